"""Named questions to the rulebook and to documents."""

from collections.abc import Mapping, Sequence

from vams_kg import documents
from vams_kg.errors import VamsError
from vams_kg.model import AnswerTable, Dossier, NamedQuestion
from vams_kg.questions import ask, choose_values, find_question, read_questions
from vams_kg.rulebook import Rulebook
from vams_kg.rulebook.lasting import ONTOLOGY, SHAPES, lasting
from vams_kg.service.checking import Source
from vams_kg.vocabulary import VAMS
from vams_kg.workbench import Workbench

CONFIDENCE = "zekerheid"
"""Name of the column that shows how certain a norm is."""


def questions(rulebook: Rulebook) -> tuple[NamedQuestion, ...]:
    """Return every named question, by name."""
    return read_questions(rulebook.root)


def answer_question(
    name: str,
    given: Mapping[str, str],
    bench: Workbench,
    sources: Sequence[Source] = (),
    language: str = "nl",
) -> AnswerTable:
    """Return the table that answers a named question, about documents when it asks for them.

    Raises UnknownChoice, MissingChoice or VamsError for what cannot be asked, and UnreadableInput
    for the first document that cannot be read.
    """
    rulebook = bench.rulebook
    question = find_question(questions(rulebook), name)
    values = choose_values(question, given, rulebook, "--param")
    dossiers = _dossiers(question, sources, bench)
    known = lasting(rulebook)
    facts = [one.quads for one in dossiers]
    put_to = (bench.store, (known[ONTOLOGY], known[SHAPES]))
    rows = ask(question, values, facts, language, put_to)
    return AnswerTable(
        vraag=question,
        keuzes={name: rulebook.label(value, language) for name, value in values.items()},
        rijen=rows,
        regelset=rulebook.version,
        language=language,
        voorbehouden=_reservations(question, values, rulebook, language),
        eigen_lezing=_own_reading(question, rows, rulebook, language),
        bestanden=tuple(one.bestand for one in dossiers),
    )


def _dossiers(
    question: NamedQuestion, sources: Sequence[Source], bench: Workbench
) -> list[Dossier]:
    if question.over_document and not sources:
        raise VamsError(
            f"{question.naam}: deze vraag gaat over een document. Noem het met --in BESTAND."
        )
    if sources and not question.over_document:
        raise VamsError(
            f"{question.naam}: deze vraag gaat over de kennisgraaf en niet over een document. "
            "Laat --in weg."
        )
    return [documents.read(source.data, source.name, bench.knowledge) for source in sources]


def _reservations(
    question: NamedQuestion, values: Mapping[str, str], rulebook: Rulebook, language: str
) -> tuple[str, ...]:
    """Return what must be said of the regimes that the answer rests on."""
    always = [rulebook.choose("regime", question.regime, "regime")] if question.regime else []
    texts = (rulebook.caveat(iri) for iri in (*always, *values.values()))
    return tuple(dict.fromkeys(text[language] for text in texts if language in text))


def _own_reading(
    question: NamedQuestion, rows: Sequence[Sequence[str]], rulebook: Rulebook, language: str
) -> bool:
    names = list(question.kolommen)
    if CONFIDENCE not in names:
        return False
    own = rulebook.label(VAMS.afgeleid.value, language)
    return any(row[names.index(CONFIDENCE)] == own for row in rows)
