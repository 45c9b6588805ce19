"""One document: bytes to findings in a warm process, its shapes part against pySHACL, cold start.

Run: `make bench`. Figures are medians; ratios are of engines in this same run, same shapes, same
data (active rules only for us; pySHACL validates the same document with the same shapes graph, in a
process of its own that is stopped after ten minutes; then the ratio is a lower bound).
"""

import multiprocessing
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pyoxigraph as ox

from vams_kg import documents, service
from vams_kg.checking import engines
from vams_kg.checking.dataview import DataView
from vams_kg.graph import Facts, store
from vams_kg.workbench import Workbench

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = ("examples/merenwaard/beschrijving.yaml", "examples/oeverland/overeenkomst.yaml")
WARM_RUNS, COLD_RUNS = 100, 7
PEER_SECONDS = 600


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
    peer, stopped = peer_ms(bench, (*bench.rulebook.ontology.quads, *graph))
    print(f"{name}: {len(dossier.quads)} triples, {len(bench.checker.compiled)} shapes")
    print(f"  bytes to findings, warm   {whole:9.1f} ms   (goal 20)")
    print(f"    reading                 {read:9.1f} ms")
    print(f"    loading the store       {load:9.1f} ms")
    print(f"    all shapes              {shapes:9.1f} ms")
    ratio = f"{'more than ' if stopped else ''}{peer / shapes:.0f}x ours (goal 50)"
    print(f"  pySHACL, same shapes      {peer:9.1f} ms   {ratio}", flush=True)


def peer_ms(bench: Workbench, known: Sequence[ox.Quad]) -> tuple[float, bool]:
    """Return the milliseconds pySHACL took, and whether it was stopped before its end."""
    rules = bench.rulebook.shapes.quads
    start = time.perf_counter()
    peer = multiprocessing.get_context("fork").Process(
        target=engines.run_pyshacl, args=(rules, known)
    )
    peer.start()
    peer.join(PEER_SECONDS)
    stopped = peer.is_alive()
    if stopped:
        peer.kill()
        peer.join()
    return (time.perf_counter() - start) * 1000, stopped


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
