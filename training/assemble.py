"""Slims the trained pipeline and writes the folder that ships."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import spacy

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language

__all__ = ["folder_size", "write_model"]


def write_model(nlp: Language, folder: Path) -> None:
    """Write ``nlp`` to ``folder``, replacing what stood there only when all is written.

    The word strings of the training texts are left out: no component needs them.
    """
    beside = folder.with_name(folder.name + ".new")
    before = folder.with_name(folder.name + ".old")
    shutil.rmtree(beside, ignore_errors=True)
    shutil.rmtree(before, ignore_errors=True)
    nlp.to_disk(beside)
    slim = spacy.load(beside, exclude=["vocab"])
    slim.meta.update(nlp.meta)
    slim.to_disk(beside)
    if folder.exists():
        folder.rename(before)
    beside.rename(folder)
    shutil.rmtree(before, ignore_errors=True)


def folder_size(folder: Path) -> int:
    """Bytes of all files under ``folder``."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
