"""Is it segregated? Segregation as a relation between the areas of one municipality."""

from functools import partial

import geopandas as gpd
import numpy as np
import pandas as pd
import streamlit as st

from analysis import relational
from analysis.relational import Reading
from indicators import figures, vintages
from indicators.area_types import AREA_TYPES, YEAR
from indicators.catalogue import INDICATORS
from indicators.indicator import LEVELS
from indicators.schemes import Scheme
from indicators.written import heading
from translations.texts import _, language, number, said
from views import address, charts, choosers, citation, legends, maps, tables
from views.colours import MISSING, Classes
from views.glossary import terms

_TYPE_COLOURS = {5: "#01665e", 4: "#5ab4ac", 3: "#d9d9d9", 2: "#d8b365", 1: "#8c510a"}
_STATUS_COLOURS = {"yes": "#8c510a", "no": "#5ab4ac", "not assessable": MISSING}


def choose() -> Reading:
    """The reading of the year that the reader chooses, where there is more than the snapshot's."""
    known = relational.years()
    year = address.word("types", known, YEAR, int) if _is_asked(known) else YEAR
    if len(known) > 1:
        names = {year: str(year) for year in sorted(known, reverse=True)}
        choosers.pick(_("Year of the area types"), names, "types")
    return relational.reading(year, known[year])


def _is_asked(known: dict[int, str]) -> bool:
    return len(known) > 1 or "types" in st.query_params


def finding(reading: Reading) -> None:
    """The founding claim, tested."""
    table = reading.table
    st.markdown(terms.meaning("relational"))
    verdict = (
        _("The claim that the majority of all municipalities are segregated holds.")
        if reading.share_yes() > 50
        else _("The claim that the majority of all municipalities are segregated does not hold.")
    )
    st.markdown(f"**{_sentence(reading)}** {verdict}")
    st.markdown(_how_narrowly(reading))
    alone = int((table["status"] == "not assessable").sum())
    if alone:
        st.caption(_("{count} have one area only and cannot be assessed.", count=number(alone)))
    st.caption(
        _(
            "The types are relative to the whole country's mean of the year: by how they are made, some areas "
            "are always of types 1–2. Whether the claim holds, and how narrowly, depends on where the limits are drawn."
        )
    )
    _since(reading)
    if vintages.is_refreshed(INDICATORS["area_type"], reading.level, reading.year):
        st.caption(
            _(
                "The types of {year} ({level}) come from a refresh, those of {embedded} are embedded. A municipality that changes "
                "between two years may have kept its conditions while the country's mean, or the areas, changed.",
                year=reading.year,
                level=said(LEVELS[reading.level]),
                embedded=YEAR,
            )
        )


def _since(reading: Reading) -> None:
    """Which areas changed type since the year before, and which municipalities changed answer by that."""
    moves = relational.moves(reading.year, reading.level)
    if moves is None:
        return
    names = figures.areas()["name"]
    text = _(
        "From {first} to {last} {moved} of {areas} areas changed type, {up} to better conditions and {down} to worse, by at "
        "most {steps} on the scale from 1 to 5. Segregated in {last} but not in {first}: {gained}. Segregated in {first} but "
        "not in {last}: {lost}. Near a limit, a small change of the index or of the country's mean decides.",
        first=moves.first,
        last=moves.last,
        moved=number(moves.up + moves.down),
        areas=number(moves.areas),
        up=number(moves.up),
        down=number(moves.down),
        steps=number(moves.steps),
        gained=", ".join(names[list(moves.gained)]) or _("none"),
        lost=", ".join(names[list(moves.lost)]) or _("none"),
    )
    st.markdown(text)


def _how_narrowly(reading: Reading) -> str:
    """How the share moves when one small area cannot decide."""
    few, more = relational.AT_EACH_END
    return _(
        "In {alone} of the {yes} only one area has challenges, or only one has good conditions. Where at least {few}% "
        "of the people must live in areas of either kind, the share of municipalities is {at_few}%; where at least "
        "{more}% must, {at_more}%.",
        alone=number(reading.resting_on_one()),
        yes=number(int(reading.is_yes.sum())),
        few=number(100 * few),
        more=number(100 * more),
        at_few=number(reading.share_yes(few), 1),
        at_more=number(reading.share_yes(more), 1),
    )


