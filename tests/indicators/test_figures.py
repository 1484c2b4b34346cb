"""Published totals and a few figures computed a second way."""

import itertools

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

import indicators
from indicators import INDICATORS, SCHEMES, embedded, figures, get
from indicators.indicator import DESO, DESO_2025, MUNICIPALITY, REGSO, REGSO_2025, SQUARE
from measures import weighted
from measures.gaps import gap


def test_get_is_a_geodataframe_ready_to_map():
    frame = get("pharmacy_over_5km_pct", level="municipality", year=None)
    assert isinstance(frame, gpd.GeoDataFrame)
    assert frame.crs.to_epsg() == 4326
    assert len(frame) == 290
    assert frame.index.name == "area_id"
    assert frame.index.is_unique
    assert all(isinstance(code, str) and len(code) == 4 for code in frame.index)
    assert {"name", "value", "year", "status", "source"} <= set(frame.columns)
    assert set(frame["degurba"]) == {1, 2, 3}
    assert {"skr_group", "county_code", "ur3", "ur6"} <= set(frame.columns)
    assert frame.geometry.is_valid.all()


@pytest.mark.parametrize(("level", "areas", "outlined"), [(REGSO, 3363, 647), (DESO, 5984, 1525)])
def test_finer_levels_are_whole_and_outlined_where_outlines_are_embedded(level, areas, outlined):
    frame = get("population", level)
    assert len(frame) == areas
    assert frame.geometry.notna().sum() == outlined
    assert frame.geometry.dropna().is_valid.all()
    assert frame["degurba"].notna().all()


@pytest.mark.parametrize(("level", "areas"), [(REGSO_2025, 3363), (DESO_2025, 6160)])
def test_the_areas_of_2025_are_whole_and_named_and_have_no_outlines(level, areas):
    frame = figures.areas(level)
    assert isinstance(frame, gpd.GeoDataFrame)
    assert frame.crs.to_epsg() == 4326
    assert len(frame) == areas
    assert frame.geometry.isna().all()
    assert figures.outlined(level).empty
    assert (frame["name"].str.len() > 0).all()
    assert frame["municipality_code"].nunique() == 290
    assert (frame["municipality"].to_numpy() == named(frame["municipality_code"])).all()
    assert frame["degurba"].notna().all()


def named(codes):
    return figures.areas()["name"].reindex(codes.astype(str)).to_numpy()


def test_a_vintage_is_a_level_of_its_own():
    """Two RegSO of Perstorp have each other's former name, and their DeSO as before."""
    old, new = figures.areas(REGSO)["name"], figures.areas(REGSO_2025)["name"]
    assert old["1275R002"] == new["1275R005"] == "Perstorp nordöstra tätorten"
    assert old["1275R005"] == new["1275R002"] == "Perstorp sydöstra tätorten"
    of_deso = [figures.areas(level)["regso_code"].astype(str) for level in (DESO, DESO_2025)]
    assert of_deso[0]["1275C1020"] == of_deso[1]["1275C1020"] == "1275R002"
    made_of = [frame.groupby(frame).agg(lambda rows: frozenset(rows.index)) for frame in of_deso]
    kept = made_of[0].index.intersection(made_of[1].index)
    assert (made_of[0][kept] != made_of[1][kept]).sum() == 141
    assert set(old.index) ^ set(new.index) == {"2523R011", "2584R001"}
    assert len(figures.areas(DESO).index.intersection(figures.areas(DESO_2025).index)) == 5835
    with pytest.raises(ValueError, match="only for regso_2025"):
        get("votes_riksdag_s_pct", REGSO)


def test_the_squares_are_all_there_with_all_their_people():
    squares = figures.squares()
    assert len(squares) == 103_464
    assert squares["population"].sum() == 10_560_818
    assert squares["municipality_code"].nunique() == 290
    assert get("pharmacy_nearest_km", SQUARE).geometry.iloc[0].is_valid


def test_published_totals_are_met():
    assert get("population", MUNICIPALITY, 2023)["value"].sum() == 10_551_707
    assert get("population", MUNICIPALITY, 2021)["value"].sum() == 10_452_326
    assert get("population", DESO, 2019)["value"].sum() == 10_327_589
    assert get("population", REGSO, 2023)["value"].sum() == 10_551_707
    types = get("area_type", REGSO, 2022)["value"].value_counts().to_dict()
    assert types == {1: 160, 2: 289, 3: 855, 4: 1770, 5: 289}


