"""Adding part by part gives what merging everything at once gives; people's judgements last."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from msgspec import structs

from benchmarks.store import synthetic
from peristiwa.errors import StoreError
from peristiwa.merge import Merger, find_origins
from peristiwa.merge import merger as rules
from peristiwa.records import Article, CodedArticle
from peristiwa.store import Address, Store, blocks
from peristiwa.store.check import check
from peristiwa.store.filters import EventFilter
from peristiwa.store.judging import find_merge_reviews
from peristiwa.store.query import find_occurrences
from peristiwa.store.rows import mentions_of

Pairs = list[tuple[Article, CodedArticle]]


@pytest.fixture
def alike(monkeypatch: pytest.MonkeyPatch) -> Pairs:
    """Reports of few people in few places and weeks, some of them reprints."""
    monkeypatch.setattr(synthetic, "_PEOPLE", synthetic._PEOPLE[:6])
    monkeypatch.setattr(synthetic, "_PLACES", synthetic._PLACES[:3])
    monkeypatch.setattr(synthetic, "_COUNTRIES", synthetic._COUNTRIES[:2])
    monkeypatch.setattr(synthetic, "_DAYS", 60)
    made = synthetic.pairs(range(60))
    for place in range(0, 60, 10):
        made[place + 1] = _reprint(*made[place], made[place + 1][0])
    return made


def _reprint(article: Article, coded: CodedArticle, of: Article) -> tuple[Article, CodedArticle]:
    events = [
        structs.replace(event, id=f"{of.id}:{place}") for place, event in enumerate(coded.events)
    ]
    copy = structs.replace(of, text=article.text)
    return copy, structs.replace(coded, id=of.id, events=events)


def _at_once(merger: Merger, pairs: Pairs) -> list[str]:
    ordered = sorted((article for article, _ in pairs), key=lambda a: (str(a.published), a.id))
    origins = find_origins((article.id, article.text) for article in ordered)
    mentions, words = [], {}
    for article, coded in pairs:
        for mention in mentions_of(article, coded, origins[article.id]):
            mentions.append(mention)
            evidence = mention.event.evidence
            words[mention.id] = article.text[evidence.start : evidence.end]
    return sorted(map(repr, merger(mentions, words).occurrences))


@pytest.mark.parametrize("crowded", [400, 12])
@pytest.mark.parametrize("seed", [1, 2])
def test_parts_in_any_order_end_as_the_whole(
    tmp_path: Path, merger: Merger, alike: Pairs, monkeypatch: pytest.MonkeyPatch,
    crowded: int, seed: int,
) -> None:  # fmt: skip
    for module in (rules, blocks):
        monkeypatch.setattr(module, "CROWDED", crowded)
    store, random = Store(Address(str(tmp_path / "store")), merger), Random(seed)
    store.make()
    left = random.sample(alike, len(alike))
    changed = [(structs.replace(a, text=f"{a.text} Lagi."), coded) for a, coded in left[:8]]
    store.add(changed, "0")
    while left:
        size = random.choice((3, 10, 25))
        store.add(left[:size], "1")
        left = left[size:]
    with store.view() as view:
        found = sorted(map(repr, find_occurrences(view, EventFilter())))
        assert view.rows("SELECT max(mentions) AS most FROM events")[0]["most"] > 1
    assert found == _at_once(merger, alike)
    assert not list(check(store.tables))


def _largest(store: Store) -> tuple[str, list[str]]:
    query = "SELECT id, mention_ids FROM events ORDER BY mentions DESC, id LIMIT 1"
    with store.view() as view:
        (row,) = view.rows(query)
    return row["id"], row["mention_ids"]


def _event_of(store: Store, mention: str) -> str:
    with store.view() as view:
        rows = view.rows("SELECT event FROM links WHERE mention = $m", {"m": mention})
    return str(rows[0]["event"])


def test_what_is_parted_stays_apart(store: Store, alike: Pairs) -> None:
    store.add(alike[:30], "1")
    event, mentions = _largest(store)
    store.split(event, mentions[:1], "a reader", "two arrests")
    store.add(alike[30:], "1")
    store.merge_anew()
    events = {_event_of(store, mention) for mention in mentions[1:]}
    assert _event_of(store, mentions[0]) not in events
    assert not list(check(store.tables))


def test_what_is_joined_stays_together_until_it_is_parted(store: Store, alike: Pairs) -> None:
    store.add(alike[:30], "1")
    first, other = alike[0][0].id, alike[2][0].id
    one, two = f"{first}#{first}:1", f"{other}#{other}:1"
    events = [_event_of(store, one), _event_of(store, two)]
    assert events[0] != events[1]
    store.join(events, "a reader")
    store.add(alike[30:], "1")
    assert _event_of(store, one) == _event_of(store, two)
    store.split(_event_of(store, one), [one], "a reader")
    assert _event_of(store, one) != _event_of(store, two)
    assert not list(check(store.tables))


def test_a_judgement_is_listed_and_taken_back(store: Store, alike: Pairs) -> None:
    store.add(alike[:30], "1")
    event, mentions = _largest(store)
    before = store.merge_anew()
    store.split(event, mentions[:1], "a reader", "two arrests")
    with store.view() as view:
        (said,) = find_merge_reviews(view)
    assert (said.same, said.mentions, said.by, said.reason) == (
        False, mentions[:1], "a reader", "two arrests",
    )  # fmt: skip
    assert said.others == mentions[1:]
    store.withdraw_judgement(said.number)
    assert {_event_of(store, one) for one in mentions} == {event}
    assert store.merge_anew() == before
    with store.view() as view:
        assert not find_merge_reviews(view)
    with pytest.raises(StoreError, match="no judgement"):
        store.withdraw_judgement(said.number)
    assert not list(check(store.tables))


def test_events_are_kept_apart_until_that_is_taken_back(store: Store, alike: Pairs) -> None:
    store.add(alike[:30], "1")
    event, mentions = _largest(store)
    store.split(event, mentions[:1], "a reader")
    one, other = (_event_of(store, mention) for mention in mentions[:2])
    assert store.keep_apart(one, other, "a reader", "another day").events == []
    with store.view() as view:
        apart, split = find_merge_reviews(view)
    assert (apart.same, apart.mentions, apart.others) == (False, mentions[:1], mentions[1:])
    assert (apart.by, apart.reason) == ("a reader", "another day")
    store.withdraw_judgement(split.number)
    store.merge_anew()
    assert _event_of(store, mentions[0]) != _event_of(store, mentions[1])
    store.withdraw_judgement(apart.number)
    assert {_event_of(store, mention) for mention in mentions} == {event}
    assert not list(check(store.tables))


def test_an_event_is_not_kept_apart_from_itself(filled: Store) -> None:
    event, _ = _largest(filled)
    with pytest.raises(StoreError, match="is one event"):
        filled.keep_apart(event, event, "a reader")
    with pytest.raises(StoreError, match="there is no event"):
        filled.keep_apart(event, "nothing", "a reader")


def test_merging_anew_changes_nothing_while_the_rules_stay(store: Store, alike: Pairs) -> None:
    store.add(alike[:20], "1")
    outcome = store.merge_anew()
    assert (outcome.ended, outcome.events) == (0, [])
    with store.view() as view:
        assert view.number == 1


@pytest.mark.parametrize(
    ("event", "mentions", "reason"),
    [
        (None, ["x"], "there is no event"),
        ("", ["x"], "has no mention"),
        ("", None, "no mention left"),
    ],
)
def test_what_can_t_be_parted(
    filled: Store, event: str | None, mentions: list[str] | None, reason: str
) -> None:
    largest, held = _largest(filled)
    with pytest.raises(StoreError, match=reason):
        filled.split("nothing" if event is None else largest, mentions or held, "a reader")
