"""A worker: reads one reader's file and ends. `loaders.outside` starts it and says what it may take."""

import json
import os
import signal
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from loaders import outside

try:
    import resource
except (
    ImportError
):  # not on Windows: there the time is bounded by the door alone, memory by the readers
    resource = None  # type: ignore[assignment]

_IDLE = 600  # seconds that a worker waits for a file before it goes


def main() -> None:
    """Read the parts from the one pipe, write what is made of them to the other."""
    to_door = _only_pipe()
    _go_after(_IDLE)
    from loaders.own_reading import JOBS  # the libraries, while nobody waits yet

    words = json.loads(outside.next_part(sys.stdin.buffer) or b"{}")
    _bind_memory(int(words["memory"]))
    parts = list(iter(partial(outside.next_part, sys.stdin.buffer), None))
    _bind_time(float(words["seconds"]))
    answer = done(JOBS, words, parts)
    with os.fdopen(to_door, "wb") as file:
        file.write(answer)


def done(jobs: Mapping[str, Any], words: dict[str, Any], parts: Sequence[bytes]) -> bytes:
    """What a job makes of the parts, as the door takes it; that memory or room was not enough, where so."""
    try:
        says, out = jobs[words["job"]](words, parts)
        if sum(map(len, out)) > outside.MOST_OUT - 2**20:
            says, out = {"limit": "size"}, []
    except MemoryError:
        says, out = {"limit": "memory"}, []
    head = json.dumps({**says, "peak": _peak()}).encode()
    return outside.packed([head, *out])


def _only_pipe() -> int:
    """The pipe to the door, which nobody else writes to: what a library prints goes nowhere."""
    to_door = os.dup(1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    return to_door


def _go_after(seconds: float) -> None:
    """End without a word after these seconds, whatever is going on: the system does it, not this code."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _bind_time(seconds: float) -> None:
    """This much of a processor's time from now on, and others first. The clock is the door's, but for when that is gone."""
    _go_after(outside.MOST_TIMES * seconds + 5)
    if resource is not None:
        cpu = round(time.process_time() + seconds) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu + 1))
        os.nice(10)


def _bind_memory(bytes_held: int) -> None:
    """What is held never exceeds so much, and no file is left: neither data nor a dump of the memory."""
    if resource is None:
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    status = Path("/proc/self/status")
    if status.exists():
        size, held = (_kilobytes(status, name) for name in ("VmSize", "VmRSS"))
        most = bytes_held + 1024 * (size - held)
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    else:  # a system that does not hold to the limit: look at it from time to time
        threading.Thread(target=_watch, args=(bytes_held,), daemon=True).start()


def _kilobytes(status: Path, name: str) -> int:
    lines = status.read_text(encoding="utf-8").splitlines()
    return int(next(line for line in lines if line.startswith(name)).split()[1])


def _watch(bytes_held: int) -> None:
    pause = threading.Event()
    while _peak() <= bytes_held:
        pause.wait(0.05)
    os._exit(outside.OVER_MEMORY)


def _peak() -> int:
    """The most memory, in bytes, that this process has held; 0 where the system does not tell."""
    peak = outside.peak_of()
    if peak or resource is None:
        return peak
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


if __name__ == "__main__":
    with suppress(BrokenPipeError):
        main()
