"""The client fetches within limits, follows the rules of hosts, and names what fails."""

from __future__ import annotations

import gzip
import time
from collections.abc import Callable
from email.utils import formatdate
from typing import Any

import pytest

from peristiwa.read.faults import ReadingError
from peristiwa.read.web.client import Client
from peristiwa.read.web.fetched import Known
from tests.local_site import Answer, Site

Make = Callable[..., Client]


def cause(client: Client, address: str) -> str:
    with pytest.raises(ReadingError) as caught:
        client.get(address)
    assert str(caught.value)
    return caught.value.cause


def test_an_answer_comes_with_what_the_server_says(site: Site, make_client: Make) -> None:
    site["/berita"] = Answer(
        b"<p>Isi</p>",
        headers={"Content-Type": "Text/HTML; charset=windows-1252", "ETag": '"1"'},
    )
    fetched = make_client().get(site.at("/berita"))
    assert (fetched.content, fetched.media, fetched.charset) == (
        b"<p>Isi</p>",
        "text/html",
        "windows-1252",
    )
    assert fetched.known == Known('"1"', None)


def test_packed_answers_are_unpacked(site: Site, make_client: Make) -> None:
    site["/a"] = Answer(gzip.compress(b"isi"), headers={"Content-Encoding": "gzip"})
    site["/a.xml.gz"] = Answer(gzip.compress(b"<urlset/>"))
    client = make_client()
    assert client.get(site.at("/a")).content == b"isi"
    assert client.get(site.at("/a.xml.gz")).content == b"<urlset/>"


def test_what_is_unchanged_is_not_sent_again(site: Site, make_client: Make) -> None:
    def answer(headers: Any) -> Answer:
        if headers["If-None-Match"] == '"7"' and headers["If-Modified-Since"] == "Mon":
            return Answer(status=304)
        return Answer(b"baru", headers={"ETag": '"7"', "Last-Modified": "Mon"})

    site["/feed"] = answer
    client = make_client()
    first = client.get(site.at("/feed"))
    assert first.content == b"baru"
    assert client.get(site.at("/feed"), first.known).content is None


def test_redirects_are_followed_to_where_they_lead(site: Site, make_client: Make) -> None:
    site["/lama"] = Answer(status=301, headers={"Location": "/baru#isi"})
    site["/baru"] = Answer(b"isi")
    assert make_client().get(site.at("/lama")).address == site.at("/baru")
    site["/putar"] = Answer(status=302, headers={"Location": "/putar"})
    assert cause(make_client(), site.at("/putar")) == "redirects"


@pytest.mark.parametrize("status", [404, 410, 500, 451])
def test_errors_are_named(site: Site, make_client: Make, status: int) -> None:
    site["/x"] = Answer(status=status)
    with pytest.raises(ReadingError, match=str(status)) as caught:
        make_client().get(site.at("/x"))
    assert caught.value.cause == "status"


@pytest.mark.parametrize("header", ["7", "a date", None])
@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_host_is_asked_again_when_it_says(
    site: Site, make_client: Make, header: str | None, status: int
) -> None:
    if header == "a date":
        header = formatdate(time.time() + 8, usegmt=True)
    answers = [
        Answer(status=status, headers={"Retry-After": header} if header else {}),
        Answer(b"isi"),
    ]
    site["/x"] = lambda _: answers.pop(0)
    slept: list[float] = []
    client = make_client(sleep=slept.append, clock=lambda: sum(slept))
    assert client.get(site.at("/x")).content == b"isi"
    assert (6.0 <= sum(slept) <= 8.1) if header else (1.9 <= sum(slept) <= 3.1)


def test_a_host_that_stays_busy_is_left_alone(site: Site, make_client: Make) -> None:
    site["/x"] = Answer(status=503)
    slept: list[float] = []
    client = make_client(sleep=slept.append, clock=lambda: sum(slept))
    assert cause(client, site.at("/x")) == "status"
    assert site.asked.count("/x") == 3
    assert slept[1] > slept[0]


def test_robots_are_obeyed(site: Site, make_client: Make) -> None:
    rules = b"User-agent: *\nDisallow: /dalam\nCrawl-delay: 5\n"
    site["/robots.txt"] = Answer(rules)
    site["/luar"] = site["/dalam"] = Answer(b"isi")
    slept: list[float] = []
    client = make_client(sleep=slept.append, clock=lambda: sum(slept))
    assert cause(client, site.at("/dalam")) == "robots"
    for _ in range(3):
        client.get(site.at("/luar"))
    assert "/dalam" not in site.asked
    assert site.asked.count("/robots.txt") == 1
    assert slept[-2:] == pytest.approx([5.0, 5.0])


def test_a_host_whose_robots_fail_is_left_alone(site: Site, make_client: Make) -> None:
    site["/robots.txt"] = Answer(status=500)
    site["/x"] = Answer(b"isi")
    assert cause(make_client(), site.at("/x")) == "robots"


def test_hosts_are_not_asked_more_often_than_allowed(site: Site, make_client: Make) -> None:
    site["/x"] = Answer(b"isi")
    slept: list[float] = []
    client = make_client(delay=7.0, sleep=slept.append, clock=lambda: sum(slept))
    for _ in range(3):
        client.get(site.at("/x"))
    assert slept == pytest.approx([7.0, 7.0, 7.0])


def test_too_long_too_slow_and_endless_answers_are_broken_off(
    site: Site, make_client: Make
) -> None:
    site["/robots.txt"] = Answer()
    site["/long"] = Answer(b"x" * 200_000)
    site["/endless"] = Answer(b"x" * 1000, endless=True)
    site["/drip"] = Answer(b"x" * 1000, drip=0.05)
    site["/bomb"] = Answer(gzip.compress(b"\0" * 10_000_000), headers={"Content-Encoding": "gzip"})
    client = make_client(largest=100_000, seconds=0.5, silence=0.3)
    assert cause(client, site.at("/long")) == "too long"
    assert cause(client, site.at("/endless")) == "too long"
    started = time.monotonic()
    assert cause(client, site.at("/drip")) == "timeout"
    assert time.monotonic() - started < 2
    assert cause(client, site.at("/bomb")) in {"bomb", "too long"}


def test_what_was_not_asked_for_is_refused(site: Site, make_client: Make) -> None:
    site["/br"] = Answer(b"isi", headers={"Content-Encoding": "br"})
    assert cause(make_client(), site.at("/br")) == "type"
    assert cause(make_client(), "ftp://contoh.id/a") == "refused"
    assert cause(make_client(), "file:///etc/passwd") == "refused"


def test_hosts_that_cannot_be_reached_are_named(make_client: Make) -> None:
    def nothing(host: str, port: int) -> list[str]:
        raise OSError("unknown")

    assert cause(make_client(resolver=nothing), "http://tidak-ada.example/") == "network"
    assert cause(make_client(), "http://127.0.0.1:1/") == "network"


@pytest.mark.parametrize("address", ["http://[::1/", "http://contoh.id:99999/", "http://", "x"])
def test_what_is_no_address_is_told(make_client: Make, address: str) -> None:
    assert cause(make_client(), address) == "refused"
