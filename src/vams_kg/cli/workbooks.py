"""`vams-kg check IN -o OUT`: the user's own workbook or Word document back, with remarks in it."""

from pathlib import Path

import typer

from vams_kg import service
from vams_kg.cli.files import write
from vams_kg.errors import VamsError
from vams_kg.reporting import FORMATS
from vams_kg.reporting.plain import ACTION_SHEET
from vams_kg.reporting.report import SEVERITIES, words


def wants_back(sources: list[service.Source], format_name: str, output: Path | None) -> bool:
    """Return whether a user asks for the own file back: one in and one of the same kind out."""
    form = _form(output)
    if not form or len(sources) != 1 or _form(Path(sources[0].name)) != form:
        return False
    return format_name in ("text", form)


def _form(path: Path | None) -> str:
    """Return the kind of a file that can be given back, empty for another or for none."""
    if path is None or not (service.is_workbook(path.name) or service.is_word(path.name)):
        return ""
    return path.suffix.lower()[1:]


_KINDS = {
    "xlsx": "een werkboek met opmerkingen is er alleen voor één Excel-werkboek",
    "docx": "een Word-document met opmerkingen is er alleen voor één Word-document",
}


def form_for(format_name: str, output: Path | None) -> str:
    """Return the format of a report to such a file; raises VamsError when there is none."""
    form = _form(output)
    if not form or format_name != "text":
        return format_name
    if form in FORMATS:
        return form
    raise VamsError(
        f"{output}: {_KINDS[form]}.\n"
        f"  Probeer: geef één bestand dat eindigt op .{form}, of kies een andere naam bij -o."
    )


def give_back(
    source: service.Source,
    checked: service.Checked,
    bench: service.Workbench,
    language: str,
    output: Path | None,
) -> None:
    """Write the user's file with its remarks, and say in one line what is in it."""
    if not checked.judgements:
        return
    judgement = checked.judgements[0]
    w = words(language)
    if service.is_word(source.name):
        made, where = service.annotate_word(source, checked, bench, language), w["word_kop"]
    else:
        made, where = service.annotate(source, judgement, language), ACTION_SHEET
    write(made, output)
    counts = ", ".join(f"{judgement.aantal(one)} {w['tel_' + one]}" for one in SEVERITIES)
    typer.echo(f"{output}: {counts} ({where})")
