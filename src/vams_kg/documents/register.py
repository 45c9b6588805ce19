"""A processing register (Excel or separated values) becomes a draft: one flow for each row.

Which column goes where is data of the ontology, or a column mapping of the user. A row is one
processing: the controller gives, the recipients get. Places are cells, or rows with a heading.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NoReturn

from vams_kg.documents.columns import mapping_text, remark_unknown
from vams_kg.documents.drafting import Drafting, Item, Sources, Target
from vams_kg.documents.intake import Intake, Where
from vams_kg.documents.knowledge import Knowledge
from vams_kg.documents.register_headings import Found, headings
from vams_kg.documents.tables import Grid, read_csv, read_excel
from vams_kg.documents.words import plain
from vams_kg.errors import UnreadableInput
from vams_kg.packing.celltext import letters
from vams_kg.vocabulary import VAMS

FORMAT: Final = "register"
_SPLIT: Final = re.compile(r"\s*[;\n•]\s*|\s+[-–*]\s+(?=\w)|^[-–*]\s+")
_SPLIT_NAMES: Final = re.compile(r",\s*(?![^(]*\))")
"""A comma outside brackets."""


def read_register(data: bytes, name: str, knowledge: Knowledge) -> Intake:
    """Return the draft of a register; raises UnreadableInput when no headings are recognised."""
    draft = register_in(data, name, knowledge)
    if draft is None:
        _refuse(name, Sources(knowledge, FORMAT))
    return draft


def register_in(data: bytes, name: str, knowledge: Knowledge) -> Intake | None:
    """Return the draft of a register, or None when there is no row of known headings."""
    sources = Sources(knowledge, FORMAT)
    grids = _grids(data, name)
    found = [one for grid in grids if (one := headings(grid, sources, knowledge))]
    if not found:
        return None
    title = found[0].grid.title
    whole = Where(blad=title) if title else Where(tabelrij=found[0].row)
    reader = _Reader(Drafting(knowledge, sources, whole, name), sources, title or sources.label)
    for one in found:
        reader.sheet(one)
    reader.others([grid for grid in grids if all(grid is not one.grid for one in found)])
    return reader.draft.intake()


def columns_of(data: bytes, name: str, knowledge: Knowledge) -> str:
    """Return the column mapping with which a register is read, as YAML; raises UnreadableInput."""
    sources = Sources(knowledge, FORMAT)
    found = [one for grid in _grids(data, name) if (one := headings(grid, sources, knowledge))]
    if not found:
        _refuse(name, sources)
    columns = {
        column.title: column.targets for one in found for column in one.columns if column.title
    }
    return mapping_text(columns.items())


def _grids(data: bytes, name: str) -> Sequence[Grid]:
    return read_excel(data, name) if data.startswith(b"PK") else (read_csv(data, name),)


def _refuse(name: str, sources: Sources) -> NoReturn:
    raise UnreadableInput(
        name,
        "In deze tabel is geen rij met bekende kolomtitels gevonden.",
        expected=f"een {sources.label} met kolommen zoals doel, grondslag en ontvangers",
        try_this="Geef met ‘--mapping FILE’ een kolomindeling mee.",
    )


class _Reader:
    """Reads sheets into one draft."""

    def __init__(self, draft: Drafting, sources: Sources, title: str) -> None:
        self.sources = sources
        self.draft = draft
        self.draft.untried()
        self.empty = sources.names("@leeg")
        self.yes = sources.names("@ja")
        self.row_part = sources.targets("@rij")[0].key
        self.explanation = sources.target("toelichting")
        self.draft.head("@titel", title)

    def sheet(self, found: Found) -> None:
        """Read the rows of a sheet, and report the columns that nobody knows."""
        for column in found.columns:
            if column.targets is None:
                row, number = column.cell or (found.row, column.number)
                where = found.grid.where(row, number, column.title)
                title = column.title or f"{letters(number)}, zonder titel"
                remark_unknown(self.draft, "", title, self.draft.spot(where))
        skipped = [column for column in found.columns if column.targets == ()]
        if skipped:
            first = skipped[0]
            number = self.draft.spot(found.grid.where(found.row, first.number, first.title))
            self.draft.left_out("kolom", [column.title for column in skipped], number)
        for row, cells in sorted(found.grid.rows.items()):
            if row > found.row:
                self._row(found, row, cells)
            elif row < found.first:
                self._loose(found.grid, row, cells)

    def others(self, grids: Sequence[Grid]) -> None:
        """Report sheets without headings, and keep their texts for the search."""
        for grid in grids:
            if not grid.rows:
                continue
            number = self.draft.spot(Where(blad=grid.title))
            self.draft.doubt("Lezing-blad-overgeslagen", "", number, blad=grid.title or "")
            for row, cells in grid.rows.items():
                self._loose(grid, row, cells)

    def _loose(self, grid: Grid, row: int, cells: dict[int, str]) -> None:
        for column, text in cells.items():
            self.draft.aside([("", text, self.draft.spot(grid.where(row, column)))])

    def _row(self, found: Found, row: int, cells: dict[int, str]) -> None:
        by_number = {column.number: column for column in found.columns}
        filled = [
            (column, text, self.draft.spot(found.grid.where(row, number, column.title)))
            for number, text in sorted(cells.items())
            if (column := by_number.get(number))
        ]
        loose = [
            (column.title, text, number)
            for column, text, number in filled
            if not column.targets or any(sign.isdigit() for sign in text)
        ]
        self.draft.aside(loose)
        said = [one for one in filled if one[0].targets and plain(one[1].strip()) not in self.empty]
        if said:
            item = self.draft.item(self.row_part, said[0][2])
            for column, text, number in said:
                for target in column.targets or ():
                    self._put(item, target, text, (column.title, number))

    def _put(self, item: Item, target: Target, text: str, at: tuple[str, int]) -> None:
        """Put the values of a cell under a key of the row's item, or make parties of them."""
        title, number = at
        for value in self._values(target, text, title):
            if target.part != self.row_part:
                self._said_of(target, value, number)
                continue
            field = self.draft.field(target)
            if field is not None and field.waardesoort == VAMS.verwijzing.value:
                self._party(self.sources.target("@partij"), value, number)
            item.add(target.key, value, number)

    def _said_of(self, target: Target, name: str, number: int) -> None:
        """Name a party, or say yes to what the column tells of it."""
        naming = self.sources.target("@partij")
        self._party(naming, name, number)
        if target != naming:
            yes = self.sources.by_name["@ja"].vaste_waarde
            self.draft.named(naming, name, number).add(target.key, yes, number)

    def _party(self, target: Target, name: str, number: int) -> None:
        party = self.draft.named(target, name, number)
        self.draft.kind(party, name, "@soort partij", party.number)

    def _values(self, target: Target, text: str, title: str) -> Iterator[str]:
        """Yield the values of a cell: apart where more are meant, or the title for a bare yes."""
        field = self.draft.field(target)
        kind = field.waardesoort if field else ""
        is_name = kind == VAMS.verwijzing.value or target.part != self.row_part
        if kind == VAMS.tekstwaarde.value and not is_name:
            yield f"{title}: {text.strip()}" if target == self.explanation else text
            return
        names = (is_name or kind == VAMS.keuze.value) and not _SPLIT.search(text.strip())
        for part in _SPLIT.split(text):
            for value in _SPLIT_NAMES.split(part) if names else [part]:
                if plain(value.strip()) in self.yes:
                    yield title
                elif value.strip() and plain(value.strip()) not in self.empty:
                    yield value
