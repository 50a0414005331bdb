"""Step 5 of 8: event mentions → events with resolved people, states, places and dates."""

from __future__ import annotations

from peristiwa.ground.grounder import Grounder

__all__ = ["Grounder"]
