"""Word lists shipped with the package, in `data/`: words between white space, `#` begins a line of remarks."""

from importlib import resources


def read_list(name: str) -> frozenset[str]:
    table = resources.files("archive.language").joinpath("data", name).read_text("utf-8")
    return frozenset(word for line in table.splitlines() if not line.startswith("#") for word in line.split())