def test_stockholm_in_2020_meets_its_published_totals():
    def people(id):
        return get(id, DESO, 2020)["value"].dropna()

    everyone = people("people_by_tenure")
    register = get("population", REGSO, 2020)["value"]
    assert len(everyone) == 544
    assert everyone.sum() == register[register.index.str[:4] == "0180"].sum() == 975_551
    assert people("disposable_income_people").sum() == 943_981
    cars = people("cars_in_traffic_per_1000") * everyone / 1000
    assert cars.sum() == pytest.approx(215_961)
    ages = [people(f"economic_standard_people_{age}").sum() for age in ("0_19", "20_64", "65_plus")]
    assert sum(ages) == 943_981 - 3  # three people of 65 and over are withheld


def test_the_economic_standard_of_all_is_that_of_the_ages_together():
    ages = ("0_19", "20_64", "65_plus")
    for end in ("low", "high"):
        parts = [
            get(f"{end}_economic_standard_{age}_pct", DESO)["value"]
            * get(f"economic_standard_people_{age}", DESO)["value"]
            for age in ages
        ]
        together = sum(parts) / get("disposable_income_people", DESO)["value"]
        of_all = get(f"{end}_economic_standard_pct", DESO)["value"]
        assert (together - of_all).abs().max() < 1.01  # whole percentages
        assert together.notna().sum() == 543


def test_the_one_withheld_area_says_so():
    row = get("low_economic_standard_65_plus_pct", DESO).loc["0180C5900"]
    assert np.isnan(row["value"])
    assert row["status"] == "suppressed"


def test_the_parties_of_the_riksdag_take_nearly_all_votes_where_they_are_known():
    parties = [i for id, i in INDICATORS.items() if id.startswith("votes_riksdag_")]
    assert len(parties) == 8
    columns = [figures.values(i.id, REGSO_2025, 2022) for i in parties]
    whole = sum(column["value"] for column in columns)
    assert whole.notna().sum() == 3327
    assert whole.dropna().between(70, 100.5).all()
    assert whole.median() > 97
    for column in columns:
        assert (column["status"].eq("missing") == column["value"].isna()).all()


def test_classes_are_those_published():
    areas = figures.areas()
    assert areas["degurba"].value_counts().to_dict() == {3: 139, 2: 126, 1: 25}
    sizes = areas["skr_group"].value_counts().to_dict()
    assert sizes == {
        "A1": 3,
        "A2": 43,
        "B3": 23,
        "B4": 63,
        "B5": 24,
        "C6": 27,
        "C7": 51,
        "C8": 35,
        "C9": 21,
    }
    assert areas.loc["1264", ["name", "skr_group", "degurba", "ur3"]].tolist() == [
        "Skurup",
        "A2",
        2,
        1,
    ]
    assert areas["county_code"].nunique() == 21


def test_shares_agree_with_the_squares_counted_again():
    squares = figures.squares()
    own = squares[squares["municipality_code"] == "1264"]
    far = own.loc[own["pharmacy_m"] > 5000, "population"].sum()
    assert get("pharmacy_over_5km_pct").loc["1264", "value"] == pytest.approx(
        100 * far / own["population"].sum()
    )


@pytest.mark.parametrize("service", ["pharmacy", "grocery", "fuel", "rail"])
def test_farther_limits_leave_fewer_people_beyond(service):
    shares = [get(f"{service}_over_{km}km_pct")["value"].dropna() for km in (2, 5, 10, 20)]
    for near, far in itertools.pairwise(shares):
        assert (near >= far).all()


def test_an_agent_is_never_farther_than_a_pharmacy():
    squares = figures.squares()
    assert (squares["pharmacy_or_agent_m"] <= squares["pharmacy_m"]).all()


def test_the_grid_meets_the_register_within_what_the_texts_say():
    people = get("population_in_squares")["value"]
    register = get("population", MUNICIPALITY, 2023)["value"]
    off = (people / (register * people.sum() / register.sum()) - 1).abs()
    assert off.max() < 0.07
    assert (off > 0.0205).mean() < 0.15
    (of_day,) = (
        finding
        for finding in embedded.manifest()["gates"]
        if finding["figure"] == "population_in_squares"
    )
    assert (of_day["year"], of_day["areas"], of_day["off"]) == (2024, 290, 0)
    assert of_day["largest"] < 2.05


