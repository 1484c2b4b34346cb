"""Charts to compare, with plotly."""

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from indicators import breaks
from indicators.indicator import MUNICIPALITY, UNITS, Indicator
from indicators.schemes import Scheme
from views import frame
from views.texts import _, amount, language, number, said

_RURAL, _URBAN, _BETWEEN, _LINE = "#d95f0e", "#2b8cbe", "#9e9e9e", "#045a8d"
_PLAIN = {"displayModeBar": False}


def class_bars(means: pd.Series, indicator: Indicator, scheme: Scheme, *, alt: str) -> None:
    """One bar per class of the scheme, from most urban at the top to most rural."""
    names = [said(scheme.classes[code]) for code in means.index]
    figure = go.Figure(
        go.Bar(
            x=means.to_numpy(),
            y=names,
            orientation="h",
            marker_color=[_side(code, scheme) for code in means.index],
            text=[amount(value, indicator) for value in means],
            textposition="outside",
            cliponaxis=False,
            hovertemplate="%{y}: %{text}<extra></extra>",
        )
    )
    figure.update_yaxes(autorange="reversed", automargin=True)
    figure.update_xaxes(title=said(UNITS[indicator.unit].text), range=_with_room(means))
    _show(figure, height=90 + 34 * len(names), alt=alt)
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


def over_years(
    lines: dict[str, pd.Series], indicator: Indicator, *, alt: str, level: str = MUNICIPALITY
) -> None:
    """One line per entry over the years; the first is the one in focus. A break in the series is marked."""
    figure = go.Figure()
    for position, (name, line) in enumerate(lines.items()):
        figure.add_scatter(
            x=list(line.index),
            y=line.to_numpy(),
            name=name,
            mode="lines+markers",
            line={
                "color": _RURAL if position == 0 else _BETWEEN,
                "dash": "solid" if position == 0 else "dot",
            },
            text=[amount(value, indicator) for value in line],
            hovertemplate="%{x}: %{text}<extra>" + name + "</extra>",
        )
    figure.update_layout(legend={"orientation": "h", "y": -0.2})
    years = sorted({year for line in lines.values() for year in line.index})
    figure.update_xaxes(tickvals=years, tickangle=-45 if len(years) > 6 else 0)
    figure.update_yaxes(
        title=said(UNITS[indicator.unit].text),
        automargin=True,
        exponentformat="none",
        separatethousands=True,
    )
    known = {year for line in lines.values() for year in line.dropna().index}
    found = breaks.crossed(indicator.id, known, level=level)
    for one in found:
        figure.add_vline(x=one.year - 0.5, line_dash="dash", line_color=_BETWEEN)
    _show(figure, height=260, alt=alt)
    for one in found:
        st.caption(_("Dashed line: {text}", text=said(one.text)))


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


def _with_room(values: pd.Series) -> list[float]:
    """From zero to beyond the longest bar, so that the text after it is not cut off."""
    longest = float(values.max())
    return [0, 1.35 * longest if longest > 0 else 1]


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
