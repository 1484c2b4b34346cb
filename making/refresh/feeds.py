"""From declared feeds to values: which cells of a publisher's table make an indicator, area by area.

One question for each table and level, whatever the number of indicators in it.
What goes wrong with one indicator at one level is one sentence; the rest is kept.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from indicators import embedded, figures, margins, vintages
from indicators.catalogue import INDICATORS
from indicators.countries import COUNTRIES, country_of
from indicators.indicator import (
    DESO,
    DESO_2025,
    REGSO,
    REGSO_2025,
    SMALLEST_BASE,
    Feed,
    Indicator,
)
from loaders.faults import InputFault, PublisherFault
from loaders.pxweb import Choice, Table, chosen
from making.refresh import Collected, Tell, as_categories, checked_values, in_range, kept_with

# From this reference year a table whose notes say so carries noise.
NOISE_SINCE = 2025
_NOISE = re.compile(
    r"cell key|cellnyckel|\bCKM\b|slumpmässig osäkerhet|random uncertainty", re.IGNORECASE
)
# Another protection, which names no first year: it holds for all of the table's.
_PROTECTED = re.compile(
    r"(?=.*(skydd|röja|protect|disclos))(?=.*(statistisk\w* metod|statistical method))"
    r"|kontrollerad tabelljustering|controlled tabular|\bCTA\b",
    re.IGNORECASE | re.DOTALL,
)
# Tables whose mandatory note says of all their years that a statistical method protects them and totals
# do not equal the sum of the parts: SCB's labour statistics by small area, and people by tenure (CTA
# until 2024, then CKM).
_ALWAYS_NOISY = {"TAB6253", "TAB6680", "TAB6681"}
# How the codes of the small areas look in a table, and the area's code in them: from 2024 they carry
# the year of their division, but a table that holds the new one only may leave it out.
_REGSO, _DESO = r"(\d{4}R\d{3})", r"(\d{4}[ABC]\d{4})"
_SMALL_AREAS = {
    REGSO: (_REGSO,),
    DESO: (_DESO,),
    REGSO_2025: (f"{_REGSO}_RegSO2025", _REGSO),
    DESO_2025: (f"{_DESO}_DeSO2025", _DESO),
}
# Years in which a division held. Outside them the publisher has been seen to answer 0, not "..".
_HELD = {REGSO: (0, 2023), DESO: (0, 2023), REGSO_2025: (2024, 9999), DESO_2025: (2024, 9999)}
# The smallest areas are many: their latest years only.
_LATEST = {DESO: 5}
# Where a country's codes have changed, a year in which fewer of today's have a figure was published
# by other borders.
_COVERED = 0.9


@dataclass(frozen=True, kw_only=True)
class Cells:
    """An answer: its cells, when it was given, and what it adds in words."""

    frame: pd.DataFrame
    retrieved: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Service:
    """A publisher's tables: `table` describes one, `cells` answers a choice."""

    key: str
    table: Callable[[str], Table]
    cells: Callable[[Table, Choice, Tell], Cells]


@dataclass(frozen=True, kw_only=True)
class _Sums:
    """A feed's sums by (area, year): index (area_id, year); columns value and status, of part and of whole."""

    indicator: Indicator
    feed: Feed
    part: pd.DataFrame
    whole: pd.DataFrame | None
    query: str
    retrieved: str
    noisy_since: int | None  # the first year whose values are protected; None: none is
    is_margin: bool = False  # the uncertainty of the feed's values, not the values


