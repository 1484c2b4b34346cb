"""While a file that was made to take the server down is read, the others go on: on a real server.

Nothing here measures time: what others ask for begins and ends while the file is still being read.
How long they wait is in docs/bench.md (`python -m bench others`).
"""

import asyncio
import urllib.request
from itertools import cycle

import pytest
from streamlit.proto.Alert_pb2 import Alert
from support.browsing import serving
from support.hostile import FILES, Hostile
from support.viewer import Viewer

_INDICATORS = ("cars_per_1000", "age_75_plus_pct", "population")
# Read for many seconds: a short one holds nobody up. One for each of the two doors.
_LONG = [
    file for file in FILES if file.what in ("50,000 code cells of 900 letters", "20 million calls")
]


@pytest.fixture(scope="module")
def server():
    with serving() as base:
        yield base


def _health(server: str) -> bytes:
    with urllib.request.urlopen(f"{server}/_stcore/health", timeout=30) as answer:
        return answer.read()


async def _changes(server: str, other: Viewer, reading: asyncio.Task) -> int:
    """How often the other visitor's map changed, and the health address answered, while the file was read."""
    changes = 0
    for indicator in cycle(_INDICATORS):
        if reading.done():
            break
        other.put(indicator=indicator)
        await other.run()
        assert "Classes: equally many areas" in other.text()
        assert await asyncio.to_thread(_health, server) == b"ok"
        changes += not reading.done()
    return changes


async def _read_beside(server: str, file: Hostile) -> tuple[int, int]:
    raw = await asyncio.to_thread(file.made)
    other = await Viewer(server, "map", {"lang": "en"}).arrive()
    page = "transport" if file.group == "Timetable" else "own"
    visitor = await Viewer(server, page, {"lang": "en"}).arrive()
    uploader = visitor.element("file_uploader")
    reading = asyncio.create_task(visitor.bring(uploader, file.name, raw))
    changes = await _changes(server, other, reading)
    await reading
    said = sum(alert.format == Alert.ERROR for alert in visitor.elements("alert"))
    await other.leave()
    await visitor.leave()
    return changes, said


@pytest.mark.parametrize("file", _LONG, ids=lambda file: file.what)
def test_others_see_their_map_while_a_hostile_file_is_read(server, file):
    changes, said = asyncio.run(_read_beside(server, file))
    assert changes > 0
    assert said == 1  # sentence
