"""The sentences of our own Word document, so that a reader knows them from those of the user."""

from typing import Final

from vams_kg.documents.workbook_layout import Layout, key_name

TITLE: Final = "Beschrijving van de aanpak van meervoudige problematiek"
HOW_TITLE: Final = "Zo werkt het"
LIST_TITLE: Final = "Was-wordt lijst"
PARTS_TITLE: Final = "Onderdelen van de beschrijving"
HOW: Final = (
    "Beschrijf in de was-wordt lijst uw werkproces in eigen woorden. Dat is een begin: uit gewone tekst wordt nooit afgeleid dat iets in orde is.",  # noqa: E501
    "Vul daarna de tabellen in met wat voor u geldt. Een lege rij of tabel mag.",
    "Een tabel met de kolommen Waarde en Uitleg gaat over één onderdeel. Kopieer de hele tabel voor elk volgend onderdeel.",  # noqa: E501
    "Geef elk onderdeel een eigen id, zoals P1 of S1. Andere onderdelen verwijzen daarnaar.",
    "Kies uit de lijst waar die er is. Uw eigen woorden mogen ook.",
    "Meer waarden in één cel: zet elke waarde op een eigen regel.",
    "Schrijf over soorten mensen en gegevens, nooit over een inwoner.",
    "De kolom ‘Aanpassen en/of toevoegen’ wordt ingevuld door vams-kg check document.docx -o getoetst.docx. Wat u daar zelf schrijft, blijft staan.",  # noqa: E501
)
LIST_EXPLAINED: Final = "Links staan vragen over uw huidige werkproces. In het midden staat, in onze woorden, wat het wetsvoorstel en de was-wordt lijst van Platform Sociaal Domein ervan vragen."  # noqa: E501
DOCUMENT_EXPLAINED: Final = "Kop van het document."


def own_texts(layout: Layout) -> frozenset[str]:
    """Return the lines outside the tables that are ours, as `key_name` gives them."""
    found = {key_name(text) for text in (TITLE, HOW_TITLE, LIST_TITLE, PARTS_TITLE, LIST_EXPLAINED)}
    found |= {key_name(text) for text in (*HOW, DOCUMENT_EXPLAINED)}
    for plan in layout.plans:
        found.add(key_name(plan.title))
        found.add(key_name(plan.field.uitleg.get("nl", "") if plan.field else ""))
    return frozenset(found - {""})