def collect(service: Service, tell: Tell) -> Collected:
    """Ask for every feed of a publisher; its values, and a sentence for each that failed.

    After two questions in a row that nobody answered properly (a refusal with its
    status is an answer), the rest is not asked.
    """
    known = known_areas()
    groups = _groups(service.key, known)
    sums: list[_Sums] = []
    faults: list[str] = []
    unanswered = 0
    gone: set[str] = set()  # tables that could not be described: one sentence each, not one a level
    for done, ((id, level), feeds) in enumerate(groups.items()):
        if id in gone:
            continue

        def part(at: int, of: int, what: str, done: int = done) -> None:
            tell(done, len(groups), what if of == 1 else f"{what} ({at}/{of})")

        part(0, 1, f"{id}, {level}")
        table = None
        try:
            table = service.table(id)
            level_sums, wrong = _of_level(service, table, level, feeds, known[level], part)
            sums += level_sums
            faults += wrong
            unanswered = 0
        except PublisherFault as fault:
            if fault.kind == "cancelled":
                raise
            faults.append(f"{fault} ({_whose(groups, id, None if table is None else level)})")
            gone |= {id} if table is None else set()
            unanswered = unanswered + 1 if fault.status is None else 0
            if unanswered == 2:
                faults.append(f"{service.key}: nobody answers: the rest was not asked for.")
                break
        except InputFault as fault:
            faults.append(f"{fault} ({_whose(groups, id, None if table is None else level)})")
            gone |= {id} if table is None else set()
    parts = {}
    for name in (f"values_{service.key}", f"{margins.PART}{service.key}"):
        of_part = [each for each in sums if each.is_margin == name.startswith(margins.PART)]
        frames = _values(service.key, of_part, known, faults)
        if not frames:
            continue
        new, wrong = in_range(pd.concat(frames, ignore_index=True), service.key)
        faults += wrong
        if len(new):
            parts[name] = checked_values(kept_with(new, name), name, known)
    if not parts and not faults:
        faults.append(f"{service.key}: nothing to ask.")
    return Collected(parts=parts, faults=tuple(faults))


def value_of(service: Service, indicator: str, level: str, area: str, year: int) -> float:
    """One value, by the feed that a refresh would take it from; NaN where it is withheld or missing.

    InputFault when no feed of the publisher has the area and the year.
    """
    known = known_areas()[level]
    fault = InputFault(f"{service.key}: {indicator} has no feed at {level}")
    for feed in INDICATORS[indicator].feeds:
        if (feed.source, feed.level) != (service.key, level):
            continue
        try:
            table = service.table(feed.table)
            region, areas = _areas(table, level, known)
            periods = _years(table)
            keys: dict[str, Mapping[str, object]] = {
                region: {code: own for code, own in areas.items() if own == area},
                table.time: {period: own for period, own in periods.items() if own == year},
            }
            if not all(keys.values()):
                raise InputFault(f"{service.key}: table {table.id} has no {area} in {year}")
            sums = _summed(service, table, INDICATORS[indicator], feed, keys)
        except InputFault as wrong:
            if isinstance(wrong, PublisherFault):
                raise
            fault = wrong
            continue
        return float(_shares(sums, sums.whole)["value"].iloc[0])
    raise fault


def _summed(
    service: Service,
    table: Table,
    indicator: Indicator,
    feed: Feed,
    keys: Mapping[str, Mapping[str, object]],
) -> _Sums:
    """The sums of one feed for some areas and years."""
    where = {code: list(those) for code, those in keys.items()}
    part = chosen(table, {**feed.part, **where})
    whole = chosen(table, {**feed.part, **feed.whole, **where}) if feed.whole else None
    question = _union([choice for choice in (part, whole) if choice])
    answer = service.cells(table, question, lambda done, of, what: None)
    cells = _as_asked(answer.frame, question, table)
    return _Sums(
        indicator=indicator,
        feed=feed,
        part=_sums(cells, part, keys),
        whole=_sums(cells, whole, keys) if whole else None,
        query=_query(part, whole, keys),
        retrieved=answer.retrieved,
        noisy_since=None,
    )


def known_areas() -> dict[str, pd.Index]:
    """The area codes of each level whose areas the snapshot holds."""
    known = {}
    for level in (*COUNTRIES, *_SMALL_AREAS):
        try:
            known[level] = figures.areas(level).index
        except embedded.SnapshotError:
            continue  # a level that this snapshot was built without
    return known


def _groups(
    key: str, known: Mapping[str, pd.Index]
) -> dict[tuple[str, str], list[tuple[Indicator, Feed]]]:
    """The feeds of a publisher by table and level."""
    groups: dict[tuple[str, str], list[tuple[Indicator, Feed]]] = {}
    for indicator in INDICATORS.values():
        for feed in indicator.feeds:
            if feed.source == key and feed.level in known:
                groups.setdefault((feed.table, feed.level), []).append((indicator, feed))
    return groups


