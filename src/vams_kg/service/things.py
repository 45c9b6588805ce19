"""The page about one thing that has an IRI of ours, out of what is published of it."""

from collections.abc import Iterable, Iterator
from typing import Final

import pyoxigraph as ox

from vams_kg.graph import Term
from vams_kg.model import Texts
from vams_kg.reporting.thing import Line, Section, ThingPage, Worth, page_words
from vams_kg.rulebook.published import BASE, NAMES, ROOT, TERMS, Published
from vams_kg.service.addresses import document_path, leads_to, short_name
from vams_kg.vocabulary import DCT, OWL, RDF, RDFS, SH, SKOS, VAMS

MOST: Final = 100
"""Things shown of those that use another in one way."""
QUOTES: Final = (VAMS.citaat, VAMS.wettekst)
LEADS: Final = (SKOS.definition, DCT.description, SH.message)
GROUNDS: Final = (VAMS.norm, DCT.source, VAMS.vanBron)
_TOLD: Final = frozenset(
    {*NAMES[:-1], *QUOTES, SKOS.definition, DCT.description, SH.message, RDF.type}
)
_OF_LANGUAGES: Final = (SH.base, OWL.base, "http://rdfs.org/ns/void#")
"""Vocabularies of which only what is named in the words is for people."""


class Pages:
    """Makes pages in one language."""

    def __init__(self, published: Published, language: str) -> None:
        """Take what is published and the language of the pages."""
        self.published = published
        self.language = language
        self._words = page_words(language)

    def of(self, iri: str, forms: Iterable[tuple[str, str]] = ()) -> ThingPage:
        """Return the page about an IRI; `forms` are names and addresses of its other forms."""
        facts, node = self.published.facts, ox.NamedNode(iri)
        kinds = [kind for one in facts.iris(node, RDF.type) if (kind := self._kind(one))]
        lead = next((found for p in LEADS if (found := self._texts(iri, p))), ())
        regimes, alone = self.published.unsure(iri)
        return ThingPage(
            taal=self.language,
            titel=self.name(iri),
            iri=iri,
            pad=document_path(iri),
            soorten=tuple(dict.fromkeys(kinds)),
            omschrijving=lead,
            citaat=tuple(one for p in QUOTES for one in self._texts(iri, p)),
            merk=str(self._words["wetsvoorstel" if alone else "deels"]) if regimes else "",
            voorbehouden=tuple(dict.fromkeys(self._reservations(regimes))),
            delen=tuple(part for part in self._sections(iri) if part.regels),
            code=facts.value(node, SH.select) if VRAAG in iri else "",
            vormen=tuple(forms),
        )

    def _kind(self, iri: str) -> Worth | None:
        """Return what kind of thing a class stands for; nothing for a word of machines."""
        theirs = self._words["soorten"].get(short_name(iri))
        if theirs:
            return Worth(str(theirs))
        return self._link(iri) if iri.startswith(BASE) else None

    def name(self, iri: str) -> str:
        """Return what a thing is called in this language, else in Dutch."""
        space = iri.removeprefix(BASE)
        if iri == BASE:
            return str(self._words["voorpagina"])
        if short_name(iri) in self._words["soorten"]:
            return str(self._words["soorten"][short_name(iri)])
        if space in self._words["ruimten"]:
            return str(self._words["ruimten"][space])
        if not iri.startswith(BASE) and ox.NamedNode(iri) not in self.published.facts.nodes:
            return short_name(iri)
        return self._chosen(self.published.names(iri))

    def _chosen(self, texts: Texts) -> str:
        return texts.get(self.language) or texts.get("nl") or next(iter(texts.values()), "")

    def _reservations(self, regimes: Iterable[str]) -> Iterator[str]:
        for one in regimes:
            yield self._chosen(self.published.facts.texts(ox.NamedNode(one), VAMS.voorbehoud))

    def _sections(self, iri: str) -> Iterator[Section]:
        if iri == BASE:
            yield Section("lijsten", tuple(map(self._entry, self._spaces())))
            return
        if iri in self.published.namespaces and iri != TERMS:
            yield Section("onderdelen", tuple(map(self._entry, self._members(iri))))
            return
        yield Section("grond", tuple(self._grounds(iri)))
        yield Section("over", tuple(self._lines(iri)))
        if iri == ROOT:
            yield Section("onderdelen", tuple(map(self._entry, self._members(TERMS))))
        elif iri in self.published.modules:
            yield Section("onderdelen", tuple(map(self._entry, self._members(iri))))
        yield Section("gebruikt", tuple(self._uses(iri)))

    def _grounds(self, iri: str) -> Iterator[Line]:
        """Yield on what a thing rests: norms or places, with article, words and where it stands."""
        facts, node = self.published.facts, ox.NamedNode(iri)
        for norm in facts.iris(node, VAMS.norm):
            places = facts.iris(ox.NamedNode(norm), DCT.source)
            quote = [one for p in QUOTES for one in self._texts(norm, p)]
            links = [self._link(one) for one in places]
            sure = [self._link(one) for one in facts.iris(ox.NamedNode(norm), VAMS.zekerheid)]
            yield Line(self._link(norm), (*links, *quote, *sure, *self._read(places)))
        places = (*facts.iris(node, DCT.source), *facts.iris(node, VAMS.vanBron))
        for place in dict.fromkeys(places):
            quote = [one for p in QUOTES for one in self._texts(place, p)]
            yield Line(self._link(place), (*quote, *self._read((place,))))

    def _read(self, places: Iterable[str]) -> Iterator[Worth]:
        """Yield where the text of places can be read, at its publisher."""
        facts = self.published.facts
        for place in places:
            wholes = facts.iris(ox.NamedNode(place), VAMS.vanBron) or (place,)
            for address in [
                a for one in wholes for a in facts.iris(ox.NamedNode(one), RDFS.seeAlso)
            ]:
                yield Worth(address, naar=leads_to(address))

    def _spaces(self) -> list[str]:
        known = [BASE + name for name in self._words["ruimten"]]
        return [one for one in known if one in self.published.namespaces]

    def _members(self, iri: str) -> list[str]:
        """Return what is in a namespace or a module, without the module itself."""
        nodes: Iterable[object] = self.published.namespaces.get(iri, ())
        if iri in self.published.modules:
            nodes = (quad.subject for quad in self.published.about(iri))
        named = [one.value for one in nodes if isinstance(one, ox.NamedNode)]
        ours = [one for one in dict.fromkeys(named) if one.startswith(BASE) and one != iri]
        return sorted(ours, key=lambda one: (self.name(one).casefold(), one))

    def _entry(self, iri: str) -> Line:
        """Return a thing as one line of a list: its name and what it is."""
        said = next((found for p in LEADS if (found := self._texts(iri, p))), ())
        name = Worth(self.name(iri), naar=document_path(iri))
        anchor = iri.removeprefix(TERMS) if iri.startswith(TERMS) and iri != TERMS else ""
        return Line(name, said, anker=anchor)

    def _lines(self, iri: str) -> Iterator[Line]:
        """Yield what is said of a thing, a line for each property that people read."""
        hidden = False
        for predicate, terms in self.published.facts.predicates(ox.NamedNode(iri)).items():
            name = self._property(predicate)
            if predicate in _TOLD or not name or predicate in GROUNDS:
                hidden = hidden or predicate in (SH.path, SH.select, SH.node("property"))
                continue
            values = self._values(terms)
            if values:
                yield Line(Worth(name), values[:MOST], meer=max(0, len(values) - MOST))
        if hidden:
            yield Line(Worth("SHACL"), (Worth(str(self._words["toets_in_turtle"])),))

    def _property(self, predicate: ox.NamedNode) -> str:
        """Return what people call a property; nothing for one that only machines read."""
        theirs = self._words["eigenschappen"].get(short_name(predicate.value))
        if theirs:
            return str(theirs)
        if predicate.value.startswith(_OF_LANGUAGES):
            return ""
        return self.name(predicate.value)

    def _values(self, terms: Iterable[Term]) -> tuple[Worth, ...]:
        texts = [one for one in terms if isinstance(one, ox.Literal)]
        links = [self._link(one.value) for one in terms if isinstance(one, ox.NamedNode)]
        return (*self._in_language(texts), *links)

    def _texts(self, iri: str, predicate: ox.NamedNode) -> tuple[Worth, ...]:
        found = self.published.facts.objects(ox.NamedNode(iri), predicate)
        return self._in_language([one for one in found if isinstance(one, ox.Literal)])

    def _in_language(self, texts: Iterable[ox.Literal]) -> tuple[Worth, ...]:
        """Return the texts in this language; all of them, marked, when there are none."""
        all_ = list(texts)
        own = [one for one in all_ if one.language in (None, self.language)]
        return tuple(
            Worth(one.value, "" if one.language in (None, self.language) else one.language or "")
            for one in own or all_
        )

    def _link(self, iri: str) -> Worth:
        return Worth(self.name(iri), naar=leads_to(iri))

    def _uses(self, iri: str) -> Iterator[Line]:
        """Yield where a thing is used, a line for each property that leads to it."""
        for predicate, nodes in self.published.used.get(iri, {}).items():
            name = self._property(predicate)
            if name and predicate not in (RDFS.isDefinedBy, OWL.node("imports")):
                said = f"{self._words['gebruikt_als']} ‘{name}’ {self._words['gebruikt_van']}"
                values = tuple(self._link(one.value) for one in nodes[:MOST])
                yield Line(Worth(said), values, meer=max(0, len(nodes) - MOST))


VRAAG: Final = f"{BASE}vraag/"
