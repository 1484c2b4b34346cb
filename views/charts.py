"""Charts to compare, with plotly."""

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from indicators.indicator import UNITS, Indicator
from indicators.schemes import Scheme
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
            textposition="auto",
            textangle=0,
            hovertemplate="%{y}: %{text}<extra></extra>",
        )
    )
    figure.update_yaxes(autorange="reversed", automargin=True)
    figure.update_xaxes(title=said(UNITS[indicator.unit].text), rangemode="tozero")
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


def over_years(lines: dict[str, pd.Series], indicator: Indicator, *, alt: str) -> None:
    """One line per entry over the years; the first is the one in focus."""
    figure = go.Figure()
    for position, (name, line) in enumerate(lines.items()):
        figure.add_scatter(
            x=[str(year) for year in line.index],
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
    figure.update_xaxes(type="category")
    figure.update_yaxes(title=said(UNITS[indicator.unit].text), automargin=True)
    _show(figure, height=260, alt=alt)


def shares(values: pd.Series, names: list[str], *, alt: str) -> None:
    """One bar of a percentage per class."""
    figure = go.Figure(
        go.Bar(
            x=values.to_numpy(),
            y=names,
            orientation="h",
            marker_color=_LINE,
            text=[f"{number(value, 0)} %" for value in values],
            textangle=0,
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


def _side(code: int | str, scheme: Scheme) -> str:
    if code in scheme.rural:
        return _RURAL
    return _URBAN if code in scheme.urban else _BETWEEN


def _show(figure: go.Figure, *, height: int, alt: str) -> None:
    separators = ". " if language() == "en" else ",\N{NO-BREAK SPACE}"
    figure.update_layout(
        height=height,
        margin={"l": 0, "r": 10, "t": 10, "b": 0},
        showlegend=len(figure.data) > 1,
        separators=separators,
    )
    st.plotly_chart(figure, config=_PLAIN, alt=alt)
