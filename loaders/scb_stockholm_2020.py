"""Five tables for the DeSO of Stockholm municipality, 2020: tenure, incomes, cars, education."""

from dataclasses import replace
from pathlib import Path

import pandas as pd

from loaders._check import check, need
from loaders._files import csv_of, numbers_of, read_several
from loaders.faults import InputFault
from loaders.source import CC0, Source
from translations import Text

TENURE = Source(
    key="scb_stockholm_tenure",
    publisher="SCB",
    title="Folkmängd efter upplåtelseform, DeSO 2018, Stockholms kommun",
    table="",
    address="https://www.statistikdatabasen.scb.se/",
    licence=CC0,
    years=(2020,),
    units="people, 31 December",
    file="deso_stockholm_boende.csv",
    rows=544,
    computed=Text(
        sv="Andelar av alla personer. Summan, 975 551, är kommunens folkmängd.",
        en="Shares of all people. The sum, 975,551, is the municipality's population.",
        nb="Andeler av alle personer. Summen, 975 551, er kommunens folketall.",
    ),
)
INCOME = replace(
    TENURE,
    key="scb_stockholm_income",
    title="Personer efter inkomstfjärdedel samt median- och medelinkomst, DeSO 2018, Stockholms kommun",
    units="whole %, thousand kronor, people",
    file="deso_stockholm_inkomst_qrt.csv",
    computed=Text(
        sv="Används oförändrade; antalet i en fjärdedel är andel × antal personer.",
        en="Used as they are; the number in a quarter is share × number of people.",
        nb="Brukes uendret; antallet i en fjerdedel er andel × antall personer.",
    ),
    limits=Text(
        sv="Filen anger inte inkomstbegreppet. Antalet personer är, område för område, detsamma som i "
        "tabellen om ekonomisk standard: inkomsten tolkas därför som disponibel inkomst per "
        "konsumtionsenhet, alla åldrar. Hela procent.",
        en="The file does not state the concept of income. The people are the same, area by area, as in the table of "
        "economic standard: so it is read as disposable income per consumption unit, all ages. Whole percentages.",
        nb="Filen oppgir ikke inntektsbegrepet. Antallet personer er, område for område, det samme som i "
        "tabellen om økonomisk standard: inntekten tolkes derfor som disponibel inntekt per "
        "forbruksenhet, alle aldre. Hele prosenter.",
    ),
)
STANDARD = replace(
    TENURE,
    key="scb_stockholm_standard",
    title="Personer i hushåll med låg respektive hög ekonomisk standard efter ålder, DeSO 2018, Stockholms kommun",
    units="whole %, people",
    file="deso_stockholm_lag_hog_inkomst.csv",
    computed=Text(sv="Används oförändrade.", en="Used as they are.", nb="Brukes uendret."),
    limits=Text(
        sv="Hela procent. SCB har dolt värdena för 65 år och äldre i ett område (tre personer).",
        en="Whole percentages. One area's values for those aged 65 and over are withheld by SCB (three people).",
        nb="Hele prosenter. SCB har skjult verdiene for 65 år og eldre i ett område (tre personer).",
    ),
)
CARS = replace(
    TENURE,
    key="scb_stockholm_cars",
    title="Personbilar i trafik och avställda, DeSO 2018, Stockholms kommun",
    units="cars",
    file="deso_stockholm_personbil.csv",
    computed=Text(
        sv="Bilar i trafik delade med folkmängden i tabellen efter upplåtelseform.",
        en="Cars in traffic divided by the population in the table of tenure.",
        nb="Biler i trafikk delt på folketallet i tabellen etter eieform.",
    ),
)
EDUCATION = replace(
    TENURE,
    key="scb_stockholm_education",
    title="Befolkning efter högsta utbildning, DeSO 2018, Stockholms kommun",
    units="people",
    file="deso_stockholm_utbildning.csv",
    computed=Text(
        sv="Andelar av personer med känd utbildning.",
        en="Shares of those whose education is known.",
        nb="Andeler av personer med kjent utdanning.",
    ),
    limits=Text(
        sv="Filen anger inte åldrarna. SCB:s tabell per DeSO gäller 25–64 år, och antalet (58 % av "
        "folkmängden) stämmer med det. Utbildningen är okänd för 3,3 %.",
        en="The file does not state the ages. SCB's table by DeSO covers ages 25–64, and the number (58% of the "
        "population) fits that. Education is unknown for 3.3%.",
        nb="Filen oppgir ikke aldrene. SCBs tabell per DeSO gjelder 25–64 år, og antallet (58 % av "
        "folketallet) stemmer med det. Utdanningen er ukjent for 3,3 %.",
    ),
)
MUNICIPALITY_CODE = "0180"
AGES = ("0_19", "20_64", "65_plus")
_QUARTERS = [f"disposable_income_q{i}_pct" for i in (1, 2, 3, 4)]
_BANDS = {"0-19_": "_0_19", "20-64_": "_20_64", "65_plus_": "_65_plus", "tot_": ""}
# The published heading of each column that is read.
_COLUMNS = {
    TENURE: {
        "tenancy": "rented",
        "tenant_owned": "cooperative",
        "ownership": "owned",
        "other": "other",
        "tot": "people_by_tenure",
    },
    INCOME: {
        **{f"q{i + 1}_pct": quarter for i, quarter in enumerate(_QUARTERS)},
        "median_tkr": "disposable_income_median_tkr",
        "avg_tkr": "disposable_income_mean_tkr",
        "tot_pop": "disposable_income_people",
    },
    STANDARD: {
        f"{heading}{part}": name.format(band=band)
        for heading, band in _BANDS.items()
        for part, name in {
            "low_pct": "low_economic_standard{band}_pct",
            "high_pct": "high_economic_standard{band}_pct",
            "tot": "economic_standard_people{band}",
        }.items()
    },
    CARS: {"in_traffic": "cars_in_traffic", "not_in_traffic": "cars_off_road", "tot": "cars"},
    EDUCATION: {
        "pre_secondary_edu": "primary",
        "secondary_edu": "secondary",
        "post_secondary_edu_less_than_3_y": "short_tertiary",
        "post_secondary_edu_3_y_or_m": "long_tertiary",
        "info_abt_edu_lvl_missing": "education_unknown",
    },
}


