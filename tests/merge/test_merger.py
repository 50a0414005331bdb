"""Which mentions are one occurrence, and that only the set of them decides."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from itertools import permutations

import pytest

from peristiwa.merge import Merger
from peristiwa.records import Judgement, Mention
from tests.merge.conftest import KENDARI, PADANG

Make = Callable[..., Mention]
ARREST = {"actors": ["Polri"], "recipients": ["Budi Wira"], "day": "2025-03-04"}
TOLD = (
    "Polri menangkap Budi Wira di Padang pada Selasa malam",
    "Seorang warga kota itu ditangkap polisi",
)


def groups(merger: Merger, mentions: list[Mention], **told: object) -> list[list[str]]:
    texts = {m.id: TOLD[place % 2] for place, m in enumerate(mentions)}
    merged = merger(mentions, texts, **told)
    return sorted(sorted(name[:1] for name in one.mentions) for one in merged.occurrences)


def test_the_same_act_told_twice_is_one(merger: Merger, mention: Make) -> None:
    assert groups(merger, [mention("a", **ARREST), mention("b", **ARREST)]) == [["a", "b"]]


@pytest.mark.parametrize(
    "other",
    [
        {"day": "2025-03-07"},
        {"recipients": ["Siti Ayu"]},
        {"actors": ["Russia"]},
        {"type_": "CONSULT"},
        {"published": "2025-01-02", "day": None},
    ],
)
def test_look_alikes_stay_apart(merger: Merger, mention: Make, other: dict[str, object]) -> None:
    first = mention("a", **ARREST)
    assert groups(merger, [first, mention("b", **{**ARREST, **other})]) == [["a"], ["b"]]


def test_two_towns_are_two_acts(merger: Merger, mention: Make) -> None:
    told = {"actors": ["Polri"], "day": "2025-03-04"}
    mentions = [mention("a", **told, place=PADANG), mention("b", **told, place=KENDARI)]
    assert groups(merger, mentions) == [["a"], ["b"]]


def test_what_is_unknown_does_not_part(merger: Merger, mention: Make) -> None:
    mentions = [mention("a", **ARREST, place=PADANG), mention("b", recipients=["Budi Wira"])]
    assert groups(merger, mentions) == [["a", "b"]]


def test_a_report_can_t_tell_as_done_what_is_done_later(merger: Merger, mention: Make) -> None:
    early = mention("a", recipients=["Budi Wira"], published="2025-03-02")
    assert groups(merger, [early, mention("b", **ARREST)]) == [["a"], ["b"]]
    plan = mention("a", recipients=["Budi Wira"], published="2025-03-02", status="planned")
    assert groups(merger, [plan, mention("b", **ARREST)]) == [["a", "b"]]


def test_the_order_of_arrival_is_no_matter(merger: Merger, mention: Make) -> None:
    mentions = [
        mention("a", **ARREST),
        mention("b", recipients=["Budi Wira"]),
        mention("c", **{**ARREST, "recipients": ["Siti Ayu"]}),
        mention("d", actors=["Polri"], day="2025-03-04", published="2025-03-06"),
    ]
    texts = dict.fromkeys((m.id for m in mentions), TOLD[0])
    results = [merger(some, texts).occurrences for some in permutations(mentions)]
    assert all(result == results[0] for result in results)


def test_what_a_person_judged_holds(merger: Merger, mention: Make) -> None:
    mentions = [mention("a", **ARREST), mention("b", **ARREST), mention("c", type_="CONSULT")]
    now = datetime(2025, 3, 9, tzinfo=UTC)
    apart = Judgement(left="a#1", right="b#1", same=False, by="Ani", at=now, pinned=True)
    one = Judgement(left="c#1", right="a#1", same=True, by="Ani", at=now, pinned=True)
    assert groups(merger, mentions, pinned=[apart, one]) == [["a", "c"], ["b"]]


def test_each_merge_is_a_judgement_with_its_reasons(merger: Merger, mention: Make) -> None:
    now = datetime(2025, 3, 9, tzinfo=UTC)
    merged = merger([mention("a", **ARREST), mention("b", **ARREST)], {}, at=now)
    (judgement,) = merged.judgements
    assert (judgement.left, judgement.right, judgement.same) == ("a#1", "b#1", True)
    assert "same day" in str(judgement.reason)
    assert not judgement.pinned


def test_numbers_and_status_that_differ_are_told_with_who_says_so(
    merger: Merger, mention: Make
) -> None:
    attack = {"type_": "ASSAULT", "actors": ["Russia"], "day": "2025-03-04"}
    mentions = [
        mention("a", **attack),
        mention("b", **attack, origin="a"),
        mention("c", **attack, status="negated"),
    ]
    texts = {
        "a#1": "Rusia menyerang kota itu dan menewaskan tiga orang",
        "b#1": "Rusia menyerang kota itu dan menewaskan tiga orang",
        "c#1": "Rusia menyerang kota itu dan menewaskan 12 orang",
    }
    (one,) = merger(mentions, texts).occurrences
    assert (one.sources, one.status, len(one.mentions)) == (2, "actual", 3)
    told = {
        d.field: [(c.value, c.sources, len(c.mentions)) for c in d.claims]
        for d in one.disagreements
    }
    assert told["killed"] == [("3", 1, 2), ("12", 1, 1)]
    assert told["status"] == [("actual", 1, 2), ("negated", 1, 1)]


def test_of_nothing_comes_nothing(merger: Merger) -> None:
    assert merger([], {}).occurrences == []
