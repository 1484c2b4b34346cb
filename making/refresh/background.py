"""A refresh that goes on while pages are read: one at a time in this process."""

import threading
import time
from collections.abc import Iterable

from indicators import live
from making.refresh import Outcome, Step, refresh


class Run:
    """A refresh in a thread of its own: `step`, then `outcomes`, or a `fault` in one sentence.

    `started` is the time it began, in seconds since 1970.
    """

    def __init__(self, keys: Iterable[str] | None, *, anew: bool) -> None:
        """Starts at once."""
        self.keys = None if keys is None else list(keys)
        self.step: Step | None = None
        self.outcomes: list[Outcome] = []
        self.fault = ""
        self.started = time.time()
        self._anew = anew
        self._cancelled = threading.Event()
        self._thread = threading.Thread(target=self._go, daemon=True, name="refresh")
        self._thread.start()

    @property
    def is_running(self) -> bool:
        """Whether it is still at work."""
        return self._thread.is_alive()

    @property
    def is_cancelled(self) -> bool:
        """Whether it was asked to stop."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Ask it to stop; what is already swapped in stays."""
        self._cancelled.set()

    def wait(self, seconds: float | None = None) -> None:
        """Wait until it is done."""
        self._thread.join(seconds)

    def _go(self) -> None:
        try:
            self.outcomes = refresh(
                self.keys,
                progress=lambda step: setattr(self, "step", step),
                is_cancelled=self._cancelled.is_set,
                anew=self._anew,
            )
        except (live.Busy, live.CannotWrite) as fault:
            self.fault = str(fault)


_lock = threading.Lock()
_latest: Run | None = None


def latest() -> Run | None:
    """The run that is at work, or the last one; None before the first."""
    return _latest


def start(keys: Iterable[str] | None = None, *, anew: bool = False) -> Run:
    """Start a run, or return the one that is at work."""
    global _latest
    with _lock:
        if _latest is None or not _latest.is_running:
            _latest = Run(keys, anew=anew)
        return _latest
