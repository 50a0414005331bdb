"""Time expressions are found where they stand and read as ISO dates of the right precision."""

from __future__ import annotations

import copy
import csv
import json
import re
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from peristiwa.errors import LexiconError
from peristiwa.ground.dates import DateReader, TimeExpression, parse_settings
from peristiwa.ground.dates.forms import PATTERNS
from peristiwa.ground.dates.starts import STARTS

ROOT = Path(__file__).resolve().parents[2]
WORDS = yaml.safe_load((ROOT / "lexicon/language/dates.yaml").read_text(encoding="utf-8"))
TABLE = Path(__file__).with_name("date_table.csv")
DETIK = ROOT.parent / "shared/data/detik_1000/data_berita.csv"
PUBLISHED = date(2024, 6, 22)
ISO = {
    "day": r"\d{4}-\d\d-\d\d",
    "part": r"\d{4}-\d\d-\d\d",
    "month": r"\d{4}-\d\d",
    "week": r"\d{4}-\d\d",
    "year": r"\d{4}",
}
NONE_FOUND = "-"


@pytest.fixture(scope="module")
def reader() -> DateReader:
    return DateReader(parse_settings(WORDS))


def table_rows() -> list[Any]:
    """Give the rows of the table, each named by its line, expression and date of publication."""
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return [
            pytest.param(row, id=f"{number}:{row['expression']}@{row['published']}")
            for number, row in enumerate(csv.DictReader(lines), start=2)
        ]


def carried(expression: str) -> tuple[str, int, int]:
    """Give the plain sentence of a row and the place of the expression in it.

    The expression stands between « and », or is the whole.
    """
    start, end = expression.find("«"), expression.find("»")
    plain = expression.replace("«", "").replace("»", "")
    return (plain, 0, len(plain)) if start < 0 else (plain, start, end - 1)


def only(found: list[TimeExpression]) -> TimeExpression:
    assert len(found) == 1, found
    return found[0]


def values(found: list[TimeExpression]) -> list[tuple[str, str | None]]:
    return [(expression.text, expression.value) for expression in found]


@pytest.mark.parametrize("row", table_rows())
def test_a_row_of_the_table_is_read_as_it_says(reader: DateReader, row: dict[str, str]) -> None:
    published = date.fromisoformat(row["published"]) if row["published"] else None
    text, start, end = carried(row["expression"])
    found = reader(text, published)
    if row["granularity"] == NONE_FOUND:
        assert found == []
        return
    there = [
        expression for expression in found if (expression.start, expression.end) == (start, end)
    ]
    expected = (row["value"] or None, row["granularity"] or None)
    assert (only(there).value, only(there).granularity) == expected, found


def test_the_table_is_large_and_has_no_row_twice() -> None:
    rows = [tuple(param.values[0].values()) for param in table_rows()]
    assert len(rows) >= 200
    assert len(rows) == len(set(rows))


def test_every_row_with_a_value_is_iso_of_its_granularity() -> None:
    for param in table_rows():
        row = param.values[0]
        if row["value"]:
            assert re.fullmatch(ISO[row["granularity"]], row["value"]), row


