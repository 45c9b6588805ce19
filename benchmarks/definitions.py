"""Comparing definitions: how well it finds what the sources say in words, and how it grows.

Run: `make evaluate` (quality) and `make bench` (growth). Quality is measured on pairs that a reader
labelled before the method was tuned, each with the sentence that supports it; growth on made-up
municipalities, of which a part says the same.
"""

import csv
import random
import sys
import time
from pathlib import Path

from vams_kg import documents, service
from vams_kg.harmonising import Reader, harmonise
from vams_kg.model import Dossier
from vams_kg.model.harmonising import Harmonisatie, Soort
from vams_kg.workbench import Workbench

ROOT = Path(__file__).resolve().parents[1]
LABELS = ROOT / "tests" / "harmonising" / "gelabelde-paren.csv"
REGIO = ROOT / "examples" / "regio"
KINDS = {"valse vriend": Soort.valse_vriend, "tweeling": Soort.verborgen_tweeling}
TERMS, SIZES, GOAL = 12, (10, 50, 100, 342), 30


def quality(bench: Workbench) -> dict[str, tuple[int, int, int]]:
    """Return per kind how many labelled pairs were found rightly, wrongly, and missed."""
    sources = [service.Source(file.name, file.read_bytes()) for file in REGIO.glob("*.yaml")]
    found, _ = service.harmonise(sources, bench)
    said = _kinds(found)
    counts = {}
    with LABELS.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    for name, kind in KINDS.items():
        judged = [(row["oordeel"] == name, said.get(_key(row)) is kind) for row in rows]
        right = sum(label and ours for label, ours in judged)
        wrong = sum(ours and not label for label, ours in judged)
        counts[name] = (right, wrong, sum(label and not ours for label, ours in judged))
    return counts


def _key(row: dict[str, str]) -> frozenset[tuple[str, str]]:
    return frozenset({(row["links"], row["term_links"]), (row["rechts"], row["term_rechts"])})


def _kinds(found: Harmonisatie) -> dict[frozenset[tuple[str, str]], Soort]:
    return {
        frozenset(
            (Path(one.document).stem, one.term) for one in (pair.links, pair.rechts)
        ): pair.soort
        for pair in found.vergelijkingen
    }


def evaluate(bench: Workbench) -> None:
    for name, (right, wrong, missed) in quality(bench).items():
        precision = right / (right + wrong) if right + wrong else 0.0
        recall = right / (right + missed) if right + missed else 0.0
        print(
            f"{name:14} precision {precision:.2f}  recall {recall:.2f}"
            f"  ({right} right, {wrong} wrong, {missed} missed)"
        )


def made_up(bench: Workbench, number: int, seed: int = 1) -> list[Dossier]:
    """Return definition dossiers of invented municipalities, twelve terms each."""
    draw = random.Random(seed)
    made = []
    for one in range(number):
        lines = [f"titel: Begrippen {one}", f"organisaties: [Verzonnen gemeente {one}]"]
        lines.append("definities:")
        for term in range(TERMS):
            lines += [f"  - id: DF{term}", f"    term: {draw.choice(WORDS)}{term}"]
            lines += ["    definitie: Iemand die iets doet.", "    kenmerken:"]
            for key, values in FACETS.items():
                if draw.random() < KNOWN:
                    lines.append(f"      {key}: {draw.choice(values)}")
            lines.append("      einde: als het klaar is")
        text = "\n".join(lines).encode()
        made.append(documents.read(text, f"{one}.yaml", bench.knowledge))
    return made


WORDS = ("regie", "coördinatie", "begeleiding")
KNOWN = 0.6
FACETS = {
    "inhoud": ("ja", "nee"),
    "clientcontact": ("ja", "nee"),
    "hierarchisch": ("ja", "nee"),
    "doorzettingsmacht": ("ja", "nee"),
    "houder": ("wijkteam", "gemeente", "ZVH", "huisarts"),
    "fasen": ("[AVE2]", "[AVE2, AVE3]", "[AVE3, AVE4]"),
}


def growth(bench: Workbench) -> None:
    reader = Reader(bench.rulebook)
    for size in SIZES:
        dossiers = made_up(bench, size)
        start, busy = time.perf_counter(), time.process_time()
        found = harmonise(dossiers, reader)
        took, busy = time.perf_counter() - start, time.process_time() - busy
        print(
            f"{size:4} municipalities x {TERMS} terms: {took:6.2f} s ({busy:.2f} s busy),"
            f" {len(found.vergelijkingen):,} pairs (goal {GOAL} s at 342)"
        )


def main() -> None:
    bench = service.prepare()
    if "--quality" in sys.argv:
        evaluate(bench)
    else:
        growth(bench)


if __name__ == "__main__":
    main()
