"""Whatever stands in a report or an address is data: it is given back as it is, and harmless."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import quote

import pytest
from litestar.testing import TestClient

from peristiwa.records import Article, CodedArticle
from peristiwa.serve.app import create_app
from peristiwa.serve.headers import HEADERS
from peristiwa.serve.settings import Settings
from peristiwa.store import Address, Store

RTL = "\u202e\u2066\u200f"
HOSTILE = {
    "script": '<script>alert(1)</script> Polisi menangkap "><img src=x onerror=alert(1)>',
    "broken": "<p><b>Polisi </i>menangkap</p </div><!-- <![CDATA[ ]]> &lt;script&gt; &#0;",
    "right-to-left": f"Polisi {RTL}menangkap{RTL} tiga orang di Jakarta.",
    "long": "a" * 1_000_000,
    "nul": "Polisi\x00 menangkap\x1b[2J tiga orang.",
    "https://contoh.example//a/?b=<script>&c=%2F#x": "Sebuah laporan.",
}


@pytest.fixture
def hostile(store: Store) -> Store:
    """A store of reports that nobody should have to read."""
    articles = [
        Article(id=id_, text=text, title=text[:100], published=date(2025, 1, 1), outlet=text[:30])
        for id_, text in HOSTILE.items()
    ]
    store.add(((one, CodedArticle(id=one.id, published=None, events=[])) for one in articles), "1")
    return store


@pytest.mark.parametrize("id_", HOSTILE)
def test_a_report_is_given_as_it_is(hostile: Store, client: TestClient[Any], id_: str) -> None:
    answer = client.get(f"/api/v1/articles/{quote(id_, safe='')}")
    assert answer.status_code == 200, answer.text
    assert answer.json()["text"] == HOSTILE[id_]
    assert answer.headers["content-type"] == "application/json"


@pytest.mark.parametrize(
    "address",
    ["/api/v1/versions", "/api/v1/nothing", "/nothing", "/api/v1/docs", "/static/api.css"],
)
def test_every_answer_is_safe_to_open(client: TestClient[Any], address: str) -> None:
    answer = client.get(address)
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS


def test_no_script_or_style_is_allowed_but_files_of_the_server() -> None:
    policy = dict(part.split(maxsplit=1) for part in HEADERS["content-security-policy"].split("; "))
    assert policy.pop("default-src") == "'self'"
    assert set(policy.values()) <= {"'self'", "'none'"}


def test_the_page_of_the_api_asks_no_other_address(client: TestClient[Any]) -> None:
    page = client.get("/api/v1/docs").text
    assert "http" not in page.replace("http-equiv", "")
    assert "<script" not in page
    assert "style=" not in page


@pytest.mark.parametrize("text", [*HOSTILE.values(), "\ud800".encode("utf-8", "replace").decode()])
def test_a_text_is_coded_whatever_it_is(client: TestClient[Any], text: str) -> None:
    answer = client.post("/api/v1/code", json={"text": text})
    assert answer.status_code == (200 if len(text) <= 50_000 else 413)


def test_half_of_a_surrogate_pair_is_no_text(client: TestClient[Any]) -> None:
    answer = client.post(
        "/api/v1/code",
        content=b'{"text": "\\ud800 Polisi"}',
        headers={"content-type": "application/json"},
    )
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_body_that_never_ends_is_refused(client: TestClient[Any]) -> None:
    answer = client.post("/api/v1/code", json={"text": "a" * 2_000_000})
    assert answer.status_code == 413
    assert answer.json()["status"] == 413


def test_codings_are_limited_for_each_client(store: Store) -> None:
    with TestClient(create_app(store, Settings(hosts=["*"], codings_a_minute=2))) as client:
        text = {"text": "Polisi menangkap dua orang."}
        codes = [client.post("/api/v1/code", json=text).status_code for _ in range(3)]
        assert codes == [200, 200, 429]
        assert client.get("/api/v1/versions").status_code == 200


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost:8000", 200),
        ("127.0.0.1", 200),
        ("[::1]:8000", 200),
        ("berita.example", 200),
        ("attacker.example:8000", 421),
        ("", 421),
    ],
)
def test_other_names_of_the_server_are_turned_away(store: Store, host: str, status: int) -> None:
    settings = Settings(hosts=["localhost", "127.0.0.1", "[::1]", "Berita.example"])
    with TestClient(create_app(store, settings)) as client:
        assert client.get("/api/v1/versions", headers={"host": host}).status_code == status


def test_a_store_that_is_gone_is_said_to_be(tmp_path: Any) -> None:
    app = create_app(Store(Address(str(tmp_path / "none"))), Settings(hosts=["*"]))
    with TestClient(app) as client:
        answer = client.get("/api/v1/events")
    assert answer.status_code == 503
    assert "no store is there" in answer.json()["detail"]
