"""Where the area is ahead of its peers, and where it is behind, in plain sentences."""

from math import isnan
from typing import Any

import streamlit as st

from analysis import standing
from analysis.standing import Standing
from indicators.indicator import MUNICIPAL
from indicators.written import amount, margin_words
from translations.texts import _, number, said
from views.profile.choices import Choice

_HALF, _THREE_QUARTERS, _NINE_TENTHS = 0.5, 0.75, 0.9


def show(choice: Choice, places: list[Standing]) -> None:
    """In plain sentences: strengths first, then where the area is behind its peers."""
    st.subheader(_("What stands out"))
    if max(place.among for place in places) < standing.FEWEST_PEERS:
        st.markdown(_too_few(choice))
        return
    strengths, behind = standing.stands_out(places)
    left, right = st.columns(2)
    with left:
        st.markdown(f"**{_('Strengths')}**")
        _list(strengths, choice, _nearest_to_a_strength(places, choice))
    with right:
        st.markdown(f"**{_('Where most of the others have a better value')}**")
        _list(
            behind,
            choice,
            _("There is no indicator for which three quarters of the others have a better value."),
        )
    st.caption(
        _(
            "Shown are the indicators with a better, or a worse, value than at least three quarters of the others have: at most "
            "five of each, and two of a theme. Only indicators where high or low is better take part. Definitions and sources "
            "are in the tables below."
        )
    )
    if any(not isnan(place.margin) for place in places):
        st.caption(margin_words())


def _too_few(choice: Choice) -> str:
    few = _(
        "Fewer than {count} areas to compare with: with so few, a quarter of them is one or two, and nothing is "
        "said to stand out.",
        count=standing.FEWEST_PEERS,
    )
    other = _("Under another scheme the class may be larger.")
    return f"{few} {other}" if choice.level in MUNICIPAL else few


def _list(group: list[Standing], choice: Choice, nothing: str) -> None:
    lines = (f"- {sentence(place, choice, strong=place.side == 'strength')}" for place in group)
    st.markdown("\n".join(lines) if group else nothing)


def _nearest_to_a_strength(places: list[Standing], choice: Choice) -> str:
    """What to say where there is no strength: what comes nearest to one."""
    nothing = _("No indicator is among the better quarter.")
    able = [place for place in places if place.can_stand_out and place.better_than >= _HALF]
    if not able:
        return nothing
    best = max(able, key=lambda place: place.better_than)
    return f"{nothing} {_('Nearest to it:')}\n- {sentence(best, choice, strong=True)}"


def sentence(standing: Standing, choice: Choice, *, strong: bool) -> str:
    """One indicator's standing among the others, in words: which share it is ahead of, or behind."""
    values = {
        "title": said(standing.indicator.title),
        "value": amount(standing.value, standing.indicator, standing.margin),
        "year": standing.indicator.named(standing.year),
        "median": amount(standing.median, standing.indicator),
        "share": share_in_words(standing.better_than if strong else standing.worse_than),
        "others": number(standing.among - 1),
    }
    if choice.level in MUNICIPAL:
        return _in_class(values) if strong else _behind_in_class(values)
    return _in_municipality(values) if strong else _behind_in_municipality(values)


def _in_class(values: dict[str, Any]) -> str:
    return _(
        "**{title}**: {value} ({year}). A better value than at least {share} of the {others} others in its class, whose "
        "median is {median}.",
        **values,
    )


def _behind_in_class(values: dict[str, Any]) -> str:
    return _(
        "**{title}**: {value} ({year}). At least {share} of the {others} others in its class have a better value; the "
        "median is {median}.",
        **values,
    )


def _in_municipality(values: dict[str, Any]) -> str:
    return _(
        "**{title}**: {value} ({year}). A better value than at least {share} of the {others} other areas of the municipality, "
        "whose median is {median}.",
        **values,
    )


def _behind_in_municipality(values: dict[str, Any]) -> str:
    return _(
        "**{title}**: {value} ({year}). At least {share} of the {others} other areas of the municipality have a better value; "
        "the median is {median}.",
        **values,
    )


def share_in_words(share: float) -> str:
    """The largest of a half, three quarters and nine tenths that a share (0–1) reaches.

    Not finer: a profile tells where an area stands out, not who comes last.
    """
    if share >= _NINE_TENTHS:
        return _("nine tenths")
    return _("three quarters") if share >= _THREE_QUARTERS else _("half")
