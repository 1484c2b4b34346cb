"""People by square kilometre of years after the snapshot's: how many live where no distance is known."""

from collections.abc import Callable
from functools import partial

import numpy as np
import pandas as pd

from analysis import access as places
from indicators import figures
from indicators.indicator import MUNICIPALITY
from loaders import population_grid, scb_geodata
from loaders.answer import Answer
from loaders.faults import PublisherFault
from making.refresh import checked_values, kept_with
from measures import access

VALUES = "values_scb_geodata"
_MOST_YEARS = 5
_PEOPLE = "population_in_squares"


def collect(tell_step: Callable[[str], None]) -> tuple[dict[str, pd.DataFrame], list[str]]:
    """The parts `squares_grid` and `values_scb_geodata` of the latest year that is served, and what is wrong.

    `squares_grid`: index `area_id`; columns population, municipality_code, year,
    is_new (not among the embedded squares). Raises InputFault when not even the
    year after the snapshot's is served as it should.
    """
    latest = _latest(tell_step)
    if latest is None:
        return {}, []
    year, answers = latest
    squares = with_municipalities(scb_geodata.parse_grid(answers, year)).assign(year=year)
    people = squares.groupby("municipality_code")["population"].sum()
    rows = pd.DataFrame(
        {
            "indicator": _PEOPLE,
            "level": MUNICIPALITY,
            "area_id": people.index,
            "year": year,
            "value": people.to_numpy(),
            "status": "estimated",
            "source": scb_geodata.GRID.key,
            "table": f"stat:befolkning_1km_{year}",
            "query": "GetFeature rutid_scb, beftotalt",
            "retrieved": answers[-1].retrieved.isoformat(timespec="seconds"),
        }
    )
    known = {MUNICIPALITY: figures.areas(MUNICIPALITY).index}
    what = f"{scb_geodata.KEY} stat:befolkning_1km_{year}"
    new = checked_values(rows, what, known)
    parts = {
        places.NEWER_GRID: squares,
        VALUES: checked_values(kept_with(new, VALUES), what, known),
    }
    gone = known[MUNICIPALITY].difference(people.index)
    sentence = f"{what}: nobody lives in {', '.join(gone[:3])} ({len(gone)} in all)"
    return parts, [sentence] if len(gone) else []


def _latest(tell_step: Callable[[str], None]) -> tuple[int, list[Answer]] | None:
    """The latest year after the snapshot's that has a layer; None when the snapshot's is the latest."""
    (embedded,) = population_grid.SOURCE.years
    latest = None
    for year in range(embedded + 1, embedded + 1 + _MOST_YEARS):
        tell_step(f"{year}")
        try:
            answers = scb_geodata.load_grid(year, partial(_tell_squares, tell_step, year))
        except PublisherFault as fault:
            if not _has_no_layer(fault):
                raise
            break
        latest = year, answers
    return latest


def _tell_squares(tell_step: Callable[[str], None], year: int, got: int, of: int | None) -> None:
    tell_step(f"{year}, {got:,} of {of:,} squares" if of else f"{year}, {got:,} squares")


def _has_no_layer(fault: PublisherFault) -> bool:
    """Whether the service says that it does not know the layer."""
    told = str(fault).casefold()
    return fault.kind == "refused" and (fault.status in (400, 404) or "unknown" in told)


def with_municipalities(squares: pd.DataFrame) -> pd.DataFrame:
    """The squares with municipality_code and is_new: a new one is of the municipality of the nearest embedded one."""
    embedded = figures.squares()["municipality_code"].astype(str)
    codes = embedded.reindex(squares.index)
    is_new = codes.isna().to_numpy()
    if is_new.any():
        corner = squares.index[is_new].to_numpy().astype(np.int64)
        centres = np.column_stack([corner // 10**7 + 500, corner % 10**7 + 500])
        _, nearest = access.nearest(centres, places.centres())
        codes.loc[is_new] = embedded.to_numpy()[nearest]
    return squares.assign(municipality_code=codes.to_numpy(), is_new=is_new)
