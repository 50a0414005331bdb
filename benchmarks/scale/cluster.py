"""A Ray head and one more node on this machine, which let in who has the token."""

from __future__ import annotations

import os
import secrets
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

__all__ = ["cluster", "kill_one"]

PORT = 6391
_CODING = b"ray::_Coding.code"
_SMALL = ("--num-cpus", "1", "--object-store-memory", "100000000", "--block")


@contextmanager
def cluster() -> Iterator[tuple[str, dict[str, str]]]:
    """Start two nodes of one core each; give the address and the environment of who may join."""
    token = {"RAY_AUTH_MODE": "token", "RAY_AUTH_TOKEN": secrets.token_hex(32)}
    environment = {
        **os.environ,
        **token,
        "RAY_USAGE_STATS_ENABLED": "0",
        "OPENBLAS_NUM_THREADS": "1",
    }
    ray = str(Path(sys.executable).with_name("ray"))
    address = f"127.0.0.1:{PORT}"
    head = [ray, "start", "--head", "--node-ip-address", "127.0.0.1", "--port", str(PORT)]
    with tempfile.TemporaryDirectory(prefix="ray") as folder:
        head += ["--include-dashboard", "false", "--temp-dir", folder]
        nodes = [_start([*head, *_SMALL], environment)]
        try:
            _wait(ray, address, environment, 1)
            nodes.append(_start([ray, "start", "--address", address, *_SMALL], environment))
            _wait(ray, address, environment, 2)
            yield address, token
        finally:
            for node in reversed(nodes):
                node.terminate()
            for node in nodes:
                node.wait()


def kill_one(within: float = 120.0) -> int:
    """Wait for an actor of this machine that codes, kill it, and give the number of its process."""
    end = time.monotonic() + within
    while time.monotonic() < end:
        for command in Path("/proc").glob("[0-9]*/cmdline"):
            with suppress(OSError):
                if command.read_bytes().startswith(_CODING):
                    process = int(command.parent.name)
                    os.kill(process, signal.SIGKILL)
                    return process
        time.sleep(0.05)
    raise RuntimeError("no actor codes")


def _start(words: list[str], environment: dict[str, str]) -> subprocess.Popen[bytes]:
    nothing = subprocess.DEVNULL
    return subprocess.Popen(words, env=environment, stdout=nothing, stderr=nothing)


_NODES = """
import sys, time, ray
end = time.monotonic() + 60
ray.init(sys.argv[1], logging_level="ERROR")
while sum(node["Alive"] for node in ray.nodes()) < int(sys.argv[2]):
    time.sleep(0.2)
    assert time.monotonic() < end, "the nodes don't come up"
"""


def _wait(ray: str, address: str, environment: dict[str, str], nodes: int) -> None:
    words = [sys.executable, "-c", _NODES, address, str(nodes)]
    for _ in range(10):
        if subprocess.run(words, env=environment, check=False, capture_output=True).returncode == 0:
            return
    raise RuntimeError(f"{ray}: no cluster came up at {address}")
