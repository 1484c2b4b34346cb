"""Which loader reads which part of the snapshot's inputs; and the list of all sources."""

from types import ModuleType

import pandas as pd

from indicators.indicator import Indicator
from loaders import (
    ba_regions,
    dalatrafik_stops,
    deso_register,
    eurostat,
    gisco,
    gtfs,
    kartverket,
    kartverket_wfs,
    kolada,
    municipality_panel,
    municipality_register,
    overpass,
    pipos,
    population_grid,
    pxweb,
    scb_area_key,
    scb_area_key_2025,
    scb_area_types,
    scb_area_types_2023,
    scb_birth_region,
    scb_classification,
    scb_counties,
    scb_deso_centres,
    scb_deso_outlines,
    scb_geodata,
    scb_life_expectancy,
    scb_localities,
    scb_median_income,
    scb_municipalities,
    scb_near_stops,
    scb_projection,
    scb_stockholm_2020,
    scb_tenure,
    scb_v1,
    scb_wages,
    service_points,
    skolverket_units,
    skolverket_year9,
    ssb_klass,
    ssb_population,
    ssb_redistricting,
    stockholm_county_2024,
    tillvaxtanalys_regions,
    trafiklab_rail,
    valgdir_turnout,
    valmyndigheten_2022,
    valmyndigheten_results,
)
from loaders.source import Source

# What each part of Inputs is read by, and which parts its parse needs.
READERS: dict[str, tuple[ModuleType, tuple[str, ...]]] = {
    "municipalities": (scb_municipalities, ()),
    "counties": (scb_counties, ()),
    "classification": (scb_classification, ()),
    "regions": (tillvaxtanalys_regions, ()),
    "key": (scb_area_key, ()),
    "key_2025": (scb_area_key_2025, ()),
    "register": (deso_register, ()),
    "panel": (municipality_panel, ()),
    "municipal_register": (municipality_register, ()),
    "pharmacies": (pipos, ("municipalities",)),
    "points": (service_points, ()),
    "stations": (trafiklab_rail, ()),
    "stops_dalarna": (dalatrafik_stops, ()),
    "localities": (scb_localities, ()),
    "norway": (kartverket, ()),
    "area_types": (scb_area_types, ("key",)),
    "birth": (scb_birth_region, ("key",)),
    "wages": (scb_wages, ("key",)),
    "tenure": (scb_tenure, ("key",)),
    "stockholm": (scb_stockholm_2020, ("key",)),
    "minutes": (stockholm_county_2024, ("key_2025",)),
    "votes": (valmyndigheten_2022, ("key_2025",)),
    "results": (valmyndigheten_results, ("municipalities",)),
    "near_stops": (scb_near_stops, ()),
    "median_income": (scb_median_income, ()),
    "deso_outlines": (scb_deso_outlines, ("key",)),
    "grid": (population_grid, ("municipalities",)),
    "area_types_2023": (scb_area_types_2023, ("key",)),
    "deso_centres": (scb_deso_centres, ("key",)),
    "year9": (skolverket_year9, ()),
    "school_units": (skolverket_units, ()),
    "life_expectancy": (scb_life_expectancy, ()),
    "projection": (scb_projection, ()),
    "norway_population": (ssb_population, ()),
    "norway_redistricting": (ssb_redistricting, ()),
    "norway_regions": (ba_regions, ()),
    "norway_turnout": (valgdir_turnout, ("norway_redistricting",)),
}
# Every loader's SOURCE (two loaders have several), in the order they are read.
SOURCES: dict[str, Source] = {
    value.key: value
    for loader, _ in READERS.values()
    for value in vars(loader).values()
    if isinstance(value, Source)
}
# Loaders that ask a publisher over the network, when a refresh is wanted.
LIVE_LOADERS: tuple[ModuleType, ...] = (
    eurostat,
    gisco,
    gtfs,
    kartverket_wfs,
    kolada,
    overpass,
    scb_geodata,
    pxweb,  # scb and ssb
    scb_v1,
    ssb_klass,
)
LIVE_SOURCES: dict[str, Source] = {
    value.key: value
    for loader in LIVE_LOADERS
    for value in vars(loader).values()
    if isinstance(value, Source)
}
EVERY_SOURCE = SOURCES | LIVE_SOURCES


def module_of(source: Source) -> str:
    """Name of the loader that a source heads."""
    return next(
        loader.__name__.split(".")[-1]
        for loader in (*(loader for loader, _ in READERS.values()), *LIVE_LOADERS)
        if source in vars(loader).values()
    )


def sources_behind(indicator: Indicator, table: pd.DataFrame) -> list[Source]:
    """Where the values of `table` (see `figures.values`) are from.

    Of a refreshed year they are those that were asked; of an embedded one, the embedded.
    """
    keys = list(table["source"].dropna().astype(str))
    if "retrieved" not in table:
        keys += [key for key in indicator.sources if key == population_grid.SOURCE.key]
    return [EVERY_SOURCE[key] for key in dict.fromkeys(keys)]
