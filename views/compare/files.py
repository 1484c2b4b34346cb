"""A comparison to take along: CSV, Excel with its definitions, GeoJSON. Made when a button is pressed."""

from collections.abc import Callable
from io import BytesIO

import geopandas as gpd
import pandas as pd
import streamlit as st

from analysis import comparison
from indicators import breaks, drawn, figures
from indicators.indicator import MUNICIPALITY, STATUSES, UNITS, Indicator
from indicators.schemes import SCHEMES
from translations import texts
from translations.texts import _, said
from views import downloads
from views.citation import source_line
from views.compare import compare
from views.compare.compare import Choice

_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_ASKED_FOR = ("table", "query", "retrieved")  # of a refresh: what was asked, and when
_PLACE = "deso_class"  # a class of small areas, which have no outlines of the whole country


def formats(choice: Choice) -> None:
    """A button a format."""
    language = texts.language()
    files: dict[str, tuple[str, str, Callable[[], bytes]]] = {
        "csv": ("CSV", "text/csv", lambda: csv(choice, language)),
        "xlsx": ("Excel", _EXCEL, lambda: workbook(choice, language)),
        "geojson": ("GeoJSON", "application/geo+json", lambda: geojson(choice, language)),
    }
    with st.container(horizontal=True):
        for ending, (title, mime, make) in files.items():
            st.download_button(
                title,
                data=make,
                file_name=f"klyftkartan_compare_{choice.level}.{ending}",
                mime=mime,
                key=f"compare_{ending}",
                on_click="ignore",
                icon=":material/download:",
            )
    st.caption(
        _(
            "Excel: values with their differences and intervals, all years, the table above, and the definitions. "
            "CSV: the values. GeoJSON: outlines, where there are any, with the values."
        )
    )


def csv(choice: Choice, language: str) -> bytes:
    """The values as in `long`."""
    texts.speak(language)  # a download runs in a thread of its own
    return downloads.own_csv(long(choice))


def workbook(choice: Choice, language: str) -> bytes:
    """Five sheets: values, wide (as on the page), years, definitions, about."""
    texts.speak(language)
    sheets = {
        "values": long(choice),
        "wide": compare.wide(choice),
        "years": years(choice),
        "definitions": definitions(choice),
        "about": _about(choice),
    }
    file = BytesIO()
    options = {"options": {"strings_to_formulas": False, "strings_to_urls": False}}
    with pd.ExcelWriter(file, engine="xlsxwriter", engine_kwargs=options) as book:
        for name, sheet in sheets.items():
            sheet.to_excel(book, sheet_name=name, index=False, freeze_panes=(1, 0))
            book.sheets[name].autofit(max_width=420)
    return file.getvalue()


def geojson(choice: Choice, language: str) -> bytes:
    """One feature an area or class, in the order chosen, in EPSG:4326; null where there is no outline.

    Properties: code, name, level, scheme; of each indicator its id (the value),
    and the id with `_unit`, `_year`, `_status`, `_difference` (from the first) after it.
    """
    texts.speak(language)
    frame = gpd.GeoDataFrame(
        {
            "code": [str(code) for code in choice.codes],
            "name": [choice.names[code] for code in choice.codes],
            "level": choice.level,
            "scheme": choice.scheme.id if choice.by_class else "",
            "difference_from": str(choice.codes[0]),
        },
        geometry=_shapes(choice),
        crs=4326,
    )
    for indicator, year, table in choice.each():
        frame[indicator.id] = table["value"].to_numpy()
        frame[f"{indicator.id}_unit"] = said(UNITS[indicator.unit].text)
        frame[f"{indicator.id}_year"] = year
        frame[f"{indicator.id}_status"] = _status(choice, table).to_numpy()
        frame[f"{indicator.id}_difference"] = table["difference"].to_numpy()
        frame[f"{indicator.id}_citation"] = _citation(choice, indicator, year, language)
    return frame.to_json(drop_id=True).encode()


