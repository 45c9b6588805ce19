"""Which of the forms that we have does a client want: the header Accept, with its q-values."""

from collections.abc import Mapping, Sequence


def accepted(header: str, offered: Mapping[str, Sequence[str]]) -> str | None:
    """Return the name of the best offer, the first between equals; None when nothing fits.

    >>> accepted("text/csv;q=0.5, text/*", {"html": ["text/html"], "csv": ["text/csv"]})
    'html'
    """
    wanted = [_range(part) for part in header.split(",") if part.strip()]
    if not wanted:
        return next(iter(offered))
    best, found = 0.0, None
    for name, types in offered.items():
        weight = max(_weight(one, wanted) for one in types)
        if weight > best:
            best, found = weight, name
    return found


def _range(part: str) -> tuple[str, float]:
    """Return a media range and its weight; a weight that is none counts as 1."""
    media, *parameters = (one.strip().lower() for one in part.split(";"))
    for one in parameters:
        key, _, value = one.partition("=")
        if key.strip() == "q":
            try:
                return media, min(max(float(value), 0.0), 1.0)
            except ValueError:
                return media, 1.0
    return media, 1.0


def _weight(media: str, wanted: Sequence[tuple[str, float]]) -> float:
    """Return what the most precise range that fits says of a media type."""
    ranges = (media, f"{media.partition('/')[0]}/*", "*/*")
    for one in ranges:
        weights = [weight for found, weight in wanted if found == one]
        if weights:
            return max(weights)
    return 0.0
