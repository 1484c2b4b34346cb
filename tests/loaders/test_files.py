"""Reading the publishers' files: by name, whole, once, and as UTF-8."""

import unicodedata
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from loaders._files import csv_of, json_of, numbers_of, read_bytes, text_of
from loaders.faults import InputFault
from loaders.municipality_panel import SOURCE

NAME = SOURCE.file  # municip_data.csv


def put(folder: Path, name: str, raw: bytes = b"x") -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(raw)


def test_a_file_is_found_wherever_it_lies(tmp_path: Path):
    put(tmp_path, f"scb/2022/{NAME}", b"\x00 any bytes")
    assert read_bytes(tmp_path, SOURCE) == b"\x00 any bytes"


def test_a_single_copy_with_a_downloads_name_is_the_file(tmp_path: Path):
    put(tmp_path, "municip_data (1).csv", b"the only one")
    assert read_bytes(tmp_path, SOURCE) == b"the only one"


def test_a_missing_file_is_named(tmp_path: Path):
    with pytest.raises(InputFault, match=r"^municip_data\.csv: missing$"):
        read_bytes(tmp_path, SOURCE)


def test_an_empty_file_is_named(tmp_path: Path):
    put(tmp_path, NAME, b"")
    with pytest.raises(InputFault, match=r"^municip_data\.csv: empty$"):
        read_bytes(tmp_path, SOURCE)


@pytest.mark.parametrize(
    "copy",
    [
        "municip_data (1).csv",
        "municip_data(2).csv",
        "municip_data - Copy.csv",
        "municip_data - Copy (2).csv",
        "municip_data - kopia.csv",
        "MUNICIP_DATA.csv",
        "older/municip_data.csv",
    ],
)
def test_two_copies_are_a_fault_that_names_both(tmp_path: Path, copy: str):
    put(tmp_path, f"new/{NAME}")
    put(tmp_path, copy)
    with pytest.raises(InputFault, match="found more than once") as caught:
        read_bytes(tmp_path, SOURCE)
    assert f"new/{NAME}" in str(caught.value)
    assert copy in str(caught.value)


@pytest.mark.parametrize(
    "other",
    ["municip_data22.csv", "old_municip_data.csv", "municip_data.md", "municip_data.csv.gz"],
)
def test_a_file_with_a_similar_name_is_another_file(tmp_path: Path, other: str):
    put(tmp_path, other, b"another")
    with pytest.raises(InputFault, match="missing"):
        read_bytes(tmp_path, SOURCE)
    put(tmp_path, NAME, b"this one")
    assert read_bytes(tmp_path, SOURCE) == b"this one"


def test_a_point_in_a_name_stands_for_itself(tmp_path: Path):
    put(tmp_path, "municip_data.csv")
    with pytest.raises(InputFault, match="missing"):
        read_bytes(tmp_path, replace(SOURCE, file="municip.data.csv"))


def test_text_loses_its_byte_order_mark():
    assert text_of(b"\xef\xbb\xbfregion", SOURCE) == "region"


def test_text_in_another_encoding_is_refused_with_the_place():
    with pytest.raises(InputFault, match=r"municip_data\.csv: not UTF-8 text \(byte 1\)"):
        text_of("Håbo".encode("cp1252"), SOURCE)


def test_decomposed_letters_are_composed():
    raw = unicodedata.normalize("NFD", "Håbo").encode()
    assert raw != "Håbo".encode()
    assert text_of(raw, SOURCE) == "Håbo"


def test_a_table_keeps_codes_and_blanks_as_text():
    table = csv_of(b"code,name,figure\n0114,NA,\n0115,null,1.50\n", SOURCE)
    assert table.to_dict("list") == {
        "code": ["0114", "0115"],
        "name": ["NA", "null"],
        "figure": ["", "1.50"],
    }


@pytest.mark.parametrize(
    "raw", [b"\n", b'a,b\n1,2\n3,"4', b"a,b\n1,2\n3,4,5\n"], ids=["blank", "cut off", "ragged"]
)
def test_a_damaged_table_is_a_fault(raw: bytes):
    with pytest.raises(InputFault, match=r"municip_data\.csv: not a table"):
        csv_of(raw, SOURCE)


def test_a_json_object_is_read():
    assert json_of('\ufeff{"län": [1, null]}'.encode(), SOURCE) == {"län": [1, None]}


@pytest.mark.parametrize("raw", [b'{"value": [1, 2', b"<html></html>", b""])
def test_json_that_is_cut_off_or_something_else(raw: bytes):
    with pytest.raises(InputFault, match=r"municip_data\.csv: cut off, or not JSON"):
        json_of(raw, SOURCE)


def test_json_that_is_no_object():
    with pytest.raises(InputFault, match="not a JSON object"):
        json_of(b"[1, 2]", SOURCE)


def test_two_points_and_blanks_are_missing_numbers():
    column = pd.Series(["1", " 2.5 ", "..", "", " ", ".", "-3"], name="tax_base")
    np.testing.assert_equal(
        numbers_of(column, SOURCE).to_numpy(), [1, 2.5, np.nan, np.nan, np.nan, np.nan, -3]
    )


@pytest.mark.parametrize("wrong", ["x", "1 234", "1,5", "nan"])
def test_text_that_is_no_number_is_named_with_its_column(wrong: str):
    with pytest.raises(
        InputFault, match=r"municip_data\.csv: .* is no number \(tax_base\)"
    ) as said:
        numbers_of(pd.Series(["1", wrong], name="tax_base"), SOURCE)
    assert repr(wrong) in str(said.value)
