"""One prepared checker: the rulebook with its shapes compiled once, used for many documents."""

from collections.abc import Sequence
from dataclasses import dataclass

from vams_kg.checking import engines
from vams_kg.checking.compiler import CompiledShape, compile_shapes
from vams_kg.checking.dataview import DataView
from vams_kg.checking.findings import Scope, applies, from_remarks, from_results, ordered
from vams_kg.graph import Facts
from vams_kg.model import Dossier, Finding
from vams_kg.rulebook import Rulebook
from vams_kg.rulebook.lasting import CHECKS, lasting
from vams_kg.stores import EMBEDDED, Store

DOCUMENT = "document"
"""Mark of a rule that never looks beyond one document; any other rule counts as `collection`."""


@dataclass(frozen=True)
class Checker:
    """A rulebook ready to check: make it once with `prepare`, use it for many documents."""

    rulebook: Rulebook
    compiled: tuple[CompiledShape, ...]
    store: Store = EMBEDDED
    """Where the compiled queries are answered."""

    @classmethod
    def prepare(cls, rulebook: Rulebook) -> "Checker":
        """Compile all shapes; raises ShapeNotSupported naming every shape that is refused."""
        quads = rulebook.shapes.quads
        return cls(rulebook, compile_shapes(quads, rulebook.subclasses, rulebook.where))

    def check(
        self,
        dossier: Dossier,
        scope: Scope,
        *,
        engine: str = "compiled",
        strict: bool = False,
        decided: Sequence[engines.RawResult] = (),
    ) -> tuple[Finding, ...]:
        """Return the findings of one document by its own rules, sorted.

        `decided` are results that come from decisions on its flows, not from shapes.
        """
        wanted = self._wanted(dossier, scope, document_only=True)
        results = [*self._run(wanted, self._view(dossier), engine), *decided]
        return self._findings(results, dossier, scope, strict=strict)

    def check_collection(
        self, dossiers: Sequence[Dossier], scopes: Sequence[Scope], *, engine: str = "compiled"
    ) -> tuple[tuple[Finding, ...], ...]:
        """Return per document the findings of rules that compare documents with each other."""
        wanted = [
            self._wanted(dossier, scope, document_only=False)
            for dossier, scope in zip(dossiers, scopes, strict=True)
        ]
        if not any(wanted):
            return ((),) * len(dossiers)
        data = self._view(*dossiers)
        found = []
        for dossier, scope, shapes in zip(dossiers, scopes, wanted, strict=True):
            results = self._run(shapes, data, engine)
            own = [result for result in results if result.focus.startswith(dossier.base)]
            found.append(ordered(from_results(own, dossier, scope, self.rulebook), self.rulebook))
        return tuple(found)

    def judged(self, dossier: Dossier, scope: Scope) -> frozenset[str]:
        """Return the shapes, by IRI, that are asked of a document and had something to judge."""
        data = self._view(dossier)
        wanted = (
            shape
            for document_only in (True, False)
            for shape in self._wanted(dossier, scope, document_only=document_only)
            if shape.queries
        )
        return frozenset(
            shape.shape
            for shape in wanted
            if shape.targets is None or not data.nodes(shape.targets).empty
        )

    def _wanted(
        self, dossier: Dossier, scope: Scope, *, document_only: bool
    ) -> list[CompiledShape]:
        rules = self.rulebook.rules
        return [
            shape
            for shape in self.compiled
            if (rules[shape.shape].bereik == DOCUMENT) is document_only
            and applies(rules[shape.shape], dossier, scope, self.rulebook)
        ]

    def _view(self, *dossiers: Dossier) -> DataView:
        return DataView((self.rulebook.data, *(Facts.of(dossier.quads) for dossier in dossiers)))

    def _run(
        self, wanted: Sequence[CompiledShape], data: DataView, engine: str
    ) -> list[engines.RawResult]:
        if engine == "pyshacl":
            shapes = self.rulebook.shapes.quads
            known = (*self.rulebook.ontology.quads, *data.quads(None))
            names = {shape.shape for shape in wanted}
            return [r for r in engines.run_pyshacl(shapes, known) if r.rule in names]
        facts, own = (lasting(self.rulebook)[CHECKS],), data.parts[1:]
        return engines.run_compiled(
            wanted, data, lambda predicates: self.store.opened(facts, own, predicates)
        )

    def _findings(
        self,
        results: list[engines.RawResult],
        dossier: Dossier,
        scope: Scope,
        *,
        strict: bool,
    ) -> tuple[Finding, ...]:
        found = from_results(results, dossier, scope, self.rulebook)
        found += from_remarks(dossier.remarks, self.rulebook, strict=strict)
        return ordered(found, self.rulebook)
