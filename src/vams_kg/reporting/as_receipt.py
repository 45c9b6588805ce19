"""The receipt of a report as lines of text: for people, and the one line that `verify` reads."""

from collections.abc import Iterator

from vams_kg.model import Account
from vams_kg.reporting.page_tables import receipt_table
from vams_kg.reporting.plain import wrap
from vams_kg.reporting.receipt import as_line, stamp_of
from vams_kg.reporting.report import Report, words


def receipts(report: Report, form: str) -> Iterator[list[str]]:
    """Yield a block of lines for each account of a report; none where it has no accounts."""
    for account in report.accounts:
        yield list(_lines(account, report, form))


def _lines(account: Account, report: Report, form: str) -> Iterator[str]:
    w = words(report.language)
    yield w["kop_bewijs"]
    yield "-" * len(w["kop_bewijs"])
    yield from wrap(w["uitleg_bewijs"], "")
    for name, value in receipt_table(account.receipt, report.language).rijen:
        yield f"  {name}: {value}"
    # In one piece, however long: `verify` looks for it as it is.
    yield as_line(stamp_of(account, report, form))
