"""A line as small as a word: how a figure has moved over the years."""

from base64 import b64encode
from collections.abc import Iterable
from html import escape

import pandas as pd

from views import frame
from views.stacked import Markup

_WIDTH, _HEIGHT, _EDGE = 110, 30, 4
_LINE = {False: "#9a3d06", True: "#fe9929"}  # in the light, in the dark
_BETWEEN = "#8a8a8a"


def sparkline(line: pd.Series, *, breaks: Iterable[int] = (), alt: str) -> Markup:
    """A picture of a series (index: years; at least two values), each end marked by a dot.

    Its height is from the least to the greatest value, not from zero. A dashed
    line stands before each year of `breaks`, and no line is drawn across it.
    """
    known = line.dropna()
    first, last = known.index.min(), known.index.max()
    low, high = known.min(), known.max()
    down, across = high - low or 1.0, last - first or 1

    def x(year: float) -> float:
        return round(_EDGE + (year - first) / across * (_WIDTH - 2 * _EDGE), 1)

    def y(value: float) -> float:
        middle = 0.5 if high == low else (high - value) / down
        return round(_EDGE + middle * (_HEIGHT - 2 * _EDGE), 1)

    colour = _LINE[frame.is_dark()]
    cuts = sorted(breaks)
    parts = known.groupby([sum(year >= cut for cut in cuts) for year in known.index])
    lines = "".join(
        f"<polyline fill='none' stroke='{colour}' stroke-width='2' "
        f"points='{' '.join(f'{x(year)},{y(value)}' for year, value in part.items())}'/>"
        for _, part in parts
    )
    dots = "".join(
        f"<circle cx='{x(year)}' cy='{y(known[year])}' r='2.5' fill='{colour}'/>"
        for year in (known.index[0], known.index[-1])
    )
    marks = "".join(
        f"<path d='M{x(cut - 0.5)} 0V{_HEIGHT}' stroke='{_BETWEEN}' stroke-dasharray='3 2'/>"
        for cut in cuts
    )
    drawn = (
        f"<svg xmlns='http://www.w3.org/2000/svg' width='{_WIDTH}' height='{_HEIGHT}' "
        f"viewBox='0 0 {_WIDTH} {_HEIGHT}'>{marks}{lines}{dots}</svg>"
    )
    address = f"data:image/svg+xml;base64,{b64encode(drawn.encode()).decode()}"
    return Markup(f"<img src='{address}' width='{_WIDTH}' height='{_HEIGHT}' alt='{escape(alt)}'>")
