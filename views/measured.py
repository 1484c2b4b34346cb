"""Measure it: every index of evenness and exposure, with its noise."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd
import streamlit as st

from indicators import figures
from indicators.catalogue import INDICATORS
from indicators.groups import GROUPS, Group
from indicators.schemes import SCHEMES
from measures import noise, segregation, spatial
from views import address, charts, choosers, citation, tables
from views.texts import _, number, said

_MOST = 6
_DRAWS = 500
_DEFAULT = "0180,1480,1280,1264"
_INDICES = (
    "dissimilarity",
    "gini",
    "atkinson",
    "entropy_index",
    "eta_squared",
    "isolation",
    "exposure",
)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Which group, of which year, in which municipalities."""

    group: Group
    year: int
    municipalities: tuple[str, ...]


class _Several:
    """The words that name one to six known municipalities: `0180,1264`."""

    def __contains__(self, text: object) -> bool:
        codes = str(text).split(",")
        return len(codes) <= _MOST and set(codes) <= set(figures.areas().index)


def index_name(index: str) -> str:
    """The index as the page calls it."""
    return {
        "dissimilarity": _("Dissimilarity D"),
        "gini": _("Gini G"),
        "atkinson": _("Atkinson A (b = 0.5)"),
        "entropy_index": _("Information theory H"),
        "eta_squared": _("Eta squared"),
        "isolation": _("Isolation xPx"),
        "exposure": _("Exposure xPy"),
    }[index]


def asked() -> Asked:
    """The reader's question."""
    group = GROUPS[address.word("group", GROUPS, "foreign_born")]
    year = address.word("year", group.years, group.years[-1], int)
    codes = address.word("municipalities", _Several(), _DEFAULT)
    names = figures.areas()["name"]
    st.session_state["compare"] = codes.split(",")
    left, middle, right = st.columns([3, 1, 4])
    with left:
        choosers.pick(
            _("Group and level"),
            {g.id: said(g.title) for g in GROUPS.values()},
            "group",
            _take_group,
        )
    with middle:
        choosers.pick(_("Year"), {y: str(y) for y in reversed(group.years)}, "year")
    right.multiselect(
        _("Municipalities (at most six)"),
        list(names.index[names.map(choosers.fold).argsort()]),
        format_func=lambda code: names.get(code, code),
        key="compare",
        max_selections=_MOST,
        on_change=_take_municipalities,
    )
    return Asked(group=group, year=year, municipalities=tuple(codes.split(",")))


def finding(question: Asked) -> None:
    """Dissimilarity in words: for the chosen municipalities, and for all."""
    st.subheader(_("Dissimilarity: what is seen, and what chance alone would give"))
    table = _measured(question, "dissimilarity")
    names = figures.areas()["name"]
    for code, row in table.iterrows():
        st.markdown(f"**{names[code]}**: {_in_words(row)}")
    charts.with_null(
        table.assign(name=names[table.index].to_numpy()),
        seen=_("seen, with 95% interval"),
        chance=_("by chance alone (95%)"),
        alt=_("Dissimilarity of the chosen municipalities beside what chance would give."),
    )
    everywhere = _nulls(question.group.id, question.year)
    clear = int(everywhere["is_distinguishable"].sum())
    known = int(everywhere["observed"].notna().sum())
    st.markdown(
        _(
            "In {clear} of {known} municipalities the dissimilarity is more than chance would give (p ≤ 0.05; some "
            "{false} would be by chance alone).",
            clear=number(clear),
            known=number(known),
            false=number(round(0.05 * known)),
        )
    )
    st.caption(
        _(
            "Chance: {draws} draws in which everyone has the same probability of belonging to the group. Interval: "
            "parametric bootstrap, turned round the observed value. Corrected: Carrington and Troske (1997), Allen "
            "et al. (2015). Unweighted over municipalities; no value crosses the break of 2025.",
            draws=number(_DRAWS),
        )
    )


