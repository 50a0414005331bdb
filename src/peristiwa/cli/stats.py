"""``peristiwa stats``: counts of events by period, dyad, type and the like."""

from __future__ import annotations

from typing import Annotated

import typer

from peristiwa.cli import filtering as of
from peristiwa.cli.ends import quiet_end
from peristiwa.cli.output import TableFormat, write_table
from peristiwa.cli.storing import AsOf, Out, StoreAt, open_store

__all__ = ["stats"]


def stats(
    *,
    by: Annotated[
        str,
        typer.Option(
            metavar="NAME,...",
            help="What to count by: year, quarter, month, week, day (of the event), report_year,"
            " report_month, report_day (of the first report), type, mode, quad, status,"
            " country, place, actor, recipient, dyad; several are joined by commas.",
        ),
    ] = "year,type",
    actor: of.Actor = None,
    recipient: of.Recipient = None,
    country: of.Country = None,
    dyad: of.Dyad = None,
    type: of.Type = None,
    mode: of.Mode = None,
    place: of.Place = None,
    since: of.Since = None,
    until: of.Until = None,
    status: of.StatusOption = None,
    source: of.Source = None,
    outlet: of.Outlet = None,
    min_sources: of.Sources = None,
    text: of.Text = None,
    format: Annotated[TableFormat, typer.Option(help="table is for people.")] = TableFormat.TABLE,
    out: Out = None,
    as_of: AsOf = None,
    store: StoreAt = None,
) -> None:
    """Count events and give mean Goldstein scores, one row a group.

    A period is empty where the date is not known as closely. An event of several countries counts
    for each where actors, recipients or dyads are counted. The forms for programs also have the
    number of events of each quad class.
    """
    options = {
        "actor": actor, "recipient": recipient, "country": country, "dyad": dyad, "type": type,
        "mode": mode, "place": place, "since": since, "until": until, "status": status,
        "source": source, "outlet": outlet, "min_sources": min_sources,
    }  # fmt: skip
    with quiet_end(), open_store(store).view(as_of) as view:
        from peristiwa.store.stats import QUADS, event_stats

        wanted = of.event_filter(view, text, **options)
        names = [name.strip() for name in by.split(",") if name.strip()]
        table = event_stats(view, wanted, names)
        if format is TableFormat.TABLE and out is None:
            table = table.drop_columns([name for name in table.column_names if name in QUADS])
        write_table(table, format, out)
