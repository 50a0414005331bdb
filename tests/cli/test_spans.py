"""Every span of the output is the raw text's, whatever damage repair has mended."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from peristiwa.pipeline import Pipeline
from peristiwa.records import CodedArticle

EXAMPLE = (Path(__file__).parents[2] / "examples" / "laporan-rusak.txt").read_text("utf-8")
BLOCKS = [block for block in EXAMPLE.split("\n") if block.strip()]
DAMAGE = [
    ". ", ".", " ", "  ", "\n", "\n\n", "\r\n", "\t", "\u00a0", "\u200b", "\u00ad", "\ufeff",
    "“", "”", "\u2018", "\u2019", '"', "'", "(", ")", "[", "]", "-", "\u2013", "…", "di ", " di",
    "\0", "\x1b", "e\u0301", "🪁", "â€œ", "\u2028", "\nBaca juga: Layang-layang\n",
    "ADVERTISEMENT ", "\x85",
]  # fmt: skip
PUBLISHED = date(2025, 3, 14)


def spans(record: object) -> Iterator[Mapping[str, Any]]:
    """Every object with a start, however deep."""
    if isinstance(record, dict):
        if "start" in record:
            yield record
        for inner in record.values():
            yield from spans(inner)
    elif isinstance(record, list):
        for inner in record:
            yield from spans(inner)


def check(raw: str, coded: CodedArticle) -> int:
    """Check every span against the raw text and give their number."""
    found = list(spans(json.loads(msgspec.json.encode(coded))))
    for span in found:
        start, end = span["start"], span["end"]
        if start is None:
            assert (end, span["text"]) == (None, None)
            continue
        assert 0 <= start < end <= len(raw)
        assert raw[start:end] == span.get("text", raw[start:end])
    return len(found)


def test_every_span_of_the_damaged_example_is_its_text(coder: Pipeline) -> None:
    coded = coder.code(EXAMPLE, published=PUBLISHED)
    assert check(EXAMPLE, coded) > len(coded.events) * 3


def test_evidence_holds_the_trigger(coder: Pipeline) -> None:
    coded = coder.code(EXAMPLE, published=PUBLISHED)
    for event in coded.events:
        assert event.evidence.start <= event.trigger.start
        assert event.trigger.end <= event.evidence.end


def test_the_example_tells_events_of_at_least_six_types(coder: Pipeline) -> None:
    events = coder.code(EXAMPLE, published=PUBLISHED).events
    assert len({event.type for event in events}) >= 6
    assert {event.status for event in events} >= {"actual", "planned", "negated"}
    assert any(event.historical for event in events)
    assert any(event.source for event in events)


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """Some blocks of the example with damage put in at random places."""
    text = "\n".join(draw(st.lists(st.sampled_from(BLOCKS), min_size=1, max_size=4)))
    for _ in range(draw(st.integers(1, 12))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(st.sampled_from(DAMAGE)) + text[at:]
    return text


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(raw=damaged())
def test_every_span_is_its_raw_text_under_random_damage(coder: Pipeline, raw: str) -> None:
    check(raw, coder.code(raw, published=PUBLISHED))


@settings(max_examples=20, deadline=None)
@given(raw=st.text(max_size=200))
def test_text_at_random_gives_sound_spans(coder: Pipeline, raw: str) -> None:
    check(raw, coder.code(raw))


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize("content", ["\ufeff{}", "{}", "\r\n{}\r\n", "\u00a0 {}"])
def test_offsets_count_characters_of_the_file_after_its_byte_order_mark(
    run: Callable[..., Any], write: Callable[[str, bytes | str], str], content: str
) -> None:
    content = content.format("Ketua 🪁 “Persatuan” menuduh polisi.\r\nPolisi di tahan Rusia.")
    raw = content.removeprefix("\ufeff")
    result = run("code", write("a.txt", content), "--format", "jsonl")
    coded = msgspec.json.decode(result.stdout, type=CodedArticle)
    assert coded.events
    check(raw, coded)


@pytest.mark.usefixtures("shipped")
def test_offsets_count_characters_of_the_joined_sentences(run: Callable[..., Any]) -> None:
    sentences = ["Polisi menangkap warga. ", "", "Presiden Rusia mengunjungi Hanoi."]
    line = json.dumps({"id": "x", "sentences": sentences})
    result = run("code", "-", "--format", "jsonl", input=line.encode())
    coded = msgspec.json.decode(result.stdout, type=CodedArticle)
    assert coded.events
    check(" ".join(sentences), coded)
