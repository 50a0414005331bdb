"""Fifteen designs are read as a person would read them."""

from __future__ import annotations

import re
from collections import Counter
from urllib.parse import urlsplit

import pytest

from peristiwa.read.pages import article_of_page
from peristiwa.records import Article
from tests.read.pages.designs import DESIGNS, FETCHED, Design

EACH = pytest.mark.parametrize("design", DESIGNS, ids=lambda design: design.name)
_WORD = re.compile(r"\w+")


def read(design: Design) -> Article:
    content = design.html.encode()
    return article_of_page(content, address=design.address, charset="utf-8", fetched=FETCHED)


def f1(one: str, other: str) -> float:
    first, second = (Counter(_WORD.findall(text)) for text in (one, other))
    return 2 * (first & second).total() / (first.total() + second.total())


@EACH
def test_the_text_is_whole_and_nothing_else(design: Design) -> None:
    article = read(design)
    assert f1(article.text, design.text) >= 0.97
    assert article.text.splitlines() == list(design.paragraphs)


@EACH
def test_title_outlet_and_address(design: Design) -> None:
    article = read(design)
    assert article.title == design.title
    assert article.outlet == design.outlet
    assert article.url == article.id == design.url


@EACH
def test_the_time_of_publication_with_its_zone(design: Design) -> None:
    article = read(design)
    assert str(article.published) == design.day
    moment = article.published_at
    assert (moment and moment.isoformat()) == design.moment


@EACH
def test_author_and_section(design: Design) -> None:
    article = read(design)
    assert (article.author, article.section) == (design.author, design.section)


def test_the_same_pages_on_sites_that_are_not_declared() -> None:
    scores = []
    for design in DESIGNS:
        host = urlsplit(design.address).netloc
        content = design.html.replace(host, "tak-dikenal.example").encode()
        address = design.address.replace(host, "tak-dikenal.example")
        article = article_of_page(content, address=address, charset=None, fetched=FETCHED)
        assert article.outlet == "tak-dikenal.example"
        assert article.title == design.title
        assert article.published_at or design.moment is None
        scores.append(f1(article.text, design.text))
    assert sum(scores) / len(scores) >= 0.97


def test_there_are_at_least_twelve_designs_of_different_outlets() -> None:
    assert len({design.outlet for design in DESIGNS}) >= 12
