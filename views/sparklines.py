"""A line as small as a word: how a figure has moved over the years."""

from base64 import b64encode
from collections.abc import Callable, Iterable
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
    known, cuts = line.dropna(), sorted(breaks)
    at = _places(known)
    colour = _LINE[frame.is_dark()]
    parts = known.groupby([sum(year >= cut for cut in cuts) for year in known.index])
    lines = "".join(
        f"<polyline fill='none' stroke='{colour}' stroke-width='2' "
        f"points='{' '.join('{},{}'.format(*at(year, value)) for year, value in part.items())}'/>"
        for _, part in parts
    )
    ends = (at(year, known[year]) for year in (known.index[0], known.index[-1]))
    dots = "".join(f"<circle cx='{x}' cy='{y}' r='2.5' fill='{colour}'/>" for x, y in ends)
    marks = "".join(
        f"<path d='M{at(cut - 0.5, known.min())[0]} 0V{_HEIGHT}' stroke='{_BETWEEN}' stroke-dasharray='3 2'/>"
        for cut in cuts
    )
    return _image(marks + lines + dots, alt)


def _places(known: pd.Series) -> Callable[[float, float], tuple[float, float]]:
    """Where a year and a value stand in the picture."""
    first, last = known.index.min(), known.index.max()
    low, high = known.min(), known.max()
    across = last - first or 1

    def at(year: float, value: float) -> tuple[float, float]:
        right = (year - first) / across
        down = 0.5 if high == low else (high - value) / (high - low)
        return (
            round(_EDGE + right * (_WIDTH - 2 * _EDGE), 1),
            round(_EDGE + down * (_HEIGHT - 2 * _EDGE), 1),
        )

    return at


def _image(drawn: str, alt: str) -> Markup:
    svg = (
        f"<svg xmlns='http://www.w3.org/2000/svg' width='{_WIDTH}' height='{_HEIGHT}' "
        f"viewBox='0 0 {_WIDTH} {_HEIGHT}'>{drawn}</svg>"
    )
    address = f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"
    return Markup(f"<img src='{address}' width='{_WIDTH}' height='{_HEIGHT}' alt='{escape(alt)}'>")
