"""Your own table: a reader's counts, measured as the embedded ones are.

What is uploaded lives in the reader's session and nowhere else: no cache that
others share, no file, no log. It goes when the session does.
"""

from collections.abc import Callable
from functools import partial

import numpy as np
import pandas as pd
import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from analysis import segregation
from analysis.segregation import Counted
from indicators import figures, written
from indicators.indicator import DESO, MUNICIPALITY, REGSO, Indicator
from loaders import own_table
from loaders.own_table import Columns, OwnCounts, OwnFault, Table
from translations import Text, texts
from translations.texts import _, literal, number
from views import choosers, colours, downloads, maps, tables
from views.own.sentences import sentence
from views.segregation import measure
from views.segregation.measure import Choice

_LEVELS = {"deso": DESO, "regso": REGSO, "municipality": MUNICIPALITY}
_MOST = 6
_LONGEST = 60  # letters of a name that are shown
_EXAMPLE = ("1264", "0181")  # Skurup and Södertälje
_EXAMPLES: dict[str, tuple[str, str, int, dict[str, str]]] = {
    "born": (REGSO, "population", 2023, {"born_abroad": "foreign_born_pct"}),
    "tenure": (
        REGSO,
        "dwellings",
        2023,
        {"rented": "rented_pct", "cooperative": "cooperative_pct", "owned": "owned_pct"},
    ),
}
_KEPT = "own_table"  # session key of what was read of the file


