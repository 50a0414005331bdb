"""Real text: clean news is left alone, the seed report comes right."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest

SHARED = Path(__file__).parents[3] / "shared"
CSUI = SHARED / "data" / "ud_csui" / "id_csui-ud-test.conllu"
GOLD = SHARED / "gold" / "train.jsonl"
REPORT = SHARED / "reports" / "putin-kim-limusin.txt"


def needs(path: Path) -> pytest.MarkDecorator:
    return pytest.mark.skipif(not path.exists(), reason=f"{path.name} is not at hand")


def false_stops_per_word(repair, texts: list[str]) -> float:
    kinds = Counter(edit.kind for text in texts for edit in repair(text).edits)
    return kinds["false stop"] / sum(len(text.split()) for text in texts)


@needs(CSUI)
def test_clean_treebank_text_gets_less_than_one_edit_in_two_thousand_words(repair):
    lines = CSUI.read_text(encoding="utf-8").split("\n")
    texts = [line[9:].strip() for line in lines if line.startswith("# text = ")]
    text = " ".join(text for text in texts if text.endswith("."))
    assert len(repair(text).edits) < len(text.split()) / 2000


@needs(GOLD)
def test_less_than_one_stop_in_two_thousand_words_is_taken_from_news(repair):
    rows = map(json.loads, GOLD.read_text(encoding="utf-8").splitlines())
    assert false_stops_per_word(repair, [" ".join(row["sentences"]) for row in rows]) < 1 / 2000


@needs(REPORT)
def test_seed_report_comes_right(repair):
    repaired = repair(REPORT.read_text(encoding="utf-8"))
    kinds = Counter(edit.kind for edit in repaired.edits)
    assert kinds["repeated heading"] == kinds["heading"] == 1
    assert kinds["false stop"] == 5
    assert not re.search(r"\bdi (?=[a-z]+(?:kan|i)\b)(?!kursi)", repaired.text)
    assert repair(repaired.text).edits == ()
