"""What is known of an article that a flow names, also where no norm is about it."""

from dataclasses import replace

from vams_kg.deciding.claims import Claim
from vams_kg.model import Artikelplaats, LawOnDisclosure, Verstrekkingsnorm, Wetsdelen


class Articles:
    """The articles of the law that counts under one regime."""

    def __init__(self, parts: Wetsdelen, law: LawOnDisclosure, regime: str) -> None:
        """Take the parts of acts and the law with the sources of the regime."""
        self.parts, self.law = parts, law
        self.sources = law.bronnen.get(regime, frozenset())

    def meant(self, claim: Claim) -> Claim:
        """Return the claim; an article that a bill inserts, as the article of that bill."""
        for part in self.parts.ingevoegd:
            if part.bron in self.sources and part.holds(claim.plaats):
                return replace(claim, plaats=replace(claim.plaats, wet=part.bron))
        return claim

    def exists(self, claim: Claim) -> bool:
        """Return whether the act can have this article, with the paragraph that is named."""
        return not (self.lacks_article(claim) or self.parts.lacks_paragraph(claim.plaats))

    def lacks_article(self, claim: Claim) -> bool:
        """Return whether the act cannot have an article of this number."""
        return not self.parts.exists(claim.plaats)

    def modelled(self, claim: Claim) -> bool:
        """Return whether the norms say what the named article does."""
        return any(self._at(norm, claim) for norm in self.law.normen)

    def _at(self, norm: Verstrekkingsnorm, claim: Claim) -> bool:
        """Return whether a norm stands at the place, or in the chapter that is named."""
        return norm.plaats.meets(claim.plaats) or norm.norm.iri in self._in_chapter(claim.plaats)

    def _in_chapter(self, place: Artikelplaats) -> frozenset[str]:
        """Return the norms of a chapter by their numbers; none where a norm names the chapter."""
        if place.artikel or not place.hoofdstuk:
            return frozenset()
        own = [norm for norm in self.law.normen if norm.bron == place.wet]
        if any(norm.plaats.hoofdstuk for norm in own):
            return frozenset()
        starts = (f"{place.hoofdstuk}.", f"{place.hoofdstuk}:")
        return frozenset(n.norm.iri for n in own if n.plaats.artikel.startswith(starts))

    def frame(self, claim: Claim) -> bool:
        """Return whether the article only gives a framework: it carries and hinders nothing."""
        return any(place.covers(claim.plaats) for place in self.law.kaderplaatsen)

    def read(self, claim: Claim) -> bool:
        """Return whether every disclosure that the article permits is in the norms."""
        held = any(part.holds(claim.plaats) for part in self.parts.gelezen)
        return held or bool(self.led_to(claim))

    def gap(self, claim: Claim) -> bool:
        """Return whether the article or paragraph was not read, so that a person must look."""
        place = claim.plaats
        unread = any(part.holds(place) for part in self.parts.ongelezen)
        return unread or self.parts.unseen_paragraph(place)

    def known(self, claim: Claim) -> bool:
        """Return whether it is known what the article carries, be it nothing."""
        if self.parts.unseen_paragraph(claim.plaats):
            return False
        return self.modelled(claim) or self.read(claim)

    def led_to(self, claim: Claim) -> frozenset[str]:
        """Return the norms that give the data for the task that the article is about."""
        found = (part.normen for part in self.parts.taken if part.holds(claim.plaats))
        return frozenset().union(*found)

    def names(self, claim: Claim, norm: Verstrekkingsnorm) -> bool:
        """Return whether who names the article names the norm."""
        return self._at(norm, claim) or norm.norm.iri in self.led_to(claim)
