"""A comparison to take along: CSV, Excel with its definitions, GeoJSON. Made when a button is pressed."""

from collections.abc import Callable
from io import BytesIO

import geopandas as gpd
import pandas as pd
import streamlit as st

from analysis import comparison
from indicators import breaks, figures
from indicators.indicator import MUNICIPALITY, STATUSES, UNITS, Indicator
from indicators.schemes import SCHEMES
from making import outlines
from translations import texts
from translations.texts import _, said
from views import downloads
from views.citation import source_line
from views.compare import compare
from views.compare.compare import Asked

_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_ASKED_FOR = ("table", "query", "retrieved")  # of a refresh: what was asked, and when
_PLACE = "deso_class"  # a class of small areas, which have no outlines of the whole country


def formats(asked: Asked) -> None:
    """A button a format."""
    language = texts.language()
    files: dict[str, tuple[str, str, Callable[[], bytes]]] = {
        "csv": ("CSV", "text/csv", lambda: csv(asked, language)),
        "xlsx": ("Excel", _EXCEL, lambda: workbook(asked, language)),
        "geojson": ("GeoJSON", "application/geo+json", lambda: geojson(asked, language)),
    }
    with st.container(horizontal=True):
        for ending, (title, mime, make) in files.items():
            st.download_button(
                title,
                data=make,
                file_name=f"klyftkartan_compare_{asked.level}.{ending}",
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


def csv(asked: Asked, language: str) -> bytes:
    """The values as in `long`."""
    texts.speak(language)  # a download runs in a thread of its own
    return downloads.own_csv(long(asked))


def workbook(asked: Asked, language: str) -> bytes:
    """Five sheets: values, wide (as on the page), years, definitions, about."""
    texts.speak(language)
    sheets = {
        "values": long(asked),
        "wide": compare.wide(asked),
        "years": years(asked),
        "definitions": definitions(asked),
        "about": _about(asked),
    }
    file = BytesIO()
    options = {"options": {"strings_to_formulas": False, "strings_to_urls": False}}
    with pd.ExcelWriter(file, engine="xlsxwriter", engine_kwargs=options) as book:
        for name, sheet in sheets.items():
            sheet.to_excel(book, sheet_name=name, index=False, freeze_panes=(1, 0))
            book.sheets[name].autofit(max_width=420)
    return file.getvalue()


def geojson(asked: Asked, language: str) -> bytes:
    """One feature an area or class, in the order chosen, in EPSG:4326; null where there is no outline.

    Properties: code, name, level, scheme; of each indicator its id (the value),
    and the id with `_unit`, `_year`, `_status`, `_difference` (from the first) after it.
    """
    texts.speak(language)
    frame = gpd.GeoDataFrame(
        {
            "code": [str(code) for code in asked.codes],
            "name": [asked.names[code] for code in asked.codes],
            "level": asked.level,
            "scheme": asked.scheme.id if asked.by_class else "",
            "difference_from": str(asked.codes[0]),
        },
        geometry=_shapes(asked),
        crs=4326,
    )
    for indicator, year, table in asked.each():
        frame[indicator.id] = table["value"].to_numpy()
        frame[f"{indicator.id}_unit"] = said(UNITS[indicator.unit].text)
        frame[f"{indicator.id}_year"] = year
        frame[f"{indicator.id}_status"] = _status(asked, table).to_numpy()
        frame[f"{indicator.id}_difference"] = table["difference"].to_numpy()
        frame[f"{indicator.id}_citation"] = _citation(asked, indicator, year, language)
    return frame.to_json(drop_id=True).encode()


def _shapes(asked: Asked) -> list:
    if not asked.by_class:
        areas = figures.areas(asked.level)
        if not isinstance(areas, gpd.GeoDataFrame):
            return [None] * len(asked.codes)
        return list(areas.geometry.loc[list(asked.codes)])
    level = MUNICIPALITY if MUNICIPALITY in asked.scheme.levels else asked.level
    if asked.scheme.column == _PLACE:
        return [None] * len(asked.codes)
    known = figures.outlined(level)
    whole = outlines.dissolved(known, known[asked.scheme.column])
    return [whole.get(code) for code in asked.codes]


def long(asked: Asked) -> pd.DataFrame:
    """A row an indicator and code: the value, the difference from the first, each with the interval that there is."""
    language = texts.language()
    parts = [
        _part(asked, indicator, year, table, language) for indicator, year, table in asked.each()
    ]
    return pd.concat(parts, ignore_index=True)


def _part(
    asked: Asked, indicator: Indicator, year: int, table: pd.DataFrame, language: str
) -> pd.DataFrame:
    unit = UNITS[indicator.unit]
    codes = list(asked.codes)
    rows = pd.DataFrame(
        {
            "code": [str(code) for code in codes],
            "name": [asked.names[code] for code in codes],
            "kind": "class mean" if asked.by_class else "area",
            "level": asked.level,
            "scheme": asked.scheme.id,
            "class": _class_codes(asked),
            "indicator": indicator.id,
            "title": said(indicator.title),
            "year": year,
            "value": table["value"].to_numpy(),
            "unit": said(unit.text),
            "status": _status(asked, table).to_numpy(),
            "difference_from": str(codes[0]),
            "difference": table["difference"].to_numpy(),
            "difference_unit": said(unit.difference),
        }
    )
    if asked.by_class:
        for column in ("low", "high", "difference_low", "difference_high", "areas"):
            rows[column] = table[column].to_numpy()
        rows["interval"] = "95%, bootstrap over areas of the level"
    else:
        _add_inside(rows, asked, indicator, year)
        _add_noise(rows, asked, indicator, year)
    rows["weight"] = indicator.weight or ""
    behind = figures.values(indicator.id, asked.level, year)
    if asked.by_class:
        rows["source"] = ", ".join(dict.fromkeys(behind["source"].dropna().astype(str)))
    else:
        rows["source"] = table["source"].astype(str).to_numpy()
        for column in [name for name in _ASKED_FOR if name in table]:
            rows[column] = table[column].astype(str).to_numpy()
    rows["citation"] = _citation(asked, indicator, year, language)
    rows["caveat"] = said(indicator.caveat)
    return rows


def _add_inside(rows: pd.DataFrame, asked: Asked, indicator: Indicator, year: int) -> None:
    found = comparison.inside(indicator.id, year, asked.codes, asked.level)
    if found is None:
        return
    rows["inside_level"], rows["inside_year"] = found.level, found.year
    for column in found.frame:
        rows[f"inside_{column}"] = found.frame[column].to_numpy()
    rows["inside_interval"] = "95%, bootstrap over the areas inside"


def _add_noise(rows: pd.DataFrame, asked: Asked, indicator: Indicator, year: int) -> None:
    band = comparison.noise_band(indicator.id, asked.level, year, asked.codes)
    if band is not None:
        for column in band:
            rows[f"noise_{column}"] = band[column].to_numpy()


def _class_codes(asked: Asked) -> list[str]:
    if asked.by_class:
        return [str(code) for code in asked.codes]
    of = figures.areas(asked.level)[asked.scheme.column]
    known = {code: str(code) for code in SCHEMES[asked.scheme.id].classes}
    return [known.get(of[code], "") for code in asked.codes]


def _status(asked: Asked, table: pd.DataFrame) -> pd.Series:
    """How a value came about; a class has a mean, where any of its areas has a value."""
    if not asked.by_class:
        return table["status"].astype(str)
    return table["value"].notna().map({True: "weighted mean", False: "missing"})


def _citation(asked: Asked, indicator: Indicator, year: int, language: str) -> str:
    table = figures.values(indicator.id, asked.level, year)
    return " ".join(source_line(indicator, language, table))


def years(asked: Asked) -> pd.DataFrame:
    """All years of every indicator: a row a code, indicator and year; an unknown value is empty."""
    rows = [
        {
            "code": str(code),
            "name": asked.names[code],
            "indicator": indicator.id,
            "year": int(year),
            "value": value,
            "unit": said(UNITS[indicator.unit].text),
        }
        for indicator in asked.indicators
        for code, line in compare.series_of(asked, indicator).iterrows()
        for year, value in line.items()
    ]
    return pd.DataFrame(rows)


def definitions(asked: Asked) -> pd.DataFrame:
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
                        [int(y) for y in compare.series_of(asked, indicator).columns],
                        level=asked.level,
                    )
                ),
                "citation": _citation(asked, indicator, year, texts.language()),
            }
            for indicator, year in zip(asked.indicators, asked.years, strict=True)
        ]
    )


def _about(asked: Asked) -> pd.DataFrame:
    """What was compared, what the intervals are, and what the words of the column `status` mean."""
    rows = {
        "level": asked.level,
        "compared": ", ".join(map(str, asked.codes)),
        "difference from": f"{asked.codes[0]} {asked.first}",
        "scheme": f"{said(asked.scheme.title)}: {said(asked.scheme.note)}",
        "intervals": compare.interval_words(asked),
        **{f"status {name}": said(text) for name, text in STATUSES.items()},
    }
    return pd.DataFrame({"field": list(rows), "text": list(rows.values())})
