"""A refresh that goes on while pages are read: a process of its own, one at a time for this server.

What it needs of memory it takes from nobody's page, and when the system ends it,
the server goes on.
"""

import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from making.refresh import Outcome, Step

_ROOT = Path(__file__).parent.parent.parent
ENDED = "The refresh was ended before it was done"
COMMAND = (sys.executable, "-m", "making.refresh.lines")


class Run:
    """A refresh in a process of its own: `step`, then `outcomes`, or a `fault` in one sentence.

    `started` is the time it began, in seconds since 1970.
    """

    def __init__(self, keys: Iterable[str] | None, *, anew: bool) -> None:
        """Starts at once."""
        self.keys = None if keys is None else list(keys)
        self.step: Step | None = None
        self.outcomes: list[Outcome] = []
        self.fault = ""
        self.started = time.time()
        self._cancelled = threading.Event()
        try:
            self._process: subprocess.Popen[str] | None = subprocess.Popen(  # noqa: S603 (our own program)
                [*COMMAND, *(self.keys or ()), *(["--anew"] if anew else [])],
                cwd=_ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                encoding="utf-8",
            )
        except OSError as error:
            self._process = None
            self.fault = f"{ENDED} ({error.strerror or error})."
        self._thread = threading.Thread(target=self._listen, daemon=True, name="refresh")
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
        if self._process is not None and self._process.stdin is not None:
            with suppress(OSError):  # it has just ended
                self._process.stdin.close()

    def wait(self, seconds: float | None = None) -> None:
        """Wait until it is done."""
        self._thread.join(seconds)

    def _listen(self) -> None:
        if self._process is None or self._process.stdout is None:
            return
        is_told = False
        with self._process.stdout as lines:
            for line in lines:
                record = json.loads(line)
                if "step" in record:
                    self.step = Step(**record["step"])
                is_told = is_told or "step" not in record
                self.outcomes = [_outcome(raw) for raw in record.get("outcomes", ())]
                self.fault = record.get("fault", "")
        code = self._process.wait()
        if not is_told:
            self.fault = f"{ENDED} ({code})."


def _outcome(record: dict) -> Outcome:
    return Outcome(**record | {"sentences": tuple(record["sentences"])})


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
