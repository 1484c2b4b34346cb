"""Charts of classes, countries and years, with plotly."""

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from indicators import breaks
from indicators.indicator import MUNICIPALITY, UNITS, Indicator
from indicators.schemes import Scheme
from indicators.written import amount, difference
from translations.texts import _, number, said
from views import plotting, steps
from views.plotting import BETWEEN, LINE, RURAL, URBAN

_SIGN = 3  # letters of a unit that is written as a sign
_MOST_YEARS = 12  # named on an axis


def class_bars(
    means: pd.Series,
    indicator: Indicator,
    scheme: Scheme,
    *,
    ends: pd.DataFrame | None = None,
    is_difference: bool = False,
    alt: str,
) -> None:
    """One bar per class of the scheme, from most urban at the top to most rural.

    `ends` has the columns low and high, the interval of each mean. `is_difference`
    says that the values are differences in the indicator's unit: points for percentages.
    """
    names = [said(scheme.classes[code]) for code in means.index]
    colours = [_side(code, scheme) for code in means.index]
    _bars(means, names, colours, indicator, ends=ends, is_difference=is_difference, alt=alt)
    sides = {"rural": said(scheme.rural_name), "urban": said(scheme.urban_name)}
    st.caption(
        _("Orange: {rural}. Blue: {urban}. Grey: between.", **sides)
        if set(scheme.classes) - set(scheme.rural) - set(scheme.urban)
        else _("Orange: {rural}. Blue: {urban}.", **sides)
    )


def countries(
    groups: dict[str, tuple[pd.DataFrame, Scheme]], indicator: Indicator, *, alt: str
) -> None:
    """The classes of each country as bars on one axis: by country its means (mean, low, high) and its scheme."""
    rows = pd.concat([table for table, _scheme in groups.values()], ignore_index=True)
    names = [
        f"{country}: {said(scheme.classes[code])}"
        for country, (table, scheme) in groups.items()
        for code in table.index
    ]
    colours = [_side(code, scheme) for table, scheme in groups.values() for code in table.index]
    ends = rows[["low", "high"]]
    _bars(rows["mean"], names, colours, indicator, ends=ends, a_bar=30, alt=alt)
    st.caption(_("Orange: rural classes. Blue: urban classes. Grey: between."))


def _bars(
    means: pd.Series,
    names: list[str],
    colours: list[str],
    indicator: Indicator,
    *,
    ends: pd.DataFrame | None,
    is_difference: bool = False,
    a_bar: int = 34,
    alt: str,
) -> None:
    """Means as bars from the top, `a_bar` pixels each, with their intervals where `ends` has them."""
    write = difference if is_difference else amount
    figure = go.Figure(
        go.Bar(
            x=means.to_numpy(),
            y=names,
            orientation="h",
            marker_color=colours,
            text=[_beside_bar(value, indicator, is_difference) for value in means],
            textposition="outside" if ends is None else "none",
            cliponaxis=False,
            hovertext=[write(value, indicator) for value in means],
            hovertemplate="%{y}: %{hovertext}<extra></extra>",
        )
    )
    reach = means if ends is None else _with_ends(figure, means, ends)
    figure.update_yaxes(autorange="reversed", automargin=True)
    figure.update_xaxes(title=_axis_title(indicator, is_difference), range=_with_room(reach))
    plotting.show(figure, height=90 + a_bar * len(names), alt=alt, legend=False)


def _axis_title(indicator: Indicator, is_difference: bool) -> str:
    unit = UNITS[indicator.unit]
    return said(unit.difference if is_difference else unit.text)


