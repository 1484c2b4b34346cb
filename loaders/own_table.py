"""A reader's own table of counts for areas: from the bytes of a file to columns that can be measured.

Not a published source, so there is no `SOURCE` and no `load`: the bytes come
from the reader, and nothing of them is kept. In two steps, because a reader
may choose the columns between them:

    table = read(raw, "my.csv")             # cells, as the file has them
    columns = guess(table, known)           # a proposal
    counts = parse(table, columns, known)   # counts of each area

What was mended is a note and what cannot be used a fault, all of them at once
(`OwnFault.faults`); both are `Remark`s that the page turns into sentences.
`known` holds the codes of the embedded areas, by form: "deso" (DeSO 2018),
"regso" (RegSO 2020), "municipality". Missing counts are NaN, never 0.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd

from loaders._own_file import MOST_BYTES, OwnFault, Remark, Table, read, remark, too_large

__all__ = [
    "MOST_BYTES",
    "Columns",
    "OwnCounts",
    "OwnFault",
    "Remark",
    "Table",
    "guess",
    "parse",
    "read",
    "too_large",
]

COUNTRY = "00"  # the region of all areas, where municipalities are the areas
_NOISE = 2  # a group may be this many larger than its total where published counts carry noise
_MOST_GROUPS = 20

_FORMS = {
    "deso": re.compile(r"\d{4}[ABC]\d{4}"),
    "regso": re.compile(r"\d{4}R\d{3}"),
    "municipality": re.compile(r"\d{4}"),
}
_SUFFIX = re.compile(r"[_ -]?(?:DESO|REGSO)[_ -]?(20\d\d)$")
_PREFIX = re.compile(r"^(?:DESO|REGSO)[_ -]?")
_WITH_NAME = re.compile(r"^(\d{3,4}[ABC]\d{4}|\d{3,4}R\d{3}|\d{3,4}) +[^\W\d].*$")
_SHORT = re.compile(r"\d{3}(?:[ABC]\d{4}|R\d{3})?")
_SUM = re.compile(
    r"(\d\d|0|TOTAL|TOTALT|SUMMA|SUM|RIKET|HELA RIKET|HELE LANDET|SVERIGE|NORGE)\b(?!\d).*"
)

# The names that a column is known by, without case, accents and punctuation.
_CODES = (
    "desokod deso deso2018 deso2025 desocode regsokod regso regso2020 regso2025 regsocode grunnkrets "
    "grunnkretsnummer grunnkretskode omradeskod omrade areaid areacode code kod kode geoid kommunkod "
    "kommunnr kommunenummer municipalitycode region regionkod area id kommun kommune"
)
_REGIONS = (
    "within region regionkod kommunkod kommun kommune kommunenummer kommunenr municipality "
    "municipalitycode county lan fylke stad city bydel"
)
_TOTALS = (
    "total tot totalt totals alla samtliga summa sum befolkning folkmangd population pop totpop "
    "invanare innbyggere personer people antal antall n all"
)
_NOT_COUNTS = (
    "ar year aar fid objectid ogcfid id index lat lon latitude longitude area shapearea shapelength "
    "lankod lan kommunkod kommun municipalitycode regsokod desokod"
)

_PERCENT = re.compile(r"pct|percent|procent|prosent|andel|%", re.IGNORECASE)

_MISSING = {"", ".", "..", "...", "…", "-", "–", "—", "−", ":", "na", "n/a", "nan", "null", "none"}
_SPACE = re.compile(r"(?<=\d)[\s\u00a0\u2007\u2009\u202f'’](?=\d{3}(?:\D|$))")
_NUMBER = re.compile(r"[-−–]?\d+(?:\.\d+)?")


@dataclass(frozen=True, kw_only=True)
class Columns:
    """Which columns of a table hold what.

    Without `within` the region of an area is its municipality by its code; of
    a municipality it is the country, or the county with `by_county`. Without
    `total` the groups together are everyone. `are_percent`: the groups are
    percentages of the total.
    """

    code: str
    groups: tuple[str, ...]
    total: str | None = None
    within: str | None = None
    by_county: bool = False
    are_percent: bool = False


@dataclass(frozen=True, kw_only=True)
class OwnCounts:
    """The counts of a reader's areas; all parts have the same index, `area_id`.

    - `counts`: people of each group, areas × groups; `total`: of all. NaN where missing;
    - `within`: the code of the region that each area lies in;
    - `level`: "deso", "regso", "municipality", or None for areas of another kind;
    - `is_current`: whether every code is in the embedded set of that level, so
      that its outlines fit;
    - `coverage`: by region, `areas` (with all counts), `listed` (rows of the
      table) and `of` (areas of the region in the embedded set, NaN where not known);
    - `geometry`: the file's own outlines in EPSG:4326, or None.
    """

    counts: pd.DataFrame
    total: pd.Series
    within: pd.Series
    level: str | None
    is_current: bool
    coverage: pd.DataFrame
    geometry: gpd.GeoSeries | None
    notes: tuple[Remark, ...]


def guess(table: Table, known: Mapping[str, Collection[str]]) -> Columns:
    """The columns that hold code, region, groups and total, most likely; to be looked at by the reader."""
    frame = table.frame
    code, form = _code_column(frame, known)
    numeric = [name for name in frame if name != code and _is_count(frame[name], name)]
    within = None if form else _named(frame, _REGIONS.split(), leave_out={code})
    plain = [name for name in numeric if name != within and _bare(name) not in _NOT_COUNTS.split()]
    counted = [name for name in plain if not _PERCENT.search(name)]
    total = next((name for name in counted if _bare(name) in _TOTALS.split()), None)
    total = total or next((name for name in counted if _bare(name).startswith("tot")), None)
    groups = [name for name in counted if name != total and _is_whole(frame[name])]
    are_percent = not groups and total is not None and len(counted) < len(plain)
    if are_percent:
        groups = [name for name in plain if name not in counted]
    groups = groups or [name for name in counted if name != total]
    return Columns(
        code=code,
        groups=_parts(frame, groups, None if are_percent else total),
        total=total,
        within=within,
        are_percent=are_percent,
    )


def parse(table: Table, columns: Columns, known: Mapping[str, Collection[str]]) -> OwnCounts:
    """The table's counts by area. OwnFault with every fault when they cannot be used."""
    faults: list[Remark] = []
    notes = list(table.notes)
    frame = _without_notes(table.frame, columns.code, known, notes)
    codes, use = _codes(frame[columns.code], known, notes)
    level, is_current = _level(codes, columns, known, faults, notes)
    within = _regions(frame, use, codes, level, columns, faults)
    counts, total = _counted(frame[use], columns, codes, faults, notes)
    if twice := sorted(set(codes[codes.duplicated()])):
        faults.append(remark("duplicates", count=len(twice), some=_some(twice)))
    if len(codes) < 2:
        faults.append(remark("one_area", count=len(codes)))
    if faults:
        raise OwnFault(*faults)
    index = pd.Index(codes, name="area_id")
    counts, total, within = (part.set_axis(index) for part in (counts, total, within))
    if not (counts.notna().all(axis=1) & (total > 0)).sum() > 1:
        raise OwnFault(remark("no_counts"))
    outlines = table.geometry
    return OwnCounts(
        counts=counts,
        total=total,
        within=within,
        level=level,
        is_current=is_current,
        coverage=_coverage(counts, total, within, level if is_current else None, columns, known),
        geometry=None if outlines is None else outlines[use[use].index].set_axis(index),
        notes=tuple(notes),
    )


