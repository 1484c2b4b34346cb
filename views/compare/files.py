"""A comparison to take along: CSV, Excel with its definitions, GeoJSON. Made when a button is pressed."""

from collections.abc import Callable
from io import BytesIO

import geopandas as gpd
import pandas as pd
import streamlit as st

from indicators import drawn, figures
from indicators.indicator import MUNICIPALITY, UNITS
from translations import texts
from translations.texts import _, said
from views import downloads
from views.compare.choices import Choice
from views.compare.sheets import about, citation_of, definitions, long, status_of, years
from views.compare.table import wide

_PLACE = "deso_class"  # a class of small areas, which have no outlines of the whole country


def formats(choice: Choice) -> None:
    """A button a format."""
    language = texts.language()
    files: dict[str, Callable[[], bytes]] = {
        "csv": lambda: csv(choice, language),
        "xlsx": lambda: workbook(choice, language),
        "geojson": lambda: geojson(choice, language),
    }
    downloads.buttons(f"klyftkartan_compare_{choice.level}", files, "compare")
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
        "wide": wide(choice),
        "years": years(choice),
        "definitions": definitions(choice),
        "about": about(choice),
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
    and the id with `_unit`, `_year`, `status_of`, `_difference` (from the first) after it.
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
        frame[f"{indicator.id}status_of"] = status_of(choice, table).to_numpy()
        frame[f"{indicator.id}_difference"] = table["difference"].to_numpy()
        frame[f"{indicator.id}citation_of"] = citation_of(choice, indicator, year, language)
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
