"""Tables of Statistics Sweden that the older service still gives: a POST asks, a GET describes.

A table is named by its path. Answers are in the service's own `json`: a key of
codes and figures as text, ".." where there is none.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

import numpy as np
import pandas as pd

from loaders import _http
from loaders._check import check
from loaders.faults import InputFault, PublisherFault
from loaders.pxweb import (
    Answered,
    Choice,
    Dimension,
    Limits,
    Table,
    Tell,
    answered,
    folded,
    naming,
    need_fields,
    nothing,
    object_of,
    split,
    together,
)
from loaders.source import CC0, Source
from translations import Text

SOURCE = Source(
    key="scb_v1",
    publisher="SCB",
    title="Statistikdatabasen, integration och segregation",
    table="API v1",
    address="https://www.statistikdatabasen.scb.se/pxweb/sv/ssd/START__AA__AA0003/",
    licence=CC0,
    units="as the table says",
    computed=Text(sv="Används oförändrade.", en="Used as they are.", nb="Brukes uendret."),
    limits=Text(
        sv="Bara härifrån kommer valdeltagandet i områden (RegSO 2020, valen 2018 och 2022). SCB har sagt att tjänsten finns "
        "kvar under hela 2026. När den stängs visas det som redan hämtats vidare, med dagen då det hämtades; en ny "
        "installation får då inget valdeltagande i områden. Kommunernas valdeltagande (Kolada) finns kvar. Det socioekonomiska indexet och "
        "områdestyperna hämtas ur PxWebApi 2 och påverkas inte.",
        en="The only source of turnout by area (RegSO 2020, the elections of 2018 and 2022). Statistics Sweden has said that "
        "the service stays throughout 2026. When it closes, what was already fetched is still shown, with the day it was "
        "fetched; a new installation then has no turnout by area. The municipalities' turnout (Kolada) stays. The socio-economic index and the "
        "area types come from PxWebApi 2 and are not affected.",
        nb="Bare herfra kommer valgdeltakelsen i områder (RegSO 2020, valgene i 2018 og 2022). SCB har sagt at tjenesten "
        "består ut 2026. Når den stenges, vises det som allerede er hentet, fortsatt, med dagen det ble hentet; en ny "
        "installasjon får da ingen valgdeltakelse i områder. Kommunenes valgdeltakelse (Kolada) består. Den sosioøkonomiske indeksen og "
        "områdetypene hentes fra PxWebApi 2 og påvirkes ikke.",
    ),
)
KEY = "scb_v1"
# It has no address that tells its limits; this many cells it stated when last looked at.
DECLARED = Limits(cells=100_000, calls=10, seconds=10)
_CONTENTS = "ContentsCode"
_WITHHELD = {":", "x"}


def load_table(path: str) -> bytes:
    """The metadata of a table; PublisherFault names the table when there is none."""
    try:
        return _http.get(KEY, path).content
    except PublisherFault as fault:
        raise naming(fault, path, list_at="/" + path.rpartition("/")[0]) from None


def parse_table(raw: bytes, path: str) -> Table:
    """The dimensions of a table, from its metadata."""
    data = object_of(raw, KEY, path)
    need_fields(data, ("variables",), KEY, path)
    dimensions = {}
    for about in data["variables"]:
        need_fields(about, ("code", "values"), KEY, path)
        values = [str(value) for value in about["values"]]
        labels = [str(text) for text in about.get("valueTexts") or values]
        if len(labels) != len(values):
            raise InputFault(f"{KEY}: table {path} labels {len(labels)} of {len(values)} values.")
        code = str(about["code"])
        role = "time" if about.get("time") else "metric" if code == _CONTENTS else ""
        dimensions[code] = Dimension(
            code=code,
            label=str(about.get("text") or code),
            values=dict(zip(values, labels, strict=True)),
            role=role,
            may_be_omitted=bool(about.get("elimination")),
        )
    return Table(
        publisher=KEY, id=path, label=str(data.get("title") or path), dimensions=dimensions
    )


def load(path: str, choice: Choice, allowed: Limits = DECLARED, tell: Tell = nothing) -> Answered:
    """Ask for the cells of a choice, in as many questions as the limits need."""
    parts = split(choice, allowed.cells)

    def ask(part: Choice) -> tuple[bytes, datetime]:
        query = [
            {"code": code, "selection": {"filter": "item", "values": values}}
            for code, values in part.items()
        ]
        try:
            answer = _http.post(KEY, path, body={"query": query, "response": {"format": "json"}})
        except PublisherFault as fault:
            raise naming(fault, path, list_at="/" + path.rpartition("/")[0]) from None
        return answer.content, answer.retrieved

    cells = answered(together(ask, parts))
    tell(len(parts), len(parts), path)
    return cells


def parse(raw: bytes | Iterable[bytes], table: Table) -> pd.DataFrame:
    """The cells of an answer, or of an answer in parts, as a long frame.

    A column for each dimension (codes, categorical), ContentsCode among them,
    `value` (NaN where there is no figure) and `status`: "observed", "missing" or
    "suppressed". InputFault when a part is damaged, empty, or repeats a cell.
    """
    parts = [raw] if isinstance(raw, bytes) else list(raw)
    frame = pd.concat([_cells(part, table) for part in parts], ignore_index=True)
    dimensions = list(frame.columns[:-2])
    if frame.duplicated(dimensions).any():
        twice = frame.loc[frame.duplicated(dimensions), dimensions].iloc[0]
        raise InputFault(f"{KEY}: table {table.id} gives the same cell twice ({', '.join(twice)}).")
    frame = frame.astype(dict.fromkeys([*dimensions, "status"], "category"))
    return check(frame, SOURCE, columns=[*dimensions, "value", "status"])


def _cells(raw: bytes, table: Table) -> pd.DataFrame:
    data = object_of(raw, KEY, table.id)
    need_fields(data, ("columns", "data"), KEY, table.id)
    if not data["data"]:
        raise InputFault(f"{KEY}: table {table.id} answers with no values.")
    keys = [str(c["code"]) for c in data["columns"] if c.get("type") != "c"]
    contents = [_content(table, c) for c in data["columns"] if c.get("type") == "c"]
    frames = []
    codes = [row.get("key") or [] for row in data["data"]]
    texts = [row.get("values") or [] for row in data["data"]]
    if any(len(c) != len(keys) for c in codes) or any(len(t) != len(contents) for t in texts):
        raise InputFault(f"{KEY}: a row of table {table.id} is not as long as its heading.")
    for position, content in enumerate(contents):
        frame = pd.DataFrame(codes, columns=keys, dtype=str)
        frame[_CONTENTS] = content
        frames.append(frame.assign(**_figures([row[position] for row in texts])))
    return pd.concat(frames, ignore_index=True)


def _figures(texts: list[Any]) -> dict[str, Any]:
    """Numbers of text with a decimal point or comma, and their status; a dash is zero."""
    words = pd.Series(texts, dtype=object).map(lambda t: "" if t is None else str(t).strip())
    plain = words.str.replace("\u00a0", "").str.replace(" ", "").str.replace(",", ".")
    value = pd.to_numeric(plain.replace("-", "0"), errors="coerce")
    withheld = words.isin(_WITHHELD)
    status = np.where(value.notna(), "observed", np.where(withheld, "suppressed", "missing"))
    return {"value": value.to_numpy(float), "status": status}


def _content(table: Table, column: Mapping[str, Any]) -> str:
    """The content's code; where only one is asked for, the service may give its label in the code's place."""
    values = table.dimensions[_CONTENTS].values if _CONTENTS in table.dimensions else {}
    code, text = str(column["code"]), str(column.get("text", ""))
    if code in values or not values:
        return code
    hits = [
        known for known, label in values.items() if folded(label) in (folded(code), folded(text))
    ]
    if len(hits) == 1:
        return hits[0]
    if len(values) == 1:
        return next(iter(values))
    raise InputFault(f"{KEY}: table {table.id} answers with unknown contents {code!r}.")
