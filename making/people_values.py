"""Values of schools, length of life, projected and Norwegian population, and elections in Norway.

Long frames as `making.frames` makes them; run by the snapshot builder only.
"""

import numpy as np
import pandas as pd

from indicators.indicator import SMALLEST_BASE
from loaders import ba_regions, scb_projection, skolverket_units, skolverket_year9, valgdir_turnout
from making.frames import in_year, long

BASE_YEAR = scb_projection.SOURCE.years[0]  # of the projection that is 100


def year9(results: pd.DataFrame) -> list[pd.DataFrame]:
    """Results of the schools in a municipality; withheld where they are of fewer pupils than SMALLEST_BASE.

    "estimated" where a school's value is withheld, and so is not in the mean.
    """
    source, (year,) = skolverket_year9.SOURCE.key, skolverket_year9.SOURCE.years
    frames = [
        long("year9_pupils", in_year(results["merit_pupils"], year), "observed", source),
        long(
            "year9_schools_withheld_pct",
            in_year(100 * results["merit_withheld"] / results["schools"], year),
            "observed",
            source,
        ),
    ]
    for id, column, part in (
        ("eligible_vocational_in_schools_pct", "eligible_pct", "eligible"),
        ("merit_value", "merit", "merit"),
    ):
        enough = results[f"{part}_pupils"] >= SMALLEST_BASE
        frame = long(id, in_year(results[column].where(enough), year), "observed", source)
        is_part = (results[f"{part}_withheld"] > 0).reindex(frame["area_id"]).to_numpy()
        frame.loc[is_part & frame["value"].notna(), "status"] = "estimated"
        frames.append(frame)
    return frames


def localities_with_school(localities: pd.DataFrame, units: pd.DataFrame) -> pd.DataFrame:
    """The share of a municipality's localities that are the postal town of a compulsory school in it.

    `localities` has name and municipality_code, as `making.places.amid_people` gives it.
    """
    code = localities["municipality_code"].to_numpy()
    known = set(zip(units["municipality_code"], units["postal_town"], strict=True))
    towns = zip(code, localities["name"].map(skolverket_units.town), strict=True)
    has_school = pd.Series([town in known for town in towns])
    share = 100 * has_school.groupby(code).mean().rename_axis("area_id")
    (year,) = skolverket_units.SOURCE.years
    column = in_year(share, year)
    return long("localities_with_school_pct", column, "estimated", skolverket_units.SOURCE.key)


def life_expectancy(years_of_life: pd.DataFrame) -> list[pd.DataFrame]:
    """Life expectancy of women and men, by the last year of five."""
    return [
        long(
            f"life_expectancy_{sex}_years",
            years_of_life[sex],
            "observed",
            "scb_life_expectancy",
            gone="missing",
        )
        for sex in years_of_life
    ]


def projection(people: pd.Series) -> list[pd.DataFrame]:
    """Projected people, and what they are per hundred of those projected for BASE_YEAR."""
    source, years = scb_projection.SOURCE.key, list(scb_projection.SOURCE.years)
    wide = people.unstack("year")[years]
    per_100 = 100 * wide[years[1:]].div(wide[BASE_YEAR], axis=0)
    return [
        long("population_projection", wide.stack(), "estimated", source),
        long("population_projection_index", per_100.stack(), "estimated", source),
    ]


def norway(
    population: pd.DataFrame, regions: pd.DataFrame, turnout: pd.DataFrame
) -> list[pd.DataFrame]:
    """Every indicator of Norway's municipalities that the snapshot holds."""
    people = population["population"]
    whole = people.where(people >= SMALLEST_BASE)
    columns = {
        "population": people,
        "age_0_19_pct": 100 * population["aged_0_19"] / whole,
        "age_65_plus_pct": 100 * population["aged_65_plus"] / whole,
    }
    of_people = [long(id, column, "observed", "ssb_population") for id, column in columns.items()]
    assumed = population["is_assumed"].to_numpy()
    (year,) = ba_regions.SOURCE.years
    of_turnout = long(
        "turnout_parliament_norway_pct",
        turnout["turnout_pct"],
        "observed",
        valgdir_turnout.SOURCE.key,
    )
    rows = pd.MultiIndex.from_frame(of_turnout[["area_id", "year"]])
    of_turnout["status"] = np.where(turnout["is_exact"].reindex(rows), "observed", "estimated")
    return [
        *(frame.assign(status=np.where(assumed, "estimated", "observed")) for frame in of_people),
        long("ba_minutes_norway", in_year(regions["minutes"], year), "observed", "ba_regions"),
        long(
            "ba_commuting_norway_pct",
            in_year(regions["commuting_pct"].dropna(), year),
            "observed",
            "ba_regions",
        ),
        of_turnout,
    ]