# Codes


def _without_notes(
    frame: pd.DataFrame, column: str, known: Mapping[str, Collection[str]], notes: list[Remark]
) -> pd.DataFrame:
    """The table without the sentences that stand below the last code, such as "Source: SCB"."""
    codes, _ = _codes(frame[column], known, [])
    form = _form(codes) if len(codes) else None
    if form is None:
        return frame
    last = codes.index[codes.str.fullmatch(_FORMS[form])][-1]
    below = frame.index > last
    is_text = frame[column].map(_is_sentence)
    is_note = below & is_text & ~frame[column].map(_as_code).str.fullmatch(_SUM)
    if is_note.any():
        notes.append(
            remark("below", count=int(is_note.sum()), some=_some(frame.loc[is_note, column]))
        )
    return frame[~is_note]


def _is_sentence(cell: object) -> bool:
    """Whether a letter and, somewhere after it, a blank or a colon stand in a cell; looked for once from its start."""
    text = str(cell or "")
    letter = re.search(r"[^\d\W]", text)
    return letter is not None and any(mark in text[letter.end() :] for mark in " :")


def _codes(
    cells: pd.Series, known: Mapping[str, Collection[str]], notes: list[Remark]
) -> tuple[pd.Series, pd.Series]:
    """The codes of the areas as published, and which rows they are on."""
    text = cells.map(_as_code).astype(str)
    blank = text == ""
    if blank.any():
        notes.append(remark("no_code", count=int(blank.sum())))
    is_sum = ~blank & text.str.fullmatch(_SUM)
    if (~blank & ~is_sum).sum() > 1 and is_sum.any() and not (~blank & is_sum).all():
        notes.append(remark("sums", count=int(is_sum.sum()), some=_some(cells[is_sum])))
    else:
        is_sum = is_sum & False
    use = ~blank & ~is_sum
    text = text[use]
    vintage = text.str.extract(_SUFFIX, expand=False)
    bare = text.str.replace(_SUFFIX, "", regex=True).str.replace(_PREFIX, "", regex=True)
    if years := sorted(set(vintage.dropna())):
        notes.append(remark("suffix", years=", ".join(years), count=int(vintage.notna().sum())))
    named = bare.str.extract(_WITH_NAME, expand=False)
    if named.notna().any():
        notes.append(remark("names", count=int(named.notna().sum())))
        bare = named.fillna(bare)
    return _with_zeros(bare, known, notes), use


