"""Tables of Statistics Sweden and Statistics Norway, through PxWebApi 2.

Both run the same service: `/config` tells its limits, `/tables/{id}/metadata`
the dimensions of a table, and `/tables/{id}/data` answers a POST with json-stat2.
A GET would do for small questions only: addresses fail near 2,100 characters,
and of a dimension that is named twice only the first value is kept.
"""

import itertools
import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import quote

import numpy as np
import pandas as pd

from loaders import _http, _jsonstat
from loaders._check import check
from loaders.faults import InputFault, PublisherFault
from loaders.source import CC0, CC_BY, Source
from translations import Text

SCB = Source(
    key="scb",
    publisher="SCB",
    title="Statistikdatabasen",
    table="PxWebApi 2",
    address="https://www.statistikdatabasen.scb.se/",
    licence=CC0,
    units="as the table says",
    computed=Text(
        sv="Andelar beräknas ur tabellens antal; där tabellen har en summa används den. Värden för områden "
        "finns bara för år då indelningen gällde: DeSO 2018 och RegSO 2020 till och med 2023, DeSO och "
        "RegSO 2025 från 2024.",
        en="Shares are computed from the table's counts; where the table gives a total, it is used. Areas have "
        "values only for years in which their division held: DeSO 2018 and RegSO 2020 until 2023, DeSO and "
        "RegSO 2025 from 2024.",
        nb="Andeler beregnes av tabellens antall; der tabellen har en sum, brukes den. Områder har bare "
        "verdier for år da inndelingen gjaldt: DeSO 2018 og RegSO 2020 til og med 2023, DeSO og RegSO "
        "2025 fra 2024.",
    ),
    limits=Text(
        sv="Från referensår 2025 har befolkningstabellerna ett litet slumpmässigt brus (Cell Key-metoden): "
        "delarna behöver inte summera till totalen.",
        en="From reference year 2025 the population tables carry a small random noise (the Cell Key method): parts "
        "need not sum to totals.",
        nb="Fra referanseår 2025 har befolkningstabellene en liten tilfeldig støy (Cell Key-metoden): "
        "delene trenger ikke å summere til totalen.",
    ),
)
SSB = Source(
    key="ssb",
    publisher="Statistisk sentralbyrå",
    title="Statistikkbanken",
    table="PxWebApi 2",
    address="https://www.ssb.no/statbank",
    licence=CC_BY,
    units="as the table says",
    computed=Text(
        sv="Andelar beräknas ur tabellens antal. Ett år då färre än nio av tio av 2024 års kommuner har en "
        "siffra tas inte med: uppgifterna gäller då andra kommungränser.",
        en="Shares are computed from the table's counts. A year in which fewer than nine of ten of the "
        "municipalities of 2024 have a figure is left out: it was published by other borders.",
        nb="Andeler beregnes av tabellens antall. Et år der færre enn ni av ti av kommunene i 2024 har et "
        "tall, tas ikke med: tallene gjelder da andre kommunegrenser.",
    ),
    limits=Text(
        sv="Små tal kan vara dolda eller saknas.",
        en="Small numbers may be withheld or missing.",
        nb="Små tall kan være skjult eller mangle.",
    ),
)
SOURCES = {source.key: source for source in (SCB, SSB)}
_LANGUAGES = {"scb": "sv", "ssb": "no"}
# What stands for a missing figure. "-" is zero; ".." and "." are not known, not possible to tell.
_WITHHELD = {":", "x", "X"}
_ZERO = {"-"}
_THREADS = 4


@dataclass(frozen=True, kw_only=True)
class Limits:
    """How many cells one question may have, and how many questions in how many seconds."""

    cells: int
    calls: int
    seconds: float


# Used where `/config` does not tell: what the services stated when last looked at.
DECLARED = {
    "scb": Limits(cells=150_000, calls=30, seconds=10),
    "ssb": Limits(cells=800_000, calls=30, seconds=60),
}


@dataclass(frozen=True, kw_only=True)
class Dimension:
    """A dimension: its code and label, its values' labels by code in order, and what may be left out."""

    code: str
    label: str
    values: Mapping[str, str]
    role: str = ""  # "time", "metric" (the table's contents), "geo" or ""
    may_be_omitted: bool = False


