"""What is known of one rule, norm, term or article, found by IRI, name, citation or label."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Final

import pyoxigraph as ox

from vams_kg import resources
from vams_kg.errors import UnknownChoice
from vams_kg.graph import Facts
from vams_kg.model import Norm, Rule, Term, Texts
from vams_kg.model.explained import ARTICLE, NORM, RULE, TERM, Geval, Uitleg, Verwijzing
from vams_kg.questions.headers import nearest_names
from vams_kg.rulebook import Rulebook
from vams_kg.rulebook.cases import PREFIX, read_case
from vams_kg.rulebook.choices import plain
from vams_kg.vocabulary import DCT, SKOS, VAMS

_BETWEEN: Final = re.compile(r" \([^)]*\)")
_TURNED: Final = re.compile(
    r"^art(?:ikel|\.)? (?P<number>\S+)(?P<part>.*?) (?:van de |van het )?(?P<act>[A-Z].*)$"
)

LONGEST: Final = 100
"""Letters of a name that are looked at to find what is near."""


def local(iri: str) -> str:
    """Return the last part of an IRI.

    >>> local("https://w3id.org/vams/regel/Stroom-verboden")
    'Stroom-verboden'
    """
    return iri.rsplit("/", 1)[-1].rsplit("#", 1)[-1]


def _citation(name: str) -> str:
    """Return a citation with the act in front, as ours are.

    >>> _citation("artikel 6 lid 1 van de AVG"), _citation("huisarts")
    ('AVG art. 6 lid 1', 'huisarts')
    """
    found = _TURNED.match(name)
    if found:
        return f"{found['act']} art. {found['number']}{found['part']}"
    return name.replace(" artikel ", " art. ")


class Explainer:
    """Explains the things of one rulebook."""

    def __init__(self, rulebook: Rulebook) -> None:
        """Take the rulebook; its names are read when first asked."""
        self.rulebook = rulebook
        self.facts: Facts = rulebook.ontology

    def explain(self, name: str) -> Uitleg:
        """Return what is known of the thing with this IRI, name, citation or label.

        A short name goes before a citation and a citation before a label; others with the same
        name are in `ook`. Raises UnknownChoice with the three names that look most like it.
        """
        wanted = _citation(name.strip())
        found = self._names.get(wanted) or self._names.get(plain(wanted))
        if found:
            return self._of(found[0], found[1:])
        cited = self._beginning(wanted)
        if cited:
            return self._article("", cited, ())
        raise UnknownChoice("naam", name, nearest_names(plain(name)[:LONGEST], self._shown))

    @cached_property
    def _names(self) -> Mapping[str, tuple[str, ...]]:
        """What each name means, the most precise meaning first."""
        found: dict[str, dict[str, None]] = {}
        for name, iri in self._pairs():
            for form in (name, plain(name)):
                if form:
                    found.setdefault(form, {}).setdefault(iri)
        return {name: tuple(iris) for name, iris in found.items()}

    @cached_property
    def _shown(self) -> tuple[str, ...]:
        """The names that are offered for one that is not known: rules, terms and citations."""
        book = self.rulebook
        rules = [rule.local for rule in book.rules.values()]
        terms = [term.label.get("nl", "") for term in book.terms]
        return tuple(dict.fromkeys(filter(None, (*terms, *rules, *self._cited.values()))))

    @cached_property
    def _cited(self) -> Mapping[str, str]:
        """Citation of every place in a source, by IRI."""
        return {
            node.value: cited.value
            for node, cited in self.facts.pairs(VAMS.aanduiding)
            if isinstance(node, ox.NamedNode) and isinstance(cited, ox.Literal)
        }

    def _pairs(self) -> Iterator[tuple[str, str]]:
        """Yield names with IRIs: first IRIs and short names, then citations, then labels."""
        book = self.rulebook
        things = [*book.rules, *book.norms, *(term.iri for term in book.terms)]
        for iri in (*things, *self._cited):
            yield iri, iri
        for iri in things:
            yield local(iri), iri
        for iri, cited in self._cited.items():
            yield cited, iri
            yield _BETWEEN.sub("", cited), iri
        for term in book.terms:
            yield from ((word, term.iri) for word in (*term.label.values(), *term.woorden))
        for iri, norm in book.norms.items():
            yield from ((label, iri) for label in norm.label.values())
        for iri, rule in book.rules.items():
            yield from ((label, iri) for label in rule.naam.values())

    def _beginning(self, name: str) -> str:
        """Return the citation of a whole article of which only parts have one; else nothing."""
        for cited in self._cited.values():
            for form in (cited, _BETWEEN.sub("", cited)):
                if " art. " in f" {name}" and form.lower().startswith(f"{name.lower()} "):
                    return cited[: len(cited) - len(form) + len(name)]
        return ""

    def _of(self, iri: str, others: tuple[str, ...]) -> Uitleg:
        if iri in self.rulebook.rules:
            return self._rule(self.rulebook.rules[iri], others)
        if iri in self.rulebook.norms:
            return self._norm(self.rulebook.norms[iri], others)
        term = next((one for one in self.rulebook.terms if one.iri == iri), None)
        return self._term(term, others) if term else self._article(iri, self._cited[iri], others)

    def _rule(self, rule: Rule, others: tuple[str, ...]) -> Uitleg:
        norms = self._norms(rule.normen)
        return Uitleg(
            soort=RULE,
            iri=rule.iri,
            naam=rule.local,
            label=rule.naam,
            wat=rule.bericht,
            ernst=rule.ernst,
            herstel=rule.herstel,
            wie_beslist=rule.wie_beslist,
            normen=norms,
            gevallen=tuple(_cases(rule.local)),
            niet_gemodelleerd=self._gaps({norm.artikel for norm in norms}),
            voorbehoud=self._caveat(norms),
            ook=others,
        )

    def _norm(self, norm: Norm, others: tuple[str, ...]) -> Uitleg:
        node = ox.NamedNode(norm.iri)
        parts = (VAMS.normsubject, VAMS.normmodaliteit, VAMS.handeling, VAMS.normvoorwaarde)
        said = " ".join(filter(None, (self._said(node, part) for part in parts)))
        return Uitleg(
            soort=NORM,
            iri=norm.iri,
            naam=local(norm.iri),
            label=norm.label,
            wat={"nl": said} if said else {},
            normen=(norm,),
            regels=self._resting({norm.iri}),
            niet_gemodelleerd=self._gaps({norm.artikel}),
            voorbehoud=self._caveat((norm,)),
            ook=others,
        )

    def _said(self, node: ox.NamedNode, part: ox.NamedNode) -> str:
        iri = self.facts.iri(node, part)
        return self.rulebook.label(iri) if iri else self.facts.value(node, part)

    def _term(self, term: Term, others: tuple[str, ...]) -> Uitleg:
        node = ox.NamedNode(term.iri)
        broader = self.facts.iris(node, SKOS.broader)
        return Uitleg(
            soort=TERM,
            iri=term.iri,
            naam=local(term.iri),
            label=term.label,
            wat=self.facts.texts(node, SKOS.definition),
            toelichting=self.facts.texts(node, SKOS.scopeNote),
            woorden=tuple(one for one in term.woorden if one not in term.label.values()),
            bronnen=tuple(map(self._source, self.facts.iris(node, DCT.source))),
            ruimer=tuple(self._named(one) for one in broader),
            voorbeelden=self.facts.values(node, SKOS.example),
            voorbehoud=self.rulebook.caveat(term.iri),
            ook=others,
        )

    def _article(self, iri: str, cited: str, others: tuple[str, ...]) -> Uitleg:
        parts = [
            (place, said)
            for place, said in self._cited.items()
            if said == cited or said.startswith(f"{cited} ")
        ]
        node = ox.NamedNode(iri or parts[0][0])
        names = {said for _, said in parts}
        norms = tuple(one for one in self.rulebook.norms.values() if one.artikel in names)
        read = {said: self.facts.value(ox.NamedNode(one), VAMS.wettekst) for one, said in parts}
        texts = [f"{said}: {text}" for said, text in sorted(read.items()) if text]
        short = any(self.facts.value(ox.NamedNode(one), VAMS.verkort) == "true" for one, _ in parts)
        return Uitleg(
            soort=ARTICLE,
            iri=iri,
            naam=cited,
            label=(self.rulebook.labels.get(iri) if iri else None) or {"nl": cited},
            tekst="\n".join(texts),
            verkort=short,
            normen=norms,
            regels=self._resting({norm.iri for norm in norms}),
            niet_gemodelleerd=self._gaps(names),
            voorbehoud=self._caveat_of(self.facts.iri(node, VAMS.vanBron)),
            ook=others,
        )

    def _norms(self, iris: Iterable[str]) -> tuple[Norm, ...]:
        return tuple(self.rulebook.norms[iri] for iri in iris if iri in self.rulebook.norms)

    def _source(self, iri: str) -> str:
        return self.facts.value(ox.NamedNode(iri), VAMS.aanduiding) or self.rulebook.label(iri)

    def _named(self, iri: str) -> Verwijzing:
        return Verwijzing(local(iri), self.rulebook.labels.get(iri, {}))

    def _resting(self, norms: set[str]) -> tuple[Verwijzing, ...]:
        """Return the rules that rest on one of the norms, by name."""
        found = [rule for rule in self.rulebook.rules.values() if not norms.isdisjoint(rule.normen)]
        return tuple(
            Verwijzing(one.local, one.naam) for one in sorted(found, key=lambda one: one.local)
        )

    def _gaps(self, articles: set[str]) -> tuple[Texts, ...]:
        return tuple(
            gap.tekst for gap in self.rulebook.gaps if gap.aanduiding and gap.aanduiding in articles
        )

    def _caveat(self, norms: Iterable[Norm]) -> Texts:
        for norm in norms:
            place = self.facts.iri(ox.NamedNode(norm.iri), DCT.source)
            source = self.facts.iri(ox.NamedNode(place), VAMS.vanBron) if place else None
            found = self._caveat_of(source)
            if found:
                return found
        return {}

    def _caveat_of(self, source: str | None) -> Texts:
        """Return what must be said of a source that only a regime with a caveat has."""
        for regime, sources in self.rulebook.law.eigen_bronnen.items():
            if source in sources and self.rulebook.caveat(regime):
                return self.rulebook.caveat(regime)
        return {}


def _cases(rule: str) -> Iterator[Geval]:
    """Yield the first case that breaks a rule and the first that does not."""
    seen: set[bool] = set()
    for path in sorted((resources.cases() / rule).glob("*.yaml")):
        case = read_case(path)
        if case.breaks not in seen:
            seen.add(case.breaks)
            lines = path.read_text("utf-8").splitlines()
            text = "\n".join(line for line in lines if not line.startswith(PREFIX))
            yield Geval(case.naam, case.titel, case.breaks, text.strip() + "\n")
