"""`python -m translations` brings the catalogues up to date with the words that the pages use."""

import ast
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

_EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
ROOT = Path(__file__).parent.parent


def words_of_pages() -> list[str]:
    """Every text given to `_(…)` in views and pages, in order, f-strings included."""
    found: dict[str, None] = {}
    for path in [
        *sorted(ROOT.glob("views/**/*.py")),
        *sorted(ROOT.glob("pages/*.py")),
        *sorted(ROOT.glob("indicators/**/*.py")),
        *sorted(ROOT.glob("translations/*.py")),
    ]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id == "_"
            ):
                text = node.args[0]
                if not (isinstance(text, ast.Constant) and isinstance(text.value, str)):
                    raise ValueError(f"{path.name}:{node.lineno}: _() needs the words themselves")
                found[text.value] = None
    return list(found)


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
    waiting = {language: update(language) for language in ("sv", "nb")}
    print(", ".join(f"{language}: {count} to translate" for language, count in waiting.items()))
    sys.exit(any(waiting.values()))