@dataclass(frozen=True, kw_only=True)
class Table:
    """What a publisher says about one of its tables."""

    publisher: str
    id: str
    label: str
    dimensions: Mapping[str, Dimension]
    notes: tuple[str, ...] = ()

    @property
    def time(self) -> str:
        """Code of the dimension of periods."""
        by_role = [d.code for d in self.dimensions.values() if d.role == "time"]
        named = [code for code in self.dimensions if code in ("Tid", "Time")]
        if not (by_role or named):
            raise InputFault(f"{self.publisher}: table {self.id} has no dimension of time.")
        return (by_role or named)[0]


@dataclass(frozen=True, kw_only=True)
class Answered:
    """The answers to one question in its parts, and when the last of them was given (ISO, UTC)."""

    parts: tuple[bytes, ...]
    retrieved: str


Choice = dict[str, list[str]]
Tell = Callable[[int, int, str], None]


def nothing(done: int, of: int, what: str) -> None:
    """For whom nobody waits."""


def limits(publisher: str) -> Limits:
    """The service's limits, from `/config` or as declared; its pace is kept from now on."""
    declared = DECLARED[publisher]
    try:
        raw = _http.get(publisher, "config").json(publisher)
    except PublisherFault as fault:
        if fault.kind not in ("refused", "damaged"):
            raise
        raw = {}
    allowed = parse_limits(raw, declared)
    _http.pace(publisher, allowed.calls, allowed.seconds)
    return allowed


def parse_limits(raw: Any, declared: Limits) -> Limits:
    """Limits from the answer of `/config`; what it does not tell, or tells as nonsense, is as declared."""
    config = raw if isinstance(raw, dict) else {}

    def positive(name: str, otherwise: float) -> float:
        value = config.get(name)
        number = value if isinstance(value, (int, float)) and value > 0 else otherwise
        return float(number)

    return Limits(
        cells=int(positive("maxDataCells", declared.cells)),
        calls=int(positive("maxCallsPerTimeWindow", declared.calls)),
        seconds=positive("timeWindow", declared.seconds),
    )


def load_table(publisher: str, id: str) -> bytes:
    """The metadata of a table; PublisherFault names the table when there is none."""
    try:
        return _http.get(publisher, f"tables/{quote(id)}/metadata", _query(publisher)).content
    except PublisherFault as fault:
        raise naming(fault, id) from None


def parse_table(raw: bytes, publisher: str, id: str) -> Table:
    """The dimensions and notes of a table, from its metadata in json-stat2."""
    data = object_of(raw, publisher, id)
    need_fields(data, ("id", "dimension"), publisher, id)
    with _naming(publisher, id):
        known = _jsonstat.dimensions(data)
    roles = _jsonstat.roles(data)
    dimensions = {}
    for code, labels in known.items():
        about = data["dimension"][code]
        extension = about.get("extension") or {}
        dimensions[code] = Dimension(
            code=code,
            label=str(about.get("label") or code),
            values=labels,
            role=roles.get(code, ""),
            may_be_omitted=bool(extension.get("elimination")),
        )
    return Table(
        publisher=publisher,
        id=id,
        label=str(data.get("label") or id),
        dimensions=dimensions,
        notes=_jsonstat.notes(data),
    )


def chosen(table: Table, wanted: Mapping[str, Iterable[str]]) -> Choice:
    """`wanted` in the table's own codes, each dimension and value named by its code or its label.

    A value may give alternatives, "sv|Sverige|Sweden", of which the first that
    is found holds; "~index" means the only value whose label contains "index",
    and "*" every value. InputFault names the table, the dimension and what there
    is when something is not found, or when a dimension that must be asked is not.
    """
    choice: Choice = {}
    for name, values in wanted.items():
        dimension = _dimension(table, name)
        codes = [code for value in values for code in _codes(table, dimension, value)]
        choice[dimension.code] = list(dict.fromkeys(codes))
    for code, dimension in table.dimensions.items():
        if code in choice or dimension.may_be_omitted:
            continue
        if len(dimension.values) != 1:
            raise InputFault(
                f"{table.publisher}: table {table.id} must be asked for {code}: {_some(dimension.values)}."
            )
        choice[code] = list(dimension.values)
    return choice


