"""What the reader sees, in Swedish, English and Norwegian (bokmål).

`Text` holds a text that belongs to a declaration (an indicator, a source, a
scheme). The words of the pages themselves are in the gettext catalogues beside
this file; `message` looks them up. Running prose (the glossary, the stories, the
measures of a brief) is in a folder for each language; `prose` reads it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations

LANGUAGES = {"sv": "Svenska", "en": "English", "nb": "Norsk bokmål"}
DEFAULT_LANGUAGE = "sv"
DECLARED = ("sv", "en", "nb")
FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Text:
    """One text in the three languages that declarations are written in.

    A further language of `LANGUAGES` has it among `others`, or else in its catalogue by the
    English words; what is in neither is shown in English.
    """

    sv: str
    en: str
    nb: str
    others: Mapping[str, str] = field(default_factory=dict, hash=False)

    def __getitem__(self, language: str) -> str:
        if language in DECLARED:
            return getattr(self, language)
        return self.others.get(language) or message(self.en, language)

    def format(self, **parts: "Text | str") -> "Text":
        """The same text with its `{parts}` filled in, each in its own language."""

        def fill(language: str) -> str:
            words = {k: v[language] if isinstance(v, Text) else v for k, v in parts.items()}
            return self[language].format(**words)

        return text_of({language: fill(language) for language in LANGUAGES})


def text_of(words: Mapping[str, str]) -> Text:
    """The text of these words, one for each of `LANGUAGES`."""
    others = {language: words[language] for language in words if language not in DECLARED}
    return Text(sv=words["sv"], en=words["en"], nb=words["nb"], others=others)


def message(text: str, language: str, context: str = "") -> str:
    """A page's English words in `language`; the words themselves where none are found.

    `context` is that of the catalogue (`msgctxt`), for words that are said in two ways.
    """
    if language == "en" or not text:  # the empty text is a catalogue's own head
        return text
    catalogue = _catalogue(language)
    return str(catalogue.pgettext(context, text) if context else catalogue.gettext(text))


def language_of(locale: str | None) -> str:
    """The language that serves a browser's locale best (`nn-NO` is read as bokmål)."""
    start = (locale or "").lower().split("-")[0].split("_")[0]
    language = {"nn": "nb", "no": "nb"}.get(start, start)
    return language if language in LANGUAGES else "en" if start else DEFAULT_LANGUAGE


@lru_cache
def _catalogue(language: str) -> Translations:
    with (FOLDER / f"{language}.po").open("rb") as file:
        catalogue = read_po(file, locale=language)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Translations(fp=compiled)
