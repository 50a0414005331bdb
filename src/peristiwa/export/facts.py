"""What several exports say of an occurrence in the same way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import cache
from hashlib import blake2b, sha1

from peristiwa.export.accounts import Account
from peristiwa.export.tables import merge_settings
from peristiwa.merge.numbers import NumberReader
from peristiwa.records import Occurrence, Participant

__all__ = [
    "called",
    "counted",
    "day_of",
    "distinct",
    "dyad",
    "hashed",
    "label",
    "number_of",
    "took_place",
]

_DAY = len("2024-06-22")


def took_place(occurrence: Occurrence) -> bool:
    """Whether a format that has no column for a doubt may hold the occurrence.

    It may where the act is told as one that took place, and as news; an older act that a report
    looks back on counts where the report dates it.
    """
    dated = occurrence.date is not None and occurrence.date.value is not None
    return occurrence.status == "actual" and (not occurrence.historical or dated)


def day_of(occurrence: Occurrence) -> date | None:
    """Give the day of the act, or that of the first report where none is told.

    It is None where the act is dated less precisely than to the day.
    """
    value = occurrence.date.value if occurrence.date else None
    if value is None:
        return None if occurrence.historical else occurrence.first
    return date.fromisoformat(value) if len(value) == _DAY else None


def number_of(text: str) -> int:
    """Give a number below 2**63 that stands for ``text``, always the same one."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest()) >> 1


def hashed(*parts: str) -> str:
    """Give 40 hexadecimal digits that stand for ``parts``, always the same ones."""
    return sha1("\x1f".join(("peristiwa", *parts)).encode(), usedforsecurity=False).hexdigest()


def called(participant: Participant) -> str:
    """Give what somebody is called: by name where it is known, else by the report's words."""
    return participant.name or participant.text or ""


def distinct(values: Iterable[str | None]) -> list[str]:
    """Give the values that are there, each once, in their order."""
    return list(dict.fromkeys(value for value in values if value))


def label(occurrence: Occurrence) -> str:
    """Give one line for people: ``COERCE (arrest): Polri → Siti Ayu``."""
    act = f"{occurrence.type} ({occurrence.mode})" if occurrence.mode else occurrence.type
    who, whom = (
        ", ".join(distinct(map(called, side)))
        for side in (occurrence.actors, occurrence.recipients)
    )
    if whom:
        return f"{act}: {who or '?'} → {whom}"
    return f"{act}: {who}" if who else act


def dyad(occurrence: Occurrence) -> tuple[list[Participant], list[Participant]]:
    """Give the two sides of a dyad.

    Where all who meet or agree are actors, the first is one side and the others are the other.
    """
    actors, recipients = occurrence.actors, occurrence.recipients
    if not recipients and len(actors) > 1 and occurrence.type in merge_settings().mutual:
        return actors[:1], actors[1:]
    return actors, recipients


def counted(account: Account, kind: str) -> int | None:
    """Give the number that most independent sources tell of ``kind``, such as ``killed``.

    Of numbers told as often it is the lowest; None where no report at hand tells any.
    """
    told = {
        (number, one.mention.origin)
        for one in account.testimonies
        if (number := _numbers()(one.words or "").get(kind)) is not None
    }
    tally = Counter(number for number, _ in told)
    for claims in account.occurrence.disagreements if not tally else ():
        if claims.field == kind:
            tally.update({int(c.value): c.sources for c in claims.claims if c.value is not None})
    return min(tally, key=lambda number: (-tally[number], number), default=None)


@cache
def _numbers() -> NumberReader:
    return NumberReader(merge_settings())
