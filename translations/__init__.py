"""What the reader sees, in Swedish, English and Norwegian (bokmål).

`Text` holds a text that belongs to a declaration (an indicator, a source, a
scheme). The words of the pages themselves are in the gettext catalogues beside
this file; `message` looks them up. Running prose (the glossary, the stories, the
measures of a brief) is in a folder for each language; `prose` reads it.
"""

from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations

LANGUAGES = {"sv": "Svenska", "en": "English", "nb": "Norsk bokmål"}
DEFAULT_LANGUAGE = "sv"
_CATALOGUES = Path(__file__).parent


@dataclass(frozen=True)
class Text:
    """One text in the three languages."""

    sv: str
    en: str
    nb: str

    def __getitem__(self, language: str) -> str:
        return getattr(self, language)

    def format(self, **parts: "Text | str") -> "Text":
        """The same text with its `{parts}` filled in, each in its own language."""

        def fill(language: str) -> str:
            words = {k: v[language] if isinstance(v, Text) else v for k, v in parts.items()}
            return self[language].format(**words)

        return Text(sv=fill("sv"), en=fill("en"), nb=fill("nb"))


def message(text: str, language: str) -> str:
    """A page's English words in `language`; the words themselves where none are found."""
    return text if language == "en" else _catalogue(language).gettext(text)


def language_of(locale: str | None) -> str:
    """The language that serves a browser's locale best (`nn-NO` is read as bokmål)."""
    start = (locale or "").lower().split("-")[0].split("_")[0]
    return {"sv": "sv", "nb": "nb", "nn": "nb", "no": "nb"}.get(
        start, "en" if start else DEFAULT_LANGUAGE
    )


@lru_cache(maxsize=4)
def _catalogue(language: str) -> Translations:
    with (_CATALOGUES / f"{language}.po").open("rb") as file:
        catalogue = read_po(file, locale=language)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Translations(fp=compiled)
