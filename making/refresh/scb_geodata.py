"""The outlines of DeSO and RegSO, county by county, simplified as the snapshot's are; and the newest population grid."""

from collections.abc import Callable, Iterable

import geopandas as gpd
import pandas as pd

from indicators import embedded, live
from indicators.drawn import dissolved
from loaders import scb_geodata
from loaders.faults import InputFault, PublisherFault
from loaders.scb_geodata import COUNTIES
from making import outlines
from making.refresh import Collected, Tell, grid
from making.snapshot import SMALL_AREAS

KEY = "scb_geodata"
OUTLINED = ("deso_2018", "regso_2025", "deso_2025")


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
    """All counties simplified together, in EPSG:4326."""
    together = gpd.GeoDataFrame(pd.concat(frames.values()), crs=3006)
    try:
        return outlines.simplified(together, **SMALL_AREAS)
    except ValueError as error:
        raise InputFault(f"the outlines cannot be simplified together ({error})") from None


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
