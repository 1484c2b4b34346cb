"""A refresh for the process that started it: a line of JSON a step, and one for how it went.

`python -m making.refresh.lines [KEY …] [--anew]` writes `{"step": {…}}` as it goes, and
last `{"outcomes": [{…}]}` or `{"fault": "…"}`. It is cancelled in an orderly way by anything
that comes on its input, and by its end: nobody is there any more who started it.
"""

import argparse
import json
import sys
import threading
from collections.abc import Callable
from dataclasses import asdict
from typing import TextIO

from indicators import live
from making import refresh as refreshing


def main(arguments: list[str] | None = None) -> int:
    """Refresh, and tell of it on standard output; what a library prints goes to standard error."""
    parser = argparse.ArgumentParser()
    parser.add_argument("publisher", nargs="*")
    parser.add_argument("--anew", action="store_true")
    chosen = parser.parse_args(arguments)
    tell = _writer(sys.stdout)
    sys.stdout = sys.stderr
    cancelled = threading.Event()
    threading.Thread(target=_await_word, args=(sys.stdin, cancelled), daemon=True).start()
    try:
        outcomes = refreshing.refresh(
            chosen.publisher or None,
            progress=lambda step: tell({"step": asdict(step)}),
            is_cancelled=cancelled.is_set,
            anew=chosen.anew,
        )
    except (live.Busy, live.CannotWrite) as fault:
        tell({"fault": str(fault)})
        return 2
    tell({"outcomes": [asdict(outcome) for outcome in outcomes]})
    return 0


def _writer(out: TextIO) -> Callable[[dict], None]:
    def tell(record: dict) -> None:
        out.write(json.dumps(record) + "\n")
        out.flush()

    return tell


def _await_word(words: TextIO, cancelled: threading.Event) -> None:
    words.readline()
    cancelled.set()


if __name__ == "__main__":
    raise SystemExit(main())
