"""Reads the times of publication that pages write, with their zone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

from peristiwa.lexicon.outlets import PageSettings

__all__ = ["Moments", "Published"]

_FIRST_YEAR = 1990
_TOO_FAR = timedelta(days=1)
_OFFSET = re.compile(r"(?:UTC|GMT)?\s?([+-])(\d{1,2}):?(\d{2})?")
_UNIX = re.compile(r"\d{10}(\d{3})?")


@dataclass(frozen=True)
class Published:
    """When a page says that it was published.

    ``day`` is that on the clock of the place; ``moment`` is None where no time or no zone is
    known.
    """

    day: date
    moment: datetime | None = None


class Moments:
    """Finds times of publication in what pages write."""

    def __init__(self, settings: PageSettings) -> None:
        self._months = settings.months
        self._zones = {
            name.lower(): timezone(timedelta(hours=hours), name)
            for name, hours in settings.zones.items()
        }
        self._default = self._zones[settings.default_zone.lower()]
        self._forms = _forms(settings)

    def zone(self, name: str | None) -> tzinfo | None:
        """Give the clock that a declaration names."""
        return self._zones[name.lower()] if name else None

    def read(self, text: str, place: tzinfo | None, fetched: datetime) -> Published | None:
        """Give the first time in ``text`` that is no later than a day after ``fetched``.

        Args:
            text: what an element says, at most some hundred characters of it are looked at.
            place: the clock of the place of publication, None where that is not known.
            fetched: when the page was read, with its zone.
        """
        for naive, zone in self._times(text[:300].strip()):
            published = self._published(naive, zone, place)
            if published is None or not _plausible(published, fetched):
                continue
            return published
        return None

    def _times(self, text: str) -> Iterator[tuple[datetime | date, tzinfo | None]]:
        if _UNIX.fullmatch(text):
            yield datetime.fromtimestamp(int(text[:10]), UTC), UTC
            return
        for form in self._forms:
            for match in form.finditer(text):
                found = self._read_match(match)
                if found is not None:
                    yield found, self._zone_of(match["zone"])

    def _read_match(self, match: re.Match[str]) -> datetime | date | None:
        month = match["month"].lower()
        try:
            number = int(month) if month.isdigit() else self._months[month]
            day = date(int(match["year"]), number, int(match["day"]))
            if match["hour"] is None:
                return day
            second = int(match["second"] or 0)
            return datetime(
                day.year, day.month, day.day, int(match["hour"]), int(match["minute"]), second
            )
        except ValueError:
            return None

    def _zone_of(self, text: str | None) -> tzinfo | None:
        if not text:
            return None
        if text.lower() in self._zones:
            return self._zones[text.lower()]
        match = _OFFSET.fullmatch(text)
        if match is None:
            return UTC
        minutes = int(match[2]) * 60 + int(match[3] or 0)
        if minutes >= 24 * 60:
            return None
        return timezone(timedelta(minutes=-minutes if match[1] == "-" else minutes))

    def _published(
        self, time: datetime | date, zone: tzinfo | None, place: tzinfo | None
    ) -> Published | None:
        if not isinstance(time, datetime):
            return Published(time)
        zone = zone or place
        if zone is None:
            return Published(time.date())
        moment = time.replace(tzinfo=zone)
        try:
            return Published(moment.astimezone(self._clock(moment, place)).date(), moment)
        except OverflowError:
            return None

    def _clock(self, moment: datetime, place: tzinfo | None) -> tzinfo:
        """Give the clock of the place: that of the page itself where it is an Indonesian one."""
        written = moment.tzinfo or self._default
        offsets = {zone.utcoffset(None) for zone in self._zones.values()}
        if moment.utcoffset() in offsets:
            return written
        if place is not None:
            return place
        return self._default if moment.utcoffset() == timedelta(0) else written


def _plausible(published: Published, fetched: datetime) -> bool:
    if published.day.year < _FIRST_YEAR:
        return False
    if published.moment is not None:
        return published.moment <= fetched + _TOO_FAR
    return published.day <= (fetched + _TOO_FAR).date()


def _forms(settings: PageSettings) -> list[re.Pattern[str]]:
    """Give the patterns of ISO dates, of day before month, and of month before day."""
    names = "|".join(sorted(map(re.escape, settings.months), key=len, reverse=True))
    zones = "|".join(sorted(map(re.escape, settings.zones), key=len, reverse=True))
    words = "|".join(re.escape(word) for word in settings.time_words)
    time = (
        rf"(?:(?:\s|,|{words}|T){{1,8}}(?P<hour>\d{{1,2}})[:.](?P<minute>\d\d)"
        rf"(?:[:.](?P<second>\d\d))?(?:\.\d{{1,9}})?"
        rf"\s?\(?(?P<zone>\b(?:{zones})\b|Z\b|(?:UTC|GMT)?\s?[+-]\d{{1,2}}(?::?\d\d)?\b|UTC|GMT)?)?"
    )
    day, year = r"(?<!\d)(?P<day>\d{1,2})", r"(?P<year>(?:19|20)\d\d)(?!\d)"
    iso = (
        r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<mark>[-/])(?P<month>\d\d?)(?P=mark)(?P<day>\d\d?)(?!\d)"
    )
    forms = (
        iso + time,
        rf"{day}[\s-]{{1,3}}(?P<month>{names})\.?,?[\s-]{{1,3}}{year}{time}",
        rf"{day}\s?(?P<mark>[-/.])\s?(?P<month>\d\d?)\s?(?P=mark)\s?{year}{time}",
        rf"\b(?P<month>{names})\.?\s{day}(?!\d),?\s{{1,3}}{year}{time}",
    )
    return [re.compile(form, re.IGNORECASE) for form in forms]
