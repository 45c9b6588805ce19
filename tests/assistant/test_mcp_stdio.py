"""`vams-kg mcp` driven over standard input and output by the client session of the official SDK."""

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import anyio
import pyoxigraph as ox
import pytest
from jsonschema import Draft202012Validator

pytest.importorskip("mcp", reason="the extra [mcp] is not installed")

from mcp import ClientSession, MCPError, StdioServerParameters
from mcp.client.stdio import stdio_client

from vams_kg.client import Client
from vams_kg.workbench import Workbench

ROOT = Path(__file__).parents[2]
ZANDMEER = ROOT / "examples" / "zandmeer" / "beschrijving.yaml"
COMMAND = ["-c", "from vams_kg.cli import main; main()", "mcp"]


class Assistant:
    """A session with a running server, called from tests that do not wait."""

    def __init__(self, runner: asyncio.Runner, session: ClientSession) -> None:
        self._runner = runner
        self.session = session

    def wait(self, asked: Awaitable[Any]) -> Any:
        async def within() -> Any:
            with anyio.fail_after(60):
                return await asked

        return self._runner.run(within())

    def call(self, name: str, **said: Any) -> Any:
        return self.wait(self.session.call_tool(name, said))

    def refused(self, name: str, **said: Any) -> str:
        found = self.call(name, **said)
        assert found.is_error
        assert found.structured_content is None
        return str(found.content[0].text)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("assistent")
    (folder / "secret.yaml").write_text("soort: procesbeschrijving\ntitel: geheim\n", "utf-8")
    inside = folder / "documenten"
    (inside / "map").mkdir(parents=True)
    (inside / ZANDMEER.name).write_bytes(ZANDMEER.read_bytes())
    (inside / "map" / "kort.yaml").write_text("soort: procesbeschrijving\n", "utf-8")
    (inside / "uit.yaml").symlink_to(folder / "secret.yaml")
    return inside


@pytest.fixture(scope="module")
def assistant(root: Path) -> Iterator[Assistant]:
    yield from _running(["--root", str(root)])


def _running(options: list[str]) -> Iterator[Assistant]:
    """Yield a session; one task opens and closes it, as the library asks."""
    server = StdioServerParameters(command=sys.executable, args=[*COMMAND, *options])
    ready: asyncio.Future[ClientSession]

    async def life(done: asyncio.Event) -> None:
        try:
            async with stdio_client(server) as streams, ClientSession(*streams) as session:
                await session.initialize()
                ready.set_result(session)
                await done.wait()
        except BaseException as error:
            if not ready.done():
                ready.set_exception(error)
            raise

    async def begin() -> tuple[asyncio.Task[None], asyncio.Event, ClientSession]:
        nonlocal ready
        ready, done = asyncio.get_running_loop().create_future(), asyncio.Event()
        task = asyncio.create_task(life(done))
        return task, done, await ready

    async def end(task: asyncio.Task[None], done: asyncio.Event) -> None:
        done.set()
        await task

    with asyncio.Runner() as runner:
        task, done, session = runner.run(begin())
        yield Assistant(runner, session)
        runner.run(end(task, done))


def test_the_tools_say_what_they_take_and_give(assistant: Assistant, bench: Workbench) -> None:
    found = {one.name: one for one in assistant.wait(assistant.session.list_tools()).tools}
    assert sorted(found) == ["ask", "check", "explain", "may"]
    for tool in found.values():
        Draft202012Validator.check_schema(tool.input_schema)
        Draft202012Validator.check_schema(tool.output_schema)
        assert tool.annotations.read_only_hint
        assert " / " in tool.description
        for said in tool.input_schema["properties"].values():
            assert said["description"]
    asked = found["may"].input_schema["properties"]
    assert asked["verstrekker"]["enum"] == bench.rulebook.question_parts["partij"].labels()
    assert asked["regime"]["enum"] == ["geldend", "wams-2023"]
    assert "ave" in found["check"].input_schema["properties"]["regiemodellen"]["items"]["enum"]
    assert "procesfasen" in found["ask"].input_schema["properties"]["naam"]["enum"]


@pytest.mark.parametrize(
    ("name", "said", "ask"),
    [
        (
            "check",
            {"document": "soort: procesbeschrijving\n", "regime": "wams-2023", "streng": True},
            lambda c: c.check("soort: procesbeschrijving\n", regime="wams-2023", streng=True),
        ),
        (
            "check",
            {"pad": "beschrijving.yaml", "regiemodellen": ["ave"], "bestand": "z.yaml"},
            lambda c: c.check(ZANDMEER, bestand="z.yaml", regiemodellen=["ave"]),
        ),
        (
            "may",
            {"verstrekker": "huisarts", "ontvanger": "Veilig Thuis", "gegevens": "gezondheid"},
            lambda c: c.may("huisarts", "Veilig Thuis", "gezondheid"),
        ),
        (
            "may",
            {
                "verstrekker": "huisarts",
                "ontvanger": "politie",
                "gegevens": "gezondheid",
                "geheimhouding": False,
                "taal": "en",
            },
            lambda c: c.may("huisarts", "politie", "gezondheid", geheimhouding=False, taal="en"),
        ),
        ("ask", {"naam": "procesfasen"}, lambda c: c.ask("procesfasen")),
        (
            "ask",
            {"naam": "wat-mag-een-partij-geven", "waarden": {"partij": "huisarts"}},
            lambda c: c.ask("wat-mag-een-partij-geven", {"partij": "huisarts"}),
        ),
        (
            "ask",
            {"naam": "stappen-in-een-document", "pad": "beschrijving.yaml"},
            lambda c: c.ask("stappen-in-een-document", documenten=[ZANDMEER]),
        ),
    ],
)
def test_a_tool_gives_what_the_client_gives(
    assistant: Assistant, bench: Workbench, name: str, said: Any, ask: Callable[[Client], Any]
) -> None:
    found = assistant.call(name, **said)  # the session holds it against the output schema
    assert not found.is_error
    assert json.loads(found.content[0].text) == found.structured_content
    assert found.structured_content == ask(Client(bench=bench)).json


