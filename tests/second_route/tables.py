"""Reading the publishers' files: codes as text, names matched with codes, nothing lost in silence."""

from functools import cache
from pathlib import Path

import pandas as pd

YEARS = (2020, 2021, 2022, 2023)
# Column of `classification`, rural classes, urban classes.
DIVISIONS = {
    "DEGURBA 3 against 1 and 2": ("degurba", ("3",), ("1", "2")),
    "SKR C against A": ("skr", ("C6", "C7", "C8", "C9"), ("A1", "A2")),
}


@cache
def classification(folder: Path) -> pd.DataFrame:
    """municipalities/classification_2025.csv by municipality code: name, skr, degurba (text), fa."""
    table = pd.read_csv(folder / "municipalities" / "classification_2025.csv", dtype=str)
    names = {"kommun": "name", "skr_grupp": "skr", "degurba": "degurba", "fa": "fa"}
    return table.set_index("kommun_kod")[list(names)].rename(columns=names)


def sides(folder: Path, codes: pd.Series, division: str) -> tuple[pd.Series, pd.Series]:
    """Masks (rural, urban) of areas by the codes of their municipalities."""
    column, rural, urban = DIVISIONS[division]
    classes = codes.map(classification(folder)[column])
    return classes.isin(rural), classes.isin(urban)


def named(folder: Path, code: str) -> str:
    """A municipality as a line calls it: "Skurup (1264)"."""
    return f"{classification(folder).at[code, 'name']} ({code})"


@cache
def key(folder: Path) -> pd.DataFrame:
    """areas/deso2018_regso2020_key.csv by DeSO: regso (code), name ("Municipality (RegSO)")."""
    table = pd.read_csv(
        folder / "areas" / "deso2018_regso2020_key.csv", dtype=str, encoding="utf-8-sig"
    )
    full = table["Kommunnamn"] + " (" + table["RegSO_2020"] + ")"
    frame = pd.DataFrame({"regso": table["RegSOkod_2020"], "name": full.map(spelt)})
    return frame.set_index(table["DeSO_2018"].rename("deso"))


def spelt(name: str) -> str:
    """A name with single spaces and plain hyphens, as the tables do not always have it."""
    for odd, plain in (("\N{NO-BREAK SPACE}", " "), ("\N{EN DASH}", "-")):
        name = name.replace(odd, plain)
    return " ".join(name.split()).replace(" )", ")")


def coded(names: pd.Series, folder: Path) -> pd.Series:
    """RegSO 2020 codes of names; KeyError with the name that is unknown."""
    known = key(folder).drop_duplicates("regso").set_index("name")["regso"]
    codes = names.map(spelt).map(known)
    if codes.isna().any():
        raise KeyError(names[codes.isna()].iloc[0])
    return codes


@cache
def regso(folder: Path, file: str, by: str | None, measure: str) -> pd.DataFrame:
    """areas/`file`: index (RegSO code, year), a column for each value of `by`, or `value`."""
    table = pd.read_csv(folder / "areas" / file, encoding="utf-8-sig", skip_blank_lines=True)
    table["regso"] = coded(table["region"], folder)
    rows = ["regso", *([by] if by else [])]
    columns = {f"{measure} {year}": year for year in YEARS}
    long = table.rename(columns=columns).melt(rows, list(YEARS), "year", "value")
    if by is None:
        return long.set_index(["regso", "year"])
    return long.pivot(index=["regso", "year"], columns=by, values="value")


def births(folder: Path) -> pd.DataFrame:
    """regso_foreign_born_2020_2023.csv: by RegSO and year, `all` and `abroad` (all − born in Sweden)."""
    table = regso(folder, "regso_foreign_born_2020_2023.csv", "födelseregion", "Antal")
    return pd.DataFrame({"all": table["totalt"], "abroad": table["totalt"] - table["Sverige"]})


def tenures(folder: Path) -> pd.DataFrame:
    """regso_housing_tenure_2020_2023.csv: dwellings by RegSO and year, a column a tenure."""
    return regso(folder, "regso_housing_tenure_2020_2023.csv", "upplåtelseform", "Antal")


def wages(folder: Path) -> pd.Series:
    """regso_income_2020_2023.csv: mean wage (thousand kronor) by RegSO and year."""
    file, measure = "regso_income_2020_2023.csv", "Medelvärde för samtliga, tkr"
    return regso(folder, file, None, measure)["value"]


@cache
def area_types(folder: Path) -> pd.Series:
    """regso_area_type_2022.csv: official type 1–5 by RegSO; the notes below the table are skipped."""
    file = folder / "areas" / "regso_area_type_2022.csv"
    table = pd.read_csv(file, encoding="utf-8-sig", dtype=str, on_bad_lines="skip")
    table.columns = ["name", "type", *table.columns[2:]]
    table = table[table["type"].isin(list("12345"))]
    types = table["type"].astype(int).set_axis(coded(table["name"], folder))
    lacking = set(key(folder)["regso"]) - set(types.index)
    if lacking:
        raise KeyError(f"no area type for {min(lacking)}")
    return types


@cache
def stockholm(folder: Path, name: str) -> pd.DataFrame:
    """areas/stockholm_municipality_2020/deso_stockholm_`name`.csv by DeSO 2018."""
    path = folder / "areas" / "stockholm_municipality_2020" / f"deso_stockholm_{name}.csv"
    return pd.read_csv(path).set_index("deso")


@cache
def minutes(folder: Path) -> pd.Series:
    """stockholm_county_2024/deso_commute_tcentralen.csv: minutes by DeSO 2025; missing left out."""
    path = folder / "areas" / "stockholm_county_2024" / "deso_commute_tcentralen.csv"
    table = pd.read_csv(path)
    table = table[table["source"] != "missing"]
    codes = table["desokod"].str.replace("deso_", "").str.upper()
    return table["commute_min"].astype(float).set_axis(codes)
