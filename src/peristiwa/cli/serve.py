"""``peristiwa serve``: the web pages and the HTTP API of a store."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from peristiwa.cli.ends import quiet_end, say
from peristiwa.cli.storing import StoreAt, open_store

__all__ = ["serve"]

_LOCAL = ("127.0.0.1", "localhost", "::1")


def serve(
    *,
    store: StoreAt = None,
    host: Annotated[
        str, typer.Option(help="Address to listen at; 0.0.0.0 lets other machines in.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to listen at.")] = 8000,
    tokens: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Who may review; `peristiwa review token NAME` writes it. Without it nobody.",
        ),
    ] = None,
    name: Annotated[
        list[str] | None,
        typer.Option(
            metavar="HOST",
            help='Host name under which the server is reached, as peristiwa.example.org or "*"'
            " for any; needed behind a proxy. May be given again for others.",
        ),
    ] = None,
) -> None:
    """Serve pages to read and review, and an API, from a store; --host and --port say where.

    Nothing can be changed without --tokens. docs/serving.md tells how to run it for a team.
    """
    with quiet_end():
        import uvicorn

        from peristiwa.serve.app import create_app
        from peristiwa.serve.settings import LOCAL_HOSTS, Settings
        from peristiwa.serve.tokens import read_tokens

        opened = open_store(store)
        opened.make()
        given = read_tokens(tokens) if tokens else None
        hosts = [*LOCAL_HOSTS, *(name or []), *([] if host in _LOCAL else [host])]
        app = create_app(opened, Settings(hosts=hosts, tokens=given))
        say(f"serving {opened.address} at http://{host}:{port}/; Ctrl+C ends it")
        uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False)