def _sentence(reading: Reading) -> str:
    """How many municipalities are segregated in the relational sense, and how many people they hold."""
    return _(
        "In {year} {yes} of {all} municipalities ({share}%) were segregated in the relational sense. {people}% of the "
        "population live in them.",
        year=reading.year,
        yes=number(int(reading.is_yes.sum())),
        all=number(len(reading.table)),
        share=number(reading.share_yes(), 1),
        people=number(reading.people_share_yes(), 1),
    )


def by_class(reading: Reading, scheme: Scheme) -> None:
    """Share of the municipalities of each class, and of their people."""
    st.subheader(_("By class"))
    table = relational.by_class(reading, scheme.id)
    listing = "; ".join(
        f"{said(text)}: {number(table['share'][code])} %" for code, text in scheme.classes.items()
    )
    charts.shares(
        table["share"],
        [said(text) for text in scheme.classes.values()],
        alt=_(
            "Share of the municipalities of each class that are segregated in the relational sense."
        )
        + f" {listing}.",
    )
    names = {
        "class": _("Class"),
        "municipalities": _("Municipalities"),
        "segregated": _("Segregated"),
        "share": _("Share (%)"),
        "people": _("Share of the people (%)"),
    }
    table = table.round(1).reset_index(drop=True)
    table.insert(0, "class", [said(text) for text in scheme.classes.values()])
    localized = st.column_config.NumberColumn(format="localized")
    columns = {names[key]: localized for key in ("share", "people")}
    tables.plain(table.rename(columns=names), columns, alt=_("By class"), height="content")


def country(reading: Reading, area: str | None) -> None:
    """The map of all municipalities by their reading."""
    names = _status_names()
    status = reading.table["status"]
    order = list(_STATUS_COLOURS)
    classes = Classes(
        limits=(),
        colours=tuple(_STATUS_COLOURS.values()),
        codes=status.map({name: i for i, name in enumerate(order)}).to_numpy(),
        below=np.nan,
        method="fixed",
    )
    left, right = st.columns([3, 2])
    with left:
        maps.area_map(
            classes,
            [names[s] for s in status],
            area,
            alt=_("Map of the municipalities that are segregated in the relational sense.")
            + f" {_sentence(reading)}",
        )
    with right:
        counts = status.value_counts()
        legends.rows(
            [
                (colour, names[s], legends.how_many(counts.get(s, 0), "municipalities"))
                for s, colour in _STATUS_COLOURS.items()
                if counts.get(s, 0)
            ]
        )
        if area is not None:
            municipality(reading, area)
        else:
            st.info(_("Click a municipality, or search for it, to see its areas."))


def municipality(reading: Reading, code: str) -> None:
    """One municipality's own picture: who lives in which type of area, strengths first."""
    own = reading.table.loc[code]
    name = figures.areas()["name"][code]
    st.subheader(name)
    st.markdown(f"{_status_names()[own['status']]}.")
    st.markdown(
        _(
            "Intensity: {value} (0–1). Twice the smaller of the shares of people in types 1–2 and in types 4–5; "
            "1 when half live in each. This project's own measure.",
            value=number(own["intensity"], 2),
        )
    )
    if not np.isnan(own["wage_spread"]):
        st.markdown(
            _(
                "Second reading, without limits: the wage income of its areas in {year}, a mean over everyone, differs by "
                "{spread} thousand kronor a year (population-weighted standard deviation; the official index itself is not "
                "embedded).",
                year=reading.wage_year,
                spread=number(own["wage_spread"], 0),
            )
        )
    shares = {kind: 100 * own[f"type_{kind}_share"] for kind in AREA_TYPES}
    text = "; ".join(
        f"{said(AREA_TYPES[kind])}: {number(share, 0)} %"
        for kind, share in shares.items()
        if share > 0
    )
    charts.parts(
        {said(AREA_TYPES[kind]): (share, _TYPE_COLOURS[kind]) for kind, share in shares.items()},
        alt=f"{name}. {text}",
    )
    st.caption(_("People by type of area. {text}.", text=text))


