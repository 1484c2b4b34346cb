"""Two to six areas or classes side by side: the same indicators, on the same axes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from analysis import comparison
from analysis.comparison import FEWEST, MOST, MOST_INDICATORS
from indicators import breaks, figures, vintages
from indicators.catalogue import INDICATORS
from indicators.indicator import (
    LEVELS,
    MUNICIPAL,
    MUNICIPALITY,
    THEMES,
    UNITS,
    Indicator,
    municipal_level,
)
from indicators.schemes import Scheme, schemes_at
from indicators.written import amount, difference, heading, interval
from translations.texts import _, capital, literal, number, said
from views import address, choosers, citation, colours, frame, tables
from views.compare import lines as compare_charts
from views.compare import small_maps
from views.compare.lines import FOCUS, OTHER, PALE
from views.maps import legend
from views.words import listed, signed

_FEW = 10  # areas: an interval over fewer is too narrow
_ACROSS = 3  # small charts in a row
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


def choose() -> Choice | None:
    """Level, areas or classes, and indicators; None where nothing can be compared."""
    st.markdown(
        _("Two to six areas, or classes of areas, on the same axes. The address keeps the choice.")
    )
    first, second, third = st.columns([2, 2, 3])
    levels = {id: said(LEVELS[id]) for id in choosers.levels()}
    level = address.word("level", levels, MUNICIPALITY)
    with first:
        choosers.pick(_("Level"), levels, "level", _take_level)
    with second:
        by_class = _what(level)
    with third:
        scheme = (
            choosers.scheme(level)
            if by_class
            else schemes_at(level).get(st.query_params.get("scheme", ""))
            or next(iter(schemes_at(level).values()))
        )
    codes, names = _classes(scheme) if by_class else _areas(level)
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


def _areas(level: str) -> tuple[list[str], dict[str, str]]:
    """The areas to compare, found by name or code; below the municipality by their municipality first."""
    areas = figures.areas(level)
    chosen = address.several("areas", areas.index, MOST)
    titles = figures.titles(areas)
    offered = list(areas.index[areas["name"].map(choosers.fold).argsort()])
    if level not in MUNICIPAL:
        finder, chooser = st.columns([1, 2])
        with finder:
            around = choosers.area(figures.areas())
        around = around or areas["municipality_code"].get([*chosen, *comparison.example(level)][0])
        own = titles[areas["municipality_code"] == around].sort_values()
        offered = list(dict.fromkeys([*chosen, *own.index]))
        labels = {c: f"{_named(c, titles)}, {areas['municipality'][c]}" for c in offered}
    else:
        chooser = st.container()
        labels = {code: _named(code, titles) for code in offered}
    with chooser:
        _multiselect(_("Areas, in the order chosen"), labels, chosen, "areas", titles[offered])
    codes = comparison.completed(chosen, comparison.example(level))
    names = _names(codes, level)
    _say_example(chosen, codes, names)
    return codes, names


def _named(code: str, titles: pd.Series) -> str:
    """Name and code, so that either can be searched for."""
    return titles[code] if titles[code].startswith(code) else f"{titles[code]} {code}"


def _names(codes: Sequence[str], level: str) -> dict[str, str]:
    """What the areas are called; with their municipality where they lie in several, or share a name."""
    areas = figures.areas(level).loc[list(codes)]
    titles = figures.titles(areas)
    if level not in MUNICIPAL and areas["municipality_code"].nunique() > 1:
        titles = titles + ", " + areas["municipality"].astype(str)
    again = titles.duplicated(keep=False)
    titles = titles.where(~again, titles + " " + titles.index)
    return titles.to_dict()


def _classes(scheme: Scheme) -> tuple[list[Any], dict[Any, str]]:
    by_word: dict[str, Any] = {str(code): code for code in scheme.classes}
    chosen = address.several("class", scheme.classes, MOST, read=lambda w: by_word.get(w, w))
    labels = {code: said(text) for code, text in scheme.classes.items()}
    _multiselect(_("Classes, in the order chosen"), labels, chosen, "class")
    codes = comparison.completed(chosen, comparison.example_classes(scheme.id))
    names = {code: labels[code] for code in codes}
    _say_example(chosen, codes, names)
    return codes, names


def _multiselect(
    label: str,
    labels: dict[Any, str],
    chosen: Sequence[Any],
    word: str,
    titles: pd.Series | None = None,
) -> None:
    """The chosen ones as chips in their order; what is typed plain (`malmo`) is found too."""
    key = f"compared_{word}"
    if text := st.session_state.pop("unknown_area", None):
        st.warning(_("No area is called “{name}”.", name=text), icon=":material/search_off:")
    st.session_state[key] = list(chosen)
    st.multiselect(
        label,
        list(labels),
        format_func=lambda code: labels.get(code, str(code)),
        key=key,
        max_selections=MOST,
        wrap=True,
        accept_new_options=titles is not None,
        placeholder=_("Name or code"),
        on_change=_take_several,
        args=(word, None if titles is None else titles.to_dict()),
    )


def _take_several(word: str, names: dict[str, str] | None) -> None:
    codes = []
    for typed in st.session_state[f"compared_{word}"]:
        code = typed if names is None or typed in names else choosers.found(typed, names)
        if code is None:
            st.session_state["unknown_area"] = literal(typed)
        elif code not in codes:
            codes.append(code)
    _put_several(word, codes)


def _put_several(word: str, codes: Sequence[Any]) -> None:
    address.put(word, ",".join(map(str, codes)) or None)


def _say_example(chosen: Sequence, codes: Sequence, names: dict) -> None:
    added = [literal(names[code]) for code in codes if code not in chosen]
    if added and chosen:
        st.caption(
            _(
                "One alone cannot be compared: {names} stands beside it as an example.",
                names=listed(added),
            )
        )
    elif added:
        st.caption(_("Nothing is chosen: {names} stand as an example.", names=listed(added)))


def _order(codes: list, names: dict, word: str) -> bool:
    """Which one the others are compared with (it becomes the first), and whether charts are sorted by value."""
    left, right = st.columns(2)
    with left:
        st.session_state["compare_with"] = codes[0]
        choosers.pick(
            _("Compare the others with"),
            {code: names[code] for code in codes},
            "compare_with",
            lambda: _put_several(word, _moved_first(codes, "compare_with")),
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
    one = st.session_state[key]
    return [one, *(other for other in all_of_them if other != one)]


def _indicators(level: str, by_class: bool) -> tuple[list[str], tuple[int, ...]]:
    """The indicators, by theme or one by one, and the year of each: the latest, or the chosen year of a single one."""
    known = comparison.offered(level, by_class)
    of_theme = comparison.by_theme(level, known)
    themes = {_MIXED: _("A few from several themes"), **{t: said(THEMES[t]) for t in of_theme}}
    own = address.several("indicators", known, MOST_INDICATORS)
    if own:
        st.query_params.pop("theme", None)
        st.session_state["theme"] = _CHOSEN
        themes[_CHOSEN] = _("Own choice")
        ids = own
    else:
        theme = address.word("theme", themes, _MIXED)
        ids = of_theme.get(theme) or comparison.first_ones(known)
    titles = {id: said(indicator.title) for id, indicator in known.items()}
    left, middle, right = st.columns([2, 4, 2])
    with left:
        choosers.pick(_("Theme"), themes, "theme", _take_theme)
    with middle:
        st.session_state["compared_indicators"] = list(ids)
        st.multiselect(
            _("Indicators"),
            list(titles),
            format_func=lambda id: titles.get(id, str(id)),
            key="compared_indicators",
            max_selections=MOST_INDICATORS,
            wrap=True,
            on_change=_take_several,
            args=("indicators", None),
        )
    with right:
        return ids, _years(ids, level)


def _years(ids: list[str], level: str) -> tuple[int, ...]:
    if len(ids) == 1:
        years = vintages.years(INDICATORS[ids[0]], level)
        year = address.word("year", years, years[-1], int)
        choosers.pick(_("Year"), {y: str(y) for y in reversed(years)}, "year")
        return (year,)
    st.session_state["in_focus"] = ids[0]
    choosers.pick(
        _("Show first"),
        {id: said(INDICATORS[id].title) for id in ids},
        "in_focus",
        lambda: _put_several("indicators", _moved_first(ids, "in_focus")),
    )
    return tuple(vintages.default_year(INDICATORS[id], level) for id in ids)


def _take_level() -> None:
    """Go to another level: its areas are others; the scheme stays where it classes them."""
    level = st.session_state["level"]
    if municipal_level(level) != municipal_level(st.query_params.get("level", MUNICIPALITY)):
        address.put("area", None)  # another country
    for word in ("areas", "class", "part", "year"):
        address.put(word, None)
    address.put("level", level)
    known = comparison.offered(level, st.session_state["what"] == "classes")
    kept = [id for id in st.query_params.get("indicators", "").split(",") if id in known]
    _put_several("indicators", kept)
    themes = {INDICATORS[id].theme for id in known}
    if st.query_params.get("theme") not in themes:
        address.put("theme", None)
    if not comparison.offered(level, by_class=True):
        address.put("what", None)
    if st.query_params.get("scheme") not in schemes_at(level):
        address.put("scheme", None)


def _take_theme() -> None:
    theme = st.session_state["theme"]
    if theme != _CHOSEN:
        address.put("theme", theme)
        address.put("indicators", None)


def finding(choice: Choice) -> None:
    """The first indicator in words: highest, lowest, their difference, and how sure it is."""
    st.subheader(f"{said(choice.focus.title)}, {choice.year}")
    st.markdown(f"**{finding_sentence(choice)}**")
    for sentence in sureness(choice):
        st.markdown(sentence)
    st.caption(
        f"{citation.short(choice.focus, choice.year, choice.level)} {said(choice.focus.caveat)}"
    )


def ends_of(choice: Choice) -> tuple[Any, Any] | None:
    """The codes with the highest and the lowest value in focus; None where there are not two values."""
    values = frame_of(choice, choice.focus, choice.year)["value"].dropna()
    return (values.idxmax(), values.idxmin()) if len(values) >= FEWEST else None


def finding_sentence(choice: Choice) -> str:
    """Highest, lowest and their difference in the right unit; of classes with its interval."""
    ends = ends_of(choice)
    if ends is None:
        return _("There are not two values to compare.")
    values = frame_of(choice, choice.focus, choice.year)["value"]
    high, low = ends
    parts = {
        "high": literal(choice.names[high]),
        "low": literal(choice.names[low]),
        "high_value": amount(values[high], choice.focus),
        "low_value": amount(values[low], choice.focus),
        "difference": difference(values[high] - values[low], choice.focus),
    }
    if values[high] == values[low]:
        return _("The value is the same in all: {high_value}.", **parts)
    text = _(
        "Highest in {high} ({high_value}), lowest in {low} ({low_value}): a difference of {difference}",
        **parts,
    )
    if choice.by_class:
        found = comparison.of_classes(
            choice.focus.id, choice.level, choice.year, choice.scheme.id, [low, high]
        ).iloc[1]
        text += _in_brackets(found, choice.focus)
    return f"{text}."


def _in_brackets(values: pd.Series, indicator: Indicator) -> str:
    low, high = values["difference_low"], values["difference_high"]
    if np.isnan(low):
        return ""
    return " (" + _("95% interval {interval}", interval=interval(low, high, indicator)) + ")"


def sureness(choice: Choice) -> list[str]:
    """What can be said of the errors of the difference, and what cannot."""
    ends = ends_of(choice)
    if ends is None:
        return []
    if choice.by_class:
        high, low = ends
        pair = comparison.of_classes(
            choice.focus.id, choice.level, choice.year, choice.scheme.id, [low, high]
        )
        told = _class_sureness(pair.iloc[1], int(pair["areas"].min()), choice.level)
        status = figures.values(choice.focus.id, choice.level, choice.year)["status"]
        kind = comparison.certainty(choice.focus, status)
        return [*told, *([_kind_words(kind)] if kind != "register" else [])]
    return [_of_one_area(choice), *_by_inner_areas(choice, ends)]


def _class_sureness(values: pd.Series, fewest: int, level: str) -> list[str]:
    """What the interval of two classes says; `fewest` is how many areas the smaller one has."""
    over = _("municipalities") if level in MUNICIPAL else _("areas")
    if np.isnan(values["difference_low"]):
        return [_("A class with fewer than two {over} has no interval.", over=over)]
    told = _(
        "The interval is a bootstrap over {over}: it tells how much the difference owes to single ones of them.",
        over=over,
    )
    if fewest < _FEW:
        few = _(
            "One of the two classes has fewer than ten {over}: the interval is too narrow.",
            over=over,
        )
        told = f"{told} {few}"
    if values["difference_low"] > 0 or values["difference_high"] < 0:
        return [told]
    return [_("The difference is not distinguishable from chance between {over}.", over=over), told]


def _of_one_area(choice: Choice) -> str:
    """What the kind of figure says about the errors of a difference of two areas; its size, where that is known."""
    table = frame_of(choice, choice.focus, choice.year)
    kind = comparison.certainty(choice.focus, table["status"])
    ends = ends_of(choice)
    if kind != "noisy" or ends is None:
        return _kind_words(kind)
    high, low = ends
    band = comparison.noise_band(choice.focus.id, choice.level, choice.year, [low, high])
    if band is None or np.isnan(band["difference_low"].iloc[1]):
        return _kind_words(kind)
    return f"{_kind_words(kind)} " + _(
        "If that moves a count by at most {size}, the difference is between {interval}.",
        size=comparison.NOISE,
        interval=_between(
            band["difference_low"].iloc[1], band["difference_high"].iloc[1], choice.focus
        ),
    )


def _kind_words(kind: comparison.Certainty) -> str:
    return {
        "survey": _(
            "From a survey: the publisher's sampling margin is not in the data, so a small difference may be "
            "chance."
        ),
        "estimated": _(
            "Computed with assumptions (see the definition). There is no sampling error, but how far the "
            "assumptions move the difference is not known."
        ),
        "noisy": _("The publisher adds small random noise to its counts (the Cell Key method)."),
        "register": _(
            "A register figure: it has no sampling error, and the difference is as published."
        ),
    }[kind]


def _between(low: float, high: float, indicator: Indicator) -> str:
    return _("{low} and {high}", low=signed(low, indicator, 1), high=signed(high, indicator, 1))


def _by_inner_areas(choice: Choice, ends: tuple[Any, Any]) -> list[str]:
    """The same difference between the areas inside the two municipalities, with its interval."""
    high, low = ends
    order = [low, *(code for code in choice.codes if code != low)]
    found = comparison.inside(choice.focus.id, choice.year, order, choice.level)
    if found is None:
        return []
    row, other = found.frame.loc[high], found.frame.loc[low]
    if np.isnan(row["difference_low"]):
        return []
    parts = {
        "level": said(LEVELS[found.level]),
        "year": found.year,
        "high": literal(choice.names[high]),
        "low": literal(choice.names[low]),
        "high_areas": number(row["areas"]),
        "low_areas": number(other["areas"]),
        "difference": signed(row["difference"], choice.focus),
        "interval": interval(row["difference_low"], row["difference_high"], choice.focus),
    }
    text = _(
        "Inside them: the mean of the {high_areas} areas of {high} minus that of the {low_areas} of {low} is "
        "{difference} (95% interval {interval}; {level}, {year}). The interval tells how much the difference "
        "owes to single areas inside; it is no margin of error of the figure above.",
        **parts,
    )
    if row["difference_low"] > 0 or row["difference_high"] < 0:
        return [text]
    return [
        text,
        _("They differ so much inside that areas drawn anew could turn the difference round."),
    ]


def side_by_side(choice: Choice) -> None:
    """One small chart an indicator, all in the same order."""
    st.subheader(_("Side by side"))
    shades = _colours(choice)
    order = choice.shown_order
    for column, (indicator, year, table) in _grid(list(choice.each())):
        with column:
            st.markdown(
                f"**{said(indicator.title)}**  \n{_unit_and_year(indicator, year)}",
                help=f"{said(indicator.meaning)} {said(indicator.caveat)}",
            )
            rows = table.loc[order]
            names = [choice.names[code] for code in order]
            values = pd.Series(rows["value"].to_numpy(), names)
            unknown = _unknown(choice, rows)
            ends = rows[["low", "high"]].set_axis(names) if choice.by_class else None
            alt = "; ".join(f"{name}: {amount(v, indicator)}" for name, v in values.items())
            compare_charts.panel(
                values,
                indicator,
                [shades[code] for code in order],
                unknown,
                ends,
                alt=f"{said(indicator.title)}, {year}. {alt}.",
                key=f"panel_{indicator.id}",
            )
            st.caption(
                _(
                    "Source: {publishers}.",
                    publishers=citation.publishers(indicator, year, choice.level),
                )
            )
    st.caption(_colour_words(choice))


def _unknown(choice: Choice, rows: pd.DataFrame) -> dict[str, str]:
    """What stands instead of a bar that is missing, by name."""
    withheld = rows.index[rows["status"] == "suppressed"] if "status" in rows else []
    return {
        choice.names[code]: _("withheld") if code in withheld else _("no value")
        for code in rows.index
    }


def _unit_and_year(indicator: Indicator, year: int) -> str:
    unit = said(UNITS[indicator.unit].text)
    return f"{unit}, {year}" if unit else str(year)


def _grid(items: list, across: int = _ACROSS) -> Iterator[tuple[Any, Any]]:
    """Columns in rows of a few, one an item; on a narrow screen they stand under each other."""
    for start in range(0, len(items), across):
        row = items[start : start + across]
        yield from zip(st.columns(across), row, strict=False)


def _colours(choice: Choice) -> dict[Any, str]:
    """A colour a code: of areas the first in orange, the others in blue; of classes by their side."""
    if not choice.by_class:
        return {code: OTHER if n else FOCUS for n, code in enumerate(choice.codes)}
    sides = {
        **dict.fromkeys(choice.scheme.rural, FOCUS),
        **dict.fromkeys(choice.scheme.urban, OTHER),
    }
    return {code: sides.get(code, PALE) for code in choice.codes}


def _colour_words(choice: Choice) -> str:
    if not choice.by_class:
        return _("Orange: {name}, which the others are compared with.", name=literal(choice.first))
    sides = {
        "rural": said(choice.scheme.rural_name),
        "urban": said(choice.scheme.urban_name),
    }
    over = _("municipalities") if choice.level in MUNICIPAL else _("areas")
    colour = (
        _("Orange: {rural}. Blue: {urban}. Grey: between.", **sides)
        if PALE in _colours(choice).values()
        else _("Orange: {rural}. Blue: {urban}.", **sides)
    )
    return f"{colour} " + _(
        "Means over people (or dwellings), not over areas. Lines: 95% interval, bootstrap over {over}.",
        over=over,
    )


def differences(choice: Choice) -> None:
    """Every difference from the first one, with the interval that there is."""
    st.subheader(_("Differences from {name}", name=literal(choice.first)))
    _spans(choice)
    rows = [
        row
        for indicator, year, table in choice.each()
        for row in _difference_rows(choice, indicator, year, table)
    ]
    shown = pd.DataFrame(rows).dropna(axis="columns", how="all")
    tables.plain(
        shown,
        {shown.columns[0]: st.column_config.TextColumn(width=210)},
        alt=_("Differences from {name}", name=choice.first),
        height="content" if len(shown) <= 12 else 420,
    )
    st.caption(interval_words(choice))


def _spans(choice: Choice) -> None:
    """The differences of the first indicator with their intervals, where there are any."""
    table, title = frame_of(choice, choice.focus, choice.year), said(choice.focus.title)
    unit = said(UNITS[choice.focus.unit].difference)
    told = f"{title}, {choice.year} ({unit})"
    if not choice.by_class:
        found = comparison.inside(choice.focus.id, choice.year, choice.codes, choice.level)
        if found is None:
            return
        table = found.frame
        told += " · " + _(
            "means of the areas inside, {level}, {year}",
            level=said(LEVELS[found.level]),
            year=found.year,
        )
    table = table.iloc[1:].set_axis([choice.names[code] for code in choice.codes[1:]])
    if table["difference_low"].isna().all():
        return
    texts = [
        signed(row["difference"], choice.focus) + _interval_behind(row, choice.focus)
        for _code, row in table.iterrows()
    ]
    st.markdown(f"**{told}**")
    chart, _rest = st.columns([2, 1])
    with chart:
        compare_charts.spans(
            table,
            texts,
            alt=f"{told}. "
            + "; ".join(f"{n}: {t}" for n, t in zip(table.index, texts, strict=True)),
            key="spans",
        )


def _interval_behind(row: pd.Series, indicator: Indicator) -> str:
    ends = _ends(row, indicator)
    return f" ({ends})" if ends else ""


def interval_words(choice: Choice) -> str:
    """What the intervals of the differences are, and what they are not."""
    if choice.by_class:
        over = _("municipalities") if choice.level in MUNICIPAL else _("areas")
        text = _(
            "95% intervals: bootstrap over {over}, the same draws for every class. They tell how much a difference "
            "owes to single ones of them, and are too narrow for classes with fewer than about ten.",
            over=over,
        )
        if choice.level not in MUNICIPAL:
            text += " " + _(
                "Neighbouring areas resemble each other, which makes them narrower than they should be."
            )
        return text
    text = _(
        "Differences of single areas are as published: a register figure has no sampling error. Computed values "
        "depend on their assumptions, and the margins of survey figures are not in the data."
    )
    if choice.level == MUNICIPALITY:
        text += " " + _(
            "Where the indicator is known for areas inside the municipalities, the difference of their means stands "
            "beside it, with a 95% interval (bootstrap over those areas): how much it owes to single ones, not a "
            "margin of error. With fewer than about ten areas it is too narrow."
        )
    return text


def _difference_rows(
    choice: Choice, indicator: Indicator, year: int, table: pd.DataFrame
) -> Iterator[dict[str, str | None]]:
    found = (
        None
        if choice.by_class
        else comparison.inside(indicator.id, year, choice.codes, choice.level)
    )
    band = (
        None
        if choice.by_class
        else comparison.noise_band(indicator.id, choice.level, year, choice.codes)
    )
    for code in choice.codes[1:]:
        row: dict[str, str | None] = {
            _("Indicator"): f"{said(indicator.title)}, {year}",
            _("Class") if choice.by_class else _("Area"): choice.names[code],
            _("Difference"): signed(table.at[code, "difference"], indicator),
        }
        if choice.by_class:
            row[_("95% interval")] = _ends(table.loc[code], indicator)
            row[_("Areas")] = number(table.at[code, "areas"])
        else:
            one = found.frame.loc[code] if found else None
            row[_("By the areas inside")] = (
                signed(one["difference"], indicator) if one is not None else None
            )
            row[_("95% interval")] = _ends(one, indicator) if one is not None else None
            row[_("Areas inside")] = (
                f"{number(one['areas'])}, {said(LEVELS[found.level])}, {found.year}"
                if found and one is not None
                else None
            )
            row[_("With noise of at most ±{size} in counts", size=comparison.NOISE)] = (
                _ends(band.loc[code], indicator, 1) if band is not None else None
            )
        yield row


def _ends(row: pd.Series, indicator: Indicator, finer: int = 0) -> str | None:
    """The two ends of a difference's interval, signed; None where there is none."""
    low, high = row["difference_low"], row["difference_high"]
    if np.isnan(low):
        return None
    decimals = UNITS[indicator.unit].decimals + finer
    return _("{low} to {high}", low=number(low, decimals), high=number(high, decimals))


