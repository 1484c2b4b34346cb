"""`python -m translations` brings the catalogues up to date with the words that the pages use."""

import ast
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from translations import LANGUAGES

_EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
ROOT = Path(__file__).parent.parent
_FOLDERS = ("views", "pages", "briefs", "presenting", "indicators")


def words_of_pages(root: Path = ROOT) -> list[str]:
    """Every text given to `_(…)` in the folders that say something, however deep, each once and in order.

    Raises ValueError for a `_(…)` that is not given the words themselves.
    """
    paths = [path for folder in _FOLDERS for path in sorted((root / folder).rglob("*.py"))]
    return list(dict.fromkeys(text for path in paths for text in _words_of(path)))


def _words_of(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_":
            match node.args:
                case [ast.Constant(value=str(text))]:
                    yield text
                case _:
                    raise ValueError(f"{path.name}:{node.lineno}: _() needs the words themselves")


def update(language: str) -> int:
    """Rewrite one catalogue; returns how many texts wait for a translation."""
    path = Path(__file__).parent / f"{language}.po"
    with path.open("rb") as file:
        old = read_po(file, locale=language)
    new = Catalog(
        locale=language,
        project="Klyftkartan",
        version="1",
        fuzzy=False,
        header_comment="# Klyftkartan: the words of the pages.",
        creation_date=_EPOCH,  # the same words give the same file
        revision_date=_EPOCH,
        last_translator="Klyftkartan",
        msgid_bugs_address="-",
        language_team="Klyftkartan",
    )
    for text in words_of_pages():
        known = old.get(text)
        new.add(text, known.string if known else "")
    with path.open("wb") as file:
        write_po(file, new, width=100, omit_header=False)
    return sum(not message.string for message in new if message.id)


if __name__ == "__main__":
    waiting = {language: update(language) for language in LANGUAGES if language != "en"}
    print(", ".join(f"{language}: {count} to translate" for language, count in waiting.items()))
    sys.exit(any(waiting.values()))
