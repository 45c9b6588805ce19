"""From judgements to a report in one format."""

from vams_kg.reporting.renderers import FORMATS
from vams_kg.reporting.report import Report
from vams_kg.service.account import accounts
from vams_kg.service.checking import Checked, Wishes, was_wordt
from vams_kg.workbench import Workbench


def make_report(  # noqa: PLR0913 - what was checked, and three wishes on how to tell it
    checked: Checked,
    bench: Workbench,
    wanted: Wishes,
    format_name: str,
    language: str,
    *,
    whole: bool = False,
) -> Report:
    """Return the report value with all that a format needs; count unread inputs with `replace`.

    With `whole` it holds the accounts of the documents even where the format can do without.
    """
    renderer = FORMATS[format_name]
    return Report(
        judgements=checked.judgements,
        onderwerpen=bench.rulebook.topics,
        language=language,
        onleesbaar=len(checked.unreadable),
        waswordt=was_wordt(checked, bench) if renderer.waswordt else (),
        accounts=accounts(checked, bench, wanted) if whole or renderer.account else (),
    )
