"""Imports point down the floors; those inside functions count."""

import ast
from pathlib import Path

import pytest

ARCHIVE = Path(__file__).resolve().parent.parent / "archive"
FLOORS = [
    {"language", "extract", "environment"},
    {"models"},
    {"catalogue", "search"},
    {"ingest", "curation", "publish"},
    {"web", "admin", "management", "templatetags", "migrations", "settings", "urls", "wsgi", "apps"},
]
ROOMS = {"search_indexes": "search"}  # haystack looks for it under this name
SHARED = {0, 1, 4}  # floors whose rooms may import each other
PURE = {
    "django",
    "haystack",
    "whoosh",
    "tantivy",
    "requests",
    "urllib.request",
    "socket",
    "time",
}  # what floor 0 keeps away from


def room_of(module: str) -> str:
    """The room of `archive.…`, e.g. `archive.models.topic` → `models`."""
    name = module.split(".")[1] if "." in module else ""
    return ROOMS.get(name, name)


def floor_of(room: str) -> int:
    return next(floor for floor, rooms in enumerate(FLOORS) if room in rooms)


def imports_of(source: str) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are written in full"
            rooms = {f"archive.{alias.name}" for alias in node.names} if node.module == "archive" else set()
            found |= rooms or {node.module or ""}
    return found


def faults(importer: str, source: str) -> list[str]:
    """What is wrong with the imports of one module."""
    room = room_of(importer)
    found = []
    for imported in imports_of(source):
        if floor_of(room) == 0 and any(imported == name or imported.startswith(f"{name}.") for name in PURE):
            found.append(f"{importer} is on floor 0 and imports {imported}")
        other = room_of(imported) if imported.startswith("archive.") else ""
        if not other or other == room:
            continue
        sideways = floor_of(other) == floor_of(room) and floor_of(room) not in SHARED
        if floor_of(other) > floor_of(room) or sideways:
            found.append(f"{importer} imports {imported}, which is {'beside' if sideways else 'above'} it")
    return found


def modules() -> list[Path]:
    return sorted(path for path in ARCHIVE.rglob("*.py") if path != ARCHIVE / "__init__.py")


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ARCHIVE)))
def test_imports_point_down(path: Path) -> None:
    module = ".".join(path.relative_to(ARCHIVE.parent).with_suffix("").parts)
    if room_of(module) != "environment":  # it raises Django's ImproperlyConfigured
        assert faults(module, path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("importer", "source"),
    [
        ("archive.models.topic", "from archive.catalogue import project"),
        ("archive.catalogue.identity", "def f():\n    import archive.search.engines"),
        ("archive.ingest.load", "from archive.curation import edit"),
        ("archive.language.tokens", "from django.conf import settings"),
        ("archive.extract.page", "from archive import models"),
    ],
)
def test_it_sees_an_import_that_does_not(importer: str, source: str) -> None:
    assert len(faults(importer, source)) == 1
