"""YAML or JSON bytes become a tree of texts with line numbers.

Every value stays the text that the author wrote: `5.10` is no number and `nee` no truth value.
The events of the parser are read one by one, never its own object constructor and never its
recursive composer: tags have no effect and a deeply nested file cannot exhaust the stack.
"""

import re
from collections.abc import Callable
from typing import Any, Final, NamedTuple, NoReturn

import yaml

from vams_kg.documents.guards import MAX_DEPTH, MAX_NODES
from vams_kg.documents.intake import Intake
from vams_kg.documents.json_text import json_tree
from vams_kg.documents.knowledge import Knowledge
from vams_kg.documents.tree import Entry, Listing, Scalar, Table, Tree
from vams_kg.errors import UnreadableInput

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # pragma: no cover - only where PyYAML is built without libyaml
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

_NO_VALUE: Final = frozenset({"", "~", "null", "Null", "NULL"})
_EXPECTED: Final = "een beschrijving in YAML of JSON, in UTF-8"
_STANDARD_TAG: Final = "tag:yaml.org,2002:"
_BINARY: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


def read_text(data: bytes, name: str, knowledge: Knowledge) -> Intake:
    """Return what YAML or JSON says; raises UnreadableInput with line, cause and remedy."""
    return Intake(read_tree(data, name), text=data.decode("utf-8", "replace"))


def read_tree(data: bytes, name: str) -> Tree:
    """Return the tree of a document; raises UnreadableInput with line, cause and remedy."""
    text = _decoded(data, name)
    try:
        return _Builder(name).build(text)
    except (yaml.YAMLError, ValueError) as error:
        tree = json_tree(text) if text.lstrip()[:1] in ("{", "[") else None
        if tree is None:
            _refuse_syntax(error, text, name)
        return tree


