"""Step 8 of 8: a store → an HTTP API and web pages.

``app.py`` puts together what the other modules hold: ``api/`` answers programs, ``pages/`` and
``visual/`` answer people. docs/api.md and docs/serving.md tell users about both.
"""

from __future__ import annotations

__all__: list[str] = []