@pytest.mark.parametrize(
    ("text", "kind", "direction"),
    [
        ("20 Juni 2024", "absolute", None),
        ("20 Juni", "deictic", None),
        ("20 Juni lalu", "deictic", "past"),
        ("20 Juni mendatang", "deictic", "future"),
        ("tahun 1961", "absolute", None),
        ("Rabu", "deictic", None),
        ("Rabu lalu", "deictic", "past"),
        ("Rabu depan", "deictic", "future"),
        ("hari ini", "deictic", "at"),
        ("kemarin", "deictic", "past"),
        ("lusa", "deictic", "future"),
        ("bulan ini", "deictic", "at"),
        ("24 tahun lalu", "deictic", "past"),
        ("dua hari lagi", "deictic", "future"),
        ("saat ini", "deictic", "at"),
        ("baru-baru ini", "deictic", "past"),
        ("dua hari kemudian", "anaphoric", "future"),
        ("dua hari sebelumnya", "anaphoric", "past"),
        ("24 tahun setelah", "anaphoric", "past"),
        ("sehari sebelum", "anaphoric", "future"),
        ("hari itu", "anaphoric", "at"),
        ("selama tiga hari", "duration", None),
        ("dua tahun terakhir", "duration", "past"),
        ("dalam dua tahun ke depan", "duration", "future"),
        ("1990-an", "absolute", "past"),
        ("abad ke-20", "absolute", "past"),
        ("abad ke-21", "absolute", None),
    ],
)
def test_kind_and_direction_are_what_the_words_say(
    reader: DateReader, text: str, kind: str, direction: str | None
) -> None:
    found = only(reader(text, PUBLISHED))
    assert (found.kind, found.direction) == (kind, direction)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("dua hari kemudian", "2000-07-21"),
        ("dua hari sebelumnya", "2000-07-17"),
        ("keesokan harinya", "2000-07-20"),
        ("hari itu", "2000-07-19"),
        ("malam sebelumnya", "2000-07-18"),
        ("dini hari", "2000-07-19"),
        ("pukul 15.00 WIB", "2000-07-19"),
        ("berselang tiga bulan", "2000-10"),
        ("bulan berikutnya", "2000-08"),
        ("bulan yang sama", "2000-07"),
        ("tahun sebelumnya", "1999"),
        ("tepat 24 tahun setelah", "1976"),
        ("dua hari sebelum", "2000-07-21"),
        ("beberapa hari kemudian", None),
        ("selama tiga hari", None),
    ],
)
def test_anaphoric_ones_count_from_the_anchor(
    reader: DateReader, text: str, value: str | None
) -> None:
    assert only(reader(text, PUBLISHED, date(2000, 7, 19))).value == value


def test_a_sentence_gives_each_expression_once_in_order(reader: DateReader) -> None:
    text = (
        "Ia mendarat pada Rabu dini hari waktu setempat, tepat 24 tahun setelah kunjungan pertama, "
        "dan pergi Kamis (20/6/2024) pukul 15.00 WIB; pakta tahun 1961 berlaku hingga 1996."
    )
    assert values(reader(text, PUBLISHED)) == [
        ("Rabu dini hari waktu setempat", "2024-06-19"),
        ("tepat 24 tahun setelah", None),
        ("Kamis (20/6/2024) pukul 15.00 WIB", "2024-06-20"),
        ("tahun 1961", "1961"),
        ("1996", "1996"),
    ]


def test_minggu_is_a_week_after_an_amount_and_sunday_after_hari(reader: DateReader) -> None:
    text = "Dua minggu lalu, pada hari Minggu, ia pergi; minggu depan ia kembali."
    assert values(reader(text, PUBLISHED)) == [
        ("Dua minggu lalu", "2024-06"),
        ("hari Minggu", "2024-06-16"),
        ("minggu depan", "2024-06"),
    ]


def test_a_capital_in_a_title_does_not_make_a_week_a_sunday(reader: DateReader) -> None:
    assert only(reader("Polisi Tangkap Pelaku Minggu Lalu", PUBLISHED)).granularity == "week"


def test_further_years_follow_a_first_one(reader: DateReader) -> None:
    found = reader("antara 1998 dan 2003, serta tahun 2010, 2011, dan 2012", None)
    assert [expression.value for expression in found] == ["1998", "2003", "2010", "2011", "2012"]


def test_a_number_is_a_year_after_an_open_lead_unless_things_are_counted(
    reader: DateReader,
) -> None:
    assert values(reader("hingga 2020 warga", None)) == []
    assert values(reader("hingga 2020 ia menunggu", None)) == [("2020", "2020")]
    assert values(reader("sejak 2020 warga menunggu", None)) == [("2020", "2020")]


def test_a_weekday_of_the_year_settles_the_year_of_a_date_without_one(reader: DateReader) -> None:
    september = date(2025, 9, 18)
    assert only(reader("14/11 (Jumat 14/11)", september)).value == "2025-11-14"
    assert only(reader("Kamis (14/11)", september)).value == "2024-11-14"


