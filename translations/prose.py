"""The prose of a document (the glossary, the stories, the library of measures): a TOML file in each language."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

import translations
from translations import LANGUAGES, Text, text_of


@lru_cache
def prose(document: str) -> Mapping[str, Text]:
    """A document's texts by their key (`rural.title`), from `sv/document.toml` and its likes.

    A line break inside a text is a space. Raises ValueError where a file is no TOML,
    and where a language has no text for a key that another has.
    """
    texts = {language: _texts(language, document) for language in LANGUAGES}
    keys = {key: None for held in texts.values() for key in held}  # in the order of the files
    if faults := [
        f"{_path(language, document)} has no text for {', '.join(lacking)}"
        for language, held in texts.items()
        if (lacking := [key for key in keys if key not in held])
    ]:
        raise ValueError(f"{'; '.join(faults)}.")
    return {key: text_of({language: held[key] for language, held in texts.items()}) for key in keys}


def _path(language: str, document: str) -> str:
    return f"{language}/{document}.toml"


def _texts(language: str, document: str) -> dict[str, str]:
    """The texts of one file; none for a key that has an empty one, or something that is no text."""
    path = translations.FOLDER / _path(language, document)
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as fault:
        raise ValueError(f"{_path(language, document)} is no TOML: {fault}.") from fault
    return {key: text for key, text in _flat(tables) if text}


def _flat(table: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{key}.")
        elif isinstance(value, str):
            yield f"{before}{key}", re.sub(r"[ \t]*\n[ \t]*", " ", value.strip(" \t\n"))
