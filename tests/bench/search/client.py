"""A closed-loop client: so many readers, each of whom asks again as soon as there is an answer."""

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException

TIMEOUT = 600  # seconds
Note = Callable[[bytes], int]  # what is counted on a page


@dataclass(slots=True)
class Served:
    """What a site did: ms of each page that came whole with status 200, what else came and how often, all in so many
    seconds by the clock and of the processor. `noted` is the sum of what was noted on the pages."""

    times: list[float] = field(default_factory=list)
    errors: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    processor: float = 0.0
    noted: int = 0

    @property
    def rate(self) -> float:
        """Pages a second."""
        return len(self.times) / self.seconds if self.seconds else 0.0

    @property
    def cost(self) -> float:
        """Ms that a page takes of the processor."""
        return self.processor / len(self.times) * 1000 if self.times else float("nan")

    def add(self, other: "Served") -> None:
        self.times += other.times
        self.errors += other.errors
        self.seconds += other.seconds
        self.processor += other.processor
        self.noted += other.noted


def nothing(_page: bytes) -> int:
    return 0


def visit(
    port: int,
    addresses: Iterable[str],
    readers: int = 1,
    seconds: float = float("inf"),
    note: Note = nothing,
) -> Served:
    """Ask for each address once, until all are answered or the time is over; what is under way is waited for."""
    queue, served, lock = iter(addresses), Served(), threading.Lock()
    begun = time.perf_counter()

    def next_addresses() -> Iterator[str]:
        while time.perf_counter() - begun < seconds:
            with lock:
                address = next(queue, None)
            if address is None:
                return
            yield address

    def ask() -> None:
        answered = _asked(port, next_addresses(), note)
        with lock:
            served.add(answered)

    threads = [threading.Thread(target=ask) for _ in range(readers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    served.seconds = time.perf_counter() - begun
    return served


def _asked(port: int, addresses: Iterable[str], note: Note) -> Served:
    """What comes, each page over a connection of its own, as from readers who come one by one.

    Connections that are kept stay with the worker that took the first of them, be another idle.
    """
    served = Served()
    for address in addresses:
        begun = time.perf_counter()
        try:
            status, page = fetch(port, address)
        except (OSError, HTTPException) as error:
            served.errors[type(error).__name__] += 1
            continue
        if status == 200:
            served.times.append((time.perf_counter() - begun) * 1000)
            served.noted += note(page)
        else:
            served.errors[str(status)] += 1
    return served


def fetch(port: int, address: str, timeout: float = TIMEOUT) -> tuple[int, bytes]:
    """Status and body. Raises OSError and HTTPException where none comes."""
    connection = HTTPConnection("127.0.0.1", port, timeout=timeout)
    try:
        connection.request("GET", address, headers={"Connection": "close"})
        response = connection.getresponse()
        return response.status, response.read()
    finally:
        connection.close()
