"""Which types can name one act, and which acts are mutual."""

from __future__ import annotations

from peristiwa.merge.columns import Numbers
from peristiwa.merge.settings import MergeSettings

__all__ = ["Types"]


class Types:
    """What ``merging.yaml`` says of the types; each type has a bit of its own."""

    def __init__(self, settings: MergeSettings) -> None:
        self._groups = settings.compatible
        self._mutual = frozenset(settings.mutual)
        self._number = Numbers()

    def is_mutual(self, type_: str) -> bool:
        """Whether the parties of such an act are named in either order."""
        return type_ in self._mutual

    def bit(self, type_: str) -> int:
        """Give the bit of a type."""
        return 1 << self._number(type_)

    def bits_like(self, type_: str) -> int:
        """Give the bits of the types that can name one act with ``type_``, itself among them."""
        likes = {other for group in self._groups if type_ in group for other in group} | {type_}
        return sum(map(self.bit, likes))
