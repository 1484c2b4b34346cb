"""The numbers to take along: CSV, Excel, GeoJSON, GeoParquet, and the map as a picture.

A file is made when its button is pressed, not before.
"""

from collections.abc import Callable
from functools import partial
from io import BytesIO

import geopandas as gpd
import pandas as pd
import streamlit as st

from indicators import figures
from indicators.indicator import MUNICIPAL, MUNICIPALITY, STATUSES, UNITS, Indicator
from translations import texts
from translations.texts import _, said, with_unit
from views import picture
from views.citation import source_line
from views.colours import Classes, labels

_FORMATS = {
    "csv": ("CSV", "text/csv"),
    "xlsx": ("Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "geojson": ("GeoJSON", "application/geo+json"),
    "parquet": ("GeoParquet", "application/vnd.apache.parquet"),
    "png": ("PNG", "image/png"),
    "svg": ("SVG", "image/svg+xml"),
}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def buttons(name: str, files: dict[str, Callable[[], bytes]], key: str) -> None:
    """A button for each format (by the ending of `_FORMATS`), which makes the file when it is pressed."""
    with st.container(horizontal=True):
        for ending, make in files.items():
            title, mime = _FORMATS[ending]
            st.download_button(
                title,
                data=make,
                file_name=f"{name}.{ending}",
                mime=mime,
                key=f"{key}_{ending}",
                on_click="ignore",
                icon=":material/download:",
            )


def all_formats(
    indicator: Indicator, year: int, classes: Classes, level: str = MUNICIPALITY, note: str = ""
) -> None:
    """A button for each format of what the map shows.

    `classes` are those of the areas that have an outline; `note` says in the picture which they are.
    """
    language = texts.language()
    get = partial(_frame, indicator, year, language, level)
    draw = partial(_picture, indicator, year, classes, language=language, level=level, note=note)
    files: dict[str, Callable[[], bytes]] = {
        "csv": lambda: _csv(get()),
        "xlsx": lambda: _workbook(get(), indicator, year, language, level),
        "geojson": lambda: get().to_json(drop_id=False).encode(),
        "parquet": lambda: _geoparquet(get()),
        "png": lambda: draw(format="png"),
        "svg": lambda: draw(format="svg"),
    }
    buttons(f"klyftkartan_{indicator.id}_{level}_{year}", files, f"download_{level}")
    st.caption(
        _("Tables carry unit, year, status and source on every row. Pictures show the area map.")
        if level in MUNICIPAL
        else _(
            "Tables carry unit, year, status and source on every row. Pictures show the areas that have outlines."
        )
    )


def two_formats(
    name: str, values: Callable[[], pd.DataFrame], definitions: Callable[[], pd.DataFrame]
) -> None:
    """CSV of a table, and Excel with a sheet of its definitions beside; `name` is the files' name.

    The tables are made in the reader's language when a button is pressed.
    """
    language = texts.language()

    def spoken(make: Callable[[], bytes]) -> bytes:
        texts.speak(language)  # a download runs in a thread of its own
        return make()

    files: dict[str, Callable[[], bytes]] = {
        "csv": partial(spoken, lambda: own_csv(values())),
        "xlsx": partial(spoken, lambda: two_sheets(values(), definitions())),
    }
    buttons(name, files, f"download_{name}")


def two_sheets(values: pd.DataFrame, definitions: pd.DataFrame) -> bytes:
    """A workbook: the values, and what they mean. No text of it becomes a formula or a link."""
    file = BytesIO()
    options = {"options": {"strings_to_formulas": False, "strings_to_urls": False}}
    with pd.ExcelWriter(file, engine="xlsxwriter", engine_kwargs=options) as book:
        for sheet, table in (("values", values), ("definitions", definitions)):
            table.to_excel(book, sheet_name=sheet, index=False, freeze_panes=(1, 2))
            book.sheets[sheet].autofit(max_width=420)  # pixels: a caveat would take the screen
    return file.getvalue()


def _frame(
    indicator: Indicator, year: int, language: str, level: str = MUNICIPALITY
) -> gpd.GeoDataFrame:
    frame = figures.get(indicator.id, level, year)
    unit = UNITS[indicator.unit].text[language]
    frame.insert(2, "unit", unit)
    frame.insert(1, "indicator", indicator.id)
    frame.insert(2, "level", level)
    whole = figures.areas(level)
    for column in ("deso_class", "regso", "regso_code", "municipality", "municipality_code"):
        if column in whole and column not in frame:
            frame.insert(1, column, whole[column])
    values = figures.values(indicator.id, level, year)
    for column in ("table", "query", "retrieved"):  # of a refresh: what was asked, and when
        if column in values:
            frame[column] = values[column].astype(str)
    frame["citation"] = " ".join(source_line(indicator, language, values))
    frame["caveat"] = indicator.caveat[language]
    return frame


def _csv(frame: gpd.GeoDataFrame) -> bytes:
    return frame.drop(columns="geometry").to_csv().encode("utf-8-sig")


def own_csv(frame: pd.DataFrame) -> bytes:
    """A table with a reader's own words in it, without any that a spreadsheet would take for a formula."""
    safe = frame.map(_no_formula).rename(columns=_no_formula)
    return safe.to_csv(index=False).encode("utf-8-sig")


def _no_formula(cell: object) -> object:
    """A text on one line, with an apostrophe before a sign that begins a formula; numbers as they are."""
    if not isinstance(cell, str):
        return cell
    return ("'" if cell.startswith(_FORMULA) else "") + " ".join(cell.split())


def _geoparquet(frame: gpd.GeoDataFrame) -> bytes:
    file = BytesIO()
    frame.to_parquet(file, compression="zstd")
    return file.getvalue()


def _workbook(
    frame: gpd.GeoDataFrame,
    indicator: Indicator,
    year: int,
    language: str,
    level: str = MUNICIPALITY,
) -> bytes:
    """Two sheets: the values, and what they mean."""
    file = BytesIO()
    options = {"options": {"strings_to_formulas": False, "strings_to_urls": False}}
    with pd.ExcelWriter(file, engine="xlsxwriter", engine_kwargs=options) as book:
        frame.drop(columns="geometry").to_excel(book, sheet_name="values", freeze_panes=(1, 2))
        meaning = pd.Series(_meaning(indicator, year, language, level), name="text")
        meaning.to_excel(book, sheet_name="definitions", index_label="field")
        book.sheets["values"].autofit()
        book.sheets["definitions"].set_column(0, 0, 18)
        book.sheets["definitions"].set_column(1, 1, 110)
    return file.getvalue()


def _meaning(indicator: Indicator, year: int, language: str, level: str) -> dict[str, str | int]:
    """What the values mean, by field."""
    sources = source_line(indicator, language, figures.values(indicator.id, level, year))
    return {
        "id": indicator.id,
        "title": indicator.title[language],
        "meaning": indicator.meaning[language],
        "formula": indicator.formula[language],
        "caveat": indicator.caveat[language],
        "unit": UNITS[indicator.unit].text[language],
        "year": year,
        **{f"source {n}": line for n, line in enumerate(sources, 1)},
        **{f"status {name}": text[language] for name, text in STATUSES.items()},
    }


def _picture(
    indicator: Indicator,
    year: int,
    classes: Classes,
    format: str,
    language: str,
    level: str = MUNICIPALITY,
    note: str = "",
) -> bytes:
    texts.speak(language)  # a download runs in a thread of its own
    unit = said(UNITS[indicator.unit].text)
    sources = source_line(indicator, language, figures.values(indicator.id, level, year))
    return picture.picture(
        classes,
        format=format,
        title=f"{said(indicator.title)}, {indicator.named(year)}",
        legend=[with_unit(label, unit) for label in labels(classes, indicator)],
        missing_label=_("no value"),
        source="\n".join([*([note] if note else []), said(indicator.caveat), *sources]),
        level=level,
    )
