"""A small PxWebApi 2 (and 1) with tables of our own: it enforces its limits as the real ones do."""

import itertools
import json
import threading
import time
from collections import deque
from dataclasses import dataclass, field
from urllib.parse import unquote

from support.server import Asked, Reply


@dataclass
class Dim:
    """A dimension: labels by code, role, and whether it may be left out (its total is then given)."""

    values: dict[str, str]
    label: str = ""
    role: str = ""
    total: str | None = None  # the code that is given when the dimension is left out
    may_be_omitted: bool = False


@dataclass
class Px:
    """A table: `cell` gives the figure of a key (None for none), `symbol` what stands for a missing one."""

    dims: dict[str, Dim]
    cell: object
    label: str = "A table"
    notes: list[str] = field(default_factory=list)
    symbol: object = staticmethod(lambda key: "..")


class Service:
    """Answers /config, /tables/{id}/metadata and /tables/{id}/data.

    More than `cells` in one question is refused with 403; more than `calls` in
    `seconds` with 429 and a Retry-After. `sparse`: values and status by position.
    """

    def __init__(
        self, tables, *, cells=150_000, calls=10_000, seconds=1, config=True, sparse=False
    ):
        self.tables, self.cells, self.calls, self.seconds = tables, cells, calls, seconds
        self.config, self.sparse = config, sparse
        self.reverse = False  # give the dimensions in another order
        self.change = lambda data: data  # of the answer with data
        self.refused_for_pace = 0
        self.late_s = 0.0  # how late a call may arrive here after it was sent
        self.largest = 0
        self._recent = deque()
        self._lock = threading.Lock()

    def __call__(self, asked: Asked) -> Reply:
        if self._too_fast():
            return Reply(b"", 429, {"Retry-After": "0.05"})
        parts = unquote(asked.path).strip("/").split("/")
        if parts == ["config"]:
            told = {
                "apiVersion": "2.2.0",
                "maxDataCells": self.cells,
                "maxCallsPerTimeWindow": self.calls,
                "timeWindow": self.seconds,
            }
            return Reply(told) if self.config else Reply(b"", 404)
        if parts[0] != "tables" or parts[1] not in self.tables:
            return Reply({"title": "Non-existent table"}, 404)
        table = self.tables[parts[1]]
        if parts[2] == "metadata":
            return Reply(self._described(table))
        assert asked.method == "POST"
        assert asked.query["outputFormat"] == ["json-stat2"]
        return self._data(table, asked.json()["selection"])

    def _too_fast(self) -> bool:
        now = time.monotonic()
        with self._lock:
            while self._recent and now - self._recent[0] > self.seconds - self.late_s:
                self._recent.popleft()
            self._recent.append(now)
            too_fast = len(self._recent) > self.calls
            self.refused_for_pace += too_fast
            return too_fast

    def _described(self, table: Px) -> dict:
        return {
            **_head(
                table, list(table.dims), {code: list(d.values) for code, d in table.dims.items()}
            ),
            "note": table.notes,
            "value": [],
        }

    def _data(self, table: Px, selection: list) -> Reply:
        chosen = {one["variableCode"]: one["valueCodes"] for one in selection}
        for code, dim in table.dims.items():
            if code not in chosen and not dim.may_be_omitted:
                return Reply({"title": f"Missing selection for {code}"}, 400)
            if not set(chosen.get(code, [])) <= set(dim.values):
                return Reply({"title": "Non-existent value"}, 400)
        order = [code for code in table.dims if code in chosen]
        size = 1
        for code in order:
            size *= len(chosen[code])
        self.largest = max(self.largest, size)
        if size > self.cells:
            return Reply({"title": "Too many cells selected"}, 403)
        if self.reverse:
            order = order[::-1]
        keys = itertools.product(*(chosen[code] for code in order))
        left_out = {c: d.total for c, d in table.dims.items() if c not in chosen}
        named = [{**left_out, **dict(zip(order, key, strict=True))} for key in keys]
        values = [table.cell(key) for key in named]
        status = {str(i): table.symbol(named[i]) for i, v in enumerate(values) if v is None}
        data = _head(table, order, chosen)
        data["value"] = values
        if self.sparse:
            data["value"] = {str(i): v for i, v in enumerate(values) if v is not None}
        if status:
            data["status"] = status
        return Reply(self.change(data))


class Old:
    """The older service: GET describes, POST answers in its own json, figures as text."""

    def __init__(self, tables, *, cells=100_000):
        self.tables, self.cells = tables, cells
        self.change = lambda data: data

    def __call__(self, asked: Asked) -> Reply:
        path = unquote(asked.path).strip("/")
        if path not in self.tables:
            return Reply(b"", 404)
        table = self.tables[path]
        if asked.method == "GET":
            variables = [
                {
                    "code": code,
                    "text": dim.label or code,
                    "values": list(dim.values),
                    "valueTexts": list(dim.values.values()),
                    **({"time": True} if dim.role == "time" else {}),
                }
                for code, dim in table.dims.items()
            ]
            return Reply({"title": table.label, "variables": variables})
        body = asked.json()
        assert body["response"] == {"format": "json"}
        chosen = {one["code"]: one["selection"]["values"] for one in body["query"]}
        contents = chosen.pop("ContentsCode")
        keys = list(itertools.product(*chosen.values()))
        if len(keys) * len(contents) > self.cells:
            return Reply(b"", 403)
        labels = table.dims["ContentsCode"].values
        columns = [{"code": code, "text": code, "type": "d"} for code in chosen]
        columns += [{"code": c, "text": labels[c], "type": "c"} for c in contents]
        rows = []
        for key in keys:
            named = dict(zip(chosen, key, strict=True))
            figures = [table.cell({**named, "ContentsCode": c}) for c in contents]
            rows.append(
                {"key": list(key), "values": [".." if v is None else str(v) for v in figures]}
            )
        return Reply(
            (
                "\ufeff"
                + json.dumps(self.change({"columns": columns, "comments": [], "data": rows}))
            ).encode()
        )


def _head(table: Px, order: list[str], chosen: dict[str, list[str]]) -> dict:
    roles: dict[str, list[str]] = {}
    for code in order:
        if table.dims[code].role:
            roles.setdefault(table.dims[code].role, []).append(code)
    return {
        "version": "2.0",
        "class": "dataset",
        "label": table.label,
        "id": order,
        "size": [len(chosen[code]) for code in order],
        "role": roles,
        "dimension": {
            code: {
                "label": table.dims[code].label or code.lower(),
                "category": {
                    "index": {value: i for i, value in enumerate(chosen[code])},
                    "label": {value: table.dims[code].values[value] for value in chosen[code]},
                },
                "extension": {"elimination": table.dims[code].may_be_omitted, "codelists": []},
            }
            for code in order
        },
    }
