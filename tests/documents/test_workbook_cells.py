"""Whatever a document says can stand in a cell, and any tree can stand in a workbook."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vams_kg.documents.cells import Form, same, to_text, to_tree
from vams_kg.documents.knowledge import Knowledge
from vams_kg.documents.tree import Entry, Listing, Scalar, Table, Tree
from vams_kg.documents.workbook import read_workbook
from vams_kg.documents.workbook_writing import write_workbook
from vams_kg.vocabulary import VAMS

KEYS = ("wet", "artikel")
SIGNS = st.text(alphabet=st.sampled_from("ab \"'-•;:[]{}\n,\\=+@\r\t_x0D"), max_size=12)
TEXTS = SIGNS | st.sampled_from(["wet: a; artikel: b", "- x", "n.v.t.", "[1]", "Voorbeeld"])
SCALARS = TEXTS.map(lambda text: Scalar(text, 1))


def tables(values: st.SearchStrategy[Tree]) -> st.SearchStrategy[Tree]:
    made = st.dictionaries(st.sampled_from((*KEYS, "x y")), values, max_size=3)
    return made.map(lambda one: Table(tuple(Entry(k, 1, v) for k, v in one.items()), 1))


def lists(values: st.SearchStrategy[Tree]) -> st.SearchStrategy[Tree]:
    return st.lists(values, max_size=3).map(lambda one: Listing(tuple(one), 1))


TREES = st.recursive(SCALARS, lambda inner: lists(inner) | tables(inner), max_leaves=6)


@given(TREES, st.booleans(), st.sampled_from([(), KEYS]))
def test_a_cell_reads_as_what_was_written(tree: Tree, several: bool, keys: tuple[str, ...]) -> None:
    form = Form(several, keys)
    text = to_text(tree, form)
    assert same(to_tree(text, form, 1), tree)


def test_people_see_plain_text() -> None:
    form = Form(True, KEYS)
    items = (Scalar("Wmo 2015 art. 5.2.1", 1), Table((Entry("wet", 1, Scalar("AVG", 1)),), 1))
    assert to_text(Scalar("Een zin, met: tekens; en meer.", 1), form) == (
        "Een zin, met: tekens; en meer."
    )
    assert to_text(Listing(items, 1), form) == "- Wmo 2015 art. 5.2.1\n- wet: AVG"


def document(knowledge: Knowledge, draw: st.DrawFn) -> Table:
    """Return a document with some keys of the format and values of any form."""

    def table(klasse: str, depth: int) -> Table:
        fields = list(knowledge.fields.of(klasse).values())
        chosen = draw(st.lists(st.sampled_from(fields), max_size=4, unique_by=lambda f: f.sleutel))
        entries = []
        for field in chosen:
            nested = field.itemklasse if depth < 3 and draw(st.integers(0, 4)) else None
            value: Tree
            if nested and field.waardesoort == VAMS.items.value:
                value = Listing(tuple(table(nested, depth + 1) for _ in range(2)), 1)
            elif nested:
                value = table(nested, depth + 1)
            else:
                value = draw(TREES)
            entries.append(Entry(field.sleutel, 1, value))
        return Table(tuple(entries), 1)

    return table(VAMS.Document.value, 0)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_document_is_the_same_after_a_workbook(
    data: st.DataObject, knowledge: Knowledge
) -> None:
    drawn = st.composite(lambda draw: document(knowledge, draw))
    tree = data.draw(drawn())
    said = Table((Entry("titel", 1, Scalar("x", 1)), *_without_title(tree)), 1)
    intake = read_workbook(write_workbook(said, knowledge), "boek.xlsx", knowledge)
    assert same(intake.tree, said)


def _without_title(tree: Table) -> list[Entry]:
    return [entry for entry in tree.entries if entry.key != "titel"]
