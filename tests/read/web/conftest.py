"""What the tests of the web share: a site, and clients that may read it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from peristiwa.read.web.client import Client
from peristiwa.read.web.settings import WebSettings
from tests.local_site import Site, serving

PUBLIC = "93.184.216.34"


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as made:
        yield made


@pytest.fixture
def make_client() -> Iterator[Callable[..., Client]]:
    made: list[Client] = []

    def make(**options: Any) -> Client:
        given = {
            name: options.pop(name) for name in ("resolver", "clock", "sleep") if name in options
        }
        settings = WebSettings(**{"private": True, "delay": 0.0, **options})
        made.append(Client(settings, **given))
        return made[-1]

    yield make
    for client in made:
        client.close()
