"""Agenda 2030: one municipality against its class on six goals, and who chose the indicators."""

from functools import partial

import streamlit as st

from analysis import standing
from analysis.agenda import GOALS, Goal, chosen_by_rka, chosen_here
from analysis.standing import Standing
from indicators import figures, vintages
from indicators.indicator import MUNICIPALITY, Indicator
from indicators.schemes import Scheme
from translations.texts import _, literal, number, said
from views import choosers, downloads, frame, standings
from views.gaps import holds


def introduction() -> None:
    """What the page shows, and who says which indicator stands for which goal."""
    st.markdown(
        _(
            "Six of the seventeen goals that the member states of the United Nations adopted in 2015, for one municipality beside its class. "
            "There is no score for a goal: each number stands by itself."
        )
    )
    with st.expander(_("Who says which indicator stands for which goal?"), icon=":material/info:"):
        st.markdown(
            _(
                "**RKA** (the Swedish Council for the Promotion of Municipal Analyses) chose about 50 key figures for municipalities "
                "and regions on the Government's commission, in consultation with Statistics Sweden and the Agenda 2030 "
                "delegation. They were published in Kolada in 2019 and are revised every year, so a figure "
                "listed here may since have been replaced. Here stand only those of the six goals that Klyftkartan "
                "can fetch. RKA means them to raise interest: they do not follow every target of a goal."
            )
        )
        st.markdown(
            _(
                "**Klyftkartan** has chosen the others: indicators of this dashboard that touch the goal, as each one's "
                "definition says. Nobody else stands behind that choice."
            )
        )
        st.caption(
            _(
                "Sources: SKR, Öppna jämförelser – Agenda 2030 (2020), on how the key figures were chosen; the goals' short names "
                "as used by the United Nations, the UN Association of Sweden and the UN Association of Norway."
            )
        )


def choose() -> tuple[str, Scheme]:
    """The municipality (an example unless one is chosen) and the scheme."""
    chosen = choosers.area()
    with choosers.more():
        scheme = choosers.scheme()
    name = figures.areas()["name"][chosen or holds.EXAMPLE]
    st.header(name)
    kind = scheme.classes[figures.areas().at[chosen or holds.EXAMPLE, scheme.column]]
    st.caption(_("Class: {of_class} ({scheme}).", of_class=said(kind), scheme=said(scheme.title)))
    if chosen is None:
        st.caption(_("No municipality is chosen: {name} stands as an example.", name=name))
    return chosen or holds.EXAMPLE, scheme


def goals(code: str, scheme: Scheme) -> None:
    """Each goal with RKA's key figures and, apart from them, the project's own choice."""
    for goal in GOALS.values():
        st.subheader(goal_title(goal))
        _part(_("Chosen by RKA"), chosen_by_rka(goal), goal, code, scheme, _other_numbers(goal))
        _part(_("Chosen by Klyftkartan"), chosen_here(goal), goal, code, scheme)
    st.caption(
        _(
            "The number of those compared includes the area itself. The country is the mean weighted as each indicator is; "
            "where there is none, the median of the areas stands and says so. The small lines run from the least to the greatest value, not from zero."
        )
    )


def goal_title(goal: Goal) -> str:
    """Number and official short name."""
    return _("Goal {number}: {title}", number=goal.number, title=said(goal.title))


def _part(
    who: str, chosen: list[Indicator], goal: Goal, code: str, scheme: Scheme, note: str = ""
) -> None:
    """The indicators of one chooser: those with values in a table, the others by title."""
    if not chosen:
        return
    st.markdown(f"**{who}**")
    found = standing.of_each(chosen, code, MUNICIPALITY, scheme.id)
    if found:
        standings.table(
            found,
            name=f"{goal_title(goal)}. {who}",
            peers=_("its class"),
            address={"scheme": scheme.id, "area": code},
        )
    awaited = [i for i in chosen if vintages.is_awaited(i, MUNICIPALITY)]
    without = [i for i in chosen if i not in awaited and i.id not in _ids(found)]
    if without:
        st.markdown(_("No value for this municipality: {titles}.", titles=_titles(without)))
    if awaited:
        st.markdown(_("After a refresh: {titles}.", titles=_titles(awaited)))
    if note:
        st.caption(note)


def _ids(places: list[Standing]) -> set[str]:
    return {one.indicator.id for one in places}


def _titles(chosen: list[Indicator]) -> str:
    return literal("; ".join(dict.fromkeys(said(indicator.title) for indicator in chosen)))


def _other_numbers(goal: Goal) -> str:
    """Where a key figure is shown by another number of Kolada's than RKA's choice."""
    return " ".join(
        _(
            "RKA's choice names {listed}; “{title}” is {shown}, which may be counted otherwise.",
            listed=figure.number,
            shown=figure.shown_as,
            title=said(chosen.title),
        )
        for figure, chosen in zip(goal.key_figures, chosen_by_rka(goal), strict=True)
        if figure.shown_as
    )


def files(code: str, scheme: Scheme) -> None:
    """What the page shows to take along, and the whole profile."""
    found = [
        one
        for goal in GOALS.values()
        for chosen in (chosen_by_rka(goal), chosen_here(goal))
        for one in standing.of_each(chosen, code, MUNICIPALITY, scheme.id)
    ]
    kind = said(scheme.classes[figures.areas().at[code, scheme.column]])
    peers = f"{kind} ({said(scheme.title)})"
    downloads.two_formats(
        f"klyftkartan_agenda_2030_{code}",
        partial(standings.rows, found, peers),
        partial(standings.definitions, found),
    )
    st.caption(
        _(
            "{count} indicators with value, median, place, change, caveat and source; the Excel file has a sheet of definitions.",
            count=number(len(found)),
        )
    )
    name = figures.areas()["name"][code]
    frame.link("profile", _("The whole profile of {name}", name=name), area=code, scheme=scheme.id)
