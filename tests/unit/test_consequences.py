"""One cause gives one heavy finding: what only follows from it weighs as Info."""

import pytest

from vams_kg import service
from vams_kg.service import Source
from vams_kg.workbench import Workbench

HEAD = """
titel: Werkwijze Duinwijk
soort: {soort}
fictief: true
datum: '2026-09-01'
regime: {regime}
partijen:
  - {{id: P1, naam: College, soort: college, rechtspersoon: ja, verwerkingsverantwoordelijke: ja}}
  - {{id: P2, naam: Veilig Thuis, soort: Veilig Thuis, rechtspersoon: ja}}
  - {{id: P3, naam: Huis, soort: {huis}, rechtspersoon: nee, vertegenwoordigd_door: [college]}}
"""
FLOW = """
gegevensstromen:
  - id: G1
    van: P1
    aan: {aan}
    gegevenscategorieen: [naam en adres]
    doel: {doel}
    noodzaak: Nodig voor de hulp
    grondslag: [{{wet: {wet}, artikel: {artikel}}}]
    beroepsgeheim: {{geldt: nee}}
    bewaartermijn: {termijn}
    waarborgen: [logging]
"""
SERVICE_ACT = {"wet": "Wmo 2015", "artikel": "5.2.2 lid 1", "doel": "Hulp geven"}


@pytest.fixture(scope="module")
def bench() -> Workbench:
    """Return the packaged rulebook, prepared once."""
    return service.prepare()


def _weights(text: str, bench: Workbench) -> dict[tuple[str, str], str]:
    found = service.check([Source("d.yaml", text.encode())], bench).judgements[0].bevindingen
    return {(one.regel, one.pad): one.ernst for one in found}


def _document(
    *parts: str,
    soort: str = "samenwerkingsovereenkomst",
    regime: str = "geldend",
    huis: str = "zorg- en veiligheidshuis",
) -> str:
    return HEAD.format(soort=soort, regime=regime, huis=huis) + "".join(parts)


@pytest.mark.parametrize(
    ("aan", "termijn", "gevolg"),
    [
        ("P2", "25 jaar na de laatste wijziging", "Bewaartermijn-langer-dan-ontvanger-mag"),
        ("P3", "15 jaar na sluiten", "Bewaartermijn-langer-dan-ontvanger-mag"),
    ],
)
def test_a_term_for_a_wrong_recipient_follows_from_the_recipient(
    aan: str, termijn: str, gevolg: str, bench: Workbench
) -> None:
    flow = FLOW.format(aan=aan, termijn=termijn, **SERVICE_ACT)
    found = _weights(_document(flow), bench)
    flow_findings = {rule: weight for (rule, pad), weight in found.items() if "G1" in pad}
    assert flow_findings["Stroom-grondslag-dekt-partijen-niet"] == "Violation"
    assert flow_findings[gevolg] == "Info"
    assert list(flow_findings.values()).count("Violation") == 1


def test_a_term_that_is_too_long_for_the_right_recipient_stays_heavy(bench: Workbench) -> None:
    text = FLOW.format(
        aan="P2",
        wet="Wmo 2015",
        artikel="5.2.6",
        doel="Een melding onderzoeken",
        termijn="25 jaar na de laatste wijziging",
    )
    found = _weights(_document(text), bench)
    place = "gegevensstromen.G1.bewaartermijn"
    assert found["Bewaartermijn-langer-dan-ontvanger-mag", place] == "Violation"


STEP = """
processtappen:
  - {id: S1, soort: aanwijzing coördinator, naam: Aanwijzen, aangewezen_door: %s, taken: [%s]}
"""
ROLE = """
rollen:
  - {id: R1, rol: coördinator, aanwijzing_door: %s, taken: [%s]}
"""


def test_the_wrong_appointer_weighs_once(bench: Workbench) -> None:
    parts = STEP % ("De politie", "stemt af"), ROLE % ("De politie", "stemt af")
    found = _weights(_document(*parts, regime="wams-2023"), bench)
    step = found["Coordinator-aangewezen-door-ander", "processtappen.S1.aangewezen_door"]
    role = found["Coordinator-rol-aangewezen-door-ander", "rollen.R1.aanwijzing_door"]
    assert (step, role) == ("Violation", "Info")


def test_the_wrong_appointer_of_a_role_alone_stays_heavy(bench: Workbench) -> None:
    parts = STEP % ("Het college", "stemt af"), ROLE % ("De politie", "stemt af")
    found = _weights(_document(*parts, regime="wams-2023"), bench)
    place = "rollen.R1.aanwijzing_door"
    assert found["Coordinator-rol-aangewezen-door-ander", place] == "Violation"


def test_a_task_missing_at_step_and_role_weighs_at_the_first(bench: Workbench) -> None:
    parts = STEP % ("Het college", "schrijft op"), ROLE % ("Het college", "schrijft op")
    found = _weights(_document(*parts, regime="wams-2023"), bench)
    said = [weight for (rule, _), weight in found.items() if rule == "Coordinator-taak-afstemmen"]
    assert sorted(said) == ["Info", "Violation"]
    assert found["Coordinator-taak-afstemmen", "processtappen.S1.taken"] == "Violation"


@pytest.mark.parametrize(("huis", "judged"), [("gemeente", True), ("luchtvaartbedrijf", False)])
def test_a_party_of_unknown_kind_is_not_judged_by_its_representatives(
    huis: str, judged: bool, bench: Workbench
) -> None:
    flow = FLOW.format(aan="P3", wet="WGS", artikel="1.5", termijn="1 jaar", doel="Hulp geven")
    found = _weights(_document(flow, huis=huis), bench)
    rules = {rule for rule, _ in found}
    assert ("Stroom-grondslag-dekt-partijen-niet" in rules) is judged
