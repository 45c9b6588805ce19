"""The desk that decides, with the norms as an external store has them at this moment."""

import time
from dataclasses import dataclass, field, replace
from threading import Lock
from typing import Final

from vams_kg.errors import StoreFailed
from vams_kg.service.disclosing import Desk
from vams_kg.stores import EMBEDDED
from vams_kg.workbench import Workbench

FRESH: Final = 1.0
"""Seconds in which a store is not asked again: many questions at once read its norms once."""


@dataclass(slots=True)
class Desks:
    """Gives a desk to every question; may be used by several threads."""

    bench: Workbench
    _kept: Desk = field(init=False)
    _failed: StoreFailed | None = None
    _until: float = 0.0
    _lock: Lock = field(default_factory=Lock)

    def __post_init__(self) -> None:
        """Begin with the norms of the package."""
        self._kept = Desk(self.bench.rulebook)

    def now(self) -> Desk:
        """Return the desk of the norms that hold; raises StoreFailed when a store does not say."""
        if self.bench.store == EMBEDDED:
            return self._kept
        with self._lock:
            if time.monotonic() >= self._until:
                self._ask()
                self._until = time.monotonic() + FRESH
            kept, failed = self._kept, self._failed
        if failed:  # who waited for the same answer does not wait for a store that is slow again
            raise replace(failed)
        return kept

    def _ask(self) -> None:
        """Read the norms of the store; make another desk only where they have changed."""
        try:
            rulebook = self.bench.current().rulebook
        except StoreFailed as error:
            self._failed = error
            return
        self._failed = None
        if rulebook.version != self._kept.rulebook.version:  # it names norms of a store by content
            self._kept = Desk(rulebook)
