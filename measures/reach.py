"""Who has public transport within walking distance, and how much of it.

Two published definitions under their own names, and departures by time of day.
Origins are where people are, stops (m, 2) where they board, both in projected
coordinates in metres. Distances are straight lines: along streets people walk
a third farther or more, so a share here is an *upper* bound of the one along
streets. With squares of a kilometre for origins all people of a square are
at its centre: a limit of 500 m then says little of a single square, and a
share only of many.

`people` (n,) may be NaN: nobody. Departures may be NaN: not known, and not
counted. ValueError, with the position, for a coordinate that is not finite and
for a number that is negative.

References: UN-Habitat (2021), SDG indicator metadata 11.2.1; RKA, Kolada
indicator N07418 (SCB, for the environmental objective of a good built
environment).
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd
import scipy.sparse as sparse
from numpy.typing import ArrayLike

from measures.access import amounts_at, nearest, pairs, points

HOURS = range(6, 20)  # hours that begin between 06 and 20: the fourteen of N07418


@dataclass(frozen=True, kw_only=True)
class Reach:
    """Which origins are within reach, the people there, and their share.

    `within` (n,) says of each origin whether it is; `people` is how many live
    in those, `share_pct` their percentage of all (0–100; NaN where nobody lives).
    """

    within: np.ndarray
    people: float
    share_pct: float


def sdg_11_2_1(
    origins: ArrayLike,
    people: ArrayLike,
    stops_xy: ArrayLike,
    is_high_capacity: ArrayLike,
    *,
    low_m: float = 500,
    high_m: float = 1000,
) -> Reach:
    """People with convenient access to public transport, as SDG indicator 11.2.1 has it.

    Within 500 m of a stop of low capacity (bus, tram) or 1 km of one of high
    capacity (train, metro, ferry). `is_high_capacity` (m,) says which is
    which. The definition measures along streets; here the line is straight,
    so the share is an upper bound. It asks for no number of departures:
    leave out stops without service before.

    >>> sdg_11_2_1([[0, 0], [900, 0]], [30, 10], [[1500, 0]], [True]).share_pct
    25.0
    """
    origins, stops = points(origins), points(stops_xy)
    is_high = np.asarray(is_high_capacity, bool)
    if is_high.shape != (len(stops),):
        raise ValueError(f"Not one capacity a stop: shape {is_high.shape} for {len(stops)} stops.")
    to_low, to_high = (nearest(origins, stops[some])[0] for some in (~is_high, is_high))
    return _reach((to_low <= low_m) | (to_high <= high_m), people)


def n07418(
    origins: ArrayLike,
    people: ArrayLike,
    stops_xy: ArrayLike,
    departures_by_hour_06_20: ArrayLike,
    *,
    on_average: bool = False,
    radius_m: float = 500,
) -> Reach:
    """People near public transport, as Kolada's N07418 has it: 500 m to a stop with service.

    `departures_by_hour_06_20` (m, 14): departures of each stop on a weekday in
    the hours that begin at 06, 07 … 19. Kolada says "at least one departure
    an hour, weekdays between 06:00 and 20:00", in a straight line. Read here
    as at least one in *each* of the fourteen hours; with `on_average` as
    fourteen in all, whenever they leave, which takes in stops served at rush
    hours alone. Kolada counts from people's addresses. Give stop places, not
    platforms: two directions at two poles are one stop. An hour that is NaN
    has no known departure.

    >>> hourly, rush = [1] * 14, [7] + [0] * 12 + [7]
    >>> n07418([[0, 0], [900, 0]], [30, 10], [[0, 400], [900, 0]], [hourly, rush]).share_pct
    75.0
    """
    stops, departures = points(stops_xy), _by_band(departures_by_hour_06_20)
    if len(stops) and departures.shape != (len(stops), len(HOURS)):
        raise ValueError(
            f"Not {len(HOURS)} hours a stop: shape {departures.shape} for {len(stops)} stops."
        )
    enough = departures.mean(axis=1) >= 1 if on_average else (departures >= 1).all(axis=1)
    return _reach(nearest(points(origins), stops[enough])[0] <= radius_m, people)


def departures_within(
    origins: ArrayLike, stops_xy: ArrayLike, departures: ArrayLike, radius_m: float
) -> np.ndarray | pd.DataFrame:
    """Departures within a radius of each origin, by band of hours: n × bands.

    `departures` is stops × bands (a frame gives a frame with its columns), or
    (m,) for one band, which gives (n,). 0: none within reach. A bus that calls
    at three stops within reach counts three times: these are departures, not trips.

    >>> departures_within([[0, 0], [900, 0]], [[0, 400], [400, 0]], [[9, 1], [4, 0]], 500).tolist()
    [[13.0, 1.0], [4.0, 0.0]]
    """
    origins, stops = points(origins), points(stops_xy)
    has = _by_band(departures)
    if len(has) != len(stops):
        raise ValueError(f"Not one row of departures a stop: {len(has)} for {len(stops)} stops.")
    found = np.zeros((len(origins), has.shape[1]))
    for origin, stop, _ in pairs(origins, stops, radius_m):
        shape = (len(origins), len(stops))
        found += sparse.csr_matrix((np.ones(len(origin)), (origin, stop)), shape) @ has
    if isinstance(departures, pd.DataFrame):
        return pd.DataFrame(found, columns=departures.columns)
    return found[:, 0] if np.ndim(departures) == 1 else found


def _reach(within: np.ndarray, people: ArrayLike) -> Reach:
    weight = np.nan_to_num(amounts_at(people, len(within)))
    return Reach(
        within=within, people=float(weight @ within), share_pct=float(_share(within, weight))
    )


def _share(within: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Percentage of the weight that is within, for one or more columns."""
    return 100 * (weight @ within) / (weight.sum() or np.nan)


def _by_band(departures: ArrayLike) -> np.ndarray:
    """Stops × bands; 0 where not known."""
    found = np.asarray(departures, float)
    found = found[:, None] if found.ndim == 1 else found
    for band in found.T:
        amounts_at(band, len(found))
    return np.nan_to_num(found)
