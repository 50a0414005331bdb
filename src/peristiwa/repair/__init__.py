"""Step 2 of 8: mends what the web did to a text, and keeps the way back to the raw characters.

Takes the text of an ``Article`` (and its title), gives a ``RepairedText``. Each kind of repair is
one function from a text to a list of edits; ``repairer.py`` names them in order.
"""

from __future__ import annotations

from peristiwa.repair.edits import Edit
from peristiwa.repair.parts import parts_of
from peristiwa.repair.repaired import RepairedText
from peristiwa.repair.repairer import RepairData, Repairer
from peristiwa.repair.settings import RepairSettings, VerbKnowledge, parse_settings, parse_verbs

__all__ = [
    "Edit",
    "RepairData",
    "RepairSettings",
    "RepairedText",
    "Repairer",
    "VerbKnowledge",
    "parse_settings",
    "parse_verbs",
    "parts_of",
]
