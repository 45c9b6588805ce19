"""Parameters as data: one list says what a route takes, what OpenAPI tells, and what is refused."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from fastapi import Request

from vams_kg.api.problems import Problem
from vams_kg.questions.headers import nearest_names

Given = Mapping[str, tuple[str, ...]]
LONGEST: Final = 2000
"""Characters in one value."""


@dataclass(frozen=True, slots=True)
class Param:
    """One parameter of a query string."""

    naam: str
    uitleg: str
    kiest_uit: str = ""
    """Name of the list in the OpenAPI description with the values to choose from."""
    voorbeeld: str = ""
    verplicht: bool = False
    meervoud: bool = False
    waarden: tuple[str, ...] = ()
    """The only values, for a parameter that is no term."""
    dag: bool = False
    """Whether it is a day."""

    def openapi(self) -> dict[str, Any]:
        """Return the parameter as OpenAPI tells it."""
        said: dict[str, Any] = {"type": "string"}
        if self.kiest_uit:
            said = {"$ref": f"#/components/schemas/{list_name(self.kiest_uit)}"}
        elif self.dag:
            said = {"type": "string", "format": "date"}
        elif self.waarden:
            said = {"type": "string", "enum": list(self.waarden)}
        found: dict[str, Any] = {
            "name": self.naam,
            "in": "query",
            "description": self.uitleg,
            "required": self.verplicht,
            "schema": {"type": "array", "items": said} if self.meervoud else said,
        }
        if self.voorbeeld:
            found["example"] = [self.voorbeeld] if self.meervoud else self.voorbeeld
        return found


LANGUAGE: Final = Param("taal", "Taal van het antwoord.", waarden=("nl", "en"), voorbeeld="nl")
DAY: Final = Param("datum", "Datum van beoordeling (JJJJ-MM-DD).", voorbeeld="2026-11-24", dag=True)
REGIME: Final = Param("regime", "Het recht dat telt.", "regime", voorbeeld="geldend")


def list_name(part: str) -> str:
    """Return the name under which OpenAPI keeps the values of a part of a question.

    >>> list_name("schema:regime"), list_name("partij")
    ('SchemaRegime', 'Partij')
    """
    return "".join(word[:1].upper() + word[1:] for word in part.split(":"))


def openapi(parameters: Iterable[Param], answer: str = "", *others: str) -> dict[str, Any]:
    """Return what a route adds to its OpenAPI description.

    The answer is the name of its shape in JSON; others are the media types of other forms.
    """
    found: dict[str, Any] = {"parameters": [one.openapi() for one in parameters]}
    if answer:
        found["responses"] = answered(answer, *others)
    return found


def answered(answer: str, *others: str) -> dict[str, Any]:
    """Return the answer of a route as OpenAPI tells it: its shape in JSON, and other forms."""
    shape: dict[str, Any] = {"schema": {"$ref": f"#/components/schemas/{answer}"}}
    content = {"application/json": shape, **{media: {} for media in others}}
    return {"200": {"description": "Het antwoord.", "content": content}}


def read(request: Request, parameters: Sequence[Param]) -> Given:
    """Return the values of a query string by name; raises Problem for what is not known."""
    return checked(request.query_params.multi_items(), parameters)


def checked(pairs: Iterable[tuple[str, str]], parameters: Sequence[Param]) -> Given:
    """Return values by name; raises Problem for a name or value not known, or one too many."""
    known = {one.naam: one for one in parameters}
    found: dict[str, tuple[str, ...]] = {}
    for name, value in pairs:
        if name not in known:
            raise wrong(name, "deze parameter is hier niet bekend.", nearest_names(name, known))
        if len(value) > LONGEST:
            raise wrong(name, f"deze waarde is langer dan {LONGEST} tekens.")
        if name in found and not known[name].meervoud:
            raise wrong(name, "deze parameter krijgt twee waarden. Geef er één.")
        if known[name].waarden and value not in known[name].waarden:
            raise wrong(name, f"‘{value}’ is niet bekend.", known[name].waarden)
        found[name] = (*found.get(name, ()), value)
    return found


def wrong(name: str, what: str, nearest: Sequence[str] = ()) -> Problem:
    """Return the problem of a parameter."""
    said = f"{name}: {what}" + (f" Bedoelt u: {', '.join(nearest)}?" if nearest else "")
    fout: dict[str, Any] = {"veld": name, "bericht": said}
    if nearest:
        fout["bedoelt_u"] = list(nearest)
    return Problem("verzoek-onjuist", said, (fout,))


def one(given: Given, name: str, default: str = "") -> str:
    """Return the value of a parameter, or the default."""
    return given.get(name, (default,))[0]
