"""Each loader's `parse` on a small answer with something awkward in it."""

from collections.abc import Callable
from types import ModuleType

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from shapely.geometry import MultiPolygon, Point, Polygon
from support.small_inputs import (
    changed,
    check_without_rows,
    expect_rows,
    first_half,
    fixture,
    geojson,
    geopackage,
    municipalities,
    outlines,
    parquet,
    small_key,
    square,
    workbook,
    zipped,
)

from loaders import (
    deso_register,
    kartverket,
    municipality_panel,
    pipos,
    population_grid,
    scb_area_key,
    scb_area_types,
    scb_birth_region,
    scb_classification,
    scb_counties,
    scb_deso_outlines,
    scb_localities,
    scb_municipalities,
    scb_tenure,
    scb_wages,
    service_points,
    tillvaxtanalys_regions,
    trafiklab_rail,
)
from loaders.faults import InputFault
from loaders.scb_area_key import area_name, codes_of_names, regso_of

Patch = pytest.MonkeyPatch


SMALL_ROWS = {
    deso_register: 2,
    kartverket: 1,
    municipality_panel: 3,
    pipos: 4,
    population_grid: 2,
    scb_area_types: 4,
    scb_birth_region: 8,
    scb_classification: 3,
    scb_counties: 2,
    scb_localities: 5,
    scb_municipalities: 2,
    scb_tenure: 12,
    scb_wages: 4,
    tillvaxtanalys_regions: 2,
}


@pytest.fixture(autouse=True)
def small_sources(monkeypatch: Patch) -> None:
    """Let each source promise as many rows as its small answer here has."""
    for module, rows in SMALL_ROWS.items():
        expect_rows(monkeypatch, module, rows)


@pytest.fixture
def key(monkeypatch: Patch) -> pd.DataFrame:
    return small_key(monkeypatch)


def fault(parse: Callable, *parts: object) -> str:
    with pytest.raises(InputFault) as caught:
        parse(*parts)
    return str(caught.value)


# DeSO, RegSO and the names that lead to them


def test_area_key_keeps_codes_as_text_and_reads_the_class_from_the_code(key: pd.DataFrame):
    assert list(key.index) == ["0114C1010", "0114C1030", "0114C1050", "0305B1010", "2023A0010"]
    assert list(key["deso_class"]) == ["C", "C", "C", "B", "A"]
    assert key.loc["0114C1010", "municipality_code"] == "0114"


def test_area_key_spells_names_with_plain_hyphens_and_single_spaces(key: pd.DataFrame):
    assert key.loc["0114C1050", "regso"] == "Odenslunda norra-Frestaby-Ekeby"
    assert key.loc["2023A0010", "regso"] == "Malung västra"
    assert key.loc["0305B1010", "regso"] == "Bålsta (västra)"


@pytest.mark.parametrize(
    ("published", "plain"),
    [
        ("Kungshamn–Smögen-Hovenäset–Väjern", "Kungshamn-Smögen-Hovenäset-Väjern"),
        ("Kortedala  södra", "Kortedala södra"),
        ("Malung\N{NO-BREAK SPACE}västra", "Malung västra"),
        (" Bollstanäs ", "Bollstanäs"),
        ("Väsby (norra )", "Väsby (norra)"),
    ],
)
def test_area_name(published: str, plain: str):
    assert area_name(published) == plain


def test_area_key_with_a_code_of_another_division():
    assert "0114R001 is no DeSO code" in fault(
        scb_area_key.parse, changed("area_key.csv", "0114C1010", "0114R001")
    )


def test_area_key_cut_off(monkeypatch: Patch):
    expect_rows(monkeypatch, scb_area_key, 5984)
    said = fault(scb_area_key.parse, fixture("area_key.csv"))
    assert "5 rows where 5,984 were expected" in said


def test_regso_of_the_key_is_one_row_per_regso(key: pd.DataFrame):
    regso = regso_of(key)
    assert list(regso.index) == ["0114R001", "0114R003", "0305R001", "2023R001"]
    assert regso.loc["0114R001"].to_dict() == {
        "name": "Bollstanäs",
        "municipality_code": "0114",
        "municipality": "Upplands Väsby",
    }


def test_names_are_found_however_they_are_spaced(key: pd.DataFrame):
    names = pd.Series(["Upplands  Väsby (Bollstanäs)", "Håbo (Bålsta (västra ))"])
    assert list(codes_of_names(names, key, scb_wages.SOURCE)) == ["0114R001", "0305R001"]


def test_names_that_the_key_does_not_know_are_counted_and_named(key: pd.DataFrame):
    names = pd.Series(["Håbo (Mars)", "Upplands Väsby (Bollstanäs)", "Håbo (Venus)", "Håbo (Mars)"])
    said = fault(codes_of_names, names, key, scb_wages.SOURCE)
    assert said == f"{scb_wages.SOURCE.file}: unknown area Håbo (Mars), Håbo (Venus) (2 in all)"


