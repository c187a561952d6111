"""Processes of our own that do one thing, such as to read captures."""

import gc
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import parent_process
from threading import Thread

COLLECTED_AFTER = 50_000
"""Objects made between two looks for garbage: a page's tree is some 30,000 that are all in use. Python looks after
each 700, which takes a fifth of the time of reading a page of 100 kB."""


def begin(*also: Callable[[], object]) -> None:
    """What such a process does first; and whatever else is to be done in it."""
    collect_seldom()
    end_with_parent()
    for step in also:
        step()


def collect_seldom() -> None:
    """Look for garbage less often: of what we make in great numbers hardly anything is in circles."""
    gc.set_threshold(COLLECTED_AFTER)


@contextmanager
def out_of_hearing() -> Iterator[None]:
    """Processes that are started within never hear of Ctrl-C: it is for the one that started them, and ends them."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def end_with_parent() -> None:
    """End this process when the one that started it is gone: killed, it cannot tell, and we would wait for ever."""
    Thread(target=_wait_for_its_end, daemon=True).start()


def _wait_for_its_end() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
