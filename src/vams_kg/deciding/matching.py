"""Which norms speak about a question: by regime, date, parties, data, phase, secrecy and facts."""

from collections.abc import Iterable
from functools import cache, lru_cache

from vams_kg.model import LawOnDisclosure, Question, Verstrekkingsnorm

Norms = tuple[Verstrekkingsnorm, ...]


class Matcher:
    """The law, asked norm by norm; what does not depend on facts is remembered."""

    def __init__(self, law: LawOnDisclosure) -> None:
        """Prepare the norms of `law` per regime and date."""
        self.law = law
        self.in_force = cache(self._in_force)
        self._out_of_force = cache(self._not_in_force)
        self.speaking = lru_cache(maxsize=100_000)(self._speaking)

    def matching(self, question: Question) -> Norms:
        """Return the norms that apply to the question, its facts included."""
        found = self.speaking(
            question.regime,
            question.datum,
            question.verstrekker,
            question.ontvanger,
            question.gegevens,
            question.fase,
        )
        held = self.held(question)
        secret = self.secret(question)
        return tuple(n for n in found if applies(n, held, secret))

    def not_in_force(self, question: Question) -> Norms:
        """Return the norms that would speak about the question, were they in force on its date."""
        norms = self._out_of_force(question.regime, question.datum)
        if not norms:
            return ()
        held, secret = self.held(question), self.secret(question)
        return tuple(n for n in self._about(question, norms) if applies(n, held, secret))

    def held(self, question: Question) -> frozenset[str]:
        """Return the facts that hold: those given and of the phase, with everything broader."""
        given = question.feiten | self.law.feiten_van_fase.get(question.fase or "", frozenset())
        return frozenset().union(*(self.broader(fact) for fact in given))

    def closed(self, question: Question) -> frozenset[str]:
        """Return the facts and conditions that a given negative fact contradicts."""
        found = (self.law.tegendeel.get(fact, frozenset()) for fact in question.feiten)
        return frozenset().union(*found)

    def secret(self, question: Question) -> bool:
        """Return whether the provider has professional secrecy: as asked, else as its kind says."""
        if question.geheimhouding is not None:
            return question.geheimhouding
        return bool(self.broader(question.verstrekker) & self.law.beroepsgeheim)

    def is_closed(self, condition: str, closed: frozenset[str]) -> bool:
        """Return whether a condition, or something broader, is contradicted."""
        return bool(self.broader(condition) & closed)

    def broader(self, iri: str) -> frozenset[str]:
        """Return a term with everything broader."""
        return self.law.ruimer.get(iri, frozenset({iri}))

    def _in_force(self, regime: str, day: str) -> Norms:
        return tuple(norm for norm in self._of(regime) if norm.geldig.holds(day))

    def _not_in_force(self, regime: str, day: str) -> Norms:
        return tuple(norm for norm in self._of(regime) if not norm.geldig.holds(day))

    def _of(self, regime: str) -> Iterable[Verstrekkingsnorm]:
        sources = self.law.bronnen.get(regime, frozenset())
        return (norm for norm in self.law.normen if norm.bron in sources)

    def _speaking(  # noqa: PLR0913, PLR0917 - one parameter per part of a question
        self, regime: str, day: str, giver: str, receiver: str, data: str, phase: str | None
    ) -> Norms:
        question = Question(regime, giver, receiver, data, phase)
        return self._about(question, self.in_force(regime, day))

    def _about(self, question: Question, norms: Norms) -> Norms:
        """Return the norms that are about these parties and data in this phase."""
        parts = (question.verstrekker, question.ontvanger, question.gegevens)
        broader = tuple(map(self.broader, parts))
        phases = self.broader(question.fase) if question.fase else frozenset()
        return tuple(
            norm
            for norm in norms
            if within(norm.verstrekkers, norm.niet_verstrekkers, broader[0])
            and within(norm.ontvangers, norm.niet_ontvangers, broader[1])
            and within(norm.gegevens, norm.niet_gegevens, broader[2])
            and within(norm.fasen, norm.niet_fasen, phases)
        )


def within(wanted: frozenset[str], excluded: frozenset[str], found: frozenset[str]) -> bool:
    """Return whether what is found is among the wanted (none wanted: all) and not excluded."""
    return (not wanted or not wanted.isdisjoint(found)) and excluded.isdisjoint(found)


def applies(norm: Verstrekkingsnorm, held: frozenset[str], secret: bool) -> bool:
    """Return whether facts and secrecy leave the norm standing."""
    return (
        norm.als_feit <= held
        and norm.tenzij_feit.isdisjoint(held)
        and norm.bij_geheimhouding in (None, secret)
    )


def citations(norms: Iterable[Verstrekkingsnorm]) -> list[str]:
    """Return the places of norms as answers cite them, each once, sorted."""
    return sorted({norm.citeertekst for norm in norms})
