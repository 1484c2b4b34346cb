"""`python -m indicators list` and `python -m indicators show ID`: the numbers from a shell."""

import argparse
import sys

from indicators import INDICATORS, get, vintages
from indicators.embedded import SnapshotError
from indicators.indicator import LEVELS, MUNICIPALITY, UNITS
from translations import terminal


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; 0 on success, 1 with one sentence on stderr when not."""
    terminal.fit()
    parser = argparse.ArgumentParser(prog="python -m indicators")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("list", help="every indicator: id, levels and years, title")
    show = commands.add_parser("show", help="the values of one indicator")
    show.add_argument("id")
    show.add_argument("--level", default=MUNICIPALITY, help=", ".join(LEVELS))
    show.add_argument("--year", type=int)
    show.add_argument("--format", default="csv", choices=["csv", "json", "geojson"])
    chosen = parser.parse_args(arguments)
    try:
        print(_listed() if chosen.command == "list" else _shown(chosen), end="")
    except (ValueError, SnapshotError) as error:
        print(error, file=sys.stderr)
        return 1
    except BrokenPipeError:
        sys.stderr.close()  # the reader (head, less) has seen enough
    return 0


def _listed() -> str:
    lines = []
    for indicator in INDICATORS.values():
        known = {level: vintages.years(indicator, level) for level in vintages.levels(indicator)}
        levels = "; ".join(f"{level} {_period(years)}" for level, years in known.items())
        levels = levels or "after a refresh"
        unit = UNITS[indicator.unit].text.en
        lines.append(f"{indicator.id}\t{indicator.theme}\t{unit}\t{levels}\t{indicator.title.en}\n")
    return "".join(lines)


def _period(years: tuple[int, ...]) -> str:
    return str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"


def _shown(chosen: argparse.Namespace) -> str:
    frame = get(chosen.id, chosen.level, chosen.year)
    if chosen.format == "geojson":
        return frame.to_json(drop_id=False) + "\n"
    plain = frame.drop(columns="geometry")
    if chosen.format == "json":
        return (
            plain.reset_index().to_json(orient="records", force_ascii=False, double_precision=15)
            + "\n"
        )
    return plain.to_csv(lineterminator="\n")


if __name__ == "__main__":
    sys.exit(main())
