"""Values of indicators: of the embedded snapshot, and of what a refresh has brought since."""

from dataclasses import dataclass
from functools import lru_cache

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from indicators import drawn, embedded, live, margins, vintages
from indicators.catalogue import INDICATORS, UnknownLevel, declared
from indicators.countries import HOME, Country, country_of
from indicators.indicator import DESO, DESO_2025, MUNICIPALITY, SQUARE, Indicator
from indicators.schemes import schemes_at
from loaders import population_grid

CENTRES = ["longitude", "latitude", "area_km2"]
CLASSES = ["degurba", "skr_group", "county_code", "ur3", "ur6"]


def get(id: str, level: str = MUNICIPALITY, year: int | None = None) -> gpd.GeoDataFrame:
    """One indicator for every area of a level, ready to map, in EPSG:4326.

    Index: text `area_id`. Columns: name, value (in the indicator's unit; NaN where
    `status` is "missing", "suppressed" or "none_here"), margin (the ± that the publisher gives
    around the value of a survey, in the same unit; NaN where there is none), year, status,
    source (key of the loader's source), the classes degurba (1, 2, 3), skr_group, county_code, ur3 and ur6 of
    the area's municipality (in Norway: centrality, 1–6), and geometry (None where
    there is no outline).
    `year=None` is the latest. Raises UnknownIndicator, UnknownLevel, UnknownYear
    (all ValueError) and SnapshotError.
    """
    _, year = declared(id, level, year)
    frame = areas(level)
    column = values(id, level, year)
    shown = gpd.GeoDataFrame(
        {
            "name": frame["name"],
            "value": column["value"],
            "margin": margins.of(id, level, year, frame.index),
            "year": year,
            "status": column["status"],
            "source": column["source"],
            **{name: frame[name] for name in classes_at(level)},
        },
        geometry=square_outlines() if level == SQUARE else frame.geometry,
        crs=4326,
        index=frame.index,
    )
    return shown


def values(id: str, level: str = MUNICIPALITY, year: int | None = None) -> pd.DataFrame:
    """The same values without names and outlines: columns value, status, source; do not change it.

    Refreshed values have the columns table, query and retrieved besides.
    """
    indicator, year = declared(id, level, year)
    if level == SQUARE:
        return _square_values(indicator)
    if vintages.is_refreshed(indicator, level, year):
        return _refreshed_values(id, level, year)
    try:
        return _tables(level)[(id, year)]
    except KeyError:
        raise embedded.SnapshotError(f"data/snapshot/values_{level}.parquet", "damaged") from None


def series(id: str, level: str = MUNICIPALITY) -> pd.DataFrame:
    """All years of an indicator: index `area_id`, a column a year."""
    indicator, _ = declared(id, level, None)
    return pd.DataFrame(
        {year: values(id, level, year)["value"] for year in vintages.years(indicator, level)}
    )


def weights(indicator: Indicator, year: int, level: str = MUNICIPALITY) -> pd.Series:
    """What a mean of the indicator is weighted by, in the year nearest to `year` that is known."""
    if indicator.weight is None:
        raise ValueError(
            f"{indicator.id} has no weighted mean: it is a count, or its base is not published"
        )
    of_weight, _ = declared(indicator.weight, level, None)
    return values(of_weight.id, level, vintages.nearest_year(of_weight, level, year))["value"]


def has_mean(indicator: Indicator, level: str) -> bool:
    """Whether a weighted mean can be made at a level: there are values, and what they are weighted by."""
    if indicator.weight is None or not vintages.years(indicator, level):
        return False
    return bool(vintages.years(INDICATORS[indicator.weight], level))


def classes_at(level: str) -> list[str]:
    """The columns of `areas` that say which class of each scheme an area is in."""
    if country_of(level) != HOME:
        return [scheme.column for scheme in schemes_at(level).values()]
    return [*CLASSES, "deso_class"] if level in (DESO, DESO_2025) else CLASSES


@live.cached(maxsize=8)
def areas(level: str = MUNICIPALITY) -> gpd.GeoDataFrame:
    """The areas of a level with their names, classes and outlines; do not change it.

    Index `area_id`. Below the municipality, the classes are those of the municipality.
    An outline is the refreshed one where there is one, the embedded one where not.
    """
    frame = _embedded_areas(level)
    refreshed = live.read(f"outlines_{level}")
    if not isinstance(refreshed, gpd.GeoDataFrame):
        return frame
    outlines = refreshed.geometry.reindex(frame.index)
    if isinstance(frame, gpd.GeoDataFrame):
        outlines = outlines.where(outlines.notna(), frame.geometry)
    return gpd.GeoDataFrame(frame, geometry=outlines, crs=4326)


