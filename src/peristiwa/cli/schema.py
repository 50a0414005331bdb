"""``peristiwa schema``: the form of the output, for programs that check it."""

from __future__ import annotations

import json

import typer

from peristiwa.cli.ends import quiet_end

__all__ = ["schema"]


def schema() -> None:
    """Print the JSON Schema of one line of the jsonl format."""
    from peristiwa.serialize import json_schema

    with quiet_end():
        typer.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))
