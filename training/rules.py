"""Reads the word lists of the tokenizer and of the sentence rule from ``lexicon/language``."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import Any

import yaml

from peristiwa.errors import LexiconError
from peristiwa.parse.tokenizer import TokenizerRules

__all__ = ["RULES_PATH", "load_rules", "load_sentence_lists"]

_LANGUAGE = Path(__file__).resolve().parent.parent / "lexicon" / "language"
RULES_PATH = _LANGUAGE / "tokenizer.yaml"


def load_rules(path: Path = RULES_PATH) -> TokenizerRules:
    """Read the tokenizer's word lists.

    Raises `LexiconError` when a key is missing or unknown, or a list holds something else than
    text.
    """
    raw: Any = yaml.safe_load(path.read_text(encoding="utf-8"))
    wanted = {field.name for field in fields(TokenizerRules)}
    if not isinstance(raw, dict) or set(raw) != wanted:
        raise LexiconError(f"{path}: the keys must be exactly {sorted(wanted)}")
    clitic = raw.pop("clitic")
    lists = {key: _texts(path, key, value) for key, value in raw.items()}
    if not isinstance(clitic, str):
        raise LexiconError(f"{path}: clitic must be one word, not {clitic!r}")
    return TokenizerRules(clitic=clitic, **lists)


def load_sentence_lists(folder: Path = _LANGUAGE) -> dict[str, list[str]]:
    """Read the settings of the sentence rule: abbreviations that end, words that open.

    Raises `LexiconError` when a list is missing or holds something else than text.
    """
    path = folder / "sentences.yaml"
    raw: Any = yaml.safe_load(path.read_text(encoding="utf-8"))
    closing = _texts(path, "closing", raw.get("closing"))
    path = folder / "repair.yaml"
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    openers = raw["sentences"]["openers"]
    return {"closing": sorted(closing), "openers": sorted(openers.split())}


def _texts(path: Path, key: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise LexiconError(f"{path}: {key} must be a list of words; put quotes round odd ones")
    return tuple(value)
