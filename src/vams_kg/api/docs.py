"""`/v1/docs`: the description as a page, made here; nothing is fetched and no script is needed.

With the extra `docs` there is a page with Swagger UI as well, from the files of that package.
"""

import base64
import hashlib
import importlib.util
import json
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from fastapi import APIRouter
from fastapi.responses import RedirectResponse, Response

from vams_kg.api.problems import Problem

Said = Mapping[str, Any]
FOLDER: Final = Path(__file__).with_name("templates")
WHERE: Final = {"query": "vraag", "path": "adres", "header": "kop"}
PACKAGE: Final = "fastapi_offline"
"""The package of the extra `docs`: only its files are used, its code is not run."""
FILES: Final = {
    "swagger-ui.css": "text/css",
    "swagger-ui-bundle.js": "text/javascript",
    "favicon.png": "image/png",
}
START: Final = """SwaggerUIBundle({
  url: "../openapi.json", dom_id: "#pagina", deepLinking: true, validatorUrl: null,
  layout: "BaseLayout", presets: [SwaggerUIBundle.presets.apis],
});
"""
TRY_OUT: Final = """<!DOCTYPE html>
<html lang="nl"><head><meta charset="utf-8"><title>Uitproberen: vams-kg</title>
<link rel="icon" href="favicon.png"><link rel="stylesheet" href="swagger-ui.css"></head>
<body><main id="pagina"><noscript>Deze bladzijde heeft JavaScript nodig.
<a href="../docs">De bladzijde zonder</a>.</noscript></main>
<script src="swagger-ui-bundle.js"></script><script src="start.js"></script></body></html>
"""
_CLOSED: Final = "frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
    f" connect-src 'self'; {_CLOSED}"
)
"""For Swagger UI, that styles its own elements: only files and answers of this service."""


def router(described: Callable[[], Said]) -> APIRouter:
    """Return the routes of the page; what is described is asked when a page is."""
    routes = APIRouter(include_in_schema=False)
    page = cache(lambda: render(described()))
    digest = base64.b64encode(hashlib.sha256(style().encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; {_CLOSED}"

    @routes.get("/")
    @routes.get("/v1")
    def home() -> Response:
        return RedirectResponse("/v1/docs", 303)  # who types the address wants to know what is here

    @routes.get("/v1/docs")
    def docs() -> Response:
        return _page(page(), policy)

    @routes.get("/v1/docs/{naam}")
    def part(naam: str) -> Response:
        files = folder()
        if files and naam == "proberen":
            return _page(TRY_OUT, POLICY)
        if files and naam == "start.js":
            return Response(START, media_type="text/javascript")
        if files and naam in FILES:
            return Response((files / naam).read_bytes(), media_type=FILES[naam])
        raise Problem("niet-gevonden", f"{naam}: dit is er niet. Probeer: /v1/docs.")

    return routes


def _page(text: str, policy: str) -> Response:
    headers = {"Content-Security-Policy": policy}
    return Response(text, headers=headers, media_type="text/html")


def folder() -> Path | None:
    """Return where the files of Swagger UI are, or None without the extra."""
    found = importlib.util.find_spec(PACKAGE)
    if found is None or not found.origin:
        return None
    files = Path(found.origin).with_name("static")
    return files if all((files / name).is_file() for name in FILES) else None


@cache
def style() -> str:
    """Return the style of the page."""
    return (FOLDER / "docs.css").read_text("utf-8")


def render(said: Said) -> str:
    """Return the page of a description."""
    import jinja2  # noqa: PLC0415 - only for who reads the page

    loader = jinja2.FileSystemLoader(FOLDER)
    made = jinja2.Environment(loader=loader, autoescape=True, undefined=jinja2.StrictUndefined)
    made.trim_blocks = made.lstrip_blocks = True
    schemas = said["components"]["schemas"]
    groups = [
        {**tag, "routes": [one for one in routes(said) if one["tag"] == tag["name"]]}
        for tag in said["tags"]
    ]
    return made.get_template("docs.html.jinja").render(
        said=said,
        style=style(),
        groups=groups,
        try_out=folder() is not None,
        lists={name: one["enum"] for name, one in sorted(schemas.items()) if "enum" in one},
        shapes={name: _json(one) for name, one in sorted(schemas.items()) if "enum" not in one},
    )


def routes(said: Said) -> Iterable[dict[str, Any]]:
    """Yield every route with what the page tells of it."""
    for path, item in said["paths"].items():
        server = item.get("servers", said["servers"])[0]["url"].rstrip("/")
        for method, one in item.items():
            if method == "servers":
                continue
            content = one.get("requestBody", {}).get("content", {})
            found = next(status for status in one["responses"] if status.startswith("2"))
            answers = one["responses"][found].get("content", {})
            shape = answers.get("application/json", {}).get("schema", {}).get("$ref", "")
            example = content.get("application/json", {}).get("example")
            yield {
                "tag": one["tags"][0],
                "method": method.upper(),
                "place": server + path,
                "operationId": one["operationId"],
                "summary": one["summary"],
                "parameters": [_parameter(each) for each in one.get("parameters", ())],
                "kinds": list(content),
                "body": _json(example) if example is not None else "",
                "answers": list(answers),
                "shape": shape.rpartition("/")[2],
            }


def _parameter(said: Said) -> dict[str, Any]:
    shape = said["schema"]
    several = shape.get("type") == "array"
    inner = shape["items"] if several else shape
    example = said.get("example", "")
    return {
        "name": said["name"],
        "required": said.get("required", False),
        "where": WHERE[said["in"]],
        "description": said.get("description", "") + (" Mag vaker." if several else ""),
        "list": inner.get("$ref", "").rpartition("/")[2],
        "values": ", ".join(inner.get("enum", ())) or inner.get("format", ""),
        "example": ", ".join(example) if isinstance(example, list) else example,
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
