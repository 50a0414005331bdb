"""How event types look on every page: a hue a quad class, a shade and a shape a type."""

from __future__ import annotations

from functools import cache
from importlib import resources

import msgspec
from msgspec import Struct

__all__ = ["TypeMark", "type_marks"]


class TypeMark(Struct, frozen=True, kw_only=True):
    """The look of a PLOVER type: the hue of its quad class, 1 to 4, and a shade and a shape.

    Shade 1 is the fullest; it goes to the gravest act of a class of conflict.
    """

    type: str
    quad: int
    shade: int
    shape: str


@cache
def type_marks() -> dict[str, TypeMark]:
    """Give the looks of all types, by quad class."""
    content = (resources.files("peristiwa.serve") / "types.json").read_bytes()
    return {one.type: one for one in msgspec.json.decode(content, type=list[TypeMark])}
