"""Every frame of the lexicon fires in its own example sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from peristiwa.language.morphology import FormKind, derive, fold, without_particle
from peristiwa.lexicon.hand_edited import read_yaml
from peristiwa.lexicon.schema import Frame, FrameFile
from peristiwa.pipeline import Pipeline
from peristiwa.records import Event

FOLDER = Path(__file__).parents[1] / "lexicon/frames"


def forms_of(frame: Frame) -> dict[str, FormKind]:
    """Give the surface forms of a frame with their kinds."""
    return {
        form: kind for pattern in frame.forms for form, kind in derive(frame.root, pattern).items()
    }


def spellings(text: str) -> set[str]:
    """Give a trigger as the lexicon may spell it: without a copy or a particle."""
    first, *rest = text.lower().split()
    return {" ".join([word, *rest]) for word in (first, fold(first), without_particle(first))}


def fires(frame: Frame, event: Event) -> bool:
    """Whether ``event`` is told by a form of ``frame``, alone or as verb or noun of the two."""
    forms = set(forms_of(frame))
    text = event.trigger.text.lower()
    joined = any(text.startswith(f"{form} ") or text.endswith(f" {form}") for form in forms)
    return joined or bool(spellings(text) & forms)


def names() -> list[str]:
    """Give the names of the frame files, which are those of the types."""
    return sorted(path.stem for path in FOLDER.glob("*.yaml"))


def test_all_sixteen_types_have_frames() -> None:
    assert len(names()) == 16


@pytest.mark.parametrize("name", names())
def test_every_example_fires_its_frame(name: str, coder: Pipeline) -> None:
    file = read_yaml(FOLDER / f"{name}.yaml", FrameFile)
    silent = []
    for frame in file.frames:
        events = coder.code(frame.example).events
        if not any(event.type == file.type and fires(frame, event) for event in events):
            found = [f"{event.type} {event.trigger.text!r}" for event in events] or ["nothing"]
            silent.append(f"{frame.root} {frame.forms}: {frame.example} -> {', '.join(found)}")
    if silent:
        pytest.fail(f"{name}.yaml, {len(silent)} silent:\n  " + "\n  ".join(silent), pytrace=False)
