"""The map page: the map beside its legend and the chosen municipality."""

from dataclasses import dataclass, replace

import pandas as pd
import streamlit as st

from analysis import gap
from indicators import figures
from indicators.access import LIMITS_KM, nearest_id
from indicators.area_types import AREA_TYPES
from indicators.catalogue import INDICATORS
from indicators.indicator import DESO, LEVELS, MUNICIPAL, UNITS, Indicator
from indicators.schemes import Scheme
from indicators.written import amount
from translations.texts import _, number, numbers, said, with_unit
from views import charts, citation, colours, downloads, legends, maps, spreads, tables, words
from views.choosers import Shown
from views.colours import Classes
from views.map import panel

_COUNTIES_NAMED = 3


@dataclass(frozen=True, kw_only=True)
class View:
    """What the page shows, computed once a run: values, colour classes, and the finding in words."""

    indicator: Indicator
    year: int
    level: str
    scheme: Scheme
    table: pd.DataFrame
    classes: Classes
    finding: str

    @property
    def values(self) -> pd.Series:
        """The values alone."""
        return self.table["value"]

    @property
    def title(self) -> str:
        """Indicator and year; below the municipality the level too."""
        level = "" if self.level in MUNICIPAL else f", {said(LEVELS[self.level])}"
        return f"{said(self.indicator.title)}, {self.indicator.named(self.year)}{level}"

    @property
    def drawn(self) -> Classes:
        """The classes, cut over all areas, of those that have an outline, in the order of the outlines."""
        outlined = figures.outlined(self.level).index
        if self.level in MUNICIPAL:
            return self.classes
        return replace(
            self.classes, codes=self.classes.codes[self.values.index.get_indexer(outlined)]
        )


def view(shown: Shown, method: str, scheme: Scheme) -> View:
    """The values of what the reader chose, classed and put into words."""
    table = figures.values(shown.indicator.id, shown.level, shown.year)
    if not figures.has_mean(shown.indicator, shown.level):
        finding = ""
    else:
        rural_gap = gap.of_indicator(shown.indicator.id, scheme.id, shown.level, shown.year)
        finding = words.gap_sentence(rural_gap, shown.indicator, scheme, shown.level)
    return View(
        indicator=shown.indicator,
        year=shown.year,
        level=shown.level,
        scheme=scheme,
        table=table,
        classes=_classes(table["value"], shown.indicator, method),
        finding=finding,
    )


def _classes(values: pd.Series, indicator: Indicator, method: str) -> Classes:
    """The classes as the reader wants them cut; types are classes already."""
    if indicator.unit == "type":
        return colours.classes(values, indicator, "fixed", tuple(map(float, sorted(AREA_TYPES))))
    return colours.classes(values, indicator, method)


def map_and_panel(seen: View, kind: str, area: str | None, part: str | None) -> None:
    """The map; beside it the legend and what is chosen on it."""
    if seen.level in MUNICIPAL:
        _municipalities(seen, kind, area)
    else:
        _parts(seen, area, part)


def _municipalities(seen: View, kind: str, area: str | None) -> None:
    left, right = st.columns([3, 2])
    indicator, classes, note = seen.indicator, seen.classes, ""
    counted: legends.Counted = "municipalities"
    if kind == "people":
        indicator, classes, note = _of_squares(seen)
        counted = "squares"
    with left:
        st.markdown(f"**{seen.title}**")
        alt = f"{seen.title}. {seen.finding}"
        if kind == "people":
            maps.people_map(classes, area, alt=alt)
        else:
            hover = [amount(value, indicator) for value in seen.values]
            maps.area_map(classes, hover, area, alt=alt, level=seen.level)
    with right:
        legends.of_classes(classes, indicator, said(UNITS[indicator.unit].text), counted)
        if note:
            st.caption(note)
        if area is not None:
            panel.municipality(area, seen.indicator, seen.year, seen.scheme, seen.level)
        else:
            st.info(
                _(
                    "Click a municipality, or search for it, to see its value, its place and its years."
                )
            )


def _parts(seen: View, area: str | None, part: str | None) -> None:
    """Areas below the municipality: those with an outline on the map, all of them in the legend's numbers."""
    left, right = st.columns([3, 2])
    outlined = figures.outlined(seen.level).index
    unit = UNITS[seen.indicator.unit]
    with left:
        st.markdown(f"**{seen.title}**")
        hover = numbers(seen.values[outlined], unit.decimals)
        follows = with_unit("0", said(unit.text))[1:]  # with the space that the language sets
        alt = f"{seen.title}. {outlines_sentence(seen.level)} {seen.finding}"
        dots = seen.classes if _has_dots(seen.level) else None
        maps.parts_map(seen.level, seen.drawn, hover, follows, area, part, alt=alt, dots=dots)
        st.caption(outlines_sentence(seen.level))
        if dots is not None:
            st.caption(dots_sentence(seen.level))
        if area is not None and not _has_outlines(area, seen.level):
            st.info(
                _(
                    "The areas of {name} have no outlines here: choose one from the list; all are in the table.",
                    name=figures.areas()["name"][area],
                )
            )
    with right:
        legends.of_classes(seen.classes, seen.indicator, said(unit.text), "areas")
        st.caption(_("The classes are cut over all areas of the country, and counted there."))
        if area is not None:
            panel.inside(area, part, seen.indicator, seen.year, seen.level)
        else:
            st.info(_("Click an area, or search for a municipality, to see its areas."))