def over_the_years(choice: Choice) -> None:
    """The first indicator over the years: a small chart a code, the others pale behind."""
    st.subheader(_("{title} over the years", title=said(choice.focus.title)))
    lines = series_of(choice, choice.focus).dropna(axis="columns", how="all")
    if len(lines.columns) < 2:
        st.markdown(_("One year only: no change over time is known here."))
        return
    years = [int(year) for year in lines.columns]
    shades = _colours(choice)
    for column, code in _grid(choice.shown_order):
        with column:
            text = _change_words(lines.loc[code], choice.focus)
            st.markdown(f"**{literal(choice.names[code])}**")
            compare_charts.among(
                lines,
                code,
                shades[code] if shades[code] != PALE else compare_charts.line(),
                choice.focus,
                choice.level,
                alt=f"{choice.names[code]}. {text}",
                key=f"years_{code}",
            )
            st.caption(text)
    notes = [
        _("Dashed line: {text}", text=said(one.text))
        for one in breaks.crossed(choice.focus.id, years, level=choice.level)
    ]
    met = compare_charts.joins(choice.focus, choice.level, years)
    if met:
        notes.append(
            _(
                "Dotted line: here years of the embedded snapshot and years of a refresh meet ({years}). Check "
                "the definitions before you read a step there as a change.",
                years=", ".join(map(str, met)),
            )
        )
    same = _("The same axes in every chart ({unit}); grey: the others.", unit=_unit(choice.focus))
    if choice.by_class:
        same += " " + _(
            "Weighted means; the classes are those of {scheme_year} in every year.",
            scheme_year=choice.scheme.year,
        )
    source = citation.short(choice.focus, choice.year, choice.level)
    st.caption(" ".join([same, *notes, source]))


