"""Which area the brief is of, and which findings it holds."""

import streamlit as st

from analysis import standing
from analysis.standing import Standing
from briefs.brief import DECIDED_AT, MOST_FINDINGS
from indicators.catalogue import INDICATORS
from indicators.indicator import LEVELS, MUNICIPAL, MUNICIPALITY
from indicators.written import amount
from translations.texts import _, said
from views import address, choosers
from views.brief.draft import Choice, keep, proposed


def introduction() -> None:
    """What comes out of this page."""
    st.markdown(
        _(
            "Choose up to five findings, and for each a measure, who is responsible, what decision is asked for and "
            "when it is followed up. The result is two pages (PDF) and slides (PowerPoint), made on this machine. "
            "Nothing is sent anywhere; save the brief as a file to go on another day."
        )
    )


def choose() -> Choice | None:
    """Level, area and scheme from the address; None where no area is chosen."""
    level = address.word("level", DECIDED_AT, MUNICIPALITY)
    municipality = choosers.area()
    area = choosers.part(level) if municipality and level not in MUNICIPAL else municipality
    with choosers.more():
        names = {id: said(LEVELS[id]) for id in DECIDED_AT}
        choosers.pick(_("Level"), names, "level", choosers.take_level)
        scheme = choosers.scheme(level)
    if municipality and level not in MUNICIPAL:
        choosers.part_of(municipality, level)
    if area is None:
        st.info(_("Choose an area to write a brief of it."), icon=":material/search:")
        return None
    places = standing.of_area(area, level, scheme.id)
    standings = {place.indicator.id: place for place in places}
    return Choice(area=area, level=level, scheme=scheme.id, standings=standings)


def choose_findings(choice: Choice) -> None:
    """Which findings, in which order; strengths first in the list, then where the area is behind."""
    st.subheader(_("Findings"))
    if not choice.standings:
        st.markdown(_("No indicator has a value for this area: there is nothing to choose from."))
        return
    strengths, behind = standing.stands_out(list(choice.standings.values()), most=len(INDICATORS))
    first = [place.indicator.id for place in (*strengths, *behind)]
    order = [*first, *(id for id in choice.standings if id not in first)]
    # Written now: a callback reads them before the page has its language.
    chosen = {f.indicator: choice.standing(f) for f in choice.draft.findings}
    offered = {id: _offer(chosen.get(id, choice.standings[id])) for id in order}
    st.session_state["brief_findings"] = list(chosen)
    st.multiselect(
        _("Findings, in the order of the brief (at most {most})", most=MOST_FINDINGS),
        order,
        format_func=lambda id: offered.get(id, id),
        key="brief_findings",
        max_selections=MOST_FINDINGS,
        on_change=_take_findings,
        args=(choice,),
        help=_(
            "Strengths come first, then where the area is behind its peers, then every other indicator. Peers are the municipalities of the same class; below the municipality, the areas of the same municipality."
        ),
    )


def _offer(standing: Standing) -> str:
    """One line of the list: which side, what, how much, when."""
    side = side_name(standing)
    value = amount(standing.value, standing.indicator, standing.margin)
    written = f"{said(standing.indicator.title)}: {value}"
    return f"{side} – {written} ({standing.year})" if side else f"{written} ({standing.year})"


def side_name(standing: Standing) -> str:
    """What the side of a standing is called; nothing in the middle."""
    return {"strength": _("Strength"), "behind": _("Behind"), "": ""}[standing.side]


def _take_findings(choice: Choice) -> None:
    now = {finding.indicator: finding for finding in choice.draft.findings}
    chosen = st.session_state["brief_findings"][:MOST_FINDINGS]
    kept = tuple(now.get(id) or proposed(choice.standings[id]) for id in chosen)
    keep(choice, findings=kept)