def outlines_sentence(level: str) -> str:
    """How many of the level's areas have an outline, and where."""
    everything, outlined = figures.areas(level), figures.outlined(level)
    if len(outlined) == len(everything):
        return _("All {count} areas have outlines.", count=number(len(everything)))
    if not len(outlined):
        return _("None of the areas has an outline: they are in the distribution and the table.")
    counties = sorted(outlined["county"].unique())
    parts = {"count": number(len(outlined)), "all": number(len(everything))}
    if len(counties) > _COUNTIES_NAMED:
        return _(
            "{count} of {all} areas have outlines, in {counties} counties; the rest are in the distribution "
            "and the table.",
            counties=number(len(counties)),
            **parts,
        )
    return _(
        "{count} of {all} areas have outlines (counties: {counties}); the rest are in the distribution and "
        "the table.",
        counties=", ".join(counties),
        **parts,
    )


def dots_sentence(level: str) -> str:
    """How many areas are drawn as dots, and what a dot is not."""
    count = len(figures.areas(level)) - len(figures.outlined(level))
    return _(
        "The other {count} are dots at the geometric centre of the area, its waters included: a dot is not where most "
        "people live, and no border. All dots are of one size, however large the area.",
        count=number(count),
    )


def _has_dots(level: str) -> bool:
    """Whether the centres of a level are known, and some of its areas have no outline."""
    return level == DESO and len(figures.outlined(level)) < len(figures.areas(level))


def _has_outlines(area: str, level: str) -> bool:
    return bool((figures.outlined(level)["municipality_code"] == area).any())


def town_and_country(seen: View) -> None:
    """The gap in words, and the mean of each class."""
    if not figures.has_mean(seen.indicator, seen.level) or not _both_sides(seen):
        return
    st.subheader(_("Town and country"))
    st.markdown(seen.finding)
    class_bars(seen)


def class_bars(seen: View) -> None:
    """The mean of each class with its interval, and what they are means of."""
    means = gap.by_class(seen.indicator.id, seen.scheme.id, seen.level, seen.year)
    charts.class_bars(means["mean"], seen.indicator, seen.scheme, ends=means, alt=seen.finding)
    if seen.level in MUNICIPAL:
        text = _(
            "Means over people (or dwellings), not over municipalities. Interval: bootstrap over municipalities, 95%. {note}",
            note=said(seen.scheme.note),
        )
    else:
        text = _(
            "Means over people (or dwellings), not over areas. Interval: bootstrap over areas, 95%. {drawn} {note}",
            drawn=words.drawn_whole(),
            note=said(seen.scheme.note),
        )
    st.caption(text)


def _both_sides(seen: View) -> bool:
    """Whether any area of the rural and of the urban classes has a value."""
    rural, urban = seen.scheme.sides(figures.areas(seen.level)[seen.values.notna()])
    return bool(rural.any() and urban.any())


def distribution(seen: View) -> None:
    """How the level's areas spread in each class of the scheme, those without an outline too."""
    if seen.level in MUNICIPAL or seen.indicator.unit == "type":
        return
    st.subheader(_("How the areas spread"))
    areas = figures.areas(seen.level)
    counts = seen.values.groupby(areas[seen.scheme.column]).count()
    classes = [code for code in seen.scheme.classes if counts.get(code, 0)]
    table = gap.class_percentiles(seen.values, seen.scheme, areas).reindex(classes)
    table.index = pd.Index(
        [f"{said(seen.scheme.classes[code])} ({number(counts[code])})" for code in classes]
    )
    alt = "; ".join(
        f"{name}: {amount(median, seen.indicator)}" for name, median in table[0.5].items()
    )
    spreads.spreads(table, seen.indicator, alt=_("Median of each class: {text}.", text=alt))
    st.caption(
        _(
            "Box: the middle half of the areas; line in it: the median; lines outside: from the tenth to the "
            "ninetieth percentile. Every area counts once, whatever its people; their number with a value in parentheses."
        )
    )


def areas_of(seen: View, area: str | None) -> None:
    """The table of the chosen municipality's areas."""
    if seen.level in MUNICIPAL or area is None:
        return
    st.subheader(_("The areas of {name}", name=figures.areas()["name"][area]))
    tables.all_areas(seen.indicator, seen.year, seen.scheme, seen.level, area)


def table_and_files(seen: View) -> None:
    """The same numbers as a table, what they mean, and files to take along."""
    title, icon = _("The same numbers as a table"), ":material/table:"
    if seen.level in MUNICIPAL:
        with st.expander(title, icon=icon):
            tables.all_areas(seen.indicator, seen.year, seen.scheme, seen.level)
        note = maps.outline_credit(seen.level)
    else:
        # Thousands of rows are sent when they are asked for, not with every rerun.
        with st.expander(title, icon=icon, key="every_area", on_change="rerun") as table:
            if table.open:
                tables.all_areas(seen.indicator, seen.year, seen.scheme, seen.level)
        note = f"{said(LEVELS[seen.level])}. {outlines_sentence(seen.level)}"
    citation.definition(seen.indicator, seen.year, seen.table)
    downloads.all_formats(seen.indicator, seen.year, seen.drawn, seen.level, note)


def _of_squares(seen: View) -> tuple[Indicator, Classes, str]:
    """The indicator that the squares show, their classes, and what a dot is."""
    column = seen.indicator.square
    if column is None:
        values = maps.municipality_of_squares(seen.values)
        classes = colours.classes(values, seen.indicator, seen.classes.method, seen.classes.limits)
        return (
            seen.indicator,
            classes,
            _("Each dot is one inhabited square kilometre, in the colour of its municipality."),
        )
    distance = INDICATORS[nearest_id(column.removesuffix("_m"))]
    limits = tuple(float(km) for km in LIMITS_KM)
    classes = colours.classes(figures.squares()[column] / 1000, distance, "fixed", limits)
    return (
        distance,
        classes,
        _(
            "Each dot is one inhabited square kilometre, coloured by its own distance (straight line)."
        ),
    )
