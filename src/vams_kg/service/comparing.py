"""Two versions of a document in, what differs in them and in what is found out."""

from vams_kg import documents
from vams_kg.comparing import compare, compare_findings
from vams_kg.documents.tree import Table
from vams_kg.model import Judgement, Texts
from vams_kg.model.difference import Vergelijking
from vams_kg.service.checking import Source, Wishes, check
from vams_kg.workbench import Workbench

_SEVERITIES = ("Violation", "Warning", "Info")


def compare_versions(old: Source, new: Source, bench: Workbench, wanted: Wishes) -> Vergelijking:
    """Return what differs between two versions, in the document and in the findings.

    Each version is judged by itself, as the wishes say. Raises UnreadableInput.
    """
    words = bench.rulebook.differences

    def named(iri: str) -> Texts:
        return words.names.get(iri) or bench.rulebook.labels.get(iri, {})

    trees = [_tree(one, bench) for one in (old, new)]
    found, became = compare(trees[0], trees[1], bench.knowledge, named, words.ordered)
    before, after = (_judged(one, bench, wanted) for one in (old, new))
    return Vergelijking(
        oud=before,
        nieuw=after,
        verschillen=found,
        bevindingen=compare_findings(before.bevindingen, after.bevindingen, became),
        gewogen=tuple((one, before.aantal(one), after.aantal(one)) for one in _SEVERITIES),
    )


def _tree(source: Source, bench: Workbench) -> Table:
    intake = documents.take_in(source.data, source.name, bench.knowledge)
    return documents.document_of(intake, source.name, bench.knowledge)


def _judged(source: Source, bench: Workbench, wanted: Wishes) -> Judgement:
    checked = check([source], bench, wanted)
    for error in checked.unreadable:
        raise error
    return checked.judgements[0]
