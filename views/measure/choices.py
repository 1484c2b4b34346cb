"""Which group is measured, of which year, and in which municipalities."""

from dataclasses import dataclass

import streamlit as st

from analysis import segregation
from analysis.groups import GROUPS, SEVERAL, Group, MultiGroup, known_years
from analysis.segregation import Counted
from indicators import figures
from indicators.catalogue import INDICATORS
from translations.texts import _, said
from views import address, choosers, citation

_ALL = GROUPS | SEVERAL
_MOST = 6
_DEFAULT = "0180,1480,1280,1264"


class _Several:
    """The words that name one to six known municipalities: `0180,1264`."""

    def __contains__(self, text: object) -> bool:
        codes = str(text).split(",")
        return len(codes) <= _MOST and set(codes) <= set(figures.areas().index)


@dataclass(frozen=True, kw_only=True, eq=False)
class Choice:
    """What is measured, and the regions that are shown."""

    counted: Counted
    regions: tuple[str, ...]


def choose() -> tuple[Group | MultiGroup, int, Choice]:
    """The reader's question: which group, or several, of which year, in which municipalities."""
    offered = {id: group for id, group in _ALL.items() if known_years(group)}
    group = offered[address.word("group", offered, "foreign_born")]
    years = known_years(group)
    year = address.word("year", years, years[-1], int)
    default = ",".join(group.covers) or _DEFAULT
    codes = address.word("municipalities", _Several(), default).split(",")
    left, middle, right = st.columns([3, 1, 4])
    with left:
        titles = {id: said(group.title) for id, group in offered.items()}
        choosers.pick(_("Group and level"), titles, "group", _take_group)
    with middle:
        choosers.pick(_("Year"), {y: str(y) for y in reversed(years)}, "year")
    with right:
        _choose_municipalities(codes)
    choice = Choice(counted=segregation.of_group(group.id, year), regions=tuple(codes))
    _say_what_is_measured(group, choice.counted)
    return group, year, choice


def _choose_municipalities(codes: list[str]) -> None:
    names = figures.areas()["name"]
    st.session_state["compare"] = codes
    st.multiselect(
        _("Municipalities (at most six)"),
        list(names.index[names.map(choosers.fold).argsort()]),
        format_func=lambda code: names.get(code, code),
        key="compare",
        max_selections=_MOST,
        on_change=_take_municipalities,
    )


def _say_what_is_measured(group: Group | MultiGroup, counted: Counted) -> None:
    if counted.indicator.covers:
        st.info(f"{_('Covers')}: {said(counted.indicator.covers.text)}.")
    if isinstance(group, MultiGroup):
        st.caption(
            _(
                "Measures of two groups are of {first} against everyone else; those of all groups are among the indices.",
                first=f"“{said(counted.indicator.title)}”",
            )
        )


def region_word(counted: Counted) -> str:
    """What the regions are called in the head of a table."""
    return _("Municipality") if are_municipalities(counted) else _("Region")


def are_municipalities(counted: Counted) -> bool:
    """Whether the regions are Swedish municipalities; in a reader's own table they may be any."""
    municipalities = figures.areas()
    return counted.names is municipalities["name"] or set(counted.names.index) <= set(
        municipalities.index
    )


def cite(group: Group | MultiGroup, year: int) -> None:
    """Definition and sources of the group, or of each of several."""
    shares = (group.share,) if isinstance(group, Group) else group.categories
    for id in shares:
        citation.definition(INDICATORS[id], year, figures.values(id, group.level, year))


def _take_group() -> None:
    group = _ALL[st.session_state["group"]]
    address.put("group", group.id)
    if st.session_state["year"] not in known_years(group):
        address.put("year", None)
    if group.covers and not set(group.covers) & set(st.session_state["compare"]):
        address.put("municipalities", None)


def _take_municipalities() -> None:
    chosen = st.session_state["compare"]
    address.put("municipalities", ",".join(chosen) if chosen else None)
