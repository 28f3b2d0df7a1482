"""The table of the construction suite, and with --failures what the development cases miss.

    python -m tests.constructions [CONSTRUCTION…] [--independent] [--failures] [--model PATH]

Exit status 0 where the suite's bar is reached (see `score.py`), else 1.
"""

from __future__ import annotations

import argparse
import sys

from tests.constructions.cases import FOLDER, INDEPENDENT, read_cases
from tests.constructions.match import Verdict
from tests.constructions.score import reached, scores, table, verdicts


def main() -> int:
    """Prints the table, and the failures where asked."""
    parser = argparse.ArgumentParser(prog="python -m tests.constructions", description="Scores the construction suite.")
    parser.add_argument("construction", nargs="*", help="names of files in tests/constructions/cases, without their ending (default: all)")
    parser.add_argument("--independent", action="store_true", help="the harder cases of authors who knew nothing of the rules")
    parser.add_argument("--failures", action="store_true", help="print what the development cases miss; held-out cases stay unseen")
    parser.add_argument("--model", help="another pipeline than the shipped one")
    asked = parser.parse_args()
    cases = read_cases(tuple(asked.construction), folder=INDEPENDENT if asked.independent else FOLDER)
    found = list(verdicts(cases, model=asked.model))
    if asked.failures:
        print("\n".join(_failure(v) for v in found if not v.passed and not v.case.held_out))
    whole, parts = scores(found)
    print(table(whole, parts))
    return 0 if reached(whole, parts) else 1


def _failure(verdict: Verdict) -> str:
    marks = {line: "unreal as fact" for line in verdict.unreal} | {line: "wrong fact" for line in verdict.wrong}
    lines = [f"  {line}{'   ← ' + marks[line] if line in marks else ''}" for line in verdict.missed]
    return "\n".join([f"{verdict.case.id}: {verdict.case.text}", *lines, ""])


if __name__ == "__main__":
    sys.exit(main())