def introduction() -> None:
    """What the page does with a file, what it needs, and a table to try it with."""
    st.markdown(
        _(
            "Measure segregation in a table of your own: one row for each area, with its code, the number of people in "
            "one group or several, and the number of all. CSV, Excel (.xlsx), GeoPackage and GeoJSON can be read, up "
            "to {most} MB.",
            most=number(own_table.MOST_BYTES // 2**20),
        )
    )
    st.caption(
        _(
            "The file is read in the server's memory while this page is open in your browser. It is not stored, not "
            "logged and not shown to anyone else, and nothing in it is executed."
        )
    )
    names = {
        "born": _("Example: born abroad, RegSO (CSV)"),
        "tenure": _("Example: dwellings by tenure, RegSO (CSV)"),
    }
    with st.container(horizontal=True):
        for kind, title in names.items():
            st.download_button(
                title,
                data=example(kind),
                file_name=f"klyftkartan_example_{kind}.csv",
                mime="text/csv",
                key=f"own_example_{kind}",
                on_click="ignore",
                icon=":material/download:",
                help=_(
                    "The areas of Skurup and Södertälje: counts computed from published shares (SCB, {year}) and "
                    "rounded.",
                    year=_EXAMPLES[kind][2],
                ),
            )


def example(kind: str = "born") -> bytes:
    """A small table from the embedded figures, as a reader might have it."""
    level, total, year, groups = _EXAMPLES[kind]
    people = figures.values(total, level, year)["value"]
    frame = pd.DataFrame(
        {
            name: (figures.values(id, level, year)["value"] * people / 100).round()
            for name, id in groups.items()
        }
    ).assign(total=people)
    own = frame[frame.index.str[:4].isin(_EXAMPLE)].astype("Int64")
    own.index.name = "desokod" if level == DESO else "regsokod"
    return own.to_csv(sep=";").encode("utf-8-sig")


def uploaded() -> Table | None:
    """The reader's file as a table; None before there is one, or when it cannot be read, and why is said."""
    file = st.file_uploader(
        _("Your table"),
        key="own_file",
        help=_("One row for each area. DeSO, RegSO or municipality codes, or any other areas."),
    )
    if file is None:
        st.session_state.pop(_KEPT, None)
        return None
    kept = st.session_state.get(_KEPT)
    if kept is None or kept["file"] != file.file_id:
        st.session_state[_KEPT] = kept = {"file": file.file_id, "table": _read(file)}
    if isinstance(kept["table"], OwnFault):
        _say_faults(kept["table"])
        return None
    return kept["table"]


def ask(contents: Callable[[Choice], None]) -> None:
    """What the page shows of the reader's table, once there is one that can be measured."""
    table = uploaded()
    choice = choose(table) if table is not None else None
    if choice is not None:
        contents(choice)


def choose(table: Table) -> Choice | None:
    """The columns, the group and the regions that the reader chooses; None where they cannot be measured."""
    file = st.session_state[_KEPT]["file"]
    columns, ordered = _columns(table, file)
    try:
        own, parsed = _counts(table, columns, ordered, file)
    except OwnFault as fault:
        _say_faults(fault)
        return None
    _say_notes(parsed)
    _say_coverage(parsed, own.names)
    regions = _regions(own, file)
    return Choice(counted=own, regions=regions) if regions else None


def shares_map(choice: Choice) -> None:
    """The share in each area on a map, where there are outlines."""
    st.subheader(_("Map"))
    own = choice.counted
    fit = [code for code in choice.regions if code in segregation.outlined(own)]
    if not fit:
        st.caption(
            _(
                "Needs outlines: there are none of these areas; a refresh brings those of DeSO and RegSO, a GeoPackage or "
                "GeoJSON its own."
            )
        )
        return
    region = fit[0]
    if len(fit) > 1:
        choosers.pick(
            measure.region_word(own),
            {code: own.names[code] for code in fit},
            "own_map",
            lambda: None,
        )
        region = st.session_state["own_map"] or fit[0]
    inside = (own.within == region).to_numpy()
    share = own.share[inside]
    found = colours.classes(share, own.indicator, "quantiles")
    left, right = st.columns([3, 2])
    with left:
        measure.show_areas(
            own,
            found,
            share.index,
            share.map(lambda value: written.amount(value, own.indicator)),
            region,
            key="own_areas",
            alt=_("Map of the group's share in the areas.")
            + " "
            + measure.spread_words(own.names[region], share),
        )
    with right:
        st.markdown(
            f"**{literal(own.names[region])}**: {literal(own.indicator.title[texts.language()])}"
        )
        maps.legend(found, own.indicator, "%", _("areas"))


def take_along(choice: Choice) -> None:
    """The results of every region and the shares of every area, as CSV."""
    st.subheader(_("Take it along"))
    own, language = choice.counted, texts.language()
    files = {
        _("Indices of all regions (CSV)"): ("indices", partial(_indices_csv, own, language)),
        _("Shares of all areas (CSV)"): ("areas", partial(_areas_csv, own)),
    }
    with st.container(horizontal=True):
        for title, (name, make) in files.items():
            st.download_button(
                title,
                data=make,
                file_name=f"klyftkartan_own_{name}.csv",
                mime="text/csv",
                key=f"own_{name}",
                on_click="ignore",
                icon=":material/download:",
            )
    st.caption(
        _(
            "The indices carry their definitions on every row; for hundreds of regions they take up to half a minute. A "
            "text that a spreadsheet would take for a formula has an apostrophe before it."
        )
    )
    with st.expander(_("Definitions"), icon=":material/menu_book:"):
        for index in segregation.indices(own):
            st.markdown(f"**{measure.index_name(index)}**: {measure.index_meaning(index)}")


# The file and its columns


def _read(file: UploadedFile) -> Table | OwnFault:
    try:
        return own_table.read(file.getvalue(), file.name)
    except OwnFault as fault:
        return fault


def known_codes() -> dict[str, pd.Index]:
    """The codes of the embedded areas, by form."""
    return {form: figures.areas(level).index for form, level in _LEVELS.items()}


def _columns(table: Table, file: str) -> tuple[Columns, bool]:
    """What each column holds, as guessed and as changed by the reader."""
    names = list(table.frame.columns)
    guessed = own_table.guess(table, known_codes())
    shown = {None: "–", **{name: _label(name) for name in names}}

    def choice(label: str, options: list, value: object, word: str, none: str = "") -> str | None:
        return st.selectbox(
            label,
            options,
            index=options.index(value),
            format_func=lambda name: none if name is None else shown[name],
            key=f"own_{word}_{file}",
        )

    left, right = st.columns(2)
    with left:
        code = choice(_("Column with the area's code"), names, guessed.code, "code")
        groups = st.multiselect(
            _("Columns with the groups"),
            names,
            default=list(guessed.groups),
            format_func=lambda name: shown[name],
            key=f"own_groups_{file}",
            help=_("Several groups must not overlap: everyone belongs to one of them, or to none."),
        )
        ordered = st.checkbox(
            _("The groups are classes in order, lowest first"),
            key=f"own_ordered_{file}",
            help=_("Income classes, say: the rank-order index is computed too."),
            disabled=len(groups) < 2,
        )
    with right:
        total = choice(
            _("Column with all people"),
            [None, *names],
            guessed.total,
            "total",
            _("none: the groups together are everyone"),
        )
        within = choice(
            _("Column with the region"),
            [None, *names],
            guessed.within,
            "within",
            _("none: the municipality, by the code"),
        )
        percent = st.checkbox(
            _("The groups are percentages of all people"),
            value=guessed.are_percent,
            key=f"own_percent_{file}",
        )
        county = st.checkbox(
            _("Municipalities: measure each county, not the whole country"),
            key=f"own_county_{file}",
        )
    with st.expander(_("The first rows of the file"), icon=":material/table:"):
        rows = (
            table.frame.head(5)
            .rename(columns=shown)
            .map(lambda cell: "" if cell is None else str(cell))
        )
        tables.plain(rows, {}, alt=_("The first rows of the file"), height="content")
    columns = Columns(
        code=code or names[0],
        groups=tuple(groups),
        total=total,
        within=within,
        by_county=county,
        are_percent=percent,
    )
    return columns, ordered and len(groups) > 1


def _counts(table: Table, columns: Columns, ordered: bool, file: str) -> tuple[Counted, OwnCounts]:
    """The counts as they can be measured, computed again when a choice changes only."""
    group = columns.groups[0] if columns.groups else ""
    if len(columns.groups) > 1:
        group = st.selectbox(
            _("Group for the indices of two groups"),
            columns.groups,
            format_func=_label,
            key=f"own_group_{file}",
            help=_("It is measured against everyone else."),
        )
    kept, key = st.session_state[_KEPT], (columns, ordered, group, texts.language())
    if kept.get("key") != key:
        parsed = own_table.parse(table, columns, known_codes())
        kept.update(key=key, counted=to_measure(parsed, group, ordered), parsed=parsed)
    return kept["counted"], kept["parsed"]


def to_measure(parsed: OwnCounts, group: str, ordered: bool) -> Counted:
    """The reader's counts, with outlines and names where there are any."""
    level = _LEVELS[parsed.level] if parsed.level and parsed.is_current else None
    shapes = parsed.geometry
    if shapes is not None:
        level = None
    elif level is not None:
        shapes = figures.areas(level).geometry.reindex(parsed.counts.index)
    return Counted(
        indicator=_share_of(group),
        counts=parsed.counts,
        total=parsed.total,
        group=group,
        within=parsed.within,
        names=_names(parsed),
        ordered=ordered,
        level=level,
        shapes=shapes,
    )


def _share_of(group: str) -> Indicator:
    """The share of a reader's group, described as the declared ones are."""
    name = _label(group)
    return Indicator(
        id="own",
        theme="people",
        title=Text(sv=f"Andel {name}", en=f"Share of {name}", nb=f"Andel {name}"),
        meaning=Text(sv="", en="", nb=""),
        formula=Text(sv="", en="", nb=""),
        caveat=Text(sv="", en="", nb=""),
        unit="pct",
        direction=None,
        weight=None,
        years={},
        sources=(),
    )


def _names(parsed: OwnCounts) -> pd.Series:
    """What each region is called; by municipality or county where the codes are theirs."""
    codes = pd.Index(sorted(set(parsed.within)))
    areas = figures.areas()
    known = {
        own_table.COUNTRY: _("The whole table"),
        **areas.drop_duplicates("county_code").set_index("county_code")["county"],
        **areas["name"],
    }
    is_by_code = parsed.level is not None and set(codes) <= set(known)
    return pd.Series([known[code] if is_by_code else _label(code) for code in codes], codes)


def _regions(counted: Counted, file: str) -> tuple[str, ...]:
    """The regions to show: at first those with most people among those that can be measured."""
    complete = counted.counts.notna().all(axis=1) & (counted.total > 0)
    areas = complete.groupby(counted.within).sum()
    people = counted.total.groupby(counted.within).sum()
    largest = people[areas > 1].sort_values(ascending=False).index
    if not len(largest):
        st.warning(
            _("No region has two areas with counts: there is nothing to compare."),
            icon=":material/info:",
        )
        return ()
    if len(counted.names) == 1:
        return tuple(counted.names.index)
    chosen = st.multiselect(
        _("Regions (at most six)"),
        list(counted.names.index[counted.names.map(choosers.fold).argsort()]),
        default=list(largest[:4]),
        format_func=lambda code: counted.names.get(code, code),
        key=f"own_regions_{file}_{hash(tuple(counted.names.index))}",
        max_selections=_MOST,
    )
    return tuple(chosen)


# What is said


def _say_faults(fault: OwnFault) -> None:
    """Everything that is wrong, in one place."""
    said = [sentence(one) for one in fault.faults]
    text = said[0] if len(said) == 1 else "\n".join(f"- {one}" for one in said)
    st.error(text, icon=":material/error:")


def _say_notes(parsed: OwnCounts) -> None:
    if parsed.level == "municipality" and (parsed.within == own_table.COUNTRY).all():
        st.caption(
            _(
                "The areas are municipalities: the whole table is one region, unless you choose counties."
            )
        )
    if parsed.notes:
        text = "\n".join(f"- {sentence(note)}" for note in parsed.notes)
        st.info(f"{_('How the file was read:')}\n{text}", icon=":material/info:")


def _say_coverage(parsed: OwnCounts, names: pd.Series) -> None:
    """How many of each region's areas have counts: nothing is filled in."""
    found = parsed.coverage
    if found["of"].isna().all():
        st.caption(
            _(
                "{areas} of the table's {listed} areas have all counts. The others take no part.",
                areas=number(found["areas"].sum()),
                listed=number(found["listed"].sum()),
            )
        )
        return
    partial_ones = found[found["areas"] < found["of"]]
    st.caption(
        _(
            "{areas} areas have all counts, of {of} in the {regions} regions of the table. The others take no part: "
            "nothing is filled in.",
            areas=number(found["areas"].sum()),
            of=number(found["of"].sum()),
            regions=number(len(found)),
        )
    )
    lines = [
        _(
            "{areas} of {of} areas of {name} have counts",
            areas=number(row["areas"]),
            of=number(row["of"]),
            name=literal(names[code]),
        )
        for code, row in partial_ones.head(_MOST).iterrows()
    ]
    if lines:
        more = " …" if len(partial_ones) > _MOST else "."
        st.warning("; ".join(lines) + more, icon=":material/data_alert:")


def _label(name: str) -> str:
    """A reader's word as it may stand on a chart: short, and no markup."""
    bare = name.replace("<", "‹").replace(">", "›")
    return bare if len(bare) <= _LONGEST else f"{bare[: _LONGEST - 1]}…"


# Downloads; made in a thread of their own, so the language is given


def _indices_csv(counted: Counted, language: str) -> bytes:
    texts.speak(language)
    rows = []
    complete = counted.counts.notna().all(axis=1) & (counted.total > 0)
    areas = complete.groupby(counted.within).sum()
    people = counted.total.where(complete).groupby(counted.within).sum()
    for index in segregation.indices(counted):
        found = segregation.with_noise(counted, index)
        is_two = index not in (
            "information_theory",
            "multigroup_dissimilarity",
            "rank_order_information",
        )
        rows.append(
            pd.DataFrame(
                {
                    "region": found.index,
                    "name": counted.names[found.index].to_numpy(),
                    "areas": areas[found.index].to_numpy(),
                    "people": people[found.index].to_numpy(),
                    "index": index,
                    "group": counted.group if is_two else " | ".join(counted.counts.columns),
                    "observed": found["observed"].to_numpy(),
                    "interval_low": found["low"].to_numpy(),
                    "interval_high": found["high"].to_numpy(),
                    "chance_mean": found["null_mean"].to_numpy(),
                    "chance_low": found["null_low"].to_numpy(),
                    "chance_high": found["null_high"].to_numpy(),
                    "p_value": found["p_value"].to_numpy(),
                    "carrington_troske": found["carrington_troske"].to_numpy(),
                    "bootstrap_corrected": found["bootstrap_corrected"].to_numpy(),
                    "draws": segregation.DRAWS,
                    "title": measure.index_name(index),
                    "definition": measure.index_meaning(index),
                }
            )
        )
    return downloads.own_csv(pd.concat(rows, ignore_index=True))


def _areas_csv(counted: Counted) -> bytes:
    frame = counted.counts.copy()
    frame.insert(0, "region", counted.within)
    frame["total (all)"] = counted.total
    frame["share_pct"] = counted.share.replace([np.inf], np.nan)
    return downloads.own_csv(frame.reset_index())
