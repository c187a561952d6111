"""The documents are true: every command, setting and make target is in the README, and what it links to is there."""

import re
from pathlib import Path

import pytest
from django.core.management import get_commands, load_command_class

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "fixtures/README.md"]


def own_commands() -> list[str]:
    return sorted(name for name, app in get_commands().items() if app == "archive")


@pytest.mark.parametrize("name", own_commands())
def test_every_command_is_documented_and_has_an_example(name: str) -> None:
    assert f"`{name}" in README
    assert f"manage.py {name}" in load_command_class("archive", name).help


def test_every_setting_is_documented() -> None:
    read = re.findall(r"ARCHIVE_[A-Z_]+", (ROOT / "archive" / "environment.py").read_text(encoding="utf-8"))
    assert set(read) - set(re.findall(r"`(ARCHIVE_[A-Z_]+)`", README)) == set()


def test_every_make_target_is_documented() -> None:
    targets = re.findall(r"^([a-z]+):.*##", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)
    documents = README + (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert len(targets) >= 4
    assert [target for target in targets if f"make {target}" not in documents] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_link_leads_somewhere(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", text)
    assert [link for link in links if not (ROOT / name).parent.joinpath(link).exists()] == []


def test_every_requirement_is_pinned_and_says_why() -> None:
    for name in ("requirements.txt", "requirements-dev.txt", "tests/bench/search/datasette.txt"):
        lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
        for line in lines:
            assert re.match(r"#|-r |[\w-]+==[\w.]+(; platform_\w+ in [^#]+)? +# \w", line), f"{name}: {line}"
