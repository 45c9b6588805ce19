"""Answers from a service over HTTP, through the documented API and SPARQL endpoint."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from functools import cached_property
from urllib.parse import quote, urlencode

from vams_kg import service
from vams_kg.client.asked import Gevraagd, Json, Naamvraag, Wensen
from vams_kg.client.here import as_list
from vams_kg.client.refused import Refused
from vams_kg.client.values import Graaf, Rijen
from vams_kg.client.wire import Wire


class Elsewhere:
    """A backend that asks a service."""

    def __init__(self, wire: Wire) -> None:
        """Take the way to the service."""
        self._wire = wire

    def check(self, sources: Sequence[service.Source], wishes: Wensen) -> Sequence[Json]:
        """Return one object of schema `vams-kg/check/1` per document."""
        return as_list(self._wire.post_form("/v1/toetsingen", _pairs(wishes), sources))

    def may(self, asked: Gevraagd) -> Json:
        """Return an object of schema `vams-kg/may/1`."""
        said = {name: value for name, value in asdict(asked).items() if value}
        return dict(self._wire.post_json("/v1/beslissingen", said))

    @cached_property
    def _questions(self) -> Sequence[Json]:
        return list(self._wire.get("/v1/vragen")["vragen"])

    def questions(self) -> Sequence[Json]:
        """Return the named questions as in the list `vams-kg/ask-list/1`; asked for once."""
        return self._questions

    def ask(self, asked: Naamvraag) -> Json:
        """Return an object of schema `vams-kg/ask/1`."""
        path = f"/v1/vragen/{quote(asked.naam, safe='')}"
        pairs = [*asked.waarden.items(), ("taal", asked.taal)]
        if asked.bronnen:
            return dict(self._wire.post_form(path, pairs, asked.bronnen))
        return dict(self._wire.get(f"{path}?{urlencode(pairs)}"))

    def sparql(self, query: str) -> Rijen | Graaf | bool:
        """Return the answer to a SPARQL query, asked through SPARQLWrapper."""
        return self._endpoint(query)

    @cached_property
    def _endpoint(self) -> Callable[[str], Rijen | Graaf | bool]:
        try:
            from vams_kg.client.endpoint import Endpoint  # noqa: PLC0415 - an extra
        except ModuleNotFoundError:
            raise Refused(
                "niet-beschikbaar",
                "SPARQL aan een dienst vraagt SPARQLWrapper, en dat is niet geïnstalleerd.",
                verwacht="het onderdeel [client]",
                probeer="pip install 'vams-kg[client]'",
            ) from None
        return Endpoint(self._wire)


def _pairs(wishes: Wensen) -> Iterator[tuple[str, str]]:
    """Yield the fields of a form; what is not asked is not sent."""
    for name, value in (("regime", wishes.regime), ("datum", wishes.datum)):
        if value:
            yield name, value
    for model in wishes.regiemodel:
        yield "regiemodel", model
    if wishes.streng:
        yield "streng", "ja"
