"""All two-group indices of all municipalities in one pass, beside PySAL's classes in a loop."""

import time
import warnings
from collections.abc import Callable, Iterator

import numpy as np
import pandas as pd

from indicators import figures as published
from indicators.indicator import DESO, REGSO
from measures import noise, segregation

_DRAWS = 1000


def figures() -> Iterator[dict]:
    """Seconds for one pass, the ratio to PySAL's loop, and for the null of all municipalities."""
    total = published.values("population", DESO)["value"]
    group = (_shares(total.index) * total / 100).round()
    within = published.areas(DESO)["municipality_code"].astype(str)
    ours = _best(lambda: [index(group, total, within) for index in _ours().values()], 5)
    yield {"figure": "segregation_indices_of_290", "indices": len(_ours()), "seconds": ours}
    theirs, difference = _pysal(group, total, within)
    yield {
        "figure": "segregation_pysal_loop_over_290",
        "seconds": theirs,
        "times_as_fast": round(theirs / ours),
        "largest_difference": difference,
    }
    null = _best(lambda: noise.null("dissimilarity", group, total, within, draws=_DRAWS), 2)
    yield {"figure": "segregation_null_of_290", "draws": _DRAWS, "seconds": null}


def _shares(areas: pd.Index) -> pd.Series:
    """A share of foreign-born for each DeSO, as many areas as there are: its RegSO's."""
    regso = published.areas(DESO)["regso_code"].astype(str).reindex(areas)
    known = published.values("foreign_born_pct", REGSO)["value"]
    return pd.Series(known.reindex(regso).to_numpy(), areas)


def _ours() -> dict[str, Callable]:
    return {
        "Dissim": segregation.dissimilarity,
        "Gini": segregation.gini,
        "Entropy": segregation.entropy_index,
        "Isolation": segregation.isolation,
        "Interaction": segregation.exposure,
        "CorrelationR": segregation.eta_squared,
        "Atkinson": segregation.atkinson,
    }


def _pysal(group: pd.Series, total: pd.Series, within: pd.Series) -> tuple[float, float]:
    """Seconds of the same indices by PySAL, one municipality at a time, and how far they differ."""
    from segregation import singlegroup

    frame = pd.DataFrame({"group": group, "total": total})
    differences = []
    start = time.perf_counter()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = {
            name: {
                code: getattr(singlegroup, name)(part, "group", "total").statistic
                for code, part in frame.groupby(within.to_numpy())
            }
            for name in _ours()
        }
    seconds = time.perf_counter() - start
    for name, index in _ours().items():
        differences.append((index(group, total, within) - pd.Series(found[name])).abs().max())
    return round(seconds, 2), float(np.max(differences))


def _best(work: Callable, times: int) -> float:
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return round(min(taken), 4)
