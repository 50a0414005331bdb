"""What people judge about merging: that mentions tell one occurrence, or that they don't."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import combinations, product
from typing import Any

from msgspec import Struct

from peristiwa.errors import StoreError
from peristiwa.merge import Merger
from peristiwa.records import Judgement
from peristiwa.store.change import Change
from peristiwa.store.merging import merge_change
from peristiwa.store.told import tell, told_by_ids, told_row
from peristiwa.store.view import View

__all__ = [
    "MergeReview",
    "Outcome",
    "find_merge_reviews",
    "joining",
    "keeping_apart",
    "merging_anew",
    "splitting",
    "withdrawing",
]


class Outcome(Struct, frozen=True, kw_only=True):
    """The events that a judgement or a merging made, and the number of those that it ended."""

    events: list[str]
    ended: int


class MergeReview(Struct, frozen=True, kw_only=True):
    """What a person said of a merge, at one go.

    ``same``: all of ``mentions`` are one occurrence. Otherwise none of them is one with any of
    ``others``. ``number`` is that of the version which brought it, and names it.
    """

    number: int
    same: bool
    mentions: list[str]
    others: list[str]
    by: str
    at: datetime
    reason: str | None


def splitting(
    view: View,
    merger: Merger,
    *,
    event: str,
    mentions: Sequence[str],
    by: str,
    reason: str | None,
) -> tuple[Change, Outcome]:
    """Prepare that ``mentions`` don't belong to ``event``: each is parted from all its others.

    Raises:
        StoreError: when there is no such event, one of the mentions isn't its, or none is left.
    """
    held = _mentions(view, event)
    strange = sorted(set(mentions) - set(held))
    if strange:
        raise StoreError(f"event {event} has no mention {strange[0]!r}; it has {', '.join(held)}")
    rest = [one for one in held if one not in mentions]
    if not rest:
        raise StoreError(f"event {event} would have no mention left; name only those to part")
    pairs = product(sorted(set(mentions)), rest)
    return _judged(view, merger, list(_judgements(pairs, False, by, reason)))


def joining(
    view: View, merger: Merger, events: Sequence[str], by: str, reason: str | None
) -> tuple[Change, Outcome]:
    """Prepare that all mentions of ``events`` belong together; of one event, that they stay so.

    Raises:
        StoreError: when there is no such event.
    """
    held = sorted({mention for event in events for mention in _mentions(view, event)})
    return _judged(view, merger, list(_judgements(combinations(held, 2), True, by, reason)))


def keeping_apart(
    view: View, merger: Merger, *, event: str, other: str, by: str, reason: str | None
) -> tuple[Change, Outcome]:
    """Prepare that two events are not one: each mention of one is parted from each of the other.

    Raises:
        StoreError: when there is no such event, or it is the same one twice.
    """
    if event == other:
        raise StoreError(f"{event} is one event; name another from which it is to be kept apart")
    pairs = product(_mentions(view, event), _mentions(view, other))
    return _judged(view, merger, list(_judgements(pairs, False, by, reason)))


def withdrawing(view: View, merger: Merger, number: int) -> tuple[Change, Outcome]:
    """Prepare that what a person judged in version ``number`` counts no more.

    Raises:
        StoreError: when nobody judged anything there, or it was withdrawn before.
    """
    query = (
        "SELECT j.* FROM judgements j JOIN commits c ON c.id = j.commit"
        " WHERE pinned AND c.number = $number"
    )
    rows = view.rows(query, {"number": number})
    if not rows:
        raise StoreError(
            f"no judgement {number} stands; `peristiwa merge list` shows those that do"
        )
    about = {row[side] for row in rows for side in ("mention", "other")}
    held = view.rows(
        "SELECT mention FROM links WHERE mention IN (FROM ids)", lists={"ids": sorted(about)}
    )
    change = Change()
    for row in rows:
        change.retire("judgements", row)
    seeds = [row["mention"] for row in held]
    merge_change(view, change, merger, withdrawn=number, seeds=seeds)
    return change, _outcome(change)


def find_merge_reviews(view: View, limit: int | None = None, skip: int = 0) -> list[MergeReview]:
    """Give what people have judged about merging and not withdrawn, the latest first.

    Args:
        view: the version to look in.
        limit: how many at most; None for all.
        skip: how many of the latest to leave out.
    """
    end = f"OFFSET {skip}" if limit is None else f"LIMIT {limit} OFFSET {skip}"
    query = f"""
        SELECT c.number, same, list_sort(list_distinct(list(mention))) AS mentions,
            list_sort(list_distinct(list(other))) AS others, judge AS "by", j.moment AS "at", reason
        FROM judgements j JOIN commits c ON c.id = j.commit WHERE pinned
        GROUP BY ALL ORDER BY c.number DESC {end}"""
    return [_merge_review(row) for row in view.rows(query)]


def _merge_review(row: dict[str, Any]) -> MergeReview:
    if row["same"]:
        together = sorted({*row["mentions"], *row["others"]})
        row = {**row, "mentions": together, "others": []}
    return MergeReview(**row)


def merging_anew(view: View, merger: Merger) -> tuple[Change, Outcome]:
    """Prepare that everything is merged anew, for example after the rules have changed."""
    change = Change()
    rows = {row["id"]: row for row in view.rows("SELECT commit, n, id FROM mentions")}
    old = told_by_ids(view, merger, list(rows))
    new = [tell(merger, one.mention, one.words, one.hash, one.version) for one in old]
    turned = [pair for pair in zip(old, new, strict=True) if pair[0] != pair[1]]
    for one, _ in turned:
        change.retire("mentions", rows[one.mention.id])
    change.add("mentions", (told_row(one) for _, one in turned))
    went, came = [one for one, _ in turned], [one for _, one in turned]
    merge_change(view, change, merger, came, went, seeds=rows)
    return change, _outcome(change)


def _judged(view: View, merger: Merger, judgements: Sequence[Judgement]) -> tuple[Change, Outcome]:
    change = Change()
    merge_change(view, change, merger, judged=judgements)
    return change, _outcome(change)


def _outcome(change: Change) -> Outcome:
    made = [row["id"] for row in change.rows.get("events", [])]
    gone = sum(row["of_table"] == "events" for row in change.rows.get("retired", []))
    return Outcome(events=made, ended=gone)


def _judgements(
    pairs: Iterable[tuple[str, str]],
    same: bool,
    by: str,
    reason: str | None,
) -> Iterator[Judgement]:
    moment = datetime.now(UTC)
    for left, right in pairs:
        yield Judgement(
            left=left, right=right, same=same, by=by, at=moment, pinned=True, reason=reason
        )


def _mentions(view: View, event: str) -> list[str]:
    query = "SELECT mention FROM links WHERE event = $event ORDER BY mention"
    found = [row["mention"] for row in view.rows(query, {"event": event})]
    if not found:
        raise StoreError(f"there is no event {event!r}; `peristiwa events` shows the ids")
    return found
