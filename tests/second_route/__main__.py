"""`python -m tests.second_route --from DIR`: which figures of the project a second computation denies."""

import argparse
import os
import sys
import tempfile
from pathlib import Path

from tests.second_route import areas, comparing, distances, municipalities, people, segregation


def main() -> int:
    """1 where a figure disagrees, 0 where all agree."""
    parser = argparse.ArgumentParser(prog="python -m tests.second_route", description=__doc__)
    parser.add_argument("--from", dest="folder", type=Path, required=True, metavar="DIR")
    parser.add_argument("--all", action="store_true", help="also tell of those that agree")
    choices = parser.parse_args()
    if not choices.folder.is_dir():
        parser.error(f"{choices.folder} is no folder")
    # What is embedded is compared, not what a refresh has brought to this machine.
    with tempfile.TemporaryDirectory() as empty:
        os.environ["KLYFTKARTAN_DATA"] = empty
        return comparing.report(figures(choices.folder), print, every=choices.all)


def figures(folder: Path) -> list[comparing.Figure]:
    """Every figure that is computed twice, from the publishers' files in `folder`."""
    modules = (distances, municipalities, areas, segregation, people)
    return [figure for module in modules for figure in module.figures(folder)]


if __name__ == "__main__":
    sys.exit(main())
