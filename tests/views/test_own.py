"""What is said of a reader's file, and what leaves the page with it."""

import ast
import io
from pathlib import Path

import pandas as pd
import pytest

from loaders import _own_file, _own_geopackage, _own_remark, own_table
from loaders.own_table import Remark
from translations import texts
from views import downloads
from views.own import counts, files, sentences, upload

ROOT = Path(__file__).parent.parent.parent
VALUES = {
    "form": "deso",
    "count": 3,
    "all": 9,
    "most": 5,
    "line": 4,
    "columns": 3,
    "some": "0114",
    "example": "x",
    "column": "grupp",
    "name": "Data",
    "years": "2025",
}


def kinds():
    found = {"comma", "formula", "not_numbers", "no_group", "many_groups"}
    found |= {f"is_{kind}" for kind in ("html", "markup", "picture", "pdf", "old_excel", "other")}
    for module in (_own_file, _own_geopackage, _own_remark, own_table):
        tree = ast.parse(Path(module.__file__).read_text(encoding="utf-8"))
        for call in ast.walk(tree):
            if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Name)):
                continue
            place = {"remark": 0, "_refuse": 1}.get(call.func.id)
            if place is not None and isinstance(call.args[place], ast.Constant):
                found.add(call.args[place].value)
    return sorted(found)


def test_there_are_many_kinds():
    assert len(kinds()) > 55


@pytest.mark.parametrize("language", ["sv", "en", "nb"])
@pytest.mark.parametrize("kind", kinds())
def test_every_kind_of_remark_has_a_sentence(kind, language):
    texts.speak(language)
    said = sentences.sentence(Remark(kind=kind, values=VALUES))
    assert said.endswith((".", "?"))
    assert "{" not in said


def test_the_files_own_words_are_shown_and_do_nothing():
    texts.speak("en")
    evil = "![x](http://example.com/x.png) <b> $x$ :red[y]"
    said = sentences.sentence(Remark(kind="comma", values={"column": evil}))
    assert "\\!\\[x\\]\\(http" in said
    assert "\\<b\\>" in said
    assert "\\$x\\$" in said


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_text_of_a_download_begins_a_formula(start):
    frame = pd.DataFrame({f"{start}head": [f"{start}cmd|x", "plain"], "n": [-1.5, 2]})
    back = pd.read_csv(io.BytesIO(downloads.own_csv(frame)), dtype=str, keep_default_na=False)
    assert back.columns[0].startswith("'")
    assert back.iloc[0, 0].startswith("'")
    assert back["n"].tolist() == ["-1.5", "2.0"]


def parsed(text, **columns):
    table = own_table.read(text.encode(), "t.csv")
    chosen = own_table.Columns(**{**vars(own_table.guess(table, counts.known_codes())), **columns})
    return own_table.parse(table, chosen, counts.known_codes())


def test_the_examples_are_read_as_they_are_meant():
    born = parsed(upload.example("born").decode("utf-8-sig"))
    assert (born.level, born.is_current, born.notes) == ("regso", True, ())
    assert born.coverage["areas"].tolist() == born.coverage["of"].tolist() == [31, 8]
    tenure = parsed(upload.example("tenure").decode("utf-8-sig"))
    assert list(tenure.counts) == ["rented", "cooperative", "owned"]
    assert tenure.level == "regso"


def test_the_results_carry_definitions_and_every_region():
    texts.speak("en")
    found = counts.to_measure(parsed(upload.example("tenure").decode("utf-8-sig")), "rented", True)
    table = pd.read_csv(io.BytesIO(files.indices_csv(found, "en")), dtype={"region": str})
    assert set(table["region"]) == {"0181", "1264"}
    assert set(table["name"]) == {"Södertälje", "Skurup"}
    assert table["index"].nunique() == 10
    assert table["definition"].notna().all()
    assert (table["interval_low"] <= table["observed"] + 0.05).all()
    areas = pd.read_csv(io.BytesIO(files.areas_csv(found)))
    share = 100 * areas["rented"] / areas["total (all)"]
    assert areas["share_pct"].to_numpy() == pytest.approx(share.to_numpy())


def test_regions_of_a_readers_own_keep_their_names_without_markup():
    text = "area,bydel,a,b\nx1,<b>Nord</b>,1,2\nx2,<b>Nord</b>,3,2\nx3,=Sør,1,2\nx4,=Sør,2,2\n"
    found = counts.to_measure(parsed(text, within="bydel", groups=("a", "b")), "a", False)
    assert found.level is None
    assert set(found.names) == {"‹b›Nord‹/b›", "=Sør"}
    assert "\n'=Sør" in files.indices_csv(found, "en").decode("utf-8-sig")


@pytest.mark.parametrize(
    "path",
    [
        *(str(path.relative_to(ROOT)) for path in sorted(ROOT.glob("views/own/*.py"))),
        "loaders/own_table.py",
        "loaders/_own_file.py",
        "loaders/_own_geopackage.py",
        "loaders/own_reading.py",
    ],
)
def test_nothing_of_a_readers_file_is_cached_logged_or_written(path):
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    names = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    names |= {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    forbidden = {"lru_cache", "cache", "cache_data", "cache_resource", "logging", "print", "open"}
    if path == "loaders/_own_file.py":
        forbidden -= {"open"}  # a part of a zip that is in memory
    assert not names & (forbidden | {"tempfile", "NamedTemporaryFile", "to_file", "write_bytes"})
