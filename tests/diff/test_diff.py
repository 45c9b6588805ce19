"""What differs between two versions, in the words of the people who wrote them."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from cases import EXAMPLES, ROOT, case_id, example_documents
from vams_kg import documents, service
from vams_kg.cli import app
from vams_kg.comparing import compare
from vams_kg.documents.tree import Listing, Table, Tree
from vams_kg.model.difference import CAME, RENUMBERED, WENT, Verschil
from vams_kg.reporting.as_diff import FORMATS, difference_line, render_diff
from vams_kg.workbench import Workbench

OLD = """
titel: Werkwijze
soort: procesbeschrijving
regime: geldend
partijen:
  - {id: P1, naam: College van Voorbeeldstad, soort: college}
  - {id: P2, naam: Politie Voorbeeldstad, soort: politie}
  - {id: P3, naam: Huisartsenpraktijk De Linde, soort: huisarts}
rollen:
  - {id: R1, rol: casusregisseur, houder: P1}
processtappen:
  - {id: S1, naam: Melden, soort: meldpunt, uitvoerder: P1}
  - {id: S2, naam: Wegen, soort: triage, uitvoerder: P1}
  - {id: S3, naam: Onderzoeken, soort: onderzoek, uitvoerder: P1, termijn: 8 weken}
casusoverleggen:
  - id: CO1
    naam: Eerste overleg
    deelnemers:
      - {id: D1, partij: P1, noodzaak: coördineert}
      - {id: D2, partij: P3, noodzaak: kent het gezin}
  - id: CO2
    naam: Tweede overleg
    deelnemers:
      - {id: D1, partij: P2, noodzaak: veiligheid}
gegevensstromen:
  - id: G3
    van: P1
    aan: P3
    doel: hulp afstemmen
    grondslag: [{wet: Wmo 2015, artikel: 5.2.1}, {wet: AVG, artikel: 6 lid 1 onder e}]
    bewaartermijn: 5 jaar
definities:
  - {id: DF1, term: huishouden, definitie: mensen op één adres}
