"""The one exception of the client: what a service, here or elsewhere, refuses, and why."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from vams_kg.errors import VamsError

Json = Mapping[str, Any]


@dataclass(eq=False)
class Refused(VamsError):
    """A request without an answer, in Dutch sentences.

    >>> from vams_kg.client import Client, Refused
    >>> try:
    ...     Client().may("husiarts", "Veilig Thuis", "gezondheid")
    ... except Refused as error:
    ...     print(error.soort, error.waar, error.probeer.split(",")[0], sep=" | ")
    waarde-onbekend | verstrekker | huisarts
    """

    soort: str
    """Short name of what is wrong, as in the `type` of a problem of the API."""
    wat: str
    waar: str = ""
    """The field, or the document with its line or spot."""
    verwacht: str = ""
    probeer: str = ""
    detail: str = ""
    """The whole message; where it is empty it is made of the other parts."""
    fouten: tuple[Json, ...] = field(default=(), repr=False)
    """Everything that is wrong, one by one; the attributes above tell the first."""

    def __str__(self) -> str:
        """Return the whole message: what, where, what was expected, what to try."""
        if self.detail:
            return self.detail
        place = f"{self.waar}: " if self.waar else ""
        parts = [f"{place}{self.wat}"]
        parts += [f"Verwacht: {self.verwacht}"] if self.verwacht else []
        parts += [f"Probeer: {self.probeer}"] if self.probeer else []
        return "\n  ".join(parts)


def of_problem(problem: Json) -> Refused:
    """Return the exception for a problem (RFC 9457) of the API.

    >>> of_problem({"type": "https://w3id.org/vams/fout/te-groot", "detail": "Dit is te groot."})
    Refused(soort='te-groot', wat='Dit is te groot.', waar='', verwacht='', probeer='', detail='Dit is te groot.')
    """  # noqa: E501 - doctest compares the line
    detail = str(problem.get("detail", ""))
    wrong = tuple(one for one in problem.get("fouten", ()) if isinstance(one, Mapping))
    first = wrong[0] if wrong else {}
    return Refused(
        soort=str(problem.get("type", "")).rsplit("/", 1)[-1],
        wat=str(first.get("bericht", detail)),
        waar=str(first.get("veld", "")) or _place(first),
        verwacht=str(first.get("verwacht", "")) or ", ".join(first.get("kies_uit", ())),
        probeer=str(first.get("probeer", "")) or ", ".join(first.get("bedoelt_u", ())),
        detail=detail,
        fouten=wrong,
    )


def _place(wrong: Json) -> str:
    """Return where in a document something is wrong: `naam:regel, plaats`."""
    line = f":{wrong['regel']}" if "regel" in wrong else ""
    spot = f", {wrong['plaats']}" if "plaats" in wrong else ""
    return f"{wrong.get('bestand', '')}{line}{spot}"
