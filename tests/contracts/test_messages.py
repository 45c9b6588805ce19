"""Contracts of the language: what a person reads is plain, of one voice, equal in both languages.

The words to use and to leave stand in CONTRIBUTING.md, at the recipe for a rule.
"""

import re
from collections.abc import Iterator
from itertools import product

import pytest

from vams_kg.checking.findings import MAX_QUOTE, filled
from vams_kg.model import Rule
from vams_kg.rulebook import Rulebook

LANGUAGES = ("nl", "en")
LONGEST = {"naam": 95, "bericht": 165, "herstel": 140}
"""Characters of a text as the rule gives it, before the document's words are filled in."""

LEAVE = {
    "nl": (
        r"dient te|dienen te|middels|teneinde|betreffende|conform|indien|inzake|alsmede|tevens"
        r"|derhalve|jegens|ten behoeve van|ten aanzien van|met betrekking tot|diens"
        r"|(on)?rechtmatige?|illegaal|strafbaar|schuldig|overtreding|overtreedt"
        r"|gegevensstro(om|men)|verstrekker|verstrekkende partij|ontvangende partij"
        r"|levensgebied(en)?|levensdomein(en)?|leefdomein(en)?|onvoldoende|voldoet niet"
    ),
    "en": r"(un)?lawful|illegal|guilty|violates|giver|receiver|data flows?|life domains?|suffices?",
}
"""Words of the office, verdicts, and second names of things that have one name here."""

IMPERATIVES = {
    "nl": (
        "Beoordeel Begin Benader Beperk Beschrijf Beslis Betrek Bied Breid Deel Doe Draag Geef"
        " Gebruik Haal Houd Informeer Kies Kijk Laat Leg Los Maak Meld Neem Nodig Noem Pas Schaal"
        " Schrijf Sla Sluit Spreek Stel Stuur Verbeter Verbind Verken Verlaag Versterk Vertel"
        " Vervang Verwijs Voeg Voer Vraag Vul Werk Wijs Zet Zoek"
    ),
    "en": (
        "Add Agree Allow Appoint Approach Ask Assign Begin Bring Check Choose Cite Correct Decide"
        " Describe Do Draw Explore Extend Fill Find Follow Give Hand Hold Include Inform Invite"
        " Involve Judge Keep Leave Let Limit Link List Look Lower Make Merge Move Name Offer Open"
        " Pass Put Record Refer Remove Replace Save Scale Send Share Solve Start State Strengthen"
        " Submit Take Tell Tie Use Work Write"
    ),
}
"""First words of a remedy; a new verb may be added, a noun or a condition may not."""

KINDS = "stap|stroom|rol|partij|fase|bepaling|definitie|deelnemer|casusoverleg|onderdeel"
UNQUOTED = re.compile(r"(?<!‘)\{(?:naam|waarde|document|sleutel)\}")
BARE_KEY = re.compile(r"\b[a-z]+_[a-z_]+\b")
NEW_SENTENCE = re.compile(r"(?<!\bart)(?<!\barts)(?<!\bpara)[.!?]\s+\S")
PLACEHOLDER = re.compile(r"\{(\w+)\}")
DECIDERS = 25
"""A body has one spelling; a new one is rare."""

Text = tuple[str, str, str, str]


def rules(rulebook: Rulebook) -> list[Rule]:
    return sorted(rulebook.rules.values(), key=lambda rule: rule.iri)


@pytest.fixture(scope="module")
def texts(rulebook: Rulebook) -> list[Text]:
    """Return every text of every rule: rule, kind of text, language, words."""
    return list(_texts(rulebook))


def _texts(rulebook: Rulebook) -> Iterator[Text]:
    for rule, kind in product(rules(rulebook), LONGEST):
        for language, words in getattr(rule, kind).items():
            yield rule.local, kind, language, words


def wrong(texts: list[Text], pattern: str, *kinds: str, language: str = "") -> list[Text]:
    return [
        text
        for text in texts
        if (not kinds or text[1] in kinds)
        and (not language or text[2] == language)
        and re.search(pattern, text[3])
    ]


def test_every_text_is_there_in_both_languages_and_no_other(rulebook: Rulebook) -> None:
    lacking = [
        (rule.local, kind)
        for rule, kind in product(rules(rulebook), LONGEST)
        if sorted(getattr(rule, kind)) != sorted(LANGUAGES)
    ]
    assert lacking == []


