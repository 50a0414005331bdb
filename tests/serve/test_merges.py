"""Events that may be one, and what people say of that through the API."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from litestar.testing import TestClient

from benchmarks.store.synthetic import pairs, told_again
from peristiwa.store import Store
from tests.serve.conftest import REPORTS, sound
from tests.serve.recoding import as_another_coder
from tests.serve.running import kill_amid, server

Json = dict[str, Any]
Headers = dict[str, str]


WEEK = pairs(range(100, 110), week=date(2025, 6, 2))
WEEK += [told_again(one) for one in WEEK[:4]]
Act = tuple[str, int]
"""An article, and where the words that name the act begin: a coder may number acts otherwise."""


@pytest.fixture(autouse=True)
def _crowded_week(store: Store) -> None:
    store.add(WEEK, "1")


def by_event(client: Any) -> dict[str, list[Json]]:
    """The mentions of each event."""
    found: dict[str, list[Json]] = {}
    for one in client.get("/api/v1/mentions?limit=500").json()["items"]:
        found.setdefault(one["occurrence"], []).append(one)
    return found


def act(mention: Json) -> Act:
    return mention["article"], mention["event"]["trigger"]["start"]


def like(client: Any, event: str) -> list[Json]:
    """The look-alikes of an event, as the API tells them."""
    answer = client.get("/api/v1/merges/like", params={"event": event})
    assert answer.status_code == 200, answer.text
    return list(answer.json()["items"])


def events(client: Any) -> list[str]:
    return [one["id"] for one in client.get("/api/v1/events?limit=500").json()["items"]]


def one_with_like(client: Any) -> str:
    """An event that has several look-alikes, all of which are shown."""
    return next(id_ for id_ in events(client) if 2 < len(like(client, id_)) < 8)


def join(client: Any, as_sari: Headers, *joined: str) -> str:
    answer = client.post("/api/v1/merges/join", json={"events": joined}, headers=as_sari)
    assert answer.status_code == 201, answer.text
    (made,) = answer.json()["events"]
    return str(made)


def test_look_alikes_are_told_as_each_event_is_told_alone(
    client: TestClient[Any], as_sari: Headers
) -> None:
    chosen = one_with_like(client)
    first, second, third = (one["event"]["id"] for one in like(client, chosen)[:3])
    pair = join(client, as_sari, first, second)
    found = like(client, chosen)
    assert {pair, third} <= {one["event"]["id"] for one in found}
    assert chosen not in {one["event"]["id"] for one in found}
    for one in found:
        assert one["event"] == client.get(f"/api/v1/events/{one['event']['id']}").json()
    by = {one["event"]["id"]: [j["by"] for j in one["event"]["judgements"]] for one in found}
    assert "Sari" in by[pair]
    assert "Sari" not in by[third]
    scores = [one["score"] for one in found]
    assert scores == sorted(scores, reverse=True)


def judgements(client: Any) -> list[tuple[str, Json, set[Act]]]:
    """Joins, splits of what rules merge, and words that two are not one, in turn.

    Each with the acts of which it says that they are one, or that they are not.
    """
    found = sorted(by_event(client).items())
    merged = [(id_, told) for id_, told in found if len(told) == 2]
    single = [(id_, told[0]) for id_, told in found if len(told) == 1]
    joins = [
        ("join", {"events": [one, other]}, {act(first), act(second)})
        for (one, first), (other, second) in zip(single[::4], single[1::4], strict=False)
    ]
    parts = [
        ("apart", {"event": one, "other": other}, {act(first), act(second)})
        for (one, first), (other, second) in zip(single[2::4], single[3::4], strict=False)
    ]
    splits = [
        ("split", {"event": id_, "mentions": [told[0]["id"]]}, {act(one) for one in told})
        for id_, told in merged
    ]
    return [one for pair in zip(joins, splits, parts, strict=False) for one in pair]


def test_judgements_outlive_a_kill_and_another_coder(
    store: Store, token_file: Path, as_sari: Headers
) -> None:
    with server(store, token_file) as (process, client):
        said = judgements(client)[:12]
        assert len(said) == 12
        posts = [(f"/api/v1/merges/{word}", body) for word, body, _ in said]
        taken = kill_amid(process, client, posts, as_sari)
    assert sound(store)
    store.add(map(as_another_coder, [*pairs(range(REPORTS)), *WEEK]), "2")
    assert sound(store)
    with server(store, token_file) as (_, client):
        events_of = {act(one): id_ for id_, told in by_event(client).items() for one in told}
        for word, _, acts in said[:taken]:
            assert len({events_of[one] for one in acts}) == (1 if word == "join" else 2)
        listed = client.get("/api/v1/merges").json()["items"]
        assert [one["by"] for one in listed[-taken:]] == ["Sari"] * taken


def test_a_judgement_stands_beside_the_event_with_who_and_why(
    client: TestClient[Any], as_sari: Headers
) -> None:
    one, other = (id_ for id_, told in sorted(by_event(client).items())[:2] if len(told) == 1)
    said = {"events": [one, other], "reason": "one act"}
    (event,) = client.post("/api/v1/merges/join", json=said, headers=as_sari).json()["events"]
    judged = client.get(f"/api/v1/events/{event}").json()["judgements"]
    assert [(one["by"], one["same"], one["reason"]) for one in judged if one["pinned"]] == [
        ("Sari", True, "one act")
    ]


@pytest.mark.parametrize("turned", [False, True])
def test_look_alikes_that_are_not_one_come_last_until_that_is_taken_back(
    client: TestClient[Any], as_sari: Headers, turned: bool
) -> None:
    chosen = one_with_like(client)
    first, *others = like(client, chosen)
    pair = (chosen, first["event"]["id"])
    event, other = reversed(pair) if turned else pair
    said = {"event": event, "other": other, "reason": "another day"}
    answer = client.post("/api/v1/merges/apart", json=said, headers=as_sari)
    assert (answer.status_code, answer.json()) == (201, {"events": [], "ended": 0})
    assert like(client, chosen) == [*others, {**first, "apart": True}]
    (listed,) = client.get("/api/v1/merges").json()["items"]
    assert (listed["by"], listed["same"], listed["reason"]) == ("Sari", False, "another day")
    taken_back = {"number": listed["number"]}
    client.post("/api/v1/merges/withdraw", json=taken_back, headers=as_sari)
    assert like(client, chosen) == [first, *others]
