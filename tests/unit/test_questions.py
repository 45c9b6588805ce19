"""Headers of named questions and values that reach a query as facts."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from vams_kg.errors import KnowledgeError, MissingChoice, UnknownChoice
from vams_kg.model import NamedQuestion, Parameter
from vams_kg.questions import allowed, ask, choose_values, find_question, read_questions
from vams_kg.rulebook import Rulebook

HEADER = """#+ vraag: Wie kent wie?
#+ question: Who knows whom?
#+ parameters:
#+   partij: {deel: partij, verplicht: ja}
#+ kolommen:
#+   naam: {nl: naam, en: name}
#+ voorbeeld: {partij: politie}
"""
NESTED = """PREFIX vraag: <https://w3id.org/vams/vraag/>
SELECT ?naam WHERE {
    { SELECT ?wie WHERE { vraag:gesteld vraag:partij ?wie } }
    UNION { vraag:gesteld vraag:partij ?wie FILTER ( false ) }
    OPTIONAL { ?wie <urn:naam> ?naam }
}
ORDER BY ?naam
"""


def question(sparql: str, *parameters: Parameter) -> NamedQuestion:
    return NamedQuestion("x", {"nl": "?"}, {"naam": {"nl": "naam"}}, sparql, parameters)


def test_a_new_file_is_a_new_question(tmp_path: Path) -> None:
    (tmp_path / "queries").mkdir()
    (tmp_path / "queries" / "wie-kent-wie.rq").write_text(HEADER + NESTED, "utf-8")
    (found,) = read_questions(tmp_path)
    assert (found.naam, found.vraag["en"]) == ("wie-kent-wie", "Who knows whom?")
    assert found.parameters == (Parameter("partij", "partij", verplicht=True),)
    assert not found.over_document


@pytest.mark.parametrize(
    "wrong", ["#+ vragen: Wat?\n", "#+ parameters:\n#+   x: {deel: partij, soort: y}\n"]
)
def test_unknown_key_of_a_header_is_refused(tmp_path: Path, wrong: str) -> None:
    (tmp_path / "queries").mkdir()
    lines = [line for line in HEADER.splitlines() if "partij" not in line and "param" not in line]
    text = "\n".join([*lines, wrong, NESTED])
    (tmp_path / "queries" / "fout.rq").write_text(text, "utf-8")
    with pytest.raises(KnowledgeError, match="unknown keys"):
        read_questions(tmp_path)


def test_value_means_the_same_in_every_nested_group() -> None:
    name = ox.Literal("Politie")
    facts = [ox.Quad(ox.NamedNode("urn:p"), ox.NamedNode("urn:naam"), name)]
    assert ask(question(NESTED), {"partij": "urn:p"}, [facts]) == (("Politie",),)
    assert ask(question(NESTED), {"partij": "urn:q"}, [facts]) == (("",),)
    assert ask(question(NESTED), {}, [facts]) == ()


def test_query_and_header_must_agree() -> None:
    with pytest.raises(KnowledgeError, match="columns"):
        ask(question("SELECT ?ander WHERE { ?ander ?p ?o }"), {}, [])
    with pytest.raises(KnowledgeError, match="SELECT"):
        ask(question("ASK { ?s ?p ?o }"), {}, [])


def test_values_come_from_a_part_a_scheme_or_a_class(rulebook: Rulebook) -> None:
    for part, label in (
        ("partij", "politie"),
        ("schema:rol", "casusregisseur"),
        ("vams:Onderwerp", "bewaren"),
        ("skos:ConceptScheme", "rollen"),
    ):
        assert label in allowed(Parameter("x", part), rulebook).labels()
    for part in ("schema", "nergens:iets"):
        with pytest.raises(KnowledgeError, match="no such part"):
            allowed(Parameter("x", part), rulebook)


def test_default_counts_unless_a_value_is_given(rulebook: Rulebook) -> None:
    asked = question("", Parameter("regime", "regime", standaard="geldend"))
    assert choose_values(asked, {}, rulebook, "--param")["regime"].endswith("regime-geldend")
    given = choose_values(asked, {"regime": "Wams 2023"}, rulebook, "--param")
    assert given["regime"].endswith("regime-wams-2023")


def test_optional_value_may_be_absent_and_obligatory_may_not(rulebook: Rulebook) -> None:
    assert choose_values(question("", Parameter("p", "partij")), {}, rulebook, "--param") == {}
    with pytest.raises(MissingChoice, match=r"--param p: hier hoort een waarde\. Kies uit: .*CAK"):
        choose_values(question("", Parameter("p", "partij", True)), {}, rulebook, "--param")


def test_name_of_a_question_is_found_in_other_spelling() -> None:
    questions = read_questions()
    assert find_question(questions, "Deelnemers ZVH").naam == "deelnemers-zvh"
    with pytest.raises(UnknownChoice) as error:
        find_question(questions, "bewaartermijn")
    assert error.value.nearest[0] == "bewaartermijnen"
