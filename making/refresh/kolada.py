"""Kolada's key figures for Sweden's municipalities."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime

import pandas as pd

from indicators import figures, margins, ranges
from indicators.catalogue import INDICATORS
from indicators.indicator import MUNICIPALITY, Indicator
from loaders import kolada
from loaders.answer import Answer
from loaders.faults import InputFault, PublisherFault
from making.refresh import Collected, Tell, checked_values, kept_with

KEY = "kolada"
_VALUES, _MARGINS = f"values_{KEY}", f"{margins.PART}{KEY}"


def wanted() -> dict[str, Indicator]:
    """The indicators that Kolada feeds, by key figure."""
    return {
        feed.table: indicator
        for indicator in INDICATORS.values()
        for feed in indicator.feeds
        if feed.source == KEY
    }


def uncertainties() -> dict[str, Indicator]:
    """The indicators whose uncertainty Kolada publishes, by the key figure that gives it."""
    return {
        feed.uncertainty: indicator
        for indicator in wanted().values()
        for feed in indicator.feeds
        if feed.source == KEY and feed.uncertainty
    }


def collect(tell: Tell) -> Collected:
    """Every key figure that an indicator asks for; a sentence for each that has no proper values.

    Those that give the uncertainty of others are a part of their own.
    """
    of_margins, areas = uncertainties(), list(figures.areas(MUNICIPALITY).index)
    indicators = {**wanted(), **of_margins}
    years = range(kolada.FIRST_YEAR, datetime.now(UTC).year + 1)
    parts: dict[str, list[pd.DataFrame]] = {}
    faults = _strangers(areas)
    counter = _counter(tell, len(indicators), len(areas), len(years))
    batches = kolada.batches(indicators)
    for position, kpis in enumerate(batches):
        try:
            table = _table(kolada.load(kpis, years, areas, counter))
        except PublisherFault as fault:
            left = [kpi for some in batches[position:] for kpi in some]
            is_lasting = fault.kind in ("unreachable", "damaged")
            if fault.kind == "cancelled" or (is_lasting and not parts):
                raise
            if fault.kind == "unreachable":  # the next would not be answered either
                faults.append(f"{fault} Not asked for: {', '.join(left)}.")
                break
            faults.append(f"{fault} Not read: {', '.join(kpis)}.")
            continue
        except InputFault as fault:
            faults.append(f"{fault}. Not read: {', '.join(kpis)}.")
            continue
        given = {str(kpi): rows for kpi, rows in table.groupby("kpi")}
        faults += _absent([kpi for kpi in kpis if kpi not in given])
        for kpi in [kpi for kpi in kpis if kpi in given]:
            try:
                values = _values(given[kpi], kpi, indicators[kpi], areas)
                parts.setdefault(_MARGINS if kpi in of_margins else _VALUES, []).append(values)
            except InputFault as fault:
                faults.append(f"{KEY} {fault}")
    kept = {
        name: kept_with(pd.concat(frames, ignore_index=True), name)
        for name, frames in parts.items()
    }
    return Collected(parts=kept, faults=tuple(faults))


def _counter(tell: Tell, kpis: int, areas: int, years: int) -> Callable[[str], None]:
    """Tells of each page; how many there will be is reckoned from full ones."""
    rows = min(kpis, kolada.MOST_IDS) * min(areas, kolada.MOST_IDS) * min(years, kolada.MOST_IDS)
    batches = -(-kpis // kolada.MOST_IDS) * -(-areas // kolada.MOST_IDS)
    of, done = max(1, batches * -(-rows // kolada.MOST_ROWS)), 0

    def told(path: str) -> None:
        nonlocal done
        done = min(done + 1, of)
        tell(done, of, path.split("/")[2].split(",")[0])

    return told


def _table(pages: Iterable[Answer]) -> pd.DataFrame:
    """The values of all pages, each with the time when it was given."""
    frames = [
        kolada.parse(page.content).assign(retrieved=page.retrieved.isoformat(timespec="seconds"))
        for page in pages
    ]
    nothing = kolada.parse(b'{"values": []}').assign(retrieved="")
    return pd.concat(frames or [nothing], ignore_index=True)


def _values(table: pd.DataFrame, kpi: str, indicator: Indicator, areas: list[str]) -> pd.DataFrame:
    """One key figure's values of municipalities, checked; InputFault names the key figure.

    Groups and regions are other areas and stay out; any other unknown code is a
    fault. A year in which no municipality has a value is none.
    """
    wrong = table[table["fault"] != ""]
    if len(wrong):
        raise InputFault(f"{kpi}: {wrong['fault'].iloc[0]} (area {wrong['area_id'].iloc[0]})")
    is_other = table["area_id"].str.startswith("G") | table["area_id"].isin(kolada.REGIONS)
    rows = table[~is_other]
    if not len(rows):
        raise InputFault(f"{kpi}: no values of municipalities")
    totals = rows[rows["gender"] == kolada.TOTAL]
    if not len(totals):
        raise InputFault(f"{kpi}: no total, only {', '.join(sorted(set(rows['gender'])))}")
    has_values = totals.groupby("year")["value"].transform("count") > 0
    frame = totals[has_values].assign(
        indicator=indicator.id,
        level=MUNICIPALITY,
        source=KEY,
        table=kpi,
        # Asked together with others; so the same is asked for on its own.
        query="/data/kpi/" + kpi + "/year/" + totals["year"].astype(str),
    )
    out = frame[ranges.impossible(frame["value"], indicator.unit)]
    if len(out):
        first = out.iloc[0]
        raise InputFault(f"{kpi}: {first['value']} of {first['area_id']} in {first['year']}")
    return checked_values(frame, kpi, {MUNICIPALITY: pd.Index(areas)})


def _absent(kpis: list[str]) -> list[str]:
    """A sentence for each key figure of which nothing came."""
    known = kolada.titles(kpis) if kpis else {}
    return [
        f"{KEY} {kpi}: no values of municipalities, though there is “{known[kpi]}”."
        if kpi in known
        else f"{KEY} {kpi}: no values; retired?"
        for kpi in kpis
    ]


def _strangers(areas: list[str]) -> list[str]:
    """A sentence for the municipalities that Kolada knows and the project does not."""
    strange = {c: name for c, name in kolada.municipalities().items() if c not in set(areas)}
    named = ", ".join(f"{code} {name}" for code, name in strange.items())
    return [f"{KEY}: unknown area {named}: left out."] if strange else []
