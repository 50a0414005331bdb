"""Finds what looks like a time expression in news, apart from the rules that are measured by it.

The finder is broad and knows no grammar: a word of time with whatever numbers, words of time and
side words stand around it. So it finds what the rules of step 5 miss, too. What is only the
name of a law ("UU Nomor 8 Tahun 2019") is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["Expression", "expressions"]

_MONTH = "januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember"
_DAY = "senin|selasa|rabu|kamis|jumat|jum'at|sabtu|minggu|ahad"
_PART = "dini hari|pagi|siang|sore|petang|malam"
_UNIT = "jam|hari|minggu|pekan|bulan|tahun|dekade|abad"
_SIDE = (
    "lalu|silam|kemarin|ini|depan|mendatang|nanti|sebelumnya|kemudian|berikutnya|terakhir|itu|"
    "tersebut|setelahnya|sesudahnya|lagi|yang lalu|yang akan datang"
)
_NUMBER = (
    r"\d{1,3}|se|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|beberapa|belasan|"
    "puluhan"
)
_START = "awal|pertengahan|akhir|penghujung|sejak|pada|hingga"
_LONGEST = 24
_SORTS = {
    "day and date": rf"(?:(?:{_DAY})\s*,?\s*)?\(\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?\)",
    "day and month": rf"(?:(?:{_DAY})\s*,?\s*)?\d{{1,2}}\s+(?:{_MONTH})(?:\s+\d{{4}})?",
    "month": rf"(?:(?:awal|pertengahan|akhir|bulan)\s+)*(?:{_MONTH})(?:\s+\d{{4}}|\s+(?:{_SIDE}))",
    "weekday": rf"(?:hari\s+)?(?:{_DAY})\s+(?:(?:{_PART})\s+)?(?:{_SIDE})",
    "counted": rf"(?:{_NUMBER})\s*-?\s*(?:{_UNIT})\s+(?:yang\s+)?(?:{_SIDE})",
    "unit": rf"(?:(?:awal|pertengahan|akhir)\s+)?(?:hari|pekan|bulan|tahun)\s+(?:{_SIDE})",
    "year": r"(?:(?:awal|pertengahan|akhir|sejak|pada|era)\s+)?tahun\s+(?:19|20)\d{2}",
    "since a year": r"(?:sejak|pada|hingga|awal|akhir|pertengahan)\s+(?:19|20)\d{2}",
    "day word": rf"(?:kemarin|besok|lusa|semalam|tadi\s+(?:{_PART})|hari ini)",
    "part of day": rf"(?:{_DAY})\s+(?:{_PART})",
    "clock": r"pukul\s+\d{1,2}[.:]\d{2}(?:\s*(?:wib|wita|wit))?",
    "feast": r"(?:lebaran|idul ?fitri|idul ?adha|natal|nyepi|waisak|imlek|hut ri)"
    r"(?:\s+ke-?\d+|\s+(?:19|20)\d{2}|\s+tahun\s+(?:ini|lalu|depan))",
    "relative day": r"(?:keesokan harinya|sehari (?:sebelumnya|kemudian|setelahnya))",
}
_LAW = re.compile(r"(?:nomor|no\.?)\s*\S+\s+$", re.IGNORECASE)
_FORMS = {
    sort: re.compile(rf"(?<![\w/]){form}(?![\w/])", re.IGNORECASE) for sort, form in _SORTS.items()
}


class Expression(NamedTuple):
    """What looks like a time at characters ``start`` to ``end`` (exclusive) of a text."""

    start: int
    end: int
    text: str
    sort: str


def expressions(text: str) -> Iterator[Expression]:
    """Give the expressions of ``text`` in their order, of those that overlap the longest."""
    found = [
        Expression(match.start(), match.end(), match[0], sort)
        for sort, form in _FORMS.items()
        for match in form.finditer(text)
        if not _LAW.search(text[max(0, match.start() - _LONGEST) : match.start()])
    ]
    end = 0
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if one.start >= end:
            yield one
            end = one.end
