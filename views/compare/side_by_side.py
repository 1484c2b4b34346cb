"""One small chart an indicator, all in the same order."""

import numpy as np
import pandas as pd
import streamlit as st

from indicators.indicator import UNITS, Indicator
from indicators.written import amount
from translations.texts import _, said
from views import citation
from views.compare import small_charts
from views.compare.choices import Choice
from views.compare.shades import colour_words, colours_of, grid


def show(choice: Choice) -> None:
    """One small chart an indicator, all in the same order."""
    st.subheader(_("Side by side"))
    for column, (indicator, year, table) in grid(list(choice.each())):
        with column:
            st.markdown(
                f"**{said(indicator.title)}**  \n{_unit_and_year(indicator, year)}",
                help=f"{said(indicator.meaning)} {said(indicator.caveat)}",
            )
            _chart(choice, indicator, year, table)
            publishers = citation.publishers(indicator, year, choice.level)
            st.caption(_("Source: {publishers}.", publishers=publishers))
    st.caption(colour_words(choice))


def _chart(choice: Choice, indicator: Indicator, year: int, table: pd.DataFrame) -> None:
    order, shades = choice.shown_order, colours_of(choice)
    rows = table.loc[order]
    names = [choice.names[code] for code in order]
    values = pd.Series(rows["value"].to_numpy(), names)
    around = [np.nan] * len(rows) if choice.by_class else list(rows["margin"])
    written = [amount(v, indicator, m) for v, m in zip(values, around, strict=True)]
    listing = "; ".join(f"{name}: {text}" for name, text in zip(names, written, strict=True))
    small_charts.panel(
        values,
        indicator,
        [shades[code] for code in order],
        _unknown(choice, rows),
        _ends(choice, rows, names),
        alt=f"{said(indicator.title)}, {indicator.named(year)}. {listing}.",
        key=f"panel_{indicator.id}",
    )


def _ends(choice: Choice, rows: pd.DataFrame, names: list[str]) -> pd.DataFrame | None:
    """The interval of each mean of a class, or of each value of a survey; None where there is none."""
    if choice.by_class:
        return rows[["low", "high"]].set_axis(names)
    if rows["margin"].isna().all():
        return None
    low, high = rows["value"] - rows["margin"], rows["value"] + rows["margin"]
    return pd.DataFrame({"low": low, "high": high}).set_axis(names)


def _unknown(choice: Choice, rows: pd.DataFrame) -> dict[str, str]:
    """What stands instead of a bar that is missing, by name."""
    withheld = rows.index[rows["status"] == "suppressed"] if "status" in rows else []
    return {
        choice.names[code]: _("withheld") if code in withheld else _("no value")
        for code in rows.index
    }


def _unit_and_year(indicator: Indicator, year: int) -> str:
    unit = said(UNITS[indicator.unit].text)
    return f"{unit}, {indicator.named(year)}" if unit else indicator.named(year)