def test_a_line_break_joins_and_a_blank_line_does_not(reader: DateReader) -> None:
    assert values(reader("Kamis,\n20 Juni 2024", None)) == [("Kamis,\n20 Juni 2024", "2024-06-20")]
    assert len(reader("Kamis\n\n20 Juni 2024", None)) == 2


def test_offsets_hold_where_lower_case_is_longer(reader: DateReader) -> None:
    text = "İİ tiba pada 20 Juni 2024"
    found = only(reader(text, None))
    assert text[found.start : found.end] == found.text == "20 Juni 2024"


def test_good_fridays_and_easters_of_the_list_are_two_days_apart(reader: DateReader) -> None:
    for year in range(2015, 2027):
        friday, sunday = reader(f"Jumat Agung {year} dan Hari Paskah {year}", None)
        first, last = date.fromisoformat(friday.value or ""), date.fromisoformat(sunday.value or "")
        assert (first.weekday(), last.weekday(), (last - first).days) == (4, 6, 2)


TABLE_WORDS = sorted(set(re.findall(r"[\w'./()-]+", TABLE.read_text(encoding="utf-8"))))
ODD_WORDS = ["(", ")", ",", "\n", "-", "9999", "29", "31", "0", "٣", "dua puluh", "yang", "se"]
words = st.sampled_from(TABLE_WORDS + ODD_WORDS)
dates = st.one_of(st.none(), st.dates())


def check(found: list[TimeExpression], text: str) -> None:
    """Assert that spans are right, ordered and apart, and that values are ISO of their size."""
    position = 0
    for expression in found:
        assert position <= expression.start < expression.end
        assert text[expression.start : expression.end] == expression.text
        position = expression.end
        if expression.value is not None:
            assert expression.granularity is not None
            assert re.fullmatch(ISO[expression.granularity], expression.value, re.ASCII)
            date.fromisoformat((expression.value + "-01-01")[:10])
        if expression.kind == "duration":
            assert expression.value is None


@settings(max_examples=400, deadline=None)
@given(text=st.text(), published=dates, anchor=dates)
def test_any_text_is_read_without_error(
    text: str, published: date | None, anchor: date | None
) -> None:
    check(READER(text, published, anchor), text)


@settings(max_examples=800, deadline=None)
@given(parts=st.lists(words, max_size=14), published=dates, anchor=dates)
def test_any_heap_of_time_words_is_read_without_error(
    parts: list[str], published: date | None, anchor: date | None
) -> None:
    text = " ".join(parts)
    check(READER(text, published, anchor), text)


@settings(max_examples=200, deadline=None)
@given(parts=st.lists(words, max_size=10))
def test_without_dates_to_count_from_only_absolute_ones_have_values(parts: list[str]) -> None:
    for expression in READER(" ".join(parts), None):
        assert expression.kind == "absolute" or expression.value is None


@settings(max_examples=200, deadline=None)
@given(day=st.dates(min_value=date(1000, 1, 1), max_value=date(2199, 12, 31)))
def test_a_written_day_is_itself_in_every_notation(day: date) -> None:
    month = WORDS["months"][day.month - 1]["full"][0].capitalize()
    weekday = WORDS["weekdays"][day.weekday()][0].capitalize()
    written = f"{weekday}, {day.day} {month} {day.year}"
    assert values(READER(written, None)) == [(written, day.isoformat())]
    assert values(READER(day.isoformat(), None)) == [(day.isoformat(), day.isoformat())]
    if 1900 <= day.year <= 2099:
        numbers = f"{weekday} ({day.day}/{day.month}/{day.year})"
        assert values(READER(numbers, None)) == [(numbers, day.isoformat())]


@settings(max_examples=200, deadline=None)
@given(published=st.dates(min_value=date(1, 2, 1)), weekday=st.integers(0, 6))
def test_a_bare_weekday_lies_in_the_week_up_to_publication(published: date, weekday: int) -> None:
    name = WORDS["weekdays"][weekday][0].capitalize()
    found = only(READER(f"pada {name} ia tiba", published))
    day = date.fromisoformat(found.value or "")
    assert day.weekday() == weekday
    assert 0 <= (published - day).days < 7


