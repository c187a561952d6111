"""Reading a JSON object of somebody else's making: values with the path that names them in errors."""

from collections.abc import Callable
from typing import Any, TypeVar

from archive.extract.decode import cleaned
from archive.extract.errors import Unreadable

T = TypeVar("T")


class Field:
    """One value of a record, with its path: `blocks[3].kind`. Every method raises Unreadable that names the path."""

    def __init__(self, value: Any, path: str = ""):
        self.value = value
        self.path = path

    @property
    def given(self) -> bool:
        return self.value is not None

    def wrong(self, reason: str) -> Unreadable:
        return Unreadable(f"{self.path}: {reason}" if self.path else reason)

    def get(self, name: str) -> "Field":
        """A member of an object; one that is absent counts as null."""
        if not isinstance(self.value, dict):
            raise self.wrong("is not an object")
        return Field(self.value.get(name), f"{self.path}.{name}" if self.path else name)

    def each(self, read: Callable[["Field"], T]) -> tuple[T, ...]:
        """What `read` makes of each item of a list; nothing where none is given."""
        if self.value is None:
            return ()
        if not isinstance(self.value, list):
            raise self.wrong("is not a list")
        return tuple(read(Field(item, f"{self.path}[{at}]")) for at, item in enumerate(self.value))

    def text(self) -> str:
        """A string that is not blank, without what a database cannot hold."""
        text = self.text_or_none()
        if text is None:
            raise self.wrong("missing" if self.value is None else "is empty")
        return text

    def text_or_none(self) -> str | None:
        """A string; None for null and for a blank one."""
        if self.value is None:
            return None
        if not isinstance(self.value, str):
            raise self.wrong("is not a string")
        text = cleaned(self.value)
        return text if text.strip() else None

    def one_of(self, allowed: tuple[str, ...], default: str | None = None) -> Any:
        """One of a fixed set of words."""
        if self.value is None and default is not None:
            return default
        text = self.text()
        if text not in allowed:
            raise self.wrong(f"'{text[:40]}' is not one of {', '.join(allowed)}")
        return text

    def number(self) -> int:
        """A whole number."""
        if isinstance(self.value, bool) or not isinstance(self.value, int):
            raise self.wrong("missing" if self.value is None else "is not a whole number")
        return self.value
