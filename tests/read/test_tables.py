"""CSV and Parquet: a row is a report; a broken row costs nothing else."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, date, datetime

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from peristiwa.read import ReadFault, read_articles
from peristiwa.records import Article

Write = Callable[[str, bytes | str], str]
HEAD = "id,published,title,text\n"
DAY = date(2024, 6, 22)


def parquet(**columns: object) -> bytes:
    buffer = io.BytesIO()
    pq.write_table(pa.table(columns), buffer, row_group_size=100)
    return buffer.getvalue()


def test_cells_may_be_quoted_and_span_lines(write: Write) -> None:
    name = write("a.csv", HEAD + '1,2024-06-22,"Judul, lagi","Satu.\nDua ""kata""."\n2,,,Tiga.\n')
    assert list(read_articles([name])) == [
        Article(id="1", published=DAY, title="Judul, lagi", text='Satu.\nDua "kata".'),
        Article(id="2", text="Tiga."),
    ]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_separator_is_told_by_the_heading(write: Write, separator: str) -> None:
    name = write("a.csv", separator.join(["ID", "Text"]) + "\n" + separator.join(["1", "Satu."]))
    assert list(read_articles([name])) == [Article(id="1", text="Satu.")]


def test_a_table_on_standard_input_is_told_by_its_heading(
    stdin: Callable[[bytes], None],
) -> None:
    stdin(b"id,text\n1,Satu.\n")
    assert list(read_articles(["-"])) == [Article(id="1", text="Satu.")]


def test_a_broken_row_is_named_by_its_line_and_the_others_are_read(write: Write) -> None:
    rows = '1,,,"Satu.\n."\n2,,,Dua.,lagi\n3,22-06-2024,,Tiga.\n4,,,\n5,,,Lima.\n'
    first, long, day, empty, last = read_articles([write("a.csv", HEAD + rows)])
    assert isinstance(first, Article)
    assert isinstance(last, Article)
    assert str(long).endswith("line 4: has 5 cells where the heading has 4")
    assert "line 5: published: '22-06-2024'" in str(day)
    assert isinstance(empty, ReadFault)
    assert empty.kind == "empty"


def test_a_row_that_is_not_utf8_costs_no_other(write: Write) -> None:
    name = write("a.csv", b"id,text\n1,Satu.\n2,caf\xe9\n3,Tiga.\n")
    first, fault, third = read_articles(name)
    assert isinstance(first, Article)
    assert isinstance(third, Article)
    assert str(fault) == f"{name}, line 3: is not UTF-8; save the file as UTF-8"


def test_a_quote_that_is_never_closed_is_named_with_its_line(write: Write) -> None:
    *_, fault = read_articles([write("a.csv", HEAD + '1,,,Satu.\n2,,,"Dua.\n3,,,Tiga.\n')])
    assert isinstance(fault, ReadFault)
    assert "line 3" in fault.where
    assert "not read" in fault.reason


def test_a_table_without_the_needed_columns_is_refused_with_those_it_has(write: Write) -> None:
    (fault,) = read_articles([write("a.csv", "nomor,isi\n1,Satu.\n")])
    assert "has the columns nomor, isi" in str(fault)
    (fault,) = read_articles([write("a.parquet", parquet(nomor=[1], isi=["Satu."]))])
    assert "has the columns nomor, isi" in str(fault)


def test_parquet_s_own_types_are_taken(write: Write) -> None:
    moment = datetime(2024, 6, 21, 22, 30, tzinfo=UTC)
    content = parquet(
        id=[7], published=[DAY], text=["Satu."], published_at=[moment], outlet=["antara"]
    )
    (article,) = read_articles([write("a.parquet", content)])
    assert article == Article(
        id="7", published=DAY, text="Satu.", published_at=moment, outlet="antara"
    )


def test_lists_of_sentences_are_joined_in_parquet_too(write: Write) -> None:
    (article,) = read_articles([write("a", parquet(id=["a"], sentences=[["Satu.", "Dua."]]))])
    assert article == Article(id="a", text="Satu. Dua.")


def test_parquet_on_standard_input_is_told_by_content(stdin: Callable[[bytes], None]) -> None:
    stdin(parquet(id=["a"], text=["Satu."]))
    assert list(read_articles(["-"])) == [Article(id="a", text="Satu.")]


def test_null_and_wrong_cells_are_faults_of_their_row(write: Write) -> None:
    content = parquet(id=["a", None, "c"], text=["Satu.", "Dua.", None])
    first, second, third = read_articles([write("a.parquet", content)])
    assert isinstance(first, Article)
    assert "row 2: Expected `str`, got `null` - at `$.id`" in str(second)
    assert "row 3: report 'c' has neither text nor sentences" in str(third)


def test_damaged_parquet_gives_the_rows_before_the_damage_and_names_it(write: Write) -> None:
    content = bytearray(parquet(id=list(range(1000)), text=["Kata. " * 9] * 1000))
    content[len(content) // 2 : len(content) // 2 + 400] = bytes(400)
    *articles, fault = read_articles([write("a.parquet", bytes(content))])
    assert isinstance(fault, ReadFault)
    assert fault.kind == "failed"
    assert len(articles) < 1000


def test_a_parquet_file_that_was_cut_is_refused(write: Write) -> None:
    content = parquet(id=["a"], text=["Satu."])
    (fault,) = read_articles([write("a.parquet", content[:-20])])
    assert "is no whole Parquet file" in str(fault)


def test_a_moment_gives_the_day_on_its_own_clock(write: Write) -> None:
    name = write("a.csv", "id,published,text\n1,2024-06-22T00:30:00+07:00,Satu.\n")
    (article,) = read_articles([name])
    assert isinstance(article, Article)
    assert article.published == DAY
    assert article.published_at == datetime(2024, 6, 21, 17, 30, tzinfo=UTC)
