"""Servers that find the libraries already read: each is forked from a process that has imported them.

Of the app, of Streamlit's runtime and of any page nothing is there before; a server forked is as cold as one started.
"""

import multiprocessing
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from support.browsing import ROOT, answering, free_port

_LIBRARIES = [
    "streamlit.web.cli",
    "streamlit.web.server.starlette",
    "geopandas",
    "matplotlib.figure",
    "plotly.graph_objects",
    "pydeck",
    "scipy.spatial",
    "scipy.stats",
]


@contextmanager
def serving_cold() -> Iterator[str]:
    """A server of its own that nobody has visited; yields its address."""
    forking = multiprocessing.get_context("forkserver")
    forking.set_forkserver_preload(_LIBRARIES)
    port = free_port()
    server = forking.Process(target=_serve, args=(port,), daemon=True)
    server.start()
    try:
        yield answering(port)
    finally:
        server.terminate()
        server.join(timeout=20)


def _serve(port: int) -> None:
    """What the command line does, in this process."""
    from streamlit.web import cli

    os.chdir(ROOT)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    sys.argv = ["streamlit", "run", "app.py"]
    cli.main(["run", "app.py", "--server.port", str(port)])
