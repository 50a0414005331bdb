"""The API answers as the command line does, in one version, and says what went wrong."""

from __future__ import annotations

import io
import time
from collections.abc import Iterator
from datetime import date
from threading import Thread
from typing import Any

import msgspec
import pytest
from litestar.testing import TestClient
from msgspec.structs import replace

from benchmarks.store.synthetic import a_pair, pairs
from peristiwa.export import FORMATS, writer
from peristiwa.export.stored import stored_accounts
from peristiwa.records import Article, CodedArticle, Participant
from peristiwa.serve.streams import streamed
from peristiwa.store import Store
from peristiwa.store.filters import EventFilter
from peristiwa.store.query import find_events

Json = dict[str, Any]
JOKOWI = "person:joko-widodo"


def listed(client: Any, path: str, **query: Any) -> Iterator[Json]:
    """Everything that a listing holds, page by page."""
    cursor = None
    while True:
        asked = {**query, **({"cursor": cursor} if cursor else {})}
        answer = client.get(f"/api/v1/{path}", params=asked)
        assert answer.status_code == 200, answer.text
        yield from answer.json()["items"]
        cursor = answer.json()["next"]
        if cursor is None:
            return


@pytest.mark.parametrize("path", ["events", "mentions", "articles"])
def test_pages_hold_each_record_once_in_order(client: TestClient[Any], path: str) -> None:
    (whole,) = [list(listed(client, path, limit=500))]
    paged = list(listed(client, path, limit=7))
    assert [one["id"] for one in paged] == [one["id"] for one in whole]
    assert len({one["id"] for one in whole}) == len(whole) > 7


@pytest.mark.parametrize("order", ["newest", "oldest"])
def test_events_without_a_day_come_last(client: TestClient[Any], store: Store, order: str) -> None:
    article, coded = a_pair(77)
    undated = replace(coded, events=[replace(one, date=None) for one in coded.events])
    store.add([(article, undated)], "1")
    found = list(listed(client, "events", limit=3, order=order))
    days = [one["date"]["value"] if one["date"] else None for one in found]
    known = [day for day in days if day]
    assert days[-5:] == [None] * 5
    assert known == sorted(known, reverse=order == "newest")
    assert len(known) == len(found) - 5


def test_a_listing_stays_as_it_began_while_others_write(
    client: TestClient[Any], store: Store
) -> None:
    begun = client.get("/api/v1/events?limit=10").json()
    store.add(pairs(range(100, 110)), "1")
    rest = client.get("/api/v1/events", params={"limit": 500, "cursor": begun["next"]}).json()
    assert rest["version"] == begun["version"]
    assert len(begun["items"]) + len(rest["items"]) == begun["total"]
    assert client.get("/api/v1/events").json()["total"] > begun["total"]


def test_as_of_reads_an_earlier_version(client: TestClient[Any], store: Store) -> None:
    before = client.get("/api/v1/versions").json()
    store.snapshot("kertas")
    store.add(pairs(range(100, 103)), "1")
    for named in ("kertas", "1"):
        then = client.get("/api/v1/versions", params={"as_of": named}).json()
        assert then["articles"] == before["articles"]
    now = client.get("/api/v1/versions").json()
    assert now["articles"] == before["articles"] + 3
    assert [one["name"] for one in now["snapshots"]] == ["kertas"]
    assert client.get("/api/v1/events?as_of=nothing").status_code == 404


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ({"type": ["AID", "assault"]}, EventFilter(type=["AID", "assault"])),
        ({"country": "TLS", "status": "actual"}, EventFilter(country=["TLS"], status=["actual"])),
        ({"dyad": "IDN-MYS"}, EventFilter(dyad=["IDN-MYS"])),
        ({"actor": "santoso", "min_sources": 1}, EventFilter(actor=["santoso"], min_sources=1)),
        ({"place": "ambon", "mode": "arrest"}, EventFilter(place=["ambon"], mode=["arrest"])),
        ({"outlet": "outlet-3.example"}, EventFilter(outlet=["outlet-3.example"])),
        ({"source": "lubis"}, EventFilter(source=["lubis"])),
        ({"reviewed": "true"}, EventFilter(reviewed=True)),
    ],
)
def test_conditions_are_those_of_the_command_line(
    client: TestClient[Any], store: Store, query: Json, wanted: EventFilter
) -> None:
    with store.view() as view:
        ids = find_events(view, wanted).column("id").to_pylist()
    assert [one["id"] for one in listed(client, "events", order="oldest", **query)] == ids
    counted = client.get("/api/v1/stats", params=query).json()
    assert counted["rows"][0]["events"] == len(ids)


def test_words_of_the_report_are_a_condition_too(client: TestClient[Any]) -> None:
    found = client.get("/api/v1/events", params={"text": "tangkap"}).json()
    hits = client.get("/api/v1/search", params={"q": "tangkap", "limit": 100}).json()
    articles = {one["id"] for one in hits["items"]}
    told = client.get(f"/api/v1/events/{found['items'][0]['id']}").json()["told"]
    assert {one["article"] for one in told} & articles


@pytest.mark.parametrize("format", FORMATS)
def test_an_export_is_that_of_the_command_line(
    client: TestClient[Any], store: Store, format: str
) -> None:
    answer = client.get("/api/v1/export", params={"format": format, "country": "IDN"})
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].startswith('attachment; filename="events-')
    out = io.BytesIO()
    with store.view() as view:
        writer(format)(stored_accounts(view, EventFilter(country=["IDN"])), out)
    assert answer.content == out.getvalue()


def test_a_stream_that_nobody_reads_ends_its_writer() -> None:
    ended: list[bool] = []

    def write(out: Any) -> None:
        while True:
            out.write(b"x" * 100_000)

    chunks = streamed(write, lambda: ended.append(True))
    assert next(chunks)
    chunks.close()  # type: ignore[attr-defined]
    for _ in range(50):
        if ended:
            break
        time.sleep(0.1)
    assert ended == [True]


