"""Annotation without words is joined to its text, or says that the text is another."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from peristiwa.errors import InputError
from training.annotated import CORPUS, LEISURE, PUBLIC, read_annotated

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


def test_the_corpora_hold_offsets_and_no_sentence() -> None:
    for path, reports in ((CORPUS, 720), (LEISURE, 300), (PUBLIC, 112)):
        records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        assert len({record["id"] for record in records}) == len(records) == reports
        spans = [span for record in records for span in record["sentences"]]
        assert all(len(span) == 3 and all(isinstance(n, int) for n in span) for span in spans)
