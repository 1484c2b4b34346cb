"""The door to the workers: what reads a reader's file stands outside the process that serves everybody.

A worker (`python -m loaders.worker`) is a process of its own for one piece of work. Bytes go in and
bytes come out, through pipes: nothing is written to disk, and nothing that comes out is ever run
(JSON and Arrow, no pickles). One that takes more memory, time or room than it may is ended whole.
The limits and what was weighed: docs/decisions/0023.
"""

import json
import os
import signal
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from loaders.faults import InputFault

MOST_MEMORY = 600 * 2**20  # bytes that a worker may hold, its libraries among them
MOST_SECONDS = 20  # of a processor: a busy machine takes longer, at most
MOST_TIMES = 3  # times as long by the clock
MOST_OUT = 100 * 2**20  # bytes of an answer
AT_ONCE = 2  # workers, for all visitors together
_LOOK = 0.25  # seconds between two looks at how much a worker holds
_PATIENCE = 60  # seconds to wait for one's turn
_ROOT = Path(__file__).parent.parent
_COMMAND = (sys.executable, "-m", "loaders.worker")
_LENGTH = struct.Struct("<Q")
_MOST_PARTS = 100


class Ended(InputFault):
    """A worker was ended, or never begun: `limit` says why, `most` how much is allowed.

    `limit`: "memory" (MB), "time" (seconds), "size" (of what comes out, MB), "busy" (others' files
    are being read) or "lost" (it broke down). `peak` is the most memory that it was seen to hold, in bytes.
    """

    def __init__(self, limit: str, most: int = 0, peak: int = 0) -> None:
        """The message is for a log or a notebook; pages have sentences of their own."""
        super().__init__(f"the reading was ended: {limit} {most or ''}".strip())
        self.limit = limit
        self.most = most
        self.peak = peak


@dataclass(frozen=True, kw_only=True)
class Work:
    """What a worker gave back: `says` as JSON, `parts` as bytes; `peak` is the most memory that it held, in bytes."""

    says: dict[str, Any]
    parts: Sequence[bytes]
    peak: int


def work(
    job: str,
    words: dict[str, Any],
    parts: Sequence[bytes],
    visitor: str,
    seconds: float = MOST_SECONDS,
    memory: int = MOST_MEMORY,
) -> Work:
    """What a worker makes of the parts. `job` is one of `loaders.own_reading.JOBS`, `visitor` whose file it is.

    A visitor has one worker at a time and all together AT_ONCE; others wait for their turn. Raises
    `Ended` where a limit is reached (`seconds` of a processor, `memory` in bytes), and what the job says of the file as InputFault is in `says`.
    """
    limits = {"seconds": seconds, "memory": memory}
    head = json.dumps({"job": job, **limits, **words}).encode()
    with _turn(visitor):
        worker = _ready()
        try:
            exchange = _exchanged(worker, [head, *parts], MOST_TIMES * seconds)
            return _judged(exchange, seconds, memory)
        finally:
            _end(worker)


def prepare() -> None:
    """Start a worker that waits for a file, so that its libraries are read when one comes.

    There is at most one; it ends by itself after some minutes, or with this process.
    """
    global _spare
    with _lock:
        if _spare is None or _spare.poll() is not None:
            _spare = _started()


def packed(parts: Sequence[bytes]) -> bytes:
    """The parts as one, each behind its length."""
    return b"".join(_pieces(parts))


def _pieces(parts: Sequence[bytes]) -> Iterator[bytes]:
    return (some for part in parts for some in (_LENGTH.pack(len(part)), part))


def next_part(stream: IO[bytes]) -> bytes | None:
    """The next part of what comes packed, read at once and held once; None at the end. ValueError where it is not whole."""
    length = stream.read(_LENGTH.size)
    if not length:
        return None
    if len(length) < _LENGTH.size:
        raise ValueError("not whole")
    size = _LENGTH.unpack(length)[0]
    part = stream.read(size)
    if len(part) < size:
        raise ValueError("not whole")
    return part


def unpacked(raw: bytes) -> list[bytes]:
    """The parts again. ValueError where they are not whole."""
    parts: list[bytes] = []
    at = 0
    while at < len(raw):
        if len(parts) == _MOST_PARTS or at + _LENGTH.size > len(raw):
            raise ValueError("not whole")
        start = at + _LENGTH.size
        at = start + _LENGTH.unpack_from(raw, at)[0]
        if at > len(raw):
            raise ValueError("not whole")
        parts.append(raw[start:at])
    return parts


# Turns

_lock = threading.Lock()
_spare: subprocess.Popen[bytes] | None = None
_places = threading.BoundedSemaphore(AT_ONCE)
_visitors: dict[str, threading.Lock] = {}


