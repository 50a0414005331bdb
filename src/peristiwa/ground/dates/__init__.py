"""Reads time expressions: words → ISO dates with their granularity.

``settings`` holds the words, which come from ``lexicon/language/dates.yaml``; ``pieces`` and
``forms`` make patterns of them; ``named`` and ``counted`` say what a match means; ``calendar``
does the arithmetic; ``reader`` walks over a text.
"""

from __future__ import annotations

from peristiwa.ground.dates.reader import DateReader, TimeExpression
from peristiwa.ground.dates.settings import DateSettings, parse_settings

__all__ = ["DateReader", "DateSettings", "TimeExpression", "parse_settings"]
