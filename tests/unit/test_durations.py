"""Durations and dates as people write them."""

from decimal import Decimal

import pytest

from vams_kg.documents.durations import looks_like_duration, read_date, read_durations


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("6 weken", "42"),
        ("zes weken", "42"),
        ("2 werkdagen", "2"),
        ("anderhalve maand", "45.65625"),
        ("een half jaar", "182.625"),
        ("1,5 jaar", "547.875"),
        ("42 dagen", "42"),
        ("Reactie uiterlijk de volgende werkdag", "1"),
        ("P6W", "42"),
        ("P1Y6M", "547.875"),
        ("24 uur", "1"),
        ("binnen één maand", "30.4375"),
        ("6 wkn", "42"),
        ("15 jaar na de laatste wijziging (Wmo 2015 art. 5.3.4 lid 1)", "5478.75"),
        ("7 jaar bij de SVB (lid 3)", "2556.75"),
        ("1 jaar en 6 maanden", "547.875"),
        ("2 tot 4 weken", "28"),
        ("6 weken (42 dagen)", "42"),
    ],
)
def test_durations(text: str, days: str) -> None:
    assert [duration.days for duration in read_durations(text)] == [Decimal(days)]


@pytest.mark.parametrize(
    "text", ["Wmo 2015 art. 5.3.4 lid 1", "Als het nodig is", "1 juni 2026", "AVE 3", "lid 2"]
)
def test_other_numbers_are_no_durations(text: str) -> None:
    assert read_durations(text) == ()


def test_working_days_are_kept_apart() -> None:
    assert read_durations("2 werkdagen")[0].working_days == 2
    assert read_durations("2 dagen")[0].working_days is None


def test_a_failed_duration_is_noticed() -> None:
    assert looks_like_duration("6 wekken")
    assert not looks_like_duration("Direct bij onveiligheid")


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2026-09-14", "2026-09-14"),
        ("besluit van 1 juni 2026", "2026-06-01"),
        ("1-6-2026", "2026-06-01"),
        ("3 mrt. 2026", "2026-03-03"),
        ("31-02-2026", None),
        ("2026-13-01", None),
    ],
)
def test_dates(text: str, iso: str | None) -> None:
    found = read_date(text)
    assert found is not None
    assert (found.value.isoformat() if found.value else None) == iso


def test_no_date() -> None:
    assert read_date("zomer 2026") is None
