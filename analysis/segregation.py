"""Groups counted in areas, and what the measures of segregation say of them, region by region.

The same questions are put to a declared group (`of_group`) and to a reader's
own table: a share of people, or several groups, perhaps in an order, in areas
that lie in regions.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd

from analysis.groups import GROUPS, SEVERAL, Group, counts
from indicators import figures, live
from indicators.catalogue import INDICATORS
from indicators.indicator import Indicator
from measures import noise, segregation, spatial

DRAWS = 500
EXPOSURE = ("isolation", "exposure")  # not measures of evenness: corrections are not for them
CLEAR = 0.05  # p-values of areas up to this one are called clear
BANDWIDTHS_M = spatial.BANDWIDTHS_M
LEAST_FOR_MORAN = 10  # areas: eight neighbours and one more
_KEPT = 256


@dataclass(frozen=True, kw_only=True, eq=False)
class Counted:
    """People of each group in each area; all parts have the same index, the areas.

    - `counts`: areas × groups; one group, or several; `ordered` when the
      groups are classes of a quantity, lowest first;
    - `total`: everyone in the area, also those of no group given;
    - `group`: the column of `counts` that measures of two groups are of, and
      `indicator` describes its share (title, percent, definition);
    - `within`: code of the region of each area; `names`: the regions' names;
    - `level`: the embedded level whose outlines fit, or None;
    - `shapes`: outlines in EPSG:4326 (None where there is none), or None.

    Results are kept in the object and go with it.
    """

    indicator: Indicator
    counts: pd.DataFrame
    total: pd.Series
    group: str
    within: pd.Series
    names: pd.Series
    ordered: bool = False
    level: str | None = None
    shapes: gpd.GeoSeries | None = None
    _kept: dict = field(default_factory=dict, repr=False)

    @property
    def share(self) -> pd.Series:
        """Percentage of the group in each area; NaN where nobody lives or a count is missing."""
        return 100 * self.counts[self.group] / self.total.where(self.total > 0)

    def kept(self, key: Any, compute: Callable[[], Any]) -> Any:
        """A result computed once; the oldest go when there are many."""
        if key in self._kept:
            return self._kept[key]
        found = compute()
        while len(self._kept) >= _KEPT:
            self._kept.pop(next(iter(list(self._kept))), None)
        self._kept[key] = found
        return found


@live.cached(maxsize=8)
def of_group(group: str, year: int) -> Counted:
    """A declared group, or several, in a year, in every municipality that it is known for.

    Of several groups, measures of two are of the first against everyone else.
    """
    declared = GROUPS[group] if group in GROUPS else SEVERAL[group]
    total = figures.values(declared.total, declared.level, year)["value"]
    if isinstance(declared, Group):
        share = figures.values(declared.share, declared.level, year)["value"]
        people = pd.DataFrame({declared.share: share * total / 100})
    else:
        people = counts(declared, year)
    areas = figures.areas(declared.level)
    within = areas["municipality_code"].astype(str)
    known = within.isin(declared.covers or within)
    return Counted(
        indicator=INDICATORS[people.columns[0]],
        counts=people[known],
        total=total[known],
        group=people.columns[0],
        within=within[known],
        names=figures.areas()["name"],
        ordered=not isinstance(declared, Group) and declared.ordered,
        level=declared.level,
        shapes=areas.geometry[known],
    )


def indices(counted: Counted) -> tuple[str, ...]:
    """Names of the indices that the counts allow."""
    several: tuple[str, ...] = ()
    if len(counted.counts.columns) > 1:
        several = ("information_theory", "multigroup_dissimilarity")
        several += ("rank_order_information",) if counted.ordered else ()
    return (*segregation.TWO_GROUPS, *several)


def parts(counted: Counted) -> pd.DataFrame:
    """The groups and, where they do not make everyone, the others as one more group."""
    rest = counted.total - counted.counts.sum(axis=1, skipna=False)
    if not (rest > 0.5).any():
        return counted.counts
    return counted.counts.assign(**{"\0others": rest.clip(lower=0)})


def with_noise(
    counted: Counted, index: str, regions: tuple[str, ...] | None = None
) -> pd.DataFrame:
    """Observed, null, interval and corrections of one index; a row a region.

    Columns observed, null_mean, null_low, null_high, p_value,
    is_distinguishable, draws (of `measures.noise.null`), mean, low, high (of
    `bootstrap`), carrington_troske and bootstrap_corrected. `regions` None is all.
    """
    return counted.kept(("noise", index, regions), lambda: _with_noise(counted, index, regions))


def nulls(counted: Counted) -> pd.DataFrame:
    """Dissimilarity and its null in all regions."""
    columns = _columns(counted, "dissimilarity", None)
    return counted.kept("nulls", lambda: noise.null("dissimilarity", *columns, draws=DRAWS))


def cell_key(counted: Counted, index: str, regions: tuple[str, ...], size: int) -> pd.DataFrame:
    """What noise of −size to size in the counts does to an index; a row a region."""
    columns = _columns(counted, index, regions)
    return counted.kept(
        ("cell_key", index, regions, size),
        lambda: noise.cell_key_effect(index, *columns, size=size, draws=DRAWS).reindex(
            list(regions)
        ),
    )


def outlined(counted: Counted) -> tuple[str, ...]:
    """The regions all of whose areas have outlines, most people first."""
    if counted.shapes is None:
        return ()
    whole = counted.shapes.notna().groupby(counted.within).all()
    people = counted.total.groupby(counted.within).sum()
    return tuple(people[whole[whole].index].sort_values(ascending=False).index)


def points(counted: Counted) -> np.ndarray:
    """Centres of the areas in metres, areas × 2; NaN where an area has no outline."""
    return counted.kept("points", lambda: _points(counted))


def profiles(counted: Counted) -> pd.DataFrame:
    """Spatial H over bandwidths in all regions with outlines."""
    own = np.isin(counted.within, outlined(counted))
    columns = (counted.counts[counted.group][own], counted.total[own], counted.within[own])
    return counted.kept("profiles", lambda: spatial.profile(points(counted)[own], *columns))


def resolved_profiles(counted: Counted) -> pd.DataFrame:
    """`profiles` at the bandwidths that the areas' centres are close enough for; the rest is NaN.

    A row a region, a column a bandwidth (metres), and `spacing_m`: the median distance from
    a centre to the nearest other. A bandwidth below it takes nearly every area alone: it is
    no spatial reading, and is withheld. `from_m` and `to_m` are the first and the last
    that are left (NaN where fewer than two are), `remains` what of the first H there is at the last
    (0–1; NaN where the first is not above 0).
    """
    widths = list(BANDWIDTHS_M)
    own = np.isin(counted.within, outlined(counted))
    spacing = spatial.spacing(points(counted)[own], counted.within[own])
    curve = profiles(counted)[widths].apply(lambda h: h.where(spacing.reindex(h.index) <= h.name))
    first = curve.notna().idxmax(axis=1).where(curve.notna().sum(axis=1) > 1)
    near = curve.bfill(axis=1).iloc[:, 0].where(first.notna())
    remains = curve[widths[-1]].clip(lower=0) / near.where(near > 0)
    last = first.where(first.isna(), widths[-1])
    return curve.assign(spacing_m=spacing, from_m=first, to_m=last, remains=remains)


def moran(counted: Counted, region: str) -> tuple[pd.Series, pd.DataFrame]:
    """Moran's I of the group's share in one region, and of each of its areas."""
    own = (counted.within == region).to_numpy()
    return counted.kept(
        ("moran", region), lambda: spatial.moran(counted.share[own], points(counted)[own])
    )


def clusters(counted: Counted, region: str) -> pd.Series:
    """Whether like areas lie beside like ones in one region: the quadrant of each area, by Anselin's local I.

    "high-high", "high-low", "low-high" or "low-low" where it is clear (p ≤ CLEAR), else
    "unclear"; None where the area takes no part.
    """
    local = moran(counted, region)[1]
    kinds = local["quadrant"].where(local["p_value"] <= CLEAR, "unclear")
    return kinds.where(local["i"].notna(), None)


def split(counted: Counted, by: pd.Series) -> pd.Series:
    """Information theory H of the group over all areas: `total`, `between` and `within` the parts that `by` names.

    `by` is per area, such as its county; total = between + within
    (`measures.segregation.decompose_information`).
    """
    group = counted.counts[counted.group]
    counts = pd.DataFrame({"in": group, "out": counted.total - group})
    return pd.Series(segregation.decompose_information(counts, by.to_numpy()))


def _columns(counted: Counted, index: str, regions: tuple[str, ...] | None) -> tuple:
    """What the functions of `measures.noise` take: group, total, region."""
    use = np.ones(len(counted.total), bool) if regions is None else counted.within.isin(regions)
    within = counted.within[use]
    if index in segregation.TWO_GROUPS:
        return counted.counts[counted.group][use], counted.total[use], within
    of = counted.counts if index == "rank_order_information" else parts(counted)
    return of[use], None, within


def _with_noise(counted: Counted, index: str, regions: tuple[str, ...] | None) -> pd.DataFrame:
    columns = _columns(counted, index, regions)
    found = noise.null(index, *columns, draws=DRAWS).join(
        noise.bootstrap(index, *columns, draws=DRAWS)[["mean", "low", "high"]]
    )
    found["carrington_troske"] = (
        np.nan
        if index in EXPOSURE
        else noise.carrington_troske(found["observed"], found["null_mean"])
    )
    found["bootstrap_corrected"] = noise.bootstrap_corrected(found["observed"], found["mean"])
    return found if regions is None else found.reindex(list(regions))


def _points(counted: Counted) -> np.ndarray:
    found = np.full((len(counted.total), 2), np.nan)
    if counted.shapes is None:
        return found
    known = counted.shapes.notna().to_numpy()
    shapes = gpd.GeoSeries(counted.shapes[known], crs=4326)
    centres = shapes.to_crs(3006 if counted.level else shapes.estimate_utm_crs()).centroid
    found[known] = np.c_[centres.x, centres.y]
    return found
