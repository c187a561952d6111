"""What a capture cannot say about itself: from `NAME.meta.json`, a `manifest.csv` in its folder, or the command.

The nearer word holds: sidecar before manifest before options.
"""

import csv
import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from unicodedata import category
from urllib.parse import urlsplit

from archive.extract import Metadata
from archive.models import Access

SUFFIX = ".meta.json"
MANIFEST = "manifest.csv"
LONGEST = {"address": 2000, "captured": 40, "source": 200, "site": 500, "rights": 200, "access": 20}
Manifest = dict[str, Mapping[str | None, Any]]
NO_TEXT = {"Cc", "Cs"}  # categories of Unicode: control characters, halves of surrogate pairs


class WrongSidecar(ValueError):
    """A sidecar or manifest that makes no sense; its text is the reason in one line."""


@dataclass(frozen=True, slots=True)
class Sidecar:
    """What is known of a capture beside it; None where nothing is said.

    `captured` is ISO 8601, `rights` a rightsstatements.org address, `access` one of `open`, `metadata`.
    """

    address: str | None = None
    captured: str | None = None
    source: str | None = None
    site: str | None = None
    rights: str | None = None
    access: str | None = None

    def over(self, other: "Sidecar") -> "Sidecar":
        """This, and where it says nothing, `other`."""
        names = [field.name for field in fields(self)]
        return Sidecar(**{name: getattr(self, name) or getattr(other, name) for name in names})

    @property
    def captured_at(self) -> datetime | None:
        return moment(self.captured) if self.captured else None


def sidecar_of(path: Path, options: Sidecar, manifests: dict[Path, Manifest]) -> Sidecar:
    """What is known of the capture at `path`; `manifests` remembers the folders already read. Raises WrongSidecar."""
    if path.parent not in manifests:
        manifests[path.parent] = read_manifest(path.parent / MANIFEST)
    listed = checked(manifests[path.parent].get(path.name, {}), f"{MANIFEST}: {path.name}")
    return read_sidecar(path.with_name(path.name + SUFFIX)).over(listed).over(options)


def read_sidecar(path: Path) -> Sidecar:
    if not path.is_file():
        return Sidecar()
    try:
        stated = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise WrongSidecar(f"{path.name}: is no JSON ({error})") from error
    if not isinstance(stated, dict):
        raise WrongSidecar(f"{path.name}: must hold a JSON object")
    return checked(stated, path.name)


def read_manifest(path: Path) -> Manifest:
    """The rows of a manifest by the name of the capture; only what each capture's own row says is checked, later."""
    if not path.is_file():
        return {}
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            rows = list(csv.DictReader(lines))
    except (OSError, ValueError, csv.Error) as error:
        raise WrongSidecar(f"{path.name}: cannot be read ({error})") from error
    if rows and "name" not in rows[0]:
        raise WrongSidecar(f"{path.name}: has no column 'name'")
    return {row["name"]: row for row in rows}


def checked(stated: Mapping[str | None, Any], where: str) -> Sidecar:
    """The sidecar that `stated` is; what it does not know of is ignored."""
    known = {field.name: stated.get(field.name) for field in fields(Sidecar)}
    for name, value in known.items():
        if value is not None and not is_line(value, LONGEST[name]):
            raise WrongSidecar(f"{where}: {name}: must be a line of text of at most {LONGEST[name]} characters")
    sidecar = Sidecar(**{name: value.strip() if value else None for name, value in known.items()})
    check_values(sidecar, where)
    return sidecar


def words_of(metadata: Metadata) -> Sidecar:
    """What an archive says of one of its captures, as a sidecar would; what makes no sense there is not believed."""
    words = Sidecar()
    for field in fields(metadata):
        try:
            words = words.over(checked({field.name: getattr(metadata, field.name)}, "archive"))
        except WrongSidecar:
            continue
    return replace(words, captured=words.captured_at.isoformat() if words.captured_at else None)


def is_line(value: Any, longest: int) -> bool:
    return isinstance(value, str) and len(value) <= longest and NO_TEXT.isdisjoint(map(category, value))


def check_values(sidecar: Sidecar, where: str) -> None:
    for name in ("address", "site", "rights"):
        value = getattr(sidecar, name)
        if value and not is_web_address(value):
            raise WrongSidecar(f"{where}: {name}: {value!r} is no http(s) address")
    if sidecar.access and sidecar.access not in Access.values:
        raise WrongSidecar(f"{where}: access: {sidecar.access!r} is not one of {', '.join(Access.values)}")
    try:
        _ = sidecar.captured_at
    except ValueError as error:
        raise WrongSidecar(f"{where}: captured: {sidecar.captured!r} is no ISO 8601 date") from error


def is_web_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)


def moment(iso: str) -> datetime:
    """The moment an ISO date or time names, in UTC, which is what times without a zone are taken for."""
    found = datetime.fromisoformat(iso)
    try:
        return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    except OverflowError as error:  # in UTC it is before the year 1 or after 9999
        raise ValueError(str(error)) from error
