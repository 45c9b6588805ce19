"""`Client`: the goals of the program as calls, answered in this process or by a service."""

from collections.abc import Mapping, Sequence
from typing import Final

from vams_kg import service
from vams_kg.client.asked import Backend, Gevraagd, Naamvraag, Wensen
from vams_kg.client.documents import Document, sources
from vams_kg.client.elsewhere import Elsewhere
from vams_kg.client.here import Here
from vams_kg.client.refused import Refused
from vams_kg.client.values import Besluit, Graaf, Rijen, Tabel, Toets, Vraag
from vams_kg.client.wire import Wire
from vams_kg.errors import UnknownChoice
from vams_kg.questions.headers import nearest_names

SECRECY: Final = {None: "", True: "ja", False: "nee"}
LANGUAGES: Final = ("nl", "en")
UNKNOWN: Final = "waarde-onbekend"


class Client:
    """Checks documents and answers questions, with the packaged rulebook or through a service.

    >>> client = Client()                                   # in this process: nothing leaves it
    >>> client.may("huisarts", "Veilig Thuis", "gezondheid").antwoord
    'voorwaardelijk'

    `Client("http://127.0.0.1:8000", token="…")` asks a service that ‘vams-kg serve’ started; its
    calls and values are the same. The token goes over https or stays on this machine. What gets
    no answer raises `Refused`.
    """

    def __init__(
        self,
        address: str | None = None,
        *,
        token: str | None = None,
        timeout: float = 30.0,
        bench: service.Workbench | None = None,
    ) -> None:
        """Take the address of a service, or none for this process.

        `timeout` is in seconds without any byte of an answer; `bench` is a workbench that is
        ready already, for use without an address.
        """
        self._backend: Backend = (
            Here(bench) if address is None else Elsewhere(Wire(address, token, timeout))
        )

    def check(  # noqa: PLR0913 - one parameter per wish
        self,
        document: Document,
        *,
        bestand: str = "",
        regime: str = "",
        regiemodellen: Sequence[str] = (),
        datum: str = "",
        streng: bool = False,
    ) -> Toets:
        r"""Return the judgement of one document: a Path, the text of a document, or bytes.

        `bestand` is the name that the judgement shows; bytes need one, since its end tells the
        format. The other wishes say by which law it is judged; what is empty is as the document
        itself says. Raises Refused for what cannot be read and for what seems to hold data about
        citizens.

        >>> found = Client().check("soort: procesbeschrijving\ntitel: Aanpak Voorbeeldstad\n")
        >>> found.bestand, found.regime, found.conform
        ('document.yaml', 'geldend', True)
        >>> found = Client().check("soort: procesbeschrijving\n", regime="wams-2023")
        >>> found.aantallen["Violation"] > 0, found.voorbehoud["en"][:32]
        (True, 'The Wams is a bill (36 295), not')
        """
        wishes = Wensen(regime, tuple(regiemodellen), datum, streng)
        return self._checked(sources([document], bestand), wishes)[0]

    def check_together(
        self,
        documents: Sequence[Document],
        *,
        regime: str = "",
        regiemodellen: Sequence[str] = (),
        datum: str = "",
        streng: bool = False,
    ) -> tuple[Toets, ...]:
        """Return the judgements of documents that belong together, in order; at most 20.

        What they say differently is found too. Raises Refused when one cannot be read.
        """
        wishes = Wensen(regime, tuple(regiemodellen), datum, streng)
        return self._checked(sources(documents), wishes)

    def _checked(self, found: Sequence[service.Source], wishes: Wensen) -> tuple[Toets, ...]:
        return tuple(map(Toets.of, self._backend.check(found, wishes)))

    def may(  # noqa: PLR0913 - the parts of one question
        self,
        verstrekker: str,
        ontvanger: str,
        gegevens: str,
        *,
        fase: str = "",
        regime: str = "",
        feiten: Sequence[str] = (),
        geheimhouding: bool | None = None,
        datum: str = "",
        taal: str = "nl",
    ) -> Besluit:
        """Return whether one party may give data to another, with the trace and its norms.

        Terms are Dutch or English labels of the ontology; `geheimhouding` says whether the
        giver is bound by professional secrecy (None: as its kind of party is). Raises Refused
        with the nearest labels.

        >>> answer = Client().may("huisarts", "Veilig Thuis", "gezondheid", taal="en")
        >>> answer.zin  # doctest: +NORMALIZE_WHITESPACE
        'General practitioner may give ‘health’ to Safe at Home only
        if the open conditions are met.'
        """
        asked = Gevraagd(
            verstrekker,
            ontvanger,
            gegevens,
            fase,
            regime,
            tuple(feiten),
            SECRECY[geheimhouding],
            datum,
            _language(taal),
        )
        return Besluit.of(self._backend.may(asked))

    def questions(self) -> tuple[Vraag, ...]:
        """Return the named questions that can be asked, by name."""
        return tuple(map(Vraag.of, self._backend.questions()))

    def ask(
        self,
        naam: str,
        waarden: Mapping[str, str] | None = None,
        *,
        documenten: Sequence[Document] = (),
        taal: str = "nl",
    ) -> Tabel:
        """Return the table that answers a named question; `documenten` for one about documents.

        Raises Refused for a name or value that is not known, with the nearest ones.

        >>> table = Client().ask("procesfasen")
        >>> sorted(table.rijen[0])
        ['definitie', 'fase', 'feiten', 'stappen']
        """
        values = dict(waarden or {})
        question = self._question(naam, values, len(documenten))
        found = sources(documenten) if documenten else []
        asked = Naamvraag(question.naam, values, found, _language(taal))
        return Tabel.of(self._backend.ask(asked))

    def _question(self, naam: str, values: Mapping[str, str], documents: int) -> Vraag:
        """Return a question that fits its values and documents; raises Refused."""
        known = {one.naam: one for one in self.questions()}
        if naam not in known:
            raise _unknown("vraag", naam, nearest_names(naam, known))
        question = known[naam]
        for name in values:
            if name not in question.parameters:
                near = nearest_names(name, question.parameters)
                raise _unknown("waarden", name, near)
        if question.over_document != bool(documents):
            about = "een document" if question.over_document else "de kennisgraaf"
            raise Refused(
                "verzoek-onjuist",
                f"de vraag ‘{naam}’ gaat over {about}.",
                "documenten",
                "een of meer documenten" if question.over_document else "geen document",
            )
        return question

    def sparql(self, query: str) -> Rijen | Graaf | bool:
        """Return the answer to a SPARQL 1.1 query that only reads the graph.

        SELECT gives `Rijen`, ASK a bool, CONSTRUCT and DESCRIBE a `Graaf`. A service is asked
        through SPARQLWrapper (extra `client`). Raises Refused for what is no query, for updates,
        LOAD and SERVICE, and for what takes too long or gives too much.

        >>> found = Client().sparql("DESCRIBE <https://w3id.org/vams/def#Document>")
        >>> any("procesbeschrijving" in line or "document" in line for line in found.triples)
        True
        """
        return self._backend.sparql(query)


def _language(taal: str) -> str:
    if taal not in LANGUAGES:
        raise _unknown("taal", taal, LANGUAGES)
    return taal


def _unknown(where: str, value: str, near: Sequence[str]) -> Refused:
    said = str(UnknownChoice(where, value, tuple(near)))
    return Refused(UNKNOWN, said, where, probeer=", ".join(near), detail=said)
