"""Gold files: offsets are placed in the document, and broken lines are named."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from peristiwa.errors import InputError
from peristiwa.evaluation.gold import GoldDocument, read_gold, sentence_at

Json = dict[str, Any]


def test_triggers_are_placed_in_the_sentences_joined_by_one_space(
    gold: list[GoldDocument],
) -> None:
    document = gold[0]
    assert document.text == " ".join(document.sentences)
    assert [document.text[event.start : event.end] for event in document.events] == [
        "menemui",
        "berunjuk rasa",
    ]
    assert document.events[1].start > len(document.sentences[0])


def test_the_first_occurrence_of_a_trigger_in_its_sentence_is_meant(
    gold_line: Json, as_gold: Callable[..., list[GoldDocument]]
) -> None:
    gold_line["sentences"] = ["Tak ada serangan.", "Ada serangan, lalu serangan lagi."]
    gold_line["events"] = [{**gold_line["events"][1], "trigger": "serangan", "actors": []}]
    (document,) = as_gold(gold_line)
    assert document.events[0].start == len("Tak ada serangan. Ada ")


def test_an_offset_leads_back_to_its_sentence(gold: list[GoldDocument]) -> None:
    document = gold[0]
    second = len(document.sentences[0]) + 1
    assert sentence_at(document, 0) == document.sentences[0]
    assert sentence_at(document, second - 1) == document.sentences[0]
    assert sentence_at(document, second) == document.sentences[1]
    assert sentence_at(document, 10_000) == document.sentences[1]


def _spoilt(line: Json, path: tuple[str | int, ...], value: object) -> Json:
    part: Any = line
    for key in path[:-1]:
        part = part[key]
    part[path[-1]] = value
    return line


@pytest.mark.parametrize(
    ("path", "value", "told"),
    [
        (("events", 0, "trigger"), "menyurati", "'menyurati' is not in sentence 0"),
        (("events", 0, "s"), 2, "sentence 2 is named, but the last one is 1"),
        (("events", 0, "s"), -1, "events[0].s"),
        (("events", 0, "trigger"), "", "events[0].trigger"),
        (("events", 0, "status"), "maybe", "events[0].status"),
        (("events", 0, "historical"), "no", "events[0].historical"),
        (("events", 0, "actors", 0, "text"), "Presiden Baru", "actor 'Presiden Baru'"),
        (("events", 0, "recipients", 0, "text"), "Ratu Baru", "recipient 'Ratu Baru'"),
        (("events", 0, "recipients", 0, "country"), "bb", "events[0].recipients[0].country"),
        (("events", 0, "date", "value"), "3 Mei", "events[0].date.value"),
        (("events", 0, "place", "text"), "Mana", "place 'Mana'"),
        (("events", 0, "source", "text"), "Siapa", "source 'Siapa'"),
        (("published",), "kemarin", "published"),
        (("sentences",), "satu", "sentences"),
    ],
)
def test_a_broken_field_is_named_with_file_line_and_document(
    gold_line: Json,
    as_gold: Callable[..., list[GoldDocument]],
    path: tuple[str | int, ...],
    value: object,
    told: str,
) -> None:
    good = {**gold_line, "id": "nol", "events": []}
    with pytest.raises(InputError) as raised:
        as_gold(good, _spoilt(gold_line, path, value))
    message = str(raised.value)
    assert "gold.jsonl, line 2, document satu" in message
    assert told in message


def test_a_missing_field_is_named(
    gold_line: Json, as_gold: Callable[..., list[GoldDocument]]
) -> None:
    del gold_line["events"][1]["recipients"]
    with pytest.raises(InputError, match=r"line 1, document satu: .*recipients"):
        as_gold(gold_line)


@pytest.mark.parametrize("line", [b"{", b"[]", b'{"id": 3}', b'{"id": "\xff"}', b"null"])
def test_a_line_that_is_no_document_is_named(tmp_path: Path, line: bytes, gold_line: Json) -> None:
    path = tmp_path / "g.jsonl"
    path.write_bytes(json.dumps(gold_line).encode() + b"\n\n" + line + b"\n")
    with pytest.raises(InputError, match=r"g\.jsonl, line 3"):
        read_gold(path)


def test_two_documents_with_one_id_are_an_error(
    gold_line: Json, as_gold: Callable[..., list[GoldDocument]]
) -> None:
    with pytest.raises(InputError, match="line 2, document satu: line 1 has the same id"):
        as_gold(gold_line, gold_line)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.jsonl"):
        read_gold(tmp_path / "none.jsonl")