def _as_code(cell: object) -> str:
    """A cell of the code column as a code is written: 114 and 114.0 are `114`."""
    if cell is None or (isinstance(cell, float) and np.isnan(cell)):
        return ""
    text = " ".join(unicodedata.normalize("NFKC", str(cell)).upper().split())
    return re.sub(r"^(\d+)\.0+$", r"\1", text)


def _with_zeros(
    codes: pd.Series, known: Mapping[str, Collection[str]], notes: list[Remark]
) -> pd.Series:
    """Codes with the zero in front that a spreadsheet took: 114 is 0114, where that municipality is known."""
    short = codes.str.fullmatch(_SHORT) & ("0" + codes.str[:3]).isin(set(known["municipality"]))
    if not short.any():
        return codes
    notes.append(remark("zeros", count=int(short.sum()), example=codes[short].iloc[0]))
    return codes.where(~short, "0" + codes)


def _form(codes: pd.Series) -> str | None:
    """The form that at least half of the codes have."""
    shares = {form: codes.str.fullmatch(pattern).mean() for form, pattern in _FORMS.items()}
    best = max(shares, key=lambda form: shares[form])
    return best if shares[best] >= 0.5 else None


def _level(
    codes: pd.Series,
    columns: Columns,
    known: Mapping[str, Collection[str]],
    faults: list[Remark],
    notes: list[Remark],
) -> tuple[str | None, bool]:
    """Which areas these are, and whether all are among the embedded ones."""
    has_regions = columns.within is not None
    form = _form(codes) if len(codes) else None
    if form is None:
        if not has_regions and len(codes):
            faults.append(remark("unknown_codes", some=_some(codes)))
        return None, False
    odd = codes[~codes.str.fullmatch(_FORMS[form])]
    lost = codes[~codes.str[:4].isin(set(known["municipality"])) & ~codes.isin(set(odd))]
    if has_regions and (len(odd) or len(lost)):
        return None, False  # another country's areas, whose codes look like these
    if len(odd):
        faults.append(remark("odd_codes", form=form, count=len(odd), some=_some(odd)))
    if len(lost):
        faults.append(remark("unknown_municipality", count=len(lost), some=_some(lost)))
    other = codes[~codes.isin(set(known[form])) & ~codes.isin({*odd, *lost})]
    if len(other):
        notes.append(
            remark("vintage", form=form, count=len(other), all=len(codes), some=_some(other))
        )
    declared = [note for note in notes if note.kind == "suffix"]
    older = {"deso": "2018", "regso": "2020"}.get(form)
    is_other = any(older != note.values["years"] for note in declared)
    return form, not len(other) and not is_other