def _decoded(data: bytes, name: str) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in data[:4]:
        raise UnreadableInput(
            name,
            "Dit bestand staat in UTF-16 of is geen tekstbestand.",
            expected=_EXPECTED,
            try_this="Sla het bestand op als UTF-8.",
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        raise UnreadableInput(
            name,
            "Hier staat een teken dat geen UTF-8 is (vaak Latin-1 of Windows-1252).",
            line=before.count(b"\n") + 1,
            column=error.start - before.rfind(b"\n"),
            expected=_EXPECTED,
            try_this="Sla het bestand op als UTF-8.",
        ) from None
    control = _BINARY.search(text)
    if control:
        raise UnreadableInput(
            name,
            "Dit bestand bevat stuurtekens en is geen tekstbestand.",
            line=text.count("\n", 0, control.start()) + 1,
            expected=_EXPECTED,
            try_this="Lever de tekst zelf aan, niet een Word-, PDF- of zipbestand.",
        )
    return text


class _Frame:
    """A list or table whose end has not been read yet."""

    __slots__ = ("anchor", "bare", "children", "flow", "is_table", "line", "size")

    def __init__(self, line: int, anchor: str | None, *, is_table: bool, flow: bool) -> None:
        self.line = line
        self.anchor = anchor
        self.is_table = is_table
        self.flow = flow
        self.bare = False
        """Whether a text without quotes opens a bracket: between quotes a comma cuts nothing."""
        self.children: list[Tree] = []
        self.size = 1

    def closed(self) -> Tree:
        """Return the finished list or table."""
        if self.flow and self.bare and any(_is_cut(child) for child in self.children):
            self.children = _joined(self.children, is_table=self.is_table)
        if not self.is_table:
            return Listing(tuple(self.children), self.line)
        pairs = zip(self.children[::2], self.children[1::2], strict=True)
        entries = [
            Entry(key.text if isinstance(key, Scalar) else "(geen tekst)", key.line, value)
            for key, value in pairs
        ]
        return Table(tuple(entries), self.line)


def _is_cut(value: Tree) -> bool:
    """Return whether a text has a bracket that does not close."""
    text = value.text if isinstance(value, Scalar) else ""
    return "(" in text and text.count("(") > text.count(")")


def _joined(children: list[Tree], *, is_table: bool) -> list[Tree]:
    """Return the values of `[…]` or `{…}`, with a text in brackets that a comma cut in two whole.

    `{grond: wet (Wams, hoofdstuk 5)}` is by the letter of YAML a key `hoofdstuk 5)` without value.
    """
    made: list[Tree] = []
    step = 2 if is_table else 1
    for place in range(0, len(children), step):
        child, before = children[place], made[-1] if made else None
        cut = before is not None and _is_cut(before)
        alone = step == 1 or children[place + 1] == Scalar("", child.line)
        if cut and alone and isinstance(child, Scalar) and isinstance(before, Scalar):
            made[-1] = Scalar(f"{before.text}, {child.text}", before.line)
        else:
            made += children[place : place + step]
    return made


class _Anchored(NamedTuple):
    tree: Tree
    size: int


class _Builder:
    """Builds a tree from parser events; counts nodes as if every alias were written out."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._stack = [_Frame(0, None, is_table=False, flow=False)]
        self._anchors: dict[str, _Anchored] = {}
        self._documents = 0

    def build(self, text: str) -> Tree:
        """Return the tree of the only document in the text."""
        loader = Loader(text)
        try:
            self._read(loader.get_event)
        finally:
            loader.dispose()
        found = self._stack[0].children
        return found[0] if found else Scalar("", 1)

    def _read(self, get_event: Callable[[], Any]) -> None:
        while True:
            event = get_event()
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self._scalar(event)
            elif kind is yaml.StreamEndEvent:
                return
            else:
                self._handle(kind, event)

    def _handle(self, kind: type[Any], event: Any) -> None:
        if kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            self._open(event, is_table=kind is yaml.MappingStartEvent)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self._close()
        elif kind is yaml.AliasEvent:
            self._alias(event)
        elif kind is yaml.DocumentStartEvent:
            self._start(event)

    def _scalar(self, event: Any) -> None:
        text = event.value
        if event.tag:
            self._check_tag(event)
        if text in _NO_VALUE and not event.style:
            text = ""
        scalar = Scalar(text, event.start_mark.line + 1)
        frame = self._stack[-1]
        frame.children.append(scalar)
        frame.bare = frame.bare or (not event.style and "(" in text)
        frame.size += 1
        if event.anchor:
            self._anchors[event.anchor] = _Anchored(scalar, 1)

    def _open(self, event: Any, *, is_table: bool) -> None:
        line = event.start_mark.line + 1
        if event.tag:
            self._check_tag(event)
        if len(self._stack) > MAX_DEPTH:
            self._refuse(line, f"Dit document is dieper genest dan {MAX_DEPTH} lagen.")
        flow = bool(event.flow_style)
        self._stack.append(_Frame(line, event.anchor, is_table=is_table, flow=flow))

    def _close(self) -> None:
        frame = self._stack.pop()
        tree = frame.closed()
        if frame.anchor:
            self._anchors[frame.anchor] = _Anchored(tree, frame.size)
        self._add(tree, frame.size, frame.line)

    def _alias(self, event: Any) -> None:
        line = event.start_mark.line + 1
        anchored = self._anchors.get(event.anchor)
        if anchored is None:
            self._refuse(line, f"Het anker ‘{event.anchor}’ bestaat niet of bevat zichzelf.")
        if len(self._stack) + _depth(anchored.tree) > MAX_DEPTH + 1:
            self._refuse(line, f"Dit document is dieper genest dan {MAX_DEPTH} lagen.")
        self._add(anchored.tree, anchored.size, line)

    def _add(self, tree: Tree, size: int, line: int) -> None:
        frame = self._stack[-1]
        frame.children.append(tree)
        frame.size += size
        if frame.size > MAX_NODES:
            self._refuse(line, f"Dit document heeft meer dan {MAX_NODES} waarden.")

    def _start(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            raise UnreadableInput(
                self._name,
                "Dit bestand bevat meer dan één document (gescheiden door ‘---’).",
                line=event.start_mark.line + 1,
                expected="één beschrijving per bestand",
                try_this="Zet elke beschrijving in een eigen bestand.",
            )

    def _check_tag(self, event: Any) -> None:
        """Refuse a tag that asks a program for an object, such as `!!python/…`."""
        if "/" in event.tag.removeprefix(_STANDARD_TAG):
            raise UnreadableInput(
                self._name,
                "Hier staat een YAML-tag die om een object van een programma vraagt.",
                line=event.start_mark.line + 1,
                expected=_EXPECTED,
                try_this="Haal het deel dat met ‘!!’ begint weg en schrijf de waarde als tekst.",
            )

    def _refuse(self, line: int, what: str) -> NoReturn:
        raise UnreadableInput(
            self._name,
            what,
            line=line,
            expected=_EXPECTED,
            try_this="Schrijf het document zonder ankers en met minder lagen.",
        )


def _depth(tree: Tree) -> int:
    if isinstance(tree, Scalar):
        return 0
    inside = tree.items if isinstance(tree, Listing) else [entry.value for entry in tree.entries]
    return 1 + max((_depth(value) for value in inside), default=0)


def _refuse_syntax(error: Exception, text: str, name: str) -> NoReturn:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line = mark.line + 1 if mark else None
    lines = text.splitlines()
    if line is not None and line > len(lines):
        line = max(1, len(lines))
    source = lines[line - 1] if line else ""
    problem = f"{getattr(error, 'context', '')} {getattr(error, 'problem', '')}"
    raise UnreadableInput(
        name,
        "Dit is geen geldige YAML.",
        line=line,
        column=mark.column + 1 if mark else None,
        expected=_EXPECTED,
        try_this=_advice(problem, source),
    ) from None


_ADVICE: Final = (
    ("mapping values are not allowed", "Zet een tekst met ‘: ’ erin tussen aanhalingstekens, of"
     " controleer het inspringen."),
    ("quoted scalar", "Controleer of elk aanhalingsteken ook weer sluit."),
    ("cannot start any token", "Zet een tekst met @, %, ` of & vooraan tussen aanhalingstekens."),
    ("','", "Controleer of elke [ of { ook weer sluit, met komma’s ertussen."),
    ("could not find expected ':'", "Controleer of na elke sleutel een dubbele punt en een spatie"
     " staan."),
    ("", "Controleer het inspringen en de dubbele punten op deze regel en de regel erboven."),
)  # fmt: skip
"""The likely remedy for what the parser says; the first that fits counts."""


def _advice(problem: str, source: str) -> str:
    """Return the likely cause of a syntax error, from the parser's words and the line."""
    if "\t" in source[: len(source) - len(source.lstrip())] or "\\t" in problem:
        return "Gebruik spaties in plaats van tabs om in te springen."
    return next(advice for sign, advice in _ADVICE if sign in problem)
