"""Work on whole documents: a few at a time, so that short questions and the server stay quick.

It needs the processor and not the disk. Forty threads of it at once would be no faster, would let
every other request wait for its turn forty times, and would hold forty documents in memory.
"""

from collections.abc import Callable
from functools import partial
from typing import Final, ParamSpec, TypeVar

from anyio import CapacityLimiter
from anyio.lowlevel import RunVar
from anyio.to_thread import run_sync

AT_ONCE: Final = 2
"""Documents that one worker works on at the same time; who comes later waits in a row."""

P = ParamSpec("P")
T = TypeVar("T")
_room: Final = RunVar[CapacityLimiter]("vams_kg.heavy")


async def run_heavy(work: Callable[P, T], *given: P.args, **named: P.kwargs) -> T:
    """Return what the work returns, done in a thread when there is room for it."""
    try:
        room = _room.get()
    except LookupError:  # the first in this event loop
        room = CapacityLimiter(AT_ONCE)
        _room.set(room)
    return await run_sync(partial(work, *given, **named), limiter=room)
