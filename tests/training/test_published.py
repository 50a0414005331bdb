"""Published figures are complete records, and ours stand beside them."""

from __future__ import annotations

import yaml

from training.published import PUBLISHED, beside_published

KEYS = {"system", "version", "treebank", "ud_version", "tokens", "measure", "value", "source"}


def test_every_published_figure_says_whose_it_is_and_where_it_stands() -> None:
    records = yaml.safe_load(PUBLISHED.read_text(encoding="utf-8"))
    assert len(records) > 50
    for record in records:
        assert set(record) >= KEYS, record
        assert 40 < record["value"] <= 100, record
        assert record["source"].startswith("https://"), record


def test_our_scores_open_each_part_of_the_table() -> None:
    ours = {
        "UPOS": 95.0,
        "lemmas": 94.0,
        "UAS, CoNLL": 83.0,
        "LAS, CoNLL": 78.0,
        "sentences F1, all in one line": 96.0,
        "LAS F1, CoNLL, all in one line": 77.0,
    }
    table = beside_published({"CSUI test": ours, "GSD test": ours})
    assert "| CSUI | gold tokens | **peristiwa** |  | 95.0 | 94.0 | 83.0 | 78.0 |" in table
    assert "| GSD | raw text | **peristiwa** | 96.0 |  |  |  | 77.0 |" in table
    assert "UDPipe 2" in table
    assert "Stanza" in table
    assert "Trankit" in table
