"""Reads ``lexicon/language/tokenizer.yaml``, the word lists of the tokenizer."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import Any

import yaml

from peristiwa.errors import LexiconError
from peristiwa.parse.tokenizer import TokenizerRules

__all__ = ["RULES_PATH", "load_rules"]

RULES_PATH = Path(__file__).resolve().parent.parent / "lexicon" / "language" / "tokenizer.yaml"


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


def _texts(path: Path, key: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise LexiconError(f"{path}: {key} must be a list of words; put quotes round odd ones")
    return tuple(value)
