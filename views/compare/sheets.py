"""The sheets of a comparison's files, as frames: values, years, definitions, about."""

import pandas as pd

from analysis import comparison
from indicators import breaks, figures
from indicators.indicator import MUNICIPAL, STATUSES, UNITS, Indicator
from indicators.schemes import SCHEMES
from translations import texts
from translations.texts import _, said
from views.citation import source_line
from views.compare.choices import Choice, series_of
from views.compare.differences import interval_words

_ASKED_FOR = ("table", "query", "retrieved")  # of a refresh: what was asked, and when


def long(choice: Choice) -> pd.DataFrame:
    """A row an indicator and code: the value, the difference from the first, each with the interval that there is."""
    language = texts.language()
    parts = [
        _part(choice, indicator, year, table, language) for indicator, year, table in choice.each()
    ]
    return pd.concat(parts, ignore_index=True)


def _part(
    choice: Choice, indicator: Indicator, year: int, table: pd.DataFrame, language: str
) -> pd.DataFrame:
    rows = _values(choice, indicator, year, table)
    if choice.by_class:
        for column in ("low", "high", "difference_low", "difference_high", "areas"):
            rows[column] = table[column].to_numpy()
        over = "municipalities" if choice.level in MUNICIPAL else "areas, by whole municipalities"
        rows["interval"] = f"95%, bootstrap over {over}"
    else:
        if table["margin"].notna().any():
            rows["margin"] = table["margin"].to_numpy()
            rows["difference_margin"] = table["difference_margin"].to_numpy()
        _add_inside(rows, choice, indicator, year)
        _add_noise(rows, choice, indicator, year)
    rows["weight"] = indicator.weight or ""
    _add_source(rows, choice, indicator, year, table)
    rows["citation"] = citation_of(choice, indicator, year, language)
    rows["caveat"] = said(indicator.caveat)
    return rows


def _values(choice: Choice, indicator: Indicator, year: int, table: pd.DataFrame) -> pd.DataFrame:
    unit, codes = UNITS[indicator.unit], list(choice.codes)
    return pd.DataFrame(
        {
            "code": [str(code) for code in codes],
            "name": [choice.names[code] for code in codes],
            "kind": "class mean" if choice.by_class else "area",
            "level": choice.level,
            "scheme": choice.scheme.id,
            "class": _class_codes(choice),
            "indicator": indicator.id,
            "title": said(indicator.title),
            "year": year,
            "value": table["value"].to_numpy(),
            "unit": said(unit.text),
            "status": status_of(choice, table).to_numpy(),
            "difference_from": str(codes[0]),
            "difference": table["difference"].to_numpy(),
            "difference_unit": said(unit.difference),
        }
    )


def _add_source(
    rows: pd.DataFrame, choice: Choice, indicator: Indicator, year: int, table: pd.DataFrame
) -> None:
    if choice.by_class:
        behind = figures.values(indicator.id, choice.level, year)
        rows["source"] = ", ".join(dict.fromkeys(behind["source"].dropna().astype(str)))
        return
    rows["source"] = table["source"].astype(str).to_numpy()
    for column in [name for name in _ASKED_FOR if name in table]:
        rows[column] = table[column].astype(str).to_numpy()


def _add_inside(rows: pd.DataFrame, choice: Choice, indicator: Indicator, year: int) -> None:
    inside = comparison.inside(indicator.id, year, choice.codes, choice.level)
    if inside is None:
        return
    rows["inside_level"], rows["inside_year"] = inside.level, inside.year
    for column in inside.frame:
        rows[f"inside_{column}"] = inside.frame[column].to_numpy()
    rows["inside_interval"] = "95%, bootstrap over the areas inside"


def _add_noise(rows: pd.DataFrame, choice: Choice, indicator: Indicator, year: int) -> None:
    band = comparison.noise_band(indicator.id, choice.level, year, choice.codes)
    if band is not None:
        for column in band:
            rows[f"noise_{column}"] = band[column].to_numpy()


def _class_codes(choice: Choice) -> list[str]:
    if choice.by_class:
        return [str(code) for code in choice.codes]
    of = figures.areas(choice.level)[choice.scheme.column]
    known = {code: str(code) for code in SCHEMES[choice.scheme.id].classes}
    return [known.get(of[code], "") for code in choice.codes]


def status_of(choice: Choice, table: pd.DataFrame) -> pd.Series:
    """How a value came about; a class has a mean, where any of its areas has a value."""
    if not choice.by_class:
        return table["status"].astype(str)
    return table["value"].notna().map({True: "weighted mean", False: "missing"})


def citation_of(choice: Choice, indicator: Indicator, year: int, language: str) -> str:
    """The sources behind an indicator's values of the year, as they are cited."""
    table = figures.values(indicator.id, choice.level, year)
    return " ".join(source_line(indicator, language, table))


def years(choice: Choice) -> pd.DataFrame:
    """All years of every indicator: a row a code, indicator and year; an unknown value is empty."""
    rows = [
        {
            "code": str(code),
            "name": choice.names[code],
            "indicator": indicator.id,
            "year": int(year),
            "value": value,
            "unit": said(UNITS[indicator.unit].text),
        }
        for indicator in choice.indicators
        for code, line in series_of(choice, indicator).iterrows()
        for year, value in line.items()
    ]
    return pd.DataFrame(rows)


def definitions(choice: Choice) -> pd.DataFrame:
    """A row an indicator: what it means, how it is made, its caveat, unit, direction, breaks and sources."""
    chosen = zip(choice.indicators, choice.years, strict=True)
    return pd.DataFrame([_definition(choice, indicator, year) for indicator, year in chosen])


def _definition(choice: Choice, indicator: Indicator, year: int) -> dict[str, str | int]:
    better = {"high": _("higher is better"), "low": _("lower is better"), None: _("neither")}
    years = [int(year) for year in series_of(choice, indicator).columns]
    crossed = breaks.crossed(indicator.id, years, level=choice.level)
    return {
        "indicator": indicator.id,
        "title": said(indicator.title),
        "year": year,
        "unit": said(UNITS[indicator.unit].text),
        "direction": better[indicator.direction],
        "definition": said(indicator.meaning),
        "formula": said(indicator.formula),
        "caveat": said(indicator.caveat),
        "weight": indicator.weight or "",
        "breaks": " ".join(said(met.text) for met in crossed),
        "citation": citation_of(choice, indicator, year, texts.language()),
    }


def about(choice: Choice) -> pd.DataFrame:
    """What was compared, what the intervals are, and what the words of the column `status` mean."""
    rows = {
        "level": choice.level,
        "compared": ", ".join(map(str, choice.codes)),
        "difference from": f"{choice.codes[0]} {choice.first}",
        "scheme": f"{said(choice.scheme.title)}: {said(choice.scheme.note)}",
        "intervals": interval_words(choice),
        **{f"status {name}": said(text) for name, text in STATUSES.items()},
    }
    return pd.DataFrame({"field": list(rows), "text": list(rows.values())})
