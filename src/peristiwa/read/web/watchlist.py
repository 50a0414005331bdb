"""Which feeds are watched, how often, and what is known of each."""

from __future__ import annotations

from pathlib import Path

import msgspec
from msgspec import Struct, field

from peristiwa.errors import InputError
from peristiwa.read.fetching import is_address
from peristiwa.read.pages.outlets import load_outlets
from peristiwa.read.replacing import replace_file

__all__ = ["FeedState", "WatchState", "Watched", "Watchlist", "read_watchlist"]

_SHORTEST = 1.0
_KEPT = 20_000
"""Addresses that are remembered of one feed; no feed names so many at once."""


class Watched(Struct, forbid_unknown_fields=True):
    """A feed or sitemap, or an outlet by its id, whose feeds are meant."""

    address: str | None = None
    outlet: str | None = None
    every: float | None = None


class Watchlist(Struct, forbid_unknown_fields=True):
    """``feed`` are watched ``every`` so many seconds, each unless it says otherwise.

    A host is asked at most once in ``delay`` seconds.
    """

    feed: list[Watched]
    every: float = 600.0
    delay: float = 1.0

    def feeds(self) -> dict[str, float]:
        """Give the address of each feed with the seconds between two looks at it.

        Raises:
            InputError: when an entry names no address, an outlet that isn't declared or has no
                feed, or a time that is too short.
        """
        found: dict[str, float] = {}
        for number, watched in enumerate(self.feed, start=1):
            every = watched.every if watched.every is not None else self.every
            if every < _SHORTEST:
                raise InputError(
                    f"feed {number}: every = {every} is under a second; make it longer"
                )
            for address in _addresses(number, watched):
                found[address] = every
        return found


class FeedState(Struct):
    """What is known of a feed.

    ``due`` is the moment of the next look, in seconds since 1970; ``seen`` has the addresses that
    are handled, ``tried`` how often those failed that may yet be had.
    """

    due: float = 0.0
    failed: int = 0
    etag: str | None = None
    modified: str | None = None
    seen: list[str] = field(default_factory=list)
    tried: dict[str, int] = field(default_factory=dict)


class WatchState(Struct):
    """What is known of all feeds, by address."""

    feeds: dict[str, FeedState] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path) -> WatchState:
        """Read the state that a run before has left; a new one where it left none.

        Raises:
            InputError: when the file can't be read or is no such state.
        """
        try:
            return msgspec.json.decode(path.read_bytes(), type=cls)
        except FileNotFoundError:
            return cls()
        except OSError as error:
            raise InputError(f"{path}: can't be read ({error.strerror or error})") from error
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise InputError(
                f"{path}: is no state that `peristiwa watch` keeps ({error}); name another file, or"
                " delete this one to look at all feeds anew"
            ) from error

    def save(self, path: Path) -> None:
        """Replace the file at once, so that a run that is killed leaves it whole.

        Raises:
            InputError: when it can't be written.
        """
        for feed in self.feeds.values():
            del feed.seen[:-_KEPT]
        replace_file(path, msgspec.json.encode(self) + b"\n")


def read_watchlist(path: Path) -> Watchlist:
    """Read a file of feeds in TOML.

    Raises:
        InputError: names the file and what is wrong in it.
    """
    try:
        return msgspec.toml.decode(path.read_bytes(), type=Watchlist)
    except OSError as error:
        raise InputError(f"{path}: can't be read ({error.strerror or error})") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: {error}; docs/watching.md shows how to write it") from error


def _addresses(number: int, watched: Watched) -> list[str]:
    if (watched.address is None) == (watched.outlet is None):
        raise InputError(f"feed {number}: give either an address or an outlet")
    if watched.address is not None:
        if not is_address(watched.address):
            raise InputError(f"feed {number}: {watched.address!r} is no address of http or https")
        return [watched.address]
    outlets = {outlet.id: outlet for outlet in load_outlets()}
    outlet = outlets.get(watched.outlet or "")
    if outlet is None:
        raise InputError(
            f"feed {number}: there is no outlet {watched.outlet!r}; docs/outlets.md lists them"
        )
    if not outlet.feeds:
        raise InputError(f"feed {number}: no feed of {outlet.name} is known; give its address")
    return list(outlet.feeds)
