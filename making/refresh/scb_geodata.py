"""The outlines of DeSO and RegSO, county by county, simplified as the snapshot's are; and the newest population grid."""

from collections.abc import Callable, Iterable

import geopandas as gpd
import pandas as pd
import shapely

from indicators import embedded, figures, live
from indicators.drawn import dissolved
from indicators.indicator import MUNICIPALITY
from loaders import population_grid, scb_geodata
from loaders.faults import InputFault, PublisherFault
from loaders.scb_geodata import COUNTIES
from making import outlines
from making.refresh import Collected, Tell, grid
from making.snapshot import SMALL_AREAS

KEY = "scb_geodata"
OUTLINED = ("deso_2018", "regso_2025", "deso_2025")
_NEAR_LAND_M = 1000


def collect(tell: Tell) -> Collected:
    """Parts `outlines_<level>`, and those of `grid`: of each level the counties that came; the others keep their old outlines.

    Codes of the levels that the snapshot knows are checked against it; areas that
    do not come are named, not filled. When the service can no longer be reached, the
    levels that are done are kept.
    """
    key = embedded.frame("deso_2018.parquet")
    parts: dict[str, pd.DataFrame] = {}
    faults: list[str] = []
    steps = len(OUTLINED) * len(COUNTIES) + 1
    for done, level in enumerate(OUTLINED):

        def tell_county(
            county: int, before: int = done * len(COUNTIES), level: str = level
        ) -> None:
            tell(before + county, steps, f"{level} {COUNTIES[county]}")

        try:
            by_county, missing = _counties(level, _known(level), tell_county)
            drawn = _drawn(by_county) if by_county else None
        except InputFault as fault:
            if getattr(fault, "kind", "") == "cancelled":
                raise
            faults.append(f"{level}: {fault}")
            if getattr(fault, "kind", "") in ("unreachable", "damaged"):
                break
            continue
        faults += missing
        if drawn is None:
            continue
        faults += _untidy(drawn, level)
        parts[f"outlines_{level}"] = _with_old(drawn, level, by_county)
        if level == "deso_2018":
            regso = _regso_2020(drawn, key)
            parts["outlines_regso_2020"] = _with_old(regso, "regso_2020", by_county)
    else:
        try:
            further, missing = grid.collect(lambda what: tell(steps - 1, steps, what))
            parts |= further
            faults += missing
        except InputFault as fault:
            if getattr(fault, "kind", "") == "cancelled":
                raise
            faults.append(str(fault))
    tell(steps, steps, "")
    return Collected(parts=parts, faults=tuple(faults))


def _known(level: str) -> pd.Index | None:
    """All codes of a level that the snapshot holds; None of one that it does not."""
    if f"{level}.parquet" not in embedded.manifest()["files"]:
        return None
    return embedded.frame(f"{level}.parquet").index


def _counties(
    level: str, known: pd.Index | None, tell_page: Callable[[int], None]
) -> tuple[dict[str, gpd.GeoDataFrame], list[str]]:
    """The areas by county, and a sentence for each thing that is wrong or missing."""
    by_county: dict[str, gpd.GeoDataFrame] = {}
    faults: list[str] = []
    empty: list[str] = []
    for position, county in enumerate(COUNTIES):
        tell_page(position)
        try:
            answers = scb_geodata.load(level, county)
            by_county[county] = scb_geodata.parse(answers, level, county=county, known=known)
        except PublisherFault as fault:
            if fault.kind not in ("refused", "damaged") or (
                not by_county and faults
            ):  # no county is served
                raise
            faults.append(f"{level} county {county}: {fault}")
        except InputFault as fault:
            if str(fault).endswith(": no area"):
                empty.append(county)
            else:
                faults.append(str(fault))
    if empty:
        faults.append(f"{level}: no area of county {', '.join(empty)}")
    if known is not None:
        faults += _absent(level, by_county, known)
    return by_county, faults


def _absent(level: str, frames: dict[str, gpd.GeoDataFrame], known: pd.Index) -> list[str]:
    """A sentence when areas of the counties that came are missing."""
    wanted = known[known.str[:2].isin(list(frames))]
    gone = wanted.difference(pd.Index([code for part in frames.values() for code in part.index]))
    if not len(gone):
        return []
    return [f"{level}: {len(gone)} areas did not come, among them {', '.join(gone[:3])}"]


def _drawn(frames: dict[str, gpd.GeoDataFrame]) -> gpd.GeoDataFrame:
    """All counties simplified together, without the open sea, in EPSG:4326."""
    together = gpd.GeoDataFrame(pd.concat(frames.values()), crs=3006)
    return outlines.simplified(outlines.on_land(together, _land()), **SMALL_AREAS)


def _land() -> shapely.Geometry:
    """Where an area may be drawn, in EPSG:3006: near the municipalities' outlines, or near people.

    SCB's areas tile the sea too. The outlines at hand are coarse and lack islands:
    what lies within a kilometre of them, or of an inhabited square, is not cut.
    """
    coarse = figures.areas(MUNICIPALITY).geometry.dropna().to_crs(3006).to_numpy()
    land = shapely.union_all(shapely.buffer(coarse, _NEAR_LAND_M, quad_segs=2))
    shapely.prepare(land)
    west, south = population_grid.corners(figures.squares().index).T
    is_out = ~shapely.contains_xy(land, west + 500, south + 500)
    west, south = west[is_out], south[is_out]
    around = _NEAR_LAND_M
    near = shapely.box(west - around, south - around, west + 1000 + around, south + 1000 + around)
    return shapely.union_all([land, shapely.union_all(near)])


def _untidy(drawn: gpd.GeoDataFrame, level: str) -> list[str]:
    """A sentence that names the areas which do not quite meet their neighbours."""
    codes = outlines.untidy(drawn)
    if not len(codes):
        return []
    some = ", ".join(codes[:5]) + (f" and {len(codes) - 5} more" if len(codes) > 5 else "")
    return [f"{level}: drawn, but not meeting their neighbours exactly: {some}"]


def _regso_2020(deso: gpd.GeoDataFrame, key: pd.DataFrame) -> gpd.GeoDataFrame:
    """RegSO merged from their DeSO; one that lacks a DeSO is left out, not drawn too small."""
    codes = key["regso_code"]
    lacking = codes[~codes.index.isin(deso.index)].unique()
    shapes = dissolved(deso, codes.reindex(deso.index))
    shapes = shapes[~shapes.index.isin(lacking)]
    return gpd.GeoDataFrame(geometry=shapes.rename_axis("area_id"), crs=4326)


def _with_old(new: gpd.GeoDataFrame, level: str, counties: Iterable[str]) -> gpd.GeoDataFrame:
    """The new areas, and the old ones of the counties that did not come."""
    old = live.read(f"outlines_{level}")
    if not isinstance(old, gpd.GeoDataFrame):
        return new
    rest = old[~old.index.str[:2].isin(list(counties))]
    return gpd.GeoDataFrame(pd.concat([new, rest]).sort_index(), crs=4326)
