"""The style that every chart has."""

import plotly.graph_objects as go
import streamlit as st

from translations.texts import language
from views import frame

RURAL, URBAN, BETWEEN, LINE = "#d95f0e", "#2b8cbe", "#9e9e9e", "#045a8d"
_PLAIN = {"displayModeBar": False}
_MARGIN = {"l": 0, "r": 40, "t": 10, "b": 0}


def ink() -> str:
    """The colour of words: the theme's grey is too pale to read."""
    return "#f0f2f4" if frame.is_dark() else "#000000"


def line() -> str:
    """The colour of a line that is neither rural nor urban."""
    return "#74a9cf" if frame.is_dark() else LINE


def show(figure: go.Figure, *, height: int, alt: str, legend: bool | None = None) -> None:
    """A figure as wide as its place; `legend` None: where it has more than one trace."""
    figure.update_layout(
        height=height,
        margin=_MARGIN,
        showlegend=len(figure.data) > 1 if legend is None else legend,
        legend_font_color=ink(),
        separators=_separators(),
    )
    figure.update_xaxes(tickfont_color=ink(), title_font_color=ink())
    figure.update_yaxes(tickfont_color=ink(), title_font_color=ink())
    figure.update_traces(textfont_color=ink(), selector={"type": "bar", "textposition": "outside"})
    st.plotly_chart(figure, config=_PLAIN, alt=alt)


def show_small(data: list[dict], layout: dict, *, height: int, alt: str, key: str) -> None:
    """A small figure in the same style, without a legend.

    It is given whole, as plotly's dicts: a page that draws a dozen of them has no time to change each ten times.
    """
    axis = {"tickfont": {"color": ink()}, "title": {"font": {"color": ink()}}}
    whole = {
        "height": height,
        "margin": _MARGIN,
        "showlegend": False,
        "separators": _separators(),
        **layout,
        "xaxis": axis | layout.get("xaxis", {}),
        "yaxis": axis | layout.get("yaxis", {}),
    }
    st.plotly_chart(go.Figure(data, whole), config=_PLAIN, alt=alt, key=key)


def _separators() -> str:
    """Of decimals and of thousands, as the language sets them."""
    return ". " if language() == "en" else ",\N{NO-BREAK SPACE}"