def all_indices(question: Asked) -> None:
    """Every index with its interval, its null and its corrections."""
    st.subheader(_("All indices"))
    names = figures.areas()["name"]
    rows = []
    for index in _INDICES:
        for code, row in _measured(question, index).iterrows():
            rows.append(
                {
                    _("Index"): index_name(index),
                    _("Municipality"): names[code],
                    _("Seen"): row["observed"],
                    _("95% from"): row["low"],
                    _("to"): row["high"],
                    _("By chance"): row["null_mean"],
                    _("Carrington–Troske"): row["carrington_troske"],
                    _("Bootstrap-corrected"): row["bootstrap_corrected"],
                    "p": row["p_value"],
                    _("More than chance"): _("yes") if row["is_distinguishable"] else _("no"),
                }
            )
    table = pd.DataFrame(rows).round(3)
    localized = st.column_config.NumberColumn(format="localized")
    tables.plain(table, dict.fromkeys(table.columns[2:9], localized), alt=_("All indices"))
    st.caption(
        _(
            "Evenness (D, G, A, H): 0 when every area has the same share, 1 when no area is shared. Isolation and "
            "exposure are the mean share of the own and of the other group in a member's area; they sum to 1 and "
            "depend on the size of the group. Corrections are for indices of evenness."
        )
    )


def local_values(question: Asked) -> None:
    """The areas' own shares."""
    st.subheader(_("The areas' own shares"))
    share, _total, within = _columns(question.group, question.year)
    names = figures.areas()["name"]
    indicator = INDICATORS[question.group.share]
    charts.strips(
        {names[code]: share[(within == code).to_numpy()] for code in question.municipalities},
        indicator,
        alt=_("Distribution of the areas' shares in the chosen municipalities."),
    )


def over_distance(question: Asked) -> None:
    """Segregation at growing distance, where outlines are embedded."""
    st.subheader(_("Neighbourhood or district?"))
    outlined = figures.outlined(question.group.level)
    whole = [
        code
        for code in question.municipalities
        if (outlined["municipality_code"] == code).sum()
        == (figures.areas(question.group.level)["municipality_code"] == code).sum()
    ]
    if not whole:
        st.caption(
            _("Needs outlines: embedded for the municipalities of Stockholm and Uppsala counties.")
        )
        return
    curve = _profiles(question.group.id, question.year).loc[whole]
    names = figures.areas()["name"]
    widths = [c for c in curve.columns if c != "macro_micro"]
    charts.curves(
        {names[code]: curve.loc[code, widths] for code in whole},
        across=_("bandwidth, metres"),
        up=_("spatial H"),
        alt=_("Spatial information theory index over bandwidths."),
    )
    st.markdown(
        "; ".join(
            _(
                "{name}: {share}% of the segregation at 500 m remains at 4,000 m",
                name=names[code],
                share=number(100 * curve.loc[code, "macro_micro"], 0),
            )
            for code in whole
        )
        + "."
    )
    st.caption(
        _(
            "Kernel-weighted (Reardon and O'Sullivan 2004), straight-line distance between the areas' centres, "
            "within the municipality. What remains far out is segregation of whole districts."
        )
    )


def splits(question: Asked) -> None:
    """The country's H split between and within counties, classes and municipalities."""
    st.subheader(_("Between and within"))
    share, total, within = _columns(question.group, question.year)
    group = share * total / 100
    counts = pd.DataFrame({"in": group, "out": total - group})
    municipalities = figures.areas()
    keys = {
        _("counties"): within.str[:2],
        said(SCHEMES["degurba"].title): within.map(municipalities["degurba"]),
        said(SCHEMES["skr"].title): within.map(municipalities["skr_group"]),
        _("municipalities"): within,
    }
    if "deso_class" in figures.areas(question.group.level):
        keys[_("position A, B, C (DeSO)")] = figures.areas(question.group.level)["deso_class"]
    rows = []
    for name, key in keys.items():
        parts = segregation.decompose_information(counts, key.to_numpy())
        rows.append(
            {
                _("Split by"): name,
                _("H of the country"): parts["total"],
                _("Between (%)"): 100 * parts["between"] / parts["total"],
                _("Within (%)"): 100 * parts["within"] / parts["total"],
            }
        )
    table = pd.DataFrame(rows).round(3)
    localized = st.column_config.NumberColumn(format="localized")
    tables.plain(
        table,
        dict.fromkeys(table.columns[1:], localized),
        alt=_("Between and within"),
        height="content",
    )
    st.caption(
        _(
            "H = between + within, exactly (Reardon and Firebaugh 2002), over the areas of the country."
        )
    )


