"""Kolada: key figures of Sweden's municipalities, collected by RKA (version 3 of its interface).

Seen in recorded answers: the fields of a row, `status` empty beside a value, the
codes of municipalities, regions and groups. Assumed: what a status says beside a
missing value, and that a key figure which is unknown may answer with status 404
for all that were asked together.
"""

import json
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from itertools import chain
from typing import Any
from urllib.parse import urlsplit

import pandas as pd

from loaders._check import check
from loaders._http import PUBLISHERS, base_of, carried, follow, get
from loaders.answer import Answer
from loaders.faults import InputFault, PublisherFault
from loaders.source import Source
from translations import Text

SOURCE = Source(
    key="kolada",
    publisher="RKA",
    title="Kolada, nyckeltal för kommuner",
    table="",
    address="https://www.kolada.se/",
    licence=Text(
        sv="Fri användning om Kolada anges som källa",
        en="Free to use when Kolada is named as the source",
        nb="Fri bruk når Kolada oppgis som kilde",
    ),
    units="as each key figure says",
    computed=Text(
        sv="Värdena är Koladas egna; bara kommuner, och bara totalen för kvinnor och män.",
        en="The values are Kolada's own; municipalities only, and only the total of women and men.",
        nb="Verdiene er Koladas egne; bare kommuner, og bare totalen for kvinner og menn.",
    ),
    limits=Text(
        sv="Kolada samlar andras statistik: den ursprungliga källan och dess brister anges i nyckeltalets "
        "beskrivning. Alla kommuner har inte värden alla år.",
        en="Kolada collects the statistics of others: the first source, and its limits, stand in the key figure's "
        "description. Not every municipality has a value each year.",
        nb="Kolada samler andres statistikk: den opprinnelige kilden og manglene ved den oppgis i "
        "nøkkeltallets beskrivelse. Ikke alle kommuner har verdier alle år.",
    ),
)
FIRST_YEAR = 2010
MOST_IDS = 25  # in one part of an address, years too
MOST_ROWS = 5000  # in one answer
# The 21 regions by number, and the country.
REGIONS = frozenset(
    f"{number:04}" for number in (*range(2), *range(3, 11), *range(12, 15), *range(17, 26))
)
TOTAL = "T"  # women (K) and men (M) together
_THREADS = 4  # they share the publisher's pace: this only hides how long each answer takes
_COLUMNS = ["kpi", "area_id", "year", "gender", "value", "status", "fault"]
_WITHHELD = ("priv", "secre", "sekre", "conf")  # beginnings of words: how it is spelt is not known
_Told = Callable[[str], None]


def load(
    kpis: Sequence[str],
    years: Sequence[int],
    areas: Sequence[str],
    tell: _Told = lambda what: None,
) -> Iterator[Answer]:
    """Every page with the values of these key figures, years and areas, as it comes.

    `tell` hears of each page that has come. A key figure that is refused
    leaves no page; the others do. Raises PublisherFault.
    """
    for some in batches(kpis):
        for of in batches(years):
            yield from _pages(some, of, areas, tell)


def parse(raw: bytes) -> pd.DataFrame:
    """The values of one page, deleted ones left out.

    Columns: kpi, area_id, year, gender (T, K or M), value (NaN where there is
    none), status ("observed", "missing" or "suppressed") and fault (what cannot
    be read in the row, or ""). InputFault when the page is not such an answer.
    """
    records = [record for row in _rows(raw) for record in _records(row)]
    frame = pd.DataFrame(records, columns=_COLUMNS).astype({"value": float, "year": int})
    return check(frame, SOURCE, columns=_COLUMNS)


def titles(kpis: Sequence[str]) -> dict[str, str]:
    """The titles of those of the key figures that Kolada's catalogue holds."""
    found = (_listed(f"kpi/{','.join(some)}") for some in batches(kpis))
    return {str(row.get("id")): str(row.get("title")) for rows in found for row in rows}


def municipalities() -> dict[str, str]:
    """Names of the municipalities that Kolada knows, by code; none where it does not list them."""
    return {
        str(row.get("id")): str(row.get("title"))
        for row in _listed("municipality")
        if row.get("type") == "K"
    }


def batches(items: Iterable[Any]) -> list[list[Any]]:
    """The items in lists that fit into one part of an address."""
    listed = list(items)
    return [listed[start : start + MOST_IDS] for start in range(0, len(listed), MOST_IDS)]


