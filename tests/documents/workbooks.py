"""Workbooks for the tests, made and changed with another library than the one under test."""

import io
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from vams_kg.documents.text import read_tree
from vams_kg.documents.tree import Table

SOFFICE = shutil.which("soffice")
needs_office = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not on this machine")


def tree_of(text: str) -> Table:
    tree = read_tree(text.encode(), "x.yaml")
    assert isinstance(tree, Table)
    return tree


def changed(data: bytes, change: Callable[[openpyxl.Workbook], None]) -> bytes:
    """Return a workbook after a user changed it."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    change(book)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def made(**sheets: list[list[object]]) -> bytes:
    """Return a plain workbook with these sheets and rows."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: dict[str, bytes]) -> bytes:
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return saved.getvalue()


def through_office(data: bytes, folder: Path) -> bytes:
    """Return a workbook after LibreOffice opened and saved it."""
    (folder / "in").mkdir()
    source = folder / "in" / "boek.xlsx"
    source.write_bytes(data)
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    command = [str(SOFFICE), profile, "--headless", "--convert-to", "xlsx"]
    subprocess.run(
        [*command, "--outdir", str(folder), str(source)],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return (folder / "boek.xlsx").read_bytes()
