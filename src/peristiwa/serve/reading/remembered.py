"""Keeps what was counted of a version, which never changes, for whoever asks the same again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from threading import Lock
from typing import Any, Concatenate, ParamSpec, TypeVar

import msgspec

from peristiwa.store import View

__all__ = ["remembered"]

_P = ParamSpec("_P")
_T = TypeVar("_T")
_MOST = 200
_kept: OrderedDict[tuple[str, int, str, bytes], Any] = OrderedDict()
_lock = Lock()


def remembered(make: Callable[Concatenate[View, _P], _T]) -> Callable[Concatenate[View, _P], _T]:
    """Let a function answer a question once for a version; its errors are not kept.

    What it is asked must be such that it can be written as JSON, and nobody may change what it
    gives.
    """

    @wraps(make)
    def find(view: View, /, *asked: _P.args, **named: _P.kwargs) -> _T:
        question = msgspec.json.encode([asked, named])
        key = (str(view.address), view.number, f"{make.__module__}.{make.__name__}", question)
        with _lock:
            if key in _kept:
                _kept.move_to_end(key)
                found: _T = _kept[key]
                return found
        made = make(view, *asked, **named)
        with _lock:
            _kept[key] = made
            while len(_kept) > _MOST:
                _kept.popitem(last=False)
        return made

    return find
