"""Small gold documents and predictions, made by hand."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from peristiwa.evaluation.gold import GoldDocument, GoldEvent, GoldParticipant, read_gold

Json = dict[str, Any]

SENTENCE = "Presiden Arka menemui Ratu Birya di Solvina pada 3 Mei 2021, kata juru bicara istana."
MARCH = "Warga berunjuk rasa di depan istana."


def _party(party: GoldParticipant, sentence: str, base: int) -> Json:
    start = None if party.text is None else base + sentence.index(party.text)
    return {
        "start": start,
        "end": None if start is None else start + len(party.text or ""),
        "text": party.text,
        "name": party.name,
        "country": party.country,
        "sector": party.sector,
    }


def _event(document: GoldDocument, event: GoldEvent, number: int) -> Json:
    sentence = document.sentences[event.s]
    base = event.start - sentence.index(event.trigger)
    unplaced = {"start": None, "end": None, "text": None}
    return {
        "id": f"e{number}",
        "type": event.type,
        "mode": event.mode,
        "cameo": "",
        "quad": 1,
        "goldstein": 0.0,
        "trigger": {"start": event.start, "end": event.end, "text": event.trigger},
        "actors": [_party(party, sentence, base) for party in event.actors],
        "recipients": [_party(party, sentence, base) for party in event.recipients],
        "place": event.place and {**unplaced, "country": event.place.country},
        "date": event.date and {**unplaced, "value": event.date.value},
        "status": event.status,
        "historical": event.historical,
        "source": event.source
        and {**unplaced, "text": event.source.text, "name": event.source.name},
        "confidence": 1.0,
        "evidence": {"start": base, "end": base + len(sentence)},
    }


def convert(document: GoldDocument) -> Json:
    """Return a gold document as decoded JSON of the public contract."""
    return {
        "id": document.id,
        "published": document.published and document.published.isoformat(),
        "events": [_event(document, event, n) for n, event in enumerate(document.events)],
    }


def _meeting() -> Json:
    return {
        "s": 0,
        "trigger": "menemui",
        "type": "CONSULT",
        "mode": "visit",
        "actors": [
            {"text": "Presiden Arka", "name": "Arka Wenda", "country": "AAA", "sector": "GOV"}
        ],
        "recipients": [
            {"text": "Ratu Birya", "name": "Birya Solana", "country": "BBB", "sector": "GOV"}
        ],
        "place": {"text": "Solvina", "country": "BBB"},
        "date": {"text": "3 Mei 2021", "value": "2021-05-03"},
        "status": "actual",
        "historical": False,
        "source": {"text": "juru bicara istana", "name": "Istana Solvina"},
    }


def _march() -> Json:
    return {
        "s": 1,
        "trigger": "berunjuk rasa",
        "type": "PROTEST",
        "mode": "demo",
        "actors": [{"text": "Warga", "name": "warga", "country": None, "sector": "CVL"}],
        "recipients": [],
        "place": None,
        "date": None,
        "status": "actual",
        "historical": False,
        "source": None,
    }


@pytest.fixture
def gold_line() -> Json:
    """One gold document: a meeting with every field filled, and a march with few."""
    return {
        "id": "satu",
        "published": "2021-05-04",
        "sentences": [SENTENCE, MARCH],
        "events": [_meeting(), _march()],
    }


@pytest.fixture
def as_gold(tmp_path: Path) -> Callable[..., list[GoldDocument]]:
    """Write the given lines to a gold file and read it."""

    def read(*lines: Json) -> list[GoldDocument]:
        path = tmp_path / "gold.jsonl"
        path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
        return read_gold(path)

    return read


@pytest.fixture
def gold(gold_line: Json, as_gold: Callable[..., list[GoldDocument]]) -> list[GoldDocument]:
    """The gold document, read."""
    return as_gold(gold_line)


@pytest.fixture
def as_prediction() -> Callable[[GoldDocument], Json]:
    """Turn a gold document into the prediction that would be perfect."""
    return convert


@pytest.fixture
def prediction(gold: list[GoldDocument]) -> Json:
    """A perfect prediction of the gold document, to be spoilt."""
    return convert(gold[0])
