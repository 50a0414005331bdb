"""What the API and the pages both show of a version: functions of a view, a module a kind."""

from __future__ import annotations

__all__: list[str] = []
