"""Positions: where a listing by day goes on."""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec import Struct

__all__ = ["Position"]


class Position(Struct, frozen=True):
    """A place in an order by day and then by id: behind the record of this day and id."""

    day: date | None
    id: str

    def condition(self, day: str, id_: str, *, newest: bool = True) -> tuple[str, dict[str, Any]]:
        """Give the condition that rows come behind this place, and the values that it names.

        Args:
            day: the column of the day; rows without one come last in any case.
            id_: the column of the id.
            newest: whether the last days come first.
        """
        if self.day is None:
            return f"{day} IS NULL AND {id_} > $after_id", {"after_id": self.id}
        beyond = "<" if newest else ">"
        return (
            f"{day} {beyond} $after_day OR {day} IS NULL"
            f" OR ({day} = $after_day AND {id_} > $after_id)",
            {"after_day": self.day, "after_id": self.id},
        )
