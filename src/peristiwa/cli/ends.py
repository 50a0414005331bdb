"""How a command ends: messages to standard error, an exit status, and never a traceback."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import typer

from peristiwa.errors import PeristiwaError

__all__ = ["BROKEN_OFF", "FAILED", "READER_GONE", "quiet_end", "say"]

FAILED, BROKEN_OFF, READER_GONE = 1, 130, 141


def say(message: object) -> None:
    """Print one line to standard error; control characters in it have no effect."""
    from peristiwa.table import harmless

    typer.echo(f"peristiwa: {harmless(str(message))}", err=True)


@contextmanager
def quiet_end() -> Iterator[None]:
    """Turn what may stop a command into a message and an exit status.

    Raises:
        typer.Exit: with 1 after an error of the package, 130 where the user broke it off, 141
            where the reader of the output, such as ``head``, has gone.
    """
    try:
        yield
        sys.stdout.flush()
    except PeristiwaError as error:
        say(error)
        raise typer.Exit(FAILED) from error
    except KeyboardInterrupt as error:
        raise typer.Exit(BROKEN_OFF) from error
    except BrokenPipeError as error:
        _discard_output()
        raise typer.Exit(READER_GONE) from error


def _discard_output() -> None:
    """Point standard output at nothing, so that the interpreter's last flush can't fail."""
    with suppress(OSError, ValueError):
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, sys.stdout.fileno())
        os.close(nothing)
