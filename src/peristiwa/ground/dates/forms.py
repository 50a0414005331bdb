"""The forms that a time expression can take, as patterns over the pieces.

``%(name)s`` stands for a piece of ``pieces.make_pieces``. Where several forms match at one place
the longest wins, and of equal ones the first in ``PATTERNS``.
"""

from __future__ import annotations

import re

from peristiwa.ground.dates.pieces import make_pieces
from peristiwa.ground.dates.settings import DateSettings

__all__ = ["PATTERNS", "compile_forms"]

_WEEKDAY_HEAD = r"""
    (?:%(day_lead)s%(g)s)? (?P<weekday>%(weekday)s) (?P<head_part>%(tail)s)
    (?:%(g)s (?:(?P<week>%(week)s)%(g)s)? %(head_mark)s)?
"""
_WEEKDAY_PAIR = r"(?:%(weekday)s%(range_or_and)s%(weekday)s)"
_TIME_FIRST = r"(?:(?P<time>%(clock)s) ,? %(g)s)?"
_CLOSE = r"(?(open)(?:%(og)s\))?)"
_TAIL = r"(?P<part>%(tail)s) %(zone)s"
_MARK = r"(?:%(g)s%(mark)s)?"
_YEAR = r"(?:%(year_unit)s%(g)s)? (?P<year>%(y)s)"
_YEAR_OR_MARK = rf"""
    (?: (?:,?%(g)s|%(dash)s) {_YEAR} | %(g)s (?P<short_year>%(short_y)s)
      | %(g)s %(year_unit)s %(g)s %(year_mark)s )?
"""

