"""JSON lines: one article a line, each line on its own."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date

import pytest

from peristiwa.read import ReadFault, read_articles
from peristiwa.records import Article

Items = list[Article | ReadFault]
Read = Callable[..., Items]
Write = Callable[[str, bytes | str], str]
GOOD = {"id": "a", "published": "2024-06-22", "text": "Satu."}


def test_a_line_gives_an_article_with_its_date_and_title(read_lines: Read) -> None:
    line = {"id": "a", "published": "2024-06-22", "title": "Judul", "text": "Satu."}
    expected = Article(id="a", text="Satu.", published=date(2024, 6, 22), title="Judul")
    assert read_lines(line) == [expected]


def test_sentences_are_joined_by_one_space(read_lines: Read) -> None:
    (article,) = read_lines({"id": "a", "sentences": ["Satu.", " Dua. ", "Tiga."]})
    assert isinstance(article, Article)
    assert article.text == "Satu.  Dua.  Tiga."


def test_null_stands_for_a_field_that_is_missing(read_lines: Read) -> None:
    line = {"id": "a", "published": None, "title": None, "text": None, "sentences": ["Satu."]}
    assert read_lines(line) == [Article(id="a", text="Satu.")]


def test_fields_of_other_programs_are_ignored(read_lines: Read) -> None:
    assert read_lines({**GOOD, "url": "x", "events": [1, {}]}) == read_lines(GOOD)


def test_a_line_s_own_date_goes_before_the_option_which_fills_gaps(write: Write) -> None:
    lines = [GOOD, {"id": "b", "text": "Dua."}]
    name = write("b.jsonl", "\n".join(map(json.dumps, lines)))
    articles = list(read_articles([name], date(2020, 1, 1)))
    assert [item.published for item in articles if isinstance(item, Article)] == [
        date(2024, 6, 22),
        date(2020, 1, 1),
    ]


@pytest.mark.parametrize("name", ["a.jsonl", "a.NDJSON", "a.txt", "a.json", "a"])
def test_records_are_told_by_suffix_or_by_content(write: Write, name: str) -> None:
    content = "\n  \n" + json.dumps(GOOD) + "\n"
    (article,) = read_articles([write(name, content)])
    assert isinstance(article, Article)
    assert article.text == "Satu."


def test_records_on_standard_input_are_told_by_content(stdin: Callable[[bytes], None]) -> None:
    stdin(json.dumps(GOOD).encode())
    (article,) = read_articles(["-"])
    assert isinstance(article, Article)
    assert article.id == "a"


def test_byte_order_marks_and_blank_lines_between_records_are_passed_over(write: Write) -> None:
    line = json.dumps(GOOD).encode()
    name = write("a.txt", b"\xef\xbb\xbf" + line + b"\r\n\r\n\n\xef\xbb\xbf" + line)
    items = list(read_articles([name]))
    assert [item.text for item in items if isinstance(item, Article)] == ["Satu.", "Satu."]


BROKEN = {
    "cut off": ('{"id": "x", "text": "Sat', "no JSON object"),
    "two objects": ('{"id": "x"} {"id": "y"}', "no JSON object"),
    "a list": ('["x", "Satu."]', "Expected `object`, got `array`"),
    "a number": ("17", "Expected `object`, got `int`"),
    "no id": ('{"text": "Satu."}', "missing required field `id`"),
    "empty id": ('{"id": "", "text": "Satu."}', "length >= 1 - at `$.id`"),
    "id a number": ('{"id": 7, "text": "Satu."}', "Expected `str`, got `int` - at `$.id`"),
    "text a list": ('{"id": "x", "text": ["Satu."]}', "at `$.text`"),
    "sentences a text": ('{"id": "x", "sentences": "Satu."}', "at `$.sentences`"),
    "a sentence null": ('{"id": "x", "sentences": ["Satu.", null]}', "at `$.sentences[1]`"),
    "title a number": ('{"id": "x", "title": 3, "text": "Satu."}', "at `$.title`"),
    "no text": ('{"id": "x", "published": null}', "'x' has neither text nor sentences"),
    "both": ('{"id": "x", "text": "A", "sentences": ["A"]}', "'x' has both text and sentences"),
    "date a number": ('{"id": "x", "published": 20240622, "text": "A"}', "at `$.published`"),
    "no such day": ('{"id": "x", "published": "2024-13-40", "text": "A"}', "'2024-13-40'"),
    "another form": ('{"id": "x", "published": "22-06-2024", "text": "A"}', "'22-06-2024'"),
    "half a pair": ('{"id": "x", "text": "\\ud83e"}', "no JSON object"),
    "too deep": ('{"id": "x", "text": "A", "more": ' + "[" * 100_000, "no JSON object"),
}


@pytest.mark.parametrize(("line", "reason"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_line_is_named_with_its_reason_and_the_others_are_read(
    read_lines: Read, line: str, reason: str
) -> None:
    first, fault, last = read_lines(GOOD, line, {**GOOD, "id": "z"})
    assert isinstance(first, Article)
    assert isinstance(last, Article)
    assert isinstance(fault, ReadFault)
    assert fault.kind == "failed"
    assert fault.where.endswith("batch.jsonl, line 2")
    assert reason in fault.reason


def test_a_line_that_is_no_utf_8_is_named_with_the_byte(write: Write) -> None:
    line = json.dumps(GOOD).encode()
    name = write("a.jsonl", line + b'\n{"id": "x", "text": "caf\xe9"}\n' + line)
    items = list(read_articles([name]))
    fault = items[1]
    assert isinstance(fault, ReadFault)
    assert fault.where.endswith("line 2")
    assert "byte 0xE9 at offset 24" in fault.reason


@pytest.mark.parametrize("line", [{"id": "x", "text": " "}, {"id": "x", "sentences": []}])
def test_a_record_with_nothing_in_it_is_skipped_as_empty(
    read_lines: Read, line: dict[str, object]
) -> None:
    (fault,) = read_lines(line)
    assert isinstance(fault, ReadFault)
    assert (fault.kind, fault.reason) == ("empty", "report 'x' is empty")


def test_a_file_of_records_without_any_is_empty(write: Write) -> None:
    (fault,) = read_articles([write("a.jsonl", "\n\n")])
    assert isinstance(fault, ReadFault)
    assert fault.kind == "empty"


def test_a_broken_first_line_does_not_make_the_batch_plain_text(write: Write) -> None:
    name = write("a.txt", '{"id": "x", "text": "Sa\n' + json.dumps(GOOD))
    fault, article = read_articles([name])
    assert isinstance(fault, ReadFault)
    assert isinstance(article, Article)


@pytest.mark.parametrize(("value", "indent"), [([GOOD, GOOD], None), ([GOOD, GOOD], 1), (GOOD, 1)])
def test_json_that_is_not_one_object_a_line_is_one_fault_with_the_remedy(
    write: Write, value: object, indent: int | None
) -> None:
    content = json.dumps(value, indent=indent)
    (fault,) = read_articles([write("a.json", content)])
    assert isinstance(fault, ReadFault)
    assert "not one object a line" in fault.reason
    assert "jq" in fault.reason


def test_an_id_that_comes_again_is_read_and_reported(read_lines: Read) -> None:
    first, fault, second = read_lines(GOOD, {**GOOD, "text": "Dua."})
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert isinstance(fault, ReadFault)
    assert (first.text, second.text) == ("Satu.", "Dua.")
    assert fault.kind == "warning"
    assert fault.where.endswith("line 2")
    assert "'a'" in fault.reason