def _regions(
    frame: pd.DataFrame,
    use: pd.Series,
    codes: pd.Series,
    level: str | None,
    columns: Columns,
    faults: list[Remark],
) -> pd.Series:
    """The region that each area lies in."""
    if columns.within is None:
        if level == "municipality":
            return codes.str[:2] if columns.by_county else pd.Series(COUNTRY, codes.index)
        return codes.str[:4]
    cells = frame.loc[use, columns.within]
    blank = cells.isna()
    if blank.any():
        faults.append(remark("no_region", count=int(blank.sum()), some=_some(codes[blank])))
    regions = cells.map(lambda cell: " ".join(str(cell).split()))
    # A municipality's code that lost its zero here too, beside areas whose codes begin with it.
    begins = regions.str.fullmatch(r"\d{3}") & ("0" + regions == codes.str[:4])
    return regions.where(~begins, "0" + regions)


# Counts


def _counted(
    frame: pd.DataFrame,
    columns: Columns,
    codes: pd.Series,
    faults: list[Remark],
    notes: list[Remark],
) -> tuple[pd.DataFrame, pd.Series]:
    """Counts of the groups and of everyone; what is wrong with them goes to `faults`."""
    groups = list(dict.fromkeys(columns.groups))
    if not groups or len(groups) > _MOST_GROUPS:
        faults.append(remark("no_group" if not groups else "many_groups", most=_MOST_GROUPS))
        return pd.DataFrame(index=codes.index), pd.Series(np.nan, codes.index)
    if columns.total in groups or columns.code in groups:
        faults.append(remark("same_column", column=columns.total or columns.code))
    if columns.total is None and (len(groups) < 2 or columns.are_percent):
        faults.append(remark("no_total"))
    counts = pd.DataFrame(
        {name: _numbers(frame[name], name, codes, faults, notes, columns) for name in groups}
    )
    total = (
        counts.sum(axis=1, skipna=False)
        if columns.total is None
        else _numbers(frame[columns.total], columns.total, codes, faults, notes, None)
    )
    blank = int(counts.isna().sum().sum()) + (int(total.isna().sum()) if columns.total else 0)
    if blank:
        notes.append(remark("missing", count=blank))
    for name in counts:
        _refuse(counts[name] < 0, "negative", name, codes, faults)
    if columns.total:
        _refuse(total < 0, "negative", columns.total, codes, faults)
    if columns.are_percent:
        _refuse(counts.sum(axis=1) > 101, "over_100", ", ".join(groups), codes, faults)
        notes.append(remark("from_percent"))
        return counts.mul(total, axis=0) / 100, total
    _say_percent(counts, total, notes)
    return _within_total(counts, total, columns, codes, faults, notes), total


def _within_total(
    counts: pd.DataFrame,
    total: pd.Series,
    columns: Columns,
    codes: pd.Series,
    faults: list[Remark],
    notes: list[Remark],
) -> pd.DataFrame:
    """Counts of which none is above its total; one that noise may have put there is cut."""
    if columns.total is None:
        return counts
    cut = pd.Series(False, counts.index)
    for name in counts:
        _refuse(counts[name] > total + _NOISE, "over_total", name, codes, faults)
        above = (counts[name] > total) & (counts[name] <= total + _NOISE)
        cut |= above
        counts[name] = counts[name].where(~above, total)
    if cut.any():
        notes.append(remark("cut", count=int(cut.sum()), some=_some(codes[cut])))
    sums = counts.sum(axis=1)
    if len(counts.columns) > 1:
        overlap = sums > total * 1.01 + _NOISE * len(counts.columns)
        _refuse(overlap, "overlap", ", ".join(counts), codes, faults)
    return counts


def _refuse(
    wrong: pd.Series, kind: str, column: str, codes: pd.Series, faults: list[Remark]
) -> None:
    if wrong.any():
        some = _some(codes[wrong])
        faults.append(remark(kind, column=column, count=int(wrong.sum()), some=some))


