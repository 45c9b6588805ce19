"""A Word document that grows: real styles, tables with headings, and the language of each text."""

import io
import math
from collections.abc import Iterable, Sequence
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from vams_kg.packing import normalise_zip
from vams_kg.reporting.page import Said
from vams_kg.reporting.plain import clean

LOCALES = {"nl": "nl-NL", "en": "en-GB"}
FONT = "Calibri"
SMALL = "Klein"
CELL = "Tabeltekst"
_PAGES = {"staand": (210, 297), "liggend": (297, 210), "groot": (420, 297)}
"""Width and height of pages, in millimetres."""
_SIZES = {"Normal": 10.5, "Title": 20, "Heading 1": 16, "Heading 2": 13, "Heading 3": 11.5}

Text = str | Said


class Paper:
    """A document in one language; every text is put in as it is, never as markup."""

    def __init__(self, language: str, title: str) -> None:
        self.document: Any = Document()
        self._styles(LOCALES[language])
        core = self.document.core_properties
        core.title, core.author, core.language = title[:250], "vams-kg", LOCALES[language]
        core.comments = ""
        self._on = "staand"
        self._page(self.document.sections[0])
        self._number_pages(title)

    def _styles(self, locale: str) -> None:
        styles = self.document.styles
        for name, size in _SIZES.items():
            font = styles[name].font
            font.name, font.size = FONT, Pt(size)
            fonts = styles[name].element.get_or_add_rPr().get_or_add_rFonts()
            for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                fonts.attrib.pop(qn(f"w:{kind}"), None)
            if name != "Normal":
                font.color.rgb = RGBColor(0x1F, 0x38, 0x64)
        small = styles.add_style(SMALL, 1)
        small.base_style = styles["Normal"]
        small.font.size, small.font.color.rgb = Pt(9), RGBColor(0x4A, 0x55, 0x68)
        cell = styles.add_style(CELL, 1)
        cell.base_style, cell.font.size = styles["Normal"], Pt(9)
        cell.paragraph_format.space_after = Pt(2)
        styles["Normal"].paragraph_format.space_after = Pt(4)
        styles["Quote"].paragraph_format.left_indent = Mm(6)
        for old in styles.element.iter(qn("w:lang")):
            old.set(qn("w:val"), locale)

    def _page(self, section: Any) -> None:
        wide, high = _PAGES[self._on]
        section.orientation = WD_ORIENT.LANDSCAPE if wide > high else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = Mm(wide), Mm(high)
        section.left_margin = section.right_margin = Mm(20)
        section.top_margin = section.bottom_margin = Mm(18)

    def _number_pages(self, title: str) -> None:
        """Put the title and the number of the page below every page."""
        line = self.document.sections[0].footer.paragraphs[0]
        line.style = SMALL
        line.add_run(f"{clean(title)[:90]} · ")
        for name in ("PAGE", "NUMPAGES"):
            field = OxmlElement("w:fldSimple")
            field.set(qn("w:instr"), name)
            field.append(OxmlElement("w:r"))
            field[0].append(OxmlElement("w:t"))
            field[0][0].text = "1"
            line._p.append(field)
            if name == "PAGE":
                line.add_run(" / ")

    def turn(self, page: str) -> None:
        """Go on on a new page that stands, lies or is large; on the same kind just go on."""
        if page != self._on:
            self._on = page
            self._page(self.document.add_section(WD_SECTION.NEW_PAGE))

    def picture(self, png: bytes, width: float, title: str, says: str) -> None:
        """Add a picture of a width in points, with its title and what it says for who sees none."""
        line = self.document.add_paragraph()
        line.add_run().add_picture(io.BytesIO(png), width=Pt(width))
        (shown,) = line._p.iter(qn("wp:docPr"))
        shown.set("name", clean(title))
        shown.set("title", clean(title))
        shown.set("descr", clean(says))

    def heading(self, text: str, level: int) -> None:
        """Add a heading; level 0 is the title."""
        self.document.add_heading(clean(text), level)

    def say(self, *parts: Text, style: str = "Normal", bold: bool = False) -> Any:
        """Add a paragraph; the first of several parts is bold."""
        paragraph = self.document.add_paragraph(style=style)
        put(paragraph, parts, bold=bold)
        return paragraph

    def table(
        self,
        heads: Sequence[str],
        rows: Iterable[Sequence[Sequence[Text]]],
        title: str = "",
        widths: Sequence[float] = (),
    ) -> None:
        """Add a table of cells of paragraphs; the heads come back on every page.

        `title` is for who does not see the table; `widths` are shares of the page.
        """
        table = self.document.add_table(rows=1 if heads else 0, cols=0, style="Table Grid")
        told = list(rows)
        for _ in heads or (told[0] if told else ()):
            table.add_column(Mm(30))
        if heads:
            for cell, head in zip(table.rows[0].cells, heads, strict=True):
                put(cell.paragraphs[0], (head,), bold=True)
                cell.paragraphs[0].style = CELL
                _shade(cell, "E8EEF5")
            _mark(table.rows[0], "w:tblHeader")
        for row in told:
            added = table.add_row()
            _fill(added, row)
            if not heads:
                # A few lines that belong together, such as a receipt, stay on one page.
                added.cells[0].paragraphs[0].paragraph_format.keep_with_next = True
        self._widen(table, heads, told, widths)
        if title:
            caption = OxmlElement("w:tblCaption")
            caption.set(qn("w:val"), clean(title))
            table._tbl.tblPr.append(caption)
        self.document.add_paragraph(style=SMALL)

    def _widen(
        self,
        table: Any,
        heads: Sequence[str],
        rows: Sequence[Sequence[Any]],
        widths: Sequence[float],
    ) -> None:
        """Make a table as wide as the page, with more room for columns that say more."""
        section = self.document.sections[-1]
        room = section.page_width - section.left_margin - section.right_margin
        columns = list(zip(*(map(_length, row) for row in rows), strict=True))
        weights = widths or [_weight(lengths, has_head=bool(heads)) for lengths in columns]
        table.autofit = False
        for number, weight in enumerate(weights):
            width = int(room * weight / sum(weights))
            table.columns[number].width = width
            for cell in table.columns[number].cells:
                cell.width = width

    def hide(self, text: str) -> None:
        """Add a text that machines read and people do not see."""
        run = self.document.add_paragraph(style=SMALL).add_run(text)
        run.font.hidden = True
        run.font.no_proof = True

    def made(self) -> bytes:
        """Return the document; the same document has the same bytes."""
        file = io.BytesIO()
        self.document.save(file)
        return normalise_zip(file.getvalue())


