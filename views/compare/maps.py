"""Small maps in the same colour classes."""

import numpy as np
import pandas as pd
import streamlit as st

from analysis import comparison
from indicators import figures
from indicators.indicator import LEVELS, MUNICIPALITY, UNITS, Indicator
from indicators.written import amount
from translations.texts import _, literal, said
from views import citation, colours, frame, legends
from views.compare import small_maps
from views.compare.choices import Choice
from views.compare.shades import grid
from views.words import listed


def show(choice: Choice) -> None:
    """Small maps in the same colour classes: the municipalities by their areas, or the country class by class."""
    if choice.level not in (MUNICIPALITY, *comparison.INNER):
        return
    st.subheader(_("Small maps"))
    if choice.by_class:
        _class_maps(choice)
    else:
        _inner_maps(choice)


def _class_maps(choice: Choice) -> None:
    if choice.level != MUNICIPALITY:
        st.caption(_("Maps class by class are drawn of the municipalities."))
        return
    values = figures.values(choice.focus.id, choice.level, choice.year)["value"]
    classes = colours.classes(values, choice.focus, "quantiles")
    shade = _shades(values, classes)
    class_of = figures.areas(choice.level)[choice.scheme.column]
    shapes = small_maps.projected(choice.level)
    for column, code in grid(choice.shown_order):
        with column:
            is_in = class_of == code
            drawn = shade.where(is_in, _ground()).reindex(shapes.index)
            _small_map(
                choice.names[code],
                small_maps.svg(shapes, drawn, ink=_ink(), size=320, ground=_ground()),
                legends.how_many(is_in.sum(), "municipalities"),
                _map_words(values[is_in], choice.focus),
            )
    _legend(choice, classes, choice.level, choice.year, "municipalities")


def _inner_maps(choice: Choice) -> None:
    """The municipalities of the chosen areas, by the areas inside them, where these have values and outlines."""
    level, year = _drawn_level(choice)
    if level is None:
        title = said(choice.focus.title)
        st.caption(_("{title} is not known for areas inside municipalities.", title=title))
        return
    shapes = small_maps.projected(level)
    municipality_of = figures.areas(level)["municipality_code"].astype(str)
    within = municipality_of.reindex(shapes.index)
    drawable = _drawable(choice, level, municipality_of, within)
    if not drawable:
        return
    values = figures.values(choice.focus.id, level, year)["value"]
    classes = colours.classes(values, choice.focus, "quantiles")
    shade, names = _shades(values, classes), figures.areas()["name"]
    for column, code in grid(drawable):
        with column:
            inside = shapes[within == code]
            _small_map(
                names[code],
                small_maps.svg(inside, shade[inside.index], marked=choice.codes, ink=_ink()),
                legends.how_many(len(inside), "areas"),
                _map_words(values[municipality_of == code], choice.focus),
            )
    st.markdown(f"**{said(choice.focus.title)}, {year}, {said(LEVELS[level])}**")
    _legend(choice, classes, level, year, "areas")


def _drawable(
    choice: Choice, level: str, municipality_of: pd.Series, outlined: pd.Series
) -> list[str]:
    """The municipalities that have outlines of areas inside; of the others it is said that they have none."""
    order = choice.shown_order
    wanted = list(dict.fromkeys(order if level != choice.level else municipality_of[order]))
    drawable = [code for code in wanted if (outlined == code).any()]
    names = figures.areas()["name"]
    if missing := [names[code] for code in wanted if code not in drawable]:
        st.caption(
            _(
                "No outlines of areas (of level {level}) here for: {names}. A refresh brings them.",
                level=said(LEVELS[level]),
                names=listed(missing),
            )
        )
    return drawable


def _legend(
    choice: Choice, classes: colours.Classes, level: str, year: int, counted: legends.Counted
) -> None:
    legends.of_classes(classes, choice.focus, said(UNITS[choice.focus.unit].text), counted)
    st.caption(
        _("The classes are cut over all areas that have a value, and counted there.")
        + f" {citation.short(choice.focus, year, level)}"
    )


def _drawn_level(choice: Choice) -> tuple[str | None, int]:
    """The level whose areas are drawn, and its year."""
    if choice.level != MUNICIPALITY:
        return choice.level, choice.year
    return comparison.inner_level(choice.focus, choice.year) or (None, choice.year)


def _small_map(name: str, image: str, counted: str, words: str) -> None:
    st.markdown(f"**{literal(name)}**, {counted}")
    st.image(image, alt=_("Map of {name}. {text}", name=name, text=words))
    st.caption(words)


def _map_words(values: pd.Series, indicator: Indicator) -> str:
    known = values.dropna()
    if known.empty:
        return _("No value.")
    return _(
        "From {low} to {high}, median {median}.",
        low=amount(known.min(), indicator),
        high=amount(known.max(), indicator),
        median=amount(known.median(), indicator),
    )


def _shades(values: pd.Series, classes: colours.Classes) -> pd.Series:
    """The colour of every area."""
    palette = np.array([*classes.colours, colours.MISSING])
    return pd.Series(palette[classes.codes], values.index)


def _ground() -> str:
    return "#3a3f4b" if frame.is_dark() else "#eceff1"


def _ink() -> str:
    return "#ffffff" if frame.is_dark() else "#000000"
