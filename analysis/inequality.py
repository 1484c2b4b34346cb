"""How unequal municipalities are, and what of it lies between town and country.

This is inequality between areas: it takes everyone to have the mean of their
municipality, so it lies below the inequality between people. Municipalities are
weighted by their people.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from indicators import figures, live
from indicators.catalogue import INDICATORS
from indicators.indicator import MUNICIPALITY, Indicator
from indicators.schemes import SCHEMES
from measures import inequality

# Means an inhabitant, so that people × value is what all have together: of a median it is not.
INCOMES = ("tax_base_2023_prices_sek", "wage_mean_tkr", "net_income_mean_tkr")
RANDOM_CLASSES = 500
INDICES = {"theil": inequality.theil, "mld": inequality.mean_log_deviation}


@dataclass(frozen=True, kw_only=True)
class Parts:
    """An index by year (columns total, between, within), and what each class adds (by year and class).

    `groups` has the columns of `measures.inequality.Split.groups`.
    """

    by_year: pd.DataFrame
    groups: pd.DataFrame


def offered() -> dict[str, Indicator]:
    """The incomes that can be divided up, of those that have values of municipalities."""
    return {id: INDICATORS[id] for id in INCOMES if figures.has_mean(INDICATORS[id], MUNICIPALITY)}


@live.cached(maxsize=64)
def split(id: str, scheme: str, index: str = "theil") -> Parts:
    """An index of inequality in every year, between and inside the classes of a scheme: total = between + within.

    `id` is one of `offered()`, `index` one of INDICES: "theil" (Theil's T) or
    "mld" (mean log deviation). 0: all municipalities have the same mean. KeyError for
    a scheme or index that is not known, ValueError for an indicator.
    """
    values, people = _years(id)
    of_index = INDICES[index](values, people, figures.areas()[SCHEMES[scheme].column])
    by_year = {
        "total": of_index.total,
        "between": of_index.between,
        "within": of_index.within,
    }
    return Parts(by_year=pd.DataFrame(by_year), groups=of_index.groups)


@live.cached(maxsize=64)
def share_of_random_classes(id: str, scheme: str, index: str, year: int) -> float:
    """Per cent of an index that lies between classes of the scheme's sizes drawn at random; errors as of `split`.

    The more classes, the more lies between them whatever they are: a share is to be read
    beside this one. Mean of RANDOM_CLASSES permutations with a fixed seed.
    """
    values, people = (frame[year] for frame in _years(id))
    classes = figures.areas()[SCHEMES[scheme].column]
    known = (values.notna() & classes.notna()).to_numpy()
    value, weight = values.to_numpy()[known], people.to_numpy()[known]
    rng = np.random.default_rng(1)
    # Areas drawn into the classes that stand: a column a drawing.
    drawn = rng.permuted(np.tile(np.arange(len(value))[:, None], RANDOM_CLASSES), axis=0)
    parts = INDICES[index](value[drawn], weight[drawn], classes[known])
    return float(100 * np.mean(parts.between / parts.total))


@live.cached(maxsize=16)
def by_measure(id: str, scheme: str) -> pd.DataFrame:
    """The same years by every measure, a row a year; do not change it.

    Columns theil, theil_share (between the classes, per cent), mld, mld_share, gini
    (0–1), palma (a ratio) and atkinson (ε = 1; 0–1).
    """
    values, people = _years(id)
    columns = {}
    for index in INDICES:
        parts = split(id, scheme, index).by_year
        columns[index] = parts["total"]
        columns[f"{index}_share"] = 100 * parts["between"] / parts["total"]
    columns["gini"] = pd.Series(inequality.gini(values, people))
    columns["palma"] = pd.Series(inequality.palma(values, people))
    columns["atkinson"] = pd.Series(inequality.atkinson(values, people, 1))
    return pd.DataFrame(columns)


def _years(id: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Values and people, municipalities × years."""
    values = figures.series(id)
    weights = pd.DataFrame({year: figures.weights(INDICATORS[id], year) for year in values})
    return values, weights
