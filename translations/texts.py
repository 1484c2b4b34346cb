"""The language that is spoken: its words and the way it writes numbers."""

import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import numpy as np
from numpy.typing import ArrayLike

import translations
from translations import numbers as written_numbers

_language: ContextVar[str] = ContextVar("language", default=translations.DEFAULT_LANGUAGE)
_MARKUP = set("\\`*_{}[]()<>#+!|~$:&\"'")


def speak(language: str) -> None:
    """Use `language` for the rest of this run."""
    _language.set(language)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Use `language` inside the block: a document may have another than the page that shows it."""
    before = _language.set(language)
    try:
        yield
    finally:
        _language.reset(before)


def language() -> str:
    """The language of this run: sv, en or nb."""
    return _language.get()


def _(text: str, context: str = "", /, **values: object) -> str:
    """The page's words in its language, with `{values}` filled in.

    `context` sets apart a use in which the same English words are others in another language.
    """
    found = translations.message(text, language(), context)
    return found.format(**values) if values else found


def said(text: translations.Text) -> str:
    """A declaration's text in the page's language."""
    return text[language()]


def number(value: float, decimals: int = 0) -> str:
    """A number as the language writes it; a dash for NaN."""
    return written_numbers.number(value, decimals, language())


def numbers(values: ArrayLike, decimals: int = 0) -> list[str]:
    """Many numbers as the language writes them. Each different one is written once: they take long."""
    rounded = np.round(np.asarray(values, float), decimals)
    different, position = np.unique(rounded, return_inverse=True)
    written = [number(value, decimals) for value in different]
    return [written[i] for i in position]


def with_unit(written: str, unit: str) -> str:
    """A written number and its unit: `12,3 %`; English sets no space before a percent sign."""
    return written_numbers.with_unit(written, unit, language())


def literal(text: str) -> str:
    """A text that is not the project's own, so that Markdown shows it and does nothing else with it."""
    # A word joiner inside an address: Markdown makes links of bare ones, escaped or not.
    bare = re.sub(
        r"(://|@|www(?=\.))",
        lambda match: f"{match[0][0]}\N{WORD JOINER}{match[0][1:]}",
        text,
        flags=re.I,
    )
    return "".join(f"\\{c}" if c in _MARKUP else c for c in " ".join(bare.split()))


def by_count(count: int, singular: str, many: str, **values: object) -> str:
    """`one` or `many` with its `{count}` filled in: Swedish, English and Norwegian set apart 1 from the rest."""
    return (singular if count == 1 else many).format(count=number(count), **values)


# Where the language's alphabet goes on after z; a letter of the neighbour's goes with its own twin.
_AFTER_Z = {"sv": str.maketrans("åäöæø", "{|}|}"), "nb": str.maketrans("æøåäö", "{|}{|")}


def alphabetical(text: str) -> str:
    """A key that sorts by the alphabet of the page's language: å, ä, ö or æ, ø, å after z.

    Babel has no collation, and the operating system's is there only where its locale is installed.
    """
    ours = unicodedata.normalize("NFC", text).casefold().translate(_AFTER_Z.get(language(), {}))
    plain = unicodedata.normalize("NFD", ours.translate(str.maketrans("æø", "ao")))
    return "".join(letter for letter in plain if letter.isalnum() or letter in "{|} ")


def capital(text: str) -> str:
    """The text with a capital first letter (names inside keep theirs)."""
    return text[:1].upper() + text[1:]
