"""The municipalities that are alike, found again from the snapshot's numbers by another way."""

import math

import numpy as np
import pandas as pd
import pytest
from scipy.spatial.distance import cdist

from analysis import similar
from indicators import figures, live
from indicators.catalogue import INDICATORS
from indicators.indicator import MUNICIPALITY, NORWAY

UPPSALA, SKURUP, DOROTEA = "0380", "1264", "2425"


def second_way(code, weights, column="degurba"):
    """Distances by scipy over columns that are scaled so that weights and classes are lengths."""
    areas = figures.areas()
    squares = figures.squares().reset_index(drop=True)
    sums = squares.groupby(squares["municipality_code"].astype(str))["population"]
    of = {id: figures.series(id).iloc[:, -1] for id in ("population", "age_0_19_pct")}
    numbers = pd.DataFrame(
        {
            "size": np.log(of["population"]),
            "density": np.log(sums.sum() / sums.count()).reindex(areas.index),
            "young": of["age_0_19_pct"],
            "old": figures.series("age_75_plus_pct").iloc[:, -1],
            "income": figures.series("tax_base_2023_prices_sek").iloc[:, -1],
        }
    )
    w = [weights[k] for k in ("size", "density", "age", "age", "income")]
    w = np.array(w) * [1, 1, 0.5, 0.5, 1]
    scaled = (numbers - numbers.mean()) / numbers.std(ddof=0) * np.sqrt(w)
    share = areas[column].value_counts() / len(areas)
    # Two different classes are √(2/P) apart: each class is an axis, at √(1/P).
    axes = pd.get_dummies(areas[column]) * math.sqrt(weights["class"] / (1 - (share**2).sum()))
    points = np.hstack([scaled.to_numpy(float), axes.to_numpy(float)])
    own = areas.index.get_loc(code)
    found = cdist(points[[own]], points)[0] / math.sqrt(sum(weights.values()))
    return pd.Series(found, areas.index).drop(code)


@pytest.mark.parametrize("code", [UPPSALA, SKURUP, DOROTEA])
@pytest.mark.parametrize("scheme", ["degurba", "skr"])
def test_the_nearest_are_those_that_another_way_finds(code, scheme):
    column = {"degurba": "degurba", "skr": "skr_group"}[scheme]
    for weights in (
        similar.defaults(),
        {"size": 3, "density": 0, "age": 2, "income": 0, "class": 1},
    ):
        found = similar.found(code, MUNICIPALITY, scheme, weights)
        expected = second_way(code, weights, column).nsmallest(similar.MOST)
        assert list(found.index) == list(expected.index)
        assert found["distance"].to_numpy() == pytest.approx(expected.to_numpy())


def test_uppsala_is_like_other_large_towns_and_not_like_dorotea():
    found = similar.found(UPPSALA, MUNICIPALITY, "degurba", similar.defaults())
    names = set(figures.areas()["name"][found.index])
    assert {"Linköping", "Umeå", "Örebro"} <= names
    assert DOROTEA not in found.index
    assert UPPSALA not in found.index


def test_a_weight_of_nothing_leaves_a_condition_out():
    weights = {**similar.defaults(), "income": 0}
    found = similar.found(SKURUP, MUNICIPALITY, "degurba", weights, most=289)
    assert (found["income"] == 0).all()
    assert len(found) == 289
    parts = found[list(similar.CONDITIONS)].sum(axis=1)
    assert parts.to_numpy() == pytest.approx(found["distance"].to_numpy() ** 2)


def test_without_any_weight_nobody_is_alike():
    nothing = dict.fromkeys(similar.CONDITIONS, 0)
    assert similar.found(SKURUP, MUNICIPALITY, "degurba", nothing).empty


def test_density_is_of_the_inhabited_squares():
    squares = figures.squares()
    own = squares[squares["municipality_code"].astype(str) == SKURUP]
    assert similar.density()[SKURUP] == pytest.approx(own["population"].sum() / len(own))
    assert similar.density().notna().all()


def test_no_condition_is_an_outcome():
    """Only income has a better end, and the page says so; its weight may be 0."""
    told = [c for c in similar.columns(MUNICIPALITY).values() if c.indicator is not None]
    directed = [c.condition.id for c in told if c.indicator.direction is not None]
    assert directed == ["income"]


def test_a_municipality_of_norway_is_compared_by_size_and_age_before_a_refresh(data_folder):
    assert list(similar.columns(NORWAY)) == ["population", "age_0_19_pct", "age_65_plus_pct"]
    found = similar.found("0301", NORWAY, "centrality", similar.defaults())
    assert found.index[0] == "4601"  # Bergen, the second in size
    assert (found["income"] == 0).all()


def test_a_refreshed_year_is_what_a_municipality_of_norway_is_compared_by(data_folder):
    codes = list(figures.areas(NORWAY).index)
    rows = pd.DataFrame(
        {
            "indicator": "population",
            "level": NORWAY,
            "area_id": codes,
            "year": 2028,
            "value": [1000.0 * 2 ** (n % 9) for n in range(len(codes))],
            "status": "observed",
            "source": "ssb",
            "table": "07459",
            "query": "",
            "retrieved": "2026-01-02T03:04:05+00:00",
        }
    )
    live.write("values_ssb", rows[live.COLUMNS])
    assert similar.columns(NORWAY)["population"].year == 2028
    assert similar.table(NORWAY)["population"].tolist() == rows["value"].tolist()
    only_size = {**dict.fromkeys(similar.defaults(), 0), "size": 1}
    found = similar.found(codes[0], NORWAY, "centrality", only_size)
    assert list(found.index) == codes[9 : 9 * 9 : 9]
    assert (found["distance"] == 0).all()
    assert found["known"].to_numpy() == pytest.approx(1)


def test_the_columns_have_units_and_years():
    for id, column in similar.columns(MUNICIPALITY).items():
        assert column.year >= 2021
        assert id in INDICATORS or id == similar.DENSITY


def test_municipalities_lie_1_4_apart_by_root_mean_square_and_less_on_average():
    codes = figures.areas().index
    weights = similar.defaults()
    found = [
        similar.found(code, MUNICIPALITY, "degurba", weights, most=len(codes))["distance"]
        for code in codes[::6]
    ]
    apart = np.concatenate(found)
    assert np.sqrt(np.mean(apart**2)) == pytest.approx(1.4, abs=0.05)
    assert apart.mean() == pytest.approx(1.21, abs=0.04)
