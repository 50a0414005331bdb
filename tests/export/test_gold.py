"""Reviewed reports become gold that the scorer places at the very characters reviewed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec
import pytest

from peristiwa.evaluation import GoldDocument, read_gold
from peristiwa.export.gold import gold_line, sentences
from peristiwa.records import Event, EventDate, Evidence, Participant, Place, Source, Trigger

TEXT = (
    "Warga menyerang pos. Polisi menyerang warga yang menyerang pos di Ambon!\n\n"
    "“Kami diserang,” kata Budi.  Kami menyerang"
)


def event(word: str, nth: int, evidence: tuple[int, int] | None = None, text: str = TEXT) -> Event:
    """An event at the nth occurrence of a word."""
    start = -1
    for _ in range(nth):
        start = text.index(word, start + 1)
    end = start + len(word)
    return Event(
        id=f"a:{start}",
        type="ASSAULT",
        mode=None,
        cameo="180",
        quad=4,
        goldstein=-9.0,
        trigger=Trigger(start, end, word),
        actors=[Participant(21, 27, "Polisi", name="Polri", country="IDN", sector="COP")],
        recipients=[Participant(None, None, None, name="Warga Ambon", country="Indonesia")],
        place=Place(66, 71, "Ambon", country="IDN"),
        date=EventDate(None, None, None, value="2025-W10", granularity="week"),
        status="actual",
        historical=False,
        source=Source(97, 101, "Budi"),
        confidence=0.5,
        evidence=Evidence(*(evidence or (start, end))),
    )


def read_back(tmp_path: Path, events: list[Event], text: str = TEXT) -> GoldDocument:
    path = tmp_path / "gold.jsonl"
    path.write_bytes(msgspec.json.encode(gold_line("a", date(2025, 3, 14), text, events)))
    (document,) = read_gold(path)
    return document


def test_sentences_end_at_stops_and_lines_and_lose_only_blanks() -> None:
    parts = [TEXT[start:end] for start, end in sentences(TEXT, [])]
    assert parts == [
        "Warga menyerang pos.",
        "Polisi menyerang warga yang menyerang pos di Ambon!",
        "“Kami diserang,” kata Budi.",
        "Kami menyerang",
    ]
    assert "".join(parts).replace(" ", "") == "".join(TEXT.split())


def test_no_sentence_ends_inside_the_words_of_an_event() -> None:
    parts = [TEXT[start:end] for start, end in sentences(TEXT, [Evidence(6, 40)])]
    assert parts[0] == "Warga menyerang pos. Polisi menyerang warga yang menyerang pos di Ambon!"


@pytest.mark.parametrize(
    ("word", "nth"), [("menyerang", n) for n in range(1, 5)] + [("diserang", 1)]
)
def test_the_trigger_is_found_where_it_stood(tmp_path: Path, word: str, nth: int) -> None:
    given = event(word, nth)
    (found,) = read_back(tmp_path, [given]).events
    document = read_back(tmp_path, [given])
    before = TEXT[: given.trigger.start].split()
    assert document.text[: found.start].split() == before
    assert document.text[found.start : found.end].startswith(word)


def test_a_word_repeated_at_the_end_of_its_sentence_is_still_told_apart(tmp_path: Path) -> None:
    text = "Mereka menyerang dan kita menyerang"
    given = event("menyerang", 2, (0, len(text)), text)
    document = read_back(tmp_path, [msgspec.structs.replace(given, place=None, source=None)], text)
    (found,) = document.events
    assert found.start <= given.trigger.start < found.end
    assert found.start > text.index("menyerang")


def test_words_outside_the_sentence_are_left_to_the_name(tmp_path: Path) -> None:
    (found,) = read_back(tmp_path, [event("menyerang", 4)]).events
    assert [(one.text, one.name, one.country) for one in found.actors] == [(None, "Polri", "IDN")]
    assert [(one.text, one.name, one.country) for one in found.recipients] == [
        (None, "Warga Ambon", None)
    ]
    assert found.source is not None
    assert (found.source.text, found.source.name) == (None, "Budi")


def test_words_in_the_sentence_are_copied(tmp_path: Path) -> None:
    (found,) = read_back(tmp_path, [event("menyerang", 2)]).events
    assert found.actors[0].text == "Polisi"
    assert found.place is not None
    assert found.place.text == "Ambon"
    assert found.date is not None
    assert found.date.value is None
