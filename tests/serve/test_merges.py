"""Events that may be one, and what people say of that through the API."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from litestar.testing import TestClient

from benchmarks.store.synthetic import pairs
from peristiwa.store import Store

Json = dict[str, Any]
Headers = dict[str, str]


@pytest.fixture(autouse=True)
def _crowded_week(store: Store) -> None:
    store.add(pairs(range(100, 110), week=date(2025, 6, 2)), "1")


def like(client: Any, event: str) -> list[Json]:
    """The look-alikes of an event, as the API tells them."""
    answer = client.get("/api/v1/merges/like", params={"event": event})
    assert answer.status_code == 200, answer.text
    return list(answer.json()["items"])


def events(client: Any) -> list[str]:
    return [one["id"] for one in client.get("/api/v1/events?limit=500").json()["items"]]


def one_with_like(client: Any) -> str:
    """An event that has several look-alikes."""
    return next(id_ for id_ in events(client) if len(like(client, id_)) > 2)


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
