"""The value that every form of an answer renders: a decision with the words for its terms."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from vams_kg.model import (
    SKIPPED,
    Decision,
    Geldigheid,
    Norm,
    Step,
    Texts,
    Turn,
    Vereiste,
    Verstrekkingsnorm,
)
from vams_kg.reporting.report import choose, words


@dataclass(frozen=True, slots=True)
class Answer:
    """A decision, the labels of its terms, and what must be said about its sources."""

    decision: Decision
    labels: Mapping[str, Texts]
    regime: str
    regelset: str
    language: str = "nl"
    op_voorstel: bool = False
    """Whether a decisive norm stands only in a bill."""
    alsof: bool = False
    """Whether that bill was asked about on a day of the user's choice, on which it had no force."""
    voorbehoud: Texts = field(default_factory=dict)
    wendingen: tuple[Turn, ...] = ()
    leemten: tuple[str, ...] = ()
    """What is not modelled and may matter here; not for what is permitted."""
    niet_van_kracht: tuple[Verstrekkingsnorm, ...] = ()
    """Norms on these parties and data that are not in force on the date of the question."""

    def label(self, iri: str | None) -> str:
        """Return the label of a term in the language of the answer."""
        return choose(self.labels.get(iri or "", {}), self.language) or (iri or "")

    def words(self) -> Mapping[str, str]:
        """Return the words of the interface."""
        return words(self.language)

    def condition(self, vereiste: Vereiste) -> str:
        """Return a requirement as people write it; ` of ` is OR."""
        joint = f" {self.words()['of']} "
        return joint.join(sorted(self.label(fact) for fact in vereiste.een_van))

    def conditions(self) -> list[tuple[str, str]]:
        """Return the open requirements with who weighs each, sorted."""
        return sorted(
            (self.condition(one), choose(one.weegt, self.language))
            for one in self.decision.voorwaarden
        )

    def articles(self) -> list[str]:
        """Return the places of the decisive norms, each once, sorted."""
        return sorted({norm.citeertekst for norm in self.decision.normen})

    def norms(self) -> list[Verstrekkingsnorm]:
        """Return the decisive norms, one per place and label, in the order of their places."""
        return list(self.decision.normen)

    def named(self, answer: str) -> str:
        """Return an answer word in the language, with the Dutch word behind it in another one."""
        return answer_word(answer, self.language)

    def sentence(self) -> str:
        """Return the answer as one sentence."""
        question = self.decision.vraag
        said = self.words()[f"zin_{self.decision.antwoord}"].format(
            verstrekker=self.label(question.verstrekker),
            ontvanger=self.label(question.ontvanger),
            gegevens=self.label(question.gegevens),
        )
        return said[:1].upper() + said[1:]

    def on_bill(self) -> str:
        """Return the line that says that the answer rests on a bill; nothing when it does not."""
        said = choose(self.voorbehoud, self.language) if self.op_voorstel else ""
        return f"{self.words()['let_op']}: {said}" if said else ""

    def warnings(self) -> list[str]:
        """Return what must be said first: resting on a bill, or on a reading of our own."""
        w = self.words()
        found = [choose(self.voorbehoud, self.language)] if self.op_voorstel else []
        if self.alsof:
            found.append(w["alsof_van_kracht"].format(datum=self.decision.vraag.datum))
        if self.niet_van_kracht:
            names = ", ".join(distinct(one.naam for one in self.absent()))
            found.append(f"{self.not_in_force().capitalize()}: {names}. {w['toen_onbekend']}")
        if any(norm.norm.zekerheid == "afgeleid" for norm in self.decision.normen):
            found.append(w["eigen_lezing"])
        return found

    def explain(self, step: Step) -> str:
        """Return what a layer expected and what was found, in one line."""
        w = self.words()
        parts = [w[f"laag_{step.uitkomst.replace(' ', '_')}"]]
        if step.uitkomst == "fail" and not step.normen:
            parts = [w["laag_geen_norm"]]
        for name, facts in (("vervuld", step.vervuld), ("dicht", step.dicht)):
            if facts:
                parts.append(f"{w[name]}: {', '.join(sorted(map(self.label, facts)))}")
        if step.open:
            parts.append(f"{w['open']}: {'; '.join(sorted(map(self.condition, step.open)))}")
        absent = self.absent_in(step)
        if absent:
            parts.append(f"{self.not_in_force()}: {', '.join(absent)}")
        return "; ".join(parts) + "."

    def absent_in(self, step: Step) -> list[str]:
        """Return what is not in force of a layer, by name; in a skipped layer what would count."""
        found = self._of(step.laag.iri, closing=step.uitkomst == SKIPPED)
        return sorted({norm.geldig.naam for norm in found})

    def _of(self, layer: str, *, closing: bool) -> Iterator[Verstrekkingsnorm]:
        for norm in self.niet_van_kracht:
            if layer in norm.sluit | norm.toetst or (layer in norm.opent and not closing):
                yield norm

    def not_in_force(self) -> str:
        """Return that something is not in force on the date of the question, in words."""
        return self.words()["niet_van_kracht"].format(datum=self.decision.vraag.datum)

    def absent(self) -> list[Geldigheid]:
        """Return the acts and articles that are not in force on the date, each once, by name."""
        found = {norm.geldig for norm in self.niet_van_kracht}
        return sorted(found, key=lambda one: (one.naam, one.vanaf, one.tot))


def answer_word(answer: str, language: str) -> str:
    """Return an answer as people read it, with the Dutch word behind it in another language."""
    dutch = words("nl")[f"antwoord_{answer}"]
    own = words(language)[f"antwoord_{answer}"]
    return own if own == dutch else f"{own} ({dutch})"


def confidence(norm: Norm, w: Mapping[str, str]) -> str:
    """Return how certain a norm is and which version of its source was read."""
    said = w.get(norm.zekerheid, norm.zekerheid)
    return f"{said}, {w['versie']} {norm.versie}" if norm.versie else said


def distinct(values: Iterable[str]) -> list[str]:
    """Return values once, in order."""
    return list(dict.fromkeys(values))