def test_area_types_end_where_the_notes_begin(key: pd.DataFrame):
    frame = scb_area_types.parse(fixture("area_type.csv"), key)
    assert frame["area_type"].to_dict() == {
        "0114R001": 4,
        "0114R003": 4,
        "0305R001": 5,
        "2023R001": 3,
    }


def test_area_types_lack_an_area(key: pd.DataFrame):
    raw = changed("area_type.csv", "(Bålsta (västra)),5", "(Bålsta (västra)),..")
    assert "3 rows where 4 were expected" in fault(scb_area_types.parse, raw, key)


@pytest.mark.parametrize(
    ("module", "file"),
    [
        (scb_area_types, "area_type.csv"),
        (scb_birth_region, "birth_region.csv"),
        (scb_wages, "wages.csv"),
        (scb_tenure, "tenure.csv"),
    ],
)
def test_an_area_unknown_to_the_key_is_named(key: pd.DataFrame, module: ModuleType, file: str):
    said = fault(module.parse, changed(file, "(Bollstanäs)", "(Bollstaberg)"), key)
    assert said.startswith(f"{module.SOURCE.file}: unknown area Upplands Väsby (Bollstaberg)")


# SCB's tables with a column a year


@pytest.mark.parametrize(
    ("module", "file", "heading"),
    [
        (scb_birth_region, "birth_region.csv", "Antal 2021"),
        (scb_wages, "wages.csv", "Medelvärde för samtliga, tkr 2021"),
        (scb_tenure, "tenure.csv", "Antal 2021"),
    ],
)
def test_a_year_that_is_not_in_the_table_is_named(
    key: pd.DataFrame, module: ModuleType, file: str, heading: str
):
    said = fault(module.parse, changed(file, heading, "Antal 1921"), key)
    assert said == f"{module.SOURCE.file}: no column {heading}"


def test_birth_region_has_a_row_per_area_and_year(monkeypatch: Patch, key: pd.DataFrame):
    check_without_rows(monkeypatch, scb_birth_region)
    frame = scb_birth_region.parse(fixture("birth_region.csv"), key)
    assert frame.index.names == ["area_id", "year"]
    assert len(frame) == 4 * 4
    assert frame.loc[("0114R001", 2020)].to_dict() == {"population": 6062, "born_abroad": 1060}
    assert frame.loc[("0114R001", 2023)].to_dict() == {"population": 5920, "born_abroad": 1077}


def test_birth_region_with_more_born_in_sweden_than_people(monkeypatch: Patch, key: pd.DataFrame):
    check_without_rows(monkeypatch, scb_birth_region)
    said = fault(scb_birth_region.parse, changed("birth_region.csv", "5002", "6063"), key)
    assert "born_abroad out of range at ('0114R001', 2020)" in said


def test_birth_region_cut_off(key: pd.DataFrame):
    raw = b"\n".join(fixture("birth_region.csv").splitlines()[:-1])
    assert "7 rows where 8 were expected" in fault(scb_birth_region.parse, raw, key)


def test_birth_region_without_a_figure_is_missing_and_not_nobody(
    monkeypatch: Patch, key: pd.DataFrame
):
    check_without_rows(monkeypatch, scb_birth_region)
    frame = scb_birth_region.parse(changed("birth_region.csv", "5002", ".."), key)
    assert frame.loc[("0114R001", 2020), "population"] == 6062
    assert np.isnan(frame.loc[("0114R001", 2020), "born_abroad"])


def test_birth_region_with_an_area_twice(monkeypatch: Patch, key: pd.DataFrame):
    check_without_rows(monkeypatch, scb_birth_region)
    raw = changed("birth_region.csv", "Malung-Sälen (Malung västra)", "Håbo (Bålsta (västra))")
    assert "twice" in fault(scb_birth_region.parse, raw, key)


def test_wages_have_a_row_per_area_and_year_and_may_be_missing(
    monkeypatch: Patch, key: pd.DataFrame
):
    check_without_rows(monkeypatch, scb_wages)
    wages = scb_wages.parse(fixture("wages.csv"), key)["wage_mean_tkr"]
    assert len(wages) == 4 * 4
    assert list(wages.loc["0114R001"]) == [438.3, 449.7, 424.0, 409.7]
    assert list(wages.loc["0114R001"].index) == [2020, 2021, 2022, 2023]
    assert wages.loc["2023R001"].isna().to_dict() == {
        2020: False,
        2021: False,
        2022: False,
        2023: True,
    }


