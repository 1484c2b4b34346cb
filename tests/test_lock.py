"""What is installed is what a person reads in requirements.txt, and no file of it can be exchanged."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def pinned(name: str) -> dict[str, str]:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    found = (re.match(r"([A-Za-z0-9._-]+)==([^\s;\\]+)", line) for line in lines)
    return {match[1].lower(): match[2] for match in found if match}


@pytest.mark.parametrize(
    ("read", "locked"),
    [
        ("requirements.txt", "requirements.lock"),
        ("requirements.txt", "requirements-dev.lock"),
        ("requirements-dev.txt", "requirements-dev.lock"),
        ("requirements.lock", "requirements-dev.lock"),
    ],
)
def test_the_lock_has_what_is_asked_for(read, locked):
    asked = pinned(read)
    assert asked
    assert asked.items() <= pinned(locked).items()


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_every_package_has_its_hashes(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    packages = re.split(r"\n(?=[A-Za-z0-9])", text)[1:]
    assert len(packages) >= len(pinned(name)) > 40
    assert all("--hash=sha256:" in package for package in packages)
    assert "http" not in text
