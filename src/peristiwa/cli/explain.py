"""``peristiwa explain``: how a report was read, sentence by sentence."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from peristiwa.cli.ends import FAILED, quiet_end, say
from peristiwa.read import ReadFault, read_articles

__all__ = ["explain"]


def explain(
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE...", help='As for `peristiwa code`; "-" is standard input.'),
    ],
) -> None:
    """Show for each act the sentence, its tree and the frame that fired, and near misses.

    The words are those of the repaired text. The exit status is 1 when an input failed.
    """
    with quiet_end():
        from rich.console import Console

        from peristiwa.explain import print_explanation
        from peristiwa.pipeline import load

        console = Console(file=sys.stdout)
        coder, failed = load(), False
        for article in read_articles(files, None):
            if isinstance(article, ReadFault):
                failed = failed or article.kind == "failed"
                say(article)
                continue
            for part in coder.parts(article):
                print_explanation(console, coder.parse(part), coder.find)
        raise typer.Exit(FAILED if failed else 0)