def test_wages_with_an_area_twice(monkeypatch: Patch, key: pd.DataFrame):
    check_without_rows(monkeypatch, scb_wages)
    raw = changed("wages.csv", "Malung-Sälen (Malung västra)", "Håbo (Bålsta (västra))")
    assert "the same key twice: ('0305R001', 2020)" in fault(scb_wages.parse, raw, key)


def test_wages_for_fewer_areas_than_the_key_has(key: pd.DataFrame):
    raw = b"\n".join(fixture("wages.csv").splitlines()[:-1])
    assert "12 rows where" in fault(scb_wages.parse, raw, key)


def test_tenure_has_a_column_per_form_and_may_be_missing(monkeypatch: Patch, key: pd.DataFrame):
    check_without_rows(monkeypatch, scb_tenure)
    frame = scb_tenure.parse(fixture("tenure.csv"), key)
    assert len(frame) == 3 * 4
    assert frame.loc[("0114R001", 2023)].to_dict() == {
        "rented": 54,
        "cooperative": 829,
        "owned": 1325,
        "unknown": 1,
    }
    assert np.isnan(frame.loc[("2023R001", 2023), "rented"])
    assert frame.loc[("2023R001", 2023), "owned"] == 617


def test_tenure_of_an_unknown_form(key: pd.DataFrame):
    said = fault(scb_tenure.parse, changed("tenure.csv", "äganderätt", "kooperativ hyresrätt"), key)
    assert said == f"{scb_tenure.SOURCE.file}: unknown tenure kooperativ hyresrätt"


def test_tenure_with_an_area_twice(key: pd.DataFrame):
    raw = changed("tenure.csv", "Malung-Sälen (Malung västra)", "Upplands Väsby (Bollstanäs)")
    assert "the same area and tenure twice" in fault(scb_tenure.parse, raw, key)


def test_tenure_cut_off_within_an_area(monkeypatch: Patch, key: pd.DataFrame):
    check_without_rows(monkeypatch, scb_tenure)
    raw = b"\n".join(fixture("tenure.csv").splitlines()[:-1])
    assert "11 rows where 12 were expected" in fault(scb_tenure.parse, raw, key)


# Municipalities


def test_panel_has_codes_with_their_zero_and_the_year_of_the_figures():
    frame = municipality_panel.parse(fixture("panel.csv"))
    assert list(frame.index) == [("0114", 2001), ("0114", 2021), ("2023", 2021)]
    assert frame.loc[("0114", 2001)].to_dict() == pytest.approx(
        {
            "age_0_19_pct": 25,
            "age_75_plus_pct": 5,
            "education_primary_pct": 24,
            "education_secondary_pct": 50,
            "education_tertiary_pct": 26,
            "population": 37524,
            "tax_base_sek": 153912,
            "tax_base_2023_prices_sek": 153912 * 403.70 / 267.1,
        }
    )
    tax_base = frame.loc[("0114", 2021), "tax_base_2023_prices_sek"]
    assert tax_base == pytest.approx(238010 * 403.70 / 343.19)  # not / 371.91, of the year after
    tax_base = frame.loc[("2023", 2021), ["tax_base_sek", "tax_base_2023_prices_sek"]]
    assert tax_base.isna().all()


def test_panel_that_converts_by_another_index_than_the_declared_one():
    said = fault(municipality_panel.parse, changed("panel.csv", "227732.97", "232624.3"))
    assert (
        said
        == f"{municipality_panel.SOURCE.file}: real_tax_base of 2002 is not tax_base in 2023 prices"
    )


def test_panel_of_a_year_whose_prices_are_not_declared():
    said = fault(municipality_panel.parse, changed("panel.csv", ",2002,", ",1998,"))
    assert said.endswith("no consumer price index is declared for 1998")


def test_panel_without_people():
    said = fault(municipality_panel.parse, changed("panel.csv", "37524", "0"))
    assert "population out of range at ('0114', 2001)" in said


def test_panel_lacks_a_column():
    said = fault(municipality_panel.parse, changed("panel.csv", "share75_", "share80_"))
    assert said == f"{municipality_panel.SOURCE.file}: no column share75_"


def test_panel_without_a_year():
    raw = changed("panel.csv", "Upplands Väsby,2002", "Upplands Väsby,..")
    assert municipality_panel.SOURCE.file in fault(municipality_panel.parse, raw)


def test_classification_has_a_class_of_each_kind():
    frame = scb_classification.parse(fixture("classification.csv"))
    assert list(frame.index) == ["0114", "1264", "2023"]
    assert frame.loc["1264"].to_dict() == {
        "name": "Skurup",
        "county_code": "12",
        "county": "Skåne",
        "degurba": 3,
        "skr_group": "B3",
        "la_code": "LA2326",
        "fa_code": "01",
    }


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [("C9,3", "C9,4", "4"), ("C9,3", "D1,3", "D1"), ("C9,3", "D1,4", "4, D1")],
)
def test_classification_with_an_unknown_class(old: str, new: str, named: str):
    said = fault(scb_classification.parse, changed("classification.csv", old, new))
    assert said == f"{scb_classification.SOURCE.file}: unknown class {named}"


