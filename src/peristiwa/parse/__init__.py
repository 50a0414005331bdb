"""Step 3 of 8: repaired text → spaCy ``Doc`` with sentences, tags, dependencies and entities."""

from __future__ import annotations

from peristiwa.parse.parser import Parser, load_parser

__all__ = ["Parser", "load_parser"]
