"""From the publishers' frames to indicator values, area by area and year by year.

Run by the snapshot builder only. Long frames have the columns indicator,
area_id, year, value, status and source; NaN always has a status that says why.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from indicators.access import LIMITS_KM, beyond_id, nearest_id
from indicators.indicator import SMALLEST_BASE
from indicators.services import ACCESS_KM, SERVICES
from indicators.transport import RAIL
from loaders import population_grid
from loaders.scb_stockholm_2020 import AGES
from making import borders, municipal_values, people_values, places
from making.frames import in_year as _in_year
from making.frames import long as _long
from measures import access, weighted

_TENURES = ["rented", "cooperative", "owned", "unknown"]


@dataclass(frozen=True, kw_only=True)
class Inputs:
    """The parsed frames of every source, as their loaders promise them."""

    municipalities: gpd.GeoDataFrame
    counties: gpd.GeoDataFrame
    classification: pd.DataFrame
    regions: pd.DataFrame
    key: pd.DataFrame
    key_2025: pd.DataFrame
    area_types: pd.DataFrame
    area_types_2023: pd.DataFrame
    birth: pd.DataFrame
    wages: pd.DataFrame
    tenure: pd.DataFrame
    stockholm: pd.DataFrame
    minutes: pd.DataFrame
    votes: pd.DataFrame
    results: pd.DataFrame
    near_stops: pd.DataFrame
    median_income: pd.DataFrame
    register: pd.DataFrame
    panel: pd.DataFrame
    municipal_register: pd.DataFrame
    year9: pd.DataFrame
    school_units: pd.DataFrame
    life_expectancy: pd.DataFrame
    projection: pd.Series
    deso_centres: pd.DataFrame
    norway_population: pd.DataFrame
    norway_redistricting: pd.DataFrame
    norway_regions: pd.DataFrame
    norway_turnout: pd.DataFrame
    grid: pd.DataFrame
    pharmacies: pd.DataFrame
    points: gpd.GeoDataFrame
    stations: gpd.GeoDataFrame
    stops_dalarna: gpd.GeoDataFrame
    localities: gpd.GeoDataFrame
    deso_outlines: gpd.GeoDataFrame
    neighbours: Mapping[str, gpd.GeoDataFrame]  # by the level of their municipalities


def squares(inputs: Inputs) -> pd.DataFrame:
    """Every inhabited square with its municipality and its distances.

    Index `area_id`; columns population, municipality_code, is_moved (another
    municipality than in the grid), `<place>_m` (metres, unrounded; NaN where the
    land has no such place) for each service and the railway, and rail_departures
    of the nearest station.
    """
    grid = inputs.grid
    (year,) = population_grid.SOURCE.years
    register = inputs.municipal_register["population"].xs(year, level="year")
    codes = borders.municipality_codes(grid, inputs.municipalities, inputs.deso_outlines, register)
    frame = pd.DataFrame(
        {
            "population": grid["population"],
            "municipality_code": codes,
            "is_moved": codes != grid["municipality_code"].to_numpy(),
        },
        index=grid.index,
    )
    people, lands = _centres(grid), places.lands(inputs.municipalities.geometry)
    for key, xy in places_in_sweden(inputs).items():
        frame[f"{key}_m"], which = places.nearest_on_land(people, xy, lands)
        if key == RAIL:
            departures = stations(inputs)["departures_weekday"].to_numpy(float)
            frame["rail_departures"] = np.where(which < 0, np.nan, departures[which])
    return frame


def on_screen(grid: pd.DataFrame) -> pd.DataFrame:
    """The squares as the snapshot keeps them: distances in whole metres, rounded up.

    So a limit in whole metres divides the people exactly as the unrounded distance does.
    """
    metres = [column for column in grid if column.endswith("_m")]
    whole = {column: np.ceil(grid[column]).astype(np.float32) for column in metres}
    return grid.assign(**whole).drop(columns="rail_departures")


def municipality_values(inputs: Inputs, grid: pd.DataFrame) -> pd.DataFrame:
    """Every indicator of the municipalities; `grid` is what `squares` returned."""
    births = _summed(inputs.birth)
    tenure = _summed(inputs.tenure)
    regso_population = inputs.birth["population"]
    wages = inputs.wages["wage_mean_tkr"].reset_index()
    wages["municipality"] = wages["area_id"].str[:4]
    weight = inputs.wages.join(regso_population)["population"].to_numpy()
    wage_key = wages["municipality"] + wages["year"].astype(str)
    mean_wage = weighted.mean_by(wages["wage_mean_tkr"], weight, wage_key)
    mean_wage.index = pd.MultiIndex.from_arrays(
        [mean_wage.index.str[:4], mean_wage.index.str[4:].astype(int)], names=["area_id", "year"]
    )
    panel = inputs.panel
    frames = [
        _long(
            "population",
            panel["population"].drop(2021, level="year"),
            "observed",
            "municipality_panel",
        ),
        _long("population", births["population"], "observed", "scb_birth_region"),
        _long(
            "foreign_born_pct",
            _share(births, "born_abroad", "population"),
            "observed",
            "scb_birth_region",
        ),
        _long("wage_mean_tkr", mean_wage, "estimated", "scb_wages"),
        *_housing(tenure, births["population"]),
        *(
            _long(column, panel[column], "observed", "municipality_panel")
            for column in panel.columns
            if column != "population"
        ),
        *_register_means(inputs.register),
        *municipal_values.turnout(inputs.results),
        *municipal_values.near_stops(inputs.near_stops),
        *municipal_values.housing(inputs.municipal_register),
        municipal_values.median_income(inputs.median_income),
        *_access_values(grid),
        _shared_pharmacies(inputs, grid),
        *people_values.year9(inputs.year9),
        people_values.localities_with_school(localities(inputs), inputs.school_units),
        *people_values.life_expectancy(inputs.life_expectancy),
        *people_values.projection(inputs.projection),
    ]
    return pd.concat(frames, ignore_index=True)


def regso_values(inputs: Inputs) -> pd.DataFrame:
    """Every indicator of the RegSO 2020."""
    births, tenure = inputs.birth, inputs.tenure
    frames = [
        _long("population", births["population"], "observed", "scb_birth_region"),
        _long(
            "foreign_born_pct",
            _share(births, "born_abroad", "population"),
            "observed",
            "scb_birth_region",
        ),
        _long("wage_mean_tkr", inputs.wages["wage_mean_tkr"], "observed", "scb_wages"),
        *_housing(tenure, births["population"]),
        *(
            _long("area_type", _in_year(types["area_type"].astype(float), year), "observed", source)
            for types, year, source in (
                (inputs.area_types, 2022, "scb_area_types"),
                (inputs.area_types_2023, 2023, "scb_area_types_2023"),
            )
        ),
    ]
    return pd.concat(frames, ignore_index=True)


def deso_values(inputs: Inputs) -> pd.DataFrame:
    """Every indicator of the DeSO 2018: 2019 from the researchers' register file, for the
    whole country, and 2020 from SCB's tables, for Stockholm municipality."""
    register = inputs.register.copy()
    shares = ["foreign_born_pct", "lowest_income_quartile_pct", "cars_per_1000"]
    register.loc[register["population"] < SMALLEST_BASE, shares] = np.nan
    register.index = pd.MultiIndex.from_product([register.index, [2019]], names=["area_id", "year"])
    frames = [_long(column, register[column], "observed", "deso_register") for column in register]
    return pd.concat([*frames, *_stockholm_values(inputs.stockholm)], ignore_index=True)


