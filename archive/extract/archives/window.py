"""A stream read ahead: lines and stretches of it, with what was read too far put back."""

import io
import re

from archive.extract.archives.gunzip import Gunzip
from archive.extract.errors import Unreadable

BLOCK = 64 * 1024
BLANK = b"\r\n"


class Window:
    """Bytes of a stream. At damage it ends, `trouble` says why, and `resume` may get past it."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self.stream = stream
        self._trouble: str | None = None
        self._held = b""
        self._at = 0

    @property
    def trouble(self) -> str | None:
        """Why the stream ends here, if that is not its end."""
        return None if self._at < len(self._held) else self._trouble

    def peek(self, size: int) -> bytes:
        """The next `size` bytes, fewer at the end."""
        while len(self._held) - self._at < size and (block := self._read()):
            self._held = self._held[self._at :] + block
            self._at = 0
        return self._held[self._at : self._at + size]

    def take(self, size: int) -> bytes:
        """The next `size` bytes, fewer at the end, and go past them."""
        parts = [self._held[self._at : self._at + size]]
        self._at += len(parts[0])
        missing = size - len(parts[0])
        while missing and (block := self._read()):
            parts.append(block[:missing])
            self._held, self._at = block, len(parts[-1])
            missing -= len(parts[-1])
        return b"".join(parts)

    def put_back(self, content: bytes) -> None:
        self._held, self._at = content + self._held[self._at :], 0

    def take_until(self, mark: "re.Pattern[bytes]", longest: int) -> bytes | None:
        """What stands before `mark`, and go past both; None, and stay, if it is not within `longest` bytes."""
        head = self.peek(longest)
        found = mark.search(head)
        if found is None:
            return None
        self._at += found.end()
        return head[: found.start()]

    def skip_blank(self) -> None:
        while head := self.peek(BLOCK):
            stands = head.lstrip(BLANK)
            self._at += len(head) - len(stands)
            if stands:
                return

    def skip_to(self, mark: "re.Pattern[bytes]", reach: int, most: int | None = None) -> int:
        """Go to the next `mark` (marks are up to `reach` long), over `most` bytes at most; how many that were."""
        passed = 0
        while most is None or passed < most:
            head = self.peek(BLOCK)
            found = mark.search(head)
            step = found.start() if found else len(head) - reach if len(head) == BLOCK else len(head)
            step = step if most is None else min(step, most - passed)
            self._at += step
            passed += step
            if found or len(head) < BLOCK:
                break
        return passed

    def resume(self, start: bytes) -> bool:
        """Get past the trouble, to a place where `start` stands; False where that cannot be."""
        raw = self.stream.raw
        self._trouble = None
        return isinstance(raw, Gunzip) and raw.resume(start)

    def _read(self) -> bytes:
        if self._trouble:
            return b""
        try:
            return self.stream.read1(BLOCK)
        except Unreadable as error:
            self._trouble = str(error)
            return b""
