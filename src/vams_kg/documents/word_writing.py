"""Our Word document: the empty template with the was-wordt list, and the same filled in."""

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import docx
from docx.enum.section import WD_ORIENT
from docx.shared import Cm, Pt

from vams_kg.documents.knowledge import Knowledge, prepare
from vams_kg.documents.tree import Entry, Scalar, Table, flat
from vams_kg.documents.word_list import ANSWER, WAS, WORDT
from vams_kg.documents.word_own_texts import (
    DOCUMENT_EXPLAINED,
    HOW,
    HOW_TITLE,
    LIST_EXPLAINED,
    LIST_TITLE,
    PARTS_TITLE,
    TITLE,
)
from vams_kg.documents.word_sheets import ADAPT
from vams_kg.documents.workbook_layout import (
    EXPLAINED,
    EXPLAINED_MARK,
    PARENT,
    VALUE,
    Column,
    Layout,
    Plan,
    is_aside,
)
from vams_kg.documents.workbook_rows import Filled, Row, Rows
from vams_kg.model import Procesonderdeel
from vams_kg.packing import fixed_times, opened, packed
from vams_kg.packing.sheets import Element
from vams_kg.packing.worddrawing import (
    MAX_CHOICES,
    Drawn,
    W,
    bullets,
    choice,
    element,
    header,
    key,
    lines,
    note,
    paragraph,
    run,
    shared,
    table,
)
from vams_kg.rulebook import Rulebook
from vams_kg.vocabulary import VAMS

if TYPE_CHECKING:
    from docx.document import Document

_MOST_COLUMNS: Final = 10
"""A list with more columns than fit on a page has a card for each item."""
_EMPTY_ROWS: Final = 3
_CARD: Final = (3300, 5600, 3500, 2737)
_LIST: Final = (5000, 5400, 4737)
_WIDTHS: Final = {VAMS.jaNee.value: 14, VAMS.datumwaarde.value: 12, VAMS.tekstwaarde.value: 24}
_OFFERED: Final = 8
"""Known values that an explanation names when a cell takes more than one."""


def write_word(tree: Table, knowledge: Knowledge) -> bytes:
    """Return a document in our layout; the same tree gives the same bytes."""
    said = next((flat(one.value) for one in tree.entries if one.key == _kind_key(knowledge)), "")
    with_list = said.strip().lower() in {"", *map(str.lower, knowledge.list_kinds)}
    return _Maker(knowledge).made(tree, with_list=with_list, empty=False)


def word_template(rulebook: Rulebook, kind: str | None = None) -> bytes:
    """Return the empty document for one kind of document; raises UnknownChoice for no such kind."""
    knowledge = prepare(rulebook)
    label = rulebook.label(rulebook.choose("documentsoort", kind, "--for")) if kind else ""
    said = (Entry(_kind_key(knowledge), 1, Scalar(label, 1)),) if label else ()
    with_list = not label or label in knowledge.list_kinds
    return _Maker(knowledge).made(Table(said, 1), with_list=with_list, empty=True)


def _kind_key(knowledge: Knowledge) -> str:
    found = knowledge.fields.with_property(VAMS.Document.value, VAMS.soort.value)
    return found.sleutel if found else ""