def test_tenures_and_their_unknown_make_a_whole():
    parts = sum(get(f"{kind}_pct")["value"] for kind in ("rented", "cooperative", "owned"))
    assert parts.between(99, 100.000001).all()


def test_knivsta_did_not_exist_in_2001():
    row = get("age_75_plus_pct", year=2001).loc["0330"]
    assert np.isnan(row["value"])
    assert row["status"] == "missing"


def test_the_national_mean_of_a_share_is_the_share_of_the_nation():
    indicator = INDICATORS["rented_pct"]
    values = figures.values("rented_pct", year=2023)["value"]
    dwellings = figures.weights(indicator, 2023)
    assert np.average(values, weights=dwellings) == pytest.approx(
        100 * 2_021_973 / 5_212_026, abs=0.001
    )


def test_the_gap_computed_a_second_way():
    indicator, scheme = INDICATORS["pharmacy_over_5km_pct"], SCHEMES["degurba"]
    squares = figures.squares()
    degurba = squares["municipality_code"].astype(str).map(figures.areas()["degurba"])
    far = squares["pharmacy_m"] > 5000
    people = squares["population"]
    rural = (people[far & (degurba == 3)].sum() / people[degurba == 3].sum()) * 100
    urban = (people[far & (degurba < 3)].sum() / people[degurba < 3].sum()) * 100
    values = figures.values(indicator.id)["value"]
    areas = figures.areas()
    found = gap(
        values,
        figures.weights(indicator, 2025),
        areas[scheme.column].isin(scheme.rural),
        areas[scheme.column].isin(scheme.urban),
    )
    assert found == pytest.approx(rural - urban)


def test_weights_come_from_the_nearest_known_year():
    indicator = INDICATORS["cars_per_1000"]
    assert figures.weights(indicator, 2019).sum() == 10_327_589
    assert figures.weights(INDICATORS["wage_mean_tkr"], 2022).sum() == 10_521_556


@pytest.mark.parametrize("id", ["population", "votes_riksdag_s_pct"])
def test_a_count_and_a_share_of_an_unknown_number_have_no_weighted_mean(id):
    with pytest.raises(ValueError, match="a count, or its base is not published"):
        figures.weights(INDICATORS[id], 2023)


@pytest.mark.parametrize("level", [MUNICIPALITY, REGSO, DESO])
def test_neighbours_share_their_border(level):
    outlined = figures.outlined(level)
    for _, county in outlined.groupby(outlined.index.str[:2]):
        shapes = county.geometry.to_numpy()
        assert shapely.coverage_is_valid(shapes)
        assert shapely.is_empty(shapely.coverage_invalid_edges(shapes)).all()
    assert shapely.coverage_is_valid(outlined.geometry.to_numpy())


def test_series_has_a_column_a_year():
    assert list(figures.series("age_0_19_pct").columns) == [2001, 2005, 2009, 2013, 2017, 2021]


def test_the_package_names_what_a_notebook_needs():
    assert isinstance(indicators.get("rented_pct"), pd.DataFrame)
    assert set(indicators.__all__) >= {"get", "INDICATORS", "SCHEMES"}


# Figures that a second computation from the publishers' files confirms (tests/second_route). The
# bounds of shares are what squares on a border, put on either side, may change.


@pytest.mark.parametrize(
    ("id", "area", "expected"),
    [
        ("police_over_5km_pct", "1080", 54.8),
        ("police_over_20km_pct", "1080", 3.6),
        ("police_over_5km_pct", "1415", 44.3),
        ("police_over_20km_pct", "1419", 5.1),
        ("police_over_5km_pct", "0187", 10.4),
        ("cash_over_5km_pct", "0187", 2.4),
        ("fuel_over_5km_pct", "0187", 1.3),
        ("grocery_over_5km_pct", "2506", 34.1),
        ("fuel_over_5km_pct", "2506", 34.1),
        ("community_hall_over_5km_pct", "0880", 25.8),
        ("rail_over_5km_pct", "1283", 28.4),
        ("rail_over_5km_pct", "0880", 47.5),
        ("pharmacy_over_5km_pct", "2425", 40.2),
        ("fuel_over_2km_pct", "1762", 22.7),
    ],
)
def test_no_place_by_the_sea_or_the_border_is_lost(id, area, expected):
    """The generalised outlines cut off Karlskrona, Stenungsund, Vaxholm, Arjeplog, Kalmar …"""
    assert get(id)["value"][area] == pytest.approx(expected, abs=0.6)


