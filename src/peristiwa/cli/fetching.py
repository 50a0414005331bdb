"""The options of the commands that fetch."""

from __future__ import annotations

from typing import Annotated

import typer

from peristiwa.read.web.settings import WebSettings

__all__ = ["AllowPrivate", "Delay", "web_settings"]

AllowPrivate = Annotated[
    bool,
    typer.Option(
        "--allow-private",
        help="Also fetch from private networks and this machine, which are refused otherwise.",
    ),
]
Delay = Annotated[
    float,
    typer.Option(
        min=0.0, metavar="SECONDS", help="Least time between two requests to the same host."
    ),
]


def web_settings(allow_private: bool, delay: float) -> WebSettings:
    """Give the settings of the client that the options ask for."""
    return WebSettings(private=allow_private, delay=delay)
