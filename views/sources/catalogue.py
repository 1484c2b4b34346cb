"""Sources and methods, generated from the declarations."""

import pandas as pd
import streamlit as st

from indicators import embedded, vintages
from indicators.catalogue import INDICATORS
from indicators.indicator import LEVELS, STATUSES, THEMES, UNITS, Indicator
from indicators.inputs import EVERY_SOURCE
from indicators.schemes import SCHEMES
from indicators.services import SERVICES
from indicators.transport import RAIL, STATION
from translations.texts import _, language, number, said
from views import tables

_MOST_TITLES = 3


def indicators() -> None:
    """Every indicator: a table of all, then the definition of each by theme."""
    st.subheader(_("Indicators"))
    columns = {
        "id": "id",
        "title": _("Indicator"),
        "theme": _("Theme"),
        "unit": _("Unit"),
        "levels": _("Levels and years"),
        "goal": _("Agenda 2030 goal"),
    }
    rows = [
        {
            "id": i.id,
            "title": said(i.title),
            "theme": said(THEMES[i.theme]),
            "unit": said(UNITS[i.unit].text),
            "levels": _levels(i),
            "goal": i.goal,
        }
        for i in INDICATORS.values()
    ]
    tables.plain(pd.DataFrame(rows).rename(columns=columns), {}, alt=_("Indicators"), height=320)
    for theme, title in THEMES.items():
        with st.expander(said(title)):
            for indicator in INDICATORS.values():
                if indicator.theme == theme:
                    st.markdown(_definition(indicator))


def sources() -> None:
    """Every source, as cited."""
    st.subheader(_("Sources"))
    for source in EVERY_SOURCE.values():
        period = source.period or _("after a refresh")
        with st.expander(f"{source.publisher}: {source.title} ({period})"):
            st.code(source.citation(language()), language=None, wrap_lines=True)
            st.markdown(f"{_('What was computed')}: {said(source.computed)}")
            if source.limits:
                st.markdown(f"{_('Caveat')}: {said(source.limits)}")
            if source.address:
                st.markdown(f"{_('Address')}: `{source.address}`")


def methods() -> None:
    """How gaps, intervals, classes and distances are computed."""
    st.subheader(_("Methods"))
    gap, *others = _method_texts()
    st.markdown(gap)
    st.latex(
        r"\text{gap} = \frac{\sum_{i \in R} w_i y_i}{\sum_{i \in R} w_i} - \frac{\sum_{i \in U} w_i y_i}{\sum_{i \in U} w_i}"
    )
    for text in others:
        st.markdown(text)
    st.markdown(f"**{_('Status of the values')}.**")
    st.markdown("\n".join(f"- *{name}*: {said(text)}" for name, text in STATUSES.items()))
    for scheme in SCHEMES.values():
        with st.expander(f"{said(scheme.title)} ({scheme.year})"):
            st.markdown(said(scheme.note))
            st.markdown(
                "\n".join(f"- {code}: {said(text)}" for code, text in scheme.classes.items())
            )


def _method_texts() -> tuple[str, ...]:
    """What a gap is, which a formula follows, and then each of the other methods."""
    return (
        _(
            "**Gap.** The mean of the rural classes minus that of the urban classes, weighted by people (shares of "
            "dwellings: by dwellings), in the indicator's own unit; differences of percentages are in percentage "
            "points. Never a mean of municipalities."
        ),
        _(
            "**Interval.** Studentised bootstrap (Efron and Tibshirani 1993): 2,000 times, as many areas as there are "
            "in the country are drawn with replacement, each with its own weight and its own side. It tells how much "
            "the gap depends on which areas there happen to be. Nominally 95%; simulated, the intervals of gaps "
            "between municipalities held the true gap in 87 to 96% of the cases, least where a few cities weigh most."
        ),
        _(
            "**Distance.** Straight line in SWEREF 99 TM from the centre of each inhabited square kilometre to the nearest place, weighted by the people in the square. The way by road is usually longer."
        ),
        _(
            "**Colour classes.** Equally many areas (quantiles), natural breaks (Fisher–Jenks) or equally wide "
            "classes, cut as the mapclassify library does. The dark end is the worse one wherever one end is worse."
        ),
    )


