"""Merges to be judged: events of several mentions, and events that may be one with another."""

from __future__ import annotations

import numpy as np
from msgspec import Struct

from peristiwa.merge import Merger
from peristiwa.merge.merger import weeks_around
from peristiwa.serve.reading.events import EventDetail, event_detail
from peristiwa.store import View
from peristiwa.store.filters import EventFilter, conditions
from peristiwa.store.position import Position
from peristiwa.store.told import Told, told_by_ids

__all__ = ["LikeEvent", "like_events", "merged_events"]

_READ = 400
_SHOWN = 8


class LikeEvent(Struct, frozen=True, kw_only=True):
    """An event that may be one with another.

    ``score`` is what speaks for it, that of their most similar mentions by the weights of step 6:
    above 0 the two would be merged if nothing else stood against it.
    """

    score: float
    event: EventDetail


def like_events(view: View, merger: Merger, event: EventDetail) -> list[LikeEvent]:
    """Give the events most like one, of the same weeks and with a subject in common.

    Args:
        view: the version to look in.
        merger: step 6, which scores them.
        event: the event that others are compared with.
    """
    own = told_by_ids(view, merger, event.mentions)
    ids = _near(view, own)
    others = told_by_ids(view, merger, list(ids))
    best: dict[str, float] = {}
    for one, score in zip(others, _most(merger, own, others), strict=True):
        id_ = ids[one.mention.id]
        best[id_] = max(best.get(id_, float("-inf")), score)
    likely = [(score, id_) for id_, score in best.items() if score > float("-inf")]
    chosen = sorted(likely, key=lambda pair: (-pair[0], pair[1]))[:_SHOWN]
    return [
        LikeEvent(score=round(score, 2), event=event_detail(view, id_)) for score, id_ in chosen
    ]


def _most(merger: Merger, own: list[Told], others: list[Told]) -> list[float]:
    """Give the score of each of ``others`` with that of ``own`` which it is most like."""
    sheet = merger.likeness.sheet(one.facts for one in [*own, *others])
    first, second = np.indices((len(own), len(others))).reshape(2, -1)
    scores = merger.likeness.scores(sheet, first, second + len(own))
    return scores.reshape(len(own), len(others)).max(axis=0).tolist() if own else []


def _near(view: View, own: list[Told]) -> dict[str, str]:
    """Give the mentions of other events that share a subject and a week, with their events."""
    subjects = sorted({subject for one in own for subject in one.subjects})
    weeks = sorted({week for one in own for week in weeks_around(one.week)})
    query = f"""
        SELECT m.id, l.event FROM mentions m JOIN links l ON l.mention = m.id
        WHERE m.week IN (FROM weeks) AND list_has_any(m.subjects, $subjects)
            AND l.event NOT IN (SELECT event FROM links WHERE mention IN (FROM own))
        ORDER BY len(list_intersect(m.subjects, $subjects)) DESC, m.id LIMIT {_READ}"""
    lists = {"weeks": weeks, "own": [one.mention.id for one in own]}
    if not subjects:
        return {}
    return {
        row["id"]: row["event"] for row in view.rows(query, {"subjects": subjects}, lists=lists)
    }


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
    return [event_detail(view, row["id"]) for row in rows[:limit]], last


_JUDGED = (
    "SELECT l.event FROM links l JOIN judgements j ON j.mention = l.mention OR j.other = l.mention"
    " WHERE j.pinned AND j.same"
)
