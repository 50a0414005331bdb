"""Checks the hand-edited files and writes the compact form that is loaded.

``python -m peristiwa.lexicon.build`` rewrites ``src/peristiwa/built``; with ``--check`` it only
says what is wrong or out of date. It runs in a checkout of the repository.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from importlib import resources
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from peristiwa.errors import LexiconError
from peristiwa.ground.dates import DateSettings
from peristiwa.ground.dates import parse_settings as parse_dates
from peristiwa.language.morphology import PATTERNS, FormKind, derive
from peristiwa.lexicon.cameo import CameoCode, read_cameo
from peristiwa.lexicon.compiled import CompiledFrame, Gazetteer, Lexicon
from peristiwa.lexicon.places import build_places
from peristiwa.lexicon.hand_edited import read_yaml
from peristiwa.lexicon.schema import (
    Constructions,
    Cues,
    Frame,
    FrameFile,
    Noun,
    Organization,
    Person,
    Plover,
    State,
    Understood,
    VerbForms,
)
from peristiwa.repair import RepairData, parse_settings, parse_verbs

__all__ = ["MAKERS", "ROOT", "build_file", "main"]

ROOT = Path(__file__).parents[3]
BUILT = Path(__file__).parents[1] / "built"
_FREE_CLASSES = {"party", "state", "place", "clause", "none", "person"}
_NEEDS = {"party", "actor", "recipient", "both", "none"}
_T = TypeVar("_T")


def _check_frame(where: str, frame: Frame, plover: Plover, type_: str, cameo: dict[str, CameoCode],
                 classes: dict[str, list[str]]) -> None:
    wrong = [f"unknown form pattern {form!r}" for form in frame.forms if form not in PATTERNS]
    if frame.mode is not None and frame.mode not in plover.types[type_].modes:
        wrong.append(f"{frame.mode!r} is no mode of {type_}")
    if frame.cameo not in cameo:
        wrong.append(f"unknown CAMEO code {frame.cameo!r}")
    if frame.needs not in _NEEDS:
        wrong.append(f"needs is one of {sorted(_NEEDS)}, not {frame.needs!r}")
    for slot, names in [*frame.if_.items(), *frame.unless.items()]:
        wrong += [
            f"slot {slot!r} names the unknown noun class {name!r}"
            for name in names
            if name not in classes and name not in _FREE_CLASSES
        ]
    if not frame.example.strip():
        wrong.append("has no example sentence")
    if wrong:
        raise LexiconError(f"{where}: {'; '.join(wrong)}")


def _read_frames(root: Path, plover: Plover, cameo: dict[str, CameoCode],
                 classes: dict[str, list[str]]) -> list[tuple[str, Frame]]:
    frames: list[tuple[str, Frame]] = []
    for path in sorted((root / "lexicon/frames").glob("*.yaml")):
        file = read_yaml(path, FrameFile)
        if file.type not in plover.types:
            raise LexiconError(f"{path.name}: {file.type!r} is no PLOVER type")
        for frame in file.frames:
            where = f"{path.name}: frame {frame.root!r} {frame.forms}"
            _check_frame(where, frame, plover, file.type, cameo, classes)
            frames.append((file.type, frame))
    return frames


def _compile_frame(number: int, type_: str, frame: Frame, plover: Plover,
                   cameo: dict[str, CameoCode],
                   understood: dict[tuple[str, str | None], list[str]]) -> CompiledFrame:
    return CompiledFrame(
        id=f"{type_}:{frame.root}:{number}",
        type=type_,
        mode=frame.mode,
        cameo=frame.cameo,
        quad=plover.types[type_].quad,
        goldstein=cameo[frame.cameo].goldstein,
        actor=frame.actor,
        recipient=frame.recipient,
        reciprocal=frame.reciprocal,
        needs=frame.needs,
        conditions=frame.if_,
        exclusions=frame.unless,
        complement=frame.complement,
        status=frame.status,
        understood=understood.get((type_, frame.mode), []),
    )


def _index_forms(frames: list[tuple[str, Frame]]) -> dict[str, list[tuple[int, FormKind]]]:
    """Surface form → (frame, kind), conditioned frames first; refuses two frames that tie."""
    forms: dict[str, list[tuple[int, FormKind]]] = {}
    for number, (_, frame) in enumerate(frames):
        made = {item for pattern in frame.forms for item in derive(frame.root, pattern).items()}
        for form, kind in sorted(made):
            forms.setdefault(form, []).append((number, kind))
    ties: list[str] = []
    for form, entries in forms.items():
        entries.sort(key=lambda entry: (not frames[entry[0]][1].if_, entry[0]))
        ties += _ties(form, entries, frames)
    if ties:
        raise LexiconError("\n  ".join([f"{len(ties)} forms are claimed twice:", *ties]))
    return forms


def _ties(form: str, entries: list[tuple[int, FormKind]],
          frames: list[tuple[str, Frame]]) -> Iterable[str]:
    seen: dict[tuple[str, str, str], str] = {}
    for number, kind in entries:
        type_, frame = frames[number]
        key = (kind, repr(sorted(frame.if_.items())), repr(sorted(frame.unless.items())))
        if key in seen:
            yield (
                f"frames/{type_.lower()}.yaml: {form!r} ({kind}) of frame {frame.root!r} is also "
                f"claimed by {seen[key]} under the same conditions: give one of them a condition"
            )
        seen[key] = f"{type_} {frame.root!r}"


def _verb_forms(verbs: Iterable[VerbForms]) -> dict[str, FormKind]:
    forms: dict[str, FormKind] = {}
    for verb in verbs:
        for pattern in verb.forms:
            forms.update(derive(verb.root, pattern))
    return forms


def build_lexicon(root: Path) -> Lexicon:
    """Check and compile the frames and word classes under ``root``."""
    plover = read_yaml(root / "ontology/plover.yaml", Plover)
    cameo = read_cameo(root / "ontology/cameo.csv")
    classes = read_yaml(root / "lexicon/classes.yaml", dict[str, list[str]])
    constructions = read_yaml(root / "lexicon/language/constructions.yaml", Constructions)
    frames = _read_frames(root, plover, cameo, classes)
    entries = read_yaml(root / "lexicon/understood.yaml", list[Understood])
    understood = {(entry.type, entry.mode): entry.sectors for entry in entries}
    return Lexicon(
        frames=[
            _compile_frame(number, type_, frame, plover, cameo, understood)
            for number, (type_, frame) in enumerate(frames)
        ],
        forms=_index_forms(frames),
        classes={name: [n for n in nouns if not n.isupper()] for name, nouns in classes.items()},
        sectors={name: n for name, nouns in classes.items() for n in nouns if n.isupper()},
        support=_verb_forms(constructions.support_verbs),
        receiving=_verb_forms(constructions.receiving_verbs),
        cues=read_yaml(root / "lexicon/language/cues.yaml", Cues),
        constructions=constructions,
    )


def build_gazetteer(root: Path) -> Gazetteer:
    """Check and join the actor files under ``root``; refuses a name claimed twice."""
    folder = root / "lexicon/actors"
    gazetteer = Gazetteer(
        states=read_yaml(folder / "states.yaml", list[State]),
        people=read_yaml(folder / "people.yaml", list[Person]),
        organizations=read_yaml(folder / "organizations.yaml", list[Organization]),
        nouns=read_yaml(folder / "nouns.yaml", list[Noun]),
    )
    claimed: dict[str, str] = {}
    for owner, names in _names(gazetteer):
        for name in set(names):
            if claimed.setdefault(name, owner) != owner:
                raise LexiconError(f"the name {name!r} is claimed by {claimed[name]} and {owner}")
    return gazetteer


def _names(gazetteer: Gazetteer) -> Iterable[tuple[str, list[str]]]:
    for state in gazetteer.states:
        yield state.id, [*state.names, *state.aliases]
    for person in gazetteer.people:
        yield person.id, [person.name, *person.names]
    for body in gazetteer.organizations:
        yield body.id, [body.name, *body.names]


def build_repair(root: Path) -> RepairData:
    """Check the words and verb roots that step 2 works with, and add PySastrawi's root list."""
    folder = root / "lexicon/language"
    roots = resources.files("Sastrawi.Stemmer") / "data/kata-dasar.txt"
    return RepairData(
        settings=parse_settings(read_yaml(folder / "repair.yaml", dict[str, Any])),
        verbs=parse_verbs(read_yaml(folder / "verb_roots.yaml", dict[str, Any]), roots.read_text().split()),
    )


def build_dates(root: Path) -> DateSettings:
    """Check the words of time expressions."""
    return parse_dates(read_yaml(root / "lexicon/language/dates.yaml", dict[str, Any]))


MAKERS: dict[str, Callable[[Path], Any]] = {
    "lexicon.json": build_lexicon,
    "gazetteer.json": build_gazetteer,
    "places.json": build_places,
    "repair.json": build_repair,
    "dates.json": build_dates,
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
