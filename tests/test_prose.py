"""The documents' prose: the same keys in every language, all used, none empty; and what the reader of it refuses."""

import string
import tomllib

import pytest

import translations
from briefs.library import LIBRARY
from indicators.glossary import TERMS
from indicators.schemes import SCHEMES
from presenting.ready import READY
from translations import FOLDER, LANGUAGES, prose

DOCUMENTS = ("glossary", "library", "stories")
TOLD_BY_THEIR_INDICATOR = {"economic_standard.meaning", "crowding.meaning"}


def written(language, document):
    """The keys and texts of a file, read without the reader's help."""
    held = tomllib.loads((FOLDER / language / f"{document}.toml").read_text("utf-8"))

    def leaves(table, before=()):
        for name, value in table.items():
            if isinstance(value, dict):
                yield from leaves(value, (*before, name))
            else:
                yield ".".join((*before, name)), value

    return dict(leaves(held))


def gaps(text):
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name)


def test_every_file_of_prose_is_one_of_a_document():
    files = {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.toml")}
    of_documents = {f"{language}/{document}.toml" for language in LANGUAGES for document in DOCUMENTS}  # fmt: skip
    assert files == of_documents | {"terms.toml"}


@pytest.mark.parametrize("document", DOCUMENTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_is_in_every_language_and_none_is_empty(language, document):
    texts = written(language, document)
    assert list(texts) == list(written("sv", document))
    assert not [key for key, text in texts.items() if not text.strip()]
    assert {key: text[language] for key, text in prose.prose(document).items()} == {
        key: text.strip("\n").replace("\n", " ") for key, text in texts.items()
    }


@pytest.mark.parametrize("document", DOCUMENTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_gaps_to_fill(language, document):
    for key, text in prose.prose(document).items():
        assert set(gaps(text[language])) == set(gaps(text.sv)), key


def test_no_text_of_the_glossary_is_left_over():
    told = {f"{id}.{part}" for id in set(TERMS) - set(SCHEMES) for part in ("title", "meaning")}
    assert set(prose.prose("glossary")) == told - TOLD_BY_THEIR_INDICATOR


def test_no_text_of_the_library_is_left_over():
    told = {f"{id}.{part}" for id in LIBRARY for part in ("name", "what", "known")}
    assert set(prose.prose("library")) == told | {"not_measured", "undated", "updated"}


def test_no_text_of_the_stories_is_left_over():
    shown = [
        text
        for story in READY.values()
        for text in (
            story.title,
            story.about,
            *(part for step in story.steps for part in (step.heading, step.sentence, step.notes)),
        )
    ]
    texts = [(text.sv, text.en, text.nb) for text in prose.prose("stories").values()]
    assert sorted((text.sv, text.en, text.nb) for text in shown) == sorted(texts)


# The reader


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Files of one document, as a translator might leave them."""
    monkeypatch.setattr(translations, "FOLDER", tmp_path)
    prose.prose.cache_clear()
    for language in LANGUAGES:
        (tmp_path / language).mkdir()
        (tmp_path / language / "words.toml").write_text('[a]\ntitle = "A"\nmeaning = "B"\n')
    yield tmp_path
    prose.prose.cache_clear()


def test_a_line_break_is_a_space_and_a_hard_space_stays(folder):
    (folder / "nb" / "words.toml").write_text(
        '[a]\ntitle = """\r\nto  ord \r\n  og 1\u00a0000\n"""\nmeaning = "B"\n', "utf-8", newline=""
    )
    assert prose.prose("words")["a.title"].nb == "to  ord og 1\u00a0000"
    assert list(prose.prose("words")) == ["a.title", "a.meaning"]


@pytest.mark.parametrize(
    "left", ['[a]\ntitle = "A"\n', '[a]\ntitle = "A"\nmeaning = " \\n"\n', '[a]\ntitle = "A"\nmeaning = 5\n']
)  # fmt: skip
def test_a_text_that_is_missing_is_named_with_its_file(folder, left):
    (folder / "nb" / "words.toml").write_text(left)
    with pytest.raises(ValueError, match=r"^nb/words\.toml has no text for a\.meaning\.$"):
        prose.prose("words")


def test_every_missing_text_is_named_in_one_sentence(folder):
    (folder / "en" / "words.toml").write_text('[b]\ntitle = "B"\n')
    with pytest.raises(ValueError, match="has no text") as fault:
        prose.prose("words")
    assert str(fault.value) == (
        "sv/words.toml has no text for b.title; en/words.toml has no text for a.title, a.meaning; "
        "nb/words.toml has no text for b.title."
    )


def test_a_file_that_is_no_toml_is_named_with_the_line(folder):
    (folder / "sv" / "words.toml").write_text('[a]\ntitle = "A\n')
    with pytest.raises(ValueError, match=r"^sv/words\.toml is no TOML: .*line 2"):
        prose.prose("words")
