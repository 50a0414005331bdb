"""``peristiwa add``: reports in, coded events into a store."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from peristiwa.cli.adding import Adder
from peristiwa.cli.batch import Batch
from peristiwa.cli.code import GazetteerFile, Inputs, OwnActors, Published, RayAt, Workers
from peristiwa.cli.ends import quiet_end
from peristiwa.cli.fetching import AllowPrivate, Delay, web_settings
from peristiwa.cli.reporting import ReportTo, reporting
from peristiwa.cli.storing import StoreAt, open_store
from peristiwa.read import Fetching, Meter, read_articles, size_of

__all__ = ["add"]

GOING_ON = "what was coded is kept, and the same command goes on"


def add(
    files: Inputs,
    *,
    published: Published = None,
    add: OwnActors = None,
    gazetteer: GazetteerFile = None,
    store: StoreAt = None,
    bookmark: Annotated[
        Path | None,
        typer.Option(
            "--bookmark",
            metavar="FILE",
            help="Keep in FILE how far the inputs are read and added; a later run with it"
            " passes over what was, unless a file has changed.",
        ),
    ] = None,
    workers: Workers = None,
    ray: RayAt = None,
    report: ReportTo = None,
    allow_private: AllowPrivate = False,
    delay: Delay = 1.0,
) -> None:
    """Code reports and keep them, with their events, in a store.

    What the store has already is passed over, so a run that was broken off is resumed by the
    same command. A report whose text has changed takes the place of the one before; one that an
    earlier version of the coder has coded, or one with other actors, is coded anew. The exit
    status is 1 when an input failed; the others are added all the same.
    """
    with quiet_end():
        from peristiwa.store.upkeep import compact_if_scattered

        kept = open_store(store)
        kept.make()
        batch = Batch(True, gazetteer, add, Meter(size_of(files)), workers=workers, ray=ray)
        adder = Adder(kept, batch, bookmark, published)
        web = Fetching(web_settings(allow_private, delay), kept.holds)
        with web, adder.telling(), reporting(batch, files, report, GOING_ON):
            adder.run(
                read_articles(files, published, meter=batch.meter, bookmark=adder.bookmark, web=web)
            )
            compact_if_scattered(kept.tables)
        raise typer.Exit(batch.status)
