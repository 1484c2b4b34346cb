"""Small charts of a comparison: bars in one order, and a line among the others."""

import pandas as pd
import plotly.graph_objects as go

from indicators import breaks, vintages
from indicators.indicator import UNITS, Indicator
from views import charts, frame
from views.texts import amount, number

FOCUS, OTHER, PALE = "#d95f0e", "#2b8cbe", "#9e9e9e"
_ROW = 46  # pixels: a name and the bar under it
_ROOM = 1.4  # the axis ends so many times beyond the longest bar: its number stands there
_MOST_YEARS = 5  # named on a small axis


def panel(
    values: pd.Series,
    indicator: Indicator,
    colours: list[str],
    unknown: dict[str, str],
    ends: pd.DataFrame | None,
    *,
    alt: str,
    key: str,
) -> None:
    """One bar a name, in the order given, with the name above it: long names fit a narrow screen.

    `ends` (columns low and high, rows as `values`) are the intervals; `unknown` says by name why a bar is missing.
    """
    rows = list(range(len(values)))
    unit = UNITS[indicator.unit]
    figure = go.Figure(
        go.Bar(
            x=values.to_numpy(),
            y=rows,
            orientation="h",
            width=0.42,
            marker_color=colours,
            customdata=[amount(value, indicator) for value in values],
            hovertext=list(values.index),
            hovertemplate="%{hovertext}: %{customdata}<extra></extra>",
        )
    )
    reach = values.fillna(0)
    if ends is not None:
        reach = ends["high"].fillna(values).fillna(0)
        figure.data[0].error_x = {
            "type": "data",
            "symmetric": False,
            "array": (ends["high"] - values).fillna(0).to_numpy(),
            "arrayminus": (values - ends["low"]).fillna(0).to_numpy(),
            "color": _ink(),
            "thickness": 1.3,
            "width": 3,
        }
    texts = [
        unknown.get(str(name), "–") if pd.isna(value) else number(value, unit.decimals)
        for name, value in values.items()
    ]
    figure.add_scatter(
        x=reach.to_numpy(),
        y=rows,
        mode="text",
        text=[f"\N{NO-BREAK SPACE}{text}" for text in texts],
        textposition="middle right",
        textfont={"color": _ink(), "size": 13},
        cliponaxis=False,
        hoverinfo="skip",
    )
    least, most = float(min(values.min(), 0.0)), float(reach.max())
    figure.update_xaxes(
        range=[_ROOM * least, _ROOM * most if most > 0 else 1],
        showticklabels=False,
        showgrid=False,
        zeroline=True,
        zerolinecolor=PALE,
    )
    _under_names(figure, list(values.index))
    charts.show(figure, height=_ROW * len(rows) + 10, alt=alt, key=key)


def spans(table: pd.DataFrame, texts: list[str], *, alt: str, key: str) -> None:
    """Differences (columns difference, difference_low, difference_high; index: names) as dots with their intervals.

    The name and the text of each stand above it.
    """
    rows = list(range(len(table)))
    figure = go.Figure(
        go.Scatter(
            x=table["difference"].to_numpy(),
            y=rows,
            mode="markers",
            marker={"color": OTHER, "size": 10},
            error_x={
                "type": "data",
                "symmetric": False,
                "array": (table["difference_high"] - table["difference"]).fillna(0).to_numpy(),
                "arrayminus": (table["difference"] - table["difference_low"]).fillna(0).to_numpy(),
                "color": _ink(),
                "thickness": 1.5,
            },
            text=texts,
            hovertext=list(table.index),
            hovertemplate="%{hovertext}: %{text}<extra></extra>",
        )
    )
    figure.add_vline(x=0, line_color=PALE)
    figure.update_xaxes(rangemode="tozero", zeroline=False)
    _under_names(figure, [f"{name}: {text}" for name, text in zip(table.index, texts, strict=True)])
    charts.show(figure, height=_ROW * len(rows) + 40, alt=alt, key=key)


def _under_names(figure: go.Figure, names: list[str]) -> None:
    """A name above each row, in place of an axis that would leave a narrow screen no room."""
    annotations = [
        {
            "x": 0,
            "xref": "paper",
            "y": row - 0.24,
            "yanchor": "bottom",
            "xanchor": "left",
            "text": _escaped(name),
            "showarrow": False,
            "bgcolor": "#12161b"
            if frame.is_dark()
            else "#ffffff",  # the line at zero passes behind
            "borderpad": 0,
            "font": {"color": _ink(), "size": 12},
        }
        for row, name in enumerate(names)
    ]
    figure.update_layout(annotations=annotations)
    figure.update_yaxes(range=[len(names) - 0.6, -0.66], visible=False)


def among(
    lines: pd.DataFrame,
    name: object,
    colour: str,
    indicator: Indicator,
    level: str,
    *,
    alt: str,
    key: str,
) -> None:
    """One row of `lines` (a column a year) over the years, the others pale behind, on the same axes for every row.

    A declared break is a dashed line, and where snapshot and refresh meet a dotted one.
    """
    figure = go.Figure()
    years = list(lines.columns)
    for other in [code for code in lines.index if code != name]:
        figure.add_scatter(
            x=years,
            y=lines.loc[other].to_numpy(),
            mode="lines",
            line={"color": PALE, "width": 1},
            hoverinfo="skip",
        )
    own = lines.loc[name]
    figure.add_scatter(
        x=years,
        y=own.to_numpy(),
        mode="lines+markers",
        line={"color": colour, "width": 3},
        marker={"size": 5},
        text=[amount(value, indicator) for value in own],
        hovertemplate="%{x}: %{text}<extra></extra>",
    )
    for one in breaks.crossed(indicator.id, years, level=level):
        figure.add_vline(x=one.year - 0.5, line_dash="dash", line_color=PALE)
    for year in joins(indicator, level, years):
        figure.add_vline(x=year - 0.5, line_dash="dot", line_color=PALE)
    least, most = float(lines.min().min()), float(lines.max().max())
    room = 0.08 * (most - least or abs(most) or 1)
    step = -(-len(years) // _MOST_YEARS)
    figure.update_xaxes(
        tickvals=years[::-1][::step][::-1],
        range=[years[0] - 0.4, years[-1] + 0.4],
        tickangle=0,
    )
    figure.update_yaxes(
        range=[least - room, most + room],
        automargin=True,
        nticks=4,
        exponentformat="none",
        separatethousands=True,
    )
    charts.show(figure, height=170, alt=alt, key=key)


def joins(indicator: Indicator, level: str, years: list[int]) -> list[int]:
    """Where years of the snapshot and of a refresh meet among `years`."""
    return [year for year in vintages.joins(indicator, level) if min(years) < year <= max(years)]


def line() -> str:
    """Colour of a line in focus that has none of its own."""
    return "#74a9cf" if frame.is_dark() else "#045a8d"


def _ink() -> str:
    return "#f0f2f4" if frame.is_dark() else "#000000"


def _escaped(text: str) -> str:
    """A name as plotly shows it: it reads a few tags of HTML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
