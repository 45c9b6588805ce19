"""What options of several commands choose from."""

from enum import StrEnum


class Language(StrEnum):
    """Languages of a report."""

    nl = "nl"
    en = "en"
