"""Small charts of a comparison: bars in one order, differences, and a line among the others."""

import pandas as pd

from indicators import breaks, vintages
from indicators.indicator import UNITS, Indicator
from indicators.written import amount
from translations.texts import number
from views import charts, frame

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
    rows, names = list(range(len(values))), [str(name) for name in values.index]
    decimals = UNITS[indicator.unit].decimals
    texts = [
        unknown.get(name, "–") if pd.isna(value) else number(value, decimals)
        for name, value in zip(names, values, strict=True)
    ]
    reach = (values if ends is None else ends["high"].fillna(values)).fillna(0)
    bars = {
        "type": "bar",
        "x": values.to_numpy(),
        "y": rows,
        "orientation": "h",
        "width": 0.42,
        "marker": {"color": colours},
        "customdata": [amount(value, indicator) for value in values],
        "hovertext": names,
        "hovertemplate": "%{hovertext}: %{customdata}<extra></extra>",
    }
    if ends is not None:
        bars["error_x"] = _errors(ends["high"] - values, values - ends["low"])
    beside = {
        "type": "scatter",
        "x": reach.to_numpy(),
        "y": rows,
        "mode": "text",
        "text": [f"\N{NO-BREAK SPACE}{text}" for text in texts],
        "textposition": "middle right",
        "textfont": {"color": _ink(), "size": 13},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }
    least, most = float(values.fillna(0).min()), float(reach.max())
    across = {
        "range": [_ROOM * min(least, 0.0), _ROOM * most if most > 0 else 1],
        "showticklabels": False,
        "showgrid": False,
        "zeroline": True,
        "zerolinecolor": PALE,
    }
    layout = {"xaxis": across, **_under_names(names)}
    charts.show([bars, beside], layout, height=_ROW * len(rows) + 10, alt=alt, key=key)


def spans(table: pd.DataFrame, texts: list[str], *, alt: str, key: str) -> None:
    """Differences (columns difference, difference_low, difference_high; index: names) as dots with their intervals.

    The name and the text of each stand above it.
    """
    rows, own = list(range(len(table))), table["difference"]
    dots = {
        "type": "scatter",
        "x": own.to_numpy(),
        "y": rows,
        "mode": "markers",
        "marker": {"color": OTHER, "size": 10},
        "error_x": _errors(table["difference_high"] - own, own - table["difference_low"]),
        "text": texts,
        "hovertext": list(table.index),
        "hovertemplate": "%{hovertext}: %{text}<extra></extra>",
    }
    told = [f"{name}: {text}" for name, text in zip(table.index, texts, strict=True)]
    layout = {
        "xaxis": {"rangemode": "tozero", "zeroline": False},
        "shapes": [_upright(0, "solid")],
        # The line at zero passes behind the words.
        **_under_names(told, "#12161b" if frame.is_dark() else "#ffffff"),
    }
    charts.show([dots], layout, height=_ROW * len(rows) + 60, alt=alt, key=key)


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
    years = [int(year) for year in lines.columns]
    parted = {other: breaks.apart(lines.loc[other], indicator.id, level) for other in lines.index}
    behind = [
        {
            "type": "scatter",
            "x": list(parted[other].index),
            "y": parted[other].to_numpy(),
            "mode": "lines",
            "line": {"color": PALE, "width": 1},
            "hoverinfo": "skip",
        }
        for other in lines.index
        if other != name
    ]
    own = {
        "type": "scatter",
        "x": list(parted[name].index),
        "y": parted[name].to_numpy(),
        "mode": "lines+markers",
        "line": {"color": colour, "width": 3},
        "marker": {"size": 5},
        "text": [amount(value, indicator) for value in parted[name]],
        "hovertemplate": "%{x}: %{text}<extra></extra>",
    }
    least, most = float(lines.min().min()), float(lines.max().max())
    room = 0.08 * (most - least or abs(most) or 1)
    layout = {
        "xaxis": {
            "tickvals": years[::-1][:: -(-len(years) // _MOST_YEARS)],
            "range": [years[0] - 0.4, years[-1] + 0.4],
            "tickangle": 0,
        },
        "yaxis": {
            "range": [least - room, most + room],
            "automargin": True,
            "nticks": 4,
            "exponentformat": "none",
            "separatethousands": True,
        },
        "shapes": [
            *(
                _upright(one.year - 0.5, "dash")
                for one in breaks.crossed(indicator.id, years, level=level)
            ),
            *(_upright(year - 0.5, "dot") for year in joins(indicator, level, years)),
        ],
    }
    charts.show([*behind, own], layout, height=170, alt=alt, key=key)


def joins(indicator: Indicator, level: str, years: list[int]) -> list[int]:
    """Where years of the snapshot and of a refresh meet among `years`."""
    return [year for year in vintages.joins(indicator, level) if min(years) < year <= max(years)]


def line() -> str:
    """Colour of a line in focus that has none of its own."""
    return "#74a9cf" if frame.is_dark() else "#045a8d"


def _errors(above: pd.Series, below: pd.Series) -> dict:
    return {
        "type": "data",
        "symmetric": False,
        "array": above.fillna(0).to_numpy(),
        "arrayminus": below.fillna(0).to_numpy(),
        "color": _ink(),
        "thickness": 1.4,
        "width": 4,
    }


def _upright(x: float, dash: str) -> dict:
    """A line from the bottom to the top of the chart."""
    return {
        "type": "line",
        "x0": x,
        "x1": x,
        "y0": 0,
        "y1": 1,
        "yref": "y domain",
        "line": {"color": PALE, "dash": dash, "width": 1.5},
    }


def _under_names(names: list[str], ground: str | None = None) -> dict:
    """A name above each row, in place of an axis that would leave a narrow screen no room."""
    return {
        "annotations": [
            {
                "x": 0,
                "xref": "paper",
                "y": row - 0.24,
                "yanchor": "bottom",
                "xanchor": "left",
                "text": _escaped(name),
                "showarrow": False,
                "bgcolor": ground,
                "font": {"color": _ink(), "size": 12},
            }
            for row, name in enumerate(names)
        ],
        "yaxis": {"range": [len(names) - 0.6, -0.66], "visible": False},
    }


def _ink() -> str:
    return "#f0f2f4" if frame.is_dark() else "#000000"


def _escaped(text: str) -> str:
    """A name as plotly shows it: it reads a few tags of HTML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
