"""What the client gives back: frozen values of the documented JSON, the same here and elsewhere.

Every value keeps the JSON it was made of under `json`: keys that a newer service adds are there.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Json = Mapping[str, Any]
Texts = Mapping[str, str]
"""A text by language: `nl` is always there, `en` mostly."""


T = TypeVar("T", bound="DataclassInstance")


def _plain(kind: type[T], said: Json) -> T:
    """Return a value whose attributes are keys of a JSON object; other keys are left out."""
    names = {one.name for one in fields(kind)}
    return kind(**{name: _frozen(value) for name, value in said.items() if name in names})


def _frozen(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


@dataclass(frozen=True, slots=True)
class Plaats:
    """Where in the document a finding stands; what does not apply is None."""

    bestand: str
    regelnummer: int | None = None
    blad: str | None = None
    cel: str | None = None
    tabelrij: int | None = None
    veld: str | None = None


@dataclass(frozen=True, slots=True)
class Norm:
    """A norm that a finding or an answer rests on; `zekerheid`: woordelijk, bron or afgeleid."""

    bron: str
    artikel: str
    zekerheid: str
    url: str = ""
    norm: str = ""
    versie: str = ""
    citaat: str = ""


@dataclass(frozen=True, slots=True)
class Bevinding:
    """One finding; `ernst` is Violation, Warning or Info."""

    regel: str
    ernst: str
    pad: str
    plaats: Plaats
    onderwerp: str
    bericht: Texts
    normen: tuple[Norm, ...]
    herstel: Texts
    wie_beslist: str

    @classmethod
    def of(cls, said: Json) -> "Bevinding":
        """Return the finding of a JSON object."""
        norms = tuple(_plain(Norm, one) for one in said["normen"])
        return _plain(cls, {**said, "plaats": _plain(Plaats, said["plaats"]), "normen": norms})


@dataclass(frozen=True, slots=True)
class Toets:
    """The judgement of one document (`vams-kg/check/1`)."""

    bestand: str
    titel: str
    soort: str
    regime: str
    regiemodel: tuple[str, ...]
    datum: str
    sha256: str
    regelset: str
    """Version of the rules."""
    conform: bool
    """Whether there is no Violation: ‘geen bezwaar gevonden’, and never ‘rechtmatig’."""
    aantallen: Mapping[str, int]
    """How many findings of each severity."""
    voorbehoud: Texts
    """What must be said first, such as that a bill is no law; empty when there is nothing."""
    bevindingen: tuple[Bevinding, ...]
    json: Json = field(repr=False)

    @classmethod
    def of(cls, said: Json) -> "Toets":
        """Return the judgement of a JSON object of schema `vams-kg/check/1`."""
        about = said["dossier"]
        return cls(
            bestand=about["bestand"],
            titel=about["titel"],
            soort=about["soort"],
            regime=about["regime"],
            regiemodel=tuple(about["regiemodel"]),
            datum=about["datum"],
            sha256=about["sha256"],
            regelset=said["regelset"]["versie"],
            conform=said["conform"],
            aantallen=said["aantallen"],
            voorbehoud=said["voorbehoud"],
            bevindingen=tuple(map(Bevinding.of, said["bevindingen"])),
            json=said,
        )


@dataclass(frozen=True, slots=True)
class Voorwaarde:
    """An open condition of an answer, and who weighs it."""

    voorwaarde: str
    wie_weegt: str


@dataclass(frozen=True, slots=True)
class Laag:
    """One layer of the trace of an answer."""

    laag: str
    uitkomst: str
    normen: tuple[str, ...]
    toelichting: str


@dataclass(frozen=True, slots=True)
class Besluit:
    """The answer to `may X give Y to Z` (`vams-kg/may/1`)."""

    antwoord: str
    """`toegestaan`, `voorwaardelijk`, `verboden` or `niet_geregeld`."""
    zin: str
    waarschuwingen: tuple[str, ...]
    """What must be said first: resting on a bill, on our own reading, or on another day."""
    voorwaarden: tuple[Voorwaarde, ...]
    artikelen: tuple[str, ...]
    normen: tuple[Norm, ...]
    lagen: tuple[Laag, ...]
    niet_gemodelleerd: tuple[str, ...]
    wendingen: tuple[str, ...]
    aanname: str
    regime: str
    datum: str
    regelset: str
    json: Json = field(repr=False)

    @classmethod
    def of(cls, said: Json) -> "Besluit":
        """Return the answer of a JSON object of schema `vams-kg/may/1`."""
        return cls(
            antwoord=said["antwoord"],
            zin=said["zin"],
            waarschuwingen=tuple(said["waarschuwingen"]),
            voorwaarden=tuple(_plain(Voorwaarde, one) for one in said["voorwaarden"]),
            artikelen=tuple(said["artikelen"]),
            normen=tuple(_plain(Norm, one) for one in said["normen"]),
            lagen=tuple(_plain(Laag, one) for one in said["lagen"]),
            niet_gemodelleerd=tuple(said["niet_gemodelleerd"]),
            wendingen=tuple(said["wendingen"]),
            aanname=said["aanname"],
            regime=said["regime"],
            datum=said["datum"],
            regelset=said["regelset"],
            json=said,
        )


@dataclass(frozen=True, slots=True)
class Tabel:
    """The answer to a named question (`vams-kg/ask/1`)."""

    naam: str
    vraag: str
    keuzes: Mapping[str, str]
    bestanden: tuple[str, ...]
    let_op: tuple[str, ...]
    """What must be said first."""
    kolommen: Mapping[str, str]
    """Heading by variable, in order."""
    rijen: tuple[Mapping[str, str], ...]
    """Rows by variable; an empty cell is an empty text."""
    regelset: str
    json: Json = field(repr=False)

    @classmethod
    def of(cls, said: Json) -> "Tabel":
        """Return the table of a JSON object of schema `vams-kg/ask/1`."""
        return cls(
            naam=said["naam"],
            vraag=said["vraag"],
            keuzes=said["keuzes"],
            bestanden=tuple(said["bestanden"]),
            let_op=tuple(said["letOp"]),
            kolommen=said["kolommen"],
            rijen=tuple(said["rijen"]),
            regelset=said["regelset"],
            json=said,
        )


@dataclass(frozen=True, slots=True)
class Vraag:
    """A named question that can be asked."""

    naam: str
    vraag: Texts
    over_document: bool
    """Whether documents must be given."""
    parameters: tuple[str, ...]
    verplicht: tuple[str, ...]
    """The parameters that need a value."""
    voorbeeld: Mapping[str, str]

    @classmethod
    def of(cls, said: Json) -> "Vraag":
        """Return the question of a JSON object in the list `vams-kg/ask-list/1`."""
        return cls(
            naam=said["naam"],
            vraag=said["vraag"],
            over_document=said["overDocument"],
            parameters=tuple(one["naam"] for one in said["parameters"]),
            verplicht=tuple(one["naam"] for one in said["parameters"] if one["verplicht"]),
            voorbeeld=said["voorbeeld"],
        )


@dataclass(frozen=True, slots=True)
class Waarde:
    """One RDF term in a row: `soort` is uri, literal or bnode."""

    soort: str
    waarde: str
    taal: str = ""
    datatype: str = ""


@dataclass(frozen=True, slots=True)
class Rijen:
    """The answer to a SELECT; a variable without a value is absent from its row."""

    kolommen: tuple[str, ...]
    rijen: tuple[Mapping[str, Waarde], ...]


@dataclass(frozen=True, slots=True)
class Graaf:
    """The answer to a CONSTRUCT or DESCRIBE: its triples as lines of N-Triples, sorted."""

    triples: tuple[str, ...]


def of_results(said: Json) -> Rijen | bool:
    """Return the rows of a SELECT or the truth of an ASK from SPARQL 1.1 Query Results JSON.

    >>> of_results({"head": {}, "boolean": True})
    True
    """
    if "boolean" in said:
        return bool(said["boolean"])
    return Rijen(
        kolommen=tuple(said["head"]["vars"]),
        rijen=tuple(
            {name: _term(cell) for name, cell in row.items()} for row in said["results"]["bindings"]
        ),
    )


def _term(cell: Json) -> Waarde:
    return Waarde(cell["type"], cell["value"], cell.get("xml:lang", ""), cell.get("datatype", ""))


def of_lines(text: str) -> Graaf:
    """Return the graph of a text in N-Triples."""
    return Graaf(tuple(sorted(line for line in text.splitlines() if line.strip())))
