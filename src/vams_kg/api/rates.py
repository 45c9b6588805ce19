"""How often may one client ask: a bucket of requests for each, that fills again with time."""

from collections import OrderedDict
from typing import Final

MOST_CLIENTS: Final = 10_000
"""Clients that are remembered; who was away longest is forgotten first."""


class Rates:
    """Counts the requests of every client of one worker."""

    def __init__(self, per_minute: int) -> None:
        """Take how many requests a client has in a minute, and at once; 0 for no limit."""
        self.per_minute = per_minute
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, client: str, now: float) -> float:
        """Return 0 when a client may ask at a moment in seconds, else the seconds to wait."""
        if not self.per_minute:
            return 0.0
        left, then = self._left.pop(client, (float(self.per_minute), now))
        left = min(self.per_minute, left + (now - then) * self.per_minute / 60)
        allowed = left >= 1
        self._left[client] = (left - 1 if allowed else left, now)
        if len(self._left) > MOST_CLIENTS:
            self._left.popitem(last=False)
        return 0.0 if allowed else (1 - left) * 60 / self.per_minute
