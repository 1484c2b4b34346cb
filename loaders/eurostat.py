"""Eurostat: housing, poverty and work by degree of urbanisation, whole countries."""

from collections.abc import Callable

import numpy as np
import pandas as pd

from loaders import _jsonstat
from loaders._check import check
from loaders._http import get
from loaders.answer import Answer
from loaders.faults import InputFault, PublisherFault
from loaders.source import CC_BY, Source
from translations import Text

KEY = "eurostat"
SOURCE = Source(
    key=KEY,
    publisher="Eurostat",
    title="Living conditions and employment by degree of urbanisation",
    table="",
    address="https://ec.europa.eu/eurostat/data/database",
    licence=CC_BY,
    units="per cent of persons",
    computed=Text(
        sv="De publicerade talen för hela länder, utan beräkning.",
        en="Nothing: the published figures for whole countries, as they stand.",
        nb="De publiserte tallene for hele land, uten beregning.",
    ),
    limits=Text(
        sv="Urvalsundersökningar av hela länder: inga siffror för enskilda kommuner. Stad, tätort och "
        "landsbygd följer Eurostats urbaniseringsgrad, inte SKR:s grupper.",
        en="Sample surveys of whole countries: no municipality's figure can be read from them. Cities, "
        "towns and rural areas are Eurostat's degree of urbanisation, not SKR's groups.",
        nb="Utvalgsundersøkelser av hele land: ingen tall for enkelte kommuner. By, tettsted og landsbygd "
        "følger Eurostats urbaniseringsgrad, ikke SKRs grupper.",
    ),
)
DATASETS = ("ilc_lvho05d", "ilc_peps13n", "lfst_r_ergau")
COUNTRIES = ("SE", "NO", "DK", "FI", "EU27_2020")
SINCE = 2015
COLUMNS = [
    "dataset",  # its published title
    "geo",
    "degurba",  # DEG1 cities, DEG2 towns and suburbs, DEG3 rural areas; TOTAL
    "year",
    "value",
    "status",
    "flag",  # as published: b break, e estimated, p provisional, u unreliable, c confidential
    "unit",
    "table",
    "query",
    "retrieved",
]
_DEGURBA = ("deg_urb", "degurba")
# Of every other dimension the first of these codes that there is: the whole, or the usual age group.
_WHOLE = ("A", "PC", "T", "TOTAL", "Y20-64", "Y15-64")


def load(dataset: str, countries: tuple[str, ...] = COUNTRIES, since: int = SINCE) -> Answer:
    """The answer for one dataset: all degrees of urbanisation, every year from `since` on."""
    return get(
        KEY,
        f"data/{dataset}",
        {"format": "JSON", "lang": "en", "geo": list(countries), "sinceTimePeriod": str(since)},
    )


def parse(answer: Answer, dataset: str, countries: tuple[str, ...] = COUNTRIES) -> pd.DataFrame:
    """One row a country, degree of urbanisation and year; the columns of COLUMNS.

    A confidential figure is "suppressed", an absent one "missing": both NaN, never 0.
    A country that the answer does not name has no row.
    InputFault names the dataset and what it lacks.
    """
    try:
        cube = _of_answer(answer, dataset)
        degurba = _one_of(cube, _DEGURBA, lambda name: name in cube.categories)
        chosen = {
            name: _whole(name, codes)
            for name, codes in cube.categories.items()
            if name not in (degurba, "geo", "time")
        }
        for needed in ("geo", "time"):
            if needed not in cube.categories:
                raise InputFault(f"no dimension {needed}; there are {', '.join(cube.categories)}")
        if not set(countries) & set(cube.categories["geo"]):
            raise InputFault(f"nothing about {', '.join(countries)}")
        cells = cube.at(**chosen).table().rename(columns={degurba: "degurba"})
        cells = cells.astype({"geo": str, "degurba": str, "time": str})
        frame = cells[cells["geo"].isin(countries)].reset_index(drop=True)
        frame = frame.assign(
            dataset=cube.label or dataset,
            year=_years(frame["time"]),
            flag=frame["status"],
            status=_statuses(frame["value"], frame["status"]),
            unit=cube.categories["unit"][chosen["unit"]] if "unit" in chosen else "",
            table=dataset,
            query="&".join([*(f"{k}={v}" for k, v in chosen.items()), *map("geo={}".format, countries)]),
            retrieved=answer.retrieved.isoformat(timespec="seconds"),
        )  # fmt: skip
        if frame["value"].isna().all():
            raise InputFault("no figure for any of the countries")
        keyed = frame.set_index(["table", "geo", "degurba", "year"], drop=False)
        check(keyed, SOURCE, columns=COLUMNS, shares=["value"] if _is_share(frame) else [])
    except InputFault as fault:
        if isinstance(fault, PublisherFault):
            raise
        raise InputFault(f"{KEY} {dataset}: {fault}") from None
    return frame[COLUMNS]


def _of_answer(answer: Answer, dataset: str) -> _jsonstat.Cube:
    """The cube; Eurostat's own words where it answers with an error or a warning instead."""
    content = answer.json(KEY)
    told = content.get("error") or content.get("warning") if isinstance(content, dict) else None
    if told and "value" not in content:
        first = told[0] if isinstance(told, list) and told else told
        words = first.get("label", "") if isinstance(first, dict) else str(first)
        raise PublisherFault(KEY, "refused", f"{dataset}: {words[:200]}")
    return _jsonstat.cube(content)


def _one_of(cube: _jsonstat.Cube, names: tuple[str, ...], there: Callable[[str], bool]) -> str:
    found = next((name for name in names if there(name)), None)
    if found is None:
        raise InputFault(f"no dimension {names[0]}; there are {', '.join(cube.categories)}")
    return found


def _whole(name: str, codes: dict[str, str]) -> str:
    """The code of a dimension that stands for the whole; its only code where there is one."""
    found = next((code for code in _WHOLE if code in codes), None)
    if found is None and len(codes) == 1:
        found = next(iter(codes))
    if found is None:
        raise InputFault(f"{name} has no total; it has {', '.join(list(codes)[:8])}")
    return found


def _years(times: pd.Series) -> pd.Series:
    wrong = times[~times.str.fullmatch(r"\d{4}")]
    if len(wrong):
        raise InputFault(f"{wrong.iloc[0]!r} is no year")
    return times.astype(int)


def _statuses(values: pd.Series, flags: pd.Series) -> np.ndarray:
    """Statuses of values: flags are one letter or several."""
    gone = values.isna()
    estimated = flags.str.contains("[epu]")
    return np.select(
        [gone & flags.str.contains("c"), gone, estimated],
        ["suppressed", "missing", "estimated"],
        "observed",
    )


def _is_share(frame: pd.DataFrame) -> bool:
    return bool(frame["unit"].str.contains("ercentage").all())
