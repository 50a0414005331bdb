"""``python -m training.teacher prepare DATA WORK``, ``learn WORK`` or ``keep WORK``."""

from __future__ import annotations

import argparse
from pathlib import Path

from training.log import log


def main() -> None:
    """Run one of the three parts; each imports only what it needs."""
    parser = argparse.ArgumentParser(prog="python -m training.teacher", description=__doc__)
    parts = parser.add_subparsers(dest="part", required=True)
    part = parts.add_parser("prepare")
    part.add_argument("data", type=Path)
    part.add_argument("work", type=Path)
    part = parts.add_parser("keep")
    part.add_argument("work", type=Path)
    part = parts.add_parser("learn")
    part.add_argument("work", type=Path)
    part.add_argument("--out", type=Path, help="where the annotation goes; WORK if left out")
    part.add_argument("--size", choices=("full", "tiny"), default="full")
    part.add_argument("--seconds", type=float, default=1e9, help="time for all of it")
    chosen = parser.parse_args()
    if chosen.part == "prepare":
        from training.teacher.texts import prepare

        prepare(chosen.data, chosen.work)
    elif chosen.part == "learn":
        from training.teacher.run import SIZES, run

        out = chosen.out or chosen.work
        run(chosen.work, out, SIZES[chosen.size], seconds=chosen.seconds, log=log)
    else:
        from training.silver import keep

        keep(chosen.work, log)


if __name__ == "__main__":
    main()