def regso_2025_values(inputs: Inputs) -> pd.DataFrame:
    """Every indicator of the RegSO 2025: party shares, which are estimates (see their source)."""
    frames = [
        _long(
            f"votes_riksdag_{party.lower()}_pct",
            _in_year(inputs.votes[party], 2022),
            "estimated",
            "valmyndigheten_2022",
        )
        for party in inputs.votes
    ]
    return pd.concat(frames, ignore_index=True)


def deso_2025_values(inputs: Inputs) -> pd.DataFrame:
    """Every indicator of the DeSO 2025: minutes to T-Centralen, in Stockholm county."""
    known = inputs.minutes.dropna(subset="minutes_to_tcentralen")
    frame = _long(
        "minutes_to_tcentralen",
        _in_year(known["minutes_to_tcentralen"], 2024),
        "observed",
        "stockholm_county_2024",
    )
    interpolated = known.index[known["is_interpolated"]]
    frame.loc[frame["area_id"].isin(interpolated), "status"] = "estimated"
    return frame


def norway_values(inputs: Inputs) -> pd.DataFrame:
    """Every indicator of Norway's municipalities."""
    frames = people_values.norway(
        inputs.norway_population, inputs.norway_regions, inputs.norway_turnout
    )
    return pd.concat(frames, ignore_index=True)


def pharmacies(inputs: Inputs) -> gpd.GeoDataFrame:
    """Pharmacies and medicine agents in EPSG:4326: name, is_pharmacy, municipality_code."""
    frame = inputs.pharmacies
    points = gpd.points_from_xy(frame["easting"], frame["northing"], crs=3006)
    kept = frame[["name", "is_pharmacy", "municipality_code"]]
    return gpd.GeoDataFrame(kept, geometry=points).to_crs(4326)


