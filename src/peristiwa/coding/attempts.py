"""What came of reading one trigger by one frame: an event, or the reason why not."""

from __future__ import annotations

from msgspec import Struct

from peristiwa.coding.conditions import Fault
from peristiwa.coding.roles import Reading
from peristiwa.coding.slots import Slots
from peristiwa.coding.triggers import Candidate
from peristiwa.language.morphology import FormKind
from peristiwa.lexicon.compiled import CompiledFrame

__all__ = ["Attempt"]


class Attempt(Struct, frozen=True):
    """A trigger, the frame and kind of form it was read by, and what stood in its slots.

    ``fault`` says which condition of the frame was not met; it is None where all were, and then
    ``reading`` has the participants. It ``succeeds`` where those that the frame needs are there.
    """

    candidate: Candidate
    frame: CompiledFrame
    kind: FormKind
    slots: Slots
    fault: Fault | None
    reading: Reading | None
    succeeds: bool

    @property
    def is_final(self) -> bool:
        """Whether the frame leaves nothing for the model of acts to judge: it can be no act."""
        if self.fault is not None:
            return self.fault.final
        return self.frame.firm and not self.succeeds
