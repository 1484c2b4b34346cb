"""The map page below the municipality: a change of indicator, and six thousand outlines.

No browser is needed: a client of its own speaks to the server as a browser does,
keeps what Streamlit lets a browser keep, and counts what it is sent.
"""

import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from unittest.mock import patch
from urllib.parse import urlencode

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.testing.v1 import AppTest
from websockets.sync.client import connect

from bench.pages import _PORT, ROOT, _figure, _server
from indicators import figures as published
from indicators.catalogue import INDICATORS
from indicators.indicator import DESO, MUNICIPALITY, REGSO
from views import layers

_NAMES = {REGSO: "regso", DESO: "deso"}
_OUTLINES = 6160  # about as many as DeSO 2025 has
_ROUNDS = 5


def figures() -> Iterator[dict]:
    """A change of indicator at each level, then with outlines for a whole country."""
    with _server():
        for level in (MUNICIPALITY, REGSO, DESO):
            name = _NAMES.get(level, "municipality_without_browser")
            yield _figure(f"change_of_indicator_{name}", **_changes(level))
    yield _figure("change_of_indicator_6160_made_up_outlines", **_whole_country())


def _asked(level: str) -> list[dict[str, str]]:
    """Addresses of different indicators and years, at most twenty."""
    every = [
        {"level": level, "indicator": id, "year": str(year), "lang": "en"}
        for id, indicator in INDICATORS.items()
        for year in indicator.years.get(level, ())
        if indicator.weight is not None
    ]
    return every[:: max(len(every) // 20, 1)][:20]


def _changes(level: str) -> dict[str, float]:
    """Medians: the script's milliseconds, and the bytes that the browser is sent."""
    addresses = _asked(level)
    return {
        "server_ms": 1000 * statistics.median(_script_seconds(addresses)),
        "bytes_to_browser": statistics.median(_bytes_sent(addresses)),
        "changes": len(addresses) - 1,
    }


def _script_seconds(addresses: list[dict[str, str]]) -> list[float]:
    app = AppTest.from_file(str(ROOT / "pages" / "map.py"), default_timeout=60)
    taken = [_seconds(app, address) for address in addresses]
    return taken[1:]


def _seconds(app: AppTest, address: dict[str, str]) -> float:
    app.query_params.update(address)
    start = time.perf_counter()
    app.run()
    seconds = time.perf_counter() - start
    if app.exception or app.error:
        raise RuntimeError(f"the page of {address} failed")
    return seconds


def _bytes_sent(addresses: list[dict[str, str]]) -> list[int]:
    known: set[str] = set()
    sent = []
    with connect(
        f"ws://localhost:{_PORT}/_stcore/stream", subprotocols=["streamlit"], max_size=None
    ) as socket:
        for address in addresses:
            request = BackMsg()
            request.rerun_script.query_string = urlencode(address)
            request.rerun_script.page_name = "map"
            request.rerun_script.cached_message_hashes.extend(known)
            socket.send(request.SerializeToString())
            sent.append(_until_finished(socket.recv, known))
    return sent[1:]


def _until_finished(receive: Callable[[], str | bytes], known: set[str]) -> int:
    """Bytes of all messages of one run."""
    size = 0
    while True:
        raw = receive()
        size += len(raw)
        message = ForwardMsg.FromString(raw)
        if message.metadata.cacheable:
            known.add(message.hash)
        if message.WhichOneof("type") == "script_finished":
            return size


def _whole_country() -> dict[str, float]:
    """The DeSO page with made-up squares, codes and values: every element counts as sent anew."""
    areas = _made_up()
    generator = np.random.default_rng(1)
    drawn = {
        id: pd.DataFrame(
            {
                "value": generator.gamma(2, 10, _OUTLINES),
                "status": "estimated",
                "source": "scb_area_key",
            },
            index=areas.index,
        )
        for id in ("cars_per_1000", "population", "people_in_rented_pct", "people_by_tenure")
    }
    municipal = published.areas
    of_level = {DESO: areas}
    fakes = {
        "areas": lambda level=MUNICIPALITY: of_level.get(level, municipal()),
        "outlined": lambda level: of_level.get(level, municipal()),
        "values": lambda id, level=MUNICIPALITY, year=None: drawn[id],
    }
    asked = [a for a in _asked(DESO) if a["indicator"] in drawn] * _ROUNDS
    with ExitStack() as patches:
        for name, fake in fakes.items():
            patches.enter_context(patch.object(published, name, fake))
        address = layers.outlines_address(DESO)
        patches.enter_context(patch.object(layers, "outlines_address", lambda level: address))
        app = AppTest.from_file(str(ROOT / "pages" / "map.py"), default_timeout=60)
        taken = [_seconds(app, address) for address in asked][1:]
    return {
        "server_ms": 1000 * statistics.median(taken),
        "bytes_to_browser": sum(_sizes(app._tree)),
        "changes": len(taken),
    }


def _made_up() -> gpd.GeoDataFrame:
    """Squares over the country's box in the order of codes that look like DeSO's."""
    municipal = published.areas()
    west, south, east, north = municipal.total_bounds
    side = int(np.ceil(np.sqrt(_OUTLINES)))
    at = np.arange(_OUTLINES)
    x, y = west + (east - west) * (at % side) / side, south + (north - south) * (at // side) / side
    of = np.sort(at % len(municipal))
    kind = np.array(list("ABC"))[at % 3]
    codes = [
        f"{municipal.index[m]}{k}{i:04d}" for i, (m, k) in enumerate(zip(of, kind, strict=True))
    ]
    frame = municipal.iloc[of].set_index(pd.Index(codes, name="area_id"))
    frame = frame.assign(
        municipality_code=municipal.index[of],
        municipality=frame["name"],
        regso=frame["name"],
        deso_class=kind,
        name=codes,
    )
    boxes = shapely.box(x, y, x + (east - west) / side, y + (north - south) / side)
    return frame.set_geometry(gpd.GeoSeries(boxes, index=frame.index, crs=4326))


def _sizes(block: object) -> Iterator[int]:
    for child in block.children.values():
        if hasattr(child, "children"):
            yield from _sizes(child)
        elif hasattr(child, "proto"):
            yield child.proto.ByteSize()