def complete(values: pd.DataFrame, area_ids: pd.Index) -> pd.DataFrame:
    """The same values with a row for every area of every indicator and year: absent ones NaN, "missing"."""
    groups = values[["indicator", "year", "source"]].drop_duplicates(["indicator", "year"])
    every = groups.merge(pd.DataFrame({"area_id": area_ids}), how="cross")
    stray = set(values["area_id"]) - set(area_ids)
    if stray:
        raise ValueError(f"Unknown area {min(stray)} ({len(stray)} in all)")
    joined = every.merge(
        values.drop(columns="source"),
        on=["indicator", "year", "area_id"],
        how="left",
        validate="one_to_one",
    )
    joined["status"] = joined["status"].fillna("missing")
    return joined.sort_values(["indicator", "year", "area_id"], ignore_index=True)


def stations(inputs: Inputs) -> gpd.GeoDataFrame:
    """The railway stations in Sweden, EPSG:3006."""
    return inputs.stations[_is_swedish(inputs.stations, inputs)]


def localities(inputs: Inputs) -> gpd.GeoDataFrame:
    """Every locality as a point amid its people: columns name, population, municipality_code; the largest first."""
    found = places.amid_people(inputs.localities, inputs.grid, inputs.municipalities.geometry)
    found = found.sort_values(["population", "name"], ascending=[False, True])
    return found[["name", "population", "municipality_code", "geometry"]]


def source_of_places(key: str) -> str:
    """Key of the source that a kind of place is from."""
    official = {"pharmacy": "pipos", "pharmacy_or_agent": "pipos", RAIL: "trafiklab_rail"}
    return official.get(key, "service_points")


def places_in_sweden(inputs: Inputs) -> dict[str, np.ndarray]:
    """Coordinates (metres, EPSG:3006) of every kind of place, in Sweden."""
    points = inputs.points[_is_swedish(inputs.points, inputs)]
    pharmacies = inputs.pharmacies
    found = {
        "pharmacy": pharmacies.loc[pharmacies["is_pharmacy"], ["easting", "northing"]].to_numpy(
            float
        ),
        "pharmacy_or_agent": pharmacies[["easting", "northing"]].to_numpy(float),
        RAIL: shapely.get_coordinates(stations(inputs).geometry.to_numpy()),
    }
    for key in SERVICES:
        if key not in found:
            of_kind = points.loc[points["service"] == key]
            found[key] = shapely.get_coordinates(of_kind.geometry.to_numpy())
    return {key: found[key] for key in (*SERVICES, RAIL)}


def _is_swedish(frame: gpd.GeoDataFrame, inputs: Inputs) -> np.ndarray:
    outlines = inputs.municipalities.geometry
    return places.is_swedish(frame.geometry, outlines, _centres(inputs.grid))


def _centres(grid: pd.DataFrame) -> np.ndarray:
    return grid[["easting", "northing"]].to_numpy(float)


def _summed(frame: pd.DataFrame) -> pd.DataFrame:
    """RegSO counts summed to municipalities: index (area_id, year)."""
    parts = frame.reset_index()
    parts["area_id"] = parts["area_id"].str[:4]
    return parts.groupby(["area_id", "year"]).sum()


def _share(frame: pd.DataFrame, part: str, whole: str) -> pd.Series:
    """Percentage; NaN where the whole is below the smallest base."""
    return _percent(frame[part], frame[whole])


def _percent(part: pd.Series, whole: pd.Series) -> pd.Series:
    return 100 * part / whole.where(whole >= SMALLEST_BASE)


def _housing(tenure: pd.DataFrame, population: pd.Series) -> list[pd.DataFrame]:
    counts = tenure.assign(dwellings=tenure[_TENURES].sum(axis=1), population=population)
    people = counts["population"].where(counts["population"] >= SMALLEST_BASE)
    return [
        _long("dwellings", counts["dwellings"], "observed", "scb_tenure"),
        *(
            _long(f"{kind}_pct", _share(counts, kind, "dwellings"), "observed", "scb_tenure")
            for kind in _TENURES[:3]
        ),
        _long("dwellings_per_1000", 1000 * counts["dwellings"] / people, "observed", "scb_tenure"),
    ]


