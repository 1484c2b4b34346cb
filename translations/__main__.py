"""`python -m translations` brings the catalogues up to date with the words that the pages use."""

import ast
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

import translations
from translations import DECLARED, LANGUAGES

_EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
ROOT = Path(__file__).parent.parent
_FOLDERS = ("views", "pages", "briefs", "presenting", "analysis", "indicators", "loaders")


class Words(NamedTuple):
    """English words of a catalogue, and the context that sets one use of them apart from others."""

    text: str
    context: str = ""


def words_of(language: str, root: Path = ROOT) -> list[Words]:
    """The words of a language's catalogue: what the pages say, each once and in order.

    Those of a language that declarations are not written in (`translations.DECLARED`)
    are followed by the declarations' English.
    """
    pages = words_of_pages(root)
    return pages if language in DECLARED else list(dict.fromkeys([*pages, *_declared(root)]))


def words_of_pages(root: Path = ROOT) -> list[Words]:
    """What is given to `_(…)` in the folders that say something, however deep, each once and in order.

    Raises ValueError for a `_(…)` that is not given the words themselves.
    """
    return list(dict.fromkeys(_words(call, path) for path, call in _calls(root, "_")))


def _words(call: ast.Call, path: Path) -> Words:
    match call.args:
        case [ast.Constant(value=str(text))]:
            return Words(text)
        case [ast.Constant(value=str(text)), ast.Constant(value=str(context))]:
            return Words(text, context)
    raise ValueError(f"{path.name}:{call.lineno}: _() needs the words themselves")


def _declared(root: Path) -> Iterator[Words]:
    """The English of every `Text(…)`; not of one that is put together of others."""
    for _path, call in _calls(root, "Text"):
        for part in call.keywords:
            match part:
                case ast.keyword(arg="en", value=ast.Constant(value=str(text))) if text:
                    yield Words(text)


def _calls(root: Path, name: str) -> Iterator[tuple[Path, ast.Call]]:
    """The calls of a function by its bare name, in the order of the folders and their files."""
    for path in (path for folder in _FOLDERS for path in sorted((root / folder).rglob("*.py"))):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id=called)) if called == name:
                    yield path, node


def update(language: str) -> int:
    """Rewrite one catalogue, or begin it; returns how many texts wait for a translation."""
    path = translations.FOLDER / f"{language}.po"
    old = read_po(BytesIO(path.read_bytes() if path.exists() else b""), locale=language)
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
    for text, context in words_of(language):
        known = old.get(text, context or None)
        new.add(text, known.string if known else "", context=context or None)
    with path.open("wb") as file:
        write_po(file, new, width=100, omit_header=False)
    return sum(not message.string for message in new if message.id)


if __name__ == "__main__":
    waiting = {language: update(language) for language in LANGUAGES if language != "en"}
    print(", ".join(f"{language}: {count} to translate" for language, count in waiting.items()))
    sys.exit(any(waiting.values()))