def test_a_rule_is_explained_with_source_quote_and_cases(assistant: Assistant) -> None:
    found = assistant.call("explain", naam="Onderzoek-termijn-hoogstens-zes-weken")
    said = found.structured_content
    assert (said["soort"], said["ernst"]) == ("regel", "Violation")
    assert "wetsvoorstel" in said["voorbehoud"]["nl"]
    assert said["normen"][0]["artikel"].startswith("Wams (wetsvoorstel) art. 2.3a.1")
    assert said["normen"][0]["zekerheid"] == "bron"
    assert said["normen"][0]["citaat"]
    assert {case["breekt"] for case in said["gevallen"]} == {True, False}
    broken = next(case for case in said["gevallen"] if case["breekt"])
    again = assistant.call("check", document=broken["tekst"]).structured_content
    assert said["naam"] in {one["regel"] for one in again["bevindingen"]}


def test_a_citizen_is_refused_and_not_repeated(assistant: Assistant) -> None:
    text = assistant.refused("check", document="titel: x\ntoelichting: bsn 111222333\n")
    assert "burgerservicenummer" in text
    assert "111222333" not in text


@pytest.mark.parametrize(
    ("name", "said", "words"),
    [
        ("check", {}, "document: er is geen document"),
        ("check", {"document": "a: ["}, "document.yaml:"),
        ("check", {"document": 3}, "document: hier hoort iets anders.\n  Verwacht: een tekst"),
        ("check", {"document": "a: b", "pad": "beschrijving.yaml"}, "niet beide"),
        ("check", {"document": "a: b", "regime": "wams"}, "regime: ‘wams’ is niet bekend"),
        ("check", {"document": "a: b", "regimes": "geldend"}, "Probeer: regime"),
        ("check", {"document": "a: b", "datum": "morgen"}, "datum: ‘morgen’"),
        ("check", {"document": "a: b", "regiemodellen": ["ave", 3]}, "een lijst van teksten"),
        ("may", {"verstrekker": "huisarts"}, "ontvanger: dit gegeven ontbreekt"),
        (
            "may",
            {"verstrekker": "husiarts", "ontvanger": "politie", "gegevens": "gezondheid"},
            "Bedoelt u: huisarts",
        ),
        ("ask", {"naam": "procesfase"}, "Bedoelt u: procesfasen"),
        ("ask", {"naam": "partijen-in-een-document"}, "gaat over een document"),
        ("explain", {"naam": "casusregiseur"}, "Bedoelt u: casusregisseur"),
        ("explain", {"naam": ""}, "is niet bekend"),
    ],
)
def test_bad_input_is_an_error_of_the_tool_in_dutch(
    assistant: Assistant, name: str, said: Any, words: str
) -> None:
    assert words in assistant.refused(name, **said)


@pytest.mark.parametrize(
    "path",
    [
        "../secret.yaml",
        "uit.yaml",
        "map/../../secret.yaml",
        "nergens.yaml",
        "map",
        "a\0b",
        "x" * 9999,
    ],
)
def test_no_file_outside_the_folder_is_read(assistant: Assistant, root: Path, path: str) -> None:
    text = assistant.refused("check", pad=path)
    assert "is geen bestand in de map" in text
    assert "geheim" not in text
    assert str(root) not in text


def test_an_absolute_path_outside_is_refused_in_the_same_words(
    assistant: Assistant, root: Path
) -> None:
    for path in (root.parent / "secret.yaml", root.parent / "nothing.yaml"):
        assert "is geen bestand in de map" in assistant.refused("check", pad=str(path))
    inside = assistant.call("check", pad="map/kort.yaml").structured_content
    assert inside["dossier"]["bestand"] == "kort.yaml"


def test_the_resources_can_be_read(assistant: Assistant, bench: Workbench) -> None:
    found = assistant.wait(assistant.session.list_resources()).resources
    read = {
        one.uri: assistant.wait(assistant.session.read_resource(one.uri)).contents[0].text
        for one in found
    }
    assert sorted(read) == ["vams://normen", "vams://ontologie", "vams://regels", "vams://vragen"]
    assert len(json.loads(read["vams://regels"])) == len(bench.rulebook.rules)
    assert len(json.loads(read["vams://normen"])) == len(bench.rulebook.norms)
    triples = list(ox.parse(read["vams://ontologie"], format=ox.RdfFormat.TURTLE))
    assert len(triples) == len(list(bench.rulebook.ontology))
    for uri in ("vams://niets", "file:///etc/passwd"):
        with pytest.raises(MCPError, match="dit bestaat niet"):
            assistant.wait(assistant.session.read_resource(uri))


def test_an_unknown_tool_is_told(assistant: Assistant) -> None:
    with pytest.raises(MCPError, match="Kies uit: check, may, ask, explain"):
        assistant.call("toets")


def test_calls_at_the_same_time_get_their_own_answers(assistant: Assistant) -> None:
    names = ["huisarts", "politie", "casusregisseur", "Veilig Thuis"]

    async def together() -> list[Any]:
        calls = [assistant.session.call_tool("explain", {"naam": name}) for name in names]
        return list(await asyncio.gather(*calls))

    found = assistant.wait(together())
    assert [one.structured_content["label"]["nl"] for one in found] == names
