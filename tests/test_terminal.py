"""The command lines print on any terminal, whatever its encoding has."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from indicators import INDICATORS

ROOT = Path(__file__).parent.parent


def printed(encoding, *command):
    done = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.decode(encoding)


@pytest.mark.parametrize("encoding", ["cp850", "ascii", "cp1252", "utf-8"])
def test_the_list_of_indicators_is_printed_whole(encoding):
    lines = printed(encoding, "indicators", "list").splitlines()
    assert [line.split("\t")[0] for line in lines] == list(INDICATORS)
    periods = "\n".join(lines)
    assert ("–" in periods) == (encoding in ("cp1252", "utf-8"))


@pytest.mark.parametrize("command", ["loaders", "making"])
@pytest.mark.parametrize("encoding", ["cp850", "ascii"])
def test_the_status_of_the_sources_is_printed(command, encoding):
    assert "kolada" in printed(encoding, command, "status")


def test_values_as_json_are_json_on_every_terminal():
    whole, plain = (
        json.loads(
            printed(encoding, "indicators", "show", "pharmacy_over_5km_pct", "--format", "json")
        )
        for encoding in ("utf-8", "ascii")
    )
    assert whole == plain
    assert any("Å" in str(row) for row in plain)
