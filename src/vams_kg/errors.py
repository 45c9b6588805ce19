"""What can be wrong with input or with the knowledge we ship.

    VamsError
    ├── UnreadableInput        a file that cannot be read as a document at all (exit code 2)
    │   └── PersonalDataFound  a file that seems to hold data about citizens: refused, not kept
    ├── UnknownChoice          an option of a face names something the ontology does not know
    ├── MissingChoice          a question needs a value that nobody gave
    ├── SeveralWrong           more than one of the above in one question
    ├── StoreFailed            an external SPARQL store does not do what it must (exit code 2)
    └── KnowledgeError         our own ontology or shapes are broken
        └── ShapeNotSupported  a shape uses something the compiler refuses

A document that breaks a rule raises nothing: findings are values.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


class VamsError(Exception):
    """Base of all errors; its text is for people: what, where, what was expected, what to try."""


@dataclass(eq=False)
class UnreadableInput(VamsError):
    """A file that cannot be read as a document; `what` and the rest are Dutch sentences."""

    file: str
    what: str
    line: int | None = None
    column: int | None = None
    expected: str = ""
    try_this: str = ""
    where: str = ""
    """The spot in Dutch, for a file without lines."""

    def __str__(self) -> str:
        """Return one paragraph: place, what is wrong, what was expected, what to try."""
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        place = f"{place}, {self.where}" if self.where else place
        parts = [f"{place}: {self.what}"]
        if self.expected:
            parts.append(f"Verwacht: {self.expected}")
        if self.try_this:
            parts.append(f"Probeer: {self.try_this}")
        return "\n  ".join(parts)


class PersonalDataFound(UnreadableInput):
    """A file that looks as if it holds data about citizens; the value itself is never repeated."""


@dataclass(eq=False)
class UnknownChoice(VamsError):
    """An option whose value is not in the ontology, with the nearest known values."""

    option: str
    value: str
    nearest: tuple[str, ...] = ()
    short: Mapping[str, str] = field(default_factory=dict)
    """Short name by label, for those that have one."""
    alike: bool = True
    """Whether one of the nearest values is like the value; else they are only examples."""

    def __str__(self) -> str:
        """Return the Dutch sentence that is shown to the user."""
        known = ", ".join(map(self._named, self.nearest))
        if known and not self.alike:
            said = f"{self.option}: ‘{self.value}’ is niet bekend en niets lijkt erop."
            return f"{said} Wat wel kan is bijvoorbeeld: {known}."
        hint = f" Bedoelt u: {known}?" if known else ""
        return f"{self.option}: ‘{self.value}’ is niet bekend.{hint}"

    def _named(self, label: str) -> str:
        """Return a label, with its short name first where that is another word."""
        short = self.short.get(label, label)
        return label if short == label else f"{short} ({label})"


@dataclass(eq=False)
class WrongDate(UnknownChoice):
    """A date that is not written as a date, or that no calendar has."""

    def __str__(self) -> str:
        """Return the Dutch sentence that is shown to the user."""
        return (
            f"{self.option}: ‘{self.value}’ is geen bestaande datum."
            " Schrijf jaar-maand-dag, bijvoorbeeld 2026-11-24."
        )


@dataclass(eq=False)
class UnknownTerm(UnknownChoice):
    """A word that no document defines; the nearest are words that some document does define."""

    def __str__(self) -> str:
        """Return what is wrong, which words there are and what to try, a line each."""
        listed = "; ".join(self.nearest[:20]) or "geen enkele term"
        return (
            f"{self.option}: geen van de documenten omschrijft ‘{self.value}’.\n"
            f"  Wel omschreven: {listed}.\n  Probeer: neem een van deze termen."
        )


@dataclass(eq=False)
class MissingChoice(VamsError):
    """A parameter without a value, with every value it can have."""

    option: str
    known: tuple[str, ...]

    def __str__(self) -> str:
        """Return the Dutch sentence that is shown to the user."""
        return f"{self.option}: hier hoort een waarde. Kies uit: {', '.join(self.known)}."


@dataclass(eq=False)
class SeveralWrong(VamsError):
    """A question in which more than one part is unknown or missing."""

    errors: tuple[UnknownChoice | MissingChoice, ...]

    def __str__(self) -> str:
        """Return one Dutch sentence a line."""
        return "\n".join(map(str, self.errors))


@dataclass(eq=False)
class StoreFailed(VamsError):
    """An external SPARQL store that is not there or does not answer as it must."""

    where: str
    what: str
    try_this: str

    def __str__(self) -> str:
        """Return the Dutch sentence that is shown to the user."""
        return f"{self.where}: {self.what}\n  Probeer: {self.try_this}"


class KnowledgeError(VamsError):
    """The ontology or the shapes contradict themselves or miss something the code needs."""


@dataclass(eq=False)
class ShapeNotSupported(KnowledgeError):
    """Shapes the compiler refuses: one line per refusal, with shape, file, line and remedy."""

    refusals: tuple[str, ...]

    def __str__(self) -> str:
        """Return all refusals, one a line."""
        return "\n".join(self.refusals)