def test_a_fault_of_a_writer_reaches_the_reader() -> None:
    def write(out: Any) -> None:
        raise ValueError("no more")

    with pytest.raises(ValueError, match="no more"):
        list(streamed(write, lambda: None))


def test_what_is_unchanged_is_not_sent_again(client: TestClient[Any], store: Store) -> None:
    first = client.get("/api/v1/events")
    known = {"if-none-match": first.headers["etag"]}
    again = client.get("/api/v1/events", headers=known)
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert client.get("/api/v1/events?limit=1", headers=known).status_code == 200
    assert client.get("/api/v1/mentions", headers=known).status_code == 200
    store.add(pairs(range(100, 101)), "1")
    assert client.get("/api/v1/events", headers=known).status_code == 200


def test_an_actor_is_told_from_the_gazetteer_and_the_store(
    client: TestClient[Any], store: Store
) -> None:
    article, coded = a_pair(88)
    him = Participant(None, None, None, id=JOKOWI, name="Joko Widodo", country="IDN", sector="GOV")
    events = [replace(one, actors=[him]) for one in coded.events]
    store.add([(article, replace(coded, events=events))], "1")
    told = client.get(f"/api/v1/actors/{JOKOWI}").json()
    assert (told["name"], told["kind"], told["events"]) == ("Joko Widodo", "person", 5)
    assert any(role["title"] == "presiden" and role["since"] for role in told["roles"])
    assert sum(one["events"] for one in told["did"]) == 5
    whom = {one.name for event in coded.events for one in event.recipients}
    assert {one["value"] for one in told["with_whom"]} == whom
    (listed_,) = client.get("/api/v1/actors", params={"name": "widodo"}).json()["items"]
    assert (listed_["id"], listed_["acts"], listed_["received"]) == (JOKOWI, 5, 0)


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/api/v1/nothing", 404),
        ("GET", "/api/v1/events/nothing", 404),
        ("GET", "/api/v1/articles/nothing", 404),
        ("GET", "/api/v1/mentions/nothing", 404),
        ("GET", "/api/v1/actors/nothing", 404),
        ("GET", "/api/v1/actors/%ff", 404),
        ("DELETE", "/api/v1/events", 405),
        ("GET", "/api/v1/events?limit=0", 400),
        ("GET", "/api/v1/events?limit=many", 400),
        ("GET", "/api/v1/events?from=yesterday", 400),
        ("GET", "/api/v1/events?status=perhaps", 400),
        ("GET", "/api/v1/events?dyad=IDN", 400),
        ("GET", "/api/v1/events?cursor=%C3%A9", 400),
        ("GET", "/api/v1/events?cursor=WzEsImgiLCJhIl0", 400),
        ("GET", "/api/v1/stats?by=colour", 400),
        ("GET", "/api/v1/search?q=-", 400),
        ("GET", "/api/v1/export?format=pdf", 400),
        ("GET", "/api/v1/export", 400),
        ("POST", "/api/v1/code", 400),
    ],
)
def test_what_goes_wrong_is_a_problem_in_details(
    client: TestClient[Any], method: str, path: str, status: int
) -> None:
    answer = client.request(method, path)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["status"] == status
    assert problem["title"]
    assert problem["detail"]


def test_a_fault_of_the_server_tells_nothing_of_its_inside(
    client: TestClient[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any) -> None:
        raise RuntimeError("a secret")

    monkeypatch.setattr("peristiwa.serve.api.stats.event_stats", fail)
    answer = client.get("/api/v1/stats")
    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert "secret" not in answer.text
    assert "RuntimeError" not in answer.text


def test_requests_at_the_same_time_do_not_get_into_each_others_way(
    client: TestClient[Any], store: Store
) -> None:
    totals: list[int] = []

    def read() -> None:
        asked = (client.get("/api/v1/events?type=AID").json()["total"] for _ in range(5))
        totals.extend(asked)

    readers = [Thread(target=read) for _ in range(6)]
    for one in readers:
        one.start()
    for number in range(200, 203):
        store.add(pairs(range(number, number + 1)), "1")
    for one in readers:
        one.join()
    assert len(totals) == 30
    assert max(totals) - min(totals) <= 15


def test_a_text_is_coded_as_the_package_codes_it(client: TestClient[Any], coder: Any) -> None:
    text = "Polisi menangkap tiga pengunjuk rasa di Jakarta pada Senin."
    answer = client.post("/api/v1/code", json={"text": text, "published": "2025-03-14"})
    coded = coder.code(text, published=date(2025, 3, 14))
    assert answer.json() == msgspec.to_builtins(coded)


@pytest.mark.parametrize("path", ["/api/v1/events", "/api/v1/docs", "/static/api.css"])
def test_a_head_is_a_get_without_its_body(client: TestClient[Any], path: str) -> None:
    whole, head = client.get(path), client.head(path)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-type"] == whole.headers["content-type"]
    assert head.headers["content-length"] == whole.headers["content-length"]


def test_what_was_mended_in_a_report_is_told(client: TestClient[Any], store: Store) -> None:
    text = "Tiga orang di tangkap oleh. Polisi di Jakarta."
    article = Article(id="rusak", text=text, published=date(2025, 1, 1))
    store.add([(article, CodedArticle(id="rusak", published=None, events=[]))], "1")
    repairs = client.get("/api/v1/articles/rusak").json()["repairs"]
    mended = text
    for one in reversed(repairs):
        mended = mended[: one["start"]] + one["replacement"] + mended[one["end"] :]
    assert "ditangkap oleh Polisi" in mended
