"""The page for a reader's own table, with files as a visitor would bring them."""

import gc

import pytest
from support.pages import run, words

from analysis.segregation import Counted
from views.own import upload

LONG = "desokod;hemligt_namn_x7;total\n" + "".join(
    f"0114A00{n}0;{10 * n};{100 * n}\n" for n in range(1, 3)
)


def bring(raw, name="table.csv", language="en"):
    app = run("own", lang=language)
    app.file_uploader(key="own_file").set_value((name, raw, "text/csv"))
    return app.run()


def errors(app):
    return "\n".join(element.value for element in app.error)


@pytest.mark.parametrize("language", ["sv", "en", "nb"])
@pytest.mark.parametrize("kind", ["born", "tenure"])
def test_the_example_is_measured(kind, language):
    app = bring(upload.example(kind), language=language)
    assert not app.exception
    assert not app.error
    assert "Skurup" in words(app)
    indices = app.dataframe[1].value
    assert len(indices) == 2 * (7 if kind == "born" else 9)


def test_classes_in_order_get_the_rank_order_index():
    app = bring(upload.example("tenure"))
    box = next(box for box in app.checkbox if "in order" in box.label)
    app = box.check().run()
    assert not app.error
    assert "Rank-order H of ordered groups" in set(app.dataframe[1].value["Index"])


def test_another_group_can_be_chosen_for_the_indices_of_two():
    app = bring(upload.example("tenure"))
    before = app.dataframe[1].value["Seen"].tolist()
    group = next(box for box in app.selectbox if "two groups" in box.label)
    app = group.set_value("owned").run()
    assert app.dataframe[1].value["Seen"].tolist() != before


@pytest.mark.parametrize(
    ("raw", "name", "sentence"),
    [
        (b"", "a.csv", "The file is empty."),
        (b"<html></html>", "a.xls", "This is a web page, not a table."),
        (b"\x89PNG\r\n", "a.xlsx", "This is a picture, not a table."),
        (b"desokod;g;total\n0114A0010;1;2\n", "a.csv", "At least two are needed"),
    ],
)
def test_a_bad_file_gets_one_sentence(raw, name, sentence):
    app = bring(raw, name)
    assert not app.exception
    assert len(app.error) == 1
    assert sentence in errors(app)


def test_every_fault_stands_in_one_place_and_the_choices_stay():
    text = "desokod;g;total\n0114A0010;-1;2\n0114A0010;9;2\n9999A0010;1;2\n"
    app = bring(text.encode())
    assert len(app.error) == 1
    assert errors(app).count("\n- ") == 3
    assert len(app.selectbox) >= 3
    better = app.file_uploader(key="own_file").set_value(("b.csv", upload.example(), "text/csv"))
    assert not better.run().error


def test_a_file_that_is_taken_away_leaves_nothing():
    app = bring(upload.example())
    app = app.file_uploader(key="own_file").set_value(None).run()
    assert not app.dataframe
    assert "own_table" not in app.session_state


def test_nothing_is_kept_when_the_session_is_over():
    app = bring(LONG.encode())
    assert not app.error
    del app
    gc.collect()
    left = [one for one in gc.get_objects() if isinstance(one, Counted)]
    assert not [one for one in left if "hemligt_namn_x7" in one.counts.columns]


def test_areas_of_the_newer_vintage_are_measured_and_said():
    app = bring(LONG.replace("0114A0020", "0114C9990").encode())
    assert "probably DeSO 2025" in "\n".join(element.value for element in app.info)
    assert not app.error
