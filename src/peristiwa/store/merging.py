"""What a change of the mentions means for events, links and judgements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

from peristiwa.merge import Merger
from peristiwa.records import Judgement, Occurrence
from peristiwa.store.blocks import components
from peristiwa.store.change import Change
from peristiwa.store.rows import Row, event_row, judgement_of, judgement_row, link_row
from peristiwa.store.told import Told
from peristiwa.store.view import View

__all__ = ["merge_change"]


def merge_change(
    view: View,
    change: Change,
    merger: Merger,
    new: Sequence[Told] = (),
    gone: Sequence[Told] = (),
    *,
    judged: Sequence[Judgement] = (),
    withdrawn: int | None = None,
    seeds: Iterable[str] = (),
) -> None:
    """Add to ``change`` the rows of events, links and judgements that follow from it.

    Args:
        view: the version before the change.
        change: what is to be committed; rows are added to it.
        merger: step 6.
        new: the mentions that the change brings.
        gone: the mentions that it retires.
        judged: pinned judgements that it brings.
        withdrawn: the number of the version whose pinned judgements count no more.
        seeds: ids of other mentions that are to be merged anew.
    """
    pinned = [*_pinned(view, withdrawn), *judged]
    about = {id_ for one in judged for id_ in (one.left, one.right)}
    found = components(view, merger, new, gone, bound=_bound(pinned), seeds={*seeds, *about})
    merged = merger.merged(found.sheet, found.parts, pinned, datetime.now(UTC))
    told = {one.mention.id: one for one in found.told}
    concerned = sorted({*told, *(one.mention.id for one in gone)})
    _renew_events(view, change, concerned, merged.occurrences, told)
    _renew_links(view, change, concerned, merged.occurrences, told)
    _renew_judgements(view, change, concerned, merged.judgements)
    change.add("judgements", map(judgement_row, judged))


def _pinned(view: View, withdrawn: int | None) -> list[Judgement]:
    """Give what people have judged, in the order in which they did."""
    query = (
        "SELECT j.* FROM judgements j JOIN commits c ON c.id = j.commit"
        " WHERE pinned AND c.number IS DISTINCT FROM $withdrawn ORDER BY c.number, j.n"
    )
    return [judgement_of(row) for row in view.rows(query, {"withdrawn": withdrawn})]


def _bound(pinned: Iterable[Judgement]) -> Mapping[str, set[str]]:
    """Give the mentions that are pinned together, by id, as the last judgement of a pair says."""
    last = {frozenset((one.left, one.right)): one.same for one in pinned}
    bound: defaultdict[str, set[str]] = defaultdict(set)
    for pair, same in last.items():
        if same and len(pair) == 2:
            one, other = pair
            bound[one].add(other)
            bound[other].add(one)
    return bound


def _renew_events(
    view: View,
    change: Change,
    concerned: Sequence[str],
    occurrences: Iterable[Occurrence],
    told: Mapping[str, Told],
) -> None:
    before = view.rows(
        "FROM events WHERE id IN (SELECT event FROM links WHERE mention IN (FROM ids))",
        lists={"ids": concerned},
    )
    after = {
        one.id: event_row(one, [told[id_].mention for id_ in one.mentions]) for one in occurrences
    }
    same = set()
    for row in before:
        if _content(row) == _content(after.get(row["id"], {})):
            same.add(row["id"])
        else:
            change.retire("events", row)
    change.add("events", [row for id_, row in sorted(after.items()) if id_ not in same])


def _content(row: Row) -> Row:
    """Give what a row of ``events`` says, in a form to compare; its flat columns follow from it."""
    return {name: row.get(name) for name in ("record", "articles", "outlets", "quoted")}


def _renew_links(
    view: View,
    change: Change,
    concerned: Sequence[str],
    occurrences: Iterable[Occurrence],
    told: Mapping[str, Told],
) -> None:
    after = {mention: one.id for one in occurrences for mention in one.mentions}
    same = set()
    for row in view.rows("FROM links WHERE mention IN (FROM ids)", lists={"ids": concerned}):
        if after.get(row["mention"]) == row["event"]:
            same.add(row["mention"])
        else:
            change.retire("links", row)
    new = [id_ for id_ in sorted(after) if id_ not in same]
    change.add("links", [link_row(told[id_].mention, after[id_]) for id_ in new])


def _renew_judgements(
    view: View, change: Change, concerned: Sequence[str], judgements: Iterable[Judgement]
) -> None:
    """Retire what the rules no longer say of the mentions, and add what they say now."""
    after = {(one.left, one.right, one.same, one.by, one.reason): one for one in judgements}
    query = "FROM judgements WHERE NOT pinned AND other IN (FROM ids)"
    for row in view.rows(query, lists={"ids": concerned}):
        key = (row["mention"], row["other"], row["same"], row["judge"], row["reason"])
        if after.pop(key, None) is None:
            change.retire("judgements", row)
    change.add("judgements", map(judgement_row, after.values()))
