"""Step 1 of 8: files, folders and the web → ``Article`` records; character offsets are born here.

What can't be read becomes a ``ReadFault`` in its place in the stream, so that one bad file or
line never stops a batch.
"""

from __future__ import annotations

from peristiwa.read.articles import read_articles
from peristiwa.read.bookmark import Bookmark, Place
from peristiwa.read.days import parse_day
from peristiwa.read.faults import FaultKind, ReadFault
from peristiwa.read.fetching import Fetching
from peristiwa.read.folders import size_of
from peristiwa.read.meter import Meter

__all__ = [
    "Bookmark",
    "FaultKind",
    "Fetching",
    "Meter",
    "Place",
    "ReadFault",
    "parse_day",
    "read_articles",
    "size_of",
]