def split(choice: Choice, most: int) -> list[Choice]:
    """The choice in parts of at most `most` cells, cut along its largest dimension."""
    cells = int(np.prod([len(values) for values in choice.values()]))
    if cells <= most:
        return [choice]
    largest = max(choice, key=lambda code: len(choice[code]))
    values = choice[largest]
    step = max(1, most // (cells // len(values)))
    if len(values) == 1:
        raise InputFault(f"a limit of {most} cells leaves nothing to ask.")
    pieces = [values[start : start + step] for start in range(0, len(values), step)]
    return [part for piece in pieces for part in split({**choice, largest: piece}, most)]


def load(
    publisher: str,
    id: str,
    choice: Choice,
    allowed: Limits,
    tell: Tell = nothing,
) -> Answered:
    """Ask for the cells of a choice, in as many questions as the limits need, several at a time."""
    parts = split(choice, allowed.cells)
    done = itertools.count(1)

    def ask(part: Choice) -> tuple[bytes, datetime]:
        body = {
            "selection": [
                {"variableCode": code, "valueCodes": values} for code, values in part.items()
            ]
        }
        try:
            answer = _http.post(
                publisher, f"tables/{quote(id)}/data", body=body, query=_query(publisher)
            )
        except PublisherFault as fault:
            raise naming(fault, id) from None
        tell(next(done), len(parts), id)
        return answer.content, answer.retrieved

    return answered(together(ask, parts))


def answered(parts: Iterable[tuple[bytes, datetime]]) -> Answered:
    """The answers of all parts, each with its time."""
    contents, times = zip(*parts, strict=True)
    return Answered(parts=contents, retrieved=max(times).isoformat(timespec="seconds"))


def together(ask: Callable[[Choice], Any], parts: Sequence[Choice]) -> list[Any]:
    """`ask` of every part, some at a time; the first fault ends what has not begun."""
    if len(parts) == 1:
        return [ask(parts[0])]
    with ThreadPoolExecutor(max_workers=_THREADS) as pool:
        try:
            return list(pool.map(_http.carried(ask), parts))
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def parse(raw: bytes | Sequence[bytes], publisher: str, id: str) -> pd.DataFrame:
    """The cells of a json-stat2 answer, or of an answer in parts, as a long frame.

    A column for each dimension (codes, categorical), `value` (NaN where there is
    no figure) and `status`: "observed", "missing" or "suppressed" (withheld).
    InputFault when a part is damaged, empty, or repeats a cell.
    """
    parts = [raw] if isinstance(raw, bytes) else list(raw)
    frames = [_cells(part, publisher, id) for part in parts]
    dimensions = list(frames[0].columns[:-2])
    for other in frames[1:]:
        if set(other.columns) != set(frames[0].columns):
            raise InputFault(f"{publisher}: table {id} answers with other dimensions in parts.")
    frame = frames[0] if len(frames) == 1 else _joined(frames, dimensions)
    if frame.duplicated(dimensions).any():
        twice = frame.loc[frame.duplicated(dimensions), dimensions].iloc[0]
        raise InputFault(f"{publisher}: table {id} gives the same cell twice ({', '.join(twice)}).")
    return check(frame, SOURCES[publisher], columns=[*dimensions, "value", "status"])


def notes(parts: Sequence[bytes], publisher: str, id: str) -> tuple[str, ...]:
    """What an answer with figures adds in words, each note once; InputFault where a part is damaged."""
    told = (note for part in parts for note in _jsonstat.notes(object_of(part, publisher, id)))
    return tuple(dict.fromkeys(told))


def _cells(raw: bytes, publisher: str, id: str) -> pd.DataFrame:
    data = object_of(raw, publisher, id)
    need_fields(data, ("id", "size", "dimension", "value"), publisher, id)
    if not data["value"]:
        raise InputFault(f"{publisher}: table {id} answers with no values.")
    with _naming(publisher, id):
        frame = _jsonstat.cube(data).table()
    value, status = _figures(frame["value"].to_numpy(), frame["status"].to_numpy())
    return frame.assign(value=value, status=status)


def _figures(values: np.ndarray, symbols: np.ndarray) -> tuple[np.ndarray, pd.Categorical]:
    """Numbers and their status; a dash is zero, a colon is withheld, any other gap is missing."""
    gaps = np.isnan(values)
    is_zero, is_withheld = (gaps & np.isin(symbols, list(of)) for of in (_ZERO, _WITHHELD))
    kinds = np.select([is_withheld, gaps & ~is_zero], [2, 1], 0).astype(np.int8)
    return np.where(is_zero, 0.0, values), pd.Categorical.from_codes(
        kinds, categories=["observed", "missing", "suppressed"]
    )


@contextmanager
def _naming(publisher: str, id: str) -> Iterator[None]:
    """Inside, what is wrong with an answer is told with its table."""
    try:
        yield
    except InputFault as fault:
        raise InputFault(f"{publisher}: table {id}: {fault}.") from None


def _joined(frames: list[pd.DataFrame], dimensions: list[str]) -> pd.DataFrame:
    """Parts below each other; a dimension keeps every code of every part."""
    for name in dimensions:
        every = pd.Index(
            dict.fromkeys(code for frame in frames for code in frame[name].cat.categories)
        )
        frames = [frame.assign(**{name: frame[name].cat.set_categories(every)}) for frame in frames]
    return pd.concat([frame[frames[0].columns] for frame in frames], ignore_index=True)


def _dimension(table: Table, name: str) -> Dimension:
    """By its code, or its label; `name` may give alternatives."""
    for wanted in name.split("|"):
        if wanted in table.dimensions:
            return table.dimensions[wanted]
        for dimension in table.dimensions.values():
            if folded(wanted) in (folded(dimension.label), folded(dimension.code)):
                return dimension
    there_is = _some(f"{d.code} ({d.label})" for d in table.dimensions.values())
    raise InputFault(
        f"{table.publisher}: table {table.id} has no dimension {name!r}; there is {there_is}."
    )


def _codes(table: Table, dimension: Dimension, value: str) -> list[str]:
    if value == "*":
        return list(dimension.values)
    for wanted in value.split("|"):
        if wanted in dimension.values:
            return [wanted]
        if wanted.startswith("~"):
            part = folded(wanted[1:])
            hits = [code for code, label in dimension.values.items() if part in folded(label)]
        else:
            hits = [c for c, label in dimension.values.items() if folded(label) == folded(wanted)]
        if len(hits) == 1:
            return hits
    there_is = _some(f"{code} ({label})" for code, label in dimension.values.items())
    raise InputFault(
        f"{table.publisher}: table {table.id} has no value {value!r} in {dimension.code}; there is {there_is}."
    )


def folded(text: str) -> str:
    """A label for comparison: composed letters, small, one space between words."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip().casefold()


def _query(publisher: str) -> dict[str, str]:
    return {"lang": _LANGUAGES[publisher], "outputFormat": "json-stat2"}


def naming(
    fault: PublisherFault, id: str, what: str = "table", list_at: str = "/tables"
) -> PublisherFault:
    """The same fault with the table's name in it, and where there is a list of what there is instead."""
    sentence = str(fault).removeprefix(f"{fault.publisher}: ")
    if fault.status in (400, 404):
        there_is = f"{_http.base_of(fault.publisher)}{list_at} lists what there is"
        sentence = f"there is no such {what}, or not those values of it; {there_is} ({sentence})"
    return PublisherFault(fault.publisher, fault.kind, f"{what} {id}: {sentence}", fault.status)


def object_of(raw: bytes, publisher: str, id: str) -> dict[str, Any]:
    """An answer as a JSON object; InputFault when it is anything else."""
    try:
        data = json.loads(raw.decode("utf-8-sig"))
    except ValueError:
        raise InputFault(f"{publisher}: the answer about {id} is cut off, or not JSON.") from None
    if not isinstance(data, dict):
        raise InputFault(f"{publisher}: the answer about {id} is not a JSON object.")
    return data


def need_fields(data: Mapping[str, Any], fields: Iterable[str], publisher: str, id: str) -> None:
    """InputFault when an answer lacks a field that its loader reads."""
    missing = [name for name in fields if name not in data]
    if missing:
        raise InputFault(f"{publisher}: the answer about {id} has no {', '.join(missing)}.")


def _some(items: Iterable[str]) -> str:
    """The first five of some names, and how many more there are."""
    listed = list(items)
    more = f" and {len(listed) - 5} more" if len(listed) > 5 else ""
    return ", ".join(listed[:5]) + more