def test_classification_with_a_municipality_twice():
    said = fault(scb_classification.parse, changed("classification.csv", ",1264,", ",2023,"))
    assert "the same key twice: 2023" in said


def regions(**columns: list) -> bytes:
    table = {"fa_kod": ["01", "38"], "fa_namn": ["Malmö-Lund", "Malung-Sälen"]}
    return parquet(outlines({**table, "ur3": ["1", "3"], "ur6": ["1", "6"], **columns}))


def test_regions_lose_their_borders_and_have_whole_types():
    frame = tillvaxtanalys_regions.parse(regions())
    assert not isinstance(frame, gpd.GeoDataFrame)
    assert frame.loc["01"].to_dict() == {"fa_name": "Malmö-Lund", "ur3": 1, "ur6": 1}
    assert frame.loc["38", "ur6"] == 6


def test_regions_with_a_code_twice():
    said = fault(tillvaxtanalys_regions.parse, regions(fa_kod=["01", "01"]))
    assert "the same key twice: 01" in said


def test_regions_without_a_type():
    said = fault(tillvaxtanalys_regions.parse, regions(ur3=["1", None]))
    assert tillvaxtanalys_regions.SOURCE.file in said


def test_regions_of_an_unknown_type():
    fault(tillvaxtanalys_regions.parse, regions(ur6=["1", "7"]))


# DeSO and squares


def register(**columns: list) -> bytes:
    table = {
        "deso": ["0114C1010", "0114A0010"],
        "Not Sweden": [0.25, 1.0],
        "Lowest income group": [0.125, 0.0],
        "car_ownership": [0.5, 1.25],
        "population": [1608, 790],
    }
    return parquet(pd.DataFrame({**table, **columns}))


def test_register_shares_become_percentages():
    frame = deso_register.parse(register())
    assert list(frame.index) == ["0114A0010", "0114C1010"]
    assert frame.loc["0114C1010"].to_dict() == {
        "foreign_born_pct": 25.0,
        "lowest_income_quartile_pct": 12.5,
        "cars_per_1000": 500.0,
        "population": 1608,
    }


def test_register_whose_shares_are_percentages_already():
    said = fault(deso_register.parse, register(**{"Not Sweden": [25.0, 100.0]}))
    assert "foreign_born_pct out of range" in said


def squares(**columns: list) -> bytes:
    table = {
        "square": [4420006194000, 3900006730000],
        "population": [32, 3],
        "kommun": ["Kristianstad", "Malung"],
    }
    return parquet(pd.DataFrame({**table, **columns}))


TWO = municipalities(c1290="Kristianstad", c2023="Malung-Sälen")


def test_grid_reads_the_centre_from_the_id_and_the_code_from_the_name():
    frame = population_grid.parse(squares(), TWO)
    assert list(frame.index) == ["3900006730000", "4420006194000"]
    assert frame.loc["4420006194000"].to_dict() == {
        "population": 32,
        "easting": 442_500,
        "northing": 6_194_500,
        "municipality_code": "1290",
    }
    assert frame.loc["3900006730000", "municipality_code"] == "2023"  # "Malung"


def test_grid_with_an_unknown_municipality():
    said = fault(population_grid.parse, squares(kommun=["Kristianstad", "Lilleby"]), TWO)
    assert said == f"{population_grid.SOURCE.file}: unknown municipality Lilleby"


def test_grid_with_a_municipality_without_squares():
    said = fault(population_grid.parse, squares(kommun=["Kristianstad", "Kristianstad"]), TWO)
    assert said == f"{population_grid.SOURCE.file}: no people in Malung-Sälen"


def test_grid_with_a_square_twice():
    said = fault(population_grid.parse, squares(square=[4420006194000] * 2), TWO)
    assert "the same key twice: 4420006194000" in said


def test_grid_with_fewer_people_than_none():
    said = fault(population_grid.parse, squares(population=[32, -3]), TWO)
    assert "population out of range at 3900006730000" in said


# Places


def pharmacies(**columns: list) -> bytes:
    table = {
        "Serviceform": ["Apotek", "Apotek", "Apoteksombud", "Apoteksombud"],
        "Serviceplatsid": ["ATD-1", "ATD-1", "ATD-1", "ATD-2"],
        "Namn": ["Kronan", "Kronan", "Kronan", "Ica  Nära"],
        "Kommun": ["Borås stad", "Borås stad", "Borås stad", "Falu kommun"],
        "X": [682175, 682175, 682175, 534689],
        "Y": [6547195, 6547195, 6547195, 6308135],
    }
    return workbook(pd.DataFrame({**table, **columns}))


