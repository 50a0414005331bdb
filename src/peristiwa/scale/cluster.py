"""A worker that is an actor of a Ray cluster."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

from peristiwa.errors import InputError
from peristiwa.scale.attempt import attempt_packed
from peristiwa.scale.worker import Load, WorkerGoneError, WorkerSlowError

__all__ = ["RayWorker", "join_cluster"]

_STARTED_IN = 300.0
"""Seconds in which an actor gets a core and loads its coder."""


def join_cluster(address: str) -> int:
    """Connect to the Ray cluster of an address and give the number of its cores.

    Raises:
        InputError: when Ray is not installed or the cluster can't be reached.
    """
    try:
        ray = _ray()
    except ImportError as error:
        reason = "needs Ray: install it with pip install 'peristiwa[ray]'"
        raise InputError(f"--ray {address}: {reason}") from error
    try:
        ray.init(
            address=address, ignore_reinit_error=True, log_to_driver=False, logging_level="ERROR"
        )
    except Exception as error:  # Ray raises many kinds, some of them its own
        reason = str(error).strip().partition("\n")[0]
        raise InputError(
            f"--ray {address}: no cluster can be reached there ({reason});"
            " see docs/scale.md for how to start one and hand over its token"
        ) from error
    return max(1, int(ray.cluster_resources().get("CPU", 1)))


class _Coding:
    """What runs on the cluster."""

    def __init__(self, load: Load) -> None:
        self._coder = load()

    def ready(self) -> bool:
        return True

    def code(self, articles: bytes) -> bytes:
        return attempt_packed(self._coder, articles)


class RayWorker:
    """An actor that holds one core and a coder."""

    def __init__(self, load: Load) -> None:
        self._load = load
        self._actor: Any = None

    def start(self) -> None:
        """Place the actor and wait until its coder is loaded; see ``Worker``."""
        options = {"num_cpus": 1, "max_restarts": 0, "max_task_retries": 0}
        self._actor = _ray().remote(**options)(_Coding).remote(self._load)
        self._get(self._actor.ready.remote, _STARTED_IN)

    def code(self, articles: bytes, limit: float) -> bytes:
        """Code articles; see ``Worker``."""
        answer = self._get(lambda: self._actor.code.remote(articles), limit)
        assert isinstance(answer, bytes)
        return answer

    def stop(self) -> None:
        """Kill the actor."""
        if self._actor is not None:
            _ray().kill(self._actor)
        self._actor = None

    def _get(self, ask: Callable[[], Any], limit: float) -> object:
        ray = _ray()
        try:
            return ray.get(ask(), timeout=limit)
        except ray.exceptions.GetTimeoutError as error:
            raise WorkerSlowError from error
        except ray.exceptions.RayActorError as error:
            raise WorkerGoneError(str(error).strip().partition("\n")[0]) from error


def _ray() -> Any:
    return import_module("ray")  # untyped, and not installed for most
