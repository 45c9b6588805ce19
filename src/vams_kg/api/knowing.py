"""`/v1/begrippen`, `regels`, `normen`, `regimes` and `dekking`: what the rulebook holds."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from functools import cache
from typing import Any, Final

from fastapi import APIRouter, Request
from fastapi.responses import Response

from vams_kg import service
from vams_kg.api.parameters import Given, Param, answered, one, openapi, read, wrong
from vams_kg.api.problems import Problem
from vams_kg.model import Rule, Term
from vams_kg.reporting.as_coverage import render_coverage
from vams_kg.reporting.plain import json_text
from vams_kg.rulebook import Rulebook

Values = list[dict[str, Any]]
PER_PAGE, MOST = 50, 500
PAGE: Final = (
    Param("pagina", "Nummer van de bladzijde, vanaf 1.", voorbeeld="1"),
    Param("aantal", f"Hoeveel op een bladzijde, ten hoogste {MOST}.", voorbeeld="50"),
)
SEARCH: Final = Param("zoek", "Tekst die in een label of naam staat.", voorbeeld="privacy")
SCHEME: Final = Param("schema", "Begrippenlijst waar het begrip in staat.", voorbeeld="regime")


def router(bench: service.Workbench) -> APIRouter:
    """Return the routes of what the rulebook holds."""
    routes = APIRouter(tags=["kennis"])
    rulebook = bench.rulebook

    @routes.get(
        "/begrippen",
        summary="Alle begrippen.",
        openapi_extra=openapi([SCHEME, SEARCH, *PAGE], "Begrippen"),
    )
    def terms(request: Request) -> Response:
        given = read(request, [SCHEME, SEARCH, *PAGE])
        return _page(request, _in_scheme(_terms(rulebook), one(given, "schema")), given)

    for name, shape, values in (
        ("regels", "RegelBeschrijving", lambda: _rules(rulebook)),
        ("normen", "NormBeschrijving", lambda: _norms(rulebook)),
    ):
        _add_list(routes, name, shape, cache(values))

    @routes.get(
        "/regimes", summary="De regimes: welk recht telt.", openapi_extra=openapi((), "Regimes")
    )
    def regimes(request: Request) -> Response:
        read(request, ())
        return _json({"regimes": _regimes(rulebook)})

    @routes.get(
        "/dekking",
        summary="Wat er van elke uitspraak van de bronnen is gemaakt.",
        openapi_extra=openapi((), "Dekking"),
    )
    def coverage(request: Request) -> Response:
        read(request, ())
        return Response(_coverage(), media_type="application/json")

    return routes


def _add_list(routes: APIRouter, name: str, shape: str, values: Any) -> None:
    """Add a list with pages, and every one of its items, of a shape, under its own name."""

    def everything(request: Request) -> Response:
        return _page(request, values(), read(request, [SEARCH, *PAGE]))

    def single(request: Request, naam: str) -> Response:
        read(request, ())
        for value in values():
            if value["naam"] == naam:
                return _json(value)
        raise Problem("niet-gevonden", f"{naam}: dit staat niet in {name}.")

    extra = openapi([SEARCH, *PAGE], name.capitalize())
    routes.add_api_route(f"/{name}", everything, summary=f"Alle {name}.", openapi_extra=extra)
    routes.add_api_route(
        f"/{name}/{{naam}}",
        single,
        summary=f"Een uit {name}.",
        openapi_extra={"responses": answered(shape)},
    )


def _json(value: object) -> Response:
    return Response(json_text(value), media_type="application/json")


def _page(request: Request, values: Sequence[Mapping[str, Any]], given: Given) -> Response:
    """Return one page of a list, with the address of the next one."""
    wanted = one(given, "zoek").casefold()
    found = [value for value in values if wanted in _words(value)] if wanted else list(values)
    page, size = _number(given, "pagina", 1, 10_000), _number(given, "aantal", PER_PAGE, MOST)
    start = (page - 1) * size
    links = {"self": str(request.url)}
    if start + size < len(found):
        links["next"] = str(request.url.include_query_params(pagina=page + 1))
    return _json({"totaal": len(found), "_links": links, "resultaten": found[start : start + size]})


def _words(value: Mapping[str, Any]) -> str:
    return f"{value['naam']} {' '.join(value['label'].values())}".casefold()


def _number(given: Given, name: str, default: int, most: int) -> int:
    said = one(given, name, str(default))
    if not (said.isascii() and said.isdigit() and 1 <= int(said[:9]) <= most):
        raise wrong(name, f"hier hoort een getal van 1 tot en met {most}.")
    return int(said)


def _terms(rulebook: Rulebook) -> Values:
    return [_term(term) for term in rulebook.terms]


def _term(term: Term) -> dict[str, Any]:
    return {
        "iri": term.iri,
        "naam": local(term.iri),
        "label": dict(term.label),
        "schemas": [local(one) for one in term.schemas],
        "woorden": list(term.woorden),
    }


def local(iri: str) -> str:
    """Return the last part of an IRI.

    >>> local("https://w3id.org/vams/def#Document")
    'Document'
    """
    return iri.rsplit("/", 1)[-1].rsplit("#", 1)[-1]


def _in_scheme(values: Values, scheme: str) -> Values:
    if not scheme:
        return values
    known = {name for value in values for name in value["schemas"]}
    if scheme not in known:
        raise wrong("schema", f"‘{scheme}’ is niet bekend.", sorted(known))
    return [value for value in values if scheme in value["schemas"]]


def _rules(rulebook: Rulebook) -> Values:
    rules = sorted(rulebook.rules.values(), key=lambda rule: rule.local)
    return [_rule(rule) for rule in rules]


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "iri": rule.iri,
        "naam": rule.local,
        "label": dict(rule.naam),
        "bericht": dict(rule.bericht),
        "herstel": dict(rule.herstel),
        "ernst": local(rule.ernst),
        "regelset": local(rule.regelset),
        "onderwerp": local(rule.onderwerp),
        "wie_beslist": dict(rule.wie_beslist),
        "normen": [local(norm) for norm in rule.normen],
    }


def _norms(rulebook: Rulebook) -> Values:
    return [{**asdict(norm), "naam": local(norm.iri)} for norm in rulebook.norms.values()]


def _regimes(rulebook: Rulebook) -> Iterable[dict[str, Any]]:
    return [
        {
            "iri": term.iri,
            "naam": rulebook.notation(term.iri),
            "label": dict(term.label),
            "voorbehoud": dict(rulebook.caveat(term.iri)),
        }
        for term in rulebook.question_parts["regime"].terms
    ]


@cache
def _coverage() -> str:
    return render_coverage(service.coverage(), "json")
