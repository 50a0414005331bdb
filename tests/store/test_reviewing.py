"""Reviews in the store itself: what they leave behind, and stores made before there were any."""

from __future__ import annotations

import shutil

import pytest
from msgspec import UNSET
from msgspec.structs import replace

from benchmarks.store.synthetic import a_pair, pairs
from peristiwa.errors import StoreError
from peristiwa.records import Changes, Mention, Occurrence
from peristiwa.store import Store
from peristiwa.store.check import check
from peristiwa.store.filters import EventFilter
from peristiwa.store.query import count_events, find_events, find_mentions, find_occurrences
from peristiwa.store.reviewing import Opinion, find_reviews
from peristiwa.store.upkeep import compact
from tests.store.test_check import force

FIRST = "report-0000003#report-0000003:1"


def findings(store: Store) -> list[str]:
    return list(map(str, check(store.tables)))


def correct(store: Store, mention: str = FIRST, by: str = "Sari", **changes: object) -> None:
    store.review(
        Opinion(verdict="correct", mention=mention, changes=Changes(**changes)),  # type: ignore[arg-type]
        by,
    )


def mention_of(store: Store, mention: str = FIRST) -> tuple[Occurrence, Mention]:
    with store.view() as view:
        event = view.rows("SELECT event FROM links WHERE mention = $id", {"id": mention})
        (occurrence,) = find_occurrences(view, EventFilter(id=[event[0]["event"]]))
        return occurrence, next(m for m in find_mentions(view, occurrence) if m.id == mention)


def test_later_reviews_add_to_earlier_ones(filled: Store) -> None:
    _, before = mention_of(filled)
    correct(filled, status="negated")
    correct(filled, by="Budi", historical=True)
    correct(filled, by="Budi", place=None)
    occurrence, after = mention_of(filled)
    assert after.event == replace(before.event, status="negated", historical=True, place=None)
    assert after.reviewed
    assert (occurrence.status, occurrence.place) == ("negated", None)
    with filled.view() as view:
        assert [one.by for one in find_reviews(view)] == ["Budi", "Budi", "Sari"]
    filled.review(Opinion(verdict="withdraw", mention=FIRST), "Sari")
    assert mention_of(filled)[1] == before
    assert findings(filled) == []


def test_a_type_that_is_corrected_twice_is_the_last(filled: Store) -> None:
    correct(filled, type="PROTEST", mode="riot")
    correct(filled, type="ASSAULT")
    filled.add(pairs(range(20)), "2")
    correct(filled, type="COERCE", mode="arrest")
    filled.add(pairs(range(20)), "3")
    event = mention_of(filled)[1].event
    assert (event.type, event.mode, event.quad) == ("COERCE", "arrest", 4)
    assert findings(filled) == []


def test_what_a_coder_learns_to_see_stays_what_people_said(filled: Store) -> None:
    """The next version gives the type to which a person corrected the last one."""
    correct(filled, type="PROTEST", mode="riot", status="planned")
    article, coded = a_pair(3)
    events = [replace(coded.events[0], type="PROTEST", mode="demo", cameo="141"), *coded.events[1:]]
    filled.add([(article, replace(coded, events=events))], "2")
    event = mention_of(filled)[1].event
    assert (event.type, event.mode, event.status) == ("PROTEST", "riot", "planned")
    with filled.view() as view:
        assert view.count("reviewed") == 1
    assert findings(filled) == []


def test_what_a_coder_no_longer_sees_stays_what_people_said(filled: Store) -> None:
    correct(filled, status="planned")
    _, before = mention_of(filled)
    article, coded = a_pair(3)
    filled.add([(article, replace(coded, events=coded.events[1:]))], "2")
    assert mention_of(filled)[1] == before
    assert findings(filled) == []


def test_reviewed_mentions_make_the_consensus(filled: Store) -> None:
    with filled.view() as view:
        told = view.rows("SELECT id FROM mentions ORDER BY id")
    ids = [told[n]["id"] for n in (0, 40, 80)]
    with filled.view() as view:
        links = view.rows("SELECT event FROM links WHERE mention IN (FROM ids)", lists={"ids": ids})
    filled.join([one["event"] for one in links], "Sari")
    correct(filled, ids[2], type="REJECT", status="negated", recipients=[])
    occurrence, _ = mention_of(filled, ids[2])
    assert len(occurrence.mentions) == 3
    assert (occurrence.type, occurrence.status, occurrence.recipients) == ("REJECT", "negated", [])


def test_events_tell_whether_people_reviewed_them(filled: Store) -> None:
    correct(filled, status="planned")
    with filled.view() as view:
        assert count_events(view, EventFilter(reviewed=True)) == 1
        marked = find_events(view, EventFilter()).column("reviewed").to_pylist()
        assert sum(marked) == 1
        assert count_events(view, EventFilter(reviewed=False)) == len(marked) - 1


def test_earlier_versions_stay_as_they_were(filled: Store) -> None:
    filled.snapshot("before")
    correct(filled, status="planned")
    with filled.view("before") as view:
        assert count_events(view, EventFilter(reviewed=True)) == 0
        assert find_reviews(view) == []
    compact(filled.tables)
    assert findings(filled) == []
    assert mention_of(filled)[1].event.status == "planned"


def test_a_store_of_before_there_were_reviews_is_read_and_reviewed(filled: Store) -> None:
    assert filled.address.local
    for name in ("reviews", "reviewed"):
        shutil.rmtree(filled.address.local / name)
    assert findings(filled) == []
    with filled.view() as view:
        assert view.count("reviews") == 0
        assert view.count("mentions") == 100
    compact(filled.tables)
    filled.add(pairs(range(30, 32)), "1")
    correct(filled, status="planned")
    assert mention_of(filled)[1].reviewed
    assert findings(filled) == []


def test_a_review_that_cannot_be_leaves_nothing_behind(filled: Store) -> None:
    with filled.view() as view:
        before = view.number
    for opinion in (
        Opinion(verdict="confirm", mention="nobody"),
        Opinion(verdict="add", mention=FIRST),
        Opinion(verdict="correct", mention=FIRST, changes=Changes(type=UNSET)),
        Opinion(verdict="correct", mention=FIRST, changes=Changes(cameo="9999")),
    ):
        with pytest.raises(StoreError):
            filled.review(opinion, "Sari")
    with filled.view() as view:
        assert view.number == before


@pytest.mark.parametrize(
    ("table", "row", "named"),
    [
        ("reviewed", {"mention": "x", "rejected": False}, "a reviewed mention is missing (1): x"),
        ("reviewed", {"mention": FIRST, "rejected": True}, f"was rejected is there (1): {FIRST}"),
        ("reviewed", {"mention": "x", "review": "r"}, "what stands by a review has none (1): x"),
    ],
)
def test_what_is_wrong_with_reviews_is_found(
    filled: Store, table: str, row: dict[str, object], named: str
) -> None:
    force(filled, table, [row])
    assert named in "\n".join(findings(filled))
