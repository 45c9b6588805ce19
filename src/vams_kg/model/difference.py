"""What differs between two versions of a document, and between what is found in them."""

from dataclasses import dataclass, field, replace
from typing import Final

from vams_kg.model.judgement import Finding, Judgement
from vams_kg.model.texts import Texts

ADDED, REMOVED, CHANGED, RENAMED = "toegevoegd", "vervallen", "gewijzigd", "hernoemd"
LONGER, SHORTER, LATER, EARLIER = "verlengd", "verkort", "later", "eerder"
REWORDED, RENUMBERED, ORDERED = "verwoord", "hernummerd", "volgorde"
MOVED, REHOMED = "verplaatst", "onder"
"""To another place in its list; to another item."""

_MIRRORED: Final = {
    ADDED: REMOVED,
    REMOVED: ADDED,
    LONGER: SHORTER,
    SHORTER: LONGER,
    LATER: EARLIER,
    EARLIER: LATER,
}
"""Kinds that turn into each other when the versions change places; the others stay."""


@dataclass(frozen=True, slots=True)
class Verschil:
    """One difference: of what kind, in what, at which item, from what to what."""

    soort: str
    wat: Texts
    """What differs, as people call it: ontvanger, bewaartermijn."""
    pad_oud: str | None = None
    """Where it stands in the old version; None when it is not there."""
    pad_nieuw: str | None = None
    bij_oud: str = ""
    """The item that it belongs to in the old version, empty for the document itself."""
    bij_nieuw: str = ""
    oud: str = ""
    nieuw: str = ""

    @property
    def pad(self) -> str:
        """Where it stands now, else where it stood."""
        return self.pad_oud or "" if self.pad_nieuw is None else self.pad_nieuw

    def mirrored(self) -> "Verschil":
        """Return the same difference seen from the other version."""
        return replace(
            self,
            soort=_MIRRORED.get(self.soort, self.soort),
            pad_oud=self.pad_nieuw,
            pad_nieuw=self.pad_oud,
            bij_oud=self.bij_nieuw,
            bij_nieuw=self.bij_oud,
            oud=self.nieuw,
            nieuw=self.oud,
        )


CAME, WENT, HEAVIER, LIGHTER = "gekomen", "verdwenen", "zwaarder", "lichter"


@dataclass(frozen=True, slots=True)
class Bevindingverschil:
    """A finding that came, went, or weighs otherwise; the finding as it is now, else as it was."""

    soort: str
    bevinding: Finding
    ernst_oud: str = ""
    ernst_nieuw: str = ""


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """Two versions with everything that differs."""

    oud: Judgement
    nieuw: Judgement
    verschillen: tuple[Verschil, ...]
    bevindingen: tuple[Bevindingverschil, ...]
    gewogen: tuple[tuple[str, int, int], ...] = field(default=())
    """Severity with the number of findings before and after, the heaviest first."""

    @property
    def gelijk(self) -> bool:
        """Whether nothing differs."""
        return not self.verschillen and not self.bevindingen

    @property
    def richting(self) -> int:
        """-1 when less is in the way than before, 1 when more, 0 when as much.

        The heaviest severity that differs decides.
        """
        for _, before, after in self.gewogen:
            if before != after:
                return 1 if after > before else -1
        return 0