def _length(cell: Sequence[Text]) -> int:
    return sum(len(str(part)) for part in cell)


def _weight(lengths: Sequence[int], *, has_head: bool) -> float:
    """Return how much room a column needs; one that is empty is there to write in."""
    longest = max(lengths, default=0)
    return math.sqrt(min(max(longest or 200, 40 if has_head else 30), 250))


def put(paragraph: Any, parts: Sequence[Text], *, bold: bool = False) -> None:
    """Put texts in a paragraph; the first of several is bold."""
    for number, part in enumerate(parts):
        run = paragraph.add_run(clean(str(part)) + (" " if number < len(parts) - 1 else ""))
        run.bold = True if bold or (number == 0 and len(parts) > 1) else None
        if isinstance(part, Said) and part.taal:
            lang = OxmlElement("w:lang")
            lang.set(qn("w:val"), LOCALES.get(part.taal, part.taal))
            run._element.get_or_add_rPr().append(lang)


def _fill(added: Any, row: Sequence[Sequence[Text]]) -> None:
    """Fill in a row; one with little text stays on one page."""
    if sum(map(_length, row)) < 900:
        _mark(added, "w:cantSplit")
    for number, (cell, parts) in enumerate(zip(added.cells, row, strict=True)):
        for place, part in enumerate(parts):
            paragraph = cell.add_paragraph() if place else cell.paragraphs[0]
            paragraph.style = CELL
            put(paragraph, (part,), bold=number == 0)


def _mark(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _shade(cell: Any, fill: str) -> None:
    shade = OxmlElement("w:shd")
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", fill)):
        shade.set(qn(f"w:{key}"), value)
    cell._tc.get_or_add_tcPr().append(shade)
