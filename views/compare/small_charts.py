"""Small charts of a comparison: bars in one order, differences, and a line among the others."""

import pandas as pd

from indicators import breaks
from indicators.indicator import UNITS, Indicator
from indicators.written import amount
from translations.texts import number
from views import frame, plotting, steps

FOCUS, OTHER, PALE = plotting.RURAL, plotting.URBAN, plotting.BETWEEN
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
    names = [str(name) for name in values.index]
    reach = (values if ends is None else ends["high"].fillna(values)).fillna(0)
    bars = _bars(values, indicator, colours, names)
    if ends is not None:
        bars["error_x"] = _errors(ends["high"] - values, values - ends["low"])
    texts = [
        unknown.get(name, "–") if pd.isna(value) else _bare(value, indicator)
        for name, value in zip(names, values, strict=True)
    ]
    least, most = float(values.fillna(0).min()), float(reach.max())
    across = {
        "range": [_ROOM * min(least, 0.0), _ROOM * most if most > 0 else 1],
        "showticklabels": False,
        "showgrid": False,
        "zeroline": True,
        "zerolinecolor": PALE,
    }
    layout = {"xaxis": across, **_under_names(names)}
    height = _ROW * len(names) + 10
    plotting.show_small([bars, _beside(reach, texts)], layout, height=height, alt=alt, key=key)


def _bars(values: pd.Series, indicator: Indicator, colours: list[str], names: list[str]) -> dict:
    return {
        "type": "bar",
        "x": values.to_numpy(),
        "y": list(range(len(values))),
        "orientation": "h",
        "width": 0.42,
        "marker": {"color": colours},
        "customdata": [amount(value, indicator) for value in values],
        "hovertext": names,
        "hovertemplate": "%{hovertext}: %{customdata}<extra></extra>",
    }


def _bare(value: float, indicator: Indicator) -> str:
    return number(value, UNITS[indicator.unit].decimals)


def _beside(reach: pd.Series, texts: list[str]) -> dict:
    """The number of each bar, where the bar and its interval end."""
    return {
        "type": "scatter",
        "x": reach.to_numpy(),
        "y": list(range(len(reach))),
        "mode": "text",
        "text": [f"\N{NO-BREAK SPACE}{text}" for text in texts],
        "textposition": "middle right",
        "textfont": {"color": plotting.ink(), "size": 13},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }


def spans(table: pd.DataFrame, texts: list[str], *, alt: str, key: str) -> None:
    """Differences (columns difference, difference_low, difference_high; index: names) as dots with their intervals.

    The name and the text of each stand above it.
    """
    difference = table["difference"]
    dots = {
        "type": "scatter",
        "x": difference.to_numpy(),
        "y": list(range(len(table))),
        "mode": "markers",
        "marker": {"color": OTHER, "size": 10},
        "error_x": _errors(
            table["difference_high"] - difference, difference - table["difference_low"]
        ),
        "text": texts,
        "hovertext": list(table.index),
        "hovertemplate": "%{hovertext}: %{text}<extra></extra>",
    }
    above = [f"{name}: {text}" for name, text in zip(table.index, texts, strict=True)]
    layout = {
        "xaxis": {"rangemode": "tozero", "zeroline": False},
        "shapes": [_upright(0, "solid")],
        # The line at zero passes behind the words.
        **_under_names(above, "#12161b" if frame.is_dark() else "#ffffff"),
    }
    plotting.show_small([dots], layout, height=_ROW * len(table) + 60, alt=alt, key=key)


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
    parted = {row: breaks.apart(line, indicator.id, level) for row, line in lines.iterrows()}
    behind = [_pale(line) for other, line in parted.items() if other != name]
    in_focus = _in_focus(parted[name], colour, indicator)
    layout = {**_axes(lines), "shapes": _steps(lines, indicator, level)}
    plotting.show_small([*behind, in_focus], layout, height=170, alt=alt, key=key)


def _pale(line: pd.Series) -> dict:
    return {
        "type": "scatter",
        "x": line.index.to_list(),
        "y": line.to_numpy(),
        "mode": "lines",
        "line": {"color": PALE, "width": 1},
        "hoverinfo": "skip",
    }


def _in_focus(line: pd.Series, colour: str, indicator: Indicator) -> dict:
    return {
        "type": "scatter",
        "x": line.index.to_list(),
        "y": line.to_numpy(),
        "mode": "lines+markers",
        "line": {"color": colour, "width": 3},
        "marker": {"size": 5},
        "text": [amount(value, indicator) for value in line],
        "hovertemplate": "%{x}: %{text}<extra></extra>",
    }


def _axes(lines: pd.DataFrame) -> dict:
    """The same for every row: all years, and the least to the greatest value of all."""
    years = [int(year) for year in lines.columns]
    least, most = float(lines.min().min()), float(lines.max().max())
    room = 0.08 * (most - least or abs(most) or 1)
    return {
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
    }


def _steps(lines: pd.DataFrame, indicator: Indicator, level: str) -> list[dict]:
    """A dashed line at each declared break, a dotted one where snapshot and refresh meet."""
    years = [int(year) for year in lines.columns]
    crossed = breaks.crossed(indicator.id, years, level=level)
    return [
        *(_upright(met.year - 0.5, "dash") for met in crossed),
        *(_upright(year - 0.5, "dot") for year in steps.joins(indicator, level, years)),
    ]


def _errors(above: pd.Series, below: pd.Series) -> dict:
    return {
        "type": "data",
        "symmetric": False,
        "array": above.fillna(0).to_numpy(),
        "arrayminus": below.fillna(0).to_numpy(),
        "color": plotting.ink(),
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
                "font": {"color": plotting.ink(), "size": 12},
            }
            for row, name in enumerate(names)
        ],
        "yaxis": {"range": [len(names) - 0.6, -0.66], "visible": False},
    }


def _escaped(text: str) -> str:
    """A name as plotly shows it: it reads a few tags of HTML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
