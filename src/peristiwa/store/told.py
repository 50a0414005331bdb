"""A mention with the words of its evidence, and what step 6 looks it up by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

from peristiwa.merge.facts import Facts
from peristiwa.merge.merger import Merger, week_of
from peristiwa.records import Article, Mention
from peristiwa.store.rows import Row, mention_of, mention_row
from peristiwa.store.view import View

__all__ = ["Told", "subjects_of", "tell", "told_by_ids", "told_in", "told_row"]

_HALF = 1 << 31


@dataclass(frozen=True, slots=True)
class Told:
    """One mention; ``hash`` is its article's and ``version`` its coder's.

    ``subjects`` are the numbers (checksums) of what it is about, ``week`` counts weeks.
    """

    mention: Mention
    words: str
    hash: str
    version: str
    facts: Facts
    subjects: tuple[int, ...]
    week: int


def tell(merger: Merger, mention: Mention, words: str, hash: str, version: str) -> Told:
    """Give a mention with what step 6 reads of it; ``words`` are those of its evidence."""
    facts = merger.read(mention, words)
    return Told(mention, words, hash, version, facts, subjects_of(merger, facts), week_of(facts))


def subjects_of(merger: Merger, facts: Facts) -> tuple[int, ...]:
    """Give the numbers of what a mention is about, by which ``mentions`` looks it up."""
    return tuple(sorted({crc32(one.encode()) - _HALF for one in merger.subjects(facts)}))


def told_in(merger: Merger, article: Article, mention: Mention, hash: str, version: str) -> Told:
    """Give a mention of ``article``."""
    evidence = mention.event.evidence
    return tell(merger, mention, article.text[evidence.start : evidence.end], hash, version)


def told_row(told: Told) -> Row:
    """Give the row of ``mentions``."""
    row = mention_row(told.mention, told.hash, told.version)
    return {**row, "words": told.words, "subjects": told.subjects, "week": told.week}


def told_by_ids(view: View, merger: Merger, ids: Sequence[str]) -> list[Told]:
    """Read mentions of a version."""
    if not ids:
        return []
    query = (
        "SELECT id, article, outlet, origin, published, record, words, hash, version, subjects,"
        " week, reviewed FROM mentions WHERE id IN (FROM ids)"
    )
    return [_told_of(merger, row) for row in view.rows(query, lists={"ids": ids})]


def _told_of(merger: Merger, row: Row) -> Told:
    mention = mention_of(row)
    return Told(
        mention=mention,
        words=row["words"],
        hash=row["hash"],
        version=row["version"],
        facts=merger.read(mention, row["words"]),
        subjects=tuple(row["subjects"]),
        week=row["week"],
    )
