"""``python -m benchmarks.merging``: prints how well mentions of one occurrence are joined."""

from __future__ import annotations

from benchmarks.merging.measure import main

if __name__ == "__main__":
    main()
