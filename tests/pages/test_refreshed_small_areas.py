"""Area types and areas inside a municipality, of years that a refresh brought."""

import numpy as np
import pandas as pd
import pytest
from support.pages import run, words, written

from analysis import inside, relational
from indicators import INDICATORS, figures, live
from indicators.indicator import DESO_2025, REGSO, REGSO_2025


def rows(id, level, year, values):
    return pd.DataFrame(
        {
            "indicator": id,
            "level": level,
            "area_id": figures.areas(level).index,
            "year": year,
            "value": values,
            "status": np.where(np.isnan(np.asarray(values, float)), "missing", "observed"),
            "source": "scb",
            "table": "TAB6586",
            "query": "all",
            "retrieved": "2026-06-08T06:00:00+00:00",
        }
    )


def types(level):
    """1 to 5 in turn within the order of the codes; the last area's is missing."""
    found = np.array([1.0 + i % 5 for i in range(len(figures.areas(level)))])
    found[-1] = np.nan
    return found


@pytest.fixture
def refreshed():
    frames = [
        rows("area_type", REGSO, 2023, types(REGSO)),
        rows("area_type", REGSO_2025, 2024, types(REGSO_2025)),
        rows("population", REGSO_2025, 2024, np.full(len(figures.areas(REGSO_2025)), 100.0)),
        rows("population", DESO_2025, 2024, np.full(len(figures.areas(DESO_2025)), 100.0)),
        rows("cars_per_1000", DESO_2025, 2024, np.linspace(0, 600, len(figures.areas(DESO_2025)))),
    ]
    live.write("values_scb", pd.concat(frames, ignore_index=True))


def test_without_a_refresh_there_are_the_two_years_of_the_snapshot():
    assert relational.years() == {2022: REGSO, 2023: REGSO}
    app = run("segregation", lang="en")
    assert app.selectbox(key="types").options == ["2023", "2022"]
    assert app.selectbox(key="types").value == 2023


@pytest.mark.parametrize("word", ["1999", "x", "<b>2022</b>"])
def test_a_year_that_is_not_known_is_said(word):
    app = run("segregation", lang="en", types=word)
    assert not app.exception
    assert len(app.warning) == 1
    assert "In 2023" in words(app)


@pytest.mark.usefixtures("refreshed")
@pytest.mark.parametrize("language", ["sv", "en", "nb"])
@pytest.mark.parametrize(("year", "level"), [(2022, REGSO), (2023, REGSO), (2024, REGSO_2025)])
def test_the_types_of_each_year_can_be_read(year, level, language):
    app = run("segregation", lang=language, types=str(year), area="1264")
    assert not app.exception
    assert not app.warning
    assert app.selectbox(key="types").options == ["2024", "2023", "2022"]
    own = figures.areas(level)["municipality_code"] == "1264"
    assert len(app.dataframe[0].value) == own.sum()
    assert ("TAB6586" in words(app)) == (year == 2024)
    assert ("(RegSO 2025)" in words(app)) == (year == 2024)


@pytest.mark.usefixtures("refreshed")
def test_the_reading_of_a_refreshed_year_counted_by_hand():
    found = relational.reading(2024, REGSO_2025)
    own = (figures.areas(REGSO_2025)["municipality_code"] == "0180").to_numpy()
    kinds = types(REGSO_2025)[own]
    low, high = np.isin(kinds, [1, 2]).mean(), np.isin(kinds, [4, 5]).mean()
    assert found.table["status"]["0180"] == "yes"
    assert found.table["intensity"]["0180"] == pytest.approx(2 * min(low, high))
    assert found.table["people"]["0180"] == 100 * own.sum()
    assert found.table["wage_spread"].isna().all()
    assert "Second reading" not in words(run("segregation", lang="en", types="2024", area="0180"))


@pytest.mark.usefixtures("refreshed")
def test_the_default_stays_the_snapshots_year():
    app = run("segregation", lang="en")
    assert written(app, "types") == "2023"
    assert "In 2023" in words(app)


@pytest.mark.usefixtures("refreshed")
def test_the_inside_of_a_municipality_in_a_refreshed_year_counted_by_hand():
    app = run("inside", lang="en", within="cars_per_1000", within_year="2024", area="1264")
    assert not app.exception
    assert not app.warning
    areas = figures.areas(DESO_2025)
    values = np.linspace(0, 600, len(areas))
    own = (areas["municipality_code"] == "1264").to_numpy()
    mean = {c: values[own & (areas["deso_class"] == c).to_numpy()].mean() for c in "AC"}
    found = inside.means("cars_per_1000", DESO_2025, 2024).loc["1264", "gap"]
    assert found == pytest.approx(mean["A"] - mean["C"])
    assert "DeSO 2025 code" in words(app)
    assert "years on either side are not compared" in words(app)


@pytest.mark.usefixtures("refreshed")
def test_inside_begins_with_the_snapshots_year():
    app = run("inside", lang="en", within="cars_per_1000")
    assert written(app, "within_year") == "2019"
    assert app.selectbox(key="within_year").options[0] == "2024"


ALONE = {
    "sv": "den enda siffran här tills en uppdatering hämtat fler",
    "en": "the only figure here until a refresh brings more",
    "nb": "det eneste tallet her til en oppdatering henter flere",
}


@pytest.mark.parametrize("language", ["sv", "en", "nb"])
def test_inside_says_that_cars_are_all_there_is_before_a_refresh(language):
    assert list(inside.offered()) == ["cars_per_1000"]
    text = words(run("inside", lang=language))
    assert f"{INDICATORS['cars_per_1000'].title[language]}: {ALONE[language]}" in text


def test_inside_says_no_such_thing_once_there_is_more():
    areas = len(figures.areas(DESO_2025))
    frames = [
        rows(id, DESO_2025, 2024, np.full(areas, value))
        for id, value in (("population", 100.0), ("foreign_born_pct", 20.0))
    ]
    live.write("values_scb", pd.concat(frames, ignore_index=True))
    assert "foreign_born_pct" in inside.offered()
    assert ALONE["en"] not in words(run("inside", lang="en"))
