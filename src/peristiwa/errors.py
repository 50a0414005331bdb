"""Everything that can go wrong on purpose.

::

    PeristiwaError
    ├── InputError        a file, a record or an option that the user gave
    ├── LexiconError      a hand-edited lexicon, gazetteer or ontology file
    ├── ModelError        the trained pipeline that ships with the package
    └── StoreError        a store: its address, its tables, a snapshot or a query
"""

from __future__ import annotations

__all__ = ["InputError", "LexiconError", "ModelError", "PeristiwaError", "StoreError"]


class PeristiwaError(Exception):
    """Base of all errors raised on purpose; the message names the place and the remedy."""


class InputError(PeristiwaError):
    """A file or record that was given can't be read; nothing else is affected."""


class LexiconError(PeristiwaError):
    """A lexicon, gazetteer or ontology file breaks its own rules."""


class ModelError(PeristiwaError):
    """The trained pipeline is missing, damaged or of another version."""


class StoreError(PeristiwaError):
    """A store can't be found, read or written, or has no such snapshot, column or record."""
