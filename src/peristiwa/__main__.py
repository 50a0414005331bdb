"""``python -m peristiwa``."""

from __future__ import annotations

from peristiwa.cli import main

if __name__ == "__main__":
    main()
