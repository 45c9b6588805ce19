"""One document: bytes to findings in a warm process, its shapes part against pySHACL, cold start.

Run: `make bench`. Figures are medians; ratios are of engines in this same run, same shapes, same
data (active rules only for us; pySHACL validates the same document with the same shapes graph).
"""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from vams_kg import documents, service
from vams_kg.checking import engines
from vams_kg.checking.dataview import DataView
from vams_kg.graph import Facts, store
from vams_kg.workbench import Workbench

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = ("examples/merenwaard/beschrijving.yaml", "examples/oeverland/overeenkomst.yaml")
WARM_RUNS, COLD_RUNS = 100, 7


def median_ms(work: Callable[[], object], runs: int) -> float:
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def warm(name: str, bench: Workbench) -> None:
    data = (ROOT / name).read_bytes()
    source = service.Source(name, data)
    whole = median_ms(lambda: service.check([source], bench), WARM_RUNS)
    read = median_ms(lambda: documents.read(data, name, bench.knowledge), WARM_RUNS)
    dossier = documents.read(data, name, bench.knowledge)
    graph = store(bench.rulebook.data, dossier.quads)
    load = median_ms(lambda: store(bench.rulebook.data, dossier.quads), WARM_RUNS)
    compiled, said = bench.checker.compiled, Facts.of(dossier.quads)

    def judge() -> object:
        unindexed = Facts(nodes=said.nodes)
        return engines.run_compiled(compiled, DataView((bench.rulebook.data, unindexed)))

    shapes = median_ms(judge, WARM_RUNS)
    known = (*bench.rulebook.ontology.quads, *graph)
    peer = median_ms(lambda: engines.run_pyshacl(bench.rulebook.shapes.quads, known), 1)
    print(f"{name}: {len(dossier.quads)} triples, {len(bench.checker.compiled)} shapes")
    print(f"  bytes to findings, warm   {whole:9.1f} ms   (goal 20)")
    print(f"    reading                 {read:9.1f} ms")
    print(f"    loading the store       {load:9.1f} ms")
    print(f"    all shapes              {shapes:9.1f} ms")
    print(f"  pySHACL, same shapes      {peer:9.1f} ms   {peer / shapes:.0f}x ours (goal 50)")


def cold() -> None:
    command = [str(Path(sys.executable).with_name("vams-kg")), "check", DOCUMENTS[0]]
    whole = median_ms(
        lambda: subprocess.run(command, cwd=ROOT, capture_output=True, check=False), COLD_RUNS
    )
    bare = median_ms(lambda: subprocess.run([sys.executable, "-c", "pass"], check=True), COLD_RUNS)
    print(f"cold start, one document    {whole:9.1f} ms   (goal 400; bare Python {bare:.0f} ms)")


def main() -> None:
    bench = service.prepare()
    for name in DOCUMENTS:
        warm(name, bench)
    cold()


if __name__ == "__main__":
    main()
