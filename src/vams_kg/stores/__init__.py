"""Where facts are put to be asked: inside this process, or in a SPARQL store of the operator.

Knows: SPARQL 1.1, HTTP. Does not know: what a document or a rule is.
"""

from vams_kg.errors import VamsError
from vams_kg.stores.embedded import EMBEDDED
from vams_kg.stores.seam import Answering, Lasting, Predicates, Rows, Store
from vams_kg.stores.settings import ENDPOINT, Settings, of_environment

__all__ = [
    "EMBEDDED",
    "Answering",
    "Lasting",
    "Predicates",
    "Rows",
    "Settings",
    "Store",
    "external",
    "of_environment",
]


def external(settings: Settings) -> Store:
    """Return the external store of these settings; raises VamsError without its library.

    It has another name than the module `remote`, that takes the name here once it is imported.
    """
    try:
        from vams_kg.stores.remote import Remote  # noqa: PLC0415 - others must not wait for it
    except ImportError:
        raise VamsError(
            f"{ENDPOINT}: voor een store buiten dit programma is SPARQLWrapper nodig.\n"
            "  Probeer: pip install 'vams-kg[store]', of laat de variabele weg."
        ) from None
    return Remote(settings)
