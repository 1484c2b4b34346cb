"""What other visitors wait for: while a hostile file is read, and in a room of telephones that vote at once."""

import asyncio
import os
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

_INDICATORS = ("cars_per_1000", "age_75_plus_pct", "population")
_TELEPHONES, _WITHIN_S = 300, 30


def figures() -> Iterator[dict]:
    """The longest wait for the health address and another visitor's map, by file; then the room of telephones."""
    sys.path.append(str(Path(__file__).parent.parent / "tests"))
    from support.browsing import serving
    from support.hostile import FILES

    with tempfile.TemporaryDirectory() as folder:
        os.environ["KLYFTKARTAN_DATA"] = folder
        with serving() as server:
            for file in FILES:
                yield asyncio.run(_beside(server, file))
        with serving() as server:
            yield asyncio.run(_room(server))
        os.environ.pop("KLYFTKARTAN_DATA")


async def _beside(server: str, file) -> dict:
    from support.viewer import Viewer

    raw = await asyncio.to_thread(file.made)
    other = await Viewer(server, "map", {"lang": "en"}).arrive()
    page = "transport" if file.group == "Timetable" else "own"
    visitor = await Viewer(server, page, {"lang": "en"}).arrive()
    start = time.perf_counter()
    reading = asyncio.create_task(visitor.bring(visitor.element("file_uploader"), file.name, raw))
    health, changes = await asyncio.gather(_asked(server, reading), _changed(other, reading))
    await reading
    seconds = time.perf_counter() - start
    await other.leave()
    await visitor.leave()
    return {
        "figure": "others_while_a_file_is_read",
        "file": file.what,
        "seconds": round(seconds, 1),
        "health_longest_ms": round(1000 * max(health)),
        "map_longest_ms": round(1000 * max(changes)),
        "map_changes": len(changes),
    }


async def _asked(server: str, reading: asyncio.Task) -> list[float]:
    def once() -> float:
        start = time.perf_counter()
        urllib.request.urlopen(f"{server}/_stcore/health", timeout=300).read()
        return time.perf_counter() - start

    waits = [await asyncio.to_thread(once)]
    while not reading.done():
        waits.append(await asyncio.to_thread(once))
        await asyncio.sleep(0.1)
    return waits


async def _changed(other, reading: asyncio.Task) -> list[float]:
    waits: list[float] = []
    for indicator in cycle(_INDICATORS):
        start = time.perf_counter()
        other.put(indicator=indicator)
        await other.run()
        waits.append(time.perf_counter() - start)
        if reading.done():
            break
        await asyncio.sleep(0.5)
    return waits


async def _room(server: str) -> dict:
    """300 telephones open the ballot, answer within 30 seconds of each other, and are counted."""
    from support.viewer import Viewer

    from presenting import ballots
    from presenting.poll import SEMINAR

    code = ballots.ask(SEMINAR, "presenter", server, True).code
    await (
        await Viewer(server, "poll", {"answer": code}).arrive()
    ).leave()  # the presenter's own look
    start = time.perf_counter()
    each = (_telephone(server, code, n) for n in range(_TELEPHONES))
    waits = await asyncio.gather(*each)
    return {
        "figure": "poll_telephones",
        "telephones": _TELEPHONES,
        "over_seconds": _WITHIN_S,
        "counted": ballots.results(code).devices,
        "all_counted_after_s": round(time.perf_counter() - start, 1),
        "press_to_thanks_p50_s": round(sorted(waits)[len(waits) // 2], 2),
        "press_to_thanks_p95_s": round(sorted(waits)[len(waits) * 95 // 100], 2),
        "press_to_thanks_longest_s": round(max(waits), 2),
    }


async def _telephone(server: str, code: str, n: int) -> float:
    from support.viewer import Viewer

    await asyncio.sleep(_WITHIN_S * n / _TELEPHONES)
    phone = await Viewer(server, "poll", {"lang": "sv", "answer": code}).arrive()
    (device,) = [e for e in phone.elements("bidi_component") if e.component_name == "device"]
    phone.choose(device, json_value={"word": f"{n:032x}"})
    await phone.run()
    for radio in phone.elements("radio"):
        phone.choose(radio, string_value=radio.options[0])
    start = time.perf_counter()
    await phone.press(phone.element("button"))
    seconds = time.perf_counter() - start
    await phone.leave()
    return seconds
