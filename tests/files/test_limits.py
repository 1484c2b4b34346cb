"""The system's limits, raised or told."""

import json
import resource
import subprocess
import sys

PROGRAM = """
import json, logging, resource, sys
logging.basicConfig(stream=sys.stdout)
resource.setrlimit(resource.RLIMIT_NOFILE, (256, {hard}))
from files import limits
print(json.dumps([limits.raise_open_files(), resource.getrlimit(resource.RLIMIT_NOFILE)[0]]))
"""


def after(hard: int) -> tuple[str, list[int]]:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(hard=hard)],
        capture_output=True,
        check=True,
        text=True,
    )
    *log, last = done.stdout.strip().splitlines()
    return "\n".join(log), json.loads(last)


def test_as_many_files_may_be_open_as_the_system_lets():
    assert resource.getrlimit(resource.RLIMIT_NOFILE)[1] >= 2000
    log, (told, real) = after(2000)
    assert told == real == 2000
    assert "Only 2000 files may be open at once: enough for some 400 visitors" in log


def test_nothing_is_said_where_there_are_enough():
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    assert hard >= 4096
    log, (told, real) = after(hard)
    assert told == real == min(hard, 16_384)
    assert not log
