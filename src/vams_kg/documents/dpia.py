"""The export of a DPIA by the central government model (MinBZK/par-dpia-form) becomes a draft.

Built on the public schema of the export and the numbers of its questions. Places are those numbers.
The export does not say to which processing an answer in a nested group belongs: that is reported.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple, NoReturn

from vams_kg.documents.drafting import Drafting, Item, Sources, Target
from vams_kg.documents.intake import Intake, Where
from vams_kg.documents.json_text import loaded
from vams_kg.documents.knowledge import Knowledge
from vams_kg.errors import UnreadableInput

FORMAT: Final = "dpia"
MAX_ANSWERS: Final = 20_000
_EXPECTED: Final = "een JSON-export van het invulformulier voor de DPIA (Rijksmodel 3.0)"
_URN: Final = re.compile(r"urn:nl:dpia:3\.\d+")
_KEY: Final = re.compile(r"(\d+(?:\.\d+)*)(?:\[(\d+)\])?")
_LONGEST_WORD: Final = 500
"""Characters without a space: more is no text but a picture or a file."""


class Answer(NamedTuple):
    """The answer to a question; in a repeated group with its turn there."""

    term: str
    turn: int | None
    values: tuple[str, ...]

    @property
    def group(self) -> str:
        """Number of the group in which the question stands."""
        return self.term.rpartition(".")[0]

    @property
    def place(self) -> str:
        """The question as people find it in the form."""
        return self.term if self.turn is None else f"{self.term} [{self.turn + 1}]"


def read_dpia(data: bytes, name: str, knowledge: Knowledge) -> Intake:
    """Return the draft of a DPIA; raises UnreadableInput when the file is none."""
    try:
        export = loaded(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, RecursionError, ValueError):
        _refuse(name, "Dit is geen geldige JSON in UTF-8, of het bestand is niet volledig.")
    if not isinstance(export, dict) or not isinstance(export.get("answers"), dict):
        _refuse(name, "Deze JSON heeft geen onderdeel ‘answers’ met antwoorden.")
    metadata = export.get("metadata")
    urn = metadata.get("urn") if isinstance(metadata, dict) else None
    if not isinstance(urn, str) or not _URN.fullmatch(urn):
        _refuse(name, "Deze export is niet van een DPIA volgens versie 3 van het Rijksmodel.")
    answers = list(_answers(export["answers"]))
    strange = _strange(export["answers"])
    if len(answers) > MAX_ANSWERS:
        _refuse(name, f"Deze export heeft meer dan {MAX_ANSWERS} antwoorden.")
    return _Reader(answers, knowledge, name, strange).intake()


def _refuse(name: str, what: str) -> NoReturn:
    raise UnreadableInput(
        name,
        what,
        expected=_EXPECTED,
        try_this="Kies in het invulformulier opnieuw ‘Exporteer als JSON’.",
    )


def _answers(said: Mapping[str, Any]) -> Iterator[Answer]:
    """Yield every filled answer, of repeated groups with their index."""
    for key, value in said.items():
        if isinstance(value, list):
            for element in value:
                if isinstance(element, dict):
                    index = element.get("_index")
                    for child, answer in element.items():
                        yield from _answer(child, answer, index if type(index) is int else 0)
        else:
            yield from _answer(key, value, None)


def _strange(said: Mapping[str, Any]) -> list[str]:
    """Return the numbers of questions whose answer has another shape than the schema tells."""
    return [
        key
        for key, value in said.items()
        if _KEY.fullmatch(key) and value and not _has_shape(value)
    ]


def _has_shape(value: Any) -> bool:
    if isinstance(value, dict):
        said = value.get("value", value)
        return said is None or isinstance(said, bool | str) or _is_texts(said)
    return isinstance(value, list) and all(
        isinstance(one, dict)
        and all(_has_shape(held) for key, held in one.items() if _KEY.fullmatch(key))
        and any(key == "_index" or _KEY.fullmatch(key) for key in one)
        for one in value
    )


def _is_texts(said: Any) -> bool:
    return isinstance(said, list) and all(isinstance(one, str) for one in said)


def _answer(key: str, answer: Any, index: int | None) -> Iterator[Answer]:
    found = _KEY.fullmatch(key)
    value = answer.get("value") if isinstance(answer, dict) else None
    values = value if isinstance(value, list) else [value]
    texts = tuple(one.strip() for one in values if isinstance(one, str) and _is_text(one))
    if found and texts:
        yield Answer(found[1], int(found[2]) if found[2] else index, texts)


def _is_text(value: str) -> bool:
    return bool(value.strip()) and max(map(len, value.split())) < _LONGEST_WORD


class _Reader:
    """Reads the answers of one DPIA into a draft."""

    def __init__(
        self, answers: list[Answer], knowledge: Knowledge, name: str, strange: list[str]
    ) -> None:
        self.strange = strange
        self.sources = Sources(knowledge, FORMAT)
        self.draft = Drafting(knowledge, self.sources, Where(veld="answers"), name)
        self.draft.untried()
        self.answers = answers
        self.elements: dict[tuple[str, int | None], list[Answer]] = defaultdict(list)
        """Answers by the element of a group in which they stand."""
        self.turns: dict[str, set[int | None]] = defaultdict(set)
        for one in answers:
            self.elements[one.group, one.turn].append(one)
            self.turns[one.group].add(one.turn)
        self.naming = self._party_target()
        self.row_part = self.sources.target("@rij").key
        self.rows: dict[int, Item] = {}
        self.by_name: dict[str, list[Item]] = defaultdict(list)
        """Flows by what their answers name: the processing itself, and its data."""
        self.unsure: dict[str, Answer] = {}
        """First answer of every question whose processing is not certain."""

    def intake(self) -> Intake:
        in_rows = self.sources.names("@rijen")
        for answer in self.answers:
            if answer.group in in_rows:
                self._row(answer)
        for answer in self.answers:
            if answer.group not in in_rows:
                self._other(answer)
        self._rest(in_rows)
        return self.draft.intake()

    def _spot(self, answer: Answer) -> int:
        return self.draft.spot(Where(veld=answer.place))

    def _row(self, answer: Answer) -> None:
        number = self._spot(answer)
        index = answer.turn or 0
        if index not in self.rows:
            self.rows[index] = self.draft.item(self.row_part, number)
        for value in answer.values:
            self.by_name[value].append(self.rows[index])
            for target in self.sources.targets(answer.term):
                self.rows[index].add(target.key, value, number)

    def _other(self, answer: Answer) -> None:
        number = self._spot(answer)
        for target in self.sources.targets(answer.term):
            for value in answer.values:
                self._put(answer, target, value, number)
        for field in self.sources.for_value:
            if answer.term in field.namen and field.bij_waarde in answer.values:
                for name in self._beside(answer):
                    for target in map(Target.of, field.sleutels):
                        self._role(answer, target, name, (field.vaste_waarde, number))

    def _put(self, answer: Answer, target: Target, value: str, number: int) -> None:
        if not target.part:
            self.draft.head(answer.term, value, number)
        elif target.part == self.row_part:
            for item in self._rows_of(answer):
                item.add(target.key, value, number)
        else:
            party = self.draft.named(target, value, number)
            self.draft.kind(party, value, "@soort partij", party.number)

    def _role(self, answer: Answer, target: Target, name: str, said: tuple[str, int]) -> None:
        """Put a party where its role says: under a key of a flow, or a fixed value at itself."""
        fixed, number = said
        if target.part == self.row_part:
            for item in self._rows_of(answer):
                item.add(target.key, name, number)
        else:
            party = self.draft.named(self.naming, name, number)
            party.add(target.key, fixed, number)

    def _party_target(self) -> Target:
        kind = self.sources.target("@soort partij")
        found = (Target.of(key) for one in self.sources.by_name.values() for key in one.sleutels)
        return next(one for one in found if one.part == kind.part and one != kind)

    def _beside(self, answer: Answer) -> list[str]:
        """Return the names of parties in the same element of a group."""
        return [
            value
            for one in self.elements[answer.group, answer.turn]
            if self.naming in self.sources.targets(one.term)
            for value in one.values
        ]

    def _rows_of(self, answer: Answer) -> list[Item]:
        """Return the flows to which an answer belongs; none when that is not to be known."""
        linking = self.sources.names("@verwerkingen")
        named = [
            item
            for one in self.elements[answer.group, answer.turn]
            if one.term in linking
            for value in one.values
            for item in self.by_name.get(value, ())
        ]
        if named or len(self.rows) < 2:
            return named or list(self.rows.values())
        self.unsure.setdefault(answer.term, answer)
        in_order = self.turns[answer.group] == set(self.rows) and answer.turn is not None
        return [self.rows[answer.turn]] if in_order and answer.turn is not None else []

    def _rest(self, in_rows: frozenset[str]) -> None:
        """Report what is uncertain and what was not taken over, and keep texts for the search."""
        for answer in self.unsure.values():
            number = self._spot(answer)
            self.draft.doubt("Lezing-koppeling-onzeker", "", number, vraag=answer.term)
        missed: dict[str, list[Answer]] = defaultdict(list)
        for answer in self.answers:
            if not self.sources.knows(answer.term):
                missed[answer.term].append(answer)
            if not self.sources.targets(answer.term):
                texts = ((answer.place, value, self._spot(answer)) for value in answer.values)
                self.draft.aside(texts)
        if self.strange:
            number = self.draft.spot(Where(veld=self.strange[0]))
            self.draft.left_out("antwoord in een onbekende vorm", self.strange, number)
        if missed:
            first = next(iter(missed.values()))[0]
            self.draft.left_out("vraag", list(missed), self._spot(first))
