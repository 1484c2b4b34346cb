"""What visitors upload is held within bounds."""

import pytest
from starlette.exceptions import HTTPException
from streamlit import runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

from views import uploads


@pytest.fixture
def files(monkeypatch):
    """A server's files, bounded as a page bounds them."""

    class Server:
        uploaded_file_mgr = MemoryUploadedFileManager("/upload")

    monkeypatch.setattr(runtime, "exists", lambda: True)
    monkeypatch.setattr(runtime, "get_instance", Server)
    monkeypatch.setattr(uploads, "MOST_BYTES_OF_ONE", 100)
    monkeypatch.setattr(uploads, "MOST_BYTES", 250)
    uploads.bind()
    uploads.bind()
    return Server.uploaded_file_mgr


def put(files, session, name, size):
    files.add_file(session, UploadedFileRec(file_id=name, name=name, type="", data=bytes(size)))


def kept(files, session):
    return list(files.file_storage.get(session, {}))


def test_a_sessions_oldest_files_give_way(files):
    for n in range(20):
        put(files, "a", str(n), 1)
    assert kept(files, "a") == [str(n) for n in range(20 - uploads.MOST_FILES, 20)]
    put(files, "a", "large", 95)
    assert kept(files, "a") == ["15", "16", "17", "18", "19", "large"]


def test_a_file_that_is_put_again_stays(files):
    put(files, "a", "x", 40)
    put(files, "a", "x", 50)
    assert [len(file.data) for file in files.get_files("a", ["x"])] == [50]


def test_when_all_is_full_others_keep_theirs_and_a_new_one_is_refused(files):
    put(files, "a", "x", 100)
    put(files, "b", "x", 100)
    with pytest.raises(HTTPException) as refused:
        put(files, "c", "x", 60)
    assert refused.value.status_code == 503
    assert (kept(files, "a"), kept(files, "b"), kept(files, "c")) == (["x"], ["x"], [])
    files.remove_session_files("a")
    put(files, "c", "x", 60)
    assert kept(files, "c") == ["x"]


def test_where_no_server_runs_there_is_nothing_to_bound(monkeypatch):
    monkeypatch.setattr(runtime, "exists", lambda: False)
    uploads.bind()