class _Maker:
    """Draws one document; `_empty` says whether every key is shown, filled in or not."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._layout = Layout(knowledge.fields)
        self._document = _started()
        self._body = self._document.element.body
        self._empty = False

    def made(self, tree: Table, *, with_list: bool, empty: bool) -> bytes:
        """Return the document with the content of a tree."""
        self._empty = empty
        self._add(paragraph(run(TITLE), style="Title"))
        self._add(paragraph(run(HOW_TITLE), style="Heading1"))
        for text in HOW:
            self._add(paragraph(run(text), style="ListNumber"))
        if with_list:
            self._add(paragraph(run(LIST_TITLE), style="Heading1"))
            self._add(paragraph(run(LIST_EXPLAINED), with_next=True))
            self._add(self._list())
        self._add(paragraph(run(PARTS_TITLE), style="Heading1"))
        filled = Rows(self._layout, self._knowledge.fields).spread(tree)
        for plan in self._layout.plans:
            rows = [row for row in filled[plan.title].rows if row]
            if rows or (empty and not is_aside(plan)):
                self._part(plan, filled[plan.title], rows)
        saved = io.BytesIO()
        self._document.save(saved)
        return packed(fixed_times(opened(saved.getvalue(), "document.docx")))

    def _add(self, *made: Element) -> None:
        """Put elements at the end, before the properties of the page."""
        place = len(self._body) - 1
        for number, one in enumerate(made):
            self._body.insert(place + number, one)

    # --- the was-wordt list ---

    def _list(self) -> Element:
        rows = [header(WAS, WORDT, ADAPT)]
        rows += [self._list_row(part) for part in self._knowledge.parts]
        return table(LIST_TITLE, _LIST, rows, LIST_EXPLAINED, whole_rows=False)

    @staticmethod
    def _list_row(part: Procesonderdeel) -> list[Drawn]:
        label = part.label.get("nl", "")
        name = paragraph(run(f"{label[:1].upper()}{label[1:]}:", bold=True))
        asked = [one.label.get("nl", "") for one in part.vragen if not one.regiemodellen]
        was = [name, *bullets(asked), paragraph(run(ANSWER, bold=True)), paragraph()]
        wanted = [one.label.get("nl", "") for one in part.gewenst]
        article = f"Artikel in het wetsvoorstel: {'; '.join(part.artikelen)}"
        wordt = [paragraph(run("Gewenst werkproces:", bold=True)), *bullets(wanted)]
        return [Drawn(was), Drawn([*wordt, paragraph(run(article, small=True))]), Drawn([])]

    # --- the parts of the format ---

    def _part(self, plan: Plan, filled: Filled, rows: list[Row]) -> None:
        self._add(paragraph(run(plan.title), style="Heading2"))
        said = plan.field.uitleg.get("nl", "") if plan.field else DOCUMENT_EXPLAINED
        if said:
            self._add(paragraph(run(said), with_next=True))
        parent = [PARENT] if plan.parent else []
        headings = [*parent, *(one.heading for one in plan.columns), *filled.extra]
        if plan.is_list and len(headings) <= _MOST_COLUMNS:
            self._add(self._rows(plan, self._shown(headings, rows), rows), paragraph())
            return
        for row in rows or [{}]:
            self._add(self._card(plan, headings, row), paragraph())

    def _shown(self, headings: Sequence[str], rows: Sequence[Row]) -> list[str]:
        """Return the headings to draw: all, or only those under which something stands."""
        if self._empty:
            return list(headings)
        return [one for one in headings if any(one in row for row in rows)]

    def _rows(self, plan: Plan, headings: list[str], rows: list[Row]) -> Element:
        columns = [self._column(plan, one) for one in headings]
        titles = [_above(plan, one) for one in headings]
        drawn = [header(*titles, ADAPT)]
        if self._empty:
            said = [_explained(one, ()) for one in columns]
            said[0] = EXPLAINED_MARK  # a reader knows the row by this cell
            drawn.append([note(one) for one in (*said, "")])
        for row in [*rows, *([{}] * _EMPTY_ROWS if self._empty else [])]:
            cells = [
                self._value(plan, column, row.get(heading, ""))
                for column, heading in zip(columns, headings, strict=True)
            ]
            drawn.append([*cells, Drawn([])])
        widths = [_width(one, title) for one, title in zip(columns, titles, strict=True)]
        return table(plan.title, shared([*widths, 26]), drawn)

    def _card(self, plan: Plan, headings: Sequence[str], row: Row) -> Element:
        drawn = [header(plan.title, VALUE, EXPLAINED, ADAPT)]
        for heading in self._shown(headings, [row]):
            column = self._column(plan, heading)
            offered = self._offered(column)
            drawn.append(
                [
                    key(_above(plan, heading)),
                    self._value(plan, column, row.get(heading, "")),
                    note(_explained(column, offered)),
                    Drawn([]),
                ]
            )
        return table(plan.title, _CARD, drawn)

    def _column(self, plan: Plan, heading: str) -> Column | None:
        return None if heading == PARENT else self._layout.column(plan, heading)

    def _offered(self, column: Column | None) -> list[str]:
        return self._knowledge.offered.of(column.field) if column else []

    def _value(self, plan: Plan, column: Column | None, text: str) -> Drawn:
        options = self._offered(column)
        several = column is not None and column.field.meervoudig
        fits = options and len(options) <= MAX_CHOICES and "\n" not in text
        if column is None or not fits or several:
            return Drawn(lines(text))
        tag = ".".join([plan.field.sleutel if plan.field else "document", *column.keys])
        return Drawn([choice(tag, column.heading, text, options)])


def _started() -> "Document":
    """Return an empty document: landscape, in Dutch, with a title."""
    made = docx.Document()
    page = made.sections[0]
    page.orientation, page.page_width, page.page_height = WD_ORIENT.LANDSCAPE, Cm(29.7), Cm(21)
    page.left_margin = page.right_margin = Cm(1.5)
    page.top_margin = page.bottom_margin = Cm(1.5)
    core = made.core_properties
    core.title, core.language, core.author = TITLE, "nl-NL", "vams-kg"
    normal = made.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(10)
    normal.paragraph_format.space_after = Pt(3)
    for language in made.styles.element.iter(W + "lang"):
        language.set(W + "val", "nl-NL")
    properties = normal.element.get_or_add_rPr()
    properties.append(element("lang", val="nl-NL"))
    return made


def _above(plan: Plan, heading: str) -> str:
    above = f" (id van {plan.parent.title.lower()})" if plan.parent else ""
    return heading + above if heading == PARENT else heading


def _explained(column: Column | None, offered: Sequence[str]) -> str:
    if column is None:
        return "Het id van het onderdeel waar dit bij hoort."
    text = column.field.uitleg.get("nl", "")
    if not column.field.meervoudig:
        return text
    shown = ", ".join(offered[:_OFFERED])
    known = f" Bijvoorbeeld: {shown}{' …' if len(offered) > _OFFERED else ''}." if shown else ""
    return f"{text} Meer waarden: elk op een eigen regel.{known}"


def _width(column: Column | None, title: str) -> int:
    if column is not None and column.field.eigenschap == VAMS.identificatie.value:
        return 9
    kind = column.field.waardesoort if column is not None else ""
    return max(_WIDTHS.get(kind, 18), 1 + max(len(word) for word in title.split()))
