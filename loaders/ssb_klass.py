"""How central each Norwegian municipality is, from Statistics Norway's register of classifications."""

import json
from typing import Any

import pandas as pd

from loaders import _http
from loaders._check import check
from loaders.faults import InputFault, PublisherFault
from loaders.source import CC_BY, Source
from translations import Text

SOURCE = Source(
    key="ssb_klass",
    publisher="Statistisk sentralbyrå",
    title="Standard for sentralitet, sammenheng med kommuneinndelingen",
    table="Klass 131 → 128",
    address="https://www.ssb.no/klass/klassifikasjoner/128",
    licence=CC_BY,
    units="class 1–6",
    computed=Text(
        sv="Den senaste klassen för varje kommun.",
        en="The latest class of each municipality.",
        nb="Den nyeste klassen for hver kommune.",
    ),
    limits=Text(
        sv="Klasserna räknas om: en kommun kan byta klass.",
        en="The classes are recomputed: a municipality may change class.",
        nb="Klassene regnes på nytt: en kommune kan skifte klasse.",
    ),
)
KEY = "ssb_klass"
# The municipalities of 2024; the correspondence is asked for over a span, because asked at a single
# date it has been seen to answer with nothing.
FROM = "2024-01-01"


def load() -> bytes:
    """The correspondence between municipalities (131) and classes of centrality (128), since 2024."""
    answer = _http.get(
        KEY,
        "classifications/131/corresponds",
        {"targetClassificationId": "128", "from": FROM},
    )
    answer.json(KEY)
    return answer.content


def parse(raw: bytes) -> pd.DataFrame:
    """The latest class of each municipality: index `area_id`; columns centrality (int, 1–6), valid_from (text).

    InputFault when the answer has no classes, a class that is not 1–6, or two
    classes of a municipality from the same day.
    """
    rows = [_row(item) for item in _items(raw)]
    frame = pd.DataFrame(rows, columns=["area_id", "centrality", "valid_from"])
    if frame.empty:
        raise InputFault(f"{KEY}: no municipality has a class of centrality.")
    wrong = frame.loc[~frame["centrality"].isin(list("123456")), "area_id"]
    if len(wrong):
        raise InputFault(f"{KEY}: {wrong.iloc[0]} has a class of centrality that is not 1–6.")
    frame = frame.drop_duplicates().sort_values(["area_id", "valid_from"])
    twice = frame.loc[frame.duplicated(["area_id", "valid_from"]), "area_id"]
    if len(twice):
        raise InputFault(f"{KEY}: two classes of centrality for {twice.iloc[0]} from one day.")
    latest = frame.drop_duplicates("area_id", keep="last").set_index("area_id")
    return check(latest.astype({"centrality": int}), SOURCE, positive=["centrality"])


def _items(raw: bytes) -> list[Any]:
    try:
        data = json.loads(raw.decode("utf-8-sig"))
        items = data["correspondenceItems"]
    except ValueError:
        raise PublisherFault(KEY, "refused", "the answer is cut off, or not JSON.") from None
    except (KeyError, TypeError):
        raise InputFault(f"{KEY}: the answer has no correspondenceItems.") from None
    return items if isinstance(items, list) else []


def _row(item: Any) -> tuple[str, str, str]:
    try:
        source, target = str(item["sourceCode"]), str(item["targetCode"])
    except (KeyError, TypeError):
        raise InputFault(f"{KEY}: a correspondence without sourceCode or targetCode.") from None
    return source, target.lstrip("0"), str(item.get("validFrom") or FROM)[:10]
