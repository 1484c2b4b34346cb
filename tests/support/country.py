"""Counts of a country's size, for measures that are tried on as many areas as there are."""

import numpy as np
import pandas as pd

from indicators import embedded


def foreign_born() -> pd.DataFrame:
    """Made counts for each DeSO: `population` is its own, `born_abroad` drawn with its RegSO's share."""
    values = embedded.frame("values_deso_2018.parquet").astype({"area_id": str})
    people = values[(values["indicator"] == "population") & (values["year"] == 2019)]
    population = people.set_index("area_id")["value"]
    shares = embedded.frame("values_regso_2020.parquet").astype({"area_id": str})
    shares = shares[(shares["indicator"] == "foreign_born_pct") & (shares["year"] == 2023)]
    regso = embedded.frame("deso_2018.parquet")["regso_code"].astype(str)
    share = regso.map(shares.set_index("area_id")["value"])[population.index] / 100
    drawn = np.random.default_rng(5).binomial(population.astype(int), share)
    return pd.DataFrame({"population": population, "born_abroad": drawn.astype(float)})
