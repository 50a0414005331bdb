"""Keeps what was counted of a version, which never changes, for whoever asks the same again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Any, TypeVar

import msgspec

from peristiwa.store import View

__all__ = ["remembered"]

_T = TypeVar("_T")
_MOST = 200
_kept: OrderedDict[tuple[str, int, str, bytes], Any] = OrderedDict()
_lock = Lock()


def remembered(view: View, what: str, asked: object, make: Callable[[], _T]) -> _T:
    """Give what ``make`` gives, made once for a version and a question.

    Args:
        view: the version.
        what: names what is made.
        asked: the question, anything that can be written as JSON.
        make: finds the answer; its errors are not kept.
    """
    key = (str(view.address), view.number, what, msgspec.json.encode(asked))
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            found: _T = _kept[key]
            return found
    made = make()
    with _lock:
        _kept[key] = made
        while len(_kept) > _MOST:
            _kept.popitem(last=False)
    return made