NAMED = municipalities(c1490="Borås", c2080="Falun", c1285="Eslöv")


def test_a_pharmacy_that_is_listed_twice_counts_once():
    frame = pipos.parse(pharmacies(), NAMED)
    assert frame["is_pharmacy"].to_dict() == {"ATD-1A": True, "ATD-1O": False, "ATD-2O": False}
    assert frame.loc["ATD-2O", ["easting", "northing"]].to_list() == [534689, 6308135]


def test_pharmacies_have_their_name_and_the_municipality_that_it_is_written_in():
    frame = pipos.parse(pharmacies(Kommun=["Borås stad"] * 3 + ["Eslövs kommun"]), NAMED)
    assert frame["municipality_code"].to_list() == ["1490", "1490", "1285"]
    assert frame.loc["ATD-2O", "name"] == "Ica Nära"
    assert pipos.parse(pharmacies(), NAMED).loc["ATD-2O", "municipality_code"] == "2080"


def test_pharmacies_in_a_municipality_that_is_not_known():
    said = fault(pipos.parse, pharmacies(Kommun=["Borås stad"] * 3 + ["Bergs kommun"]), NAMED)
    assert said == f"{pipos.SOURCE.file}: unknown municipality Bergs kommun"


def test_pharmacies_of_an_unknown_kind():
    said = fault(pipos.parse, pharmacies(Serviceform=["Apotek"] * 3 + ["Kiosk"]), NAMED)
    assert said == f"{pipos.SOURCE.file}: unknown kind of place Kiosk"


def test_pharmacies_cut_off(monkeypatch: Patch):
    expect_rows(monkeypatch, pipos, 5)
    assert "4 rows where 5 were expected" in fault(pipos.parse, pharmacies(), NAMED)


def test_pharmacies_with_a_position_that_is_no_number():
    said = fault(pipos.parse, pharmacies(X=[682175, 682175, 682175, "öst"]), NAMED)
    assert pipos.SOURCE.file in said


CHAINS = [chain for chains in service_points._CHAINS.values() for chain in chains]
OTHERS = ["Shell Norge", "St1 Finland", "SIA Glass", "Pressbyrån"]


def chain_points(chains: list[str], **positions: list) -> bytes:
    table = {"chain": chains, "lat": [59.3] * len(chains), "lon": [18.1] * len(chains)}
    return parquet(pd.DataFrame({**table, **positions}))


def test_points_of_foreign_and_other_chains_are_left_out(monkeypatch: Patch):
    expect_rows(monkeypatch, service_points, len(CHAINS) + len(OTHERS))
    frame = service_points.parse(chain_points(OTHERS + CHAINS))
    assert len(frame) == len(CHAINS)
    assert frame["service"].value_counts().to_dict() == {
        kind: len(chains) for kind, chains in service_points._CHAINS.items()
    }
    assert frame.crs.to_epsg() == 3006
    assert frame.geometry.iloc[0].distance(Point(676_500, 6_577_500)) < 1_000  # Stockholm


def test_points_without_a_position_are_left_out(monkeypatch: Patch):
    chains = ["ICA", "ICA", *CHAINS]
    expect_rows(monkeypatch, service_points, len(chains))
    rest = [59.3] * len(CHAINS)
    frame = service_points.parse(
        chain_points(chains, lat=[None, 59.3, *rest], lon=[18.1, None, *rest])
    )
    assert len(frame) == len(CHAINS)


def test_a_chain_that_has_vanished_is_named(monkeypatch: Patch):
    chains = ["Coop 2" if chain == "Coop" else chain for chain in CHAINS if chain != "Polisen"]
    expect_rows(monkeypatch, service_points, len(chains))
    said = fault(service_points.parse, chain_points(chains))
    assert said == f"{service_points.SOURCE.file}: no point of Coop, Polisen"


def test_points_cut_off(monkeypatch: Patch):
    expect_rows(monkeypatch, service_points, 100)
    assert "where 100 were expected" in fault(service_points.parse, chain_points(CHAINS))


def settlements(**columns: list) -> bytes:
    table = {
        "TATNR": [8704.0, 8704.0, 336.0, 0.0, np.nan],
        "KATEGORI": ["Tätort", "Tätort", "Tätort", "Tätort", "Småort"],
        "NAMN1": ["Kuttainen", "Kuttainen", "Stockholm", "Utan nummer", "Byn"],
        "BEF": [211.0, 211.0, 1_600_000.0, 90.0, 60.0],
    }
    shapes = [square(500_000, size=100), square(600_000, size=900)]
    shapes += [square(700_000), square(800_000), square(900_000)]
    return parquet(outlines({**table, **columns}, shapes))


