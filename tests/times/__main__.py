"""The score of the time expressions, with --failures what is wrong among those not held out, with --gum how GUM's dates are read.

    python -m tests.times [--failures] [--gum DATA] [--model PATH]

DATA holds the unpacked corpus `ud-gum`; its development part is read. Exit status 0 where the bar of `score.py` is reached, else 1.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.times.cases import read_cases
from tests.times.gum import measure
from tests.times.score import BAR, percent, table, verdicts


def main() -> int:
    """Prints the scores."""
    parser = argparse.ArgumentParser(prog="python -m tests.times", description="Scores the suite of time expressions.")
    parser.add_argument("--failures", action="store_true", help="print what is wrong; held-out expressions stay unseen")
    parser.add_argument("--gum", type=Path, metavar="DATA", help="the folder with ud-gum in it: its dated expressions are read too")
    parser.add_argument("--model", help="another pipeline than the shipped one")
    asked = parser.parse_args()
    found = list(verdicts(read_cases(), model=asked.model))
    if asked.failures:
        wrong = [verdict for verdict in found if not verdict.passed and not verdict.case.held_out]
        print("\n".join(f"{v.case.text} [{v.case.expression}] {v.published}: {v.expected} expected, {v.found} found" for v in wrong))
    print(table(found))
    if asked.gum:
        print(measure(asked.gum, model=asked.model, failures=asked.failures))
    return 0 if min(percent(found), percent(v for v in found if v.case.held_out)) >= BAR else 1


if __name__ == "__main__":
    sys.exit(main())
