"""Charts of how values spread: every area as a dot, boxes, intervals beside chance, curves."""

import pandas as pd
import plotly.graph_objects as go

from indicators.indicator import UNITS, Indicator
from translations.texts import said
from views import plotting
from views.plotting import BETWEEN, RURAL, URBAN


def with_null(table: pd.DataFrame, *, seen: str, chance: str, alt: str) -> None:
    """Observed values with their intervals, beside the range that chance gives: a row each.

    `table` has name, observed, low, high, null_low, null_high and null_mean.
    """
    figure = go.Figure([_chance(table, chance), _seen(table, seen)])
    figure.update_yaxes(autorange="reversed", automargin=True)
    figure.update_xaxes(rangemode="tozero", title="D")
    figure.update_layout(legend={"orientation": "h", "y": -0.5})
    plotting.show(figure, height=130 + 40 * len(table), alt=alt)


def _chance(table: pd.DataFrame, name: str) -> go.Bar:
    return go.Bar(
        x=table["null_high"] - table["null_low"],
        base=table["null_low"],
        y=table["name"],
        orientation="h",
        marker_color=BETWEEN,
        width=0.35,
        name=name,
        hovertemplate="%{y}<extra></extra>",
    )


def _seen(table: pd.DataFrame, name: str) -> go.Scatter:
    return go.Scatter(
        x=table["observed"],
        y=table["name"],
        mode="markers",
        marker={"color": RURAL, "size": 11},
        error_x={
            "type": "data",
            "symmetric": False,
            "array": table["high"] - table["observed"],
            "arrayminus": table["observed"] - table["low"],
        },
        name=name,
        hovertemplate="%{y}: %{x:.3f}<extra></extra>",
    )


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
            marker={"color": URBAN, "size": 4, "opacity": 0.6},
            line={"color": BETWEEN},
            fillcolor="rgba(0,0,0,0)",
            hoveron="points",
        )
    figure.update_yaxes(autorange="reversed", automargin=True)
    figure.update_xaxes(title=f"{said(indicator.title)} ({said(UNITS[indicator.unit].text)})")
    plotting.show(figure, height=110 + 70 * len(values), alt=alt, legend=False)


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
            line={"color": plotting.line()},
            fillcolor="rgba(116,169,207,0.35)",
            hoverinfo="x",
        )
    )
    figure.update_yaxes(autorange="reversed", automargin=True)
    figure.update_xaxes(title=said(UNITS[indicator.unit].text))
    plotting.show(figure, height=90 + 44 * len(table), alt=alt)


def curves(lines: dict[str, pd.Series], *, across: str, up: str, alt: str) -> None:
    """One line a name over numbers."""
    figure = go.Figure()
    for name, line in lines.items():
        figure.add_scatter(x=line.index, y=line.to_numpy(), name=name, mode="lines+markers")
    figure.update_xaxes(title=across, rangemode="tozero")
    figure.update_yaxes(title=up, rangemode="tozero")
    plotting.show(figure, height=320, alt=alt, legend=True)
