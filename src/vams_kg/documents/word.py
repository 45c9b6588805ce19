"""A Word document becomes a tree: our own tables as facts, a was-wordt list in prose as a draft.

Each value keeps the row of its table and its title. From prose nothing is concluded: it is taken
over as a draft that a person confirms, or, beside filled-in tables, left out and said to be so.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from typing import Final, NamedTuple

from vams_kg.documents.drafting import DOCUMENT, Drafting, Item, Sources
from vams_kg.documents.intake import Doubt, Intake, Where
from vams_kg.documents.knowledge import Knowledge
from vams_kg.documents.proposing import Proposing, Row
from vams_kg.documents.tree import Entry, Listing, Scalar, Table, Tree
from vams_kg.documents.word_list import WAS, ListRow, WasWordtList
from vams_kg.documents.word_own_texts import own_texts
from vams_kg.documents.word_sheets import ADAPT, WordSheets, plain_title, spots_of
from vams_kg.documents.workbook import Reading
from vams_kg.documents.workbook_layout import Layout, key_name
from vams_kg.errors import UnreadableInput
from vams_kg.packing import Address, WordDocument, Workbook, open_word
from vams_kg.vocabulary import VAMS

FORMAT: Final = "waswordt"


class Places(NamedTuple):
    """Where a check may write: the cell of each value, and for each part its third column."""

    cells: Mapping[Where, Address]
    parts: Mapping[str, Address]


def read_word(data: bytes, name: str, knowledge: Knowledge) -> Intake:
    """Return what a document says; raises UnreadableInput when no table of it is known."""
    return _Reading(open_word(data, name), knowledge).intake(name)


def word_places(data: bytes, name: str, knowledge: Knowledge) -> Places:
    """Return where the values and the parts of the list stand; raises as `read_word` does."""
    reading = _Reading(open_word(data, name), knowledge)
    _, addresses = reading.facts()
    cells = dict(addresses)
    for row in reading.rows:
        cells[_spot(row)] = Address(row.table, row.row, row.columns[0])
    parts = {row.part.iri: row.adapt_cell for row in reversed(reading.rows) if row.part}
    return Places(cells, parts)


def _spot(row: ListRow) -> Where:
    again = f" (tabel {row.table})" if row.table > 1 else ""
    return Where(None, None, row.row, WAS + again)


class _Reading:
    """One document with its tables sorted: ours, the list, and others."""

    def __init__(self, word: WordDocument, knowledge: Knowledge) -> None:
        self._word = word
        self._knowledge = knowledge
        self._layout = Layout(knowledge.fields)
        self.sheets = WordSheets(self._layout)
        listed = WasWordtList(knowledge.parts)
        for table in word.tables:
            if not listed.add(table):
                self.sheets.add(table)
        self.rows = listed.finish()

    def facts(self) -> tuple[Intake, dict[Where, Address]]:
        """Return what our own tables say, with the address of each spot."""
        book = Workbook(self.sheets.sheets(), {})
        found = Reading(self._layout, self._knowledge).read(book)
        spots, addresses = spots_of(list(found.spots), self.sheets.targets)
        doubts = tuple(
            Doubt(one.rule, plain_title(one.path), one.number, one.values) for one in found.doubts
        )
        return Intake(found.tree, spots, doubts, found.aside), addresses

    def intake(self, name: str) -> Intake:
        """Return the whole document; raises UnreadableInput when there is nothing in it."""
        facts, _ = self.facts()
        assert isinstance(facts.tree, Table)
        answered = [row for row in self.rows if row.prose]
        filled = any(self._is_part(one.key) for one in facts.tree.entries)
        if not answered and not facts.tree.entries:
            self._refuse(name)
        own = set(own_texts(self._layout))
        made = _Added(facts)
        if answered and not filled:
            made = _Added(self._draft(facts, answered))
            own.add(key_name(self._title()))
        for row in answered if filled else ():
            title = row.part.label.get("nl", "") if row.part else row.was.split("\n")[0]
            made.left_out(f"het antwoord in eigen woorden bij ‘{title}’", _spot(row))
        self._aside(made, own)
        return made.intake()

    def _is_part(self, key: str) -> bool:
        """Return whether a key of the document holds items or a map, and no text."""
        field = self._knowledge.fields.find(VAMS.Document.value, key)
        return field is not None and field.waardesoort in _PARTS

    def _refuse(self, name: str) -> None:
        known = self.rows or self.sheets.sheets()
        raise UnreadableInput(
            name,
            "Dit document is nog niet ingevuld."
            if known
            else "In dit document herkennen wij geen enkele tabel.",
            expected="een ingevulde was-wordt lijst, of tabellen zoals Partijen en Processtappen",
            try_this="‘vams-kg template docx -o sjabloon.docx’ geeft een leeg document met uitleg.",
        )

    # --- prose ---

    def _draft(self, facts: Intake, rows: list[ListRow]) -> Intake:
        """Return the draft of a list in prose; what the document says of itself goes before it."""
        sources = Sources(self._knowledge, FORMAT)
        draft = Drafting(self._knowledge, sources, Where(veld="was-wordt lijst"))
        draft.untried()
        assert isinstance(facts.tree, Table)
        titled = {entry.key for entry in facts.tree.entries}
        if "titel" not in titled:
            draft.head("@titel", self._title())
        steps = [self._step(draft, sources, row) for row in rows]
        self._propose(draft, steps, rows)
        made = draft.intake()
        assert isinstance(made.tree, Table)
        shift = len(made.spots)
        own = [entry for entry in facts.tree.entries if entry.key != "concept"]
        keys = {entry.key for entry in own}
        kept = tuple(entry for entry in made.tree.entries if entry.key not in keys)
        moved = tuple(_entry_moved(entry, shift) for entry in own)
        return Intake(
            Table((*moved, *kept), DOCUMENT),
            (*made.spots, *facts.spots),
            (*made.doubts, *(_doubt_moved(one, shift) for one in facts.doubts)),
            (*made.aside, *(_tree_moved(one, shift) for one in facts.aside)),
        )

    def _title(self) -> str:
        """Return the title of the document: its first line outside the tables."""
        lines = (one.text for one in self._word.loose if one.kind == "alinea")
        return next(lines, "") or "Was-wordt lijst"

    def _propose(self, draft: Drafting, steps: list[Item], rows: list[ListRow]) -> None:
        """Propose what the answers say, as far as the words of the format recognise it."""
        part = Sources(self._knowledge, FORMAT).target("@onderdeel").part
        proposing = Proposing(draft, self._knowledge, Counter({part: len(steps)}))
        for step in steps:
            for key, values in step.values.items():
                for value in values:
                    proposing.known(f"{part}.{key}", value.text)
        for step, row in zip(steps, rows, strict=True):
            label = row.part.label.get("nl", "") if row.part else ""
            where = f"{_spot(row)}, {label}" if label else str(_spot(row))
            proposing.row(Row(step.ident, step.number, where), row.prose)

    def _step(self, draft: Drafting, sources: Sources, row: ListRow) -> Item:
        number = draft.spot(_spot(row))
        name = sources.target("@onderdeel")
        step = draft.item(name.part, number)
        local = row.part.iri.rpartition("/")[2] if row.part else ""
        label = row.part.label.get("nl", "") if row.part else row.was.split("\n")[0]
        step.add(name.key, label[:1].upper() + label[1:], number)
        for one in sources.for_value:
            if one.bij_waarde == local:
                step.add(one.sleutels[0].rpartition(".")[2], one.vaste_waarde, number)
        step.add(sources.target("@antwoord").key, row.prose, number)
        return step

    # --- what is not read ---

    def _aside(self, made: "_Added", own: Collection[str]) -> None:
        """Keep everything else aside, and say what of it was not read but for texts of our own."""
        counts: Counter[str] = Counter()
        for name, text, where in self.sheets.beside:
            made.aside(name, text, where)
        for row in self.rows:
            made.aside(WAS, row.was, _spot(row))
            made.aside(ADAPT, f"{row.wordt}\n{row.adapt}", _spot(row))
        for kind, text in self._word.loose:
            made.aside(kind, text, Where(veld=kind))
            if kind not in _SILENT and key_name(text) not in own:
                counts[kind] += 1
        for table in self.sheets.unknown:
            for number, cells in enumerate(table.rows, start=1):
                where = Where(None, None, number, f"tabel {table.number}")
                made.aside_row([(one.text, where) for one in cells.values() if one.text.strip()])
            counts["tabel zonder titels die wij kennen"] += 1
        for kind, count in counts.items():
            made.left_out(f"{count} × {kind}", Where(veld=kind))


_PARTS: Final = frozenset({VAMS.item.value, VAMS.items.value})
_SILENT: Final = frozenset({"koptekst", "voettekst"})
"""Searched for data about citizens, and no loss when they are not read."""


class _Added:
    """An intake to which spots, texts aside and doubts are added."""

    def __init__(self, intake: Intake) -> None:
        self._start = intake
        self._spots = list(intake.spots)
        self._doubts = list(intake.doubts)
        self._trees: list[Tree] = list(intake.aside)

    def aside(self, name: str, text: str, where: Where) -> None:
        """Keep a text aside, to be searched for data about citizens."""
        for line in filter(str.strip, text.split("\n")):
            number = self._spot(where)
            self._trees.append(Table((Entry(name, number, Scalar(line, number)),), number))

    def aside_row(self, texts: list[tuple[str, Where]]) -> None:
        """Keep the cells of one row aside."""
        made = tuple(Scalar(text, self._spot(where)) for text, where in texts)
        if made:
            self._trees.append(Listing(made, made[0].line))

    def left_out(self, what: str, where: Where) -> None:
        """Remember that something was not read."""
        rule = "Lezing-element-overgeslagen"
        self._doubts.append(Doubt(rule, "", self._spot(where), {"wat": what}))

    def intake(self) -> Intake:
        """Return the intake with everything that was added."""
        return Intake(self._start.tree, self._spots, tuple(self._doubts), tuple(self._trees))

    def _spot(self, where: Where) -> int:
        self._spots.append(where)
        return len(self._spots)


def _doubt_moved(doubt: Doubt, shift: int) -> Doubt:
    return Doubt(doubt.rule, doubt.path, doubt.number + shift, doubt.values)


def _entry_moved(entry: Entry, shift: int) -> Entry:
    return Entry(entry.key, entry.line + shift, _tree_moved(entry.value, shift))


def _tree_moved(tree: Tree, shift: int) -> Tree:
    """Return a tree with its numbers moved on, to stand behind other spots."""
    if isinstance(tree, Scalar):
        return Scalar(tree.text, tree.line + shift)
    if isinstance(tree, Listing):
        return Listing(tuple(_tree_moved(one, shift) for one in tree.items), tree.line + shift)
    entries = tuple(_entry_moved(one, shift) for one in tree.entries)
    return Table(entries, tree.line + shift)
