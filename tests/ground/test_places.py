"""A place carries the units that hold it."""

from __future__ import annotations

from datetime import date

import pytest

from peristiwa.ground.places import admin_path
from peristiwa.lexicon.compiled import PlaceEntry
from peristiwa.pipeline import Pipeline


@pytest.mark.parametrize(
    ("name", "kind", "admin1", "path"),
    [
        (
            "Sleman",
            "regency",
            "Daerah Istimewa Yogyakarta",
            ["Daerah Istimewa Yogyakarta", "Sleman"],
        ),
        ("Papua Tengah", "province", None, ["Papua Tengah"]),
        ("Senayan", "district", "Jakarta", ["Jakarta"]),
        ("Jakarta", "capital", "Jakarta", ["Jakarta"]),
        ("Herat", "city", None, []),
        ("Laut Natuna", "sea", None, []),
    ],
)
def test_the_path_goes_from_the_largest_unit_down(
    name: str, kind: str, admin1: str | None, path: list[str]
) -> None:
    place = PlaceEntry(
        id="x", name=name, country=None, admin1=admin1, kind=kind, lat=None, lon=None
    )
    assert admin_path(place) == path


def test_an_event_tells_the_province_of_its_place(coder: Pipeline) -> None:
    text = "Polisi menangkap dua warga di Surabaya, Selasa."
    event = coder.code(text, published=date(2025, 6, 18)).events[0]
    assert event.place is not None
    assert event.place.admin == ["Jawa Timur", "Surabaya"]
