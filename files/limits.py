"""The system's limits that a server with many visitors reaches first."""

import logging
from functools import cache

ENOUGH = 16_384  # open files: some 4 a visitor, and the files themselves


@cache
def raise_open_files() -> int | None:
    """Let this process open as many files as it may, and say so in the log when that is few.

    How many it may; None where the system sets no such limit. Visitors are
    connections, and connections are open files.
    """
    try:
        import resource
    except ImportError:  # Windows
        return None
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = ENOUGH if hard == resource.RLIM_INFINITY else min(hard, ENOUGH)
    if soft != resource.RLIM_INFINITY and soft < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
        soft = most
    if 0 <= soft < ENOUGH // 4:
        logging.getLogger(__name__).warning(
            "Only %d files may be open at once: enough for some %d visitors (ulimit -n).",
            soft,
            soft // 5,
        )
    return soft
