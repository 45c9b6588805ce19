"""The account of a document as JSON: what a report adds to the findings, under the key `rapport`.

Texts are maps per language; names of keys are those of the values in `model`.
"""

from dataclasses import asdict
from typing import Any

from vams_kg.model import Account, Actie, Bronleemte, Matrixcel, Portret, Regeluitkomst, Weging
from vams_kg.reporting.receipt import Stamp, as_line
from vams_kg.reporting.report import Report


def account_as_json(account: Account, report: Report) -> dict[str, Any]:
    """Return what the report says of a document beside its findings, with the receipt."""
    stamp = Stamp(account.receipt, "json", report.language, report.onleesbaar)
    return {
        "goed": account.goed,
        "acties": [_action(one) for one in account.acties],
        "regels": [_rule(one) for one in account.regels],
        "portret": _portrait(account.portret),
        "wegingen": [_weighing(one) for one in account.wegingen],
        "niet_gemodelleerd": [_gap(one) for one in account.leemten],
        "bewijs": {
            **asdict(account.receipt),
            "wensen": [list(pair) for pair in account.receipt.wensen],
            "code": as_line(stamp),
        },
    }


def _action(one: Actie) -> dict[str, Any]:
    return {
        "nummer": one.nummer,
        "ernst": one.ernst,
        "doe": dict(one.doe),
        "wie": dict(one.wie),
        "paden": list(dict.fromkeys(finding.pad for finding in one.bevindingen)),
        "regels": list(dict.fromkeys(finding.regel for finding in one.bevindingen)),
    }


def _rule(one: Regeluitkomst) -> dict[str, Any]:
    return {"regel": one.regel.local, "uitkomst": one.uitkomst}


def _weighing(one: Weging) -> dict[str, Any]:
    return {
        "pad": one.pad,
        "stroom": one.stroom,
        "norm": one.norm.artikel or one.norm.bron,
        "voorwaarden": [
            {"tekst": dict(part.tekst), "wie": dict(part.wie)} for part in one.voorwaarden
        ],
    }


def _gap(one: Bronleemte) -> dict[str, Any]:
    return {"bron": dict(one.bron), "plaats": one.plaats, "tekst": dict(one.tekst)}


def _portrait(one: Portret) -> dict[str, Any]:
    return {
        "fasen": [asdict(phase) for phase in one.treden],
        "banen": [asdict(lane) for lane in one.banen],
        "stromen": [
            {key: value for key, value in asdict(flow).items() if key != "plaats"}
            for flow in one.stromen
        ],
        "matrix": {
            "partijen": list(one.matrix.partijen),
            "gegevens": [dict(label) for label in one.matrix.gegevens],
            "cellen": [[_cell(cell) for cell in row] for row in one.matrix.cellen],
        },
    }


def _cell(cell: Matrixcel | None) -> dict[str, Any] | None:
    return None if cell is None else asdict(cell)
