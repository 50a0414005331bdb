"""Reads the CAMEO table: code, Goldstein score, quad class and the PLOVER type it maps to."""

from __future__ import annotations

import csv
from pathlib import Path

from msgspec import Struct

from peristiwa.errors import LexiconError

__all__ = ["CameoCode", "read_cameo"]


class CameoCode(Struct, frozen=True):
    """One CAMEO code; ``goldstein`` runs from -10 (conflict) to 10 (cooperation)."""

    code: str
    goldstein: float
    quad: int
    plover: str


def read_cameo(path: Path) -> dict[str, CameoCode]:
    """Read ``ontology/cameo.csv``, in which a code follows the shorter one that it refines.

    GDELT's table scores no 1213 and 1214: a code without a score takes that of its base code.

    Returns:
        Code (a string with leading zeros) → row.

    Raises:
        LexiconError: when a row lacks a column or holds no number; it names the line.
    """
    codes: dict[str, CameoCode] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            try:
                codes[row["cameo"]] = _code(row, codes)
            except (KeyError, TypeError, ValueError) as error:
                raise LexiconError(f"{path.name}: row {row.get('cameo')!r}: {error}") from error
    return codes


def _code(row: dict[str, str], codes: dict[str, CameoCode]) -> CameoCode:
    code, score = row["cameo"], row["goldstein"]
    goldstein = float(score) if score else codes[code[:-1]].goldstein
    return CameoCode(code, goldstein, int(row["quad_gdelt"]), row["plover_event"])
