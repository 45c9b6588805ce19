"""Every hostile file gets one Dutch block with what to do: exit 2, soon, in little memory."""

import re
import resource
import subprocess
import sys
import time
from pathlib import Path

import pytest

from documents import draft_samples as samples
from hostile import making as made
from hostile.files import FILES
from vams_kg import documents, service
from vams_kg.documents import Knowledge
from vams_kg.errors import UnreadableInput
from vams_kg.reporting.renderers import FORMATS, as_bytes, render
from vams_kg.workbench import Workbench

COMMAND = Path(sys.executable).with_name("vams-kg")
GIB = 1024**3
MOST_SECONDS = 5
SUFFIXES = documents.suffixes()


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_is_refused_in_one_block(
    name: str, folder: Path, knowledge: Knowledge
) -> None:
    data = (folder / name).read_bytes()
    started = time.process_time()
    with pytest.raises(UnreadableInput) as caught:
        documents.read(data, name, knowledge)
    assert time.process_time() - started < MOST_SECONDS
    error = caught.value
    assert re.search(FILES[name].says, str(error)), str(error)
    assert error.what.endswith(".") and "\n" not in error.what
    assert error.expected and error.try_this
    assert len(str(error)) < 2000


def _limited() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (GIB, GIB))
    resource.setrlimit(resource.RLIMIT_CPU, (60, 60))


def command(*arguments: str) -> tuple[int, str, str]:
    """Return exit code and what is said of a run in at most a GiB of memory."""
    done = subprocess.run(
        [str(COMMAND), *arguments],
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
        preexec_fn=_limited,
    )
    return done.returncode, done.stdout, done.stderr


def test_a_folder_of_hostile_files_is_refused_file_by_file(folder: Path) -> None:
    code, out, err = command("check", str(folder))
    assert code == 2
    for said in (out, err):
        assert "Traceback" not in said and "Error" not in said
    read = [name for name in FILES if Path(name).suffix in SUFFIXES]
    blocks = [block for block in err.split("\n\n") if "Probeer: " in block]
    assert len(blocks) == len(read)
    assert all(block.count("Probeer: ") == 1 for block in blocks)


def test_nothing_is_written_for_a_refused_file(folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "uit.xlsx"
    for arguments in (("check", "bom.xlsx"), ("convert", "lachen.docx"), ("convert", "diep.yaml")):
        code, out, err = command(arguments[0], str(folder / arguments[1]), "-o", str(output))
        assert code == 2 and "Probeer: " in err and "Traceback" not in out + err
        assert arguments[0] == "check" or not output.exists()


def test_a_path_in_an_archive_writes_nowhere(tmp_path: Path, knowledge: Knowledge) -> None:
    target = tmp_path / "erbuiten.txt"
    for name, sound in (("a.xlsx", made.xlsx()), ("a.docx", made.word())):
        documents.read(made.put(sound, f"../../../../{target}", b"x"), name, knowledge)
    assert not target.exists()


@pytest.mark.parametrize("cut", [1, 4, 30, 100, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99, -23, -1])
def test_a_truncated_archive_is_refused(cut: float, knowledge: Knowledge) -> None:
    for name, sound in (("a.xlsx", made.xlsx()), ("a.docx", made.word())):
        at = int(cut * len(sound)) if 0 < cut < 1 else int(cut)
        with pytest.raises(UnreadableInput, match=r"beschadigd|al zegt de naam"):
            documents.read(sound[:at], name, knowledge)


ODD = {
    "halve-tekens.json": b'{"titel": "\\ud800", '
    b'"soort":\t"x\\/y\\udc00", "\\udfff": "\\u0000\\u001b[2J"}',
    "dpia.json": samples.dpia(**{"16.2": "x\\ud800"}).replace(b"\\\\ud800", b"\\ud800"),
    "stuurtekens.yaml": b'titel: "a\\0\\x1b[2J\\uFFFE"\n'
    b'partijen:\n  - {id: "P\\u202E1", naam: "\\a"}\n',
    "dubbel.yaml": made.YAML.encode() + b"titel: nog een\ntitel: en nog een\n",
    "dubbel.json": b'{"titel": "a", "titel": "b"}',
    "label.yaml": b"titel: !eigen true",
    "gelogen-groot.xlsx": made.lying(made.put(made.xlsx(), "x.bin", b"x"), "x.bin", 2**32 - 2),
    "halve-tekens.xlsx": made.swap(
        made.xlsx(), made.SHEET, "College", "_xD800__x0000__x001B__xFFFF_"
    ),
}


@pytest.mark.parametrize("name", ODD)
def test_an_odd_file_is_read_and_every_report_and_format_can_be_made(
    name: str, bench: Workbench
) -> None:
    source = service.Source(name, ODD[name])
    checked = service.check([source], bench)
    assert checked.unreadable == () and len(checked.judgements) == 1
    asked = service.wishes(bench.rulebook, None, [])
    report = service.make_report(checked, bench, asked, "html", "nl", whole=True)
    for form in FORMATS:
        as_bytes(render(report, form))
    for target in documents.WRITERS:
        assert service.convert(source, f"uit{target}", bench).data


LONG = {
    "lange-regel.yaml": b"titel: " + b"x" * 1_500_000,
    "lange-sleutel.yaml": b"titel: a\n? " + b"k" * 900 + b"\n: x\n",
    "lange-regel.json": b'{"titel": "' + b"x " * 500_000 + b'"}',
}


@pytest.mark.parametrize("name", LONG)
def test_a_long_line_is_read_in_time(name: str, bench: Workbench) -> None:
    started = time.process_time()
    checked = service.check([service.Source(name, LONG[name])], bench)
    assert checked.unreadable == ()
    assert time.process_time() - started < MOST_SECONDS
