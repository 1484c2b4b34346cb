"""Charts to compare, with plotly."""

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from indicators import breaks, vintages
from indicators.indicator import MUNICIPALITY, UNITS, Indicator
from indicators.schemes import Scheme
from indicators.written import amount, difference
from translations.texts import _, language, number, said
from views import frame

_RURAL, _URBAN, _BETWEEN, _LINE = "#d95f0e", "#2b8cbe", "#9e9e9e", "#045a8d"
_PLAIN = {"displayModeBar": False}
_SIGN = 3  # letters of a unit that is written as a sign


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
    write = difference if is_difference else amount
    unit = UNITS[indicator.unit]
    figure = go.Figure(
        go.Bar(
            x=means.to_numpy(),
            y=names,
            orientation="h",
            marker_color=[_side(code, scheme) for code in means.index],
            text=[_beside_bar(value, indicator, is_difference) for value in means],
            textposition="outside" if ends is None else "none",
            cliponaxis=False,
            hovertext=[write(value, indicator) for value in means],
            hovertemplate="%{y}: %{hovertext}<extra></extra>",
        )
    )
    reach = means
    if ends is not None:
        reach = _with_ends(figure, means, ends)
    figure.update_yaxes(autorange="reversed", automargin=True)
    figure.update_xaxes(
        title=said(unit.difference if is_difference else unit.text), range=_with_room(reach)
    )
    _show(figure, height=90 + 34 * len(names), alt=alt, legend=False)
    st.caption(
        _(
            "Orange: {rural}. Blue: {urban}. Grey: between.",
            rural=said(scheme.rural_name),
            urban=said(scheme.urban_name),
        )
        if set(scheme.classes) - set(scheme.rural) - set(scheme.urban)
        else _(
            "Orange: {rural}. Blue: {urban}.",
            rural=said(scheme.rural_name),
            urban=said(scheme.urban_name),
        )
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
    figure = go.Figure(
        go.Bar(
            x=rows["mean"].to_numpy(),
            y=names,
            orientation="h",
            marker_color=colours,
            text=[_beside_bar(value, indicator, False) for value in rows["mean"]],
            textposition="none",
            cliponaxis=False,
            hovertext=[amount(value, indicator) for value in rows["mean"]],
            hovertemplate="%{y}: %{hovertext}<extra></extra>",
        )
    )
    reach = _with_ends(figure, rows["mean"], rows[["low", "high"]])
    figure.update_yaxes(autorange="reversed", automargin=True)
    figure.update_xaxes(title=said(UNITS[indicator.unit].text), range=_with_room(reach))
    _show(figure, height=90 + 30 * len(names), alt=alt, legend=False)
    st.caption(_("Orange: rural classes. Blue: urban classes. Grey: between."))


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
    write, unit = difference if is_difference else amount, UNITS[indicator.unit]
    if ends is not None:
        _band(figure, ends)
    for position, (name, whole) in enumerate(lines.items()):
        line = breaks.apart(whole, indicator.id, level)
        figure.add_scatter(
            x=list(line.index),
            y=line.to_numpy(),
            name=name,
            mode="lines+markers",
            line={
                "color": _RURAL if position == 0 else _BETWEEN,
                "dash": "solid" if position == 0 else "dot",
            },
            text=[write(value, indicator) for value in line],
            hovertemplate="%{x}: %{text}<extra>" + name + "</extra>",
        )
    figure.update_layout(legend={"orientation": "h", "y": -0.2})
    years = sorted({year for line in lines.values() for year in line.index})
    figure.update_xaxes(tickvals=years, tickangle=-45 if len(years) > 6 else 0)
    figure.update_yaxes(
        title=said(unit.difference if is_difference else unit.text),
        automargin=True,
        exponentformat="none",
        separatethousands=True,
    )
    known = {year for line in lines.values() for year in line.dropna().index}
    found = breaks.crossed(indicator.id, known, level=level)
    for one in found:
        figure.add_vline(x=one.year - 0.5, line_dash="dash", line_color=_BETWEEN)
    joins = [year for year in vintages.joins(indicator, level) if known & {*range(year)}]
    joins = [year for year in joins if max(known) >= year]
    for year in joins:
        figure.add_vline(x=year - 0.5, line_dash="dot", line_color=_BETWEEN)
    _show(figure, height=260, alt=alt, legend=len(lines) > 1)
    for one in found:
        st.caption(_("Dashed line: {text}", text=said(one.text)))
    if joins:
        st.caption(
            _(
                "Dotted line: here years of the embedded snapshot and years of a refresh meet ({years}). Check "
                "the definitions before you read a step there as a change.",
                years=", ".join(map(str, joins)),
            )
        )


def shares(values: pd.Series, names: list[str], *, alt: str) -> None:
    """One bar of a percentage per class."""
    figure = go.Figure(
        go.Bar(
            x=values.to_numpy(),
            y=names,
            orientation="h",
            marker_color=_LINE,
            text=[f"{number(value, 0)} %" for value in values],
            textposition="outside",
            cliponaxis=False,
            hovertemplate="%{y}: %{text}<extra></extra>",
        )
    )
    figure.update_yaxes(autorange="reversed", automargin=True)
    figure.update_xaxes(range=[0, 100], title="%")
    _show(figure, height=90 + 34 * len(names), alt=alt)


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
    _show(figure, height=230, alt=alt)


def bars(values: dict[str, float], indicator: Indicator, *, alt: str) -> None:
    """One bar a name, in the indicator's unit; a name without a value has none."""
    figure = go.Figure(
        go.Bar(
            x=list(values.values()),
            y=list(values),
            orientation="h",
            marker_color=_LINE,
            text=[amount(value, indicator) for value in values.values()],
            textposition="outside",
            cliponaxis=False,
            hovertemplate="%{y}: %{text}<extra></extra>",
        )
    )
    figure.update_yaxes(autorange="reversed", automargin=True)
    figure.update_xaxes(title=said(UNITS[indicator.unit].text), range=_with_room(pd.Series(values)))
    _show(figure, height=90 + 34 * len(values), alt=alt)


def with_null(table: pd.DataFrame, *, seen: str, chance: str, alt: str) -> None:
    """Observed values with their intervals, beside the range that chance gives: a row each.

    `table` has name, observed, low, high, null_low, null_high and null_mean.
    """
    figure = go.Figure()
    figure.add_bar(
        x=table["null_high"] - table["null_low"],
        base=table["null_low"],
        y=table["name"],
        orientation="h",
        marker_color=_BETWEEN,
        width=0.35,
        name=chance,
        hovertemplate="%{y}<extra></extra>",
    )
    figure.add_scatter(
        x=table["observed"],
        y=table["name"],
        mode="markers",
        marker={"color": _RURAL, "size": 11},
        error_x={
            "type": "data",
            "symmetric": False,
            "array": table["high"] - table["observed"],
            "arrayminus": table["observed"] - table["low"],
        },
        name=seen,
        hovertemplate="%{y}: %{x:.3f}<extra></extra>",
    )
    figure.update_yaxes(autorange="reversed", automargin=True)
    figure.update_xaxes(rangemode="tozero", title="D")
    figure.update_layout(legend={"orientation": "h", "y": -0.5})
    _show(figure, height=130 + 40 * len(table), alt=alt)


def strips(values: dict[str, pd.Series], indicator: Indicator, *, alt: str) -> None:
    """Every area as a dot, with the box of the middle half: a row for each name."""
    figure = go.Figure()
    for name, column in values.items():
        figure.add_box(
            x=column.to_numpy(),
            name=name,
            boxpoints="all",
            jitter=0.6,
            pointpos=0,
            marker={"color": _URBAN, "size": 4, "opacity": 0.6},
            line={"color": _BETWEEN},
            fillcolor="rgba(0,0,0,0)",
            hoveron="points",
        )
    figure.update_yaxes(autorange="reversed", automargin=True)
    figure.update_xaxes(title=f"{said(indicator.title)} ({said(UNITS[indicator.unit].text)})")
    _show(figure, height=110 + 70 * len(values), alt=alt, legend=False)


def spreads(table: pd.DataFrame, indicator: Indicator, *, alt: str) -> None:
    """A box a row: from the lower to the upper quarter, with the median, and lines to the outer tenths.

    `table` is indexed by name, with the columns 0.1, 0.25, 0.5, 0.75 and 0.9: the
    browser is sent five numbers a row, however many areas there are.
    """
    figure = go.Figure(
        go.Box(
            y=list(table.index),
            lowerfence=table[0.1],
            q1=table[0.25],
            median=table[0.5],
            q3=table[0.75],
            upperfence=table[0.9],
            orientation="h",
            line={"color": _LINE if not frame.is_dark() else "#74a9cf"},
            fillcolor="rgba(116,169,207,0.35)",
            hoverinfo="x",
        )
    )
    figure.update_yaxes(autorange="reversed", automargin=True)
    figure.update_xaxes(title=said(UNITS[indicator.unit].text))
    _show(figure, height=90 + 44 * len(table), alt=alt)


def curves(lines: dict[str, pd.Series], *, across: str, up: str, alt: str) -> None:
    """One line a name over numbers."""
    figure = go.Figure()
    for name, line in lines.items():
        figure.add_scatter(x=line.index, y=line.to_numpy(), name=name, mode="lines+markers")
    figure.update_xaxes(title=across, rangemode="tozero")
    figure.update_yaxes(title=up, rangemode="tozero")
    _show(figure, height=320, alt=alt, legend=True)


def _beside_bar(value: float, indicator: Indicator, is_difference: bool) -> str:
    """The number; its unit too where that is a sign (%, km): a long one stands at the axis, for narrow screens."""
    unit = UNITS[indicator.unit]
    if is_difference or len(said(unit.text)) > _SIGN:
        return number(value, unit.decimals)
    return amount(value, indicator)


def _with_ends(figure: go.Figure, means: pd.Series, ends: pd.DataFrame) -> pd.Series:
    """Lines from low to high over the one bar a mean, and the texts behind them; returns how far each reaches."""
    (bars,) = figure.data
    ink = "#f0f2f4" if frame.is_dark() else "#000000"
    reach = ends["high"].fillna(means)
    bars.error_x = {
        "type": "data",
        "symmetric": False,
        "array": (ends["high"] - means).fillna(0).to_numpy(),
        "arrayminus": (means - ends["low"]).fillna(0).to_numpy(),
        "color": ink,
        "thickness": 1.5,
    }
    figure.add_scatter(
        x=reach.to_numpy(),
        y=bars.y,
        mode="text",
        text=[f"\N{NO-BREAK SPACE}{text}" for text in bars.text],
        textposition="middle right",
        textfont_color=ink,
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
            marker={"color": _RURAL, "size": 11},
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
    figure.add_vline(x=0, line_color=_BETWEEN)
    figure.update_yaxes(autorange="reversed", automargin=True)
    figure.update_xaxes(title=_("Gap ({unit})", unit=unit), zeroline=False)
    _show(figure, height=110 + 40 * len(table), alt=alt)


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
    _show(figure, height=300, alt=alt, legend=True)


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
    _show(figure, height=90 + 34 * len(table), alt=alt)


def _with_room(values: pd.Series) -> list[float]:
    """From zero to beyond the longest bar, so that the text after it is not cut off."""
    longest, least = float(values.max()), float(values.min())
    return [min(0.0, 1.35 * least) if least < 0 else 0, 1.35 * longest if longest > 0 else 1]


def _side(code: int | str, scheme: Scheme) -> str:
    if code in scheme.rural:
        return _RURAL
    return _URBAN if code in scheme.urban else _BETWEEN


def _show(figure: go.Figure, *, height: int, alt: str, legend: bool | None = None) -> None:
    separators = ". " if language() == "en" else ",\N{NO-BREAK SPACE}"
    ink = "#f0f2f4" if frame.is_dark() else "#000000"  # the theme's grey is too pale to read
    figure.update_layout(
        height=height,
        margin={"l": 0, "r": 40, "t": 10, "b": 0},
        showlegend=len(figure.data) > 1 if legend is None else legend,
        legend_font_color=ink,
        separators=separators,
    )
    figure.update_xaxes(tickfont_color=ink, title_font_color=ink)
    figure.update_yaxes(tickfont_color=ink, title_font_color=ink)
    figure.update_traces(textfont_color=ink, selector={"type": "bar", "textposition": "outside"})
    st.plotly_chart(figure, config=_PLAIN, alt=alt)


def show(data: list[dict], layout: dict, *, height: int, alt: str, key: str) -> None:
    """A small figure in the style of these charts, without a legend.

    It is given whole, as plotly's dicts: a page that draws a dozen of them has no time to change each ten times.
    """
    ink = "#f0f2f4" if frame.is_dark() else "#000000"
    axis = {"tickfont": {"color": ink}, "title": {"font": {"color": ink}}}
    whole = {
        "height": height,
        "margin": {"l": 0, "r": 40, "t": 10, "b": 0},
        "showlegend": False,
        "separators": ". " if language() == "en" else ",\N{NO-BREAK SPACE}",
        **layout,
        "xaxis": axis | layout.get("xaxis", {}),
        "yaxis": axis | layout.get("yaxis", {}),
    }
    st.plotly_chart(go.Figure(data, whole), config=_PLAIN, alt=alt, key=key)
