"""The shapes of ``lexicon/outlets`` and ``lexicon/language/pages.yaml``, and their build."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Literal, TypeVar

import msgspec
from msgspec import Struct

from peristiwa.errors import LexiconError
from peristiwa.lexicon.hand_edited import read_yaml

__all__ = ["MultiPage", "Outlet", "PageSettings", "build_outlets", "build_pages", "read_outlets"]

_Selecting = TypeVar("_Selecting", "Outlet", "PageSettings")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+(/[a-z0-9-]+)?")


class MultiPage(Struct, frozen=True, forbid_unknown_fields=True):
    """How an article that is spread over pages is read whole.

    ``all`` is the query that asks for one page with everything, as name → value; ``next``
    selects the link to the page that follows.
    """

    all: dict[str, str] = {}
    next: list[str] = []


class Outlet(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One outlet. Selectors are CSS in the hand-edited file and XPath in the built one.

    ``source`` is the outlet's id in the gazetteer; ``hosts`` stand for their subdomains too,
    and may be narrowed to a first folder (``bbc.com/indonesia``); ``zone`` names the clock of the
    place of publication, ``local_zones`` that of hosts elsewhere. ``datelines`` are regular
    expressions of what stands before the first sentence, a group ``place`` naming the town.
    ``body`` selects what holds the text, best first; ``drop`` what is taken out of it;
    ``boilerplate`` are patterns that cover a whole line. ``published``, ``author`` and
    ``section`` select elements whose text, ``content`` or ``datetime`` tells it. ``skip`` are
    patterns of addresses without their scheme. ``tested`` says on what the declaration was tried.
    """

    id: str
    name: str
    source: str | None = None
    hosts: list[str]
    zone: str
    local_zones: dict[str, str] = {}
    tested: Literal["own_pages", "live_pages"]
    datelines: list[str] = []
    body: list[str] = []
    drop: list[str] = []
    boilerplate: list[str] = []
    published: list[str] = []
    author: list[str] = []
    section: list[str] = []
    pages: MultiPage = MultiPage()
    skip: list[str] = []
    feeds: list[str] = []


class PageSettings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What holds on pages of every outlet; see the comments of ``pages.yaml``.

    ``months`` maps names, in lower case, to numbers; ``lines`` and ``labels`` are the patterns
    of links and credits that step 2 knows.
    """

    zones: dict[str, int]
    default_zone: str
    months: dict[str, int]
    time_words: list[str]
    body: list[str]
    drop: list[str]
    drop_marked: list[str]
    published: list[str]
    author: list[str]
    section: list[str]
    credits: list[str]
    bare_credits: list[str]
    lines: list[str] = []
    labels: list[str] = []
    paywall: list[str]
    paywall_marks: list[str]


def read_outlets(root: Path) -> list[Outlet]:
    """Read and check the declarations, sorted by id.

    Raises:
        LexiconError: names the file and what is wrong with it.
    """
    outlets = []
    for path in sorted((root / "lexicon/outlets").glob("*.yaml")):
        outlet = read_yaml(path, Outlet)
        try:
            _check(outlet, path.stem)
        except ValueError as error:
            raise LexiconError(f"outlets/{path.name}: {error}") from error
        outlets.append(outlet)
    _check_hosts(outlets)
    return outlets


def _check(outlet: Outlet, stem: str) -> None:
    if outlet.id != stem or not _ID.fullmatch(outlet.id):
        raise ValueError(f"id {outlet.id!r} must be the file's name: lower case and hyphens")
    if not outlet.hosts:
        raise ValueError("hosts is empty: name at least one, like example.com")
    for host in outlet.hosts:
        if not _HOST.fullmatch(host) or host.startswith("www."):
            raise ValueError(f"host {host!r} must be a bare name in lower case, without www.")
    for address in outlet.feeds:
        if not address.startswith(("https://", "http://")):
            raise ValueError(f"feed {address!r} is no web address")
    for pattern in (*outlet.datelines, *outlet.boilerplate, *outlet.skip):
        _check_pattern(pattern)


def _check_pattern(pattern: str) -> None:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"pattern {pattern!r}: {error}") from error


def _check_hosts(outlets: list[Outlet]) -> None:
    owners: dict[str, str] = {}
    for outlet in outlets:
        for host in outlet.hosts:
            if owners.setdefault(host, outlet.id) != outlet.id:
                raise LexiconError(f"outlets: {owners[host]} and {outlet.id} both claim {host}")


def build_outlets(root: Path) -> list[Outlet]:
    """Check the declarations of outlets under ``root`` and turn their selectors into XPath."""
    settings = build_pages(root)
    organizations = read_yaml(root / "lexicon/actors/organizations.yaml", list[dict[str, Any]])
    known = {organization["id"] for organization in organizations}
    built = []
    for outlet in read_outlets(root):
        for zone in (outlet.zone, *outlet.local_zones.values()):
            if zone not in settings.zones:
                raise LexiconError(f"outlets/{outlet.id}.yaml: zone {zone!r} is unknown")
        if outlet.source is not None and outlet.source not in known:
            raise LexiconError(
                f"outlets/{outlet.id}.yaml: source {outlet.source!r} is not in organizations.yaml"
            )
        built.append(_with_paths(outlet, f"outlets/{outlet.id}.yaml"))
    return built


def build_pages(root: Path) -> PageSettings:
    """Check ``pages.yaml`` and join in the months and the site lines of the other steps."""
    folder = root / "lexicon/language"
    settings = read_yaml(folder / "pages.yaml", PageSettings)
    repair = read_yaml(folder / "repair.yaml", dict[str, Any])["boilerplate"]
    months = {
        name: number
        for number, names in enumerate(_months(folder / "dates.yaml"), start=1)
        for name in names
    }
    if settings.default_zone not in settings.zones:
        raise LexiconError(f"pages.yaml: default_zone {settings.default_zone!r} is not in zones")
    settings = msgspec.structs.replace(
        settings,
        months={**months, **settings.months},
        lines=repair["lines"],
        labels=repair["labels"],
    )
    return _with_paths(settings, "pages.yaml")


def _months(path: Path) -> list[list[str]]:
    return [month["full"] + month["short"] for month in read_yaml(path, dict[str, Any])["months"]]


def _with_paths(record: _Selecting, where: str) -> _Selecting:
    """Give an outlet or page settings with XPath in the place of CSS."""
    names = ("body", "drop", "drop_marked", "published", "author", "section", "paywall_marks")
    present = [name for name in names if hasattr(record, name)]
    paths = {name: [_path(css, where) for css in getattr(record, name)] for name in present}
    if isinstance(record, Outlet):
        following = [_path(css, where) for css in record.pages.next]
        paths["pages"] = msgspec.structs.replace(record.pages, next=following)  # type: ignore[assignment]
    return msgspec.structs.replace(record, **paths)


def _path(selector: str, where: str) -> str:
    from cssselect import HTMLTranslator, SelectorError

    try:
        return str(HTMLTranslator().css_to_xpath(selector))
    except SelectorError as error:
        raise LexiconError(f"{where}: selector {selector!r}: {error}") from error
