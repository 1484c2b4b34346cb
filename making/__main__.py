"""`python -m making snapshot --from DIR`, `python -m making refresh [--check]`, `python -m making status`."""

import argparse
import os
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from tqdm import tqdm

from indicators import live
from loaders.faults import InputFault
from making import known, snapshot
from making import refresh as refreshing
from making.refresh import Step, status
from translations import terminal

_Made = TypeVar("_Made")


def main(arguments: list[str] | None = None, program: str = "python -m making") -> int:
    """Run the command line. 0: all done; 1: something was not, said on stderr; 2: nothing could begin."""
    terminal.fit()
    parser = argparse.ArgumentParser(prog=program)
    commands = parser.add_subparsers(dest="command", required=True)
    build = commands.add_parser(
        "snapshot", help="build data/snapshot from a folder of the publishers' files"
    )
    build.add_argument("--from", dest="folder", type=Path, required=True, metavar="DIR")
    bring = commands.add_parser("refresh", help="bring this year's figures from the publishers")
    bring.add_argument("publisher", nargs="*", help="keys of publishers; none: all of them")
    bring.add_argument(
        "--anew", action="store_true", help="ask again even where an answer is a few hours old"
    )
    bring.add_argument(
        "--check", action="store_true", help="only ask for some known figures, and report on them"
    )
    commands.add_parser("status", help="what there is: embedded and refreshed, and how old")
    chosen = parser.parse_args(arguments)
    if chosen.command == "snapshot":
        return _snapshot(chosen.folder)
    if chosen.command == "refresh" and chosen.check:
        return _check(chosen.publisher or None)
    if chosen.command == "refresh":
        return _refresh(chosen.publisher or None, chosen.anew)
    try:
        return _status()
    except BrokenPipeError:
        sys.stderr.close()  # the reader (head, less) has seen enough
        return 0


def _snapshot(folder: Path) -> int:
    with tqdm(total=len(snapshot.STEPS), unit="step") as bar:

        def progress(step: str) -> None:
            bar.set_description(step)
            bar.update()

        try:
            manifest = snapshot.build(folder, progress)
        except InputFault as fault:
            bar.close()
            print(
                f"The snapshot was not changed. These inputs are wrong:\n{fault}", file=sys.stderr
            )
            return 1
    size = sum(file["bytes"] for file in manifest["files"].values())
    print(f"data/snapshot: {len(manifest['files'])} files, {size / 1e6:.1f} MB")
    return 0


def _refresh(keys: list[str] | None, anew: bool) -> int:
    """Ctrl-C cancels: what is already swapped in stays."""
    cancelled = threading.Event()
    with tqdm(total=100, bar_format="{l_bar}{bar}| {elapsed}<{remaining}") as bar:

        def progress(step: Step) -> None:
            bar.set_description(f"{step.key} {step.done}/{step.of} {step.what}".rstrip())
            bar.n = round(100 * (step.publishers_done + step.done / step.of) / step.publishers)
            bar.refresh()

        try:
            outcomes = _interruptible(
                lambda: refreshing.refresh(
                    keys, progress=progress, is_cancelled=cancelled.is_set, anew=anew
                ),
                cancelled,
            )
        except (live.Busy, live.CannotWrite, ValueError) as fault:
            bar.close()
            print(fault, file=sys.stderr)
            return 2
    words = {
        "done": "done",
        "partly": "partly",
        "kept": "not refreshed, the old figures stay",
        "cancelled": "cancelled, the old figures stay",
    }
    for outcome in outcomes:
        rows = f", {outcome.rows:,} rows in {outcome.seconds:,.0f} s" if outcome.rows else ""
        print(f"{outcome.key}: {words[outcome.result]}{rows}")
        for sentence in outcome.sentences:
            print(f"  {sentence}", file=sys.stderr)
    assert len(outcomes) == len(refreshing.MODULES if keys is None else keys)
    return 0 if all(outcome.result == "done" for outcome in outcomes) else 1


def _check(keys: list[str] | None) -> int:
    try:
        checked = known.check(keys)
    except (live.CannotWrite, ValueError) as fault:
        print(fault, file=sys.stderr)
        return 2
    print(known.report(checked, keys))
    return 0 if all(one.result == "as known" for one in checked) else 1


def _interruptible(work: Callable[[], _Made], cancelled: threading.Event) -> _Made:
    """Run `work` in a thread, so that Ctrl-C cancels it in an orderly way."""
    with ThreadPoolExecutor(1) as pool:
        future = pool.submit(work)
        while True:
            try:
                return future.result()
            except KeyboardInterrupt:
                if cancelled.is_set():  # of two minds no longer: parts are whole or not there
                    os._exit(130)
                print("\nCancelling; once more to stop at once …", file=sys.stderr)
                cancelled.set()


def _status() -> int:
    for row in status.rows():
        refreshed = (
            f"refreshed {row.refreshed_years}, retrieved {row.retrieved:%Y-%m-%d} ({row.age_days} days)"
            if row.retrieved
            else "not refreshed"
        )
        embedded = f"embedded {row.embedded_years}" if row.embedded_years else "nothing embedded"
        print(f"{row.key}\t{row.publisher}\t{embedded}\t{refreshed}\t{row.rows:,} rows")
    return 0


if __name__ == "__main__":
    sys.exit(main())
