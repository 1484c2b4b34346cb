"""Every difference from the first one, with the interval that there is."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from analysis import comparison
from indicators.indicator import LEVELS, MUNICIPAL, MUNICIPALITY, UNITS, Indicator
from translations.texts import _, literal, number, said
from views import tables
from views.compare import small_charts
from views.compare.choices import Choice, frame_of
from views.words import drawn_whole, signed


def show(choice: Choice) -> None:
    """Every difference from the first one, with the interval that there is."""
    st.subheader(_("Differences from {name}", name=literal(choice.first)))
    _spans(choice)
    rows = [
        row
        for indicator, year, table in choice.each()
        for row in _difference_rows(choice, indicator, year, table)
    ]
    shown = pd.DataFrame(rows).dropna(axis="columns", how="all")
    tables.plain(
        shown,
        {shown.columns[0]: st.column_config.TextColumn(width=210)},
        alt=_("Differences from {name}", name=choice.first),
        height="content" if len(shown) <= 12 else 420,
    )
    st.caption(interval_words(choice))


def _spans(choice: Choice) -> None:
    """The differences of the first indicator with their intervals, where there are any."""
    heading = f"{said(choice.focus.title)}, {choice.focus.named(choice.year)} ({said(UNITS[choice.focus.unit].difference)})"
    table = frame_of(choice, choice.focus, choice.year)
    inside = None if choice.by_class else _inside(choice, choice.focus, choice.year)
    if not choice.by_class and inside is None:
        table = table.assign(
            difference_low=table["difference"] - table["difference_margin"],
            difference_high=table["difference"] + table["difference_margin"],
        )
    if inside is not None:
        table = inside.frame
        heading += " · " + _(
            "means of the areas inside, {level}, {year}",
            level=said(LEVELS[inside.level]),
            year=inside.year,
        )
    table = table.iloc[1:].set_axis([choice.names[code] for code in choice.codes[1:]])
    if not table["difference_low"].isna().all():
        _chart(choice, table, heading)


def _chart(choice: Choice, table: pd.DataFrame, heading: str) -> None:
    texts = [
        signed(row["difference"], choice.focus) + _interval_behind(row, choice.focus)
        for _code, row in table.iterrows()
    ]
    listing = "; ".join(f"{n}: {t}" for n, t in zip(table.index, texts, strict=True))
    st.markdown(f"**{heading}**")
    chart, _rest = st.columns([2, 1])
    with chart:
        small_charts.spans(table, texts, alt=f"{heading}. {listing}", key="spans")


def _inside(choice: Choice, indicator: Indicator, year: int) -> comparison.Inside | None:
    """The same differences between the areas inside, where these have values."""
    return comparison.inside(indicator.id, year, choice.codes, choice.level)


def _interval_behind(row: pd.Series, indicator: Indicator) -> str:
    ends = _ends(row, indicator)
    return f" ({ends})" if ends else ""


def interval_words(choice: Choice) -> str:
    """What the intervals of the differences are, and what they are not."""
    return _of_classes(choice.level) if choice.by_class else _of_areas(choice.level)


def _of_classes(level: str) -> str:
    over = _("municipalities") if level in MUNICIPAL else _("areas")
    text = _(
        "95% intervals: bootstrap over {over}, the same draws for every class. They tell how much a difference "
        "owes to single ones of them, and are too narrow for classes with fewer than about ten.",
        over=over,
    )
    if level not in MUNICIPAL:
        text += f" {drawn_whole()}"
    return text


def _of_areas(level: str) -> str:
    text = _(
        "Differences of single areas are as published: a register figure has no sampling error. Computed values "
        "depend on their assumptions; a survey figure has the uncertainty that its publisher gives beside it."
    )
    if level == MUNICIPALITY:
        text += " " + _(
            "Where the indicator is known for areas inside the municipalities, the difference of their means stands "
            "beside it, with a 95% interval (bootstrap over those areas): how much it owes to single ones, not a "
            "margin of error. With fewer than about ten areas it is too narrow."
        )
    return text


def _difference_rows(
    choice: Choice, indicator: Indicator, year: int, table: pd.DataFrame
) -> Iterator[dict[str, str | None]]:
    title = f"{said(indicator.title)}, {indicator.named(year)}"
    behind = (
        _by_class(indicator, table) if choice.by_class else _by_inner_areas(choice, indicator, year)
    )
    uncertain = {} if choice.by_class else _uncertainties(indicator, table)
    for code in choice.codes[1:]:
        yield {
            _("Indicator"): title,
            _("Class") if choice.by_class else _("Area"): choice.names[code],
            _("Difference"): signed(table.at[code, "difference"], indicator),
            _("Uncertainty"): uncertain.get(code),
            **behind[code],
        }


def _uncertainties(indicator: Indicator, table: pd.DataFrame) -> dict[Any, str]:
    """The ± of each difference of two survey figures, and that it is within it."""
    alike, decimals = comparison.are_alike(table), UNITS[indicator.unit].decimals
    written = {
        code: f"±\N{NO-BREAK SPACE}{number(margin, decimals)}"
        for code, margin in table["difference_margin"].dropna().items()
    }
    return {
        code: f"{text}, {_('not distinguishable')}" if alike[code] else text
        for code, text in written.items()
    }


def _by_class(indicator: Indicator, table: pd.DataFrame) -> dict[Any, dict[str, str | None]]:
    """The interval of each class's difference, and over how many areas it is."""
    return {
        code: {
            _("95% interval"): _ends(row, indicator),
            _("Areas"): number(row["areas"]),
        }
        for code, row in table.iterrows()
    }


def _by_inner_areas(
    choice: Choice, indicator: Indicator, year: int
) -> dict[Any, dict[str, str | None]]:
    """The difference of each area by the areas inside it, and how far noise in counts may move it."""
    inside = _inside(choice, indicator, year)
    band = comparison.noise_band(indicator.id, choice.level, year, choice.codes)
    noise = _("With noise of at most ±{size} in counts", size=comparison.NOISE)
    return {
        code: {
            **_of_inside(inside, code, indicator),
            noise: None if band is None else _ends(band.loc[code], indicator, 1),
        }
        for code in choice.codes[1:]
    }


def _of_inside(
    inside: comparison.Inside | None, code: Any, indicator: Indicator
) -> dict[str, str | None]:
    by, interval, areas = _("By the areas inside"), _("95% interval"), _("Areas inside")
    if inside is None:
        return dict.fromkeys((by, interval, areas))
    row = inside.frame.loc[code]
    return {
        by: signed(row["difference"], indicator),
        interval: _ends(row, indicator),
        areas: f"{number(row['areas'])}, {said(LEVELS[inside.level])}, {inside.year}",
    }


def _ends(row: pd.Series, indicator: Indicator, finer: int = 0) -> str | None:
    """The two ends of a difference's interval, signed; None where there is none."""
    low, high = row["difference_low"], row["difference_high"]
    if np.isnan(low):
        return None
    decimals = UNITS[indicator.unit].decimals + finer
    return _("{low} to {high}", low=number(low, decimals), high=number(high, decimals))