def _say_percent(counts: pd.DataFrame, total: pd.Series, notes: list[Remark]) -> None:
    """A note when the counts are not whole numbers, and another when they look like percentages."""
    parts = pd.concat([counts, total.rename("total")], axis=1)
    broken = ((parts % 1).fillna(0) != 0).any(axis=1)
    sums = counts.sum(axis=1)
    are_small = bool((counts.max() <= 100).all()) and total.median() > 150
    add_up = len(counts.columns) > 1 and bool((sums.between(97, 103)).mean() > 0.9)
    if (are_small and (broken.any() or add_up)) or (add_up and broken.any()):
        notes.append(remark("looks_percent", columns=", ".join(counts.columns)))
    elif broken.any():
        notes.append(remark("not_whole", count=int(broken.sum())))


def _numbers(
    cells: pd.Series,
    name: str,
    codes: pd.Series,
    faults: list[Remark],
    notes: list[Remark],
    columns: Columns | None,
) -> pd.Series:
    """A column's cells as numbers, NaN where missing; `columns` where a percent sign may stand."""
    values = pd.Series(np.nan, cells.index)
    is_number = cells.map(
        lambda cell: isinstance(cell, (int, float)) and not isinstance(cell, bool)
    ).astype(bool)
    values[is_number] = cells[is_number].astype(float)
    text = cells[~is_number & cells.notna()].astype(str).str.strip()
    text = text[~text.str.casefold().isin(_MISSING)]
    percent = text.str.endswith("%")
    if percent.any() and not (columns and columns.are_percent):
        faults.append(remark("percent_sign", column=name, count=int(percent.sum())))
    text = text.str.rstrip("% \u00a0\u202f")
    closed = text.str.replace(_SPACE, "", regex=True).str.replace(_SPACE, "", regex=True)
    if (closed != text).any():
        notes.append(remark("thousands", column=name))
    closed, said = _with_points(closed)
    if said == "ambiguous":
        faults.append(remark("ambiguous", column=name, example=text[closed.index[0]]))
        return values
    if said:
        notes.append(remark(said, column=name))
    good = closed.str.fullmatch(_NUMBER)
    if not good.all():
        bad = text[~good]
        kind = "formula" if bad.str.match(r"[=+@]").any() else "not_numbers"
        first = bad[bad.str.match(r"[=+@]")].iloc[0] if kind == "formula" else bad.iloc[0]
        faults.append(
            remark(
                kind, column=name, count=len(bad), example=first[:40], some=_some(codes[bad.index])
            )
        )
    values[closed[good].index] = closed[good].str.replace(r"^[−–]", "-", regex=True).astype(float)
    is_infinite = np.isinf(values) | (values.abs() > 1e12)
    _refuse(is_infinite, "too_high", name, codes, faults)
    return values.where(~is_infinite)


def _with_points(text: pd.Series) -> tuple[pd.Series, str | None]:
    """Numbers with a decimal point and no thousands separator, and which note says so.

    `1,234` alone can be read in two ways: "ambiguous", unless another cell of
    the column tells.
    """
    comma, point = text.str.contains(",", regex=False), text.str.contains(".", regex=False)
    if (comma & point).any():  # the later of the two is the decimal one
        both = text[comma & point]
        is_comma = both.str.rfind(",") > both.str.rfind(".")
        if is_comma.all():
            return text.str.replace(".", "").str.replace(",", "."), "comma"
        return text.str.replace(",", ""), "thousands"
    for mark, present in ((",", comma), (".", point)):
        grouped = text[present].str.fullmatch(rf"[-−–]?[1-9]\d{{0,2}}(?:\{mark}\d{{3}})+")
        if not present.any():
            continue
        if grouped.all():
            if (text.str.count(rf"\{mark}") > 1).any():
                return text.str.replace(mark, ""), "thousands"
            return text[present], "ambiguous"
        if mark == ",":
            return text.str.replace(",", "."), "comma"
    return text, None


# Guessing