def _of_level(
    service: Service,
    table: Table,
    level: str,
    feeds: list[tuple[Indicator, Feed]],
    known: pd.Index,
    tell: Tell,
) -> tuple[list[_Sums], list[str]]:
    """The sums of a table's feeds at a level, and a sentence for each feed that the table does not serve."""
    region, areas = _areas(table, level, known)
    periods = _periods(table, level, [indicator for indicator, _ in feeds])
    if not periods:
        return [], []
    where = {region: list(areas), table.time: list(periods)}
    wrong, choices = [], []
    for indicator, feed in feeds:
        try:
            part = chosen(table, {**feed.part, **where})
            whole = chosen(table, {**feed.part, **feed.whole, **where}) if feed.whole else None
        except InputFault as fault:
            wrong.append(f"{fault} ({level}: {indicator.id})")
            continue
        choices.append((indicator, feed, part, whole, False))
        if not feed.uncertainty:
            continue
        margin = _margin(table, feed, part)
        if margin is None:
            wrong.append(
                f"{table.publisher}: table {table.id} gives no uncertainty ({level}: {indicator.id})"
            )
        else:
            choices.append((indicator, feed, margin, None, True))
    keys: dict[str, Mapping[str, object]] = {region: areas, table.time: periods}
    sums = []
    # A dimension that one feed names and another leaves out (its total) makes two questions.
    for named in dict.fromkeys(frozenset(part) for _, _, part, *_ in choices):
        together = [these for these in choices if frozenset(these[2]) == named]
        question = _union([c for _, _, part, whole, _ in together for c in (part, whole) if c])
        answer = service.cells(table, question, tell)
        cells = _as_asked(answer.frame, question, table)
        sums += [
            _Sums(
                indicator=indicator,
                feed=feed,
                part=_sums(cells, part, keys),
                whole=_sums(cells, whole, keys) if whole else None,
                query=_query(part, whole, keys),
                retrieved=answer.retrieved,
                noisy_since=_noisy_since(table, answer),
                is_margin=is_margin,
            )
            for indicator, feed, part, whole, is_margin in together
        ]
    return sums, wrong


def _noisy_since(table: Table, answer: Cells) -> int | None:
    """The first year whose values are protected by noise or the like, by the notes of table and answer."""
    if table.id in _ALWAYS_NOISY:
        return 0
    notes = {*table.notes, *answer.notes}
    by_cell_key = {note for note in notes if _NOISE.search(note)}
    if any(_PROTECTED.search(note) for note in notes - by_cell_key):
        return 0
    return NOISE_SINCE if by_cell_key else None


def _margin(table: Table, feed: Feed, part: Choice) -> Choice | None:
    """The choice that gives the uncertainty of a part: of the same, other contents; None where there are none.

    Their label holds the label of the part's contents and the feed's word.
    """
    for code, dimension in table.dimensions.items():
        if dimension.role != "metric" and code != "ContentsCode":
            continue
        (value,) = part[code]
        label = dimension.values[value].casefold()
        named = [
            other
            for other, text in dimension.values.items()
            if other != value and label in text.casefold() and feed.uncertainty in text.casefold()
        ]
        return {**part, code: named} if len(named) == 1 else None
    return None


def _areas(table: Table, level: str, known: pd.Index) -> tuple[str, dict[str, str]]:
    """The dimension of areas, and the area of each of its codes at a level.

    InputFault when the table has no area of the level, or one that is not known
    (where a country has older codes, those are left alone).
    """
    by_size: dict[str, dict[str, str]] = {}
    for form in COUNTRIES[level].codes if level in COUNTRIES else _SMALL_AREAS[level]:
        if any(by_size.values()):
            continue
        for code, dimension in table.dimensions.items():
            if code == table.time or dimension.role == "metric":
                continue
            matches = {value: re.fullmatch(form, value) for value in dimension.values}
            by_size[code] = {value: match[1] for value, match in matches.items() if match}
    if not by_size:
        raise InputFault(f"{table.publisher}: table {table.id} has no dimension of areas.")
    region = max(by_size, key=lambda code: len(set(by_size[code].values()) & set(known)))
    areas = by_size[region]
    strays = sorted(set(areas.values()) - set(known))
    if country_of(level).has_older_codes:
        areas, strays = {code: area for code, area in areas.items() if area in known}, []
    if strays:
        some = ", ".join(strays[:3])
        raise InputFault(
            f"{table.publisher}: table {table.id} has unknown areas: {some} ({len(strays)} in all)."
        )
    if not areas:
        raise InputFault(f"{table.publisher}: table {table.id} has no areas of this level.")
    if len(set(areas.values())) < len(areas):
        raise InputFault(f"{table.publisher}: table {table.id} has an area under two codes.")
    return region, areas


def _periods(table: Table, level: str, indicators: list[Indicator]) -> dict[str, int]:
    """The year of each period to ask for: of "2022-2024" its last; none that every indicator has already."""
    first, last = _HELD.get(level, (0, 9999))
    years = _years(table)
    held = {p: y for p, y in years.items() if first <= y <= last}
    latest = dict(sorted(held.items(), key=lambda item: item[1])[-_LATEST.get(level, 99) :])
    embedded_in_all = set.intersection(*(set(i.years.get(level, ())) for i in indicators))
    return {p: y for p, y in latest.items() if y not in embedded_in_all}


