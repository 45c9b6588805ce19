"""The core words of a text: what makes two purposes the same in other words."""

import pytest

from vams_kg.documents.words import core


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("De hulp aan het gezin op elkaar afstemmen", "Afstemmen van hulp voor het gezin"),
        ("Veiligheid in huis herstellen", "herstellen van de veiligheid in huis"),
    ],
)
def test_order_and_small_words_do_not_matter(one: str, other: str) -> None:
    assert core(one) == core(other)


def test_another_subject_is_another_purpose() -> None:
    assert core("De hulp afstemmen") != core("De schulden afstemmen")


def test_only_small_words_leave_nothing() -> None:
    assert core("met elkaar") == ""
