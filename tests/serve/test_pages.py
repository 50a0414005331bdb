"""Every page is there in both languages, has a JSON twin, and shows texts harmlessly."""

from __future__ import annotations

import json
import re
from importlib import resources
from typing import Any
from urllib.parse import quote

import pytest
from litestar.testing import TestClient
from msgspec.structs import replace

from benchmarks.store.synthetic import a_pair
from peristiwa.lexicon.compiled import load_built
from peristiwa.lexicon.schema import Plover
from peristiwa.records import Article, CodedArticle, Participant
from peristiwa.serve.app import TEMPLATES
from peristiwa.serve.pages.filling import address_of
from peristiwa.serve.pages.words import LANGUAGES, words_of
from peristiwa.store import Store

Client = TestClient[Any]
HTML = {"accept": "text/html"}
PATHS = ["/", "/actors", "/try", "/review", "/merges", "/timeline", "/map", "/network"]


def page(client: Client, path: str, language: str = "en") -> str:
    answer = client.get(path, headers={**HTML, "accept-language": language})
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].startswith("text/html")
    return str(answer.text)


def first(client: Client, kind: str) -> str:
    return str(client.get(f"/api/v1/{kind}").json()["items"][0]["id"])


@pytest.fixture
def addresses(client: Client) -> list[str]:
    kinds = ("articles", "events")
    stored = [address_of(kind, first(client, kind)) for kind in kinds]
    stored.append(f"/merges/like?event={first(client, 'events')}")
    return [*PATHS, *stored, address_of("actors", "state:IDN")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_there_in_both_languages(
    client: Client, addresses: list[str], language: str
) -> None:
    for path in addresses:
        text = page(client, path, language)
        assert f'<html lang="{language}"' in text
        assert words_of(language)["skip"] in text


def test_the_address_goes_before_the_cookie_and_the_cookie_before_the_browser(
    client: Client,
) -> None:
    assert '<html lang="id"' in page(client, "/?lang=id", "en")
    assert '<html lang="id"' in page(client, "/", "en")
    assert '<html lang="en"' in page(client, "/?lang=en", "id")


def test_pages_name_their_json_twin(client: Client, addresses: list[str]) -> None:
    for path in addresses:
        twin = re.search(
            r'rel="alternate" type="application/json" href="([^"]+)"', page(client, path)
        )
        if path != "/try":
            assert twin is not None, path
            assert client.get(twin[1].replace("&amp;", "&")).status_code == 200


def test_both_languages_have_the_same_words_and_templates_have_none_of_their_own() -> None:
    one, other = (words_of(language) for language in LANGUAGES)
    assert one.keys() == other.keys()
    for path in TEMPLATES.glob("*.html"):
        if path.name == "api.html":
            continue
        text = re.sub(r"\{[{%].*?[%}]\}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        bare = re.findall(r">([^<>]*[A-Za-z]{2,}[^<>]*)<", text)
        words = set(re.findall(r"[A-Za-z]{2,}", " ".join(bare)))
        assert words <= {"peristiwa", "CAMEO"}, path


def test_words_that_templates_use_are_there() -> None:
    used = set()
    for path in TEMPLATES.glob("*.html"):
        used |= set(re.findall(r't\["([a-z.]+)"\]', path.read_text(encoding="utf-8")))
    assert used <= words_of("id").keys()


def test_every_sector_has_a_name() -> None:
    for language in LANGUAGES:
        words = words_of(language)
        assert {f"sector.{code}" for code in load_built("plover.json", Plover).sectors} <= {*words}


def test_filters_keep_their_values_and_narrow_the_list(client: Client) -> None:
    wanted = client.get("/api/v1/events?type=PROTEST").json()["total"]
    text = page(client, "/?type=PROTEST&actor=&from=&text=")
    assert f"<h2>{wanted:,} events</h2>" in text
    assert '<option value="PROTEST" selected>' in text


def test_pages_go_on_where_they_end(client: Client) -> None:
    following = re.search(r'rel="next" href="([^"]+)"', page(client, "/"))
    total = client.get("/api/v1/events").json()["total"]
    assert (following is not None) == (total > 25)
    if following is not None:
        assert client.get(following[1].replace("&amp;", "&"), headers=HTML).status_code == 200


@pytest.mark.parametrize(
    ("language", "country", "name"),
    [
        ("id", "USA", "Amerika Serikat"),
        ("en", "USA", "United States"),
        ("id", None, "militer"),
        ("en", None, "military"),
    ],
)
def test_who_is_known_by_country_or_sector_alone_is_called_by_its_name(
    client: Client, store: Store, language: str, country: str | None, name: str
) -> None:
    article, coded = a_pair(77)
    nobody = Participant(None, None, None, country=country, sector="MIL")
    event = replace(coded.events[0], actors=[nobody], recipients=[])
    store.add([(article, replace(coded, events=[event]))], "1")
    (found,) = client.get(f"/api/v1/articles/{article.id}").json()["told"]
    paths = [address_of("events", found["occurrence"]), address_of("articles", article.id)]
    for path in [*paths, "/?actor=USA"] if country else paths:
        text = page(client, path, language)
        assert f"<bdi>{name}</bdi>" in text, path
        assert f"<bdi>{country or 'MIL'}</bdi>" not in text, path


HOSTILE = (
    "<script>alert(1)</script> Polisi menangkap \u202eagran\u202c </mark><img src=x onerror=a()>"
    " tujuh warga. {{ 7 * 7 }} " + "x" * 1000
)


def test_texts_of_reports_are_shown_harmlessly(client: Client, store: Store) -> None:
    article = Article(id='"><script>x</script>', text=HOSTILE, title="<b>Judul</b>")
    store.add([(article, CodedArticle(id=article.id, published=None, events=[]))], "1")
    text = page(client, f"/articles/{quote(article.id, safe='')}")
    assert "<script>alert" not in text
    assert "<script>x" not in text
    assert "<img src=x" not in text
    assert "<b>Judul" not in text
    assert "{{ 7 * 7 }}" in text


def test_a_text_is_coded_on_the_page(client: Client) -> None:
    text = "Polisi menangkap dua aktivis di Surabaya pada Senin."
    answer = client.post("/try", data={"text": text, "published": "2025-06-18"}, headers=HTML)
    assert answer.status_code == 200
    assert 'class="trigger" data-start="7" data-end="16"' in answer.text
    assert "2025-06-16" in answer.text
    assert client.post("/try", data={"text": text, "published": "kemarin"}).status_code == 400


def test_what_is_not_there_is_a_page_for_people_and_a_problem_for_programs(client: Client) -> None:
    for path in ("/articles/tidak-ada", "/events/tidak-ada", "/actors/tidak-ada", "/apa"):
        answer = client.get(path, headers=HTML)
        assert answer.status_code == 404
        assert "<h1>" in answer.text
        problem = client.get(path, headers={"accept": "application/json"})
        assert problem.status_code == 404
        assert json.loads(problem.text)["status"] == 404


def test_pages_load_nothing_from_elsewhere(client: Client, addresses: list[str]) -> None:
    for path in addresses:
        loaded = re.findall(r'(?:src|href)="([^"]+)"', re.sub(r"<a [^>]*>", "", page(client, path)))
        assert all(one.startswith("/") for one in loaded), path
    style = (resources.files("peristiwa.serve") / "static" / "peristiwa.css").read_text()
    assert "//" not in style.replace("/*", "").replace("*/", "")
