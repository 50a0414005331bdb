"""Showing scores: tables for people, JSON for programs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from peristiwa.evaluation.facts import EventSummary, FactsReport
from peristiwa.evaluation.metrics import ACCURACIES, LEVELS, SHARES
from peristiwa.evaluation.scoring import Confusion, Measure, Mistake, ScoreReport

__all__ = ["render", "render_facts", "report_json"]


def report_json(report: ScoreReport | FactsReport, *, errors: bool = False) -> str:
    """Return a report as indented JSON; the mistakes of a score only with ``errors``."""
    record = msgspec.to_builtins(report)
    if not errors:
        record.pop("mistakes", None)
    return msgspec.json.format(msgspec.json.encode(record), indent=2).decode()


def render(report: ScoreReport, console: Console, errors: bool = False) -> None:
    """Print a score as tables; with ``errors`` also each mistake with its sentence."""
    console.print(
        f"{report.documents} documents, {report.gold_events} gold events,"
        f" {report.predicted_events} predicted; 95 % intervals from {report.resamples}"
        f" resamples of documents, seed {report.seed}"
    )
    console.print(_level_table(report))
    console.print(_accuracy_table(report))
    console.print(_type_table(report.confusion))
    _print_list(console, "no prediction, counted as empty", report.missing)
    _print_list(console, "warning", report.warnings)
    if errors:
        for mistake in report.mistakes:
            _print_mistake(console, mistake)


def render_facts(report: FactsReport, console: Console) -> None:
    """Print which facts were met, and the events that meet none."""
    console.print(f"{report.found} of {len(report.results)} facts found")
    table = Table("fact", "found", "events", "nearest event", "which fails in")
    for result in report.results:
        row = (result.fact, ", ".join(result.events), result.nearest or "")
        fact, events, nearest = (escape(cell) for cell in row)
        failing = escape(", ".join(result.failing))
        table.add_row(fact, "yes" if result.met else "no", events, nearest, failing)
    console.print(table)
    if report.others:
        console.print(_event_table("events that meet no fact", report.others))
    if report.repeats:
        console.print(_event_table("events that tell a found fact again", report.repeats))


def _percent(value: float | None) -> str:
    return "-" if value is None else f"{100 * value:.1f}"


def _interval(measure: Measure) -> str:
    if measure.low is None or measure.high is None:
        return "-"
    return f"{_percent(measure.low)}-{_percent(measure.high)}"


def _level_table(report: ScoreReport) -> Table:
    table = Table(title="Events", title_justify="left")
    table.add_column("match")
    for share in SHARES:
        table.add_column(share, justify="right")
        table.add_column("95 %", justify="right")
    table.add_column("right", justify="right")
    for level in LEVELS:
        measures = [report.measure(level, share) for share in SHARES]
        cells = [cell for one in measures for cell in (_percent(one.value), _interval(one))]
        table.add_row(level, *cells, str(measures[0].right))
    return table


def _accuracy_table(report: ScoreReport) -> Table:
    table = Table(title="Fields of events whose type is right", title_justify="left")
    table.add_column("field")
    for heading in ("accuracy", "95 %", "right", "n"):
        table.add_column(heading, justify="right")
    for name in ACCURACIES:
        one = report.measure(name)
        table.add_row(name, _percent(one.value), _interval(one), str(one.right), str(one.of))
    return table


def _type_table(confusion: Sequence[Confusion]) -> Table:
    table = Table(title="Types", title_justify="left")
    table.add_column("gold type")
    for heading in ("gold", "right", "missed", "invented"):
        table.add_column(heading, justify="right")
    table.add_column("taken for")
    types = {row.gold for row in confusion} | {row.predicted for row in confusion}
    for name in sorted(one for one in types if one is not None):
        rows = [row for row in confusion if row.gold == name]
        taken = sorted(
            (row for row in rows if row.predicted not in (None, name)), key=lambda row: -row.count
        )
        table.add_row(
            escape(name),
            str(sum(row.count for row in rows)),
            str(_count(confusion, name, name)),
            str(_count(confusion, name, None)),
            str(_count(confusion, None, name)),
            escape(", ".join(f"{row.predicted} {row.count}" for row in taken)),
        )
    return table


def _count(confusion: Iterable[Confusion], gold: str | None, predicted: str | None) -> int:
    return sum(row.count for row in confusion if (row.gold, row.predicted) == (gold, predicted))


def _print_list(console: Console, heading: str, lines: Sequence[str]) -> None:
    for line in lines:
        console.print(f"{heading}: {escape(line)}", soft_wrap=True, highlight=False)


def _print_mistake(console: Console, mistake: Mistake) -> None:
    gold = f"{mistake.gold_type} {mistake.gold_trigger!r}" if mistake.gold_type else ""
    found = (
        f"{mistake.predicted_type} {mistake.predicted_trigger!r}" if mistake.predicted_type else ""
    )
    both = f"expected {gold}, found {found}" if gold and found else gold or found
    lines = [
        f"\n[bold]{mistake.kind}[/bold] {escape(both)} in {escape(mistake.document)}",
        f"  {escape(mistake.sentence)}",
    ]
    lines += [
        f"  {one.field}: expected {escape(one.expected)}, found {escape(one.found)}"
        for one in mistake.differences
    ]
    console.print("\n".join(lines), soft_wrap=True, highlight=False)


def _event_table(title: str, events: Sequence[EventSummary]) -> Table:
    headings = ("event", "type", "mode", "trigger", "actors", "recipients", "status", "fact")
    table = Table(*headings, title=title, title_justify="left")
    for event in events:
        cells = (
            event.id,
            event.type,
            event.mode or "",
            event.trigger,
            ", ".join(event.actors),
            ", ".join(event.recipients),
            event.status,
            event.repeats or "",
        )
        table.add_row(*(escape(cell) for cell in cells))
    return table
