"""Times of publication as pages write them."""

from __future__ import annotations

from datetime import datetime

import pytest

from peristiwa.read.pages.metadata import Declared
from peristiwa.read.pages.moments import Moments, Published
from peristiwa.read.pages.outlets import settings
from peristiwa.read.pages.times import find_published
from peristiwa.read.pages.tree import parse_page
from tests.read.pages.designs import FETCHED

MOMENTS = Moments(settings())


def read(text: str, zone: str | None = "WIB") -> Published | None:
    return MOMENTS.read(text, MOMENTS.zone(zone), FETCHED)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2025-03-14T10:30:00+07:00", "2025-03-14T10:30:00+07:00"),
        ("2025-03-14T10:30:00Z", "2025-03-14T10:30:00+00:00"),
        ("2025-03-14T10:30:00.123Z", "2025-03-14T10:30:00+00:00"),
        ("2025-03-14 10:30:00", "2025-03-14T10:30:00+07:00"),
        ("2025/03/14 10:30:12", "2025-03-14T10:30:12+07:00"),
        ("2025-03-14T10:30+0800", "2025-03-14T10:30:00+08:00"),
        ("Jumat, 14 Maret 2025 10:30 WIB", "2025-03-14T10:30:00+07:00"),
        ("Jumat, 14 Mar 2025 | 10.30 WITA", "2025-03-14T10:30:00+08:00"),
        ("Jum'at, 14/03/2025, 10:30 WIT", "2025-03-14T10:30:00+09:00"),
        ("Kompas.com - 14/03/2025, 10:30 WIB", "2025-03-14T10:30:00+07:00"),
        ("Diterbitkan 14 Maret 2025 pukul 07.05 WIB", "2025-03-14T07:05:00+07:00"),
        ("14-03-2025 23:59", "2025-03-14T23:59:00+07:00"),
        ("Fri, 14 Mar 2025 10:30:00 +0700", "2025-03-14T10:30:00+07:00"),
        ("March 14, 2025 at 10:30 GMT+8", "2025-03-14T10:30:00+08:00"),
        ("Kamis, 8 Agustus 2024 - 06:15 WIB", "2024-08-08T06:15:00+07:00"),
        ("1741923000", "2025-03-14T03:30:00+00:00"),
        ("1741923000000", "2025-03-14T03:30:00+00:00"),
    ],
)
def test_moments(text: str, moment: str) -> None:
    found = read(text)
    assert found is not None
    assert found.moment == datetime.fromisoformat(moment)
    assert found.moment is not None
    assert found.moment.utcoffset() == datetime.fromisoformat(moment).utcoffset()


@pytest.mark.parametrize(
    ("text", "zone", "day"),
    [
        ("2025-03-13T23:30:00Z", "WIB", "2025-03-14"),
        ("2025-03-13T16:30:00Z", "WIB", "2025-03-13"),
        ("2025-03-13T16:30:00Z", "WITA", "2025-03-14"),
        ("2025-03-13T16:30:00Z", None, "2025-03-13"),
        ("2025-03-13T17:30:00Z", None, "2025-03-14"),
        ("2025-03-14T00:30:00+09:00", "WIB", "2025-03-14"),
        ("2025-03-13T20:30:00-04:00", "WIB", "2025-03-14"),
        ("2025-03-13T20:30:00-04:00", None, "2025-03-13"),
        ("14 Maret 2025", "WIB", "2025-03-14"),
        ("14 Maret 2025 00:10", None, "2025-03-14"),
    ],
)
def test_the_day_is_that_of_the_place(text: str, zone: str | None, day: str) -> None:
    found = read(text, zone)
    assert found is not None
    assert str(found.day) == day


def test_a_time_without_zone_is_no_moment_where_the_place_is_unknown() -> None:
    found = read("14 Maret 2025 10:30", None)
    assert found is not None
    assert found.moment is None


@pytest.mark.parametrize(
    "text",
    ["", "kemarin", "2025-13-40", "31 Februari 2025", "14 Maret 2031", "1 Januari 1900",
     "9999999999", "2025-03-14T99:99:00Z", "nomor 14-03-20255"],
)  # fmt: skip
def test_what_is_no_time_or_not_yet_is_passed_over(text: str) -> None:
    found = read(text)
    assert found is None or found.moment is None


@pytest.mark.parametrize(
    ("said", "shown", "moment"),
    [
        ("2025-03-14T10:30:12Z", "14/03/2025, 10:30 WIB", "2025-03-14T10:30:00+07:00"),
        ("2025-03-14T03:30:12Z", "14/03/2025, 10:30 WIB", "2025-03-14T03:30:12+00:00"),
        ("2025-03-14T10:30:12+07:00", "14/03/2025, 11:00 WIB", "2025-03-14T10:30:12+07:00"),
        ("2025-03-14", "14/03/2025, 10:30 WITA", "2025-03-14T10:30:00+08:00"),
        ("2025-03-14", "20/03/2025, 10:30 WITA", None),
        ("2025-03-14", "", None),
    ],
)
def test_what_a_page_shows_beside_what_it_marks(said: str, shown: str, moment: str | None) -> None:
    html = (
        f'<html><head><meta property="article:published_time" content="{said}"></head>'
        f"<body><h1>Kabar</h1><div>{shown}</div><p>Warga mengungsi.</p></body></html>"
    )
    root = parse_page(html.encode(), None)
    found = find_published(root, Declared(), None, "https://kabar.example/1", FETCHED)
    assert found is not None
    assert (found.moment and found.moment.isoformat()) == moment


def test_the_first_plausible_time_counts() -> None:
    found = read("Terbit 31/12/2099 00:00 WIB, 14/03/2025 10:30 WIB")
    assert found is not None
    assert str(found.day) == "2025-03-14"
