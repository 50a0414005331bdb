"""What people say of codings through the API: it counts, and it outlives coders and crashes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from litestar.testing import TestClient

from benchmarks.store.synthetic import pairs
from peristiwa.evaluation import read_gold
from peristiwa.serve.app import create_app
from peristiwa.serve.settings import Settings
from peristiwa.store import Store
from tests.serve.conftest import REPORTS, sound
from tests.serve.recoding import as_another_coder
from tests.serve.running import kill_amid, server

Json = dict[str, Any]
Headers = dict[str, str]

CORRECTIONS: list[Json] = [
    {"type": "PROTEST", "mode": "riot"},
    {"status": "planned", "historical": True},
    {"place": None, "recipients": []},
    {
        "date": {
            "start": None,
            "end": None,
            "text": None,
            "value": "2020-01",
            "granularity": "month",
        }
    },
]


def mentions(client: Any) -> list[Json]:
    return sorted(
        client.get("/api/v1/mentions?limit=500").json()["items"], key=lambda one: str(one["id"])
    )


def twenty(found: list[Json]) -> list[Json]:
    """Twenty opinions on different mentions: five of each kind of correction."""
    chosen = found[:: len(found) // 20][:20]
    return [
        {"verdict": "correct", "mention": one["id"], "changes": CORRECTIONS[n % len(CORRECTIONS)]}
        for n, one in enumerate(chosen)
    ]


def holds(event: Json, changes: Json) -> bool:
    return all(event[name] == value for name, value in changes.items())


def test_twenty_corrections_count_and_outlive_another_coder(
    client: TestClient[Any], store: Store, as_sari: Headers
) -> None:
    said = twenty(mentions(client))
    for one in said:
        answer = client.post("/api/v1/reviews", json=one, headers=as_sari)
        assert answer.status_code == 201, answer.text
        assert answer.json()["by"] == "Sari"
    for again in range(2):
        by_id = {one["id"]: one for one in mentions(client)}
        for one in said:
            found = by_id[one["mention"]]
            assert found["reviewed"]
            assert holds(found["event"], one["changes"])
            event = client.get(f"/api/v1/events/{found['occurrence']}").json()
            assert event["reviewed"]
            assert holds(event, one["changes"]) or len(event["mentions"]) > 1
        assert len([one for one in by_id.values() if one["reviewed"]]) == 20
        assert sound(store)
        if not again:
            store.add(map(as_another_coder, pairs(range(REPORTS))), "2")
    assert {one["version"] for one in by_id.values()} == {"2"}


def test_scores_follow_from_the_corrected_type(client: TestClient[Any], as_sari: Headers) -> None:
    target = next(one for one in mentions(client) if one["event"]["type"] == "AID")
    said = {"verdict": "correct", "mention": target["id"], "changes": {"type": "ASSAULT"}}
    client.post("/api/v1/reviews", json=said, headers=as_sari)
    event = next(one for one in mentions(client) if one["id"] == target["id"])["event"]
    assert (event["type"], event["mode"], event["quad"]) == ("ASSAULT", None, 4)
    assert event["goldstein"] < 0
    assert event["cameo"].startswith(("18", "19", "20"))


def test_what_is_rejected_is_gone_until_it_is_withdrawn(
    client: TestClient[Any], store: Store, as_sari: Headers
) -> None:
    before = mentions(client)
    target = before[7]["id"]
    for verdict, there in (("reject", False), ("withdraw", True), ("reject", False)):
        said = {"verdict": verdict, "mention": target}
        assert client.post("/api/v1/reviews", json=said, headers=as_sari).status_code == 201
        assert (target in {one["id"] for one in mentions(client)}) == there
        assert sound(store)
    store.add(map(as_another_coder, pairs(range(REPORTS))), "2")
    places = {(m["article"], m["event"]["trigger"]["start"]) for m in mentions(client)}
    assert (before[7]["article"], before[7]["event"]["trigger"]["start"]) not in places
    assert sound(store)


def test_what_was_missed_can_be_added_and_outlives_another_coder(
    client: TestClient[Any], store: Store, as_sari: Headers
) -> None:
    article = client.get("/api/v1/articles/report-0000003").json()
    start = article["text"].index("wartawan")
    changes = {
        "type": "REQUEST",
        "trigger": {"start": start, "end": start + 8, "text": "wartawan"},
        "status": "negated",
    }
    said = {"verdict": "add", "article": article["id"], "changes": changes}
    answer = client.post("/api/v1/reviews", json=said, headers=as_sari)
    assert answer.status_code == 201, answer.text
    name = answer.json()["mention"]
    for version in ("1", "2"):
        found = next(one for one in mentions(client) if one["id"] == name)
        assert holds(found["event"], changes)
        assert found["words"].endswith("kepada wartawan.")
        assert found["version"] == version
        assert sound(store)
        store.add(map(as_another_coder, pairs(range(REPORTS))), "2")


def test_another_text_is_coded_as_if_nobody_had_spoken(
    client: TestClient[Any], store: Store, as_sari: Headers
) -> None:
    target = mentions(client)[0]
    for verdict in ("confirm", "reject"):
        said = {"verdict": verdict, "mention": target["id"]}
        client.post("/api/v1/reviews", json=said, headers=as_sari)
    store.add(pairs(range(1), revision=1), "1")
    told = client.get(f"/api/v1/articles/{target['article']}").json()["told"]
    assert [one["reviewed"] for one in told] == [False] * 5
    assert sound(store)


def test_reviewed_reports_are_gold_that_score_reads(
    client: TestClient[Any], as_sari: Headers, tmp_path: Path
) -> None:
    own = [
        one for one in mentions(client) if one["article"] in ("report-0000000", "report-0000001")
    ]
    for one in own[:-1]:  # one of the second report is left
        said = {"verdict": "confirm", "mention": one["id"]}
        client.post("/api/v1/reviews", json=said, headers=as_sari)
    path = tmp_path / "gold.jsonl"
    path.write_bytes(client.get("/api/v1/reviews/gold").content)
    (document,) = read_gold(path)
    assert document.id == "report-0000000"
    text = client.get("/api/v1/articles/report-0000000").json()["text"]
    assert document.text == text.strip()
    for event, mention in zip(document.events, own, strict=False):
        coded = mention["event"]
        assert (event.start, event.end) == (coded["trigger"]["start"], coded["trigger"]["end"])
        assert (event.type, event.mode, event.status) == tuple(
            coded[name] for name in ("type", "mode", "status")
        )
        assert [one.name for one in event.actors] == [one["name"] for one in coded["actors"]]
    path.write_bytes(client.get("/api/v1/reviews/gold?partial=true").content)
    assert [len(one.events) for one in read_gold(path)] == [5, 4]


@pytest.mark.parametrize(
    ("said", "status", "named"),
    [
        ({"verdict": "confirm", "mention": "nobody#1"}, 400, "there is no mention"),
        ({"verdict": "confirm"}, 400, "give the id of a mention"),
        ({"verdict": "correct", "mention": "{id}"}, 400, "say what is to be changed"),
        ({"verdict": "correct", "mention": "{id}", "changes": {"type": "PARTY"}}, 400, "PLOVER"),
        ({"verdict": "correct", "mention": "{id}", "changes": {"mode": "x"}}, 400, "no mode"),
        ({"verdict": "correct", "mention": "{id}", "changes": {"status": "x"}}, 400, "status"),
        ({"verdict": "correct", "mention": "{id}", "changes": {"colour": 1}}, 400, "colour"),
        (
            {
                "verdict": "correct",
                "mention": "{id}",
                "changes": {"trigger": {"start": 0, "end": 2, "text": "zz"}},
            },
            400,
            "the article doesn't have 'zz' at 0 to 2",
        ),
        ({"verdict": "reject", "mention": "{id}", "changes": {"type": "AID"}}, 400, "no `changes`"),
        ({"verdict": "add", "article": "report-0000000"}, 400, "its type and its trigger"),
        ({"verdict": "praise", "mention": "{id}"}, 400, "verdict"),
    ],
)
def test_a_wrong_review_says_what_is_wrong_and_changes_nothing(
    client: TestClient[Any], as_sari: Headers, said: Json, status: int, named: str
) -> None:
    before = mentions(client)
    if said.get("mention") == "{id}":
        said = {**said, "mention": before[0]["id"]}
    answer = client.post("/api/v1/reviews", json=said, headers=as_sari)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert named in answer.text
    assert mentions(client) == before


@pytest.mark.parametrize("header", [None, "Bearer", "Bearer wrong", "Basic U2FyaTp4", "Bearer é"])
def test_only_those_with_a_token_review(client: TestClient[Any], header: str | None) -> None:
    sent = {"authorization": header.encode("latin-1")} if header else {}
    answer = client.post("/api/v1/reviews", json={"verdict": "confirm"}, headers=sent)  # type: ignore[arg-type]
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"


def test_a_token_may_stand_beside_the_password_of_a_proxy(
    client: TestClient[Any], token: str
) -> None:
    said = {"verdict": "confirm", "mention": mentions(client)[0]["id"]}
    sent = {"authorization": "Basic U2FyaTp4", "x-peristiwa-token": token}
    assert client.post("/api/v1/reviews", json=said, headers=sent).status_code == 201


def test_without_a_file_of_tokens_nobody_reviews(store: Store, as_sari: Headers) -> None:
    with TestClient(create_app(store, Settings(hosts=["*"]))) as client:
        for address in ("reviews", "merges/split", "merges/join"):
            answer = client.post(f"/api/v1/{address}", json={}, headers=as_sari)
            assert answer.status_code in (400, 403)
        said = {"verdict": "confirm", "mention": "x"}
        assert client.post("/api/v1/reviews", json=said, headers=as_sari).status_code == 403


def test_a_token_is_kept_as_its_hash_alone(token: str, token_file: Path) -> None:
    kept = token_file.read_text()
    assert token not in kept
    assert "Sari" in kept
    assert token_file.stat().st_mode & 0o077 == 0


def test_a_review_that_was_acknowledged_outlives_a_kill(
    store: Store, token_file: Path, as_sari: Headers
) -> None:
    with server(store, token_file) as (process, client):
        said = [("/api/v1/reviews", one) for one in twenty(mentions(client))]
        taken = kill_amid(process, client, said, as_sari)
    assert sound(store)
    with server(store, token_file) as (_, client):
        by_id = {one["id"]: one for one in mentions(client)}
        for _, one in said[:taken]:
            assert holds(by_id[one["mention"]]["event"], one["changes"])
        for address, one in said[taken:]:
            client.post(address, json=one, headers=as_sari).raise_for_status()
        assert sum(one["reviewed"] for one in mentions(client)) == 20
    assert sound(store)