def _unit(indicator: Indicator) -> str:
    return said(UNITS[indicator.unit].text) or "–"


def series_of(choice: Choice, indicator: Indicator) -> pd.DataFrame:
    """All years of an indicator, a row a code."""
    if choice.by_class:
        return comparison.class_series(indicator.id, choice.level, choice.scheme.id, choice.codes)
    return comparison.area_series(indicator.id, choice.level, choice.codes)


def _change_words(line: pd.Series, indicator: Indicator) -> str:
    known = line.dropna()
    if len(known) < 2:
        return _("Fewer than two years with a value.")
    first, last = known.index[0], known.index[-1]
    return _(
        "{first_value} in {first}, {last_value} in {last}: {change}.",
        first=first,
        last=last,
        first_value=amount(known[first], indicator),
        last_value=amount(known[last], indicator),
        change=signed(known[last] - known[first], indicator),
    )


def maps(choice: Choice) -> None:
    """Small maps in the same colour classes: the municipalities by their areas, or the country class by class."""
    if choice.level not in (MUNICIPALITY, *comparison.INNER):
        return
    st.subheader(_("Small maps"))
    if choice.by_class:
        _class_maps(choice)
    else:
        _inner_maps(choice)


def _class_maps(choice: Choice) -> None:
    if choice.level != MUNICIPALITY:
        st.caption(_("Maps class by class are drawn of the municipalities."))
        return
    values = figures.values(choice.focus.id, choice.level, choice.year)["value"]
    found = colours.classes(values, choice.focus, "quantiles")
    shade = _shades(values, found)
    classes = figures.areas(choice.level)[choice.scheme.column]
    shapes = small_maps.projected(choice.level)
    for column, code in _grid(choice.shown_order):
        with column:
            own = classes == code
            drawn = shade.where(own, _ground()).reindex(shapes.index)
            _small_map(
                choice.names[code],
                small_maps.svg(shapes, drawn, ink=_ink(), size=320, ground=_ground()),
                f"{number(own.sum())} {_('municipalities')}",
                _map_words(values[own], choice.focus),
            )
    legend(found, choice.focus, said(UNITS[choice.focus.unit].text), _("municipalities"))
    st.caption(
        _("The classes are cut over all areas that have a value, and counted there.")
        + f" {citation.short(choice.focus, choice.year, choice.level)}"
    )


