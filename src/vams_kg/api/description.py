"""The description of the service in OpenAPI 3.1, as the Dutch API Design Rules ask for it."""

import os
import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from fastapi import APIRouter, FastAPI
from fastapi.responses import JSONResponse, Response

from vams_kg import __version__, service
from vams_kg.api import docs, problems
from vams_kg.api.door import SCHEMES, SECURITY
from vams_kg.api.knowing import local
from vams_kg.api.parameters import list_name
from vams_kg.api.shapes import SHAPES
from vams_kg.documents import TEMPLATES
from vams_kg.questions import allowed
from vams_kg.rulebook import Rulebook
from vams_kg.rulebook.choices import Choices
from vams_kg.vocabulary import SCHEMA

ROOT: Final = "/v1"
HOME: Final = "https://w3id.org/vams"
CONTACT: Final = "VAMS_CONTACT"
"""Name in the environment of the address of mail of who runs this service."""
LISTS: Final = ("regiemodel", "documentsoort")
"""Schemes that are no part of a question and that parameters choose from."""
NAMED: Final = {
    "/v1/regels/{naam}": "Regel",
    "/v1/normen/{naam}": "Norm",
    "/v1/sjablonen/{naam}": "Sjabloon",
}
"""The list of names for an address that ends in one."""

_VERSIONED: Final = re.compile(r"(/.*?v\d+)(/.*)")
_BY_METHOD: Final = {"get": ("400",), "post": ("400", "413", "415", "422")}


def router(app: FastAPI, rulebook: Rulebook) -> APIRouter:
    """Return the routes of the description, for programs and as a page."""
    routes = APIRouter(include_in_schema=False)
    kept = cache(lambda: described(app, rulebook))

    @routes.get(f"{ROOT}/openapi.json")
    def openapi() -> Response:
        return JSONResponse(kept(), headers={"Access-Control-Allow-Origin": "*"})

    routes.include_router(docs.router(kept))

    return routes


def described(app: FastAPI, rulebook: Rulebook) -> dict[str, Any]:
    """Return the description, with every list of values, every answer and the shape of errors."""
    made = app.openapi()
    info = {
        **made["info"],
        "contact": _contact(),
        "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
    }
    lists = _lists(rulebook)
    components = {
        "schemas": {**SHAPES, **lists},
        "headers": {"ApiVersion": _VERSION},
        "responses": {"Probleem": _PROBLEM},
        "securitySchemes": SCHEMES,
    }
    return {
        "openapi": made["openapi"],
        "info": info,
        "servers": [{"url": ROOT, "description": "Deze dienst."}],
        "tags": [{"name": name, "description": said} for name, said in TAGS.items()],
        "paths": dict(_placed(path, item, lists) for path, item in made["paths"].items()),
        "components": components,
        "security": SECURITY,
    }


TAGS: Final = {
    "toetsingen": "Een document laten toetsen, vergelijken of omzetten; niets wordt bewaard.",
    "beslissingen": "Mag een partij gegevens geven aan een andere?",
    "vragen": "De vragen die de kennisgraaf beantwoordt.",
    "kennis": "Wat de kennisgraaf weet.",
    "authzen": "Dezelfde beslissing volgens de OpenID AuthZEN Authorization API 1.0.",
}

_VERSION: Final = {
    "description": "Het volledige versienummer van deze dienst.",
    "schema": {"type": "string"},
    "example": __version__,
}
_PROBLEM: Final = {
    "description": "Wat er niet klopt.",
    "content": {problems.MEDIA: {"schema": {"$ref": "#/components/schemas/Probleem"}}},
}


def _contact() -> dict[str, str]:
    """Return whom to ask: who runs the service says so, the program cannot know it."""
    mail = os.environ.get(CONTACT, "")
    return {"name": "Beheer van deze dienst", "url": HOME, **({"email": mail} if mail else {})}


def _placed(path: str, item: dict[str, Any], lists: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """Return a path below its server; the version stands in the address of the server."""
    for method, operation in item.items():
        for parameter in operation.get("parameters", ()):
            if parameter["in"] == "path" and path in NAMED:
                parameter["schema"] = {"$ref": f"#/components/schemas/{NAMED[path]}"}
                parameter["example"] = lists[NAMED[path]]["enum"][0]
        operation["operationId"] = _named(method, path)
        operation["responses"] = dict(_answers(method, path, operation["responses"]))
    if path.startswith(f"{ROOT}/"):
        return path.removeprefix(ROOT), item
    found = _VERSIONED.fullmatch(path)
    place, rest = found.groups() if found else ("/", path)
    return rest, {"servers": [{"url": place}], **item}


def _named(method: str, path: str) -> str:
    words = re.findall(r"[a-z0-9]+", path.removeprefix(ROOT))
    return method + "".join(word.capitalize() for word in words)


def _answers(method: str, path: str, found: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield what can come back: an answer with its version, or a problem."""
    for status, said in found.items():
        if status.startswith("2"):
            version = {"API-Version": {"$ref": "#/components/headers/ApiVersion"}}
            yield status, {**said, "headers": {**said.get("headers", {}), **version}}
    problem = {"$ref": "#/components/responses/Probleem"}
    for status in _BY_METHOD.get(method, ()):
        yield status, problem
    if "{" in path:
        yield "404", problem
    yield "default", problem


def _lists(rulebook: Rulebook) -> dict[str, Any]:
    """Return every list of values to choose from, as the ontology has it."""
    parts: dict[str, Choices] = dict(rulebook.question_parts)
    for name in LISTS:
        parts[name] = Choices(rulebook.terms, frozenset({SCHEMA.node(name).value}))
    for question in service.questions(rulebook):
        for parameter in question.parameters:
            parts.setdefault(parameter.deel, allowed(parameter, rulebook))
    found = {name: _values(rulebook, choices) for name, choices in parts.items()}
    found["onderwerp"] = sorted(texts.get("nl", "") for texts in rulebook.topics.values())
    found["regel"] = sorted(rule.local for rule in rulebook.rules.values())
    found["norm"] = sorted(local(iri) for iri in rulebook.norms)
    found["sjabloon"] = list(TEMPLATES)
    return {list_name(name): {"type": "string", "enum": said} for name, said in found.items()}


def _values(rulebook: Rulebook, choices: Choices) -> list[str]:
    """Return the labels, or the short names where every term has one, as people cite them."""
    short = [rulebook.notations.get(term.iri) for term in choices.offered]
    return sorted(filter(None, short)) if short and all(short) else choices.labels()
