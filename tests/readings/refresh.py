"""Write the readings of the contract documents anew: python tests/readings/refresh.py."""

import csv
import io
from pathlib import Path

from vams_kg import documents, service
from vams_kg.model import Dossier
from vams_kg.rulebook import Rulebook
from vams_kg.vocabulary import VAMS
from vams_kg.workbench import Workbench

HERE = Path(__file__).resolve().parent
EXAMPLES = HERE.parents[1] / "examples"
DOCUMENTS = {
    "merenwaard": EXAMPLES / "merenwaard" / "beschrijving.yaml",
    "oeverland": EXAMPLES / "oeverland" / "overeenkomst.yaml",
}
HEADER = ("pad", "tekst", "noemt", "ontkent", "verwijst", "dagen", "datum", "artikelen", "rest")


def table(name: str, bench: Workbench) -> str:
    """Return the table of one document: a row for every value, in the order of the document."""
    path = DOCUMENTS[name]
    dossier = documents.read(path.read_bytes(), path.name, bench.knowledge)
    facts: dict[str, dict[str, list[str]]] = {}
    for quad in dossier.quads:
        own = facts.setdefault(quad.subject.value, {})
        own.setdefault(quad.predicate.value, []).append(quad.object.value)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADER)
    for iri in dossier.teksten:
        writer.writerow(_row(iri, dossier, facts, bench.rulebook))
    return out.getvalue()


def _row(
    iri: str, dossier: Dossier, facts: dict[str, dict[str, list[str]]], rulebook: Rulebook
) -> list[str]:
    own = facts[iri]

    def labels(predicate: str) -> str:
        return " | ".join(sorted(rulebook.label(term) for term in own.get(predicate, [])))

    return [
        iri.removeprefix(dossier.base),
        dossier.teksten[iri],
        labels(VAMS.noemt.value),
        labels(VAMS.ontkent.value),
        " | ".join(dossier.places[ref].pad for ref in own.get(VAMS.verwijst.value, [])),
        " | ".join(own.get(VAMS.dagen.value, [])),
        " | ".join(own.get(VAMS.opDatum.value, [])),
        " | ".join(
            _article(facts[ref], rulebook) for ref in own.get(VAMS.artikelverwijzing.value, [])
        ),
        " | ".join(own.get(VAMS.resttekst.value, [])),
    ]


def _article(facts: dict[str, list[str]], rulebook: Rulebook) -> str:
    parts = [rulebook.label(act) for act in facts.get(VAMS.wet.value, [])]
    for word, predicate in (
        ("art.", VAMS.artikelnummer),
        ("lid", VAMS.lid),
        ("onder", VAMS.onderdeel),
        ("hoofdstuk", VAMS.hoofdstuk),
    ):
        parts += [f"{word} {text}" for text in facts.get(predicate.value, [])]
    return " ".join(parts)


if __name__ == "__main__":
    ready = service.prepare()
    for document in DOCUMENTS:
        (HERE / f"{document}.csv").write_text(table(document, ready), "utf-8")
