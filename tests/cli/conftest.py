"""The command line in this process; a stand-in codes where the coding is no matter."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from peristiwa.cli import app, batch
from peristiwa.records import (
    Article,
    CodedArticle,
    Event,
    EventDate,
    Evidence,
    Participant,
    Place,
    Source,
    Trigger,
)

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "laporan-rusak.txt"
WORD = re.compile(r"\bmenangkap\b")


def an_event(article: Article, number: int, start: int, end: int) -> Event:
    """An event with every field filled, at ``start`` of the article's text."""
    words = (start, end, article.text[start:end])
    return Event(
        id=f"{article.id}:{number}",
        type="COERCE",
        mode="arrest",
        cameo="173",
        quad=4,
        goldstein=-5.0,
        trigger=Trigger(*words),
        actors=[
            Participant(*words, name="Polisi", country="IDN", sector="COP"),
            Participant(*words),
        ],
        recipients=[Participant(None, None, None, name="warga", sector="CVL")],
        place=Place(*words, name="Jakarta", country="IDN", lat=-6.2, lon=106.8),
        date=EventDate(*words, value="2024-06-22", granularity="day"),
        status="actual",
        historical=True,
        source=Source(*words, name="Antara"),
        confidence=0.5,
        evidence=Evidence(0, len(article.text)),
    )


class StandIn:
    """Finds an event at each "menangkap"; fails on the text "cacat"."""

    def code_article(self, article: Article) -> CodedArticle:
        if article.text == "cacat":
            raise ZeroDivisionError("division by zero")
        events = [
            an_event(article, number, *found.span())
            for number, found in enumerate(WORD.finditer(article.text), start=1)
        ]
        return CodedArticle(id=article.id, published=article.published, events=events)


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the command line code with the stand-in."""
    monkeypatch.setattr(batch, "load_coder", lambda *_: StandIn())


@pytest.fixture
def shipped(monkeypatch: pytest.MonkeyPatch, coder: batch.ArticleCoder) -> None:
    """Let the command line code with the pipeline that ships, loaded once for all tests."""
    monkeypatch.setattr(batch, "load_coder", lambda *_: coder)


@pytest.fixture
def run() -> Callable[..., Any]:
    """Run a command line and give what it wrote and its exit status."""

    def runner(*arguments: str, input: bytes | None = None) -> Any:
        words = [str(argument) for argument in arguments]
        result = CliRunner(env={"COLUMNS": "80"}).invoke(app, words, input=input)
        assert "Traceback" not in result.stderr
        assert result.exception is None or isinstance(result.exception, SystemExit)
        return result

    return runner


@pytest.fixture
def report() -> Article:
    """A short report of one arrest."""
    return Article(id="a", text="Polisi menangkap tujuh warga.", published=date(2024, 6, 22))


@pytest.fixture
def coded(report: Article) -> CodedArticle:
    """The short report as the stand-in codes it."""
    return StandIn().code_article(report)


@pytest.fixture
def example() -> Path:
    """The report that ships with the package's sources."""
    return EXAMPLE