"""


def edited(**changes: Any) -> str:
    """Return the old document with changes by path (`__` for a dot, a number for an item)."""
    said = yaml.safe_load(OLD)
    for path, value in changes.items():
        *above, last = path.split("__")
        here = said
        for part in above:
            here = here[int(part[1:]) if part[0] == "n" and part[1:].isdigit() else part]
        here[last] = value
    return yaml.safe_dump(said, allow_unicode=True, sort_keys=False)


def tree_of(text: str | bytes, bench: Workbench, name: str = "x.yaml") -> Table:
    data = text.encode() if isinstance(text, str) else text
    return documents.document_of(
        documents.take_in(data, name, bench.knowledge), name, bench.knowledge
    )


def differences(old: Table, new: Table, bench: Workbench) -> tuple[Verschil, ...]:
    words = bench.rulebook.differences

    def named(iri: str) -> Any:
        return words.names.get(iri) or bench.rulebook.labels.get(iri, {})

    return compare(old, new, bench.knowledge, named, words.ordered)[0]


def lines(new: str, bench: Workbench, old: str = OLD) -> list[str]:
    found = differences(tree_of(old, bench), tree_of(new, bench), bench)
    return [difference_line(one, "nl") for one in found]


def moved_participant() -> str:
    said = yaml.safe_load(OLD)
    first, second = said["casusoverleggen"]
    second["deelnemers"].append({**first["deelnemers"].pop(1), "id": "D2"})
    return yaml.safe_dump(said, allow_unicode=True, sort_keys=False)


def shuffled_steps() -> str:
    said = yaml.safe_load(OLD)
    said["processtappen"].insert(0, said["processtappen"].pop())
    return yaml.safe_dump(said, allow_unicode=True, sort_keys=False)


SAID: list[tuple[Callable[[], str], str]] = [
    (
        lambda: edited(gegevensstromen__n0__aan=["P3", "P2"]),
        "Ontvanger toegevoegd: Politie Voorbeeldstad [College van Voorbeeldstad →"
        " Huisartsenpraktijk De Linde, Politie Voorbeeldstad (G3)]",
    ),
    (
        lambda: edited(
            gegevensstromen__n0__grondslag=[{"wet": "AVG", "artikel": "6 lid 1 onder e"}]
        ),
        "Grond vervallen: Wmo 2015 art. 5.2.1",
    ),
    (
        lambda: edited(gegevensstromen__n0__bewaartermijn="15 jaar"),
        "Bewaartermijn verlengd: van 5 jaar naar 15 jaar",
    ),
    (
        lambda: edited(gegevensstromen__n0__bewaartermijn="vijf jaar"),
        "Bewaartermijn in andere woorden: van ‘5 jaar’ in ‘vijf jaar’",
    ),
    (
        lambda: edited(processtappen__n2__termijn="6 weken"),
        "Termijn verkort: van 8 weken naar 6 weken [Onderzoeken (S3)]",
    ),
    (
        lambda: edited(rollen__n0__houder="P2"),
        "Houder van de rol gewijzigd: van ‘College van Voorbeeldstad’ in ‘Politie Voorbeeldstad’"
        " [casusregisseur (R1)]",
    ),
    (
        lambda: edited(definities__n0__definitie="mensen die samen wonen"),
        "Definitie gewijzigd: van ‘mensen op één adres’ in ‘mensen die samen wonen’"
        " [huishouden (DF1)]",
    ),
    (
        lambda: edited(partijen__n1__naam="Politie, basisteam Voorbeeldstad"),
        "Partij hernoemd: van ‘Politie Voorbeeldstad’ in ‘Politie, basisteam Voorbeeldstad’",
    ),
    (
        moved_participant,
        "Deelnemer verplaatst: Huisartsenpraktijk De Linde (D2) hoorde bij"
        " Eerste overleg (CO1) en hoort bij Tweede overleg (CO2)",
    ),
    (shuffled_steps, "Stap verplaatst: S3 stond na S2 en staat nu vooraan"),
    (
        lambda: edited(casusoverleggen__n1__deelnemers=[]),
        "Deelnemer vervallen: Politie Voorbeeldstad (D1) [Tweede overleg (CO2)]",
    ),
    (lambda: edited(datum="2026-09-01"), "Datum toegevoegd: 2026-09-01"),
]


@pytest.mark.parametrize(("change", "said"), SAID, ids=[said[:30] for _, said in SAID])
def test_a_change_is_said_in_legal_terms(
    change: Callable[[], str], said: str, bench: Workbench
) -> None:
    found = lines(change(), bench)
    assert len(found) == 1, found
    assert found[0].startswith(said)


def test_renumbered_items_are_the_same_items(bench: Workbench) -> None:
    new = OLD.replace("P3", "P9").replace("P2", "P3").replace("P9", "P2")
    found = differences(tree_of(OLD, bench), tree_of(new, bench), bench)
    assert [one.soort for one in found] == [RENUMBERED, RENUMBERED]
    assert {(one.oud, one.nieuw) for one in found} == {("P2", "P3"), ("P3", "P2")}


def test_an_article_may_be_written_otherwise(bench: Workbench) -> None:
    new = edited(
        gegevensstromen__n0__grondslag=["AVG artikel 6, eerste lid, onder e", "Wmo 2015 art. 5.2.1"]
    )
    assert lines(new, bench) == []


def reversed_lists(tree: Tree) -> Tree:
    if isinstance(tree, Listing):
        return Listing(tuple(map(reversed_lists, reversed(tree.items))), tree.line)
    if isinstance(tree, Table):
        rest = tuple(
            one if one.key == "processtappen" else one._replace(value=reversed_lists(one.value))
            for one in tree.entries
        )
        return Table(tuple(reversed(rest)), tree.line)
    return tree


@pytest.mark.parametrize("path", example_documents(), ids=case_id)
def test_a_document_does_not_differ_from_itself_in_any_order(path: Path, bench: Workbench) -> None:
    tree = tree_of(path.read_bytes(), bench)
    assert differences(tree, tree, bench) == ()
    turned = reversed_lists(tree)
    assert isinstance(turned, Table)
    assert differences(tree, turned, bench) == ()


@pytest.mark.parametrize("suffix", [".xlsx", ".ttl", ".json"])
def test_the_versions_may_be_of_two_formats(suffix: str, bench: Workbench) -> None:
    path = EXAMPLES / "oeverland" / "overeenkomst.yaml"
    source = service.Source(path.name, path.read_bytes())
    other = service.convert(source, f"x{suffix}", bench).data
    new = tree_of(other, bench, f"x{suffix}")
    assert differences(tree_of(source.data, bench), new, bench) == ()


def pruned(said: Any, draw: Any) -> Any:
    """Return a document with parts left out, repeated, renamed or put elsewhere."""
    if isinstance(said, dict):
        kept = {
            k: pruned(v, draw) for k, v in said.items() if draw(st.integers(0, 9)) or k == "soort"
        }
        if "id" in kept and not draw(st.integers(0, 5)):
            kept["id"] = f"X{draw(st.integers(1, 5))}"
        return kept
    if isinstance(said, list):
        kept = [pruned(one, draw) for one in said if draw(st.integers(0, 5))]
        return draw(st.permutations(kept)) if kept and not draw(st.integers(0, 3)) else kept
    return (
        said if draw(st.integers(0, 8)) else draw(st.sampled_from(["ja", "P1", "3 weken", "x y"]))
    )


def test_the_other_way_round_gives_the_mirror(bench: Workbench) -> None:
    said = yaml.safe_load(OLD)

    @settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.data())
    def check(data: Any) -> None:
        one, other = (
            tree_of(yaml.safe_dump({"titel": "x", **pruned(said, data.draw)}), bench)
            for _ in range(2)
        )
        there = differences(one, other, bench)
        back = differences(other, one, bench)
        key = repr
        assert sorted((d.mirrored() for d in there), key=key) == sorted(back, key=key)
        assert differences(one, one, bench) == ()

    check()


def compared(new: str, bench: Workbench) -> Any:
    sources = [service.Source("oud.yaml", OLD.encode()), service.Source("nieuw.yaml", new.encode())]
    return service.compare_versions(*sources, bench, service.Wishes())


def test_findings_that_came_and_went(bench: Workbench) -> None:
    new = edited(gegevensstromen__n0__bewaartermijn="onbeperkt")
    found = compared(new, bench)
    came = {one.bevinding.regel for one in found.bevindingen if one.soort == CAME}
    assert "Bewaartermijn-onbepaald" in came
    assert found.richting == 1
    back = service.compare_versions(
        service.Source("nieuw.yaml", new.encode()),
        service.Source("oud.yaml", OLD.encode()),
        bench,
        service.Wishes(),
    )
    assert "Bewaartermijn-onbepaald" in {
        one.bevinding.regel for one in back.bevindingen if one.soort == WENT
    }
    assert back.richting == -1


def test_a_finding_at_a_renumbered_item_is_the_same_finding(bench: Workbench) -> None:
    found = compared(OLD.replace("G3", "G8"), bench)
    assert [one.soort for one in found.verschillen] == [RENUMBERED]
    assert found.bevindingen == ()


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("form", FORMATS)
def test_every_form_says_every_difference(form: str, language: str, bench: Workbench) -> None:
    found = compared(
        edited(gegevensstromen__n0__bewaartermijn="15 jaar", datum="2026-01-02"), bench
    )
    made = render_diff(found, form, language)
    assert "15 jaar" in made and "2026-01-02" in made
    assert len(found.verschillen) == 2
    if form == "json":
        assert json.loads(made)["schema"] == "vams-kg/diff/1"


def test_exit_codes(tmp_path: Path) -> None:
    runner = CliRunner()
    old, new = tmp_path / "oud.yaml", tmp_path / "nieuw.yaml"
    old.write_text(OLD)
    new.write_text(edited(datum="2026-01-02"))
    assert runner.invoke(app, ["diff", str(old), str(old)]).exit_code == 0
    result = runner.invoke(app, ["diff", str(old), str(new), "--format", "md"])
    assert result.exit_code == 1
    assert "Datum toegevoegd" in result.stdout
    missing = runner.invoke(app, ["diff", str(old), str(tmp_path / "weg.yaml")])
    assert "bestaat niet" in str(missing.exception)
    assert runner.invoke(app, ["diff", str(ROOT), str(old)]).exit_code != 0
