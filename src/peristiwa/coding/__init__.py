"""Step 4 of 8: ``Doc`` → event mentions, by the frames of the lexicon over the dependency tree."""

from __future__ import annotations

from peristiwa.coding.attempts import Attempt
from peristiwa.coding.casting import Cast
from peristiwa.coding.coder import Coder, Models, Survey, is_report
from peristiwa.coding.conditions import Fault
from peristiwa.coding.linear import Ballot, Choice, LinearModel, load_linear
from peristiwa.coding.mentions import Attribution, CodedDoc, EventMention
from peristiwa.coding.names import NameFinder, NameHit, NameKind
from peristiwa.coding.parties import Party, PartyFinder, initials
from peristiwa.coding.quotations import quotations

__all__ = [
    "Attempt",
    "Attribution",
    "Ballot",
    "Cast",
    "Choice",
    "CodedDoc",
    "Coder",
    "EventMention",
    "Fault",
    "LinearModel",
    "Models",
    "NameFinder",
    "NameHit",
    "NameKind",
    "Party",
    "PartyFinder",
    "Survey",
    "initials",
    "is_report",
    "load_linear",
    "quotations",
]
