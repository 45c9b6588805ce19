"""What can be wrong with an external store, told in one Dutch sentence each.

Never what the store said itself: its words can repeat a document, and a document is not for logs.
"""

from urllib.parse import urlsplit

from vams_kg.errors import StoreFailed
from vams_kg.stores.settings import ENDPOINT, HEADER, TIMEOUT, UPDATE, USER

_WITHOUT = f"Laat {ENDPOINT} weg om zonder deze store te werken."
_ACCESS = (
    f"controleer {USER} of {HEADER}, en geef dit account het recht om te lezen en te schrijven."
)
_STATUS = {
    400: ("begrijpt de vraag niet", "gebruik een store die SPARQL 1.1 kent, ook voor updates."),
    401: ("weigert de toegang", _ACCESS),
    403: ("weigert de toegang", _ACCESS),
    404: ("heeft niets op dit adres", f"controleer {ENDPOINT} en {UPDATE}."),
    405: ("neemt hier geen vragen aan", f"controleer {ENDPOINT} en {UPDATE}."),
    413: ("vindt het document te groot", "vraag de beheerder om grotere verzoeken toe te staan."),
}


def unreachable(address: str) -> StoreFailed:
    """Return the error for a store that is not there, or that hangs up."""
    what = "deze SPARQL-store is niet te bereiken."
    return _failed(address, what, f"controleer het adres en of de store draait. {_WITHOUT}")


def too_slow(address: str, seconds: float) -> StoreFailed:
    """Return the error for a store that takes too long."""
    what = f"deze SPARQL-store gaf binnen {seconds:g} seconden geen antwoord."
    return _failed(address, what, f"zet {TIMEOUT} hoger of vraag het de beheerder.")


def refused(address: str, status: int) -> StoreFailed:
    """Return the error for an answer with an HTTP status that is not success."""
    if 300 <= status < 400:
        what = "verwijst door naar een ander adres; dat wordt niet gevolgd"
        advice = f"zet het goede adres in {ENDPOINT} en zo nodig in {UPDATE}."
    else:
        other = ("kan de vraag niet uitvoeren", "kijk in het logboek van de store.")
        what, advice = _STATUS.get(status, other)
    return _failed(address, f"deze SPARQL-store {what} (HTTP {status}).", advice)


def garbled(address: str) -> StoreFailed:
    """Return the error for an answer that is no SPARQL result."""
    what = "het antwoord is geen uitkomst van een SPARQL-vraag."
    return _failed(address, what, f"controleer of {ENDPOINT} het adres van een SPARQL-store is.")


def too_much(address: str, most: int) -> StoreFailed:
    """Return the error for an answer that never ends."""
    what = f"het antwoord is groter dan {most // 2**20} MB."
    return _failed(address, what, f"controleer of {ENDPOINT} het adres van een SPARQL-store is.")


def cut_off(address: str) -> StoreFailed:
    """Return the error for a store that gives only a part of the answer."""
    what = "deze SPARQL-store geeft maar een deel van het antwoord."
    advice = "vraag de beheerder om de grens aan rijen of tijd te verhogen (ResultSetMaxRows)."
    return _failed(address, what, advice)


def not_kept_apart(address: str) -> StoreFailed:
    """Return the error for a store that does not answer from the graphs that a query names."""
    what = "deze SPARQL-store antwoordt niet uit alleen de graaf die de vraag noemt."
    advice = "gebruik een store die default-graph-uri volgt (SPARQL 1.1 Protocol, 2.1.4)."
    return _failed(address, what, advice)


def other_sparql(address: str) -> StoreFailed:
    """Return the error for a store whose answers differ from what SPARQL 1.1 says."""
    what = (
        "deze SPARQL-store antwoordt anders dan SPARQL 1.1 zegt; de uitkomst is niet te vertrouwen."
    )
    return _failed(address, what, f"gebruik een andere store, zoals Oxigraph. {_WITHOUT}")


def left_behind(address: str, graph: str) -> StoreFailed:
    """Return the error for a document that could not be removed."""
    what = "het document kon niet uit deze SPARQL-store worden verwijderd."
    return _failed(address, what, f"verwijder het zelf: DROP GRAPH <{graph}>")


def _failed(address: str, what: str, advice: str) -> StoreFailed:
    parts = urlsplit(address)
    return StoreFailed(f"{parts.scheme}://{parts.netloc}{parts.path}", what, advice)
