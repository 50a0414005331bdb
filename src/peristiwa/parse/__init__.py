"""Step 3 of 8: repaired text → spaCy ``Doc`` with sentences, tags, dependencies and entities."""

from __future__ import annotations

from peristiwa.parse.parser import CUT, Parser, load_parser

__all__ = ["CUT", "Parser", "load_parser"]