def test_a_locality_in_parts_is_all_of_them_and_its_people_count_once():
    frame = scb_localities.parse(settlements())
    assert frame[["name", "population"]].to_dict("index") == {
        "336": {"name": "Stockholm", "population": 1_600_000},
        "8704": {"name": "Kuttainen", "population": 211},
    }
    parts = shapely.union_all([square(500_000, size=100), square(600_000, size=900)])
    assert frame.geometry["8704"].equals(parts)


def test_localities_with_fewer_people_than_none():
    said = fault(scb_localities.parse, settlements(BEF=[211.0, 211.0, -1.0, 90.0, 60.0]))
    assert "population out of range at 336" in said


def test_localities_fewer_than_published(monkeypatch: Patch):
    expect_rows(monkeypatch, scb_localities, 6)
    assert "5 rows where 6 were expected" in fault(scb_localities.parse, settlements())


# Outlines


def test_municipalities_are_keyed_by_code():
    raw = geopackage(outlines({"KnKod": ["0115", "0114"], "KnNamn": ["Vallentuna", "Väsby"]}))
    frame = scb_municipalities.parse(raw)
    assert frame["name"].to_dict() == {"0114": "Väsby", "0115": "Vallentuna"}
    assert frame.crs.to_epsg() == 3006


def test_municipalities_in_another_coordinate_system(monkeypatch: Patch):
    expect_rows(monkeypatch, scb_municipalities, 1)
    raw = geopackage(outlines({"KnKod": ["0114"], "KnNamn": ["Väsby"]}, [Point(18, 59)], crs=4326))
    assert "the geometry is not in EPSG:3006" in fault(scb_municipalities.parse, raw)


def test_counties_are_keyed_by_code():
    raw = geopackage(outlines({"LnKod": ["03", "01"], "LnNamn": ["Uppsala", "Stockholms"]}))
    assert scb_counties.parse(raw)["name"].to_dict() == {"01": "Stockholms", "03": "Uppsala"}


BOW_TIE = Polygon([(8, 58), (9, 59), (9, 58), (8, 59)])


def norway(shape: object) -> bytes:
    columns = {
        "id": ["4216"],
        "kommunenummer": ["4216"],
        "name": ["B."],
        "kommunenavn": ["Birkenes"],
    }
    return geojson(outlines(columns, [shape], crs=4326))


def test_a_norwegian_ring_that_crosses_itself_is_mended():
    assert not BOW_TIE.is_valid
    frame = kartverket.parse(norway(BOW_TIE))
    shape = frame.geometry["4216"]
    assert isinstance(shape, MultiPolygon)
    assert shape.is_valid
    assert shape.area == pytest.approx(0.5)  # both halves of the tie
    assert frame.loc["4216", "name"] == "Birkenes"
    assert list(frame.columns) == ["name", "geometry"]


def stockholm(codes: list[str]) -> bytes:
    return geojson(outlines({"id": codes}).to_crs(4326))


def uppsala(codes: list[str]) -> bytes:
    return parquet(outlines({"Deso": codes}))


def expect_deso(monkeypatch: Patch, stockholm: int, uppsala: int) -> None:
    expect_rows(monkeypatch, scb_deso_outlines, stockholm, "STOCKHOLM")
    expect_rows(monkeypatch, scb_deso_outlines, uppsala, "UPPSALA")


def test_uppsalas_neighbours_are_left_out(monkeypatch: Patch, key: pd.DataFrame):
    expect_deso(monkeypatch, 2, 3)
    raw = (
        stockholm(["0114C1030", "0114C1010"]),
        uppsala(["0114C1010", "0305B1010", "2023A0010"]),
    )
    frame = scb_deso_outlines.parse(raw, key)
    assert list(frame.index) == ["0114C1010", "0114C1030", "0305B1010"]
    assert frame.crs.to_epsg() == 3006
    easting, northing = 502_500, 6_500_500  # the middle of the second square
    assert frame.geometry["0114C1010"].centroid.distance(Point(easting, northing)) < 1


@pytest.mark.parametrize(
    ("codes", "others", "file"),
    [
        (["0114C9999"], ["0305B1010"], scb_deso_outlines.STOCKHOLM.file),
        (["0114C1010"], ["0305B9999"], scb_deso_outlines.UPPSALA.file),
    ],
)
def test_a_deso_that_the_key_does_not_know(
    monkeypatch: Patch, key: pd.DataFrame, codes: list[str], others: list[str], file: str
):
    expect_deso(monkeypatch, 1, 1)
    said = fault(scb_deso_outlines.parse, (stockholm(codes), uppsala(others)), key)
    unknown = next(code for code in codes + others if code.endswith("9999"))
    assert said == f"{file}: unknown area {unknown}"