def _years(table: Table) -> dict[str, int]:
    """The year of each period, of "2022-2024" its last; InputFault where there is none."""
    matches = {
        period: re.search(r"\d{4}$", period) for period in table.dimensions[table.time].values
    }
    years = {period: int(match[0]) for period, match in matches.items() if match}
    if not years:
        raise InputFault(f"{table.publisher}: table {table.id} has no yearly figures.")
    return years


def _union(choices: list[Choice]) -> Choice:
    """The smallest choice that holds all of them; they name the same dimensions."""
    return {
        code: list(dict.fromkeys(value for choice in choices for value in choice.get(code, [])))
        for code in dict.fromkeys(code for choice in choices for code in choice)
    }


def _as_asked(cells: pd.DataFrame, choice: Choice, table: Table) -> pd.DataFrame:
    """The cells when they are what was asked for: no other values, one at most of any other dimension."""
    for code in cells.columns[:-2]:
        if code not in choice and cells[code].nunique() > 1:
            raise InputFault(
                f"{table.publisher}: table {table.id} answers with several values of {code}, which was not asked for."
            )
    for code, values in choice.items():
        if code not in cells.columns:
            if len(values) > 1:
                raise InputFault(f"{table.publisher}: table {table.id} answers without {code}.")
            cells = cells.assign(**{code: values[0]})
        strange = sorted(set(cells[code].unique()) - set(values))
        if strange:
            raise InputFault(
                f"{table.publisher}: table {table.id} answers with {code} {strange[0]}, which was not asked for."
            )
    return cells


def _sums(
    cells: pd.DataFrame, choice: Choice, keys: Mapping[str, Mapping[str, object]]
) -> pd.DataFrame:
    """Sums over what is chosen, by (area_id, year); one that lacks a part is missing, or withheld."""
    over = [code for code in choice if code not in keys]
    keep = np.ones(len(cells), bool)
    for code in over:
        keep &= cells[code].isin(choice[code]).to_numpy()
    rows = cells[keep]
    expected = int(np.prod([len(choice[code]) for code in over])) if over else 1
    rows = rows.assign(is_withheld=(rows["status"] == "suppressed").to_numpy())
    groups = rows.groupby(list(keys), observed=True)
    value = groups["value"].sum(min_count=expected)
    status = np.where(
        value.notna(), "observed", np.where(groups["is_withheld"].any(), "suppressed", "missing")
    )
    region, time = keys
    index = pd.MultiIndex.from_arrays(
        [
            value.index.get_level_values(region).map(keys[region]),
            value.index.get_level_values(time).map(keys[time]).astype(int),
        ],
        names=["area_id", "year"],
    )
    return pd.DataFrame({"value": value.to_numpy(), "status": status}, index=index)


def _query(part: Choice, whole: Choice | None, keys: Mapping[str, object]) -> str:
    """What was asked for, besides areas and years, so that another can ask again."""

    def words(choice: Choice, codes: list[str]) -> str:
        return ";".join(f"{code}={','.join(choice[code])}" for code in codes)

    part_codes = [code for code in part if code not in keys]
    if whole is None:
        return words(part, part_codes)
    other = [code for code in whole if code not in keys and whole[code] != part.get(code)]
    return f"{words(part, part_codes)} / {words(whole, other)}"


