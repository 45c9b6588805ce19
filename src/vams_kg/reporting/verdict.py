"""What a report opens with: the heaviest thing found, and never that a document is in order."""

from typing import Final

from vams_kg.model import Judgement
from vams_kg.reporting.report import words

CONFLICT, ATTENTION, LITTLE, NOTHING = "strijdig", "aandacht", "weinig", "niets"
"""How a document stands: `weinig` when it says too little and nothing heavier was found."""

_SAID: Final = {
    CONFLICT: "wel_bezwaar",
    ATTENTION: "let_bezwaar",
    LITTLE: "te_weinig",
    NOTHING: "geen_bezwaar",
}


def standing(judgement: Judgement) -> str:
    """Return how a document stands, in one of the four words of this module."""
    if not judgement.conform:
        return CONFLICT
    if judgement.karig:
        return LITTLE
    return ATTENTION if judgement.aantal("Warning") else NOTHING


def verdict(judgement: Judgement, language: str) -> str:
    """Return the answer of a report in one to three sentences, without the receipt.

    Not a word of it says that a document is lawful: at most that nothing was found against it.
    """
    w = words(language)
    stands = standing(judgement)
    said = [w[_SAID[stands]]]
    if judgement.karig and stands == CONFLICT:
        said.append(w["te_weinig"])
    if stands == LITTLE and judgement.aantal("Warning"):
        said.append(w["let_karig"])
    if stands == NOTHING and judgement.aantal("Info"):
        said.append(w["lees_info"])
    return " ".join(said)
