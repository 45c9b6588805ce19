r"""For programs in Python: the same calls in this process and to a service.

>>> from vams_kg.client import Client
>>> client = Client()
>>> found = client.check("soort: procesbeschrijving\n", regime="geldend")
>>> found.regime
'geldend'
"""

from vams_kg.client.client import Client
from vams_kg.client.documents import Document
from vams_kg.client.refused import Refused
from vams_kg.client.values import (
    Besluit,
    Bevinding,
    Graaf,
    Laag,
    Norm,
    Plaats,
    Rijen,
    Tabel,
    Toets,
    Voorwaarde,
    Vraag,
    Waarde,
)

__all__ = [
    "Besluit",
    "Bevinding",
    "Client",
    "Document",
    "Graaf",
    "Laag",
    "Norm",
    "Plaats",
    "Refused",
    "Rijen",
    "Tabel",
    "Toets",
    "Voorwaarde",
    "Vraag",
    "Waarde",
]
