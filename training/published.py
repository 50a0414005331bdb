"""Sets this pipeline's scores beside those that other systems publish (``published.yaml``)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from training.scores import Scores

__all__ = ["PUBLISHED", "beside_published"]

PUBLISHED = Path(__file__).with_name("published.yaml")
OURS = {
    "gold": {"UPOS": "UPOS", "Lemmas": "lemmas", "UAS": "UAS, CoNLL", "LAS": "LAS, CoNLL"},
    "raw": {
        "Sentences": "sentences F1, all in one line",
        "LAS": "LAS F1, CoNLL, all in one line",
    },
}
"""Our measure that comes nearest to a published one, by what is given."""
MEASURES = ("Sentences", "UPOS", "Lemmas", "UAS", "LAS")


def beside_published(scores: dict[str, Scores], path: Path = PUBLISHED) -> str:
    """Make a Markdown table of published figures, ours first, for each treebank."""
    records = yaml.safe_load(path.read_text(encoding="utf-8"))
    rows = [
        "| treebank | given | system | " + " | ".join(MEASURES) + " |",
        "|---|---|---|" + "---:|" * len(MEASURES),
    ]
    for treebank in ("CSUI", "GSD"):
        for given in ("gold", "raw"):
            ours = scores[f"{treebank} test"]
            known = {name: ours[own] for name, own in OURS[given].items()}
            rows.append(_row(treebank, given, "**peristiwa**", known))
            for system, values in _systems(records, treebank, given).items():
                rows.append(_row(treebank, given, system, values))
    return "\n".join(rows)


def _systems(
    records: list[dict[str, Any]], treebank: str, given: str
) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for record in records:
        if (record["treebank"], record["tokens"]) == (treebank, given):
            name = f"{record['system']} {record['version']}, UD {record['ud_version']}"
            found.setdefault(name, {})[record["measure"]] = record["value"]
    return found


def _row(treebank: str, given: str, system: str, values: dict[str, float]) -> str:
    cells = [f"{values[name]:.1f}" if name in values else "" for name in MEASURES]
    tokens = "gold tokens" if given == "gold" else "raw text"
    return f"| {treebank} | {tokens} | {system} | " + " | ".join(cells) + " |"