def _inner_maps(choice: Choice) -> None:
    """The municipalities of the chosen areas, by the areas inside them, where these have values and outlines."""
    level, year = _drawn_level(choice)
    if level is None:
        st.caption(
            _(
                "{title} is not known for areas inside municipalities.",
                title=said(choice.focus.title),
            )
        )
        return
    areas, shapes = figures.areas(level), small_maps.projected(level)
    values = figures.values(choice.focus.id, level, year)["value"]
    of = areas["municipality_code"].astype(str)
    names = figures.areas()["name"]
    wanted = list(
        dict.fromkeys(choice.shown_order if level != choice.level else of[choice.shown_order])
    )
    within = of.reindex(shapes.index)
    drawable = [code for code in wanted if (within == code).any()]
    if missing := [names[code] for code in wanted if code not in drawable]:
        st.caption(
            _(
                "No outlines of areas (of level {level}) here for: {names}. A refresh brings them.",
                level=said(LEVELS[level]),
                names=listed(missing),
            )
        )
    if not drawable:
        return
    found = colours.classes(values, choice.focus, "quantiles")
    shade = _shades(values, found)
    for column, code in _grid(drawable):
        with column:
            own = shapes[within == code]
            _small_map(
                names[code],
                small_maps.svg(own, shade[own.index], marked=choice.codes, ink=_ink()),
                f"{number(len(own))} {_('areas')}",
                _map_words(values[of == code], choice.focus),
            )
    st.markdown(f"**{said(choice.focus.title)}, {year}, {said(LEVELS[level])}**")
    legend(found, choice.focus, said(UNITS[choice.focus.unit].text), _("areas"))
    st.caption(
        _("The classes are cut over all areas that have a value, and counted there.")
        + f" {citation.short(choice.focus, year, level)}"
    )