def test_vaxholm_has_its_people():
    """Follow the outlines of DeSO, and every square of Vaxholm is found."""
    assert get("population_in_squares")["value"]["0187"] == 11_822


def test_people_far_from_the_police_in_the_country():
    squares = figures.squares()
    far = squares.loc[squares["police_m"] > 20_000, "population"].sum()
    assert far == 400_442
    assert 100 * far / squares["population"].sum() == pytest.approx(3.79, abs=0.005)


def test_half_of_all_people_have_at_most_so_far_to_a_community_hall():
    squares = figures.squares()
    km = get("community_hall_nearest_km", SQUARE)["value"]
    half = weighted.median_by(km, squares["population"], np.zeros(len(km))).iloc[0]
    assert half == pytest.approx(3.95, abs=0.005)


@pytest.mark.parametrize("place", ["community_hall", "rail"])
def test_gotland_has_none_and_no_distance_across_the_sea(place):
    every = [id for id in INDICATORS if id.startswith(f"{place}_")]
    for id in every:
        level = SQUARE if id.endswith("_nearest_km") else MUNICIPALITY
        found = get(id, level)
        areas = figures.areas(level)
        gotland = (
            areas["municipality_code"].astype(str) == "0980"
            if level == SQUARE
            else areas.index == "0980"
        )
        assert found["value"].isna()[gotland].all()
        assert set(found["status"][gotland]) == {"none_here"}
        assert found["value"][~gotland].notna().all()


def test_what_gotland_has_is_measured_there():
    assert get("police_nearest_mean_km")["value"]["0980"] < 40
    assert get("grocery_over_5km_pct")["value"]["0980"] < 50


def test_the_tax_base_is_in_the_prices_of_2023_from_those_of_its_own_year():
    id = "tax_base_2023_prices_sek"
    series = figures.series(id)
    assert series.loc["1264", 2021] == pytest.approx(251_606, abs=5)
    assert series.loc["1264", 2021] - series.loc["1264", 2013] == pytest.approx(32_900, abs=10)
    for year, country in ((2017, 270_075), (2021, 281_399)):
        people = get("population", MUNICIPALITY, year)["value"]
        assert weighted.mean(series[year], people) == pytest.approx(country, abs=5)
    assert (series[2021] < series[2017]).sum() == 25
    areas = figures.areas()["degurba"]
    people = get("population", MUNICIPALITY, 2021)["value"]
    found = gap(series[2021], people, areas == 3, areas < 3)
    assert found == pytest.approx(-42_244, abs=5)


def test_the_stations_are_those_in_sweden():
    stations = embedded.frame("stations.parquet")
    assert len(stations) == 50
    assert {"Kalmar Centralstation", "Helsingborg Centralstation"} <= set(stations["name"])
    assert not set(stations["name"]) & {"Oslo S", "Hamburg Hbf", "Köpenhamn H"}


@pytest.mark.parametrize("id", ["foreign_born_pct", "lowest_income_quartile_pct"])
def test_what_disagrees_with_the_official_figure_is_not_embedded(id):
    """Exactly 0 % foreign-born in 103 DeSO that are a whole RegSO, where SCB has 7.2 % on average."""
    table = embedded.frame("values_deso_2018.parquet")
    assert id not in set(table["indicator"])
    findings = [f for f in embedded.manifest()["gates"] if f["figure"] == id]
    assert {f["is_embedded"] for f in findings if f["source"] == "deso_register"} == {False}


def test_the_two_step_catchment_has_no_better_end():
    """Few people to a pharmacy give Dorotea a high figure, where 40 % have more than 5 km."""
    assert INDICATORS["pharmacies_within_20km_per_10000"].direction is None


def test_a_limit_divides_the_people_by_the_unrounded_distance():
    """Distances are kept in whole metres, rounded up: 2,000.3 m is farther than 2 km."""
    squares = figures.squares()
    own = squares[squares["municipality_code"] == "1762"]
    far = own.loc[own["fuel_m"] > 2000, "population"].sum()
    share = 100 * far / own["population"].sum()
    assert share == pytest.approx(get("fuel_over_2km_pct")["value"]["1762"])