@contextmanager
def _turn(visitor: str) -> Iterator[None]:
    """A place among the workers, once it is the visitor's turn; Ended ("busy") where it does not come."""
    until = time.monotonic() + _PATIENCE
    with _lock:
        mine = _visitors.setdefault(visitor, threading.Lock())
    if not mine.acquire(timeout=_PATIENCE):
        raise Ended("busy")
    try:
        if not _places.acquire(timeout=max(0.0, until - time.monotonic())):
            raise Ended("busy")
        try:
            yield
        finally:
            _places.release()
    finally:
        mine.release()
        _forget(visitor, mine)


def _forget(visitor: str, mine: threading.Lock) -> None:
    with _lock:
        if _visitors.get(visitor) is mine and not mine.locked():
            del _visitors[visitor]


# Processes


def _ready() -> subprocess.Popen[bytes]:
    """The worker that waits, or a new one."""
    global _spare
    with _lock:
        waiting, _spare = _spare, None
    return waiting if waiting is not None and waiting.poll() is None else _started()


def _started() -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603
        _COMMAND,
        cwd=_ROOT,
        env=_environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # a group of its own, so that it can be ended whole
    )


def _environment() -> dict[str, str]:
    """What a worker knows of its surroundings: where things are, and no key. One thread, small reserves."""
    kept = {"PATH", "HOME", "LANG", "LC_ALL", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "VIRTUAL_ENV"}
    return {
        **{name: value for name, value in os.environ.items() if name in kept},
        "ARROW_DEFAULT_MEMORY_POOL": "system",
        "GDAL_CACHEMAX": "32",
        "MALLOC_ARENA_MAX": "2",
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
    }


@dataclass(kw_only=True)
class _Exchange:
    """What came of a worker: bytes, whether in time, how it ended and the most memory that it was seen to hold."""

    raw: bytes = b""
    in_time: bool = True
    code: int | None = None
    peak: int = 0


def _exchanged(
    worker: subprocess.Popen[bytes], parts: Sequence[bytes], seconds: float
) -> _Exchange:
    exchange = _Exchange()

    def receive() -> None:
        assert worker.stdout is not None
        with suppress(OSError, ValueError):
            exchange.raw = worker.stdout.read(MOST_OUT + 1)

    def send() -> None:
        assert worker.stdin is not None
        with suppress(OSError, ValueError):
            for piece in _pieces(parts):  # a large file is not held a second time
                worker.stdin.write(piece)
            worker.stdin.close()

    threads = [threading.Thread(target=target, daemon=True) for target in (receive, send)]
    for thread in threads:
        thread.start()
    until = time.monotonic() + seconds
    while threads[0].is_alive() and time.monotonic() < until:
        threads[0].join(_LOOK)
        exchange.peak = max(exchange.peak, peak_of(worker.pid))
    exchange.in_time = not threads[0].is_alive()
    if exchange.in_time and len(exchange.raw) <= MOST_OUT:
        with suppress(subprocess.TimeoutExpired):
            exchange.code = worker.wait(timeout=5)
    _end(worker)
    for thread in threads:
        thread.join()
    return exchange


def _end(worker: subprocess.Popen[bytes]) -> None:
    """Nothing of the worker is left: it, and what it may have started."""
    if worker.poll() is None:
        with suppress(OSError):
            if hasattr(os, "killpg"):
                os.killpg(worker.pid, signal.SIGKILL)
            else:
                worker.kill()
    worker.wait()
    for pipe in (worker.stdin, worker.stdout):
        with suppress(OSError):
            if pipe is not None:
                pipe.close()


def peak_of(process: int | str = "self") -> int:
    """The most memory, in bytes, that a process has held; 0 where the system does not tell.

    Not `ru_maxrss`, which begins with that of the process it was started from.
    """
    with suppress(OSError, ValueError, StopIteration):
        lines = Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines()
        return int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) * 1024
    return 0


OVER_MEMORY = 77  # how a worker ends that sees by itself that it holds too much
_OUT_OF_TIME = {-getattr(signal, name) for name in ("SIGXCPU", "SIGALRM") if hasattr(signal, name)}
_OUT_OF_MEMORY = {
    OVER_MEMORY,
    -getattr(signal, "SIGKILL", 9),
}  # the system's own way to end the largest


def _judged(exchange: _Exchange, seconds: float, memory: int) -> Work:
    """The worker's answer; Ended where there is none."""
    if not exchange.in_time or exchange.code in _OUT_OF_TIME:
        by_clock = seconds if exchange.in_time else MOST_TIMES * seconds
        raise Ended("time", round(by_clock), exchange.peak)
    if exchange.code in _OUT_OF_MEMORY:
        raise Ended("memory", memory // 2**20, exchange.peak)
    if len(exchange.raw) > MOST_OUT:
        raise Ended("size", MOST_OUT // 2**20, exchange.peak)
    try:
        head, *parts = unpacked(exchange.raw)
        says = json.loads(head)
        peak, limit = int(says.pop("peak")), says.pop("limit", None)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise Ended("lost", peak=exchange.peak) from None
    if limit == "memory":
        raise Ended("memory", memory // 2**20, peak)
    if limit == "size":
        raise Ended("size", MOST_OUT // 2**20, peak)
    return Work(says=says, parts=parts, peak=peak)
