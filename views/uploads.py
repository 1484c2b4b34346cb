"""How many uploaded files the server holds: Streamlit takes any number at the address of a page's uploader."""

import threading

from starlette.exceptions import HTTPException
from streamlit import runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

MOST_FILES = 8  # of a session: more than all pages together ask for
# Of a session: two of the largest (timetables), when one takes the other's place.
MOST_BYTES_OF_ONE = 320 * 2**20
MOST_BYTES = 900 * 2**20  # of all sessions
_adding = threading.Lock()


class BoundedFiles(MemoryUploadedFileManager):
    """Uploaded files within these bounds: a session's oldest give way, and when all is full a new one is refused."""

    def add_file(self, session_id: str, file: UploadedFileRec) -> None:
        """Keep a file. HTTPException (503) when all sessions together have as much as is held."""
        with _adding:
            while self._is_full(session_id, file):
                self.remove_file(session_id, next(iter(self.file_storage[session_id])))
            if self._bytes() + len(file.data) > MOST_BYTES:
                raise HTTPException(503, "The server holds as many files as it can")
            super().add_file(session_id, file)

    def _bytes(self) -> int:
        """Of all sessions."""
        sessions = list(self.file_storage.values())
        return sum(len(file.data) for files in sessions for file in list(files.values()))

    def _is_full(self, session_id: str, file: UploadedFileRec) -> bool:
        files = self.file_storage.get(session_id) or {}
        size = sum(len(each.data) for each in files.values()) + len(file.data)
        return bool(files) and (len(files) >= MOST_FILES or size > MOST_BYTES_OF_ONE)


def bind() -> None:
    """Bound the uploads of the server that runs; of none (in a test, in a notebook) there is nothing to bound."""
    if not runtime.exists():
        return
    files = runtime.get_instance().uploaded_file_mgr
    if type(files) is MemoryUploadedFileManager:  # the same files, kept by the rules above
        files.__class__ = BoundedFiles