def cite(question: Asked) -> None:
    """Definition and sources of the group."""
    table = figures.values(question.group.share, question.group.level, question.year)
    citation.definition(INDICATORS[question.group.share], question.year, table)


def _in_words(row: pd.Series) -> str:
    if np.isnan(row["observed"]):
        return _("not assessable (one area, or nobody of the group).")
    values = {
        "seen": number(row["observed"], 2),
        "low": number(row["low"], 2),
        "high": number(row["high"], 2),
        "chance": number(row["null_mean"], 2),
    }
    if row["is_distinguishable"]:
        return _(
            "{seen} (95% interval {low} to {high}); chance alone would give {chance}.", **values
        )
    return _("{seen}, not distinguishable from chance, which would give {chance}.", **values)


def _columns(group: Group, year: int) -> tuple[pd.Series, pd.Series, pd.Series]:
    """Share (percent), total (count) and municipality of each area of the group's level."""
    share = figures.values(group.share, group.level, year)["value"]
    total = figures.values(group.total, group.level, year)["value"]
    return share, total, figures.areas(group.level)["municipality_code"].astype(str)


def _measured(question: Asked, index: str) -> pd.DataFrame:
    return _with_noise(question.group.id, question.year, question.municipalities, index)


@lru_cache(maxsize=256)
def _with_noise(group: str, year: int, municipalities: tuple[str, ...], index: str) -> pd.DataFrame:
    """Observed, null, interval and corrections of one index; a row a municipality."""
    share, total, within = _columns(GROUPS[group], year)
    use = within.isin(municipalities).to_numpy()
    columns = (share[use] * total[use] / 100, total[use], within[use])
    found = noise.null(index, *columns, draws=_DRAWS).join(
        noise.bootstrap(index, *columns, draws=_DRAWS)[["mean", "low", "high"]]
    )
    evenness = index not in {"isolation", "exposure"}
    found["carrington_troske"] = (
        noise.carrington_troske(found["observed"], found["null_mean"]) if evenness else np.nan
    )
    found["bootstrap_corrected"] = noise.bootstrap_corrected(found["observed"], found["mean"])
    return found.reindex(list(municipalities))


@lru_cache(maxsize=8)
def _nulls(group: str, year: int) -> pd.DataFrame:
    """Dissimilarity and its null in all municipalities."""
    share, total, within = _columns(GROUPS[group], year)
    return noise.null("dissimilarity", share * total / 100, total, within, draws=_DRAWS)


@lru_cache(maxsize=8)
def _profiles(group: str, year: int) -> pd.DataFrame:
    """Spatial H over bandwidths in all municipalities with outlines."""
    level = GROUPS[group].level
    share, total, within = _columns(GROUPS[group], year)
    outlined = figures.outlined(level)
    centres = outlined.geometry.to_crs(3006).centroid
    xy = np.c_[centres.x, centres.y]
    own = outlined.index
    return spatial.profile(xy, share[own] * total[own] / 100, total[own], within[own])


def _take_group() -> None:
    group = GROUPS[st.session_state["group"]]
    address.put("group", group.id)
    if st.session_state["year"] not in group.years:
        address.put("year", None)


def _take_municipalities() -> None:
    chosen = st.session_state["compare"]
    address.put("municipalities", ",".join(chosen) if chosen else None)