def test_both_languages_fill_in_the_same_words(rulebook: Rulebook) -> None:
    differing = [
        (rule.local, kind)
        for rule, kind in product(rules(rulebook), LONGEST)
        if len({tuple(sorted(PLACEHOLDER.findall(text))) for text in getattr(rule, kind).values()})
        != 1
    ]
    assert differing == []


def test_texts_have_clean_spaces_and_curly_quotes(texts: list[Text]) -> None:
    assert wrong(texts, r"  |^\s|\s$|\n|[\"'`“”]|\s[,.;:]") == []
    assert [text for text in texts if text[3].count("‘") > text[3].count("’")] == []


def test_texts_have_no_addresses_or_names_of_terms(texts: list[Text]) -> None:
    assert wrong(texts, r"://|\b(vams|sh|begrip|norm|regel|bron|uitspraak):\w|\bsh\b|SHACL") == []


def test_texts_leave_the_words_that_nobody_says(texts: list[Text]) -> None:
    found = [wrong(texts, rf"(?i)\b({LEAVE[code]})\b", language=code) for code in LANGUAGES]
    assert found == [[], []]


def test_texts_are_short(texts: list[Text]) -> None:
    assert [text for text in texts if len(text[3]) > LONGEST[text[1]]] == []


def test_names_are_headings(texts: list[Text]) -> None:
    assert wrong(texts, r"[.!?:;]$|^[^A-Z‘É]|\{|Kijk na|Check:", "naam") == []


def test_messages_and_remedies_are_one_sentence(texts: list[Text]) -> None:
    assert wrong(texts, NEW_SENTENCE.pattern, "bericht", "herstel") == []
    assert wrong(texts, r"^[^A-Z‘]|[^.]$", "bericht") == []
    assert wrong(texts, r"[^.?]$", "herstel") == []


def test_messages_say_a_fact_and_leave_the_work_to_the_remedy(texts: list[Text]) -> None:
    assert wrong(texts, r"(?i)\b(kijk (dit )?na|moet u|u moet|check|please)\b", "bericht") == []


def test_words_of_the_document_stand_between_quotes(texts: list[Text]) -> None:
    assert wrong(texts, UNQUOTED.pattern) == []


def test_a_name_in_a_message_says_what_it_is_the_name_of(texts: list[Text]) -> None:
    named = wrong(texts, r"‘\{naam\}’", "bericht", language="nl")
    kinds = re.compile(rf"(?i)\b({KINDS}) ‘\{{naam\}}’")
    assert [text for text in named if not kinds.search(text[3])] == []


def test_keys_of_the_format_stand_between_quotes(texts: list[Text]) -> None:
    bare = [text for text in texts if BARE_KEY.search(re.sub(r"‘[^’]*’|\{\w+\}", "", text[3]))]
    assert bare == []


def test_a_remedy_starts_with_what_to_do(texts: list[Text]) -> None:
    verbs = {language: set(words.split()) for language, words in IMPERATIVES.items()}
    assert [
        text
        for text in texts
        if text[1] == "herstel" and text[3].split()[0].rstrip(":") not in verbs[text[2]]
    ] == []


def test_what_is_worth_a_look_is_looked_at(rulebook: Rulebook) -> None:
    """A remedy that says ‘kijk na’ also says of what: whether, who, which, how."""
    looked = [rule.herstel["nl"] for rule in rules(rulebook)]
    assert [text for text in looked if re.match(r"Kijk(?! na\b)", text)] == []


def test_a_deciding_body_has_one_spelling(rulebook: Rulebook) -> None:
    bodies = {rule.wie_beslist["nl"] for rule in rules(rulebook)}
    assert len(bodies) <= DECIDERS
    assert len({re.sub(r"\W|en\b|de\b", "", body.lower()) for body in bodies}) == len(bodies)
    assert [body for body in bodies if body != body.strip().rstrip(".")] == []


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("10 weken", "De termijn is te lang: ‘10 weken’."),
        ("Geen.", "De termijn is te lang: ‘Geen’."),
        ("n.v.t.", "De termijn is te lang: ‘n.v.t.’."),
        ("", "De termijn is te lang."),
    ],
)
def test_a_message_reads_well_with_and_without_a_value(value: str, message: str) -> None:
    assert filled("De termijn is te lang: ‘{waarde}’.", {"waarde": value}) == message


def test_a_message_quotes_a_piece_of_a_long_value() -> None:
    said = filled("De stap (‘{waarde}’) is lang.", {"waarde": "woord " * MAX_QUOTE})
    assert said.endswith("woord…’) is lang.")
    assert len(said) <= MAX_QUOTE + len("De stap (‘’) is lang.")
