"""Merges to be judged: events of several mentions, and events that may be one with another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from math import isfinite

import numpy as np
from msgspec import Struct

from peristiwa.merge import Merger
from peristiwa.merge.facts import Facts
from peristiwa.merge.merger import days_of, week_of, weeks_around
from peristiwa.serve.reading.events import EventDetail, event_details
from peristiwa.store import View
from peristiwa.store.filters import EventFilter, conditions
from peristiwa.store.position import Position
from peristiwa.store.rows import mention_of
from peristiwa.store.told import subjects_of

__all__ = ["LikeEvent", "like_events", "merged_events"]

_READ = 400
_SHOWN = 8


class LikeEvent(Struct, frozen=True, kw_only=True):
    """An event that may be one with another.

    ``score`` is what speaks for it, that of their most similar mentions by the weights of step 6:
    above 0 the two would be merged if nothing else stood against it. ``apart`` tells whether a
    person has said that they are not one.
    """

    score: float
    apart: bool
    event: EventDetail


def like_events(view: View, merger: Merger, event: EventDetail) -> list[LikeEvent]:
    """Give the events most like one, of the same weeks and with a subject in common.

    Those that a person has kept apart from it come last.

    Args:
        view: the version to look in.
        merger: step 6, which scores them.
        event: the event that others are compared with.
    """
    own = [merger.read(one, one.words) for one in event.told]
    weeks = sorted({week for one in own for week in weeks_around(week_of(one))})
    scores = _scores(merger, own, _near(view, merger, own, weeks))
    ranked = _ranked(view, scores, _parted(view, event.mentions))[:_SHOWN]
    events = event_details(view, [id_ for *_, id_ in ranked], days_of(weeks))
    return [
        LikeEvent(score=round(-distance, 2), apart=apart, event=event)
        for (apart, distance, _), event in zip(ranked, events, strict=True)
    ]


def _scores(merger: Merger, own: Sequence[Facts], others: Sequence[Facts]) -> dict[str, float]:
    """Give the score of each of ``others`` with the one of ``own`` that it is most like."""
    if not own or not others:
        return {}
    sheet = merger.likeness.sheet([*own, *others])
    first, second = np.indices((len(own), len(others))).reshape(2, -1)
    scores = merger.likeness.scores(sheet, first, len(own) + second)
    best = scores.reshape(len(own), len(others)).max(axis=0).tolist()
    return {one.mention.id: score for one, score in zip(others, best, strict=True)}


def _ranked(
    view: View, scores: Mapping[str, float], parted: Set[str]
) -> list[tuple[bool, float, str]]:
    """Give whether an event is kept apart, its best score negated, and its id, the likeliest first.

    Args:
        view: the version to look in.
        scores: those of mentions, by their ids.
        parted: the mentions whose events are kept apart.
    """
    query = "SELECT mention, event FROM links WHERE mention IN (FROM ids)"
    best: dict[str, float] = {}
    apart: set[str] = set()
    for row in view.rows(query, lists={"ids": sorted(scores.keys() | parted)}):
        score = scores.get(row["mention"], float("-inf"))
        best[row["event"]] = max(best.get(row["event"], score), score)
        if row["mention"] in parted:
            apart.add(row["event"])
    return sorted((id_ in apart, -score, id_) for id_, score in best.items() if isfinite(score))


def _parted(view: View, mentions: Sequence[str]) -> set[str]:
    """Give the mentions that people have parted from one of ``mentions``."""
    query = """
        SELECT if(mention IN (FROM own), other, mention) AS id FROM judgements
        WHERE pinned AND NOT same AND (mention IN (FROM own) OR other IN (FROM own))"""
    return {row["id"] for row in view.rows(query, lists={"own": list(mentions)})}


def _near(view: View, merger: Merger, own: Sequence[Facts], weeks: Sequence[int]) -> list[Facts]:
    """Read the mentions of other events of some weeks that share a subject."""
    subjects = sorted({subject for one in own for subject in subjects_of(merger, one)})
    query = f"""
        SELECT id, article, outlet, origin, published, record, words, reviewed FROM mentions
        WHERE week IN ({", ".join(map(str, weeks))}) AND list_has_any(subjects, $subjects)
            AND id NOT IN (FROM own)
        ORDER BY len(list_intersect(subjects, $subjects)) DESC, id LIMIT {_READ}"""
    lists = {"own": [one.mention.id for one in own]}
    rows = view.rows(query, {"subjects": subjects}, lists=lists) if subjects else []
    return [merger.read(mention_of(row), row["words"]) for row in rows]


def merged_events(
    view: View, wanted: EventFilter, limit: int, after: Position | None = None
) -> tuple[list[EventDetail], Position | None]:
    """Give events of several mentions that nobody has judged, the latest first.

    The place where the next ones begin is None where there are no more.

    Raises:
        StoreError: when a dyad in ``wanted`` is none.
    """
    where = conditions(wanted).narrowed(f"mentions > 1 AND id NOT IN ({_JUDGED})")
    if after is not None:
        where = where.narrowed(*after.condition("day", "id"))
    rows = view.rows(
        f"SELECT id, day FROM events {where.clause}"
        f" ORDER BY day DESC NULLS LAST, id LIMIT {limit + 1}",
        where.values,
        lists=where.lists,
    )
    last = Position(rows[limit - 1]["day"], rows[limit - 1]["id"]) if len(rows) > limit else None
    return event_details(view, [row["id"] for row in rows[:limit]]), last


_JUDGED = (
    "SELECT event FROM links WHERE mention IN"
    " (SELECT unnest([mention, other]) FROM judgements WHERE pinned AND same)"
)
