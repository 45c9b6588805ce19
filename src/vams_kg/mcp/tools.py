"""The tools an assistant has: check, may, ask and explain, each with what it takes and gives."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from vams_kg import service
from vams_kg.client import Client, Refused
from vams_kg.errors import UnknownChoice
from vams_kg.mcp import schemas
from vams_kg.mcp.arguments import checked
from vams_kg.mcp.files import Files
from vams_kg.mcp.schemas import FLAG, TEXT, Schema, choice, many, taken, told
from vams_kg.reporting.as_explained import explained_json
from vams_kg.rulebook import Rulebook

Said = Mapping[str, Any]
LANGUAGE: Final = choice(("nl", "en"), "Taal van het antwoord / language of the answer.")
DAY: Final = told(TEXT, "Datum van beoordeling, JJJJ-MM-DD / date of judgement.")
DOCUMENT: Final = told(
    TEXT,
    "De tekst van het document, in YAML of JSON / the text of the document. Nooit gegevens over"
    " inwoners: die worden geweigerd / never data about citizens: they are refused.",
)
PATH: Final = told(
    TEXT, "In plaats van de tekst: een bestand in de map van --root / a file below --root."
)
NAME: Final = told(TEXT, "Naam die het antwoord noemt / name shown, zoals zandmeer.yaml.")


@dataclass(frozen=True, slots=True)
class Tool:
    """One tool: its words, the shapes of what it takes and gives, and what it does."""

    naam: str
    titel: str
    uitleg: str
    neemt: Schema
    geeft: Schema
    doet: Callable[[Said], Mapping[str, Any]]

    def call(self, said: Said) -> Mapping[str, Any]:
        """Return the answer as plain values; raises Refused for what gets none."""
        return self.doet(checked(self.neemt, said))


def tools(bench: service.Workbench, files: Files) -> tuple[Tool, ...]:
    """Return the tools, with the choices of the rulebook in their schemas."""
    rulebook = bench.rulebook
    does = _Does(Client(bench=bench), service.Explainer(rulebook), files)
    names = [one.naam for one in service.questions(rulebook)]
    return (
        Tool(
            "check",
            "Toets een document / check a document",
            CHECK,
            _check(rulebook),
            schemas.CHECKED,
            does.check,
        ),
        Tool(
            "may",
            "Mag X dit aan Z geven? / may X give Y to Z?",
            MAY,
            _may(rulebook),
            schemas.DECIDED,
            does.may,
        ),
        Tool(
            "ask",
            "Stel een vraag met een naam / ask a named question",
            ASK,
            _ask(names),
            schemas.ANSWERED,
            does.ask,
        ),
        Tool(
            "explain",
            "Leg een regel, norm, begrip of artikel uit / explain",
            EXPLAIN,
            taken({"naam": told(TEXT, NAMED)}, ["naam"]),
            schemas.EXPLAINED,
            does.explain,
        ),
    )


CHECK: Final = (
    "Toetst een procesbeschrijving of samenwerkingsovereenkomst over de aanpak van meervoudige"
    " problematiek en geeft per bevinding de plaats, het artikel, hoe zeker dat is, het herstel en"
    " wie beslist. Zegt nooit dat iets rechtmatig is. Er wordt niets bewaard. / Checks a Dutch"
    " process description or cooperation agreement; never says that something is lawful."
)
MAY: Final = (
    "Mag de ene partij deze gegevens aan de andere geven? Geeft het antwoord met open voorwaarden,"
    " normen en het spoor laag voor laag. / May one party give data of this kind to another, by"
    " which article and under which conditions?"
)
ASK: Final = (
    "Beantwoordt een vraag met een naam met een tabel uit de kennisgraaf; vams://vragen zegt wat"
    " elke vraag vraagt en welke waarden zij neemt. / Answers a named question with a table."
)
EXPLAIN: Final = (
    "Legt een regel, norm, begrip of artikel uit: wat het vraagt of betekent, de bron, het citaat,"
    " de zekerheid en een fout en goed geval. / Explains a rule, norm, term or article."
)
NAMED: Final = (
    "Naam, label, IRI of vindplaats / name, label, IRI or citation, zoals"
    " Onderzoek-termijn-hoogstens-zes-weken, casusregisseur of Wmo 2015 art. 5.2.1."
)


def _regime(rulebook: Rulebook) -> Schema:
    names = sorted(rulebook.notation(one.iri) for one in rulebook.question_parts["regime"].terms)
    return choice(names, "Het recht dat telt / the law that counts. wams-2023 is een wetsvoorstel.")


def _check(rulebook: Rulebook) -> Schema:
    models = {model for one in rulebook.rule_sets.values() for model in one.regiemodellen}
    known = choice(sorted(map(rulebook.notation, models)), "Praktijkmodel / practice model.")
    return taken(
        {
            "document": DOCUMENT,
            "pad": PATH,
            "bestand": NAME,
            "regime": _regime(rulebook),
            "regiemodellen": many(known, "Praktijkmodellen die tellen / models that count."),
            "datum": DAY,
            "streng": told(FLAG, "Wat niet wordt herkend, telt als strijdig / strict."),
        }
    )


def _may(rulebook: Rulebook) -> Schema:
    labels = {name: part.labels() for name, part in rulebook.question_parts.items()}
    facts = choice(labels["feit"], "Feit dat vaststaat / established fact.")
    return taken(
        {
            "verstrekker": choice(labels["partij"], "Wie geeft / who gives."),
            "ontvanger": choice(labels["partij"], "Wie krijgt / who receives."),
            "gegevens": choice(labels["gegevens"], "Soort gegevens / kind of data."),
            "fase": choice(labels["fase"], "Fase van de aanpak / phase."),
            "regime": _regime(rulebook),
            "feiten": many(facts, "Feiten die vaststaan / established facts."),
            "geheimhouding": told(FLAG, "Heeft de gever een beroepsgeheim / bound by secrecy?"),
            "datum": DAY,
            "taal": LANGUAGE,
        },
        ["verstrekker", "ontvanger", "gegevens"],
    )


def _ask(names: list[str]) -> Schema:
    values = {"type": "object", "additionalProperties": TEXT}
    return taken(
        {
            "naam": choice(names, "Naam van de vraag / name of the question."),
            "waarden": told(values, "Waarde per parameter / value by parameter."),
            "document": DOCUMENT,
            "pad": PATH,
            "taal": LANGUAGE,
        },
        ["naam"],
    )


class _Does:
    """What the tools do."""

    def __init__(self, client: Client, explainer: service.Explainer, files: Files) -> None:
        self._client = client
        self._explainer = explainer
        self._files = files

    def check(self, said: Said) -> Mapping[str, Any]:
        wishes = {name: value for name, value in said.items() if name not in ("document", "pad")}
        document = self._document(said)
        if document is None:
            raise Refused(
                "verzoek-onjuist",
                "er is geen document.",
                "document",
                "de tekst in ‘document’, of een bestand in ‘pad’",
            )
        return self._client.check(document, **wishes).json

    def may(self, said: Said) -> Mapping[str, Any]:
        return self._client.may(**said).json

    def ask(self, said: Said) -> Mapping[str, Any]:
        document = self._document(said)
        documents = [] if document is None else [document]
        return self._client.ask(
            said["naam"],
            said.get("waarden"),
            documenten=documents,
            taal=said.get("taal", "nl"),
        ).json

    def explain(self, said: Said) -> Mapping[str, Any]:
        try:
            return explained_json(self._explainer.explain(said["naam"]))
        except UnknownChoice as error:
            near = ", ".join(error.nearest)
            raise Refused("waarde-onbekend", str(error), "naam", "", near, str(error)) from None

    def _document(self, said: Said) -> str | Path | None:
        if "document" in said and "pad" in said:
            raise Refused("verzoek-onjuist", "geef ‘document’ of ‘pad’, niet beide.", "pad")
        if "pad" in said:
            return self._files.find(said["pad"])
        return said.get("document")
