"""No text for readers has a form that translations/terms.toml rejects."""

import ast
import re
import tomllib
from collections.abc import Iterator
from typing import NamedTuple

import pytest
from babel.messages.pofile import read_po

from translations import DECLARED, FOLDER
from translations.__main__ import ROOT, words_of_pages

TERMS = tomllib.loads((FOLDER / "terms.toml").read_text("utf-8"))
DECLARING = ("views", "briefs", "presenting", "analysis", "indicators", "loaders")
GUIDES = {"sv": "docs/guide.sv.md", "en": "docs/guide.md"}


class Said(NamedTuple):
    """A text for readers, and where it stands."""

    where: str
    text: str


def rejected(texts: list[Said], language: str) -> list[tuple[str, str, str]]:
    """Where a text has a form that is rejected in its language: the term, the place, the words."""
    forms = [
        (name, re.compile(form, re.IGNORECASE))
        for name, term in TERMS.items()
        for form in term[f"never_{language}"]
    ]
    return [
        (name, said.where, hit.group())
        for said in texts
        for name, form in forms
        if (hit := form.search(said.text))
    ]


def texts(language: str) -> list[Said]:
    """Every text for readers in a language: pages, prose, declarations, the guide."""
    return [*_pages(language), *_prose(language), *_declarations(language), *_guide(language)]


def _pages(language: str) -> Iterator[Said]:
    if language == "en":
        yield from (Said("_(…)", words.text) for words in words_of_pages())
        return
    with (FOLDER / f"{language}.po").open("rb") as file:
        for message in read_po(file, locale=language):
            if message.id:
                yield Said(f"{language}.po: {message.id}", str(message.string))


def _prose(language: str) -> Iterator[Said]:
    for path in sorted((FOLDER / language).glob("*.toml")):
        for key, text in _leaves(tomllib.loads(path.read_text("utf-8"))):
            yield Said(f"{language}/{path.name}: {key}", text.replace("\n", " "))


def _leaves(table: dict, before: str = "") -> Iterator[tuple[str, str]]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _leaves(value, f"{before}{name}.")
        else:
            yield f"{before}{name}", value


def _declarations(language: str) -> Iterator[Said]:
    for path in (path for folder in DECLARING for path in sorted((ROOT / folder).rglob("*.py"))):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id="Text"), keywords=keywords):
                    where = f"{path.relative_to(ROOT)}:{node.lineno}"
                    yield from (Said(where, _words(k.value)) for k in keywords if k.arg == language)


def _words(node: ast.expr) -> str:
    """The words of a text, the filled-in parts of an f-string left out."""
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    return "".join(str(part.value) if isinstance(part, ast.Constant) else "{…}" for part in parts)


def _guide(language: str) -> Iterator[Said]:
    if path := GUIDES.get(language):
        for paragraph in (ROOT / path).read_text("utf-8").split("\n\n"):
            yield Said(f"{path}: {paragraph[:40]}", paragraph.replace("\n", " "))


@pytest.mark.parametrize("language", DECLARED)
def test_no_text_has_a_rejected_form(language):
    assert not rejected(texts(language), language)


@pytest.mark.parametrize("language", DECLARED)
def test_the_texts_looked_at_are_those_of_pages_prose_declarations_and_guide(language):
    """A reader that reads nothing would find nothing to reject."""
    assert len(list(_pages(language))) > 800
    assert len(list(_prose(language))) > 150
    assert len(list(_declarations(language))) > 500
    assert len(list(_guide(language))) > (30 if language in GUIDES else -1)


@pytest.mark.parametrize(
    ("language", "text", "term"),
    [
        ("sv", "Skillnaden är 3 (95 % intervall 1 till 5).", "uncertainty_interval"),
        ("sv", "Skillnaden är 3 (95-procentigt intervall 1 till 5).", "uncertainty_interval"),
        ("sv", "Svaret håller, utöver slumpvariation.", "chance"),
        ("sv", "I 3 kommuner är olikheten hög.", "dissimilarity"),
        ("sv", "1 när inget område delas", "wholly_apart"),
        ("sv", "brott i serien", "break_in_series"),
        ("sv", "Seriebrott: två tabeller", "break_in_series"),
        ("sv", "Ingen ände är bättre.", "neither_is_better"),
        ("sv", "vänd kring det observerade värdet", "mirrored"),
        ("sv", "Ur den inbyggda ögonblicksbilden.", "embedded_data"),
        ("nb", "95 % intervall 1 til 5", "uncertainty_interval"),
        ("nb", "Ulikhet D er 0,3", "dissimilarity"),
        ("nb", "Fra det innebygde øyeblikksbildet.", "embedded_data"),
        ("nb", "Ingen ende er bedre.", "neither_is_better"),
        ("en", "`python -m loaders refresh`", "refresh_command"),
    ],
)
def test_a_rejected_form_is_found_whatever_its_capitals(language, text, term):
    made = [Said("as written", text), Said("in capitals", text.upper())]
    found = {(name, where) for name, where, _words in rejected(made, language)}
    assert {(term, "as written"), (term, "in capitals")} <= found


@pytest.mark.parametrize("name", TERMS)
def test_a_term_has_its_words_its_reason_and_does_not_reject_itself(name):
    term = TERMS[name]
    assert set(term) == {"why", *DECLARED, *(f"never_{language}" for language in DECLARED)}
    for language in DECLARED:
        assert term[language]
        assert not rejected([Said(name, term[language])], language)
    assert len(term["why"].splitlines()) == 1


@pytest.mark.parametrize("name", TERMS)
def test_a_rejected_form_takes_linear_time(name):
    """No repeat inside a repeat, which is what makes a regular expression slow."""
    for language in DECLARED:
        for form in TERMS[name][f"never_{language}"]:
            assert not re.search(r"[*+}]\)[*+{]|[*+][*+{]", form)
            re.compile(form)
