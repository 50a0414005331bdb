"""Private networks are refused, however an address leads there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpcore
import pytest

from peristiwa.read.faults import ReadingError
from peristiwa.read.web.client import Client
from tests.local_site import Answer, Site
from tests.read.web.conftest import PUBLIC

Make = Callable[..., Client]


@pytest.fixture
def public(site: Site, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Lead connections to the public address to the test's server; give those that were made."""
    connect = httpcore.SyncBackend.connect_tcp
    made: list[str] = []

    def to_site(self: Any, host: str, *args: Any, **options: Any) -> Any:
        made.append(host)
        return connect(self, "127.0.0.1" if host == PUBLIC else host, *args, **options)

    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", to_site)
    return made


def refused(client: Client, address: str) -> None:
    with pytest.raises(ReadingError) as caught:
        client.get(address)
    assert caught.value.cause == "refused"


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "2130706433",
        "0x7f000001",
        "127.1",
        "0.0.0.0",
        "10.0.0.8",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "224.0.0.1",
        "[::1]",
        "[::]",
        "[fe80::1]",
        "[fd00::1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:10.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
    ],
)
def test_addresses_that_are_not_public_are_refused(make_client: Make, host: str) -> None:
    refused(make_client(private=False), f"http://{host}/")


def test_a_name_that_leads_inside_is_refused(make_client: Make) -> None:
    client = make_client(private=False, resolver=lambda host, port: [PUBLIC, "192.168.0.1"])
    refused(client, "http://dalam.example/")


@pytest.mark.parametrize("inside", ["http://127.0.0.1/", "http://dalam.example/", "http://[::1]/"])
def test_redirects_do_not_lead_inside(
    site: Site, public: list[str], make_client: Make, inside: str
) -> None:
    site["/keluar"] = Answer(status=302, headers={"Location": inside})
    names = {"luar.example": [PUBLIC], "dalam.example": ["10.1.1.1"]}
    client = make_client(private=False, resolver=lambda host, port: names.get(host, [host]))
    port = site.address.rpartition(":")[2]
    refused(client, f"http://luar.example:{port}/keluar")
    assert set(public) == {PUBLIC}


def test_the_checked_address_is_the_one_that_is_connected_to(
    site: Site, public: list[str], make_client: Make
) -> None:
    site["/x"] = Answer(b"isi", headers={"Connection": "close"})
    answers = [[PUBLIC], ["127.0.0.1"], ["127.0.0.1"]]
    client = make_client(private=False, resolver=lambda host, port: answers.pop(0))
    refused(client, f"http://ganti.example:{site.address.rpartition(':')[2]}/x")
    assert public == [PUBLIC]


def test_private_networks_are_read_where_that_is_wished(site: Site, make_client: Make) -> None:
    site["/x"] = Answer(b"isi")
    assert make_client(private=True).get(site.at("/x")).content == b"isi"
