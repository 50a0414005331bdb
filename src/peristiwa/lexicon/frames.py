"""Checks the frame files and compiles them: one record a frame, one entry a surface form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from msgspec import structs

from peristiwa.errors import LexiconError
from peristiwa.language.morphology import PATTERNS, FormKind, derive
from peristiwa.lexicon.cameo import CameoCode, read_cameo
from peristiwa.lexicon.compiled import CompiledFrame
from peristiwa.lexicon.hand_edited import read_yaml
from peristiwa.lexicon.schema import Frame, FrameFile, Plover, Understood

__all__ = [
    "Codes",
    "TypedFrame",
    "compile_frame",
    "index_forms",
    "number_frames",
    "read_codes",
    "read_frames",
]

_FREE_CLASSES = frozenset({"party", "person", "state", "place", "clause", "none"})
_NEEDS = frozenset({"party", "actor", "recipient", "both", "none"})

TypedFrame = tuple[str, Frame]
"""A PLOVER type and a frame of its file."""


@dataclass(frozen=True)
class Codes:
    """What frames may name: types and modes, CAMEO codes, noun classes; and who is understood."""

    plover: Plover
    cameo: dict[str, CameoCode]
    classes: dict[str, list[str]]
    understood: dict[tuple[str, str | None], list[str]]


def read_codes(root: Path) -> Codes:
    """Read the ontology and the noun classes under ``root``."""
    entries = read_yaml(root / "lexicon/understood.yaml", list[Understood])
    return Codes(
        plover=read_yaml(root / "ontology/plover.yaml", Plover),
        cameo=read_cameo(root / "ontology/cameo.csv"),
        classes=read_yaml(root / "lexicon/classes.yaml", dict[str, list[str]]),
        understood={(entry.type, entry.mode): entry.sectors for entry in entries},
    )


def read_frames(folder: Path, codes: Codes) -> list[TypedFrame]:
    """Read every frame file of ``folder``, in order of file name.

    Raises:
        LexiconError: when a frame names what does not exist, or lacks an example; the message
            names the file and the frame.
    """
    frames: list[TypedFrame] = []
    for path in sorted(folder.glob("*.yaml")):
        file = read_yaml(path, FrameFile)
        if file.type not in codes.plover.types:
            raise LexiconError(f"{path.name}: {file.type!r} is no PLOVER type")
        for own in file.frames:
            frame = structs.replace(own, never={**file.never, **own.never})
            faults = list(_faults(file.type, frame, codes))
            if faults:
                where = f"{path.name}: frame {frame.root!r} {frame.forms}"
                raise LexiconError(f"{where}: {'; '.join(faults)}")
            frames.append((file.type, frame))
    return frames


def _faults(type_: str, frame: Frame, codes: Codes) -> Iterator[str]:
    for form in frame.forms:
        if form not in PATTERNS:
            yield f"unknown form pattern {form!r}"
    if frame.mode is not None and frame.mode not in codes.plover.types[type_].modes:
        yield f"{frame.mode!r} is no mode of {type_}"
    if frame.cameo not in codes.cameo:
        yield f"unknown CAMEO code {frame.cameo!r}"
    if frame.needs not in _NEEDS:
        yield f"needs is one of {sorted(_NEEDS)}, not {frame.needs!r}"
    for slot, names in [*frame.if_.items(), *frame.unless.items(), *frame.never.items()]:
        for name in names:
            if name not in codes.classes and name not in _FREE_CLASSES:
                yield f"slot {slot!r} names the unknown noun class {name!r}"
    if not frame.example.strip():
        yield "has no example sentence"


def number_frames(frames: list[TypedFrame]) -> Iterator[tuple[int, str, Frame]]:
    """Number the frames of each type and root, from 0: so new ones leave the ids of others alone.

    The model of acts knows frames by their ids.
    """
    count: Counter[tuple[str, str]] = Counter()
    for type_, frame in frames:
        yield count[type_, frame.root], type_, frame
        count[type_, frame.root] += 1


def compile_frame(number: int, type_: str, frame: Frame, codes: Codes) -> CompiledFrame:
    """Join a checked frame with its number among those of its root, and those of its code."""
    default = codes.understood.get((type_, frame.mode), [])
    return CompiledFrame(
        id=f"{type_}:{frame.root}:{number}",
        type=type_,
        root=frame.root,
        mode=frame.mode,
        cameo=frame.cameo,
        quad=codes.plover.types[type_].quad,
        goldstein=codes.cameo[frame.cameo].goldstein,
        actor=frame.actor,
        recipient=frame.recipient,
        reciprocal=frame.reciprocal,
        needs=frame.needs,
        conditions=frame.if_,
        exclusions=frame.unless,
        never=frame.never,
        firm=frame.firm,
        complement=frame.complement,
        status=frame.status,
        understood=default if frame.understood is None else frame.understood,
        tolerant=bool(default),
    )


def index_forms(frames: list[TypedFrame]) -> dict[str, list[tuple[int, FormKind]]]:
    """Map each surface form to the (frame number, kind) pairs that it may mean.

    Frames with conditions come first, so that the more specific reading wins.

    Raises:
        LexiconError: when two frames claim a form under the same conditions.
    """
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


def _ties(
    form: str, entries: list[tuple[int, FormKind]], frames: list[TypedFrame]
) -> Iterator[str]:
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
