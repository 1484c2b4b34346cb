"""Measure it: every index of evenness and exposure, with its noise."""

from dataclasses import dataclass, replace

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
import streamlit as st

from analysis import segregation as counted
from analysis.groups import GROUPS, SEVERAL, Group, MultiGroup, known_years
from analysis.segregation import Counted
from indicators import breaks, figures
from indicators.catalogue import INDICATORS
from indicators.indicator import DESO, MUNICIPALITY
from indicators.schemes import SCHEMES
from measures import segregation
from translations.texts import _, literal, number, said
from views import address, charts, choosers, citation, maps, tables
from views.colours import MISSING, Classes
from views.glossary import terms

_ALL = GROUPS | SEVERAL
_MOST = 6
_DEFAULT = "0180,1480,1280,1264"
_MOST_POINTS = 150_000  # of outlines that are sent along with a page: some 3 MB
_CLEAR = 0.05  # p-values of areas up to this one are called clear
_CLUSTER_COLOURS = {
    "high-high": "#d95f0e",
    "high-low": "#fed98e",
    "low-high": "#a6bddb",
    "low-low": "#045a8d",
    "unclear": "#e8e8e8",
}


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
        "information_theory": _("Information theory H, all groups"),
        "multigroup_dissimilarity": _("Dissimilarity D, all groups"),
        "rank_order_information": _("Rank-order H of ordered groups"),
    }[index]


def index_meaning(index: str) -> str:
    """What the index says, in a line, with its reference: as the glossary has it."""
    return terms.meaning(index)


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
    codes = address.word("municipalities", _Several(), default)
    names = figures.areas()["name"]
    st.session_state["compare"] = codes.split(",")
    left, middle, right = st.columns([3, 1, 4])
    with left:
        choosers.pick(
            _("Group and level"),
            {g.id: said(g.title) for g in offered.values()},
            "group",
            _take_group,
        )
    with middle:
        choosers.pick(_("Year"), {y: str(y) for y in reversed(years)}, "year")
    right.multiselect(
        _("Municipalities (at most six)"),
        list(names.index[names.map(choosers.fold).argsort()]),
        format_func=lambda code: names.get(code, code),
        key="compare",
        max_selections=_MOST,
        on_change=_take_municipalities,
    )
    choice = Choice(counted=counted.of_group(group.id, year), regions=tuple(codes.split(",")))
    covers = choice.counted.indicator.covers
    if covers:
        st.info(f"{_('Covers')}: {said(covers.text)}.")
    if isinstance(group, MultiGroup):
        st.caption(
            _(
                "Measures of two groups are of {first} against everyone else; those of all groups are among the indices.",
                first=f"“{said(choice.counted.indicator.title)}”",
            )
        )
    return group, year, choice


def finding(choice: Choice) -> None:
    """Dissimilarity in words: for the chosen regions, and for all."""
    st.subheader(_("Dissimilarity: what is seen, and what chance alone would give"))
    own = choice.counted
    table = counted.with_noise(own, "dissimilarity", choice.regions)
    said_of = {own.names[code]: in_words(row) for code, row in table.iterrows()}
    for name, sentence in said_of.items():
        st.markdown(f"**{literal(name)}**: {sentence}")
    listing = " ".join(f"{name}: {sentence}" for name, sentence in said_of.items())
    charts.with_null(
        table.assign(name=own.names[table.index].to_numpy()),
        seen=_("seen, with 95% interval"),
        chance=_("by chance alone (95%)"),
        alt=f"{_('Dissimilarity D')}. {listing}",
    )
    _everywhere(own)
    st.caption(
        _(
            "Chance: {draws} draws in which everyone has the same probability of belonging to the group. Interval: "
            "parametric bootstrap, turned round the observed value. Corrected: Carrington and Troske (1997), Allen "
            "et al. (2015). Every region counts once, whatever its size.",
            draws=number(counted.DRAWS),
        )
    )


