"""Answers from the packaged rulebook, in this process; nothing leaves it.

What is wrong is told as the API tells it, so that a program can move between here and a service.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from vams_kg import service
from vams_kg.client.asked import Gevraagd, Json, Naamvraag, Wensen
from vams_kg.client.refused import Refused, of_problem
from vams_kg.client.values import Graaf, Rijen, of_lines, of_results
from vams_kg.errors import UnreadableInput, VamsError
from vams_kg.reporting import render
from vams_kg.reporting.as_answer import answer_json
from vams_kg.reporting.as_table import render_questions, table_json

if TYPE_CHECKING:
    from vams_kg.api.problems import Problem

OPTIONS: Final = (
    "verstrekker",
    "ontvanger",
    "gegevens",
    "fase",
    "regime",
    "feit",
    "geheimhouding",
    "datum",
)
MOST_ROWS: Final = 100_000


class Here:
    """A backend in this process; the workbench is made at the first call."""

    def __init__(self, bench: service.Workbench | None = None) -> None:
        """Take a workbench that is ready, where there is one."""
        self._given = bench

    @cached_property
    def bench(self) -> service.Workbench:
        """The workbench with the packaged rulebook."""
        return self._given or service.prepare()

    @cached_property
    def _desk(self) -> service.Desk:
        return service.Desk(self.bench.current().rulebook)

    @cached_property
    def _store(self) -> Any:
        from vams_kg.api.sparql.work import load  # noqa: PLC0415 - only where limits exist

        return load()

    def check(self, sources: Sequence[service.Source], wishes: Wensen) -> Sequence[Json]:
        """Return one object of schema `vams-kg/check/1` per document."""
        with _told():
            asked = service.wishes(
                self.bench.rulebook, wishes.regime, wishes.regiemodel, wishes.datum
            )
            asked = service.Wishes(asked.regime, asked.regiemodellen, asked.datum, wishes.streng)
            found = service.check(sources, self.bench, asked)
            if found.unreadable:
                raise _unreadable(found.unreadable)
            report = service.make_report(found, self.bench, asked, "json", "nl")
        return as_list(json.loads(render(report, "json")))

    def may(self, asked: Gevraagd) -> Json:
        """Return an object of schema `vams-kg/may/1`."""
        with _told():
            question = self._desk.question(
                service.Asked(
                    asked.verstrekker,
                    asked.ontvanger,
                    asked.gegevens,
                    asked.fase,
                    asked.regime,
                    asked.feit,
                    asked.geheimhouding,
                    asked.datum,
                    OPTIONS,
                )
            )
            return _through(answer_json(self._desk.answer(question, asked.taal, turns=True)))

    def questions(self) -> Sequence[Json]:
        """Return the named questions as in the list `vams-kg/ask-list/1`."""
        found = service.questions(self.bench.rulebook)
        return list(json.loads(render_questions(found, "json"))["vragen"])

    def ask(self, asked: Naamvraag) -> Json:
        """Return an object of schema `vams-kg/ask/1`."""
        with _told():
            table = service.answer_question(
                asked.naam, asked.waarden, self.bench, asked.bronnen, asked.taal
            )
            return _through(table_json(table))

    def sparql(self, query: str) -> Rijen | Graaf | bool:
        """Return the answer to a SPARQL query that only reads; no limit of time holds here."""
        try:
            return self._queried(query)
        except ModuleNotFoundError as error:
            raise Refused(
                "niet-beschikbaar",
                "SPARQL in dit proces is er alleen op Linux.",
                verwacht="een dienst",
                probeer="geef het adres van een dienst van vams-kg.",
            ) from error

    def _queried(self, query: str) -> Rijen | Graaf | bool:
        from vams_kg.api.sparql import gate, work  # noqa: PLC0415 - only where limits exist

        try:
            gate.check_reads(query)
        except gate.QueryRefused as error:
            raise Refused("vraag-geweigerd", str(error), detail=str(error)) from None
        asked = {
            "query": query,
            "rijen": MOST_ROWS,
            "tabel": "json",
            "graaf": "ntriples",
            "eigen": gate.names_graphs(query),
        }
        try:
            form, body = work.answer(self._store, asked)
        except work.TooManyRows:
            what = f"Het antwoord heeft meer dan {MOST_ROWS} rijen en wordt niet half gegeven."
            raise Refused("verzoek-onjuist", what, probeer="voeg LIMIT en OFFSET toe.") from None
        except (SyntaxError, ValueError, OSError, RuntimeError) as error:
            what = f"De vraag is niet te lezen: {error}"
            raise Refused("verzoek-onjuist", what, detail=what) from None
        return of_lines(body.decode()) if form == "ntriples" else of_results(json.loads(body))


def as_list(said: Any) -> list[Json]:
    """Return the objects of a report: one document gives an object, several give a list."""
    return said if isinstance(said, list) else [said]


def _through(said: Mapping[str, Any]) -> Json:
    """Return a value as it comes out of JSON, so that it equals the one of a service."""
    through: Json = json.loads(json.dumps(said))
    return through


@contextmanager
def _told() -> Iterator[None]:
    """Turn an error of ours into what the API tells of it."""
    try:
        yield
    except Refused:
        raise
    except VamsError as error:
        from vams_kg.api.problems import of_error  # noqa: PLC0415 - a web framework: slow to load

        raise _refused(of_error(error)) from None


def _unreadable(errors: tuple[UnreadableInput, ...]) -> Refused:
    from vams_kg.api.problems import unreadable  # noqa: PLC0415 - a web framework: slow to load

    return _refused(unreadable(errors))


def _refused(problem: "Problem") -> Refused:
    return of_problem(json.loads(bytes(problem.response().body)))
