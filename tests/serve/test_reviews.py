"""What people say of codings through the API: it counts, and it outlives coders and crashes."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread
from typing import Any

import httpx
import pytest
from litestar.testing import TestClient
from msgspec.structs import replace

from benchmarks.store.synthetic import pairs
from peristiwa.evaluation import read_gold
from peristiwa.records import CodedArticle
from peristiwa.serve.app import create_app
from peristiwa.serve.settings import Settings
from peristiwa.store import Store
from peristiwa.store.check import check
from tests.serve.conftest import REPORTS

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


def as_another_coder(pair: Any) -> Any:
    """The coding of a version that finds one act more, so that it numbers all others otherwise."""
    article, coded = pair
    first = coded.events[0]
    start = article.text.index("kepada")
    more = replace(first, trigger=replace(first.trigger, start=start, end=start + 6, text="kepada"))
    events = [
        replace(event, id=f"{coded.id}:{n}", confidence=0.5)
        for n, event in enumerate([more, *coded.events], start=1)
    ]
    return article, CodedArticle(id=coded.id, published=coded.published, events=events)


def sound(store: Store) -> bool:
    findings = list(map(str, check(store.tables)))
    assert not findings
    return True


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


def test_judgements_on_merges_hold_for_another_coder(
    client: TestClient[Any], store: Store, as_sari: Headers
) -> None:
    first, second = (mentions(client)[n] for n in (0, 50))
    said = {"events": [first["occurrence"], second["occurrence"]], "reason": "one act"}
    answer = client.post("/api/v1/merges/join", json=said, headers=as_sari)
    assert answer.status_code == 201
    (event,) = answer.json()["events"]
    judged = client.get(f"/api/v1/events/{event}").json()["judgements"]
    assert [(one["by"], one["same"], one["reason"]) for one in judged if one["pinned"]] == [
        ("Sari", True, "one act")
    ]
    words = {(one["article"], one["event"]["trigger"]["start"]) for one in (first, second)}
    store.add(map(as_another_coder, pairs(range(REPORTS))), "2")
    told = client.get(f"/api/v1/events/{event}").json()["told"]
    assert {(one["article"], one["event"]["trigger"]["start"]) for one in told} == words
    part = {"event": event, "mentions": [told[1]["id"]]}
    assert client.post("/api/v1/merges/split", json=part, headers=as_sari).status_code == 201
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


@contextmanager
def server(store: Store, tokens: Path) -> Iterator[tuple[subprocess.Popen[bytes], httpx.Client]]:
    """A server in a process of its own, and a client of it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "peristiwa", "serve", "--store", str(store.address)]
    options = ["--port", str(port), "--tokens", str(tokens)]
    with (
        subprocess.Popen([*command, *options], stderr=subprocess.DEVNULL) as process,
        httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=30) as client,
    ):
        try:
            _wait(lambda: client.get("/api/v1/versions").status_code == 200)
            yield process, client
        finally:
            process.kill()


def _wait(ready: Callable[[], bool]) -> None:
    for _ in range(300):
        with suppress(httpx.HTTPError):
            if ready():
                return
        time.sleep(0.1)
    raise AssertionError("it took longer than 30 s")


def test_a_review_that_was_acknowledged_outlives_a_kill(
    store: Store, token_file: Path, as_sari: Headers
) -> None:
    acknowledged: list[Json] = []

    def send(client: httpx.Client, said: list[Json]) -> None:
        with suppress(httpx.HTTPError):
            for one in said:
                client.post("/api/v1/reviews", json=one, headers=as_sari).raise_for_status()
                acknowledged.append(one)

    with server(store, token_file) as (process, client):
        said = twenty(mentions(client))
        sender = Thread(target=send, args=(client, said))
        sender.start()
        _wait(lambda: len(acknowledged) >= 8)
        os.kill(process.pid, signal.SIGKILL)
        sender.join()
    assert 8 <= len(acknowledged) < 20
    assert sound(store)
    with server(store, token_file) as (_, client):
        by_id = {one["id"]: one for one in mentions(client)}
        for one in acknowledged:
            assert holds(by_id[one["mention"]]["event"], one["changes"])
        send(client, said[len(acknowledged) :])
        assert sum(one["reviewed"] for one in mentions(client)) == 20
    assert sound(store)
