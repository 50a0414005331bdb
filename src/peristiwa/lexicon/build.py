"""Checks the hand-edited files and writes the compact form that is loaded.

``python -m peristiwa.lexicon.build`` rewrites ``src/peristiwa/built``; with ``--check`` it only
says what is wrong or out of date. It runs in a checkout of the repository.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from importlib import resources
from pathlib import Path
from typing import Any

import msgspec

from peristiwa.errors import LexiconError
from peristiwa.ground.dates import DateSettings
from peristiwa.ground.dates import parse_settings as parse_dates
from peristiwa.language.morphology import PATTERNS, FormKind, derive
from peristiwa.lexicon.compiled import Lexicon
from peristiwa.lexicon.frames import (
    compile_frame,
    index_forms,
    number_frames,
    read_codes,
    read_frames,
)
from peristiwa.lexicon.gazetteer import build_gazetteer
from peristiwa.lexicon.hand_edited import read_yaml
from peristiwa.lexicon.languages import build_languages
from peristiwa.lexicon.outlets import build_outlets, build_pages
from peristiwa.lexicon.places import build_places
from peristiwa.lexicon.roots import build_roots
from peristiwa.lexicon.schema import Constructions, Cues, Plover, VerbForms
from peristiwa.lexicon.wikidata import WikidataSettings
from peristiwa.merge.settings import MergeSettings
from peristiwa.repair import RepairData, parse_settings, parse_verbs

__all__ = ["MAKERS", "ROOT", "build_file", "main"]

ROOT = Path(__file__).parents[3]
BUILT = Path(__file__).parents[1] / "built"


def _verb_forms(verbs: Iterable[VerbForms]) -> dict[str, FormKind]:
    forms: dict[str, FormKind] = {}
    for verb in verbs:
        for pattern in verb.forms:
            if pattern not in PATTERNS:
                raise LexiconError(
                    f"constructions.yaml: support verb {verb.root!r} names the unknown form "
                    f"pattern {pattern!r}"
                )
            forms.update(derive(verb.root, pattern))
    return forms


def build_lexicon(root: Path) -> Lexicon:
    """Check and compile the frames and word classes under ``root``."""
    codes = read_codes(root)
    frames = read_frames(root / "lexicon/frames", codes)
    constructions = read_yaml(root / "lexicon/language/constructions.yaml", Constructions)
    return Lexicon(
        frames=[compile_frame(*numbered, codes) for numbered in number_frames(frames)],
        forms=index_forms(frames),
        classes={
            name: [n for n in nouns if not n.isupper()] for name, nouns in codes.classes.items()
        },
        sectors={name: n for name, nouns in codes.classes.items() for n in nouns if n.isupper()},
        support=_verb_forms(constructions.support_verbs),
        receiving=_verb_forms(constructions.receiving_verbs),
        cues=read_yaml(root / "lexicon/language/cues.yaml", Cues),
        constructions=constructions,
    )


def build_repair(root: Path) -> RepairData:
    """Check the words and verb roots that step 2 works with, and add PySastrawi's root list."""
    folder = root / "lexicon/language"
    roots = resources.files("Sastrawi.Stemmer") / "data/kata-dasar.txt"
    return RepairData(
        settings=parse_settings(read_yaml(folder / "repair.yaml", dict[str, Any])),
        verbs=parse_verbs(
            read_yaml(folder / "verb_roots.yaml", dict[str, Any]), roots.read_text().split()
        ),
    )


def build_dates(root: Path) -> DateSettings:
    """Check the words of time expressions."""
    return parse_dates(read_yaml(root / "lexicon/language/dates.yaml", dict[str, Any]))


def build_merging(root: Path) -> MergeSettings:
    """Check the weights and words of step 6."""
    return read_yaml(root / "lexicon/language/merging.yaml", MergeSettings)


def build_plover(root: Path) -> Plover:
    """Check the PLOVER ontology."""
    return read_yaml(root / "ontology/plover.yaml", Plover)


def build_wikidata(root: Path) -> WikidataSettings:
    """Check what is taken from Wikidata: sectors of classes, titles of offices."""
    settings = read_yaml(root / "lexicon/actors/wikidata.yaml", WikidataSettings)
    offices = {noun.noun for noun in build_gazetteer(root).nouns if noun.office is not None}
    unknown = sorted(set(settings.titles.values()) - offices)
    if unknown:
        raise LexiconError(f"wikidata.yaml: {unknown[0]!r} is no role noun of an office")
    return settings


MAKERS: dict[str, Callable[[Path], Any]] = {
    "lexicon.json": build_lexicon,
    "gazetteer.json": build_gazetteer,
    "places.json": build_places,
    "repair.json": build_repair,
    "dates.json": build_dates,
    "merging.json": build_merging,
    "plover.json": build_plover,
    "wikidata.json": build_wikidata,
    "roots.json": build_roots,
    "outlets.json": build_outlets,
    "pages.json": build_pages,
    "languages.json": build_languages,
}


def build_file(name: str, root: Path = ROOT) -> bytes:
    """Give the content of a built file, made from the hand-edited files under ``root``.

    Raises:
        LexiconError: when a file breaks a rule; the message names the file and the record.
    """
    return msgspec.json.encode(MAKERS[name](root), order="deterministic") + b"\n"


def main(arguments: list[str]) -> int:
    """Build, or with ``--check`` compare; gives the exit status."""
    check, faults = "--check" in arguments, 0
    for name in MAKERS:
        try:
            content = build_file(name)
        except LexiconError as error:
            sys.stderr.write(f"{name}: {error}\n")
            faults += 1
            continue
        path = BUILT / name
        if path.exists() and path.read_bytes() == content:
            continue
        if check:
            sys.stderr.write(f"built/{name} is out of date: run `make lexicon`\n")
            faults += 1
        else:
            path.write_bytes(content)
            sys.stdout.write(f"built {name}\n")
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