def load(folder: Path) -> tuple[bytes, ...]:
    """The five tables as bytes."""
    return read_several(folder, _COLUMNS)


def parse(raw: tuple[bytes, ...], key: pd.DataFrame) -> pd.DataFrame:
    """One row per DeSO 2018 of Stockholm municipality, index `area_id`; columns as in `_COLUMNS`.

    `_pct` are whole percentages, `_tkr` thousand kronor a year, the rest people
    and cars. NaN: withheld by the publisher.
    """
    areas = key.index[key["municipality_code"] == MUNICIPALITY_CODE]
    tables = [_table(raw[i], source, areas) for i, source in enumerate(_COLUMNS)]
    frame = pd.concat(tables, axis=1)
    _adds_up(frame, ["rented", "cooperative", "owned", "other"], "people_by_tenure", TENURE)
    _adds_up(frame, ["cars_in_traffic", "cars_off_road"], "cars", CARS)
    ages = [f"economic_standard_people_{age}" for age in AGES]
    _adds_up(frame.dropna(), ages, "economic_standard_people", STANDARD)
    _adds_up(frame, ["economic_standard_people"], "disposable_income_people", INCOME)
    _adds_up(frame.assign(all=100), _QUARTERS, "all", INCOME, rounding=2)
    return frame


def _table(raw: bytes, source: Source, areas: pd.Index) -> pd.DataFrame:
    table, columns = csv_of(raw, source), _COLUMNS[source]
    need(table, ["deso", *columns], source)
    frame = table.set_index("deso")[list(columns)].rename(columns=columns).rename_axis("area_id")
    frame = frame.apply(numbers_of, source=source).sort_index()
    shares = [column for column in frame if column.endswith("_pct")]
    counts = [column for column in frame if column not in shares]
    check(frame, source, counts=counts, shares=shares, rows=len(areas))
    odd = frame.index.symmetric_difference(areas)
    if len(odd):
        raise InputFault(f"{source.file}: {odd[0]} is unknown, or missing")
    return frame


def _adds_up(
    frame: pd.DataFrame, parts: list[str], whole: str, source: Source, *, rounding: float = 0
) -> None:
    odd = frame.index[(frame[parts].sum(axis=1) - frame[whole]).abs() > rounding]
    if len(odd):
        raise InputFault(f"{source.file}: the parts of {odd[0]} do not make the whole")
