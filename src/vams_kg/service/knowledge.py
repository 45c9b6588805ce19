"""What the rulebook knows: the workbench, the schema of documents, the coverage, the rules."""

from vams_kg import documents, stores
from vams_kg.model import Case, Statement
from vams_kg.reporting.as_rules import RulePage
from vams_kg.rulebook import Rulebook
from vams_kg.rulebook.cases import read_cases
from vams_kg.rulebook.coverage import read_statements
from vams_kg.service.disclosing import Desk
from vams_kg.workbench import Workbench


def prepare() -> Workbench:
    """Return the workbench with the packaged rulebook, kept from an earlier run where possible.

    Its store is the one that `VAMS_SPARQL_ENDPOINT` names; it is not asked anything yet.
    """
    bench = Workbench.ready(Rulebook.load())
    named = stores.of_environment()
    return bench.put_to(stores.external(named)) if named else bench


def desk() -> Desk:
    """Return the law, ready to answer questions: of the package, or as an external store has it."""
    return Desk(prepare().current().rulebook)


def json_schema(kind: str | None = None) -> str:
    """Return the JSON Schema of the document format as text, generated from the ontology.

    `kind` is the name of a kind of document, or None for all; raises UnknownChoice.
    """
    return documents.schema_text(Rulebook.load(), kind)


def coverage() -> tuple[Statement, ...]:
    """Return every statement of the sources with the rules, norms, terms and cases on it."""
    rulebook = Rulebook.load()
    return read_statements(rulebook.ontology, rulebook.rules.values(), read_cases())


def rule_page(language: str = "nl") -> RulePage:
    """Return every rule in the order of the report, with the words and cases it refers to."""
    rulebook = Rulebook.load()
    cases: dict[str, list[Case]] = {}
    for case in read_cases():
        cases.setdefault(case.regel, []).append(case)
    rules = sorted(
        rulebook.rules.values(), key=lambda rule: (rulebook.topic_order(rule.onderwerp), rule.local)
    )
    return RulePage(
        rules=tuple(rules),
        norms=rulebook.norms,
        labels={**rulebook.labels, **rulebook.topics},
        cases={name: tuple(found) for name, found in cases.items()},
        language=language,
    )


def prove_store() -> None:
    """Raise VamsError when the environment names an external store that does not answer."""
    named = stores.of_environment()
    if named:
        with stores.external(named).opened((), ()):
            pass  # opening asks the store which graphs it has
