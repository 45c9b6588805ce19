"""Word documents for the tests, made and changed with another library than the one under test."""

import io
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import docx
import pytest
from docx.document import Document

SOFFICE = shutil.which("soffice")
needs_office = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not on this machine")

TITLES = (
    "Huidige werkproces(sen)",
    "Werkproces versterken Ams, geënt op Wams",
    "Aanpassen en/of toevoegen",
)
ASKED = (
    "Meldpunt:\n"
    "Welke meldpunten heeft uw gemeente?\n"
    "Indien uw gemeente meerdere meldpunten heeft, is het dan duidelijk hoe deze zich tot elkaar"
    " verhouden?\nZijn voor deze meld- punten werkprocessen vastgelegd?\nZijn deze nog actueel?"
)
ANSWER = "Ons meldpunt Zorg en Overlast is dag en nacht te bellen."
TALK = "Casusoverleg in de onderzoeksfase & tijdens de gecoördineerde aanpak:"
TALK_ANSWER = "Wij houden elke dinsdag een regietafel.\nDe notulist maakt een verslag."
OWN_NOTE = "Nagaan bij Anja van het meldpunt."
PLATFORM: tuple[tuple[str, str, str], ...] = (
    TITLES,
    (
        f"{ASKED}\n{ANSWER}",
        "Gewenste werkproces meldpunt:\nEenieder kan zorgen melden via ten minste een"
        " telefoonnummer.",
        OWN_NOTE,
    ),
    ("", "Artikel in het wetsvoorstel: art 2.2.5", ""),
    (
        "Kunnen inwoners op dit moment zelf al om een gecoördineerde/ integrale aanpak verzoeken?",
        "Het onderzoek vindt plaats binnen 6 weken.\nArtikel in het wetsvoorstel: art. 2.3a.1",
        "",
    ),
    TITLES,
    (
        f"{TALK}\n{TALK_ANSWER}",
        "Er wordt geen verslag gemaakt.\nArtikelen in wetsvoorstel: art. 2.3a.1 lid 7 en art"
        " 2.3a.3, lid 3",
        "",
    ),
)
"""The platform's own list, as its published text shows it."""


def saved(document: Document) -> bytes:
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def with_table(rows: Sequence[Sequence[str]], before: str = "") -> bytes:
    """Return a plain document with one table, its cells with a paragraph for each line."""
    document = docx.Document()
    if before:
        document.add_paragraph(before)
    add_table(document, rows)
    return saved(document)


def add_table(document: Document, rows: Sequence[Sequence[str]]) -> None:
    table = document.add_table(0, max(map(len, rows)))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=False):
            first, *rest = text.split("\n")
            cell.text = first
            for line in rest:
                cell.add_paragraph(line)


def platform() -> bytes:
    return with_table(PLATFORM, "Was-wordt lijst Zandmeer")


def changed(data: bytes, change: Callable[[Document], None]) -> bytes:
    """Return a document after a user changed it."""
    document = docx.Document(io.BytesIO(data))
    change(document)
    return saved(document)


def loaded(data: bytes) -> Document:
    return docx.Document(io.BytesIO(data))


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return made.getvalue()


def with_xml(data: bytes, old: str, new: str, part: str = "word/document.xml") -> bytes:
    """Return a document with a piece of a part replaced."""
    parts = parts_of(data)
    text = parts[part].decode()
    assert old in text
    return zipped({**parts, part: text.replace(old, new, 1).encode()})


def through_office(data: bytes, folder: Path, kind: str = "docx") -> bytes:
    """Return a document after LibreOffice opened and saved it."""
    (folder / "in").mkdir()
    source = folder / "in" / "lijst.docx"
    source.write_bytes(data)
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    command = [str(SOFFICE), profile, "--headless", "--convert-to", kind]
    subprocess.run(
        [*command, "--outdir", str(folder), str(source)],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return (folder / f"lijst.{kind}").read_bytes()