def test_deso_outlines_without_codes(monkeypatch: Patch, key: pd.DataFrame):
    expect_deso(monkeypatch, 1, 1)
    raw = (geojson(outlines({"kod": ["0114C1010"]}).to_crs(4326)), uppsala(["0305B1010"]))
    said = fault(scb_deso_outlines.parse, raw, key)
    assert said == f"{scb_deso_outlines.STOCKHOLM.file}: no column with the area's code"


# The railway timetable

TUESDAY, SUNDAY = "2025-08-05", "2025-08-03"
FEED = {
    "agency.txt": "agency_id,agency_name,agency_url,agency_timezone\n"
    "74,SJ,http://www.sj.se,Europe/Stockholm\n",
    "routes.txt": "route_id,agency_id,route_short_name,route_long_name,route_type\nR,74,,SJ,102\n",
    "stops.txt": "stop_id,stop_name,stop_lat,stop_lon,location_type\n"
    "740000001,Stockholm C,59.33014,18.058154,\n"
    "740000007,Södertälje Syd,59.1623,17.6453,\n"
    "740000002,Göteborg C,57.708896,11.973479,\n"
    "740000003,Malmö C,55.609,13.0009,\n",
    # no calendar.txt, and an unnamed first column in trips: as in the feed itself
    "calendar_dates.txt": "service_id,date,exception_type\nS1,20250805,1\nS2,20250806,1\n",
    "trips.txt": ",route_id,service_id,trip_id,trip_headsign,trip_short_name\n"
    "4029,R,S1,T1,Göteborg,421.0\n"
    "4030,R,S1,T2,Göteborg,423.0\n"
    "4031,R,S2,T3,Malmö,541.0\n",
    "stop_times.txt": "trip_id,arrival_time,departure_time,stop_id,stop_sequence,pickup_type\n"
    "T1,15:24:00,15:24:00,740000001,1,0\n"
    "T1,15:44:00,15:45:00,740000007,2,1\n"  # nobody may board
    "T1,18:30:00,18:30:00,740000002,3,0\n"
    "T2,23:24:00,23:24:00,740000001,1,\n"
    "T2,23:44:00,23:45:00,740000007,2,0\n"
    "T2,26:30:00,26:30:00,740000002,3,0\n"  # after midnight
    "T3,08:00:00,08:00:00,740000002,1,0\n"
    "T3,11:00:00,11:00:00,740000003,2,0\n",
}


def feed(**changes: str | None) -> bytes:
    files = {**FEED, **{f"{name}.txt": text for name, text in changes.items()}}
    return zipped({name: text for name, text in files.items() if text is not None})


def departures(raw: bytes, weekday: str = TUESDAY) -> dict[str, int]:
    return trafiklab_rail.parse(raw, weekday)["departures_weekday"].to_dict()


def test_departures_leave_out_last_stops_and_closed_doors():
    frame = trafiklab_rail.parse(feed(), TUESDAY)
    assert frame["departures_weekday"].to_dict() == {"740000001": 2, "740000007": 1}
    assert frame.loc["740000001", "name"] == "Stockholm C"
    assert frame.crs.to_epsg() == 3006


def test_departures_are_those_of_the_day():
    assert departures(feed(), "2025-08-06") == {"740000002": 1}


def test_a_departure_after_midnight_belongs_to_the_day_before():
    later = FEED["stop_times.txt"].replace("23:45:00", "24:05:00").replace("23:44", "24:04")
    assert later != FEED["stop_times.txt"]
    assert departures(feed(stop_times=later))["740000007"] == 1


def test_the_last_stop_is_the_one_with_the_highest_number_wherever_it_stands():
    head, *rows = FEED["stop_times.txt"].splitlines()
    turned = "\n".join([head, *reversed(rows)]) + "\n"
    assert departures(feed(stop_times=turned)) == departures(feed())


def test_a_calendar_and_its_exceptions_are_both_read():
    days = "monday,tuesday,wednesday,thursday,friday,saturday,sunday"
    calendar = f"service_id,{days},start_date,end_date\nS2,1,1,1,1,1,0,0,20250801,20250831\n"
    exceptions = "service_id,date,exception_type\nS1,20250805,1\nS2,20250806,2\n"
    raw = feed(calendar=calendar, calendar_dates=exceptions)
    assert departures(raw) == {"740000001": 2, "740000002": 1, "740000007": 1}
    assert "no trip runs on 2025-08-06" in fault(trafiklab_rail.parse, raw, "2025-08-06")


def test_a_day_without_trips_is_a_fault():
    said = fault(trafiklab_rail.parse, feed(), SUNDAY)
    assert said == f"{trafiklab_rail.SOURCE.file}: no trip runs on {SUNDAY}"


