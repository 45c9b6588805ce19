"""What a check gives: findings with place, norms and words, and the judgement of a dossier."""

from dataclasses import dataclass, field

from vams_kg.model.dossier import Place
from vams_kg.model.knowledge import Norm
from vams_kg.model.texts import Texts


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found in a document: rule, severity, place, words, norms and remedy."""

    regel: str
    ernst: str
    pad: str
    plaats: Place
    onderwerp: str
    bericht: Texts
    normen: tuple[Norm, ...]
    herstel: Texts
    wie_beslist: Texts
    focus: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """All findings on one document, with what was judged by which rules."""

    bestand: str
    titel: str
    soort: str
    regime: str
    regiemodel: tuple[str, ...]
    datum: str
    sha256: str
    regelset_versie: str
    regelset_sha256: str
    bevindingen: tuple[Finding, ...]
    voorbehoud: Texts = field(default_factory=dict)
    """What must be said of the regime: a bill is not a law."""
    karig: bool = False
    """Whether the document says too little about its parts to conclude anything from silence."""

    def aantal(self, ernst: str) -> int:
        """Return how many findings have this severity (`Violation`, `Warning`, `Info`)."""
        return sum(finding.ernst == ernst for finding in self.bevindingen)

    @property
    def conform(self) -> bool:
        """True when there is no Violation."""
        return self.aantal("Violation") == 0
