"""What is printed on a terminal whose encoding does not have every letter: cp850, ASCII."""

import codecs
import sys

_PLAIN = {"–": "-", "—": "-", "−": "-", "…": "...", "×": "x", "“": '"', "”": '"', "’": "'"}
_NAME = "klyftkartan.plain"


def fit() -> None:
    """Print on any terminal: dashes and the like as plain ones, other letters that it lacks as `\\uXXXX`, as JSON writes them."""
    codecs.register_error(_NAME, _plain)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # not where a test or a notebook has put its own
            stream.reconfigure(errors=_NAME)


def _plain(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    letters = error.object[error.start : error.end]
    return "".join(_PLAIN.get(letter) or _escaped(letter) for letter in letters), error.end


def _escaped(letter: str) -> str:
    raw = letter.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{raw[at : at + 4]}" for at in range(0, len(raw), 4))
