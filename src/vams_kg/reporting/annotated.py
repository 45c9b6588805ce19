"""A user's own workbook with our remarks in it: comments, colours and a sheet with the actions.

Only the parts that we touch change, and only by what is added: values, formulas, formats, pictures,
charts and other sheets stay as they are. Colour comes from a condition that is always true, so no
cell gets another format. What an earlier run added is replaced.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from vams_kg.errors import UnreadableInput
from vams_kg.model import Finding, Judgement
from vams_kg.packing import Workbook, open_workbook, packed
from vams_kg.packing.archive import Parts
from vams_kg.packing.celltext import address
from vams_kg.packing.editing import made, new_sheet_part, tag, written
from vams_kg.packing.looks import Looks
from vams_kg.packing.sheets import Element, parsed
from vams_kg.reporting.action_list import Action, put_actions
from vams_kg.reporting.as_text import norm_line
from vams_kg.reporting.cell_notes import Notes
from vams_kg.reporting.plain import ACTION_SHEET, COLOURS
from vams_kg.reporting.report import SEVERITIES, choose, words

_LONG: Final = 1_500
"""Characters in a comment after which the norm and the remedy stand in the list of actions only."""
_LONGEST: Final = 3_000
"""Characters in a comment after which only the numbers in that list follow."""
_MORE: Final = {"nl": "Meer over {} op het blad ‘{}’.", "en": "More on {} on the sheet ‘{}’."}
_ALWAYS: Final = '"vams-kg"="vams-kg"'
"""The condition of our colours: always true, and written by nobody else."""


def annotate(data: bytes, judgement: Judgement, language: str = "nl") -> bytes:
    """Return a workbook with the findings of its judgement in the cells; same input, same bytes.

    Raises UnreadableInput for a file that is no workbook or that may not be changed.
    """
    book = open_workbook(data, judgement.bestand)
    _check_may_change(book, judgement.bestand)
    parts: Parts = dict(book.parts)
    looks = Looks(parts)
    actions = [
        Action(number, finding) for number, finding in enumerate(judgement.bevindingen, start=1)
    ]
    for sheet in book.sheets:
        if sheet.title == ACTION_SHEET:
            continue
        here = [one for one in actions if one.finding.plaats.blad == sheet.title]
        _mark(parts, sheet.part, looks, here, language)
    put_actions(book, parts, looks, (judgement, actions), language)
    looks.keep()
    return packed(parts)


def _check_may_change(book: Workbook, name: str) -> None:
    if any(part.startswith("_xmlsignatures/") for part in book.parts):
        raise UnreadableInput(
            name,
            "Dit werkboek is digitaal ondertekend; met opmerkingen erin geldt dat niet meer.",
            expected="een werkboek zonder digitale handtekening",
            try_this="sla een kopie op zonder handtekening, of maak een los rapport.",
        )


def _mark(parts: Parts, part: str, looks: Looks, actions: Sequence[Action], language: str) -> None:
    """Replace our comments and colours on one sheet."""
    root = parsed(parts[part])
    notes = Notes(parts, part)
    notes.clean()
    cells: dict[str, list[Action]] = {}
    for one in actions:
        if one.finding.plaats.cel and address(one.finding.plaats.cel):
            cells.setdefault(one.finding.plaats.cel, []).append(one)
    for cell, found in cells.items():
        notes.add(cell, _comment(found, language))
    changed = _uncolour(root)
    has_rows = any(one.finding.plaats.tabelrij for one in actions)
    spots = {
        cell: found
        for cell, found in cells.items()
        if not _is_heading(cell, found, has_rows=has_rows)
    }
    changed = _colour(root, looks, spots) or changed
    if notes.keep(root) or changed:
        parts[part] = written(root)


def _is_heading(cell: str, found: Sequence[Action], *, has_rows: bool) -> bool:
    """Return whether a cell is a heading: its own letters may be white, so it gets no colour."""
    in_row = any(one.finding.plaats.tabelrij for one in found)
    return (address(cell) or (0, 0))[0] == 1 or (has_rows and not in_row)


def _comment(found: Sequence[Action], language: str) -> str:
    """Return the remarks of one cell; of many the later in short or not, and where they stand."""
    remarks: list[str] = []
    length = 0
    cut: list[str] = []
    for one in found:
        said = _remark(one, language)
        if remarks and length + len(said) > _LONG:
            said = said.partition("\n")[0]
            cut.append(str(one.number))
        if not cut or length + len(said) <= _LONGEST:
            remarks.append(said)
            length += len(said)
    if cut:
        remarks.append(_MORE[language].format(", ".join(cut), ACTION_SHEET))
    return "\n\n".join(remarks)


def _remark(action: Action, language: str) -> str:
    """Return what a comment says of one finding."""
    finding = action.finding
    w = words(language)
    lines = [f"{action.number}. {w[finding.ernst]}: {choose(finding.bericht, language)}"]
    lines += [f"{w['norm']}: {norm_line(norm, language)}" for norm in finding.normen]
    lines.append(f"{w['herstel']}: {choose(finding.herstel, language)}")
    if finding.wie_beslist:
        lines.append(f"{w['beslist']}: {choose(finding.wie_beslist, language)}")
    return "\n".join(lines)


def _uncolour(root: Element) -> bool:
    """Take our earlier colours away; return whether there were any."""
    ours = [
        rule
        for rule in root.iter(tag("cfRule"))
        if any((one.text or "").replace(" ", "") == _ALWAYS for one in rule)
    ]
    for rule in ours:
        holder = rule.getparent()
        holder.remove(rule)
        if not len(holder):
            holder.getparent().remove(holder)
    return bool(ours)


def _colour(root: Element, looks: Looks, cells: dict[str, list[Action]]) -> bool:
    """Colour each cell by its heaviest finding; return whether there is anything to colour."""
    by_severity: dict[str, list[str]] = {}
    for cell, found in cells.items():
        by_severity.setdefault(_heaviest(one.finding for one in found), []).append(cell)
    taken = [int(one.get("priority") or 0) for one in root.iter() if one.get("priority")]
    priority = max(taken, default=0)
    for severity in SEVERITIES:
        spots = by_severity.get(severity)
        if not spots:
            continue
        priority += 1
        holder = new_sheet_part(root, "conditionalFormatting")
        holder.set("sqref", " ".join(sorted(spots, key=lambda one: address(one) or (0, 0))))
        number = looks.colour(COLOURS[severity])
        rule = made(holder, "cfRule", type="expression", dxfId=number, priority=priority)
        made(rule, "formula").text = _ALWAYS
    return bool(by_severity)


def _heaviest(findings: Iterable[Finding]) -> str:
    return min((one.ernst for one in findings), key=SEVERITIES.index)
