"""Render what differs between two versions as text, Markdown or JSON."""

from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from typing import Final

from vams_kg.model.difference import (
    MOVED,
    REHOMED,
    RENUMBERED,
    Bevindingverschil,
    Vergelijking,
    Verschil,
)
from vams_kg.reporting.plain import clean, json_text, wrap
from vams_kg.reporting.report import choose, words

SCHEMA: Final = "vams-kg/diff/1"
_LONGEST: Final = 200
"""Characters of a text that a line shows at most; JSON gives the whole text."""


def render_diff(found: Vergelijking, format_name: str, language: str) -> str:
    """Return a comparison in a format: text, md or json."""
    return _RENDERERS[format_name](found, language)


def difference_line(one: Verschil, language: str) -> str:
    """Return a difference in words: what happened to what, and at which item."""
    w = words(language)
    wat = choose(one.wat, language)
    where = one.bij_nieuw or one.bij_oud
    before, after = (
        w[f"verschil_{one.soort}_na"].format(wat=text)
        if text and one.soort == MOVED
        else text or w["verschil_vooraan"]
        for text in map(_short, (one.oud, one.nieuw))
    )
    said = w[f"verschil_{one.soort}"].format(wat=wat, oud=before, nieuw=after, item=where)
    said = said[:1].upper() + said[1:]
    if one.soort in _NAMES_ITEM or not where:
        return said
    return f"{said} [{where}]"


_NAMES_ITEM: Final = frozenset({RENUMBERED, MOVED, REHOMED})
"""Kinds whose sentence names the item itself."""


def _text(found: Vergelijking, language: str) -> str:
    w = words(language)
    lines = [clean(f"{found.oud.bestand} → {found.nieuw.bestand}"), ""]
    if found.gelijk:
        return "\n".join([*lines, w["verschil_geen"]]) + "\n"
    lines += [f"{w['verschil_document']} ({len(found.verschillen)})", ""]
    for one in found.verschillen:
        lines += wrap(f"- {difference_line(one, language)}", "  ")
        lines.append(f"      {_path(one)}")
    for title, changes in _grouped(found, w):
        lines += ["", title, ""]
        for change in changes:
            lines += wrap(f"- {_finding(change, w, language)}", "  ")
            lines.append(f"      {change.bevinding.regel} · {change.bevinding.pad}")
    return "\n".join([*lines, "", *_conclusion(found, w)]) + "\n"


def _markdown(found: Vergelijking, language: str) -> str:
    w = words(language)
    title = f"{found.oud.bestand} → {found.nieuw.bestand}"
    lines = [f"# {w['verschil_titel']}: {_safe(title)}", ""]
    if found.gelijk:
        return "\n".join([*lines, w["verschil_geen"]]) + "\n"
    lines += [*_conclusion(found, w), "", f"## {w['verschil_document']} ({len(found.verschillen)})"]
    lines.append("")
    for one in found.verschillen:
        lines.append(f"- {_safe(difference_line(one, language))} (`{_path(one)}`)")
    for heading, changes in _grouped(found, w):
        lines += ["", f"## {heading}", ""]
        for change in changes:
            place = f"`{change.bevinding.regel}`, `{change.bevinding.pad}`"
            lines.append(f"- {_safe(_finding(change, w, language))} ({place})")
    return "\n".join(lines) + "\n"


def _grouped(
    found: Vergelijking, w: Mapping[str, str]
) -> Iterator[tuple[str, list[Bevindingverschil]]]:
    for soort, changes in groupby(found.bevindingen, key=lambda one: one.soort):
        listed = list(changes)
        yield f"{w[f'bevinding_{soort}']} ({len(listed)})", listed


def _finding(change: Bevindingverschil, w: Mapping[str, str], language: str) -> str:
    weights = [w[one] for one in (change.ernst_oud, change.ernst_nieuw) if one]
    return f"{' → '.join(weights)}: {clean(choose(change.bevinding.bericht, language))}"


def _conclusion(found: Vergelijking, w: Mapping[str, str]) -> list[str]:
    counts = ", ".join(
        f"{w[f'tel_{name}']}: {before} → {after}" for name, before, after in found.gewogen
    )
    judged = (w["verschil_gelijk_oordeel"], w["verschil_meer"], w["verschil_minder"])
    return [f"{judged[found.richting]} ({counts})"]


def _path(one: Verschil) -> str:
    old, new = one.pad_oud, one.pad_nieuw
    if old is None or new is None or old == new:
        return one.pad or "-"
    return f"{old} → {new}"


def _short(text: str) -> str:
    flat = clean(text)
    return flat if len(flat) <= _LONGEST else flat[: _LONGEST - 1].rstrip() + "…"


def _safe(text: str) -> str:
    """Return a text in which nothing is Markdown or HTML."""
    for sign in "\\`*_[]<>|":
        text = text.replace(sign, f"\\{sign}")
    return text


def _json(found: Vergelijking, language: str) -> str:
    return json_text(
        {
            "schema": SCHEMA,
            "taal": language,
            "oud": {"bestand": found.oud.bestand, "sha256": found.oud.sha256},
            "nieuw": {"bestand": found.nieuw.bestand, "sha256": found.nieuw.sha256},
            "regelset": found.nieuw.regelset_versie,
            "gelijk": found.gelijk,
            "richting": ("gelijk", "meer", "minder")[found.richting],
            "aantallen": {name: {"oud": b, "nieuw": a} for name, b, a in found.gewogen},
            "verschillen": [_difference(one, language) for one in found.verschillen],
            "bevindingen": [_change(one, language) for one in found.bevindingen],
        }
    )


def _difference(one: Verschil, language: str) -> dict[str, object]:
    return {
        "soort": one.soort,
        "wat": choose(one.wat, language),
        "zin": difference_line(one, language),
        "pad_oud": one.pad_oud,
        "pad_nieuw": one.pad_nieuw,
        "bij_oud": one.bij_oud,
        "bij_nieuw": one.bij_nieuw,
        "oud": one.oud,
        "nieuw": one.nieuw,
    }


def _change(one: Bevindingverschil, language: str) -> dict[str, object]:
    return {
        "soort": one.soort,
        "regel": one.bevinding.regel,
        "pad": one.bevinding.pad,
        "ernst_oud": one.ernst_oud or None,
        "ernst_nieuw": one.ernst_nieuw or None,
        "bericht": choose(one.bevinding.bericht, language),
    }


_RENDERERS: Final[Mapping[str, Callable[[Vergelijking, str], str]]] = {
    "text": _text,
    "md": _markdown,
    "json": _json,
}

FORMATS: Final = tuple(_RENDERERS)
"""Formats of a comparison."""
