"""A room that answers at once: ballots that are on the disk a second, and a look at the counts."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from presenting import ballots
from presenting.poll import SEMINAR

_DEVICES, _THREADS, _PROCESSES, _LOOKS = 1000, 16, 2, 200
_VOTE = """
import sys
from bench import polls
print(flush=True)
sys.stdin.readline()
polls.vote(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
"""


def figures() -> Iterator[dict]:
    """Seconds until 1,000 devices with two answers each are on the disk, and milliseconds of a look at the counts."""
    before = os.environ.get("KLYFTKARTAN_DATA")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["KLYFTKARTAN_DATA"] = folder
        for processes in (1, _PROCESSES):
            code = ballots.ask(SEMINAR, "presenter", "http://localhost", True).code
            seconds = _all_vote(code, processes)
            start = time.perf_counter()
            for _ in range(_LOOKS):
                found = ballots.results(code)
            looking = (time.perf_counter() - start) / _LOOKS
            yield {
                "figure": "poll_ballots",
                "processes": processes,
                "threads": _THREADS,
                "devices": _DEVICES,
                "counted": found.devices,
                "seconds": round(seconds, 2),
                "ballots_a_second": round(found.devices / seconds),
                "results_ms": round(1000 * looking, 2),
            }
    os.environ.pop("KLYFTKARTAN_DATA")
    if before is not None:
        os.environ["KLYFTKARTAN_DATA"] = before


def vote(code: str, first: int, last: int) -> None:
    """The devices from `first` to before `last` answer, as many at once as there are threads."""
    with ThreadPoolExecutor(_THREADS) as pool:
        list(pool.map(lambda n: ballots.cast(code, f"d{n}", {0: n % 3, 1: 0}), range(first, last)))


def _all_vote(code: str, processes: int) -> float:
    each = _DEVICES // processes
    if processes == 1:
        start = time.perf_counter()
        vote(code, 0, each)
        return time.perf_counter() - start
    started = [_voter(code, n * each, (n + 1) * each) for n in range(processes)]
    for process in started:
        process.stdout.readline()  # ready
    start = time.perf_counter()
    for process in started:
        process.stdin.write("go\n")
        process.stdin.flush()
    for process in started:
        process.wait()
    return time.perf_counter() - start


def _voter(code: str, first: int, last: int) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "-c", _VOTE, code, str(first), str(last)],
        cwd=Path(__file__).parent.parent,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
