"""Measure decisions on disclosure: one answer, the whole matrix, and growth per norm file.

    python benchmarks/disclosures.py

One answer is given as a time and as a ratio to a single SPARQL query on the same graph; the matrix
as cells a second. The norm files are added one by one to a copy of the ontology.
"""

import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from vams_kg import resources
from vams_kg.deciding import decide
from vams_kg.deciding.matrix import Axes, matrix
from vams_kg.graph import store
from vams_kg.reporting.answer import Answer
from vams_kg.rulebook import Rulebook
from vams_kg.service import Asked, Desk

QUERY = """SELECT ?norm WHERE { ?norm a <https://w3id.org/vams/def#Verstrekkingsnorm> ;
    <https://w3id.org/vams/def#normOntvanger> <https://w3id.org/vams/def#VeiligThuis> }"""
WORDS = Asked("huisarts", "Veilig Thuis", "gezondheid", "melding")
RUNS = 200


def median(run: Callable[[], object], runs: int = RUNS) -> float:
    """Return the median time of a run in milliseconds."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


def one_answer(desk: Desk) -> None:
    """Print the time of one question, words to answer, beside one query on the graph."""
    graph = store(desk.rulebook.ontology.quads)
    ours = median(lambda: desk.answer(desk.question(WORDS)))
    turned = median(lambda: desk.answer(desk.question(WORDS), turns=True), 20)
    query = median(lambda: [*graph.query(QUERY)])  # type: ignore[misc]
    print(f"one answer, words to answer: {ours:.2f} ms (goal 5); with nearest change {turned:.1f}")
    print(f"  ratio to one SPARQL query on the graph: {ours / query:.1f}")


def whole_matrix(desk: Desk) -> None:
    """Print the time of all parties x parties x categories x phases x regimes."""
    parties, data = desk.all("partij"), desk.all("gegevens")
    question = desk.question(WORDS)
    start = time.perf_counter()
    cells = 0
    for regime in desk.all("regime"):
        for phase in desk.all("fase"):
            asked = replace(question, regime=regime, fase=phase)
            cells += sum(1 for _ in matrix(asked, Axes(parties, parties, data), desk.matcher))
    took = time.perf_counter() - start
    single = median(lambda: decide(question, desk.matcher)) / 1000
    print(f"matrix: {cells:,} cells in {took:.1f} s on one core (goal 60 on two)")
    print(f"  ratio to the same cells one by one: {took / (cells * single):.3f}")


def _ask(desk: Desk) -> Answer:
    return desk.answer(desk.question(WORDS))


def growth() -> None:
    """Print the time of one answer with ever more norm files."""
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        for kind in ("ontology", "shapes"):
            shutil.copytree(resources.root() / kind, base / kind)
        norms = base / "ontology" / "normen" / "verstrekken"
        files = sorted(norms.glob("*.ttl"))
        texts = {file: file.read_bytes() for file in files}
        for file in files:
            file.unlink()
        for number, file in enumerate(files, start=1):
            file.write_bytes(texts[file])
            desk = Desk(Rulebook.load(base))
            took = median(partial(_ask, desk), 50)
            print(f"  {number:2} files, {len(desk.rulebook.law.normen):3} norms: {took:.2f} ms")


def main() -> None:
    """Print all figures."""
    desk = Desk(Rulebook.load().indexed())
    one_answer(desk)
    whole_matrix(desk)
    print("growth per norm file:")
    growth()


if __name__ == "__main__":
    main()
