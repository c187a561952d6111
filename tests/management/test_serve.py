"""`serve`, as `make run` calls it: a fresh data folder becomes a site with its indexer beside it, and ends as one."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.environment import BASE_DIR


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def serve(data_dir: Path, port: int) -> "subprocess.Popen[str]":
    environ = os.environ | {"ARCHIVE_DATA_DIR": str(data_dir), "DJANGO_SETTINGS_MODULE": "archive.settings"}
    command = [sys.executable, "manage.py", "serve", "--port", str(port), "--sample", "--workers", "1"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    return subprocess.Popen(command, cwd=BASE_DIR, env=environ, text=True, start_new_session=True, **pipes)


def get(url: str) -> str:
    with urllib.request.urlopen(url, timeout=10) as answer:  # noqa: S310  # our own server
        return str(answer.read().decode())


def raw_status(port: int, path: str) -> str:
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode())
        return connection.recv(100).decode().split()[1]


def wait_for(url: str, process: "subprocess.Popen[str]", seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        assert process.poll() is None, process.communicate()[0]
        try:
            get(url)
        except OSError:
            time.sleep(0.2)
        else:
            return
    pytest.fail(f"{url} never answered")


def ended(process: "subprocess.Popen[str]") -> str:
    process.send_signal(signal.SIGTERM)
    return process.communicate(timeout=30)[0]


@pytest.fixture
def started(tmp_path: Path) -> Iterator[tuple["subprocess.Popen[str]", int]]:
    port = free_port()
    process = serve(tmp_path, port)
    yield process, port
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def test_it_serves_the_samples_and_a_second_call_keeps_what_is_there(
    started: tuple["subprocess.Popen[str]", int], tmp_path: Path
) -> None:
    process, port = started
    address = f"http://127.0.0.1:{port}"
    wait_for(f"{address}/healthz", process)
    assert json.loads(get(f"{address}/api/search?q=tangping"))["count"] > 0
    assert "<h1" in get(f"{address}/")
    assert raw_status(port, "/api/search?q=躺平") == "200"  # as curl sends it: not percent-encoded
    said = ended(process)
    assert f"Serving on {address}/" in said
    assert "Loading the sample articles" in said
    assert process.returncode == 0
    with pytest.raises(OSError, match="refused"):
        get(f"{address}/healthz")

    again = serve(tmp_path, port)
    wait_for(f"{address}/healthz", again, seconds=20)
    assert "Loading the sample articles" not in ended(again)


def test_a_port_in_use_is_told_in_a_line(tmp_path: Path) -> None:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        port = holder.getsockname()[1]
        process = serve(tmp_path, port)
        said = process.communicate(timeout=30)[0]
    assert process.returncode == 1
    assert f"port {port} on 127.0.0.1 cannot be used" in said
    assert "Traceback" not in said