def _stockholm_values(tables: pd.DataFrame) -> list[pd.DataFrame]:
    """Stockholm municipality in 2020: what is published, and shares of what is counted."""
    tenure = tables[["rented", "cooperative", "owned", "other"]]
    education = tables[["primary", "secondary", "short_tertiary", "long_tertiary"]]
    people, educated = tables["people_by_tenure"], education.sum(axis=1)
    return [
        _of_2020("people_by_tenure", people, "scb_stockholm_tenure"),
        *(
            _of_2020(
                f"people_in_{kind}_pct", _percent(tenure[kind], people), "scb_stockholm_tenure"
            )
            for kind in tenure
        ),
        *_stockholm_incomes(tables),
        *_stockholm_standards(tables),
        _of_2020(
            "cars_in_traffic_per_1000",
            10 * _percent(tables["cars_in_traffic"], people),
            "scb_stockholm_cars",
        ),
        _of_2020("education_25_64_people", educated, "scb_stockholm_education"),
        *(
            _of_2020(
                f"education_25_64_{level}_pct",
                _percent(education[level], educated),
                "scb_stockholm_education",
            )
            for level in education
        ),
    ]


def _stockholm_incomes(tables: pd.DataFrame) -> list[pd.DataFrame]:
    """Quarters, median and mean as published; and the two ends against each other."""
    people = tables["disposable_income_people"]
    low, high = (tables[f"disposable_income_q{i}_pct"] for i in (1, 4))
    ends = people * (low + high) / 100
    published = [c for c in tables if c.startswith("disposable_income_")]
    source = "scb_stockholm_income"
    return [
        *(_of_2020(column, tables[column], source) for column in published),
        _of_2020("income_ends_people", ends, source, "estimated"),
        _of_2020("income_ends_lowest_pct", _percent(low * people / 100, ends), source, "estimated"),
    ]


def _stockholm_standards(tables: pd.DataFrame) -> list[pd.DataFrame]:
    """Low and high economic standard as published, of all and by age."""
    frames = []
    for age in ("", *(f"_{age}" for age in AGES)):
        people = tables[f"economic_standard_people{age}"]
        if age:
            frames.append((f"economic_standard_people{age}", people))
        for end in ("low", "high"):
            name = f"{end}_economic_standard{age}_pct"
            frames.append((name, tables[name].where(people >= SMALLEST_BASE)))
    return [_of_2020(name, column, "scb_stockholm_standard") for name, column in frames]


def _of_2020(name: str, column: pd.Series, source: str, status: str = "observed") -> pd.DataFrame:
    return _long(name, _in_year(column.astype(float), 2020), status, source)


def _register_means(register: pd.DataFrame) -> list[pd.DataFrame]:
    """Municipal means of the DeSO register of 2019, and its population."""
    municipality = register.index.str[:4]
    columns = {
        column: weighted.mean_by(register[column], register["population"], municipality)
        for column in ("lowest_income_quartile_pct", "cars_per_1000")
    }
    population = register["population"].groupby(municipality).sum()
    return [
        *(
            _long(name, _in_year(column, 2019), "estimated", "deso_register")
            for name, column in columns.items()
        ),
        _long("population", _in_year(population, 2019), "observed", "deso_register"),
    ]


def _access_values(grid: pd.DataFrame) -> list[pd.DataFrame]:
    people, codes = grid["population"], grid["municipality_code"]
    frames = [
        _long(
            "population_in_squares",
            _in_year(people.groupby(codes).sum(), 2024),
            "estimated",
            "population_grid",
        )
    ]
    for key in (*SERVICES, RAIL):
        source = source_of_places(key)
        km = grid[f"{key}_m"] / 1000
        columns = {
            **{
                beyond_id(key, x): weighted.share_beyond_by(km, people, codes, x) for x in LIMITS_KM
            },
            nearest_id(key, "median"): weighted.median_by(km, people, codes),
            nearest_id(key, "mean"): weighted.mean_by(km, people, codes),
        }
        if key == RAIL:
            columns["rail_departures_weekday"] = weighted.mean_by(
                grid["rail_departures"], people, codes
            )
        frames += [
            _long(name, _in_year(column, 2025), "estimated", source, gone="none_here")
            for name, column in columns.items()
        ]
    return frames


def _shared_pharmacies(inputs: Inputs, grid: pd.DataFrame) -> pd.DataFrame:
    """Pharmacies per 10,000 people within reach, each shared among all who reach it."""
    centres = population_grid.centres(grid.index)
    pharmacies, people = places_in_sweden(inputs)["pharmacy"], grid["population"]
    shared = access.two_step_catchment(
        centres, people, pharmacies, np.ones(len(pharmacies)), 1000 * ACCESS_KM
    )
    mean = weighted.mean_by(10_000 * shared, people, grid["municipality_code"])
    name = f"pharmacies_within_{ACCESS_KM}km_per_10000"
    return _long(name, _in_year(mean, 2025), "estimated", "pipos")