def _pages(
    kpis: list[str], years: list[int], areas: Sequence[str], tell: _Told, *, alone: int = 0
) -> Iterator[Answer]:
    """The pages of one batch. Where it is refused, its halves are asked, down to each on its own.

    Asked by municipality: an answer for all areas holds thousands of groups too. A
    mirror that does not know that address is asked for all areas. `alone`: how many
    addresses are waited for before the next are asked, 1 once something was refused.
    """
    figures, when = f"data/kpi/{','.join(kpis)}", f"year/{','.join(map(str, years))}"
    by_area = [f"{figures}/municipality/{','.join(some)}/{when}" for some in batches(areas)]
    for paths in (by_area, [f"{figures}/{when}"]):
        with _at_once(paths, alone) as coming:
            try:
                first = next(coming)  # it tells whether the batch is refused
            except PublisherFault as fault:
                if not _is_unknown(fault):
                    raise
            else:
                for page in chain(first, chain.from_iterable(coming)):
                    tell(paths[0])
                    yield page
                return
        alone = 1
    if len(kpis) > 1:
        half = len(kpis) // 2
        yield from _pages(kpis[:half], years, areas, tell, alone=1)
        yield from _pages(kpis[half:], years, areas, tell, alone=1)


@contextmanager
def _at_once(paths: list[str], alone: int) -> Iterator[Iterator[list[Answer]]]:
    """The pages of each address, in their order; while one is on its way the next are asked for.

    The first `alone` are waited for first. What has not begun when this ends, or
    when one fails, never does.
    """
    with ThreadPoolExecutor(_THREADS) as pool:

        def coming() -> Generator[list[Answer]]:
            yield from map(_paged, paths[:alone])
            waiting = [pool.submit(carried(_paged), path) for path in paths[alone:]]
            try:
                for some in waiting:
                    yield some.result()
            finally:
                for some in waiting:
                    some.cancel()

        with closing(coming()) as pages:
            yield pages


def _paged(path: str) -> list[Answer]:
    """An answer and all that follow it."""
    pages, seen = [get(SOURCE.key, path, {"per_page": MOST_ROWS})], set()
    while following := _next(pages[-1]):
        address = _below_base(following)
        if address in seen:
            raise PublisherFault(SOURCE.key, "refused", f"the pages of {path} go round in circles.")
        seen.add(address)
        pages.append(follow(SOURCE.key, address))
    return pages


def _next(answer: Answer) -> str | None:
    """The address of the page after this one; None after the last."""
    page = answer.json(SOURCE.key)
    return page.get("next_url") if isinstance(page, dict) else None


def _below_base(address: str) -> str:
    """The address of a next page below the base in use.

    Behind a proxy the service may write http for https, and a mirror the
    original's host. Any other address is left as it is: `follow` refuses it.
    """
    base, parts = base_of(SOURCE.key), urlsplit(address)
    for known in (urlsplit(base), urlsplit(PUBLISHERS[SOURCE.key].base)):
        inside = parts.path.startswith(f"{known.path}/")
        if parts.hostname == known.hostname and inside:
            return f"{base}{parts.path.removeprefix(known.path)}?{parts.query}"
    return address


def _listed(path: str) -> list[dict[str, Any]]:
    """The rows of a list in the catalogue; none where it is refused: only sentences depend on it."""
    try:
        pages = _paged(path)
    except PublisherFault as fault:
        if fault.kind not in ("refused", "damaged"):
            raise
        return []
    return [row for page in pages for row in _rows(page.content)]


def _is_unknown(fault: PublisherFault) -> bool:
    """Whether the publisher does not know what was asked for (400, 404, 410 or 422)."""
    return fault.status in (400, 404, 410, 422)


def _rows(raw: bytes) -> list[dict[str, Any]]:
    try:
        page = json.loads(raw.decode("utf-8-sig"))
    except ValueError:
        raise InputFault(f"{SOURCE.key}: the answer is cut off, or not JSON") from None
    rows = page.get("values") if isinstance(page, dict) else None
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise InputFault(f"{SOURCE.key}: the answer holds no list of values")
    return rows


def _records(row: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    """The values of a row, one a gender."""
    if not row.get("kpi"):
        raise InputFault(f"{SOURCE.key}: a row without kpi")
    kpi, area = str(row["kpi"]), str(row.get("municipality") or "")
    year, values = _year(row.get("period")), row.get("values")
    gone = [name for name in ("municipality", "period", "values") if row.get(name) is None]
    if gone or year is None or not isinstance(values, list):
        what = f"a row without {gone[0]}" if gone else f"a row of {row['period']!r}, not of a year"
        yield kpi, area, 0, TOTAL, None, "missing", what
        return
    if _is_true(row.get("isdeleted")):
        return
    for value in values:
        if isinstance(value, dict) and not _is_true(value.get("isdeleted")):
            yield kpi, area, year, str(value.get("gender")), *_read(value)


def _read(value: dict[str, Any]) -> tuple[float | None, str, str]:
    """Number, status and fault of a value; a number beside a status that says it is gone is none."""
    word = str(value.get("status") or "").casefold()
    if word.startswith(_WITHHELD):
        return None, "suppressed", ""
    if word.startswith("missing") or value.get("value") is None:
        return None, "missing", ""
    try:
        return float(value["value"]), "observed", ""
    except (TypeError, ValueError):
        return None, "missing", f"{value['value']!r} is no number"


def _year(period: Any) -> int | None:
    text = str(period)
    return int(text) if len(text) == 4 and text.isdecimal() else None


def _is_true(flag: Any) -> bool:
    return str(flag).casefold() in ("true", "1")
