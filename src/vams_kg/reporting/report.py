"""The one value that all formats render: judgements with their findings grouped by topic."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

from vams_kg.model import Account, Finding, Judgement, Texts, WasWordt

SEVERITIES = ("Violation", "Warning", "Info")
LANGUAGES = ("nl", "en")


@dataclass(frozen=True, slots=True)
class Topic:
    """All findings on one topic, the heaviest first."""

    iri: str
    label: str
    bevindingen: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """Judgements in one language, with the labels of topics and how many inputs were not read."""

    judgements: tuple[Judgement, ...]
    onderwerpen: Mapping[str, Texts]
    language: str = "nl"
    onleesbaar: int = 0
    waswordt: tuple[WasWordt, ...] = ()
    """The was-wordt list per judgement, for the formats that show it."""
    accounts: tuple[Account, ...] = ()
    """The account per judgement, for the formats that give it; see `renderers.WITH_ACCOUNT`."""

    def topics(self, judgement: Judgement) -> tuple[Topic, ...]:
        """Return the findings of a judgement by topic, in the order of the was-wordt list."""
        return tuple(
            Topic(iri, choose(self.onderwerpen.get(iri, {}), self.language), tuple(findings))
            for iri, findings in groupby(judgement.bevindingen, key=lambda f: f.onderwerp)
        )


def choose(texts: Texts, language: str) -> str:
    """Return the text in a language, else in Dutch."""
    return texts.get(language) or texts.get("nl", "")


@cache
def words(language: str) -> dict[str, str]:
    """Return the interface words of a language."""
    file = Path(__file__).parent / "woorden" / f"{language}.toml"
    return tomllib.loads(file.read_text("utf-8"))
