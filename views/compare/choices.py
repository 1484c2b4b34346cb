"""What is compared: two to six areas or classes, by which indicators, in which order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from analysis import comparison
from analysis.comparison import FEWEST, MOST_INDICATORS
from indicators import vintages
from indicators.catalogue import INDICATORS
from indicators.indicator import LEVELS, MUNICIPALITY, THEMES, Indicator
from indicators.schemes import Scheme, schemes_at
from translations.texts import _, said
from views import address, choosers
from views.compare import areas

_MIXED, _CHOSEN = "mixed", "chosen"  # themes that are none: a first selection, the reader's own


@dataclass(frozen=True, kw_only=True)
class Choice:
    """What is compared: codes of areas, or of the classes of a scheme, in the reader's order; the first is the one that the others are compared with.

    `names` are the codes' names on the page. `scheme` classes the areas of the
    table where areas are compared. `years` has a year an indicator; the first
    indicator is the one in focus.
    """

    level: str
    by_class: bool
    scheme: Scheme
    codes: tuple[Any, ...]
    names: dict[Any, str]
    indicators: tuple[Indicator, ...]
    years: tuple[int, ...]
    by_value: bool

    @property
    def focus(self) -> Indicator:
        """The indicator that the page speaks of first."""
        return self.indicators[0]

    @property
    def year(self) -> int:
        """Its year."""
        return self.years[0]

    @property
    def first(self) -> str:
        """Name of the one that the others are compared with."""
        return self.names[self.codes[0]]

    @property
    def shown_order(self) -> list[Any]:
        """The codes in the order of the charts: as chosen, or from the highest value in focus; without a value last."""
        if not self.by_value:
            return list(self.codes)
        values = frame_of(self, self.focus, self.year)["value"]
        return list(values.sort_values(ascending=False, kind="stable").index)

    def each(self) -> Iterator[tuple[Indicator, int, pd.DataFrame]]:
        """Every indicator with its year and its frame (see `frame_of`)."""
        for indicator, year in zip(self.indicators, self.years, strict=True):
            yield indicator, year, frame_of(self, indicator, year)


def frame_of(choice: Choice, indicator: Indicator, year: int) -> pd.DataFrame:
    """Values and differences of one indicator, a row a code in the order chosen."""
    if choice.by_class:
        return comparison.of_classes(
            indicator.id, choice.level, year, choice.scheme.id, choice.codes
        )
    return comparison.of_areas(indicator.id, choice.level, year, choice.codes)


def series_of(choice: Choice, indicator: Indicator) -> pd.DataFrame:
    """All years of an indicator, a row a code."""
    if choice.by_class:
        return comparison.class_series(indicator.id, choice.level, choice.scheme.id, choice.codes)
    return comparison.area_series(indicator.id, choice.level, choice.codes)


def choose() -> Choice | None:
    """Level, areas or classes, and indicators; None where nothing can be compared."""
    st.markdown(
        _("Two to six areas, or classes of areas, on the same axes. The address keeps the choice.")
    )
    level, by_class, scheme = _kind()
    codes, names = areas.of_scheme(scheme) if by_class else areas.of_level(level)
    if len(codes) < FEWEST:
        st.info(_("There are not two areas to compare at this level."))
        return None
    by_value = _order(codes, names, "class" if by_class else "areas")
    ids, years = _indicators(level, by_class)
    return Choice(
        level=level,
        by_class=by_class,
        scheme=scheme,
        codes=tuple(codes),
        names=names,
        indicators=tuple(INDICATORS[id] for id in ids),
        years=years,
        by_value=by_value,
    )


def _kind() -> tuple[str, bool, Scheme]:
    """The level, whether its classes are compared, and the scheme."""
    first, second, third = st.columns([2, 2, 3])
    levels = {id: said(LEVELS[id]) for id in choosers.levels()}
    level = address.word("level", levels, MUNICIPALITY)
    with first:
        choosers.pick(_("Level"), levels, "level", _take_level)
    with second:
        by_class = _what(level)
    with third:
        return level, by_class, choosers.scheme(level) if by_class else _known_scheme(level)


def _known_scheme(level: str) -> Scheme:
    """The address's scheme, else the level's first."""
    schemes = schemes_at(level)
    return schemes.get(st.query_params.get("scheme", "")) or next(iter(schemes.values()))


def _what(level: str) -> bool:
    """Whether classes are compared; only where any indicator has a mean over areas."""
    kinds = {"areas": _("Areas"), "classes": _("Classes of areas")}
    if not comparison.offered(level, by_class=True):
        del kinds["classes"]
    chosen = address.word("what", kinds, "areas")
    st.segmented_control(
        _("Compare"),
        list(kinds),
        format_func=lambda code: kinds.get(code, str(code)),
        key="what",
        required=True,
        on_change=address.take,
        args=("what",),
    )
    return chosen == "classes"


def _order(codes: list, names: dict, word: str) -> bool:
    """Which one the others are compared with (it becomes the first), and whether charts are sorted by value."""
    left, right = st.columns(2)
    with left:
        st.session_state["compare_with"] = codes[0]
        choosers.pick(
            _("Compare the others with"),
            {code: names[code] for code in codes},
            "compare_with",
            lambda: areas.put_several(word, _moved_first(codes, "compare_with")),
        )
    with right:
        orders = {"chosen": _("As chosen"), "value": _("By value, highest first")}
        by_value = address.word("order", orders, "chosen") == "value"
        st.segmented_control(
            _("Order in the charts"),
            list(orders),
            format_func=lambda code: orders.get(code, str(code)),
            key="order",
            required=True,
            on_change=address.take,
            args=("order",),
        )
    return by_value


def _moved_first(all_of_them: Sequence[Any], key: str) -> list[Any]:
    first = st.session_state[key]
    return [first, *(other for other in all_of_them if other != first)]


def _indicators(level: str, by_class: bool) -> tuple[list[str], tuple[int, ...]]:
    """The indicators, by theme or one by one, and the year of each: the latest, or the chosen year of a single one."""
    known = comparison.offered(level, by_class)
    of_theme = comparison.by_theme(level, known)
    themes = {_MIXED: _("A few from several themes"), **{t: said(THEMES[t]) for t in of_theme}}
    ids = address.several("indicators", known, MOST_INDICATORS)
    if ids:
        st.query_params.pop("theme", None)
        st.session_state["theme"] = _CHOSEN
        themes[_CHOSEN] = _("Own choice")
    else:
        theme = address.word("theme", themes, _MIXED)
        ids = of_theme.get(theme) or comparison.first_ones(known)
    left, middle, right = st.columns([2, 4, 2])
    with left:
        choosers.pick(_("Theme"), themes, "theme", _take_theme)
    with middle:
        _choose_indicators(known, ids)
    with right:
        return ids, _years(ids, level)


def _choose_indicators(known: dict[str, Indicator], chosen: list[str]) -> None:
    titles = {id: said(indicator.title) for id, indicator in known.items()}
    st.session_state["compared_indicators"] = list(chosen)
    st.multiselect(
        _("Indicators"),
        list(titles),
        format_func=lambda id: titles.get(id, str(id)),
        key="compared_indicators",
        max_selections=MOST_INDICATORS,
        wrap=True,
        on_change=areas.take_several,
        args=("indicators", None),
    )


def _years(ids: list[str], level: str) -> tuple[int, ...]:
    if len(ids) == 1:
        chosen = INDICATORS[ids[0]]
        years = vintages.years(chosen, level)
        year = address.word("year", years, years[-1], int)
        choosers.pick(_("Year"), {y: chosen.named(y) for y in reversed(years)}, "year")
        return (year,)
    st.session_state["in_focus"] = ids[0]
    choosers.pick(
        _("Show first"),
        {id: said(INDICATORS[id].title) for id in ids},
        "in_focus",
        lambda: areas.put_several("indicators", _moved_first(ids, "in_focus")),
    )
    return tuple(vintages.default_year(INDICATORS[id], level) for id in ids)


def _take_level() -> None:
    """Go to another level: its areas are others; indicators and theme stay where it has them."""
    choosers.take_level()
    level = st.session_state["level"]
    for word in ("areas", "class", "year"):
        address.put(word, None)
    known = comparison.offered(level, st.session_state["what"] == "classes")
    kept = [id for id in st.query_params.get("indicators", "").split(",") if id in known]
    areas.put_several("indicators", kept)
    if st.query_params.get("theme") not in {INDICATORS[id].theme for id in known}:
        address.put("theme", None)
    if not comparison.offered(level, by_class=True):
        address.put("what", None)


def _take_theme() -> None:
    theme = st.session_state["theme"]
    if theme != _CHOSEN:
        address.put("theme", theme)
        address.put("indicators", None)
