"""Run the mutation test: `make mutate`, or with PYTHONPATH=tests `python -m mutation`.

python -m mutation --count          count the defects and check nothing
python -m mutation -o FILE          write the report to a file and show the totals
python -m mutation --only stromen   only operators whose name begins so
"""

import argparse
import sys
import time
from collections import Counter
from pathlib import Path

from mutation.changes import Defect
from mutation.documents import CONTRACTS, ROOT, Subject, all_defects, all_subjects
from mutation.report import failures, report
from mutation.run import run
from vams_kg.rulebook import Rulebook


def main() -> int:
    """Make the defects, check them, and report."""
    asked = _arguments()
    subjects = all_subjects()
    made = [one for one in all_defects(subjects) if one.operator.naam.startswith(asked.only)]
    _count(subjects, made)
    if asked.count:
        return 0
    start = time.monotonic()
    outcomes, before = run(subjects, made)
    contracts = [file.relative_to(ROOT).as_posix() for file in CONTRACTS]
    rules = {rule.local for rule in Rulebook.load().rules.values()}
    text = report(outcomes, before, contracts, rules)
    if asked.output:
        asked.output.write_text(text, "utf-8")
        text = text[: text.index("## Per operator")]
    print(text)
    print(f"{len(made)} fouten in {time.monotonic() - start:.0f} s", file=sys.stderr)
    return 1 if failures(before, contracts) else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="mutation", description="Mutation test of the rules.")
    parser.add_argument("-o", "--output", type=Path, help="file for the whole report")
    parser.add_argument("--count", action="store_true", help="count the defects, check nothing")
    parser.add_argument("--only", default="", metavar="NAME", help="only operators that begin so")
    return parser.parse_args()


def _count(subjects: list[Subject], made: list[Defect]) -> None:
    cases = {one.naam for one in subjects if one.geval} & {one.document for one in made}
    counts = Counter("goed-gevallen" if one.document in cases else one.document for one in made)
    operators = len({one.operator.naam for one in made})
    print(
        f"{operators} operatoren, {len(made)} fouten, {len(cases)} goed-gevallen", file=sys.stderr
    )
    for name, number in sorted(counts.items()):
        print(f"  {number:5} {name}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