PATTERNS = {
    # Kamis, 20 Juni 2024 pukul 15.00 WIB; Kamis (20 Juni 2024); 5 November
    "written_day": rf"""
        {_TIME_FIRST} (?:{_WEEKDAY_HEAD} ,? %(og)s)? (?P<open>\(%(og)s)?
        (?:%(day_lead)s%(g)s)? (?P<date_word>%(date_lead)s%(g)s)?
        (?P<day>%(d)s) (?:%(g)s|%(dash)s) (?P<month>%(month)s)
        {_YEAR_OR_MARK} {_CLOSE} {_TAIL} {_MARK}
    """,
    # Kamis (20/6/2024) malam; (20/6)
    "numeric_day": rf"""
        {_TIME_FIRST} (?:{_WEEKDAY_HEAD} ,? %(og)s)? (?P<open>\(%(og)s)?
        (?P<date_word>%(date_lead)s%(g)s)?
        (?P<day>\d{{1,2}}) %(og)s (?P<sign>[-/.]) %(og)s (?P<month>\d{{1,2}})
        (?: %(og)s (?P=sign) %(og)s (?P<year>\d{{4}}|\d{{2}}) )? %(number_end)s
        {_CLOSE} {_TAIL} {_MARK}
    """,
    # 2024-06-20
    "iso_day": rf"""
        (?P<year>%(y)s|\d{{4}}(?=[-/])) (?P<sign>[-/]) (?P<month>\d\d) (?P=sign)
        (?P<day>\d\d) %(number_end)s {_TAIL}
    """,
    # 3-5 Juni 2024; Sabtu-Minggu (22-23 Juni 2024); 30 Mei hingga 2 Juni
    "day_range": rf"""
        (?:(?:%(day_lead)s%(g)s)?(?:{_WEEKDAY_PAIR}|%(weekday)s) ,? %(og)s)? (?P<open>\(%(og)s)?
        (?:%(date_lead)s%(g)s)?
        (?P<day>%(d)s) (?:%(g)s (?P<month>%(full_month)s) %(range)s | %(range_or_and)s)
        (?:%(date_lead)s%(g)s)?
        (?P<last_day>%(d)s) %(g)s (?P<last_month>%(month)s) {_YEAR_OR_MARK} {_CLOSE} {_MARK}
    """,
    # Sabtu-Minggu (22-23/6/2024)
    "numeric_range": rf"""
        (?:(?:%(day_lead)s%(g)s)?(?:{_WEEKDAY_PAIR}|%(weekday)s) ,? %(og)s)? (?P<open>\(%(og)s)
        (?P<day>%(d)s) (?:/(?P<month>\d{{1,2}}))? (?:/\d{{4}})?
        %(og)s %(dash)s %(og)s
        (?P<last_day>%(d)s) / (?P<last_month>\d{{1,2}}) (?:/(?P<year>\d{{4}}))? %(number_end)s
        {_CLOSE} {_MARK}
    """,
    # tanggal 17; tanggal 17 bulan lalu
    "day_of_month": r"""
        %(date_lead)s %(g)s (?P<day>%(d)s) %(number_end)s
        (?: (?P<month>%(g)s%(month_unit)s)? %(g)s %(mark)s )?
    """,
    # Rabu; pada hari Rabu dini hari waktu setempat; Rabu pekan lalu
    "weekday": rf"""
        {_TIME_FIRST} (?P<lead>%(day_lead)s%(g)s)? (?P<weekday>%(weekday)s)
        (?P<head_part>%(tail)s) (?:%(g)s(?:(?P<week>%(week)s)%(g)s)?%(mark)s)?
        {_TAIL}
    """,
    # malam Minggu, the eve of Sunday
    "weekday_eve": r"""
        %(eve)s %(g)s (?P<weekday>%(weekday)s) (?:%(g)s(?:(?P<week>%(week)s)%(g)s)?%(mark)s)?
    """,
    # awal bulan Juni 2018; Agustus tahun lalu; Februari lalu
    "month": rf"""
        (?P<edge>%(edge)s%(g)s)? (?P<lead>%(month_unit)s%(g)s)? (?P<month>%(month)s)
        {_YEAR_OR_MARK} {_MARK}
    """,
    # Juni-Agustus 2018
    "month_range": rf"""
        (?:%(month_unit)s%(g)s)? (?P<month>%(full_month)s) %(range_or_and)s
        (?:%(month_unit)s%(g)s)? (?P<last_month>%(full_month)s) {_YEAR_OR_MARK} {_MARK}
    """,
    # tahun 1961; awal 2018; 2018
    "year": rf"""
        (?P<edge>%(edge)s%(g)s)? (?P<lead>%(year_unit)s%(g)s)? (?P<year>%(y)s) {_MARK} %(counter)s
    """,
    # 2018-2020; tahun 2018/2019
    "year_range": r"""
        (?P<lead>%(year_unit)s%(g)s)? (?P<year>1\d{3}|2[01]\d\d) %(og)s (?:%(dash)s|/) %(og)s
        (?P<last_year>\d{4}|\d{2}) %(number_end)s
    """,
    # era 1990-an; tahun 80-an
    "decade": r"""
        (?:%(edge)s%(g)s)?
        (?: (?:%(decade_lead)s%(g)s){1,2} (?P<decade>(?:1\d|20)\d0|[1-9]0)
          | (?P<alone>(?:1\d|20)\d0) )
        %(dash)s? %(decade_suffix)s %(end)s
    """,
    # abad ke-20; abad XX
    "century": r"""
        (?:%(edge)s%(g)s)? %(century)s %(g)s
        (?: %(ordinal)s %(og)s %(dash)s? %(og)s (?P<ordinal>\d{1,2})
          | (?P<century>[ivx]{1,5}|\d{1,2}) )
        %(number_end)s
    """,
    # hari ini; kemarin malam; malam kemarin
    "day_word": rf"(?P<before>%(part)s%(g)s)? (?P<word>%(day_word)s) {_TAIL}",
    # semalam; tadi malam (before "part_word", which matches it as well)
    "night": rf"(?P<word>%(night)s) {_TAIL}",
    # tadi pagi; malam ini
    "part_word": rf"""
        (?: (?P<before>%(before_part)s) %(g)s %(part)s | %(part)s %(g)s (?P<after>%(after_part)s) )
        {_TAIL}
    """,
    # malam itu; malam sebelumnya
    "other_part": rf"%(part)s %(g)s (?P<word>%(other_part)s) {_TAIL}",
    # keesokan harinya; hari itu
    "other_day": rf"(?P<word>%(other_day)s) {_TAIL}",
    # bulan lalu; awal tahun ini; pekan depan
    "unit": r"(?P<edge>%(edge)s%(g)s)? (?P<unit>%(long_unit)s) %(g)s %(mark)s",
    # dua hari lalu; 24 tahun yang lalu; tiga pekan mendatang
    "counted": r"%(amount)s %(g)s %(link)s (?:(?P<past>%(past_word)s)|(?P<future>%(future_word)s))",
    # dua hari kemudian; tepat 24 tahun setelah; berselang tiga bulan
    "relative": r"""
        (?:%(gap_lead)s%(g)s)? %(amount)s %(g)s
        (?: (?P<after>%(after)s) | (?P<before>%(before)s) | (?P<since>%(since)s) | %(until)s )
    """,
    "gap": r"(?P<after>%(gap_lead)s) %(g)s %(amount)s",
    # tahun berikutnya; bulan sebelumnya; pekan itu
    "relative_unit": r"""
        (?P<unit>%(long_unit)s) %(g)s
        (?: (?P<after>%(after)s) | (?P<before>%(before)s) | %(same)s )
    """,
    # selama tiga hari; dua tahun terakhir; dalam 24 tahun
    "duration": r"""
        (?: %(duration_lead)s %(g)s %(amount)s
            (?:%(g)s%(link)s(?:(?P<past>%(duration_past)s|%(past_word)s)
                              |(?P<future>%(duration_future)s|%(future_word)s)))? )
    """,
    "last_units": r"""
        %(amount)s %(g)s (?:(?P<past>%(duration_past)s)|(?P<future>%(duration_future)s))
    """,
    # Lebaran 2024; HUT ke-79 RI; malam Tahun Baru
    "holiday": rf"""
        (?P<eve>%(eve)s%(g)s)? (?P<holiday>%(holiday)s)
        (?: %(g)s {_YEAR} | %(g)s (?P<hijri>1[345]\d\d) %(number_end)s (?:%(og)s%(hijri)s)?
          | %(g)s %(year_unit)s %(g)s %(year_mark)s )? {_MARK}
    """,
    # baru-baru ini; saat ini
    "vague": r"(?P<past>%(vague_past)s) | (?P<future>%(vague_future)s) | %(vague_present)s",
    # pukul 15.00 WIB; dini hari
    "clock": r"%(clock)s",
    "bare_part": r"%(bare_part)s %(zone)s",
    # Not dates: tiga hari; berusia 24 tahun; setiap Senin; Nomor 5 Tahun 2018; Senin-Jumat
    "bare_amount": r"(?:%(before_amount)s%(g)s)? %(amount)s",
    "recurring": r"""
        %(recurring)s %(g)s (?:%(day_lead)s%(g)s)? (?:%(date_lead)s%(g)s)?
        (?: (?:%(weekday)s|%(unit)s|%(part)s) (?:(?:,%(g)s|%(range_or_and)s)%(weekday)s){0,3}
          | %(d)s%(g)s%(full_month)s | %(full_month)s | %(d)s ) %(number_end)s (?:%(tail)s)
    """,
    "law": r"""
        (?: %(law_lead)s %(og)s [\w./-]{0,29}\d[\w/-]{0,12} (?:%(g)s%(year_unit)s%(g)s\d{4})?
          | \d{1,4}%(g)s%(year_unit)s%(g)s\d{4} ) %(number_end)s
    """,
    "weekday_pair": r"""
        (?:%(day_lead)s%(g)s)? %(weekday)s %(og)s%(dash)s%(og)s %(weekday)s (?:%(tail)s)
    """,
}


def compile_forms(settings: DateSettings) -> dict[str, re.Pattern[str]]:
    """Give the forms, compiled for one language; they match lower-case text."""
    pieces = make_pieces(settings)
    return {name: re.compile(form % pieces, re.VERBOSE) for name, form in PATTERNS.items()}