def _embedded_areas(level: str) -> gpd.GeoDataFrame:
    municipalities = embedded.frame(f"{MUNICIPALITY}.parquet")
    if level == MUNICIPALITY:
        return municipalities
    if country_of(level) != HOME:
        return _neighbour(country_of(level))
    if level == SQUARE:
        frame = squares()[["municipality_code"]].copy()
        frame["name"] = (
            municipalities["name"].reindex(frame["municipality_code"].astype(str)).to_numpy()
        )
    else:
        frame = embedded.frame(f"{level}.parquet")
    of = municipalities[[*CLASSES, "county"]].reindex(frame["municipality_code"].astype(str))
    return frame.assign(**{column: of[column].to_numpy() for column in of})


def _neighbour(country: Country) -> gpd.GeoDataFrame:
    """A neighbour's municipalities; a class is NaN where it is not known, or not yet."""
    frame = embedded.frame(f"{country.level}.parquet")
    classes = live.read(country.classes) if country.classes else frame
    known = pd.DataFrame() if classes is None else pd.DataFrame(classes)
    known = known.reindex(index=frame.index, columns=classes_at(country.level))
    numbers = known.infer_objects().astype(float, errors="ignore")
    return frame.assign(municipality_code=frame.index, **numbers)


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """The areas that a map can draw, in the order of the file that draws them.

    `file` is its name below static/live, None where it is the embedded one;
    `fault` says why refreshed outlines are not drawn though there are some.
    """

    areas: gpd.GeoDataFrame
    file: str | None = None
    fault: str = ""


@live.cached(maxsize=8)
def drawing(level: str) -> Drawing:
    """What the map of a level draws: refreshed outlines with their file, or the embedded ones."""
    embedded_ones = _outlined(_embedded_areas(level))
    shown = _outlined(areas(level))
    version = drawn.version(shown)
    if version == drawn.version(embedded_ones):
        return Drawing(areas=embedded_ones)
    try:
        file = drawn.file(level, version, lambda: _outline_json(shown))
    except live.CannotWrite as fault:
        return Drawing(areas=embedded_ones, fault=str(fault))
    return Drawing(areas=shown, file=file)


def _outline_json(shown: gpd.GeoDataFrame) -> str:
    return drawn.outline_json(shown.assign(name=titles(shown)))


def outlined(level: str) -> gpd.GeoDataFrame:
    """The areas of a level that have an outline, in the order of the file that draws them."""
    return drawing(level).areas


def _outlined(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    return frame[frame.geometry.notna()]


def titles(areas: pd.DataFrame) -> pd.Series:
    """What the areas are called on a page: their names; DeSO have none: code and name of their RegSO."""
    if "regso" not in areas:
        return areas["name"]
    return areas.index + " " + areas["regso"]


def centres(level: str = DESO) -> pd.DataFrame:
    """Where the areas of a level lie that has more areas than outlines, in the order of `areas`.

    Columns longitude and latitude (EPSG:4326) of the geometric centre of the whole outline, waters
    included, and area_km2, waters included too: a point to draw a symbol at or to measure a distance
    from, never a border, and no density. Known for DeSO 2018; UnknownLevel for others.
    """
    if level != DESO:
        raise UnknownLevel(f"The centres of {level!r} are not known, only those of {DESO!r}.")
    return pd.DataFrame(embedded.frame(f"{level}.parquet")[CENTRES])


@lru_cache(maxsize=1)
def squares() -> pd.DataFrame:
    """The inhabited squares: population, municipality_code and distances in metres; do not change it."""
    return embedded.frame("squares.parquet")


def square_outlines() -> gpd.GeoSeries:
    """The squares themselves as polygons, in EPSG:4326."""
    east, north = population_grid.corners(squares().index).T
    boxes = shapely.box(east, north, east + 1000, north + 1000)
    return gpd.GeoSeries(boxes, index=squares().index, crs=3006).to_crs(4326)


@lru_cache(maxsize=8)
def _tables(level: str) -> dict[tuple[str, int], pd.DataFrame]:
    """The level's long table cut into one frame per indicator and year, each in the order of `areas`."""
    table = embedded.frame(f"values_{level}.parquet")
    order = areas(level).index
    if len(table) % len(order):
        raise embedded.SnapshotError(f"data/snapshot/values_{level}.parquet", "damaged")
    cut = {}
    for (id, year), part in table.groupby(["indicator", "year"], observed=True):
        part = part[["area_id", "value", "status", "source"]].set_index("area_id")
        part.index = part.index.astype(str)
        cut[(id, int(year))] = part.reindex(order)
    return cut


@live.cached(maxsize=64)
def _refreshed_values(id: str, level: str, year: int) -> pd.DataFrame:
    """One year of a refresh in the order of `areas`; an area without a row is missing."""
    found = vintages.refreshed_values(id, level, year).reindex(areas(level).index)
    for column in ("status", "source", "table", "query", "retrieved"):
        words = found[column].astype(object)
        absent = "missing" if column == "status" else words.dropna().iloc[0]
        found[column] = words.fillna(absent)
    return found


def _square_values(indicator: Indicator) -> pd.DataFrame:
    metres = squares()[indicator.square].astype(float)
    return pd.DataFrame(
        {
            "value": metres / 1000,
            "status": np.where(metres.isna(), "none_here", "estimated"),
            "source": indicator.sources[0],
        }
    )
