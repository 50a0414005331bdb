"""Coded articles as they come in to be scored: the public contract, one JSON object a line."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from peristiwa.evaluation.lines import as_record, json_objects
from peristiwa.records import CodedArticle

__all__ = ["Prediction", "coded_article", "read_predictions"]

Prediction = CodedArticle | Mapping[str, Any]


def read_predictions(path: Path) -> dict[str, CodedArticle]:
    """Return the coded articles of a JSON lines file by their ids.

    Raises InputError, which names the file, the line and the document, where a line is no
    JSON, does not fit the contract of ``records.CodedArticle``, or repeats an id.
    """
    return {
        record["id"]: as_record(record, CodedArticle, where) for where, record in json_objects(path)
    }


def coded_article(prediction: Prediction, where: str) -> CodedArticle:
    """Return decoded JSON as the record that it stands for; a record is returned as it is.

    Raises InputError, which opens with ``where`` and names the field, where JSON breaks the
    contract.
    """
    if isinstance(prediction, CodedArticle):
        return prediction
    return as_record(prediction, CodedArticle, where)
