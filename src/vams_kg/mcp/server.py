"""The server of the protocol: the tools and resources over standard input and output."""

import json
import logging
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final, TypeVar

import anyio
import anyio.to_thread
from mcp import MCPError
from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server
from mcp_types import (
    INVALID_PARAMS,
    CallToolRequestParams,
    CallToolResult,
    ListResourcesResult,
    ListToolsResult,
    PaginatedRequestParams,
    ReadResourceRequestParams,
    ReadResourceResult,
    Resource,
    TextContent,
    TextResourceContents,
    ToolAnnotations,
)
from mcp_types import Tool as ToolType

from vams_kg import __version__, service
from vams_kg.client import Refused
from vams_kg.mcp.files import Files
from vams_kg.mcp.resources import Leesstuk, resources
from vams_kg.mcp.tools import Tool, tools

INSTRUCTIONS: Final = (
    "vams-kg toetst beschrijvingen van de Nederlandse aanpak van meervoudige problematiek (Wams,"
    " AVE). De Wams is een wetsvoorstel en geen wet: geef voorbehoud en waarschuwingen eerst door."
    " Zeg nooit dat iets rechtmatig is: het sterkste is ‘geen bezwaar gevonden’. Geef nooit"
    " gegevens over inwoners. / Pass on caveats first; never say that something is lawful; never"
    " give data about citizens."
)
FAILED: Final = (
    "Er ging iets mis in vams-kg zelf ({}).\n"
    "  Probeer: stel de vraag anders, of meld wat u vroeg zonder de inhoud van het document."
)
T = TypeVar("T")
log = logging.getLogger("vams_kg.mcp")


def run(root: Path | None) -> None:
    """Answer on standard input and output until that closes; raises Refused for a wrong folder."""
    files = Files(root)
    bench = service.prepare()
    _ = bench.rulebook.ontology, bench.rulebook.shapes  # read now and not in a first call
    anyio.run(_served, made(bench, files))


def made(bench: service.Workbench, files: Files) -> Server[Any]:
    """Return the server with its tools and resources."""
    offers = _Offers(tools(bench, files), resources(bench.rulebook))
    return Server(
        "vams-kg",
        version=__version__,
        instructions=INSTRUCTIONS,
        on_list_tools=offers.list_tools,
        on_call_tool=offers.call,
        on_list_resources=offers.list_texts,
        on_read_resource=offers.read,
    )


class _Offers:
    """Answers the requests of the protocol; work is done in a thread, so that others go on."""

    def __init__(self, known: Sequence[Tool], texts: Sequence[Leesstuk]) -> None:
        self._tools = {one.naam: one for one in known}
        self._texts = {one.iri: one for one in texts}

    async def list_tools(
        self, context: object, asked: PaginatedRequestParams | None
    ) -> ListToolsResult:
        return ListToolsResult(tools=[_described(one) for one in self._tools.values()])

    async def call(self, context: object, asked: CallToolRequestParams) -> CallToolResult:
        tool = _one_of(self._tools, asked.name)
        said = asked.arguments or {}
        return await anyio.to_thread.run_sync(_called, tool, said, abandon_on_cancel=True)

    async def list_texts(
        self, context: object, asked: PaginatedRequestParams | None
    ) -> ListResourcesResult:
        found = [
            Resource(uri=one.iri, name=one.naam, description=one.uitleg, mime_type=one.soort)
            for one in self._texts.values()
        ]
        return ListResourcesResult(resources=found)

    async def read(self, context: object, asked: ReadResourceRequestParams) -> ReadResourceResult:
        one = _one_of(self._texts, asked.uri)
        text = await anyio.to_thread.run_sync(one.tekst)
        found = TextResourceContents(uri=one.iri, mime_type=one.soort, text=text)
        return ReadResourceResult(contents=[found])


def _one_of(known: Mapping[str, T], name: str) -> T:
    """Return the one with a name; raises an error of the protocol for another name."""
    if name not in known:
        raise MCPError(INVALID_PARAMS, f"{name}: dit bestaat niet. Kies uit: {', '.join(known)}.")
    return known[name]


async def _served(server: Server[Any]) -> None:
    async with stdio_server() as (received, sent):
        await server.run(received, sent, server.create_initialization_options())


def _described(tool: Tool) -> ToolType:
    hints = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)
    return ToolType(
        name=tool.naam,
        title=tool.titel,
        description=tool.uitleg,
        input_schema=tool.neemt,
        output_schema=tool.geeft,
        annotations=hints,
    )


def _called(tool: Tool, said: dict[str, Any]) -> CallToolResult:
    """Return the answer of a tool, or what is wrong as an error for who called it."""
    try:
        found = dict(tool.call(said))
    except Refused as error:
        return _refused(str(error))
    except Exception as error:  # its text can hold a document: only its kind is told
        log.error("%s: %s", tool.naam, type(error).__name__)
        return _refused(FAILED.format(type(error).__name__))
    text = json.dumps(found, ensure_ascii=False)
    return CallToolResult(content=[TextContent(text=text)], structured_content=found)


def _refused(text: str) -> CallToolResult:
    return CallToolResult(content=[TextContent(text=text)], is_error=True)