def _drawn_level(choice: Choice) -> tuple[str | None, int]:
    """The level whose areas are drawn, and its year."""
    if choice.level != MUNICIPALITY:
        return choice.level, choice.year
    return comparison.inner_level(choice.focus, choice.year) or (None, choice.year)


def _small_map(name: str, image: str, counted: str, words: str) -> None:
    st.markdown(f"**{literal(name)}**, {counted}")
    st.image(image, alt=_("Map of {name}. {text}", name=name, text=words))
    st.caption(words)


def _map_words(values: pd.Series, indicator: Indicator) -> str:
    known = values.dropna()
    if known.empty:
        return _("No value.")
    return _(
        "From {low} to {high}, median {median}.",
        low=amount(known.min(), indicator),
        high=amount(known.max(), indicator),
        median=amount(known.median(), indicator),
    )


def _shades(values: pd.Series, classes: colours.Classes) -> pd.Series:
    """The colour of every area."""
    palette = np.array([*classes.colours, colours.MISSING])
    return pd.Series(palette[classes.codes], values.index)


def _ground() -> str:
    return "#3a3f4b" if frame.is_dark() else "#eceff1"


def _ink() -> str:
    return "#ffffff" if frame.is_dark() else "#000000"


def wide(choice: Choice) -> pd.DataFrame:
    """A row a code, a column an indicator with its unit and year, and the difference from the first beside it."""
    rows = pd.DataFrame(index=list(choice.codes))
    rows[_("Code")] = [str(code) for code in choice.codes]
    rows[_("Class") if choice.by_class else _("Area")] = [choice.names[c] for c in choice.codes]
    if not choice.by_class:
        areas = figures.areas(choice.level).loc[list(choice.codes)]
        if choice.level not in MUNICIPAL:
            rows[_("Municipality")] = areas["municipality"].astype(str)
        kinds = {code: said(text) for code, text in choice.scheme.classes.items()}
        rows[_("Class")] = areas[choice.scheme.column].map(kinds)
    for indicator, year, table in choice.each():
        decimals, unit = UNITS[indicator.unit].decimals, said(UNITS[indicator.unit].text)
        title = heading(indicator) if unit else said(indicator.title)
        rows[f"{title}, {year}"] = table["value"].round(decimals)
        minus = _(
            "Difference from {name}: {title}, {year} ({unit})",
            title=said(indicator.title),
            year=year,
            name=choice.first,
            unit=said(UNITS[indicator.unit].difference),
        )
        rows[minus] = table["difference"].round(decimals)
    return rows


