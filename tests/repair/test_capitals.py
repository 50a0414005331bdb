"""Lines in capitals."""

from __future__ import annotations

import pytest

BODY = "Menteri Otieno tiba di Nairobi pada Senin. Ia disambut tuan rumah dan utusan PBB."


@pytest.mark.parametrize(
    ("title", "right"),
    [
        ("MENTERI OTIENO TIBA DI NAIROBI", "Menteri Otieno tiba di Nairobi"),
        ("UTUSAN PBB DISAMBUT TUAN RUMAH", "Utusan PBB disambut tuan rumah"),
        ("PRESIDEN KOREA UTARA BERKUNJUNG KE RUSIA", "Presiden Korea Utara berkunjung ke Rusia"),
        ("OTIENO: KAMI TIDAK AKAN MUNDUR LAGI", "Otieno: Kami tidak akan mundur lagi"),
    ],
)
def test_title_in_capitals_is_written_like_the_text(mended, title, right):
    assert mended(f"{title}\n\n{BODY}") == f"{right}.\n\n{BODY}"


def test_way_back_leads_to_the_capitals(repair):
    raw = f"MENTERI OTIENO TIBA DI NAIROBI\n\n{BODY}"
    repaired = repair(raw)
    start = repaired.text.index("Nairobi")
    assert raw[slice(*repaired.to_raw(start, start + 7))] == "NAIROBI"


@pytest.mark.parametrize("line", ["PBB DAN ASEAN", "Menteri OTIENO TIBA di Nairobi kemarin."])
def test_short_or_mixed_line_stays(mended, line):
    assert line in mended(f"{BODY}\n{line}\n{BODY[:43]}")