def areas_of(reading: Reading, code: str | None) -> None:
    """The areas of the chosen municipality: a map where there are outlines, and a table."""
    if code is None:
        return
    areas = figures.areas(reading.level)
    own = areas[areas["municipality_code"] == code]
    st.subheader(_("The areas of {name}", name=figures.areas()["name"][code]))
    types = figures.values("area_type", reading.level, reading.year)["value"]
    if isinstance(own, gpd.GeoDataFrame) and own.geometry.notna().all():
        _areas_map(reading.level, code, own, types)
    else:
        st.caption(
            _(
                "There are no outlines of these areas; a refresh brings them. The table has all areas."
            )
        )
    table = pd.DataFrame({_("Area"): own["name"], _("Type"): types[own.index]})
    for id in ("population", "foreign_born_pct", relational.WAGE, "rented_pct"):
        values = relational.nearest(id, reading.level, reading.year)
        if values is not None:
            title = _("People") if id == "population" else heading(INDICATORS[id])
            table[title] = values[own.index].round(1)
    table = table.sort_values(_("Type"), ascending=False)
    table[_("Type")] = table[_("Type")].map(_type_name)
    localized = st.column_config.NumberColumn(format="localized")
    settings = dict.fromkeys(table.columns[2:], localized)
    tables.plain(table, settings, alt=_("The areas, strengths first"))


def _type_name(kind: float) -> str:
    return _("Type not known") if np.isnan(kind) else said(AREA_TYPES[int(kind)])


def everyone(reading: Reading) -> None:
    """All municipalities, in the order of their names."""
    areas, table = figures.areas(), reading.table
    names = _status_names()
    shown = pd.DataFrame(
        {
            _("Municipality"): areas["name"],
            _("Segregated (relational)"): table["status"].map(names),
            _("Intensity"): table["intensity"].round(2),
            _("Areas"): table["areas"],
            _("People in types 4–5 (%)"): (
                100 * (table["type_4_share"] + table["type_5_share"])
            ).round(1),
            _("People in types 1–2 (%)"): (
                100 * (table["type_1_share"] + table["type_2_share"])
            ).round(1),
        }
    ).sort_values(_("Municipality"))
    with st.expander(_("All municipalities"), icon=":material/table:"):
        localized = st.column_config.NumberColumn(format="localized")
        settings = dict.fromkeys(shown.columns[2:], localized)
        tables.plain(shown, settings, alt=_("All municipalities"))
        st.download_button(
            "CSV",
            data=partial(_csv, reading, areas["name"], language()),
            file_name=f"klyftkartan_relational_segregation_{reading.year}.csv",
            mime="text/csv",
            on_click="ignore",
            icon=":material/download:",
        )


def cite(reading: Reading) -> None:
    """Definition and sources of the types."""
    table = figures.values("area_type", reading.level, reading.year)
    citation.definition(INDICATORS["area_type"], reading.year, table)


def _status_names() -> dict[str, str]:
    return {
        "yes": _("Holds both areas with challenges and areas with good conditions"),
        "no": _("Does not hold both"),
        "not assessable": _("Not assessable: one area only"),
    }


def _areas_map(level: str, code: str, areas: pd.DataFrame, types: pd.Series) -> None:
    order = list(AREA_TYPES)
    codes = types[figures.outlined(level).index].map({kind: i for i, kind in enumerate(order)})
    classes = Classes(
        limits=(),
        colours=tuple(_TYPE_COLOURS[kind] for kind in order),
        codes=codes.fillna(-1).to_numpy(int),
        below=np.nan,
        method="fixed",
    )
    hover = [_type_name(kind) for kind in types[codes.index]]
    counts = types[areas.index].value_counts()
    listing = "; ".join(
        f"{said(AREA_TYPES[kind])}: {number(counts[kind])}" for kind in order if counts.get(kind)
    )
    maps.inner_map(level, classes, hover, code, alt=f"{_('Map of the areas by type.')} {listing}.")
    legends.rows(
        [
            (_TYPE_COLOURS[kind], said(AREA_TYPES[kind]), legends.how_many(counts[kind], "areas"))
            for kind in order
            if counts.get(kind)
        ]
    )


def _csv(reading: Reading, names: pd.Series, language: str) -> bytes:
    frame = reading.table.drop(columns=["wage_spread"]).assign(name=names, year=reading.year)
    frame["source"] = " ".join(
        citation.source_line(
            INDICATORS["area_type"],
            language,
            figures.values("area_type", reading.level, reading.year),
        )
    )
    return frame.to_csv().encode("utf-8-sig")
