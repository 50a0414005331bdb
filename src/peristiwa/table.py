"""Shows coded articles to people: a table on a wide screen, one block an event on a narrow one.

Words of a report are shown as text only: neither rich's markup nor control characters in them
have any effect.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from rich import box
from rich.console import Console
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from peristiwa.records import Article, CodedArticle, Event, Participant

__all__ = ["harmless", "print_article"]

WIDE = 110
"""Columns of a screen from which the table is readable; a narrower one gets blocks."""

_AROUND = 70
_CUT = "…"
_NONE = "-"


def harmless(text: str) -> str:
    """Make control and format characters visible and put everything on one line.

    Ends of lines and tabs become blanks; other characters of the Unicode categories Cc, Cf, Cs,
    Zl and Zp, which could steer a terminal or turn the direction of writing, become U+FFFD.
    """
    return "".join(map(_visible, text))


def _visible(character: str) -> str:
    if character.isspace():
        return " "
    return "\ufffd" if unicodedata.category(character) in {"Cc", "Cf", "Cs"} else character


def print_article(console: Console, article: Article, coded: CodedArticle) -> None:
    """Print one report's events with the words that prove them, and its warnings.

    ``article`` gives the raw text that the offsets of ``coded`` count in.
    """
    console.print(Rule(_heading(coded), align="left", style="dim"))
    if coded.events:
        layout = _table if console.width >= WIDE else _blocks
        console.print(layout(article.text, coded.events, colour=console.is_terminal))
    else:
        console.print("no events found")
    for warning in coded.warnings:
        console.print(Text(f"warning: {harmless(warning)}", style="yellow"))
    console.print()


def _heading(coded: CodedArticle) -> Text:
    published = coded.published.isoformat() if coded.published else "date not known"
    events = "1 event" if len(coded.events) == 1 else f"{len(coded.events)} events"
    return Text.assemble((harmless(coded.id), "bold"), f", {published}, {events}")


def _table(raw: str, events: Sequence[Event], *, colour: bool) -> Table:
    table = Table(box=box.SIMPLE_HEAD, expand=True, show_edge=False, pad_edge=False, leading=1)
    table.add_column("date", min_width=10)
    table.add_column("type", min_width=10)
    table.add_column("who → whom", ratio=5)
    table.add_column("where", ratio=3)
    table.add_column("status")
    table.add_column("according to", ratio=3)
    table.add_column("words", ratio=8)
    for event in events:
        table.add_row(
            Text(_date(event)),
            Text(_type(event).replace(" ", "\n"), style="bold"),
            Text(_parties(event)),
            Text(_place(event)),
            Text(_status(event).replace(" ", "\n")),
            Text(_source(event)),
            _words(raw, event, colour=colour),
        )
    return table


def _blocks(raw: str, events: Sequence[Event], *, colour: bool) -> Table:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for event in events:
        grid.add_row(_date(event), Text(f"{_type(event)}, {_status(event)}", style="bold"))
        for name, cell in _block_rows(raw, event, colour=colour):
            grid.add_row(f"  {name}", cell)
        grid.add_row()
    return grid


def _block_rows(raw: str, event: Event, *, colour: bool) -> Iterator[tuple[str, Text]]:
    yield "who", Text(_parties(event))
    if event.place:
        yield "where", Text(_place(event))
    if event.source:
        yield "source", Text(_source(event))
    yield "words", _words(raw, event, colour=colour)


def _type(event: Event) -> str:
    return harmless(f"{event.type} ({event.mode})" if event.mode else event.type)


def _status(event: Event) -> str:
    return f"{event.status}, history" if event.historical else event.status


def _date(event: Event) -> str:
    return harmless((event.date and (event.date.value or event.date.text)) or _NONE)


def _source(event: Event) -> str:
    return harmless((event.source and (event.source.name or event.source.text)) or _NONE)


def _place(event: Event) -> str:
    if event.place is None:
        return _NONE
    return _with_codes(event.place.name or event.place.text, [event.place.country])


def _parties(event: Event) -> str:
    who = ", ".join(map(_party, event.actors)) or _NONE
    whom = ", ".join(map(_party, event.recipients))
    return f"{who} → {whom}" if whom else who


def _party(party: Participant) -> str:
    return _with_codes(party.name or party.text, [party.country, party.sector])


def _with_codes(name: str | None, codes: Iterable[str | None]) -> str:
    known = " ".join(code for code in codes if code)
    return harmless(f"{name or '?'} ({known})" if known else name or "?")


def _words(raw: str, event: Event, *, colour: bool) -> Text:
    """Quote the evidence around the trigger; without colour the trigger stands in asterisks."""
    trigger, evidence = event.trigger, event.evidence
    before = _last(harmless(raw[min(evidence.start, trigger.start) : trigger.start]).lstrip())
    after = _first(harmless(raw[trigger.end : max(evidence.end, trigger.end)]).rstrip())
    word = harmless(raw[trigger.start : trigger.end])
    marked = (word, "bold underline") if colour else f"*{word}*"
    return Text.assemble(before, marked, after)


def _first(text: str) -> str:
    if len(text) <= _AROUND:
        return text
    return text[: text.rfind(" ", 0, _AROUND) + 1 or _AROUND].rstrip() + " " + _CUT


def _last(text: str) -> str:
    if len(text) <= _AROUND:
        return text
    start = text.find(" ", len(text) - _AROUND)
    return _CUT + text[start if start >= 0 else -_AROUND :]
