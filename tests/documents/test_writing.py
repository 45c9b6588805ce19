"""Writing: YAML as people write it, JSON, the command, and the empty template."""

import re
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from vams_kg import documents, service
from vams_kg.cli import app
from vams_kg.documents.tree import Entry, Listing, Scalar, Table
from vams_kg.errors import VamsError
from vams_kg.vocabulary import VAMS
from vams_kg.workbench import Workbench

TEXTS = {
    "titel": "een gewone titel", "datum": "2026-01-02", "regime": "nee", "stand_wetgeving": "5.10"
}  # fmt: skip


def table(**texts: str) -> Table:
    return Table(tuple(Entry(key, 1, Scalar(text, 1)) for key, text in texts.items()), 1)


def run(*args: object) -> tuple[int, str]:
    result = CliRunner().invoke(app, [str(one) for one in args])
    if isinstance(result.exception, VamsError):
        return 2, str(result.exception)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.output


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("suffix", [".yaml", ".json"])
def test_every_value_is_a_text_for_other_programs_too(suffix: str, bench: Workbench) -> None:
    data = documents.writer_of(f"x{suffix}").write(table(**TEXTS), bench.knowledge)
    assert yaml.safe_load(data) == TEXTS


def test_yaml_is_written_as_people_write_it(bench: Workbench) -> None:
    made = documents.writer_of("x.yaml").write(table(**TEXTS), bench.knowledge).decode()
    assert made == (
        "titel: een gewone titel\ndatum: '2026-01-02'\nregime: nee\nstand_wetgeving: '5.10'\n"
    )


def test_keys_come_in_the_order_of_the_format_and_unknown_ones_last(bench: Workbench) -> None:
    item = Table((*table(soort="triage", naam="x", vreemd="y").entries, *table(id="S1").entries), 1)
    tree = Table(
        (
            Entry("vreemd", 1, Scalar("z", 1)),
            Entry("processtappen", 1, Listing((item,), 1)),
            *table(titel="t").entries,
        ),
        1,
    )
    made = documents.writer_of("x.yaml").write(tree, bench.knowledge).decode()
    keys = re.findall(r"(\w+):", made)
    assert keys == ["titel", "processtappen", "id", "soort", "naam", "vreemd", "vreemd"]


@pytest.mark.parametrize("suffix", [".yaml", ".json"])
def test_double_and_empty_keys_and_strange_signs_stay(suffix: str, bench: Workbench) -> None:
    tree = Table(
        (*table(titel="a").entries, *table(titel="b").entries, *table(doel="").entries,
         *table(x="\x01\x07 \x85 \u2028").entries, Entry("leeg", 1, Listing((), 1))), 1,
    )  # fmt: skip
    data = documents.writer_of(f"x{suffix}").write(tree, bench.knowledge)
    back = documents.take_in(data, f"x{suffix}", bench.knowledge).tree
    assert isinstance(back, Table)
    assert [entry.key for entry in back.entries] == ["titel", "titel", "doel", "x", "leeg"]
    assert back.entries[3].value == Scalar("\x01\x07 \x85 \u2028", back.entries[3].value.line)


def test_convert_writes_a_file_and_says_what_did_not_come_along(tmp_path: Path) -> None:
    source = write(tmp_path / "a.yaml", "titel: Proef\nregime: geldend\ngrondlsag: x\n")
    code, said = run("convert", source, "-o", tmp_path / "b.ttl")
    assert code == 0 and "grondlsag" in said and "a.yaml:3" in said
    assert b"vams:titel" in (tmp_path / "b.ttl").read_bytes()
    code, said = run("convert", source, "-o", tmp_path / "b.json")
    assert (code, said) == (0, "")


def test_convert_never_writes_over_its_input(tmp_path: Path) -> None:
    source = write(tmp_path / "a.yaml", "titel: Proef\n")
    (tmp_path / "b.yaml").hardlink_to(source)
    for output in (source, tmp_path / "." / "a.yaml", tmp_path / "b.yaml"):
        code, said = run("convert", source, "-o", output)
        assert code == 2 and "dit is het bestand zelf" in said
    assert source.read_text() == "titel: Proef\n"


@pytest.mark.parametrize("name", ["b.pdf", "b", "b.xml"])
def test_convert_names_the_formats_that_can_be_written(name: str, tmp_path: Path) -> None:
    source = write(tmp_path / "a.yaml", "titel: Proef\n")
    code, said = run("convert", source, "-o", tmp_path / name)
    assert code == 2 and ".yaml" in said and ".ttl" in said
    assert not (tmp_path / name).exists()


def test_convert_of_a_folder_or_of_nothing_is_refused(tmp_path: Path) -> None:
    write(tmp_path / "a.yaml", "titel: Proef\n")
    for source in (tmp_path, tmp_path / "geen.yaml"):
        code, said = run("convert", source, "-o", tmp_path / "b.json")
        assert code == 2 and str(source) in said


def test_the_same_document_gives_the_same_bytes_and_names(bench: Workbench) -> None:
    source = service.Source("a.yaml", b"titel: Proef\nregime: geldend\n")
    other = service.Source("b.json", b'{"regime": "geldend", "titel": "Proef"}')
    for suffix in documents.WRITERS:
        made = service.convert(source, f"x{suffix}", bench).data
        assert made == service.convert(source, f"x{suffix}", bench).data
        assert made == service.convert(other, f"x{suffix}", bench).data


@pytest.mark.parametrize("kind", ["procesbeschrijving", "samenwerkingsovereenkomst"])
def test_the_yaml_template_has_every_key_and_can_be_uncommented(
    kind: str, bench: Workbench
) -> None:
    text = service.template("yaml", kind, bench).decode()
    head = documents.take_in(text.encode(), "x.yaml", bench.knowledge).tree
    assert isinstance(head, Table)
    assert ("soort", kind) in [(e.key, getattr(e.value, "text", "")) for e in head.entries]
    bare = re.sub(r"^# ", "", text, flags=re.MULTILINE)
    whole = documents.take_in(bare.encode(), "x.yaml", bench.knowledge)
    dossier = documents.dossier_of(whole, b"", "x.yaml", bench.knowledge)
    empty = {"Lezing-waarde-leeg", "Lezing-id-ontbreekt", "Lezing-wet-onbekend"}
    assert {one.regel for one in dossier.remarks} <= empty
    keys = set(re.findall(r"(?:^|- | )(\w+):", bare, flags=re.MULTILINE))
    proposal = {VAMS.Voorstel.value}  # made from own words: nobody starts with one
    asked = (
        one for one in bench.knowledge.fields.all if not proposal & {one.klasse, one.itemklasse}
    )
    assert {field.sleutel for field in asked} <= keys
