"""A reader's timetable (GTFS) on its way from an address that they gave."""

import shutil
import tempfile
import threading
import time
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

from loaders import gtfs, own_feed
from loaders._http import cancellable
from loaders.faults import InputFault, PublisherFault

AT_ONCE = 2  # for all readers of this server together
_PREFIX = "klyftkartan-timetable-"
_LEFT_AFTER_S = 6 * 3600.0  # far longer than any download takes
_places = threading.BoundedSemaphore(AT_ONCE)


def _sweep() -> None:
    """Take away what a server that was killed in the middle of a download has left."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        with suppress(OSError):
            if time.time() - folder.stat().st_mtime > _LEFT_AFTER_S:
                shutil.rmtree(folder, ignore_errors=True)


class Fetch:
    """A download in a thread of its own: `got` bytes so far, then `raw`, or a `fault` in one sentence.

    Nothing stays on disk. A cancelled one has neither.
    """

    def __init__(self, address: str) -> None:
        """Starts at once."""
        self.address = address.strip()
        self.got = 0
        self.raw: bytes | None = None
        self.fault = ""
        self._cancelled = threading.Event()
        self._thread = threading.Thread(target=self._go, daemon=True, name="timetable")
        self._thread.start()

    @property
    def is_running(self) -> bool:
        """Whether it is still on its way."""
        return self._thread.is_alive()

    @property
    def host(self) -> str:
        """Whom it asks."""
        return urlsplit(self.address).hostname or ""

    def cancel(self) -> None:
        """Ask it to stop."""
        self._cancelled.set()

    def wait(self, seconds: float | None = None) -> None:
        """Wait until it is done."""
        self._thread.join(seconds)

    def _go(self) -> None:
        if not _places.acquire(blocking=False):
            self.fault = "gtfs: other timetables are being fetched; try again in a few minutes."
            return
        try:
            _sweep()
            with (
                tempfile.TemporaryDirectory(prefix=_PREFIX) as folder,
                cancellable(self._cancelled.is_set),
            ):
                file = Path(folder) / "feed.zip"
                gtfs.load_from(self.address, file, self._tell, most_bytes=own_feed.MOST_BYTES)
                self.raw = file.read_bytes()
        except PublisherFault as fault:
            self.fault = "" if fault.kind == "cancelled" else str(fault)
        except InputFault as fault:
            self.fault = str(fault)
        except OSError as fault:
            self.fault = f"gtfs: the server cannot keep the file ({fault.strerror or fault})."
        except Exception as fault:  # an address that nobody thought of
            self.fault = f"gtfs: the address cannot be asked ({type(fault).__name__})."
        finally:
            _places.release()

    def _tell(self, got: int) -> None:
        self.got = got
