"""How differently the areas of a municipality vote."""

import pandas as pd

from indicators import figures, live
from indicators.indicator import REGSO_2025
from indicators.influence import NAMES
from measures import spread

YEAR = 2022
ALL = "all"  # the column of all parties together


def share_of(party: str) -> str:
    """The id of the indicator of a party's share: of "S" `votes_riksdag_s_pct`."""
    return f"votes_riksdag_{party.lower()}_pct"


@live.cached(maxsize=1)
def differences() -> pd.DataFrame:
    """Per municipality: a column a party, `all` and `areas`; do not change it.

    A party's column is the mean absolute difference of its share between two
    areas (RegSO) of the municipality, in points, unweighted. `all` is half the
    sum over the parties: how many votes in a hundred would have to go to
    another party for two areas to vote alike, as in the index of
    dissimilarity; a vote for none of the eight parties is left out. NaN with
    fewer than two areas with values.
    """
    within = figures.areas(REGSO_2025)["municipality_code"].astype(str)
    shares = {party: figures.values(share_of(party), REGSO_2025, YEAR)["value"] for party in NAMES}
    table = pd.DataFrame(
        {party: spread.pair_difference_by(share, within) for party, share in shares.items()}
    )
    table[ALL] = table[list(NAMES)].sum(axis=1, skipna=False) / 2
    table["areas"] = shares["S"].groupby(within).count()
    return table.reindex(figures.areas().index)
