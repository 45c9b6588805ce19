"""Lines for a processing register: what a document says, and nothing that it does not say."""

import csv
import io
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cases import EXAMPLES
from vams_kg import documents, service
from vams_kg.cli import app
from vams_kg.documents.register_lines import Lines, write_lines
from vams_kg.documents.tables import read_csv, read_excel
from vams_kg.errors import VamsError
from vams_kg.workbench import Workbench

DOCUMENT = """
titel: Afspraken
soort: samenwerkingsovereenkomst
partijen:
  - {id: P1, naam: College van Voorbeeldstad, soort: college, verwerkingsverantwoordelijke: ja}
  - {id: P2, naam: 'Politie, basisteam Noord', soort: politie, verwerkingsverantwoordelijke: ja}
  - id: P3
    naam: Wijkteam
    soort: wijkteam
    verwerkingsverantwoordelijke: nee
    vertegenwoordigd_door: P1
gegevensstromen:
  - id: G1
    van: P3
    aan: [P2, P1]
    doel: "=SOM(A1)"
    grondslag: [{wet: Wmo 2015, artikel: 5.2.1}, {wet: AVG, artikel: 6 lid 1 onder e}]
    gegevenscategorieen: [naam en adres, gezondheid]
    bewaartermijn: 15 jaar
    waarborgen: [toegang per persoon, logboek]
  - {id: G2, van: melder, aan: P2, doel: melden}
"""


def made(name: str, bench: Workbench, text: str = DOCUMENT) -> service.Converted:
    return service.as_register(service.Source("x.yaml", text.encode()), name, bench)


def rows(name: str, bench: Workbench) -> list[dict[str, str]]:
    data = made(name, bench).data
    grid = read_csv(data, name) if name.endswith("csv") else read_excel(data, name)[0]
    titles = grid.rows[1]
    return [
        {titles[column]: text for column, text in cells.items()}
        for number, cells in sorted(grid.rows.items())
        if number > 1
    ]


@pytest.mark.parametrize("name", ["r.csv", "r.xlsx"])
def test_a_line_says_what_the_flow_says(name: str, bench: Workbench) -> None:
    first, second = rows(name, bench)
    assert first["Verwerkingsverantwoordelijke"] == "College van Voorbeeldstad"
    assert (
        first["Categorieën ontvangers"] == "• Politie, basisteam Noord\n• College van Voorbeeldstad"
    )
    assert "Wmo 2015 art. 5.2.1" in first["Grondslag"]
    assert first["Bewaartermijn"] == "15 jaar"
    assert "Verwerkingsverantwoordelijke" not in second
    assert "Bewaartermijn" not in second


def test_what_is_not_said_is_listed(bench: Workbench) -> None:
    missing = made("r.csv", bench).missing
    assert "‘Verwerkingsverantwoordelijke’ is leeg bij G2." in missing
    assert "‘Bewaartermijn’ is leeg bij G2." in missing
    assert "‘Bron van de gegevens’ is leeg bij G1, G2." in missing
    assert any(line.startswith("‘Doorgifte") and "kent dit niet" in line for line in missing)
    assert not any("‘Doel’" in line for line in missing)


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t=", "\r=", " ="])
def test_a_text_is_no_formula(sign: str) -> None:
    lines = Lines(("Doel",), ((f"{sign}1+1",),), ())
    text = write_lines(lines, "r.csv").decode("utf-8-sig")
    cell = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))[1][0]
    assert cell == f"'{sign}1+1"
    from openpyxl import load_workbook  # noqa: PLC0415

    sheet = load_workbook(io.BytesIO(write_lines(lines, "r.xlsx"))).worksheets[0]
    assert sheet["A2"].data_type == "s"


@pytest.mark.parametrize("name", ["r.csv", "r.xlsx"])
def test_the_lines_are_read_back(name: str, bench: Workbench) -> None:
    dossier = documents.read(made(name, bench).data, name, bench.knowledge)
    texts = {
        (place.pad, text)
        for iri, text in dossier.teksten.items()
        for place in [dossier.places[iri]]
    }
    assert ("gegevensstromen.G1.bewaartermijn", "15 jaar") in texts
    assert ("gegevensstromen.G1.grondslag", "Wmo 2015 art. 5.2.1") in texts
    assert ("gegevensstromen.G1.aan", "Politie, basisteam Noord") in texts
    assert ("gegevensstromen.G1.gegevenscategorieen", "gezondheid") in texts
    assert ("gegevensstromen.G2.doel", "melden") in texts
    assert {one.regel for one in dossier.remarks} & {"Lezing-kolom-onbekend"} == set()
    names = {text for pad, text in texts if pad.startswith("partijen") and pad.endswith(".naam")}
    assert "" not in names and "Politie, basisteam Noord" in names


@pytest.mark.parametrize("name", ["r.csv", "r.xlsx"])
def test_same_input_same_bytes(name: str, bench: Workbench) -> None:
    assert made(name, bench).data == made(name, bench).data


def test_another_kind_of_file_or_no_flows_is_said(bench: Workbench) -> None:
    with pytest.raises(VamsError, match=r"\.csv of \.xlsx"):
        made("r.docx", bench)
    with pytest.raises(VamsError, match="geen gegevensstromen"):
        made("r.csv", bench, "titel: Leeg\nsoort: procesbeschrijving\n")


def test_command(tmp_path: Path) -> None:
    source = EXAMPLES / "oeverland" / "overeenkomst.yaml"
    target = tmp_path / "register.csv"
    result = CliRunner().invoke(
        app, ["convert", str(source), "-o", str(target), "--as", "register"]
    )
    assert result.exit_code == 0
    assert target.read_text("utf-8-sig").startswith("Nummer;")
    assert "Nog in te vullen" in result.stderr