def _shapes(choice: Choice) -> list:
    if not choice.by_class:
        areas = figures.areas(choice.level)
        if not isinstance(areas, gpd.GeoDataFrame):
            return [None] * len(choice.codes)
        return list(areas.geometry.loc[list(choice.codes)])
    level = MUNICIPALITY if MUNICIPALITY in choice.scheme.levels else choice.level
    if choice.scheme.column == _PLACE:
        return [None] * len(choice.codes)
    known = figures.outlined(level)
    whole = drawn.dissolved(known, known[choice.scheme.column])
    return [whole.get(code) for code in choice.codes]


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
    unit = UNITS[indicator.unit]
    codes = list(choice.codes)
    rows = pd.DataFrame(
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
            "status": _status(choice, table).to_numpy(),
            "difference_from": str(codes[0]),
            "difference": table["difference"].to_numpy(),
            "difference_unit": said(unit.difference),
        }
    )
    if choice.by_class:
        for column in ("low", "high", "difference_low", "difference_high", "areas"):
            rows[column] = table[column].to_numpy()
        rows["interval"] = "95%, bootstrap over areas of the level"
    else:
        _add_inside(rows, choice, indicator, year)
        _add_noise(rows, choice, indicator, year)
    rows["weight"] = indicator.weight or ""
    behind = figures.values(indicator.id, choice.level, year)
    if choice.by_class:
        rows["source"] = ", ".join(dict.fromkeys(behind["source"].dropna().astype(str)))
    else:
        rows["source"] = table["source"].astype(str).to_numpy()
        for column in [name for name in _ASKED_FOR if name in table]:
            rows[column] = table[column].astype(str).to_numpy()
    rows["citation"] = _citation(choice, indicator, year, language)
    rows["caveat"] = said(indicator.caveat)
    return rows


def _add_inside(rows: pd.DataFrame, choice: Choice, indicator: Indicator, year: int) -> None:
    found = comparison.inside(indicator.id, year, choice.codes, choice.level)
    if found is None:
        return
    rows["inside_level"], rows["inside_year"] = found.level, found.year
    for column in found.frame:
        rows[f"inside_{column}"] = found.frame[column].to_numpy()
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


def _status(choice: Choice, table: pd.DataFrame) -> pd.Series:
    """How a value came about; a class has a mean, where any of its areas has a value."""
    if not choice.by_class:
        return table["status"].astype(str)
    return table["value"].notna().map({True: "weighted mean", False: "missing"})


def _citation(choice: Choice, indicator: Indicator, year: int, language: str) -> str:
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
        for code, line in compare.series_of(choice, indicator).iterrows()
        for year, value in line.items()
    ]
    return pd.DataFrame(rows)


def definitions(choice: Choice) -> pd.DataFrame:
    """A row an indicator: what it means, how it is made, its caveat, unit, direction, breaks and sources."""
    better = {"high": _("higher is better"), "low": _("lower is better"), None: _("neither")}
    return pd.DataFrame(
        [
            {
                "indicator": indicator.id,
                "title": said(indicator.title),
                "year": year,
                "unit": said(UNITS[indicator.unit].text),
                "direction": better[indicator.direction],
                "definition": said(indicator.meaning),
                "formula": said(indicator.formula),
                "caveat": said(indicator.caveat),
                "weight": indicator.weight or "",
                "breaks": " ".join(
                    said(one.text)
                    for one in breaks.crossed(
                        indicator.id,
                        [int(y) for y in compare.series_of(choice, indicator).columns],
                        level=choice.level,
                    )
                ),
                "citation": _citation(choice, indicator, year, texts.language()),
            }
            for indicator, year in zip(choice.indicators, choice.years, strict=True)
        ]
    )


def _about(choice: Choice) -> pd.DataFrame:
    """What was compared, what the intervals are, and what the words of the column `status` mean."""
    rows = {
        "level": choice.level,
        "compared": ", ".join(map(str, choice.codes)),
        "difference from": f"{choice.codes[0]} {choice.first}",
        "scheme": f"{said(choice.scheme.title)}: {said(choice.scheme.note)}",
        "intervals": compare.interval_words(choice),
        **{f"status {name}": said(text) for name, text in STATUSES.items()},
    }
    return pd.DataFrame({"field": list(rows), "text": list(rows.values())})
