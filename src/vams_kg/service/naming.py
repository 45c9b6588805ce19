"""What files are called in a report: a report is sent to others, and a path tells who keeps what.

Two documents with the same name keep as many folders as tell them apart. The names that come out
stay the same when they go in again, so that a report can be made again from its receipt.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from vams_kg.model import Dossier, Finding, Judgement, Place
from vams_kg.reporting.renderers import FORMATS
from vams_kg.service.checking import Checked


def named_for(checked: Checked, format_name: str, *, kept: bool) -> Checked:
    """Return what was checked with the names for a report; `kept`: it is made to be sent on.

    A format for people has no paths. In one for platforms a path inside the folder of the user
    stays, and in a report that is not kept every path: a program looks the file up by it.
    """
    renderer = FORMATS[format_name]
    if not (kept or renderer.people):
        return checked
    names = short_names(one.bestand for one in checked.judgements)
    if renderer.located:
        names = {path: short for path, short in names.items() if _leads_outside(path)}
    return _renamed(checked, names)


def short_names(paths: Iterable[str]) -> dict[str, str]:
    """Return for each path the shortest end that no other path has.

    >>> short_names(["/home/jan/a.yaml", "nu/b.yaml", "toen/b.yaml"])
    {'/home/jan/a.yaml': 'a.yaml', 'nu/b.yaml': 'nu/b.yaml', 'toen/b.yaml': 'toen/b.yaml'}
    """
    known = {path: PurePosixPath(_plain(path)).parts for path in dict.fromkeys(paths)}
    return {path: _end(parts, set(known.values()) - {parts}) for path, parts in known.items()}


def _end(parts: tuple[str, ...], others: set[tuple[str, ...]]) -> str:
    for length in range(1, len(parts)):
        if all(other[-length:] != parts[-length:] for other in others):
            return "/".join(parts[-length:])
    return "/".join(parts).replace("//", "/")


def _plain(path: str) -> str:
    return path.replace("\\", "/")


def _leads_outside(path: str) -> bool:
    parts = PurePosixPath(_plain(path)).parts
    return bool(parts) and (parts[0] in ("/", "..") or parts[0].endswith(":"))


def _renamed(checked: Checked, names: Mapping[str, str]) -> Checked:
    """Return what was checked under other names; what does not have one keeps its own."""
    return replace(
        checked,
        judgements=tuple(_judgement(one, names) for one in checked.judgements),
        dossiers=tuple(_dossier(one, names) for one in checked.dossiers),
    )


def _judgement(judgement: Judgement, names: Mapping[str, str]) -> Judgement:
    return replace(
        judgement,
        bestand=names.get(judgement.bestand, judgement.bestand),
        bevindingen=tuple(_finding(one, names) for one in judgement.bevindingen),
    )


def _finding(finding: Finding, names: Mapping[str, str]) -> Finding:
    return replace(finding, plaats=_place(finding.plaats, names))


def _dossier(dossier: Dossier, names: Mapping[str, str]) -> Dossier:
    return replace(
        dossier,
        bestand=names.get(dossier.bestand, dossier.bestand),
        places={node: _place(place, names) for node, place in dossier.places.items()},
    )


def _place(place: Place, names: Mapping[str, str]) -> Place:
    return replace(place, bestand=names.get(place.bestand, place.bestand))