def over_years(
    lines: dict[str, pd.Series],
    indicator: Indicator,
    *,
    level: str = MUNICIPALITY,
    ends: pd.DataFrame | None = None,
    is_difference: bool = False,
    alt: str,
) -> None:
    """One line per entry over the years; the first is the one in focus.

    A break in the series is marked, and where the snapshot and a refresh meet.
    `ends` (columns low and high, a row a year) is the interval of the first line;
    `is_difference` as in `class_bars`.
    """
    figure = go.Figure()
    if ends is not None:
        _band(figure, ends)
    write = difference if is_difference else amount
    for position, (name, whole) in enumerate(lines.items()):
        line = breaks.apart(whole, indicator.id, level)
        texts = [write(value, indicator) for value in line]
        _add_line(figure, name, line, texts, in_focus=position == 0)
    years = sorted({year for line in lines.values() for year in line.index})
    figure.update_layout(legend={"orientation": "h", "y": -0.2})
    every = -(-len(years) // _MOST_YEARS)  # counted from the last
    figure.update_xaxes(tickvals=years[::-1][::every], tickangle=-45 if len(years) > 6 else 0)
    figure.update_yaxes(
        title=_axis_title(indicator, is_difference),
        automargin=True,
        exponentformat="none",
        separatethousands=True,
    )
    known = {year for line in lines.values() for year in line.dropna().index}
    _mark_steps(figure, indicator, level, known)
    plotting.show(figure, height=260, alt=alt, legend=len(lines) > 1)
    for sentence in steps.sentences(indicator, level, known):
        st.caption(sentence)


def _add_line(
    figure: go.Figure, name: str, line: pd.Series, texts: list[str], *, in_focus: bool
) -> None:
    figure.add_scatter(
        x=list(line.index),
        y=line.to_numpy(),
        name=name,
        mode="lines+markers",
        line={"color": RURAL if in_focus else BETWEEN, "dash": "solid" if in_focus else "dot"},
        text=texts,
        hovertemplate="%{x}: %{text}<extra>" + name + "</extra>",
    )


def _mark_steps(figure: go.Figure, indicator: Indicator, level: str, years: set[int]) -> None:
    """A dashed line before each break, a dotted one where snapshot and refresh meet."""
    for crossed in breaks.crossed(indicator.id, years, level=level):
        figure.add_vline(x=crossed.year - 0.5, line_dash="dash", line_color=BETWEEN)
    for year in steps.joins(indicator, level, years):
        figure.add_vline(x=year - 0.5, line_dash="dot", line_color=BETWEEN)


def shares(values: pd.Series, names: list[str], *, alt: str) -> None:
    """One bar of a percentage per class."""
    figure = go.Figure(
        go.Bar(
            x=values.to_numpy(),
            y=names,
            orientation="h",
            marker_color=LINE,
            text=[f"{number(value, 0)} %" for value in values],
            textposition="outside",
            cliponaxis=False,
            hovertemplate="%{y}: %{text}<extra></extra>",
        )
    )
    figure.update_yaxes(autorange="reversed", automargin=True)
    figure.update_xaxes(range=[0, 100], title="%")
    plotting.show(figure, height=90 + 34 * len(names), alt=alt)


def parts(shares: dict[str, tuple[float, str]], *, alt: str) -> None:
    """One bar cut into named parts (percentage, colour) that make a whole."""
    figure = go.Figure()
    for name, (share, colour) in shares.items():
        figure.add_bar(
            x=[share],
            y=[""],
            orientation="h",
            name=name,
            marker_color=colour,
            text=f"{number(share, 0)} %" if share >= 8 else "",
            textangle=0,
            hovertemplate=f"{name}: {number(share, 1)} %<extra></extra>",
        )
    figure.update_layout(
        barmode="stack", legend={"orientation": "h", "y": -0.6, "traceorder": "normal"}
    )
    figure.update_xaxes(range=[0, 100], title="%")
    figure.update_yaxes(visible=False)
    plotting.show(figure, height=230, alt=alt)


def bars(values: dict[str, float], indicator: Indicator, *, alt: str) -> None:
    """One bar a name, in the indicator's unit; a name without a value has none."""
    figure = go.Figure(
        go.Bar(
            x=list(values.values()),
            y=list(values),
            orientation="h",
            marker_color=LINE,
            text=[amount(value, indicator) for value in values.values()],
            textposition="outside",
            cliponaxis=False,
            hovertemplate="%{y}: %{text}<extra></extra>",
        )
    )
    figure.update_yaxes(autorange="reversed", automargin=True)
    figure.update_xaxes(title=said(UNITS[indicator.unit].text), range=_with_room(pd.Series(values)))
    plotting.show(figure, height=90 + 34 * len(values), alt=alt)


def gaps(table: pd.DataFrame, indicator: Indicator, *, alt: str) -> None:
    """Several gaps with their intervals, a row each, beside the line where there is none.

    `table` is indexed by name, with the columns gap, low and high.
    """
    unit = said(UNITS[indicator.unit].difference)
    figure = go.Figure(
        go.Scatter(
            x=table["gap"],
            y=list(table.index),
            mode="markers",
            marker={"color": RURAL, "size": 11},
            error_x={
                "type": "data",
                "symmetric": False,
                "array": (table["high"] - table["gap"]).to_numpy(),
                "arrayminus": (table["gap"] - table["low"]).to_numpy(),
            },
            text=[difference(value, indicator) for value in table["gap"]],
            hovertemplate="%{y}: %{text}<extra></extra>",
        )
    )
    figure.add_vline(x=0, line_color=BETWEEN)
    figure.update_yaxes(autorange="reversed", automargin=True)
    figure.update_xaxes(title=_("Gap ({unit})", unit=unit), zeroline=False)
    plotting.show(figure, height=110 + 40 * len(table), alt=alt)


def stacked_years(parts: dict[str, tuple[pd.Series, str]], *, up: str, alt: str) -> None:
    """A bar a year, cut into named parts (values by year, colour) that make a whole."""
    figure = go.Figure()
    for name, (values, colour) in parts.items():
        figure.add_bar(
            x=[str(year) for year in values.index],
            y=values.to_numpy(),
            name=name,
            marker_color=colour,
            hovertemplate="%{x}: %{y:.4f}<extra>" + name + "</extra>",
        )
    figure.update_layout(barmode="stack", legend={"orientation": "h", "y": -0.2})
    figure.update_xaxes(type="category")
    figure.update_yaxes(title=up, automargin=True)
    plotting.show(figure, height=300, alt=alt, legend=True)


def contributions(table: pd.DataFrame, scheme: Scheme, *, across: str, alt: str) -> None:
    """One bar per class (index: its code) for the column `adds`; it may be below zero."""
    figure = go.Figure(
        go.Bar(
            x=table["adds"],
            y=[said(scheme.classes[code]) for code in table.index],
            orientation="h",
            marker_color=[_side(code, scheme) for code in table.index],
            text=[number(value, 4) for value in table["adds"]],
            textposition="outside",
            cliponaxis=False,
            hovertemplate="%{y}: %{text}<extra></extra>",
        )
    )
    least, most = float(table["adds"].min()), float(table["adds"].max())
    room = 0.3 * max(abs(least), abs(most))
    below = 2 * room  # the number of a bar below zero stands between it and the name of its class
    figure.update_yaxes(autorange="reversed", automargin=True)
    figure.update_xaxes(title=across, range=[min(0.0, least - below), max(0.0, most + room)])
    plotting.show(figure, height=90 + 34 * len(table), alt=alt)


def _beside_bar(value: float, indicator: Indicator, is_difference: bool) -> str:
    """The number; its unit too where that is a sign (%, km): a long one stands at the axis, for narrow screens."""
    unit = UNITS[indicator.unit]
    if is_difference or len(said(unit.text)) > _SIGN:
        return number(value, unit.decimals)
    return amount(value, indicator)


def _with_ends(figure: go.Figure, means: pd.Series, ends: pd.DataFrame) -> pd.Series:
    """Lines from low to high over the one bar a mean, and the texts behind them; returns how far each reaches."""
    (bars,) = figure.data
    reach = ends["high"].fillna(means)
    bars.error_x = {
        "type": "data",
        "symmetric": False,
        "array": (ends["high"] - means).fillna(0).to_numpy(),
        "arrayminus": (means - ends["low"]).fillna(0).to_numpy(),
        "color": plotting.ink(),
        "thickness": 1.5,
    }
    figure.add_scatter(
        x=reach.to_numpy(),
        y=bars.y,
        mode="text",
        text=[f"\N{NO-BREAK SPACE}{text}" for text in bars.text],
        textposition="middle right",
        textfont_color=plotting.ink(),
        cliponaxis=False,
        hoverinfo="skip",
    )
    return reach


def _band(figure: go.Figure, ends: pd.DataFrame) -> None:
    """An interval from low to high over the years, behind the lines; years without one are left out."""
    known = ends.dropna(subset=["low", "high"])
    years = list(known.index)
    figure.add_scatter(
        x=[*years, *reversed(years)],
        y=[*known["low"], *reversed(list(known["high"]))],
        fill="toself",
        fillcolor="rgba(217,95,14,0.18)",
        line={"width": 0},
        mode="lines",
        hoverinfo="skip",
        showlegend=False,
    )


def _with_room(values: pd.Series) -> list[float]:
    """From zero to beyond the longest bar, so that the text after it is not cut off."""
    longest, least = float(values.max()), float(values.min())
    return [min(0.0, 1.35 * least) if least < 0 else 0, 1.35 * longest if longest > 0 else 1]


def _side(code: int | str, scheme: Scheme) -> str:
    if code in scheme.rural:
        return RURAL
    return URBAN if code in scheme.urban else BETWEEN