def test_a_timetable_without_pickup_types_lets_everyone_board():
    text = FEED["stop_times.txt"]
    plain = "\n".join(line.rpartition(",")[0] for line in text.splitlines()) + "\n"
    assert departures(feed(stop_times=plain)) == {"740000001": 2, "740000007": 2}


@pytest.mark.parametrize(
    "table",
    ["stops", "trips", "stop_times"],
)
def test_a_feed_without_one_of_its_tables(table: str):
    assert trafiklab_rail.SOURCE.file in fault(trafiklab_rail.parse, feed(**{table: None}), TUESDAY)


# What is cut off, and what is another file altogether

NO_KEY = pd.DataFrame({"regso_code": []}, index=pd.Index([], name="area_id", dtype=str))
MADE = {
    deso_register: register,
    population_grid: squares,
    service_points: lambda: chain_points(CHAINS),
    tillvaxtanalys_regions: regions,
    scb_localities: settlements,
    scb_municipalities: lambda: geopackage(outlines({"KnKod": ["0114"], "KnNamn": ["Väsby"]})),
    scb_counties: lambda: geopackage(outlines({"LnKod": ["01"], "LnNamn": ["Stockholms"]})),
    kartverket: lambda: norway(BOW_TIE),
    pipos: pharmacies,
    trafiklab_rail: feed,
}


@pytest.mark.parametrize("module", MADE, ids=lambda module: module.__name__)
def test_a_file_that_is_cut_off_is_named(module: ModuleType):
    parts = (TWO,) if module in (population_grid, pipos) else ()
    said = fault(module.parse, first_half(MADE[module]()), *parts)
    assert said.startswith(f"{module.SOURCE.file}: ")
    assert "cut off" in said or "damaged" in said


@pytest.mark.parametrize("broken", [0, 1], ids=["stockholm", "uppsala"])
def test_deso_outlines_that_are_cut_off_are_named(
    monkeypatch: Patch, key: pd.DataFrame, broken: int
):
    expect_deso(monkeypatch, 1, 1)
    raw = [stockholm(["0114C1010"]), uppsala(["0305B1010"])]
    raw[broken] = first_half(raw[broken])
    source = (scb_deso_outlines.STOCKHOLM, scb_deso_outlines.UPPSALA)[broken]
    assert fault(scb_deso_outlines.parse, tuple(raw), key).startswith(f"{source.file}: ")


STRANGE_TABLE = b"another,table,altogether\n1,2,3\n"
STRANGE_FRAME = outlines({"another": ["table"]})
STRANGE = {
    deso_register: (parquet(STRANGE_FRAME),),
    population_grid: (parquet(STRANGE_FRAME), TWO),
    service_points: (parquet(STRANGE_FRAME),),
    scb_localities: (parquet(STRANGE_FRAME),),
    pipos: (workbook(pd.DataFrame({"another": ["table"]})), TWO),
    municipality_panel: (STRANGE_TABLE,),
    scb_area_key: (STRANGE_TABLE,),
    scb_classification: (STRANGE_TABLE,),
    scb_wages: (STRANGE_TABLE, NO_KEY),
    scb_tenure: (STRANGE_TABLE, NO_KEY),
    scb_birth_region: (STRANGE_TABLE, NO_KEY),
    scb_area_types: (STRANGE_TABLE, NO_KEY),
    tillvaxtanalys_regions: (parquet(STRANGE_FRAME),),
    scb_municipalities: (geopackage(STRANGE_FRAME),),
    scb_counties: (geopackage(STRANGE_FRAME),),
    kartverket: (geojson(STRANGE_FRAME.to_crs(4326)),),
}


@pytest.mark.parametrize("module", STRANGE, ids=lambda module: module.__name__)
def test_a_file_with_other_columns_is_named(module: ModuleType):
    assert fault(module.parse, *STRANGE[module]).startswith(f"{module.SOURCE.file}: ")


@pytest.mark.parametrize(
    ("module", "file", "column"),
    [
        (scb_tenure, "tenure.csv", "upplåtelseform"),
        (scb_birth_region, "birth_region.csv", "födelseregion"),
        (scb_birth_region, "birth_region.csv", '"Sverige"'),
    ],
)
def test_a_table_without_what_it_is_divided_by_is_named(
    key: pd.DataFrame, module: ModuleType, file: str, column: str
):
    said = fault(module.parse, changed(file, column, '"annat"' if '"' in column else "annat"), key)
    assert said.startswith(f"{module.SOURCE.file}: ")


def test_area_types_of_another_year(key: pd.DataFrame):
    said = fault(scb_area_types.parse, changed("area_type.csv", ",2022\n", ",2011\n"), key)
    assert "2022" in said
