"""Where to go on with the area."""

import streamlit as st

from analysis import similar
from indicators.indicator import MUNICIPALITY
from translations.texts import _
from views import frame, menu
from views.profile.choices import Choice, address_of

_COMPARED = 5  # at most six areas are compared: the own one and these


def show(choice: Choice) -> None:
    """The other pages, with the same area chosen."""
    st.subheader(_("Go on with {name}", name=choice.name))
    code = str(choice.municipality)
    for page, label, words in _steps(choice, code):
        if page in menu.titles():
            frame.link(page, label, **words)


def _steps(choice: Choice, code: str) -> list[tuple[str, str, dict[str, str]]]:
    if choice.level != MUNICIPALITY:
        return [("map", _("On the map"), {"level": choice.level, **address_of(choice)})]
    nearest = similar.found(
        code, choice.level, choice.scheme.id, similar.defaults(), most=_COMPARED
    ).index
    scheme = choice.scheme.id
    compared = ",".join([code, *nearest])
    return [
        ("brief", _("Make a decision brief"), {"area": code, "scheme": scheme}),
        (
            "compare",
            _("Compare with the similar municipalities"),
            {"level": choice.level, "areas": compared},
        ),
        ("agenda", _("Agenda 2030: six goals"), {"area": code, "scheme": scheme}),
        ("map", _("On the map"), {"level": choice.level, "area": code, "scheme": scheme}),
        ("services", _("How far to the nearest services"), {"area": code}),
        ("whatif", _("What if a service opened or closed?"), {"area": code}),
    ]
