"""Every source is described, and every loader is made alike."""

import importlib
import inspect
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

import loaders
from indicators.inputs import EVERY_SOURCE, LIVE_LOADERS, READERS, SOURCES, module_of
from loaders import population_grid
from loaders.source import Source
from translations import LANGUAGES, Text

FOLDER = Path(loaders.__file__).parent
OF_ALL = {"answer", "asking", "faults", "folder", "source"}  # what loaders share with other floors
OF_READERS = {"outside", "own_feed", "own_reading", "own_table", "worker"}  # for readers' own files
NOT_LOADERS = {*OF_ALL, *OF_READERS, "fetched_feed", "scb_yearly"}
LOADERS = sorted(
    path.stem
    for path in FOLDER.glob("*.py")
    if not path.stem.startswith("_") and path.stem not in NOT_LOADERS
)
LIVE = {module.__name__.split(".")[-1] for module in LIVE_LOADERS}
EMBEDDED = [name for name in LOADERS if name not in LIVE]
SQUARES = FOLDER.parent / "data" / "snapshot" / "squares.parquet"


def is_written(text: Text) -> bool:
    return all(text[language].strip() for language in LANGUAGES)


def sources_of(name: str) -> list[Source]:
    module = importlib.import_module(f"loaders.{name}")
    return [value for value in vars(module).values() if isinstance(value, Source)]


@pytest.mark.parametrize("key", SOURCES)
def test_a_source_is_described(key: str):
    source = SOURCES[key]
    assert source.key == key
    assert all(text.strip() for text in (source.publisher, source.title, source.file, source.units))
    assert source.years
    assert list(source.years) == sorted(set(source.years))
    assert is_written(source.computed)
    assert source.limits is None or is_written(source.limits)
    assert is_written(source.licence)
    assert source.address == "" or source.address.startswith("https://")
    assert source.rows is None or source.rows > 0


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", SOURCES)
def test_a_citation_begins_with_the_publisher_and_ends_with_the_licence(key: str, language: str):
    source = SOURCES[key]
    citation = source.citation(language)
    assert citation.startswith(f"{source.publisher}: {source.title}")
    assert citation.endswith(f". {source.licence[language]}.")
    assert source.period in citation or all(str(y) in citation for y in source.years[:1])
    assert ", ," not in citation


def test_a_period_is_one_year_or_the_first_and_last():
    assert SOURCES["municipality_panel"].period == "2001–2021"
    assert SOURCES["population_grid"].period == "2024"


def test_no_two_sources_share_a_key_or_a_file():
    written = [source for name in LOADERS for source in sources_of(name)]
    assert len({source.key for source in written}) == len(written)
    files = [source.file for source in written if source.file]
    assert len(set(files)) == len(files) == len(SOURCES)
    assert set(EVERY_SOURCE) == {source.key for source in written}


def test_every_loader_is_read_by_the_builder():
    assert sorted(module.__name__.split(".")[-1] for module, _ in READERS.values()) == EMBEDDED


def test_a_part_is_read_after_those_that_it_needs():
    read: set[str] = set()
    for name, (_, needs) in READERS.items():
        assert set(needs) <= read
        read.add(name)


@pytest.mark.parametrize("name", LOADERS)
def test_a_loader_has_a_source_and_documented_load_and_parse(name: str):
    module = importlib.import_module(f"loaders.{name}")
    assert (module.__doc__ or "").strip()
    assert sources_of(name)
    assert all(module_of(source) == name for source in sources_of(name))
    for function in (module.load, module.parse):
        assert inspect.getmodule(function) is module
        assert (function.__doc__ or "").strip()


@pytest.mark.parametrize("part", READERS)
def test_load_takes_a_folder_and_parse_what_it_gives_and_the_parts_it_needs(part: str):
    module, needs = READERS[part]
    assert obligatory(module.load) == ["folder"]
    assert len(obligatory(module.parse)) == 1 + len(needs)


def obligatory(function: Callable) -> list[str]:
    parameters = inspect.signature(function).parameters.values()
    return [p.name for p in parameters if p.default is inspect.Parameter.empty]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_grid_says_how_many_squares_were_moved(language: str):
    moved = int(pd.read_parquet(SQUARES, columns=["is_moved"])["is_moved"].sum())
    assert f" {moved} " in population_grid.SOURCE.computed[language]
