"""Kolada on this machine: version 3's paths, answers, pages and limits, over rows given by hand."""

import time
from collections import deque
from collections.abc import Iterable

from support.server import Asked, Reply

MOST_IDS, MOST_ROWS = 25, 5000


def row(kpi, area, year, value, *, status="", gender="T", isdeleted=False, **others):
    """A row as it comes: `others` are values by further genders."""
    values = {gender: value, **others}
    return {
        "kpi": kpi,
        "municipality": area,
        "period": year,
        "values": [
            {"gender": g, "count": 1, "status": status, "value": v, "isdeleted": isdeleted}
            for g, v in values.items()
        ],
    }


class Kolada:
    """Answers as the service does.

    `refused` key figures get 404 for every batch they are in. `by_area=False` is a
    mirror that knows only addresses without municipalities. `per_page` is the
    most that a page holds, `calls_a_second` what is allowed before 429, and
    `next_base` the base address that next pages are given with.
    """

    def __init__(
        self,
        rows: Iterable[dict],
        *,
        titles: dict[str, str] | None = None,
        municipalities: dict[str, str] | None = None,
        refused: Iterable[str] = (),
        by_area: bool = True,
        per_page: int = MOST_ROWS,
        calls_a_second: int | None = None,
        next_base: str | None = None,
    ) -> None:
        self.rows = list(rows)
        self.titles, self.municipalities = titles or {}, municipalities
        self.refused, self.by_area = set(refused), by_area
        self.per_page, self.calls_a_second = per_page, calls_a_second
        self.next_base = next_base
        self.turned_away = 0
        self._at: deque[float] = deque()

    def __call__(self, asked: Asked) -> Reply:
        if self._is_too_fast():
            self.turned_away += 1
            return Reply({"detail": "Too many requests"}, 429, {"Retry-After": "1"})
        parts = asked.path.strip("/").split("/")
        if parts[0] == "municipality" and self.municipalities is not None:
            rows = [{"id": c, "title": t, "type": "K"} for c, t in self.municipalities.items()]
            return self._page(asked, [*rows, {"id": "0000", "title": "Riket", "type": "L"}])
        if parts[0] == "kpi":
            wanted = parts[1].split(",")
            return self._page(
                asked, [{"id": k, "title": self.titles[k]} for k in wanted if k in self.titles]
            )
        if parts[0] != "data":
            return Reply({"detail": "Not Found"}, 404)
        asks = dict(zip(parts[1::2], parts[2::2], strict=True))
        chosen = {name: set(ids.split(",")) for name, ids in asks.items()}
        if any(len(ids) > MOST_IDS for ids in chosen.values()):
            return Reply({"detail": "too many ids"}, 400)
        if ("municipality" in chosen and not self.by_area) or chosen["kpi"] & self.refused:
            return Reply({"detail": "Not Found"}, 404)
        found = [r for r in self.rows if self._is_asked_for(r, chosen)]
        return self._page(asked, found)

    def _is_asked_for(self, row: dict, chosen: dict[str, set[str]]) -> bool:
        return (
            row.get("kpi") in chosen["kpi"] | {None}
            and str(row.get("period")) in chosen["year"] | {"None"}
            and row.get("municipality") in chosen.get("municipality", {row.get("municipality")})
        )

    def _page(self, asked: Asked, rows: list[dict]) -> Reply:
        number = int(asked.query.get("page", ["1"])[0])
        most = min(int(asked.query.get("per_page", [MOST_ROWS])[0]), self.per_page)
        here = rows[(number - 1) * most : number * most]
        base = self.next_base or f"http://{asked.headers['Host']}"
        address = f"{base}{asked.path}?per_page={most}&page="
        return Reply(
            {
                "values": here,
                "count": len(here),
                "next_url": f"{address}{number + 1}" if number * most < len(rows) else None,
                "previous_url": f"{address}{number - 1}" if number > 1 else None,
            }
        )

    def _is_too_fast(self) -> bool:
        if self.calls_a_second is None:
            return False
        now = time.monotonic()
        while self._at and now - self._at[0] >= 1:
            self._at.popleft()
        if len(self._at) >= self.calls_a_second:
            return True
        self._at.append(now)
        return False
