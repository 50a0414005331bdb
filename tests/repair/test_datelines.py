"""Town and outlet at the head of a report stand in a line of their own."""

from __future__ import annotations

import pytest

BODY = "Menteri itu tiba pada Senin pagi."


@pytest.mark.parametrize(
    "dateline",
    [
        "KAIRO, KOMPAS.com -",
        "KAIRO, KOMPAS —",
        "Kairo (ANTARA) -",
        "Bandar Lampung (ANTARA News) -",
        "TEMPO.CO, Kairo -",
        "Liputan6.com, Kairo -",
        "Jakarta, CNN Indonesia --",
        "KAIRO, iNews.id \N{EN DASH}",
        "SURABAYA \N{EN DASH}",
        "Merdeka.com -",
    ],
)
def test_a_dateline_gets_its_own_line(repair, dateline):
    repaired = repair(f"{dateline} {BODY}")
    assert repaired.text == f"{dateline}\n{BODY}"
    assert [edit.kind for edit in repaired.edits] == ["dateline"]


@pytest.mark.parametrize(
    "text",
    [
        "Presiden Kenya - menteri itu mitranya - tiba pada Senin.",
        "Kairo - Nairobi ditempuh dalam enam jam.",
        "Ia bertemu menteri, katanya - lalu pergi.",
        f"{BODY} Kota Kairo (ibu kota) - kata menteri itu - tenang.",
    ],
)
def test_dashes_of_the_body_stay(repair, text):
    assert repair(text).edits == ()