def _code_column(
    frame: pd.DataFrame, known: Mapping[str, Collection[str]]
) -> tuple[str, str | None]:
    """The column of the codes and their form: by what it holds, else by its name, else the first."""
    forms: dict[str, str | None] = {}
    for name in frame:
        codes, _ = _codes(frame[name].head(500), known, [])
        form = _form(codes) if len(codes) else None
        is_known = form and codes.str[:4].isin(set(known["municipality"])).mean() > 0.5
        forms[name] = form if is_known else None
    for form in ("deso", "regso"):
        if form in forms.values():
            return next(name for name in forms if forms[name] == form), form
    if name := _named(frame, _CODES.split()):
        return name, forms[name]
    chosen = next((name for name in forms if forms[name] and frame[name].is_unique), None)
    return (chosen or frame.columns[0]), (forms[chosen] if chosen else None)


def _named(
    frame: pd.DataFrame, wanted: Iterable[str], leave_out: Collection[str] = ()
) -> str | None:
    """The column with the first of some names that any has."""
    names = {_bare(name): name for name in reversed(frame.columns) if name not in leave_out}
    return next((names[word] for word in wanted if word in names), None)


def _bare(name: str) -> str:
    """A column's name without case, accents and punctuation."""
    plain = unicodedata.normalize("NFD", name.casefold().translate(str.maketrans("øæ", "oa")))
    return "".join(letter for letter in plain if letter.isascii() and letter.isalnum())


def _is_count(cells: pd.Series, name: str) -> bool:
    """Whether most cells are numbers, once missing ones are left out; and they do not just number rows without a name."""
    known = cells.dropna().head(500)
    known = known[[str(cell).strip().casefold() not in _MISSING for cell in known]]
    number = re.compile(r"[-−–+=]?[\d\s.,'’]+ ?%?")
    if not len(known) or known.map(lambda cell: bool(number.fullmatch(str(cell)))).mean() <= 0.6:
        return False
    steps = np.diff(_roughly(known).to_numpy())
    is_named = not re.fullmatch(r"column \d+|unnamed: \d+|", name.casefold())
    return is_named or not (len(steps) and (steps == 1).all())


def _is_whole(cells: pd.Series) -> bool:
    """Whether the numbers of a column are whole."""
    return bool((_roughly(cells.head(500)).dropna() % 1 == 0).all())


def _parts(frame: pd.DataFrame, groups: list[str], total: str | None) -> tuple[str, ...]:
    """The groups that together stay within the total, from the first on; all where there is no total."""
    groups = groups[:_MOST_GROUPS]
    if total is None or not groups:
        return tuple(groups)
    numbers = {name: _roughly(frame[name]) for name in (*groups, total)}
    sums = pd.Series(0.0, frame.index)
    kept: list[str] = []
    for name in groups:
        more = sums + numbers[name].fillna(0)
        if (more <= numbers[total] * 1.01 + _NOISE).mean() > 0.9:
            sums, kept = more, [*kept, name]
    return tuple(kept or groups[:1])


def _roughly(cells: pd.Series) -> pd.Series:
    """Numbers for a guess: what cannot be read is NaN."""
    codes = pd.Series("", cells.index)
    return _numbers(cells, "", codes, [], [], None)


def _coverage(
    counts: pd.DataFrame,
    total: pd.Series,
    within: pd.Series,
    level: str | None,
    columns: Columns,
    known: Mapping[str, Collection[str]],
) -> pd.DataFrame:
    """How many areas of each region have all counts, of how many."""
    complete = counts.notna().all(axis=1) & total.notna()
    frame = pd.DataFrame(
        {"areas": complete.groupby(within).sum(), "listed": within.groupby(within).size()}
    )
    if level is None or columns.within is not None:
        return frame.assign(of=np.nan)
    published = pd.Series(sorted(known[level]))
    keys = published.str[: {"municipality": 2}.get(level, 4)]
    if level == "municipality" and not columns.by_county:
        keys = pd.Series(COUNTRY, keys.index)
    return frame.assign(of=keys.value_counts().reindex(frame.index).astype(float))


def _some(items: Iterable[object]) -> str:
    """The first three of some names, each cut short."""
    listed = [str(item)[:40] for item in items]
    return ", ".join(listed[:3]) + (" …" if len(listed) > 3 else "")
