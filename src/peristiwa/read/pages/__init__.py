"""Web pages → articles: the text, the title, when it was published and by whom.

What one outlet does on its pages stands in its declaration under ``lexicon/outlets``; all other
pages are read by marks that many sites share and by trafilatura and htmldate.
"""

from __future__ import annotations

from peristiwa.read.pages.addresses import whole_address
from peristiwa.read.pages.article import article_of_page, article_of_pages, next_page
from peristiwa.read.pages.extracts import article_of_extract
from peristiwa.read.pages.outlets import outlet_of, outlet_of_text

__all__ = [
    "article_of_extract",
    "article_of_page",
    "article_of_pages",
    "next_page",
    "outlet_of",
    "outlet_of_text",
    "whole_address",
]
