"""The value that every form of an answer renders: a decision with the words for its terms."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from vams_kg.model import Decision, Norm, Step, Texts, Turn, Vereiste, Verstrekkingsnorm
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
    voorbehoud: Texts = field(default_factory=dict)
    wendingen: tuple[Turn, ...] = ()
    leemten: tuple[str, ...] = ()
    """What is not modelled and may matter here; not for what is permitted."""

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
        return sorted((self.condition(one), one.weegt) for one in self.decision.voorwaarden)

    def articles(self) -> list[str]:
        """Return the places of the decisive norms, each once, sorted."""
        return sorted({norm.citeertekst for norm in self.decision.normen})

    def norms(self) -> list[Verstrekkingsnorm]:
        """Return the decisive norms, one per place and label, in the order of their places."""
        return list(self.decision.normen)

    def sentence(self) -> str:
        """Return the answer as one sentence."""
        question = self.decision.vraag
        said = self.words()[f"zin_{self.decision.antwoord}"].format(
            verstrekker=self.label(question.verstrekker),
            ontvanger=self.label(question.ontvanger),
            gegevens=self.label(question.gegevens),
        )
        return said[:1].upper() + said[1:]

    def warnings(self) -> list[str]:
        """Return what must be said first: resting on a bill, or on a reading of our own."""
        w = self.words()
        found = [choose(self.voorbehoud, self.language)] if self.op_voorstel else []
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
        return "; ".join(parts) + "."


def confidence(norm: Norm, w: Mapping[str, str]) -> str:
    """Return how certain a norm is and which version of its source was read."""
    said = w.get(norm.zekerheid, norm.zekerheid)
    return f"{said}, {w['versie']} {norm.versie}" if norm.versie else said


def distinct(values: Iterable[str]) -> list[str]:
    """Return values once, in order."""
    return list(dict.fromkeys(values))
