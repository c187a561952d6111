"""Progress bars, on terminals and elsewhere."""

import fcntl
import os
import pty
import struct
import sys
import termios
from io import StringIO
from select import select

import pytest

from archive.management.progress import progress_bar


@pytest.mark.parametrize(("rows", "columns"), [(24, 100), (0, 0)])
def test_a_terminal_shows_rate_and_time_left_whether_it_says_its_size_or_not(
    monkeypatch: pytest.MonkeyPatch, rows: int, columns: int
) -> None:
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    with os.fdopen(theirs, "w") as terminal:
        monkeypatch.setattr(sys, "stderr", terminal)
        with progress_bar(2048, "B") as bar:
            bar.update(1024)
            bar.refresh()
            terminal.flush()
            shown = ""
            while "1.00k/2.00k" not in shown and select([ours], [], [], 10)[0]:  # a terminal hands on what it has
                shown += os.read(ours, 10_000).decode()
    os.close(ours)
    assert "50%" in shown
    assert "1.00k/2.00k" in shown
    assert "B/s]" in shown


def test_elsewhere_nothing_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    stderr = StringIO()
    monkeypatch.setattr(sys, "stderr", stderr)
    with progress_bar(2, " articles") as bar:
        bar.update(1)
    assert stderr.getvalue() == ""