def table(choice: Choice) -> None:
    """The same numbers as a table; a click on a heading sorts it."""
    st.subheader(_("The same numbers as a table"))
    shown = wide(choice)
    numbers = shown.select_dtypes("number").columns
    settings: dict[str, Any] = {
        name: st.column_config.NumberColumn(format="localized", width="medium", help=name)
        for name in numbers
    }
    settings[shown.columns[1]] = st.column_config.TextColumn(pinned=True)
    tables.plain(
        shown.loc[choice.shown_order],
        settings,
        alt=capital(_("The same numbers as a table")),
        height="content",
    )
    st.caption(
        _(
            "A click on a heading sorts. A dash is a value that is missing or withheld, never zero. Each indicator in "
            "its latest year unless one is chosen."
        )
    )


def cite(choice: Choice) -> None:
    """What every indicator means, its caveat and its sources."""
    st.subheader(_("Definitions and sources"))
    for number_, (indicator, year) in enumerate(zip(choice.indicators, choice.years, strict=True)):
        with st.expander(f"{said(indicator.title)}, {year}", expanded=number_ == 0):
            citation.definition(indicator, year, figures.values(indicator.id, choice.level, year))
    if choice.by_class:
        st.caption(
            f"{said(choice.scheme.title)}: {said(choice.scheme.note)} ({choice.scheme.year})"
        )
