"""The account of one document that every report format gives: answer first, receipt last."""

from dataclasses import dataclass

from vams_kg.model.dossier import Place
from vams_kg.model.judgement import Finding, Judgement
from vams_kg.model.knowledge import Norm, Rule
from vams_kg.model.portrait import Portret
from vams_kg.model.texts import Texts
from vams_kg.model.waswordt import WasWordt

GOOD = "Goed"
"""Outcome of a rule that applied and found nothing; the others are severities of findings."""


@dataclass(frozen=True, slots=True)
class Regeluitkomst:
    """What one rule gave for one document: the heaviest severity found, or `Goed`."""

    regel: Rule
    normen: tuple[Norm, ...]
    uitkomst: str
    bevindingen: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Actie:
    """One thing to do: findings with the same remedy together, the heaviest first."""

    nummer: int
    ernst: str
    doe: Texts
    wie: Texts
    bevindingen: tuple[Finding, ...]

    @property
    def plaatsen(self) -> tuple[Place, ...]:
        """Return where in the document it must be done, each place once."""
        return tuple(dict.fromkeys(finding.plaats for finding in self.bevindingen))


@dataclass(frozen=True, slots=True)
class Voorwaarde:
    """One open condition: what must hold, and who weighs it (empty: no norm says who)."""

    tekst: Texts
    wie: Texts


@dataclass(frozen=True, slots=True)
class Weging:
    """The open conditions of a flow that its articles otherwise cover."""

    pad: str
    plaats: Place
    stroom: str
    """What flows: from whom to whom, by name."""
    norm: Norm
    voorwaarden: tuple[Voorwaarde, ...]


@dataclass(frozen=True, slots=True)
class Bronleemte:
    """What of an act or article that the document uses is not modelled."""

    bron: Texts
    plaats: str
    """Article, where the gap is about one; empty: the whole source."""
    tekst: Texts


@dataclass(frozen=True, slots=True)
class Receipt:
    """With what a report was made: enough to make it again and to see whether it is the same.

    Hashes are sha256 in hexadecimal; regime and models are the short names that options take.
    """

    bestand: str
    invoer_sha256: str
    regelset_versie: str
    regelset_sha256: str
    programma: str
    programma_versie: str
    programma_sha256: str
    regime: str
    regiemodel: tuple[str, ...]
    datum: str
    wensen: tuple[tuple[str, str], ...] = ()
    """The options given: `regime`, `regiemodel` (more than once), `datum`, `strict`, `motor`."""
    indeling_sha256: str = ""
    """Of the user's own column mapping for registers; empty when none was given."""


@dataclass(frozen=True, slots=True)
class Account:
    """Everything a report says of one document.

    The findings of `judgement` bear article (`norm.artikel`), quote (`norm.citaat`) and remedy.
    """

    judgement: Judgement
    waswordt: WasWordt
    acties: tuple[Actie, ...]
    """What to do, in order: first what conflicts, then what asks attention."""
    regels: tuple[Regeluitkomst, ...]
    """Every rule that applied, by topic; rules with nothing to judge in the document are absent."""
    portret: Portret
    wegingen: tuple[Weging, ...]
    leemten: tuple[Bronleemte, ...]
    receipt: Receipt

    @property
    def goed(self) -> int:
        """Return how many rules applied and found nothing, as far as that is known."""
        return sum(one.uitkomst == GOOD for one in self.regels)