def _values(
    key: str, sums: list[_Sums], known: Mapping[str, pd.Index], faults: list[str]
) -> list[pd.DataFrame]:
    """Rows of values; counts first, because a feed may be a share `per` one of them.

    Where two tables of an indicator give the same year, the one declared first holds.
    """
    frames: dict[tuple[str, str], list[pd.DataFrame]] = {}
    for feed_sums in sorted(sums, key=lambda item: item.feed.per is not None):
        id, level = feed_sums.indicator.id, feed_sums.feed.level
        if too_small := _too_small(feed_sums):
            faults.append(f"{key}: table {feed_sums.feed.table} {too_small} ({level}: {id})")
            continue
        whole = feed_sums.whole
        if feed_sums.feed.per:
            whole = _base(
                feed_sums.feed.per,
                level,
                frames.get((feed_sums.feed.per, level), []),
                feed_sums.part.index,
            )
        values = _shares(feed_sums, whole)
        values = _by_these_borders(
            values, feed_sums.part if whole is None else whole, level, known[level]
        )
        if values.empty:
            faults.append(
                f"{key}: table {feed_sums.feed.table} has no year by the borders of {level} ({id})"
            )
            continue
        years = values.index.get_level_values("year")
        before = {year for frame in frames.get((id, level), []) for year in frame["year"]}
        is_new = ~years.isin([*feed_sums.indicator.years.get(level, ()), *before])
        values = values[is_new & values.groupby("year")["value"].transform("count").gt(0)]
        if values.empty:
            if is_new.any():
                faults.append(f"{key}: table {feed_sums.feed.table} has no values ({level}: {id})")
            continue
        words = {
            "indicator": id,
            "level": level,
            "source": key,
            "table": feed_sums.feed.table,
            "query": feed_sums.query,
            "retrieved": feed_sums.retrieved,
        }
        rows = values.reset_index()
        for column, word in words.items():
            rows[column] = pd.Categorical.from_codes(np.zeros(len(rows), np.int8), [word])
        frames.setdefault((id, level), []).append(rows)
    return as_categories([frame for those in frames.values() for frame in those])


def _too_small(sums: _Sums) -> str:
    """What is wrong where an area has fewer than a count there can be; "" where nothing is."""
    for area, least in sums.feed.least.items():
        of_area = sums.part.loc[sums.part.index.get_level_values("area_id") == area, "value"]
        if (of_area < least).any():
            return (
                f"gives {of_area.min():g} for {area}, where a count is at least {least:g}: "
                "probably a rate. Left out until that is settled"
            )
    return ""


def _shares(sums: _Sums, whole: pd.DataFrame | None) -> pd.DataFrame:
    """Values and their status: a part as it stands, or as a share of a whole that is large enough."""
    if whole is None:
        value = sums.part["value"] * sums.feed.times
        status = sums.part["status"].to_numpy(object)
    else:
        whole = whole.reindex(sums.part.index)
        is_small = (whole["value"] < SMALLEST_BASE).to_numpy()
        base = whole["value"].where(~is_small)
        value = sums.part["value"] / base * sums.feed.times
        either = (sums.part["status"] == "suppressed") | (whole["status"] == "suppressed")
        gone = np.where(is_small | either.to_numpy(), "suppressed", "missing")
        status = np.where(value.notna(), "observed", gone)
    if whole is not None:
        status = np.where((status == "observed") & (whole["status"] == "noisy"), "noisy", status)
    if sums.noisy_since is not None:
        recent = sums.part.index.get_level_values("year") >= sums.noisy_since
        status = np.where(recent & (status == "observed"), "noisy", status)
    return pd.DataFrame({"value": value.to_numpy(float), "status": status}, index=sums.part.index)


def _base(id: str, level: str, collected: list[pd.DataFrame], index: pd.MultiIndex) -> pd.DataFrame:
    """The count that makes a whole: of this refresh where it was just collected, else as it is known."""
    frames = [f.set_index(["area_id", "year"])[["value", "status"]] for f in collected]
    there = {year for frame in frames for year in frame.index.get_level_values("year")}
    for year in set(index.get_level_values("year")) - there:
        if year in vintages.years(INDICATORS[id], level):
            known = figures.values(id, level, year)[["value", "status"]].astype({"status": object})
            known.index = pd.MultiIndex.from_product(
                [known.index.astype(str), [year]], names=["area_id", "year"]
            )
            frames.append(known)
    if not frames:
        return pd.DataFrame({"value": np.nan, "status": "missing"}, index=index)
    return pd.concat(frames)


def _by_these_borders(
    table: pd.DataFrame, base: pd.DataFrame, level: str, known: pd.Index
) -> pd.DataFrame:
    """Where a country has older codes, only years in which (nearly) all of today's have a figure."""
    if not country_of(level).has_older_codes:
        return table
    there = base["status"].eq("suppressed") | (base["value"].notna() & base["value"].ne(0))
    share = there.groupby("year").sum() / len(known)
    years = share.index[share >= _COVERED]
    return table[table.index.get_level_values("year").isin(years)]


def _whose(
    groups: Mapping[tuple[str, str], list[tuple[Indicator, Feed]]], id: str, level: str | None
) -> str:
    """The indicators of a table, at one level or (None) at any."""
    ids = [
        i.id
        for (t, at), those in groups.items()
        if t == id and level in (at, None)
        for i, _ in those
    ]
    names = ", ".join(dict.fromkeys(ids))
    return names if level is None else f"{level}: {names}"
