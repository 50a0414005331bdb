"""Events in the formats of other data sets and tools, as a stream."""

from __future__ import annotations

from typing import Annotated, Any

from litestar import Controller, get
from litestar.di import NamedDependency
from litestar.openapi import ResponseSpec
from litestar.params import QueryParameter
from litestar.response import Stream
from litestar.status_codes import HTTP_200_OK

from peristiwa.export import ExportFormat, writer
from peristiwa.export.stored import stored_accounts
from peristiwa.serve.api.filtering import FILTERS
from peristiwa.serve.problems import problems
from peristiwa.serve.streams import streamed
from peristiwa.serve.versions import Versions
from peristiwa.store.filters import EventFilter, conditions

__all__ = ["ExportController"]

_TYPES = {
    ExportFormat.GDELT: ("text/tab-separated-values", "export.CSV"),
    ExportFormat.POLECAT: ("text/tab-separated-values", "txt"),
    ExportFormat.ACLED: ("text/csv", "csv"),
    ExportFormat.CSV: ("text/csv", "csv"),
    ExportFormat.PARQUET: ("application/vnd.apache.parquet", "parquet"),
    ExportFormat.JSONLD: ("application/ld+json", "jsonld"),
    ExportFormat.FTM: ("application/x-ndjson", "ftm.json"),
}
"""Media type and ending of each format."""


_ANY = {
    HTTP_200_OK: ResponseSpec(
        Any,
        media_type="*/*",
        generate_examples=False,
        description="The events in the format that was asked for",
    )
}


class ExportController(Controller):
    """``/api/v1/export``."""

    path = "/export"
    tags = ("export",)

    @get(dependencies=FILTERS, responses={**_ANY, **problems(400, 404, 503)}, sync_to_thread=True)
    def export(
        self,
        versions: NamedDependency[Versions],
        version: NamedDependency[int],
        wanted: NamedDependency[EventFilter],
        format: Annotated[ExportFormat, QueryParameter(description="What to write.")],
    ) -> Stream:
        """Write the events that meet all conditions, by the day of the first report."""
        conditions(wanted)
        view = versions.lend(version)
        media_type, ending = _TYPES[format]
        chunks = streamed(
            lambda out: writer(format)(stored_accounts(view, wanted), out), view.close
        )
        return Stream(
            chunks,
            media_type=media_type,
            headers={
                "content-disposition": f'attachment; filename="events-{version}.{ending}"',
            },
        )
