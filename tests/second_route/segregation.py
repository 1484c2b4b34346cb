"""Figures of segregation: over RegSO, over Stockholm's DeSO, and inside municipalities."""

from functools import partial
from pathlib import Path

import numpy as np
import pandas as pd

from tests.second_route import project, tables
from tests.second_route.comparing import Figure

YEAR = 2023
TYPES = 2022
MUNICIPALITIES = ("0180", "0181", "1264", "1280", "1480")
THIRD_DECIMAL = 0.0005


def dissimilarity(folder: Path, code: str) -> float:
    """D = ½ Σ|x_i/X − y_i/Y|, x born abroad and y in Sweden, over the RegSO of a municipality."""
    abroad, home = _two_groups(folder, code)
    return float(np.abs(abroad / abroad.sum() - home / home.sum()).sum() / 2)


def isolation(folder: Path, code: str) -> float:
    """xPx = Σ (x_i/X)(x_i/t_i), x born abroad, over the RegSO of a municipality."""
    abroad, home = _two_groups(folder, code)
    return float((abroad / abroad.sum() * abroad / (abroad + home)).sum())


def _two_groups(folder: Path, code: str) -> tuple[pd.Series, pd.Series]:
    table = tables.births(folder).xs(YEAR, level="year")
    table = table[table.index.str.startswith(code)]
    return table["abroad"], table["all"] - table["abroad"]


def rank_order(folder: Path) -> float:
    """deso_stockholm_inkomst_qrt.csv: H^R = 2 ln2 ∫E(p)H(p)dp over quarters of income (Reardon 2011).

    H at the three cuts; the parabola through them (with three cuts the least squares of weights
    E² go through every point), integrated in 100,000 steps.
    """
    table = tables.stockholm(folder, "inkomst_qrt").dropna()
    quarters = table[[f"q{n}_pct" for n in (1, 2, 3, 4)]].to_numpy(float)
    counts = quarters / 100 * table["tot_pop"].to_numpy(float)[:, None]
    below, people = counts.cumsum(axis=1)[:, :3], counts.sum(axis=1)
    cuts = below.sum(axis=0) / people.sum()
    inside = (_entropy(below / people[:, None]) * people[:, None]).sum(axis=0) / people.sum()
    parabola = np.polynomial.Polynomial.fit(cuts, 1 - inside / _entropy(cuts), 2)
    steps = (np.arange(100_000) + 0.5) / 100_000
    return float(2 * np.log(2) * (_entropy(steps) * parabola(steps)).mean())


def _entropy(share: np.ndarray) -> np.ndarray:
    """Of two groups, in bits; 0 where one is empty."""
    with np.errstate(divide="ignore", invalid="ignore"):
        bits = -share * np.log2(share) - (1 - share) * np.log2(1 - share)
    return np.nan_to_num(bits)


def relational(folder: Path) -> pd.DataFrame:
    """regso_area_type_2022.csv by municipality: people, and whether it holds types 1–2 and 4–5."""
    types = tables.area_types(folder)
    people = tables.births(folder)["all"].xs(TYPES, level="year").reindex(types.index)
    frame = pd.DataFrame({"low": types <= 2, "high": types >= 4, "people": people})
    by_code = frame.groupby(frame.index.str[:4])
    ends = by_code[["low", "high"]].any().all(axis=1)
    return pd.DataFrame({"is_both": ends, "people": by_code["people"].sum()})


def relational_people_pct(folder: Path) -> float:
    """People of the municipalities that hold both / all people × 100."""
    table = relational(folder)
    return float(100 * table.loc[table["is_both"], "people"].sum() / table["people"].sum())


def whole_regso(folder: Path) -> pd.Series:
    """DeSO that are a whole RegSO, and which."""
    key = tables.key(folder)["regso"]
    return key[~key.duplicated(keep=False)]


def zero_foreign_born(folder: Path) -> float:
    """In how many RegSO of a single DeSO SCB counts nobody born abroad in 2020."""
    table = tables.births(folder).xs(2020, level="year")
    return float((table["abroad"].reindex(whole_regso(folder)) == 0).sum())


def figures(folder: Path) -> list[Figure]:
    """Every figure of segregation."""
    return [*_indices(folder), *_relational(folder), _register(folder)]


def _indices(folder: Path) -> list[Figure]:
    apart = [
        Figure(
            id=f"foreign_born_pct {YEAR}, dissimilarity over RegSO",
            area=tables.named(folder, code),
            ours=partial(project.dissimilarity, code, YEAR),
            second=partial(dissimilarity, folder, code),
            bound=THIRD_DECIMAL,
        )
        for code in MUNICIPALITIES
    ]
    alone = Figure(
        id=f"foreign_born_pct {YEAR}, isolation over RegSO",
        area=tables.named(folder, "1280"),
        ours=partial(project.isolation, "1280", YEAR),
        second=partial(isolation, folder, "1280"),
        bound=THIRD_DECIMAL,
    )
    ordered = Figure(
        id="disposable_income 2020, rank-order H over DeSO",
        area=tables.named(folder, "0180"),
        ours=project.rank_order,
        second=partial(rank_order, folder),
        bound=THIRD_DECIMAL,
    )
    return [*apart, alone, ordered]


def _relational(folder: Path) -> list[Figure]:
    return [
        Figure(
            id=f"area_type {TYPES}, municipalities with both ends",
            area="Sweden",
            ours=partial(project.relational_count, TYPES),
            second=lambda: relational(folder)["is_both"].sum(),
            bound=0,
        ),
        Figure(
            id=f"area_type {TYPES}, people in municipalities with both ends, per cent",
            area="Sweden",
            ours=partial(project.relational_people_pct, TYPES),
            second=partial(relational_people_pct, folder),
            bound=0.05,
        ),
    ]


def _register(folder: Path) -> Figure:
    """A second-hand file beside SCB's: a DeSO that is a RegSO cannot have nobody where SCB has some."""
    areas = whole_regso(folder).index
    return Figure(
        id="foreign_born_pct, exactly 0 in DeSO that are a whole RegSO",
        area="Sweden",
        ours=partial(project.exactly_zero, "foreign_born_pct", project.DESO, areas),
        second=partial(zero_foreign_born, folder),
        bound=0,
    )