READER = DateReader(parse_settings(WORDS))


@pytest.mark.parametrize(
    "unit", ["dua ", "senin, ", "20 juni ", "(20/6) ", "\n", "1", "lebih dari "]
)
def test_reading_time_grows_no_faster_than_the_text(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        start = time.process_time()
        READER(text, PUBLISHED)
        return time.process_time() - start

    seconds(1_000)
    short = seconds(10_000)
    assert seconds(80_000) < 8 * 4 * max(short, 0.005)


def test_a_megabyte_without_dates_takes_seconds() -> None:
    text = "Presiden bertemu menteri untuk membahas anggaran negara. " * 20_000
    start = time.process_time()
    assert READER(text, PUBLISHED) == []
    assert time.process_time() - start < 10


def test_every_form_says_with_which_words_it_begins() -> None:
    assert set(STARTS) == set(PATTERNS)


def test_settings_from_json_read_like_those_from_yaml() -> None:
    from_json = parse_settings(json.loads(json.dumps(WORDS)))
    assert from_json == parse_settings(WORDS)


def broken(path: list[str | int], value: object) -> dict[str, Any]:
    """Give the words with one key set to ``value``, or taken away where that is ``None``."""
    obj = copy.deepcopy(WORDS)
    at = obj
    for step in path[:-1]:
        at = at[step]
    if value is None:
        del at[path[-1]]
    else:
        at[path[-1]] = value
    return obj


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (["months"], None, "months"),
        (["months"], WORDS["months"][:11], "months: has 11 entries"),
        (["months", 0, "full"], [], r"months\[0\]: has no names"),
        (["months", 1, "full"], ["januari"], r"months\[1\]: 'januari'"),
        (["weekdays", 2], "rabu", r"weekdays"),
        (["weekdays"], WORDS["weekdays"] * 2, "weekdays: has 14 entries"),
        (["edges", 0], "Awal", r"edges\[0\]: 'Awal' has capitals"),
        (["edges", 0], " awal", r"edges\[0\]"),
        (["edges", 0], "", r"edges\[0\]"),
        (["edges", 0], 5, r"edges"),
        (["surprise"], ["awal"], "surprise"),
        (["clock", "zones"], None, "zones"),
        (["numbers", "words", "dua"], "2", "numbers"),
        (["day_words", "Besok Lusa"], 2, r"day_words.Besok Lusa"),
        (["holidays", 0, "day"], "02-30", r"holidays\[0\].day: '02-30'"),
        (["holidays", 0, "day"], None, r"holidays\[0\]: needs either"),
        (["holidays", 0, "days"], ["2024-01-01"], r"holidays\[0\]: needs either"),
        (["holidays", 0, "names"], ["lebaran"], r"holidays\[\d+\]: 'lebaran'"),
    ],
)
def test_a_broken_file_is_refused_with_the_key_that_is_wrong(
    path: list[str | int], value: object, message: str
) -> None:
    with pytest.raises(LexiconError, match=message):
        parse_settings(broken(path, value))


def test_something_that_is_no_mapping_is_refused() -> None:
    with pytest.raises(LexiconError, match=r"dates\.yaml"):
        parse_settings(["januari"])


@pytest.mark.skipif(not DETIK.exists(), reason="the Detik articles stay in ../shared")
def test_weekdays_with_a_date_in_brackets_are_read_in_real_news() -> None:
    """Of the dates "Kamis (20/6/2024)" in 1,000 articles, 99 % have the value that is written."""
    pattern = re.compile(r"\b[A-Z][a-z']+ \((\d{1,2})/(\d{1,2})/(\d{4})\)")
    written = read = 0
    with DETIK.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            text = row["isi_berita"]
            starts = {found.start(): found for found in pattern.finditer(text)}
            by_start = {expression.start: expression for expression in READER(text, None)}
            for start, found in starts.items():
                day, month, year = (int(number) for number in found.groups())
                written += 1
                value = by_start[start].value if start in by_start else None
                read += value == f"{year:04d}-{month:02d}-{day:02d}"
    assert written > 500
    assert read / written > 0.99
