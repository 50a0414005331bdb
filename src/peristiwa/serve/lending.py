"""What handlers may ask for by name: ``store``, ``settings``, ``versions``, ``version``, ``view``.

``view`` is the version that the request is about: the newest, or that of ``as_of`` in its query.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Annotated

from anyio.to_thread import run_sync
from litestar.datastructures import State
from litestar.di import NamedDependency, Provide
from litestar.exceptions import NotFoundException, ServiceUnavailableException
from litestar.params import QueryParameter

from peristiwa.errors import StoreError
from peristiwa.serve.settings import Settings
from peristiwa.serve.versions import UnknownVersionError, Versions
from peristiwa.store import Store, View

__all__ = ["DEPENDENCIES", "AsOf"]

AsOf = Annotated[
    str | None,
    QueryParameter(
        name="as_of",
        max_length=100,
        description="An earlier version: a snapshot's name, an ISO 8601 moment (a day means its"
        " end; UTC where no zone is given), or a version's number.",
    ),
]


def _settings(state: State) -> Settings:
    found: Settings = state.settings
    return found


def _versions(state: State) -> Versions:
    found: Versions = state.versions
    return found


def _store(versions: NamedDependency[Versions]) -> Store:
    return versions.store


def _version(versions: NamedDependency[Versions], as_of: AsOf = None) -> int:
    try:
        return versions.number(as_of)
    except UnknownVersionError as error:
        raise NotFoundException(str(error)) from error
    except StoreError as error:
        raise ServiceUnavailableException(str(error)) from error


async def _view(
    versions: NamedDependency[Versions], version: NamedDependency[int]
) -> AsyncIterator[View]:
    lent = await run_sync(versions.lend, version)
    try:
        yield lent
    finally:
        lent.close()


DEPENDENCIES = {
    "settings": Provide(_settings, sync_to_thread=False),
    "versions": Provide(_versions, sync_to_thread=False),
    "store": Provide(_store, sync_to_thread=False),
    "version": Provide(_version, sync_to_thread=True),
    "view": Provide(_view),
}