def all_indices(choice: Choice) -> None:
    """Every index with its interval, its null and its corrections."""
    st.subheader(_("All indices"))
    names = choice.counted.names
    rows = []
    for index in counted.indices(choice.counted):
        for code, row in counted.with_noise(choice.counted, index, choice.regions).iterrows():
            rows.append(
                {
                    _("Index"): index_name(index),
                    region_word(choice.counted): names[code],
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
    terms.explain(*counted.indices(choice.counted), "chance", "corrected")
    if len(choice.counted.counts.columns) > 1:
        st.caption(
            _(
                "Indices of all groups compare every group with every other (Reardon and Firebaugh 2002); those who "
                "belong to no group given are one group more. The rank-order index reads the groups as classes from "
                "the lowest to the highest and leaves the others out (Reardon 2011)."
            )
        )


def local_values(choice: Choice) -> None:
    """The areas' own shares."""
    st.subheader(_("The areas' own shares"))
    own = choice.counted
    shares = {
        own.names[code]: own.share[(own.within == code).to_numpy()] for code in choice.regions
    }
    listing = "; ".join(spread_words(name, share) for name, share in shares.items())
    alt = _("The areas' own shares") + f". {listing}."
    charts.strips(shares, own.indicator, alt=alt)


def spread_words(name: str, share: pd.Series) -> str:
    """The least, the middle and the largest share of a region's areas."""
    least, middle, largest = (number(share.quantile(q), 1) for q in (0, 0.5, 1))
    return _(
        "{name}: from {least}% to {largest}%, half of the areas below {middle}%",
        name=name,
        least=least,
        middle=middle,
        largest=largest,
    )


def noise_in_counts(choice: Choice) -> None:
    """What small random noise, as a statistical office may add, does to D and H."""
    st.subheader(_("What small random noise in the counts does"))
    own, rows = choice.counted, []
    for size in (1, 2):
        for index in ("dissimilarity", "entropy_index"):
            for code, row in counted.cell_key(own, index, choice.regions, size).iterrows():
                rows.append({"code": code, "size": size, "index": index, **row})
    found = pd.DataFrame(rows)
    for code in choice.regions:
        _noise_sentence(own.names[code], found[found["code"] == code])
    table = pd.DataFrame(
        {
            region_word(own): own.names[found["code"]].to_numpy(),
            _("Index"): found["index"].map(index_name),
            _("Noise"): found["size"].map(lambda size: f"±{size}"),
            _("Without noise"): found["observed"],
            _("With noise, mean"): found["mean"],
            _("95% from"): found["low"],
            _("to"): found["high"],
        }
    ).round(4)
    localized = st.column_config.NumberColumn(format="localized")
    tables.plain(
        table,
        dict.fromkeys(table.columns[3:], localized),
        alt=_("What small random noise in the counts does"),
        height="content" if len(table) <= 10 else 420,
    )
    st.caption(
        _(
            "Whole numbers from −1 to 1 (or −2 to 2), equally likely, added to the group and to the total of every "
            "area apart, {draws} times; 0 stays 0. The offices do not publish their own chances: this tells the "
            "size of the effect, no more. Fraser and Wooton (2005).",
            draws=number(counted.DRAWS),
        )
    )
    st.caption(said(breaks.CELL_KEY.text))


def like_beside_like(choice: Choice) -> None:
    """Moran's I: whether areas with like shares lie beside each other. Computed when asked for."""
    st.subheader(_("Do like areas lie beside like ones?"))
    own = choice.counted
    count = own.within.value_counts()
    fit = [
        code
        for code in choice.regions
        if code in counted.outlined(own) and count[code] >= counted.LEAST_FOR_MORAN
    ]
    if not fit:
        st.caption(
            _(
                "Needs outlines of at least {least} areas: there are none of these; a refresh brings them.",
                least=number(counted.LEAST_FOR_MORAN),
            )
        )
        return
    wanted = st.toggle(
        _("Compute it"),
        key="moran",
        help=_(
            "The first time it loads a library of spatial statistics, which takes some seconds."
        ),
    )
    if wanted:
        _moran(choice, fit)


def over_distance(choice: Choice) -> None:
    """Segregation at growing distance, where there are outlines."""
    own = choice.counted
    if own.level == MUNICIPALITY:
        return
    st.subheader(_("Neighbourhood or district?"))
    whole = [code for code in choice.regions if code in counted.outlined(own)]
    if not whole:
        st.caption(_("Needs outlines: there are none of these areas; a refresh brings them."))
        return
    curve = counted.profiles(own).loc[whole]
    names, kept = own.names, curve["macro_micro"]
    widths = [c for c in curve.columns if c != "macro_micro"]
    charts.curves(
        {names[code]: curve.loc[code, widths] for code in whole},
        across=_("bandwidth, metres"),
        up=_("spatial H"),
        alt=f"{_('spatial H')}. {_remaining(kept, {code: names[code] for code in whole})}",
    )
    st.markdown(_remaining(kept, {code: literal(names[code]) for code in whole}))
    st.caption(
        _(
            "Kernel-weighted (Reardon and O'Sullivan 2004), straight-line distance between the areas' centres, "
            "within the municipality. What remains far out is segregation of whole districts."
        )
    )


def _remaining(share: pd.Series, called: dict[str, str]) -> str:
    """How much of the segregation close by there is far out, in each of the regions called so."""
    parts = (
        _(
            "{name}: {share}% of the segregation at 500 m remains at 4,000 m",
            name=name,
            share=number(100 * share[code], 0),
        )
        for code, name in called.items()
    )
    return "; ".join(parts) + "."


def splits(choice: Choice) -> None:
    """H of all areas split between and within counties, classes and municipalities."""
    own = choice.counted
    keys = _split_keys(own)
    if not keys:
        return
    st.subheader(_("Between and within"))
    group = own.counts[own.group]
    counts = pd.DataFrame({"in": group, "out": own.total - group})
    rows = []
    for name, key in keys.items():
        parts = segregation.decompose_information(counts, key.to_numpy())
        rows.append(
            {
                _("Split by"): name,
                _("H of all areas"): parts["total"],
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
            "H = between + within, exactly (Reardon and Firebaugh 2002), over all areas that have counts."
        )
    )


def cite(group: Group | MultiGroup, year: int) -> None:
    """Definition and sources of the group, or of each of several."""
    shares = (group.share,) if isinstance(group, Group) else group.categories
    for id in shares:
        citation.definition(INDICATORS[id], year, figures.values(id, group.level, year))


def region_word(counted: Counted) -> str:
    """What the regions are called in the head of a table."""
    return _("Municipality") if _are_municipalities(counted) else _("Region")


def _are_municipalities(counted: Counted) -> bool:
    return counted.names is figures.areas()["name"] or set(counted.names.index) <= set(
        figures.areas().index
    )


def _everywhere(counts_of_table: Counted) -> None:
    """In how many of all regions the dissimilarity is more than chance."""
    found = counted.nulls(counts_of_table)
    clear, known = int(found["is_distinguishable"].sum()), int(found["observed"].notna().sum())
    if known < 2:
        return
    values = {
        "clear": number(clear),
        "known": number(known),
        "false": number(round(_CLEAR * known)),
    }
    st.markdown(
        _(
            "In {clear} of {known} municipalities the dissimilarity is more than chance would give (p ≤ 0.05; some "
            "{false} would be by chance alone).",
            **values,
        )
        if _are_municipalities(counts_of_table)
        else _(
            "In {clear} of {known} regions the dissimilarity is more than chance would give (p ≤ 0.05; some "
            "{false} would be by chance alone).",
            **values,
        )
    )


def _noise_sentence(name: str, table: pd.DataFrame) -> None:
    """How far ±1 and ±2 move D of one region."""
    one, two = (
        table[(table["index"] == "dissimilarity") & (table["size"] == size)].iloc[0]
        for size in (1, 2)
    )
    if np.isnan(one["observed"]):
        return
    st.markdown(
        f"**{literal(name)}**: "
        + _(
            "D is {seen}; with noise of ±1 in every count it is {one} (95% of the draws: {low} to {high}), with ±2 {two}.",
            seen=number(one["observed"], 3),
            one=number(one["mean"], 3),
            low=number(one["low"], 3),
            high=number(one["high"], 3),
            two=number(two["mean"], 3),
        )
    )


def _cluster_names() -> dict[str, str]:
    return {
        "high-high": _("high share, neighbours high"),
        "high-low": _("high share, neighbours low"),
        "low-high": _("low share, neighbours high"),
        "low-low": _("low share, neighbours low"),
        "unclear": _("not distinguishable from chance"),
    }


def _moran(choice: Choice, regions: list[str]) -> None:
    """Moran's I of each region in words, its clusters in a table, the first region's on a map."""
    own, rows = choice.counted, []
    for code in regions:
        whole, local = counted.moran(own, code)
        st.markdown(f"**{literal(own.names[code])}**: {_moran_words(whole)}")
        kinds = _clusters(local).value_counts()
        rows.append(
            {
                region_word(own): own.names[code],
                "I": whole["i"],
                "p": whole["p_value"],
                **{name: int(kinds.get(kind, 0)) for kind, name in _cluster_names().items()},
            }
        )
    table = pd.DataFrame(rows).round(3)
    localized = st.column_config.NumberColumn(format="localized")
    tables.plain(
        table,
        dict.fromkeys(("I", "p"), localized),
        alt=_("Do like areas lie beside like ones?"),
        height="content",
    )
    _cluster_map(own, regions[0])
    st.caption(
        _(
            "Moran's I of the share, with the eight nearest areas as neighbours and 999 permutations; areas by "
            "Anselin's local I (1995). p is one-sided; with many areas some {share}% are clear by chance alone. "
            "High and low are against the region's mean; neither is better.",
            share=number(100 * _CLEAR),
        )
    )


def _moran_words(whole: pd.Series) -> str:
    if np.isnan(whole["i"]):
        return _("not assessable: the areas are too few, or all alike.")
    values = {"i": number(whole["i"], 2), "p": number(whole["p_value"], 3)}
    if whole["p_value"] > _CLEAR / 2:
        return _(
            "I = {i} (p = {p}): where the areas lie is not distinguishable from chance.", **values
        )
    if whole["i"] > whole["expected"]:
        return _("I = {i} (p = {p}): areas with like shares lie beside each other.", **values)
    return _("I = {i} (p = {p}): areas with unlike shares lie beside each other.", **values)


def _clusters(local: pd.DataFrame) -> pd.Series:
    """The quadrant of each area that is clear, else "unclear"; None where the area takes no part."""
    kinds = local["quadrant"].where(local["p_value"] <= _CLEAR, "unclear")
    return kinds.where(local["i"].notna(), None)


def _cluster_map(counts_of_table: Counted, region: str) -> None:
    """The local clusters of one region on the map."""
    names = _cluster_names()
    kinds = _clusters(counted.moran(counts_of_table, region)[1])
    order = {kind: code for code, kind in enumerate(_CLUSTER_COLOURS)}
    codes = kinds.map(order).fillna(-1).astype(int)
    counts = kinds.value_counts()
    st.markdown(f"**{literal(counts_of_table.names[region])}**")
    show_areas(
        counts_of_table,
        Classes(
            limits=(),
            colours=tuple(_CLUSTER_COLOURS.values()),
            codes=codes.to_numpy(),
            below=np.nan,
            method="fixed",
        ),
        codes.index,
        kinds.map(names).fillna(_("no value")),
        region,
        key="clusters",
        alt=_("Map of the areas by their own share and their neighbours'.")
        + f" {_counts_words(counts)}",
    )
    maps.legend_rows(
        [
            (colour, names[kind], maps.how_many(counts[kind], _("areas")))
            for kind, colour in _CLUSTER_COLOURS.items()
            if counts.get(kind)
        ]
        + (
            [(MISSING, _("no value"), maps.how_many(kinds.isna().sum(), _("areas")))]
            if kinds.isna().any()
            else []
        )
    )


def _counts_words(counts: pd.Series) -> str:
    """How many areas there are of each kind of cluster."""
    names = _cluster_names()
    return "; ".join(f"{names[kind]}: {number(count)}" for kind, count in counts.items()) + "."


def show_areas(
    counted: Counted,
    classes: Classes,
    areas: pd.Index,
    hover: pd.Series,
    region: str | None,
    *,
    key: str,
    alt: str,
) -> None:
    """Classes of some areas on a map: over embedded outlines, else over the counts' own.

    `found.codes` and `hover` are in the order of `areas`.
    """
    assert counted.shapes is not None
    known = counted.shapes[(counted.within == region).to_numpy()] if region else counted.shapes
    bounds = tuple(known.dropna().total_bounds)
    if counted.level is None:
        shapes = counted.kept("drawn", lambda: _for_the_screen(counted))
        if shapes is None:
            st.caption(_("The outlines are too detailed to be drawn here."))
            return
        maps.own_map(shapes.reindex(areas), classes, hover.tolist(), bounds, key=key, alt=alt)
        return
    order = figures.outlined(counted.level).index
    outside = len(classes.colours)
    codes = pd.Series(classes.codes, areas).reindex(order).fillna(outside).astype(int)
    maps.inner_map(
        counted.level,
        replace(classes, codes=codes.to_numpy(), colours=(*classes.colours, maps.land())),
        hover.reindex(order).fillna("–").tolist(),
        region if region in figures.areas().index else None,
        bounds=bounds,
        key=key,
        alt=alt,
    )


def _for_the_screen(counted: Counted) -> gpd.GeoSeries | None:
    """Outlines simple enough to be sent with every rerun; None where they cannot be made so."""
    assert counted.shapes is not None
    shapes = gpd.GeoSeries(counted.shapes)
    west, south, east, north = shapes.dropna().total_bounds
    shapes = shapes.simplify(max(east - west, north - south) / 2000)
    if shapely.get_num_coordinates(shapes.dropna().to_numpy()).sum() > _MOST_POINTS:
        return None
    return gpd.GeoSeries(shapely.set_precision(shapes.to_numpy(), 1e-5), index=shapes.index)


def _split_keys(counted: Counted) -> dict[str, pd.Series]:
    """By what H can be split: every area's county, class, municipality; or its region."""
    within = counted.within
    if within.nunique() < 2:
        return {}
    if not _are_municipalities(counted):
        return {_("regions"): within}
    municipalities = figures.areas()
    keys = {
        _("counties"): within.str[:2],
        said(SCHEMES["degurba"].title): within.map(municipalities["degurba"]),
        said(SCHEMES["skr"].title): within.map(municipalities["skr_group"]),
        _("municipalities"): within,
    }
    if counted.level == DESO:
        classes = figures.areas(DESO)["deso_class"].reindex(counted.counts.index)
        keys[_("position A, B, C (DeSO)")] = classes
    different: dict[tuple, str] = {}
    for name, key in keys.items():  # in a small table counties may be municipalities
        parts = pd.factorize(key)[0]
        if len(set(parts)) > 1:
            different.setdefault(tuple(parts), name)
    return {name: keys[name] for name in different.values()}


def in_words(row: pd.Series) -> str:
    """An index as seen, with its interval, and what chance alone would give."""
    if np.isnan(row["observed"]):
        return _("not assessable (no counts, one area, or nobody of the group).")
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
