"""What is written of the brief, and of each of its findings."""

import datetime

import streamlit as st

from briefs.brief import Finding, then_of
from briefs.library import LIBRARY, fitting
from indicators import written
from indicators.catalogue import INDICATORS
from indicators.written import amount
from translations.texts import _, language, said
from views import citation
from views.brief import fields
from views.brief.draft import Choice, change, keep

_YEARS_OFFERED = 12


def write(choice: Choice) -> None:
    """The texts of the brief, and those of each finding."""
    draft = choice.draft
    with st.expander(_("Title, who asks, and a note"), expanded=bool(draft.title or draft.note)):
        left, middle, right = st.columns([3, 2, 1])
        with left:
            fields.text(choice, _("Title"), "title", None)
        with middle:
            fields.text(choice, _("Asked for by"), "asked_by", None)
        with right:
            st.session_state["brief_date"] = datetime.date.fromisoformat(draft.date)
            st.date_input(
                _("Date"),
                key="brief_date",
                on_change=_take_date,
                args=(choice,),
                format="YYYY-MM-DD",
            )
        fields.text(choice, _("Note on the first page"), "note", None, tall=True)
    for position, finding in enumerate(draft.findings, 1):
        with st.container(border=True):
            _finding(choice, position, finding)


def _finding(choice: Choice, position: int, finding: Finding) -> None:
    standing = choice.standing(finding)
    indicator = standing.indicator
    st.markdown(f"**{position}. {said(indicator.title)}**")
    st.markdown(
        _(
            "{value} in {year}. Median of the peers {median}; place {place}, counted from the lowest value.",
            value=amount(standing.value, indicator, standing.margin),
            year=standing.year,
            median=amount(standing.median, indicator),
            place=written.place(standing.place, standing.among, standing.shared),
        )
    )
    st.caption(f"{citation.short(indicator, standing.year, choice.level)} {said(indicator.caveat)}")
    _newer(choice, finding)
    left, right = st.columns(2)
    with left:
        _measure(choice, finding, indicator.theme)
    with right:
        _decision(choice, finding)


def _measure(choice: Choice, finding: Finding, theme: str) -> None:
    """What is to be done, and by whom."""
    names = {measure.id: said(measure.name) for measure in fitting(theme)}
    measures = {"": _("None chosen yet"), **names}
    fields.choose(choice, finding, _("Measure to take"), "measure", measures)
    _what_is_known(finding)
    fields.text(choice, _("Responsible"), "responsible", finding)


def _decision(choice: Choice, finding: Finding) -> None:
    """What is to be decided, when it is followed up, and what will tell."""
    fields.text(choice, _("Decision asked for"), "decision", finding, tall=True)
    years = {year: str(year) for year in _years(finding)}
    fields.choose(choice, finding, _("Follow-up year"), "follow_up", years)
    if finding.follow_up < datetime.date.today().year:
        st.warning(
            _(
                "The follow-up year {year} is past: choose a later one, unless this is the follow-up.",
                year=finding.follow_up,
            ),
            icon=":material/event_busy:",
        )
    telling = {id: said(INDICATORS[id].title) for id in choice.standings}
    fields.choose(choice, finding, _("Indicator that will tell"), "telling", telling)
    _then_and_now(choice, finding)


def _newer(choice: Choice, finding: Finding) -> None:
    """That there is a newer figure than the one that was decided on; before the follow-up it can be used."""
    latest = choice.standings[finding.indicator]
    if latest.year <= finding.year:
        return
    st.markdown(
        _(
            "There is a newer figure, {value} in {year}; the brief keeps the one of {kept}.",
            value=amount(latest.value, latest.indicator, latest.margin),
            year=latest.year,
            kept=finding.year,
        )
    )
    if latest.year < finding.follow_up:
        st.button(
            _("Use the figure of {year}", year=latest.year),
            key=f"brief_newer_{finding.indicator}",
            icon=":material/update:",
            on_click=_use_year,
            args=(choice, finding.indicator, latest.year),
        )


def _then_and_now(choice: Choice, finding: Finding) -> None:
    """What the telling indicator said when the finding was made and what it says now, where that is newer."""
    if (then := then_of(finding, choice.draft)) is None:
        return
    now = choice.standings[finding.telling]
    st.markdown(
        _(
            "Then: {was} ({then}). Now: {value} ({year}).",
            was=amount(then.value, then.indicator, then.margin),
            then=then.year,
            value=amount(now.value, now.indicator, now.margin),
            year=now.year,
        )
    )
    st.caption(citation.short(now.indicator, now.year, choice.level))


def _what_is_known(finding: Finding) -> None:
    measure = LIBRARY.get(finding.measure)
    if measure is None:
        st.caption(
            _("Those made for the theme come first. A measure in the list is no recommendation.")
        )
        return
    st.caption(f"{said(measure.what)} {said(measure.known)}")
    if measure.source:
        st.caption(f"{_('Source')}: {measure.source.citation(language())}")


def _years(finding: Finding) -> list[int]:
    """Years that a follow-up can be in, and the one that is chosen, even if it is past."""
    first = max(datetime.date.today().year, finding.year + 1)
    return sorted({finding.follow_up, *range(first, first + _YEARS_OFFERED)})


def _use_year(choice: Choice, id: str, year: int) -> None:
    change(choice, id, year=year)


def _take_date(choice: Choice) -> None:
    if day := st.session_state["brief_date"]:
        keep(choice, date=day.isoformat())