def snapshot() -> None:
    """What the embedded snapshot holds."""
    st.subheader(_("The embedded snapshot"))
    files = embedded.manifest()["files"]
    st.markdown(
        _(
            "{files} files, {size} MB. Nothing is fetched from outside while you read.",
            files=number(len(files)),
            size=number(sum(f["bytes"] for f in files.values()) / 1e6, 1),
        )
    )
    table = pd.DataFrame(
        {
            _("File"): list(files),
            _("Rows"): [f["rows"] for f in files.values()],
            "sha256": [f["sha256"] for f in files.values()],
        }
    )
    rows = {_("Rows"): st.column_config.NumberColumn(format="localized")}
    tables.plain(table, rows, alt=_("The embedded snapshot"), height=388)


def checks() -> None:
    """What the builder asked of the figures, and what it found."""
    st.subheader(_("What is checked when the data are built"))
    st.markdown(
        _(
            "A second-hand figure is left out where more than a tenth of the areas lie more than a quarter from the "
            "official figure. Exact zeros and repeats are shown where there are more than chance gives."
        )
    )
    columns = ["gate", "source", "is_embedded"]
    told = pd.DataFrame([finding for finding in embedded.manifest()["gates"] if finding["is_told"]])
    rows = [
        {
            _("Check"): _gates()[str(gate)],
            _("Figures"): _figures(part),
            _("Source"): EVERY_SOURCE[str(source)].title,
            _("Areas or places"): part["areas"].max(),
            _("Not as expected (at most)"): part["off"].max(),
            _("By chance"): part["expected"].max(),
            _("Embedded"): _("yes") if is_embedded else _("no"),
        }
        for (gate, source, is_embedded), part in told.groupby(columns, sort=False)
    ]
    table = pd.DataFrame(rows)
    localized = st.column_config.NumberColumn(format="localized")
    tables.plain(
        table, dict.fromkeys(table.columns[3:6], localized), alt=_("What is checked"), height=388
    )


def _gates() -> dict[str, str]:
    return {
        "second_hand": _("Far from the official figure"),
        "zeros": _("Exactly 0%"),
        "wholes": _("Exactly 100%"),
        "repeats": _("Exactly as another area"),
        "totals": _("Another total than the register's"),
        "abroad": _("Place in Norway"),
    }


def _figures(findings: pd.DataFrame) -> str:
    """What the findings are of: their titles and years, or how many where they are many."""
    titles = {figure: _figure(str(figure)) for figure in findings["figure"]}
    years = sorted(set(findings["year"]))
    period = str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"
    if len(titles) > _MOST_TITLES:
        return f"{_('{count} figures', count=number(len(titles)))}, {period}"
    return f"{'; '.join(titles.values())}, {period}"


def _figure(key: str) -> str:
    """An indicator, a kind of place, or a share that is not embedded."""
    if key in INDICATORS:
        return said(INDICATORS[key].title)
    places = {**SERVICES, RAIL: STATION}
    if key in places:
        return said(places[key])
    return _("Share in the lowest income quarter")


def _levels(indicator: Indicator) -> str:
    parts = []
    for level in vintages.levels(indicator):
        years = vintages.years(indicator, level)
        period = str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"
        parts.append(f"{said(LEVELS[level])} ({period})")
    return "; ".join(parts) or _("after a refresh")


def _weight(indicator: Indicator) -> str:
    if indicator.weight:
        return said(INDICATORS[indicator.weight].title)
    return (
        _("nothing (its base is not published)") if indicator.unit == "pct" else _("none (a count)")
    )


def _definition(indicator: Indicator) -> str:
    direction = {
        "low": _("lower is better"),
        "high": _("higher is better"),
        None: _("neither end is better"),
    }
    covers = f" {_('Covers')}: {said(indicator.covers.text)}." if indicator.covers else ""
    return "  \n".join(
        [
            f"**{said(indicator.title)}** `{indicator.id}`",
            f"{said(indicator.meaning)} {_('Unit')}: {said(UNITS[indicator.unit].text)}; {direction[indicator.direction]}.",
            f"{_('Formula')}: {said(indicator.formula)}. {_('Weighted by')}: {_weight(indicator)}.",
            f"{_('Caveat')}: {said(indicator.caveat)}",
            f"{_levels(indicator)}.{covers} {_('Source')}: {', '.join(EVERY_SOURCE[key].title for key in indicator.sources)}.",
        ]
    )
