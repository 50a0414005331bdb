"""Annotation without words is joined to its text, or says that the text is another."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from peristiwa.errors import InputError
from training.annotated import CORPORA, CORPUS, LEISURE, PUBLIC, read_annotated

REPORTS = {CORPUS: 720, PUBLIC: 156, LEISURE: 300}
SENTENCES = {"pud": 500, "csui": 656, "idner": 1464, "idner_dev": 367}
LINES = ["Judul", "Polisi menangkap Budi. Ia diam."]


def event(**fields: Any) -> dict[str, Any]:
    """Give an annotated event of the second line's first sentence."""
    return {
        "s": 0, "trigger": [7, 16], "type": "COERCE", "mode": "arrest",
        "actors": [{"text": [0, 6], "name": "Polisi", "country": "IDN", "sector": "COP"}],
        "recipients": [{"text": None, "name": "Budi", "country": "IDN", "sector": "CVL"}],
        "place": None, "date": None, "status": "actual", "historical": False, "source": None,
        **fields,
    }  # fmt: skip


def records(path: Path) -> list[dict[str, Any]]:
    """Read the records of a corpus file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def folder(tmp_path: Path, sentences: list[list[int]]) -> tuple[Path, Path]:
    """Write a data folder and a corpus file, and give their names."""
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw/click_id.txt").write_text("\n".join(LINES) + "\n", encoding="utf-8")
    record = {"id": "a", "published": None, "sentences": sentences, "events": [event()]}
    corpus = tmp_path / "corpus.jsonl"
    corpus.write_text(json.dumps(record) + "\n", encoding="utf-8")
    return tmp_path, corpus


def test_offsets_become_words(tmp_path: Path) -> None:
    (report,) = read_annotated(*folder(tmp_path, [[1, 0, 22], [1, 23, 31]]))
    assert report.text == "Polisi menangkap Budi. Ia diam."
    (act,) = report.events
    assert (act.trigger, act.actors[0].text, act.recipients[0].text) == (
        "menangkap",
        "Polisi",
        None,
    )


def test_a_text_that_ends_too_soon_is_another_edition(tmp_path: Path) -> None:
    data, corpus = folder(tmp_path, [[7, 0, 22]])
    with pytest.raises(InputError, match=r"line 1: .*annotated edition"):
        read_annotated(data, corpus)


def test_a_sentence_of_an_entity_corpus_is_read_as_print_would_have_it(tmp_path: Path) -> None:
    (tmp_path / "idner_news_2k").mkdir()
    words = ["Polisi", "menangkap", "Budi", "."]
    rows = "".join(f"{word} X O\n" for word in words)
    (tmp_path / "idner_news_2k/train.txt").write_text(rows, encoding="utf-8")
    record = {"id": "a", "published": None, "sentences": [[0, 0, 22]], "events": [event()]}
    corpus = tmp_path / "idner.jsonl"
    corpus.write_text(json.dumps(record) + "\n", encoding="utf-8")
    (report,) = read_annotated(tmp_path, corpus)
    assert report.text == "Polisi menangkap Budi."


def test_the_corpora_hold_offsets_and_no_sentence() -> None:
    for path in CORPORA:
        held, reports = records(path), REPORTS.get(path) or SENTENCES[path.stem]
        assert len({record["id"] for record in held}) == len(held) == reports
        spans = [span for record in held for span in record["sentences"]]
        assert all(len(span) == 3 and all(isinstance(n, int) for n in span) for span in spans)


def test_no_line_of_click_id_is_annotated_twice() -> None:
    lines = [{s[0] for r in records(path) for s in r["sentences"]} for path in REPORTS]
    assert all(not one & other for one, other in combinations(lines, 2))


def test_offsets_stay_in_their_sentence() -> None:
    for record in (record for path in CORPORA for record in records(path)):
        for event in record["events"]:
            _, start, end = record["sentences"][event["s"]]
            parts = [*event["actors"], *event["recipients"]]
            parts += [event[field] for field in ("place", "date", "source") if event[field]]
            spans = [event["trigger"], *(part["text"] for part in parts if part["text"])]
            assert all(0 <= left < right <= end - start for left, right in spans), record["id"]
