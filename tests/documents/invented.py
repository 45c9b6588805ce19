"""Invented documents for Hypothesis: any key of the format with ordinary and odd texts."""

from hypothesis import strategies as st

from vams_kg.documents.fields import Fields
from vams_kg.documents.tree import Entry, Listing, Scalar, Table, Tree
from vams_kg.model import Veld
from vams_kg.vocabulary import VAMS

SPOT = 1
MOST_KEYS = 6

ORDINARY = (
    *("nee", "5.10", "1e3", "2026-01-02", "null", "~", "P1", "S1", "=1+1", "@SUM(A1)", "+31"),
    *("-1", "#niets", "true", "yes", "off", "0x10", "1:30"),
)
SENTENCES = (
    "ja, als de cliënt instemt",
    "wet: Wams; artikel: 5.2.1",
    "- een streep vooraan",
    "aanhalings\"tekens' en `meer`",
    "twee\nregels",
    "een lege\n\nregel ertussen\n  en inspringen",
    "eindigt op een regel\n",
    "  spaties eromheen  ",
    "dubbele  spaties   erin",
    "{accolades} en [haken] & <punten>",
    "# hekje vooraan, en # verderop",
    "tab\ter tussen",
    "Ünïcode 😀 \u2028 \u0085 \xa0 \ufeff",
    "%procent !uitroep |pijp >groter *ster &en ?vraag : los",
    "back\\slash en \\n zonder regel",
    "één; twee; drie, en vier",
    "een lange zin die maar doorgaat " * 60,
    "lang" * 300,
)
LETTERS = st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co"))


def texts() -> st.SearchStrategy[str]:
    """Return texts with at least one sign that is no space."""
    free = st.text(LETTERS, min_size=1, max_size=40)
    return st.one_of(st.sampled_from(ORDINARY), st.sampled_from(SENTENCES), free).filter(str.strip)


def documents(fields: Fields) -> st.SearchStrategy[Table]:
    """Return documents with some keys of every class."""
    return _tables(fields, VAMS.Document.value)


def _tables(fields: Fields, klasse: str) -> st.SearchStrategy[Table]:
    known = [field for field in fields.of(klasse).values() if field.sleutel != "id"]
    chosen = st.lists(st.sampled_from(known), min_size=1, max_size=MOST_KEYS, unique_by=id)
    return chosen.flatmap(lambda some: st.tuples(*(_entries(fields, field) for field in some))).map(
        lambda entries: Table(entries, SPOT)
    )


def _entries(fields: Fields, field: Veld) -> st.SearchStrategy[Entry]:
    return _values(fields, field).map(lambda value: Entry(field.sleutel, SPOT, value))


def _values(fields: Fields, field: Veld) -> st.SearchStrategy[Tree]:
    if field.waardesoort == VAMS.item.value:
        return _tables(fields, field.itemklasse or "")
    if field.waardesoort == VAMS.items.value:
        return _items(fields, field)
    one: st.SearchStrategy[Tree] = texts().map(lambda text: Scalar(text, SPOT))
    if field.waardesoort == VAMS.artikelwaarde.value:
        one = st.one_of(one, _articles())
    if not field.meervoudig:
        return one
    several = st.lists(one, min_size=1, max_size=3)
    return st.one_of(one, several.map(lambda found: Listing(tuple(found), SPOT)))


def _articles() -> st.SearchStrategy[Table]:
    acts = st.one_of(st.sampled_from(("Wmo 2015", "AVG", "Jeugdwet")), texts())
    return st.tuples(acts, texts()).map(
        lambda said: Table((_pair("wet", said[0]), _pair("artikel", said[1])), SPOT)
    )


def _items(fields: Fields, field: Veld) -> st.SearchStrategy[Tree]:
    klasse = field.itemklasse or ""
    if "id" not in fields.of(klasse):
        bare = st.lists(_tables(fields, klasse), min_size=1, max_size=3)
        return bare.map(lambda found: Listing(tuple(found), SPOT))
    names = st.one_of(st.sampled_from(("P1", "S1", "AVE 1", "a.b", "é~1", "1.10")), texts())
    named = st.tuples(names, _tables(fields, klasse))
    several = st.lists(named, min_size=1, max_size=3, unique_by=lambda one: one[0].strip())
    return several.map(
        lambda found: Listing(
            tuple(Table((_pair("id", name), *table.entries), SPOT) for name, table in found), SPOT
        )
    )


def _pair(key: str, text: str) -> Entry:
    return Entry(key, SPOT, Scalar(text, SPOT))
