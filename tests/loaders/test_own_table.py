"""A reader's own file: every way in which it can be written, mended or refused."""

import contextlib
import io
import json
import re
import sqlite3
import unicodedata
import zipfile
from pathlib import Path

import geopandas as gpd
import numpy as np
import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import Point, Polygon, box

from loaders import _own_file, own_table
from loaders.own_table import Columns, OwnFault

DESO = [f"{m}{c}{n:04d}" for m in ("0114", "1264") for c in "AC" for n in (10, 20, 30)]
REGSO = [f"{m}R{n:03d}" for m in ("0114", "1264") for n in range(1, 5)]
MUNICIPALITIES = ["0114", "0115", "0117", "0180", "1264", "1480"]
KNOWN = {"deso": DESO, "regso": REGSO, "municipality": MUNICIPALITIES}
PLAIN = "desokod;grupp;total\n0114A0010;10;100\n0114A0020;20;200\n0114A0030;30;300\n"


def taken(raw, name="table.csv", **columns):
    """The whole way, with guessed columns except those given."""
    raw = raw if isinstance(raw, bytes) else raw.encode()
    table = own_table.read(raw, name)
    guessed = own_table.guess(table, KNOWN)
    chosen = Columns(**{**vars(guessed), **columns})
    return own_table.parse(table, chosen, KNOWN)


def faults(raw, name="table.csv", **columns):
    with pytest.raises(OwnFault) as caught:
        taken(raw, name, **columns)
    return {fault.kind: fault.values for fault in caught.value.faults}


def notes(found):
    return {note.kind: note.values for note in found.notes}


def is_plain(found):
    assert found.counts["grupp"].tolist() == [10, 20, 30]
    assert found.total.tolist() == [100, 200, 300]
    assert found.counts.index.tolist() == ["0114A0010", "0114A0020", "0114A0030"]
    assert found.within.tolist() == ["0114"] * 3
    assert found.level == "deso"
    assert found.is_current
    return True


# Encodings and separators


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("line", ["\n", "\r\n", "\r"])
def test_a_table_is_read_in_any_common_encoding_and_separator(encoding, separator, line):
    text = PLAIN.replace(";", separator).replace("\n", line)
    assert is_plain(taken(text.encode(encoding)))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_swedish_letters_come_through(encoding):
    text = PLAIN.replace("grupp", "födda i Älvsjö, Å")
    found = taken(text.encode(encoding))
    assert list(found.counts) == ["födda i Älvsjö, Å"]
    assert ("cp1252" in notes(found)) == (encoding == "cp1252")


@settings(deadline=None, max_examples=60)
@given(
    counts=st.lists(st.integers(0, 10**6), min_size=12, max_size=12),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
    separator=st.sampled_from(";,\t|"),
    thousands=st.sampled_from(["", "\u00a0", " "]),
    decimals=st.sampled_from(["", ".0", ",0"]),
)
def test_counts_written_any_way_are_the_counts(counts, encoding, separator, thousands, decimals):
    written = [f"{count:,}".replace(",", thousands) + decimals for count in counts]
    rows = [
        f'{code}{separator}"{one}"{separator}"{2 * 10**6}"'
        for code, one in zip(DESO, written, strict=True)
    ]
    text = f"desokod{separator}grupp{separator}total\n" + "\n".join(rows)
    found = taken(text.encode(encoding))
    assert found.counts["grupp"].tolist() == counts


def test_the_line_that_tells_excel_the_separator_is_no_row():
    assert is_plain(taken("sep=;\n" + PLAIN))


def test_titles_above_and_notes_below_are_left_out_and_said():
    text = "Befolkning efter område\n\n" + PLAIN + "\nKälla: SCB\nUppgifterna avser 31 december\n"
    found = taken(text)
    assert is_plain(found)
    assert notes(found)["left_out"] == {"count": 3}


def test_a_note_that_holds_the_separator_is_left_out_by_name():
    found = taken(PLAIN + "Källa: SCB; 2024\n")
    assert is_plain(found)
    assert notes(found)["below"]["count"] == 1


def test_decomposed_letters_are_joined():
    text = unicodedata.normalize("NFD", PLAIN.replace("grupp", "inflyttade från Malmö"))
    found = taken(text)
    assert list(found.counts) == ["inflyttade från Malmö"]
    region = "area,kommun,a,b\n1x,Malmö,1,2\n2x,Malmö,3,2\n"
    mended = taken(unicodedata.normalize("NFD", region), within="kommun", groups=("a", "b"))
    assert set(mended.within) == {"Malmö"}
    assert "decomposed" in notes(mended)


@pytest.mark.parametrize("thousands", ["\u00a0", "\u202f", "\u2009", " ", "'", "’"])
def test_any_separator_of_thousands_is_taken_out_and_said(thousands):
    text = PLAIN.replace(";10;100", f";1{thousands}010;1{thousands}234{thousands}567")
    found = taken(text)
    assert found.counts["grupp"].iloc[0] == 1010
    assert found.total.iloc[0] == 1_234_567
    assert "thousands" in notes(found)


def test_a_decimal_comma_is_read_and_said():
    found = taken(PLAIN.replace(";10;100", ";110,5;1000"))
    assert found.counts["grupp"].iloc[0] == 110.5
    assert notes(found)["comma"] == {"column": "grupp"}
    assert notes(found)["not_whole"] == {"count": 1}


@pytest.mark.parametrize(
    ("written", "count"),
    [("1.234,5", 1234.5), ("1,234.5", 1234.5), ("1,234,567", 1234567), ("1.234.567", 1234567)],
)
def test_both_marks_or_two_groups_tell_which_is_the_decimal_one(written, count):
    found = taken(f'desokod;grupp;total\n0114A0010;"{written}";2000000\n0114A0020;5;2000000\n')
    assert found.counts["grupp"].iloc[0] == count


@pytest.mark.parametrize("written", ["1,234", "1.234"])
def test_a_number_that_can_be_read_in_two_ways_is_asked_about(written):
    text = f"desokod;grupp;total\n0114A0010;{written};5000\n0114A0020;5;5000\n"
    assert faults(text)["ambiguous"]["example"] == written


@pytest.mark.parametrize("missing", ["..", "–", "-", "", " ", "—", "...", ":", "NaN", "N/A"])
def test_what_is_missing_is_not_zero(missing):
    found = taken(PLAIN.replace(";20;200", f";{missing};200"))
    assert np.isnan(found.counts["grupp"].iloc[1])
    assert found.coverage.loc["0114", "areas"] == 2
    assert found.coverage.loc["0114", "of"] == 6
    assert notes(found)["missing"] == {"count": 1}


# Codes


@pytest.mark.parametrize(
    ("codes", "level"),
    [
        (["114", "115", "1264"], "municipality"),
        (["114A0010", "114C0020", "1264A0030"], "deso"),
        (["114R001", "114R002", "1264R001"], "regso"),
        (["114.0", "115.0", "1264.0"], "municipality"),
    ],
)
def test_lost_zeros_are_put_back_and_said(codes, level):
    rows = "".join(f"{code};1;10\n" for code in codes)
    found = taken("kod;grupp;total\n" + rows)
    assert found.level == level
    assert found.is_current
    assert all(len(code) in (4, 8, 9) for code in found.counts.index)
    assert found.counts.index[0].startswith("0114") or found.counts.index[0] == "0114"
    assert notes(found)["zeros"]["count"] == 2


def test_a_code_with_its_zeros_kept_by_an_excel_trick_is_a_code():
    found = taken('kommunkod;grupp;total\n="0114";1;10\n="0115";2;10\n')
    assert found.counts.index.tolist() == ["0114", "0115"]
    assert "zeros" not in notes(found)


@pytest.mark.parametrize("form", ["0114A0010_DeSO2018", "deso_0114a0010", "0114A0010 Bollstanäs"])
def test_a_code_is_found_in_what_is_written_round_it(form):
    found = taken(PLAIN.replace("0114A0010", form))
    assert is_plain(found)


def test_codes_that_say_that_they_are_of_2025_are_named_and_get_no_outlines():
    found = taken(re.sub(r"(0114A00\d0)", r"\1_DeSO2025", PLAIN))
    assert not found.is_current
    assert notes(found)["suffix"]["years"] == "2025"
    assert found.coverage["of"].isna().all()


def test_codes_of_2025_are_told_by_not_being_of_2018():
    found = taken(PLAIN + "0114C9990;4;400\n")
    assert not found.is_current
    assert notes(found)["vintage"] == {"form": "deso", "count": 1, "all": 4, "some": "0114C9990"}
    regso = taken("regsokod;grupp;total\n0114R001;1;10\n0114R099_RegSO2025;2;10\n")
    assert notes(regso)["vintage"]["form"] == "regso"


def test_a_code_of_no_municipality_is_named():
    assert faults(PLAIN + "9999A0010;4;400\n")["unknown_municipality"]["some"] == "9999A0010"


def test_a_code_of_another_form_is_named():
    text = PLAIN.replace("0114A0020", "0114A002")
    assert faults(text)["odd_codes"]["some"] == "0114A002"


def test_rows_that_sum_others_are_left_out_and_said():
    text = "region;grupp;total\n00 Riket;9;99\n01 Stockholms län;3;50\n0114 Upplands Väsby;1;10\n0115;2;10\n"
    found = taken(text)
    assert found.counts.index.tolist() == ["0114", "0115"]
    assert notes(found)["sums"]["count"] == 2
    assert notes(found)["names"]["count"] == 1


def test_rows_without_a_code_are_said():
    assert notes(taken(PLAIN + ";5;50\n"))["no_code"] == {"count": 1}


def test_the_same_area_twice_is_named():
    assert faults(PLAIN + "0114A0010;1;10\n")["duplicates"] == {"count": 1, "some": "0114A0010"}


def test_municipalities_lie_in_the_country_or_in_their_county():
    text = "kommunkod;grupp;total\n0114;1;10\n0115;2;10\n1264;3;10\n"
    whole = taken(text)
    assert set(whole.within) == {own_table.COUNTRY}
    assert whole.coverage.loc[own_table.COUNTRY, ["areas", "of"]].tolist() == [3, 6]
    counties = taken(text, by_county=True)
    assert counties.within.tolist() == ["01", "01", "12"]
    assert counties.coverage.loc["01", "of"] == 4


def test_areas_of_any_kind_are_measured_by_a_region_of_the_readers_own():
    text = "grunnkrets;bydel;gruppe;antall\n03010101;Frogner;1;10\n03010102;Frogner;2;10\n11030101;Sentrum;3;9\n"
    found = taken(text)
    assert found.level is None
    assert found.within.tolist() == ["Frogner", "Frogner", "Sentrum"]
    assert found.coverage["of"].isna().all()
    assert "unknown_codes" in faults(text, within=None)


def test_norwegian_municipalities_are_not_taken_for_swedish_ones():
    text = "kommunenummer;fylke;gruppe;antall\n0301;Oslo;1;10\n4601;Vestland;2;10\n4602;Vestland;3;10\n"
    assert taken(text, within="fylke").level is None
    assert "unknown_municipality" in faults(text, within=None)


def test_an_area_without_a_region_is_named():
    text = "area;bydel;a;b\nx1;N;1;2\nx2;;3;4\nx3;N;3;4\n"
    assert faults(text, within="bydel", groups=("a", "b"))["no_region"]["some"] == "X2"


# Counts


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ("0114C0010;-5;50", "negative"),
        ("0114C0010;−5;50", "negative"),
        ("0114C0010;500;50", "over_total"),
        ("0114C0010;many;50", "not_numbers"),
        ("0114C0010;=1+1;50", "formula"),
        ("0114C0010;@SUM(A1);50", "formula"),
        ("0114C0010;+5;50", "formula"),
        ('0114C0010;"=HYPERLINK(""http://x"")";50', "formula"),
        ("0114C0010;12 %;50", "percent_sign"),
        ("0114C0010;1e999;50", "not_numbers"),
        (f"0114C0010;5;{10**30}", "too_high"),
    ],
)
def test_a_count_that_cannot_be_one_is_named_with_its_area(row, kind):
    found = faults(PLAIN + row + "\n")
    assert kind in found
    assert found[kind]["count"] == 1
    assert found[kind].get("some", "0114C0010") == "0114C0010"


def test_every_fault_is_said_at_once():
    text = PLAIN + "0114C0010;-5;50\n0114C0020;500;50\n0114C0020;5;50\n9999A0010;x;5\n"
    found = faults(text)
    assert set(found) == {
        "negative",
        "over_total",
        "duplicates",
        "unknown_municipality",
        "not_numbers",
    }


def test_a_count_that_noise_put_above_its_total_is_cut_and_said():
    found = taken(PLAIN + "0114C0010;12;11\n")
    assert found.counts["grupp"].iloc[-1] == 11
    assert notes(found)["cut"]["some"] == "0114C0010"


def test_percentages_instead_of_counts_are_noticed():
    text = "desokod;andel;total\n0114A0010;12.5;1000\n0114A0020;40.2;1500\n0114A0030;8.1;900\n"
    table = own_table.read(text.encode(), "t.csv")
    assert own_table.guess(table, KNOWN).are_percent  # by the column's name
    assert "looks_percent" in notes(taken(text, are_percent=False))
    counted = taken(text)
    assert counted.counts["andel"].tolist() == pytest.approx([125, 603, 72.9])
    assert "from_percent" in notes(counted)


def test_percentages_above_100_are_named():
    text = "desokod;andel;total\n0114A0010;120;1000\n0114A0020;40;1500\n"
    assert faults(text, are_percent=True)["over_100"]["some"] == "0114A0010"


def test_several_groups_make_their_own_total_and_must_not_overlap():
    text = "desokod;a;b;c\n0114A0010;1;2;3\n0114A0020;4;5;6\n"
    assert taken(text).total.tolist() == [6, 15]
    overlapping = "desokod;a;b;total\n0114A0010;80;70;100\n0114A0020;90;60;100\n"
    assert "overlap" in faults(overlapping, groups=("a", "b"))


@pytest.mark.parametrize(
    ("columns", "kind"),
    [
        ({"total": None}, "no_total"),
        ({"groups": ()}, "no_group"),
        ({"total": "grupp"}, "same_column"),
    ],
)
def test_columns_that_do_not_fit_together_are_said(columns, kind):
    assert kind in faults(PLAIN, **columns)


def test_one_area_is_too_few():
    assert faults("desokod;grupp;total\n0114A0010;10;100\n") == {"one_area": {"count": 1}}


def test_nothing_counted_is_said():
    assert "no_counts" in faults(
        "desokod;grupp;total\n0114A0010;..;100\n0114A0020;..;1\n", groups=("grupp",)
    )


# Files


def zipped(**parts):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_DOT_", "."), content)
    return file.getvalue()


HTML = b"<!DOCTYPE html><html><body><table><tr><td>1</td></tr></table></body></html>"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("raw", "name", "kind"),
    [
        (b"", "a.csv", "empty"),
        (b"\xef\xbb\xbf\r\n \n", "a.csv", "empty"),
        (b"x" * (50 * 2**20 + 1), "a.csv", "too_large"),
        (HTML, "a.csv", "is_html"),
        (HTML, "a.xlsx", "is_html"),
        (b"<?xml version='1.0'?><a/>", "a.csv", "is_markup"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "a.xlsx", "is_picture"),
        (b"\xff\xd8\xff\xe0" + bytes(50), "a.csv", "is_picture"),
        (b"%PDF-1.7 ...", "a.csv", "is_pdf"),
        (OLE, "a.xls", "is_old_excel"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "a.xlsx", "is_encrypted"),
        (b"PAR1" + bytes(30), "a.csv", "is_other"),
        (b"\x1f\x8b" + bytes(30), "a.csv.gz", "is_other"),
        (bytes(range(256)) * 4, "a.csv", "encoding"),
        (zipped(a_DOT_csv="x"), "a.zip", "is_other"),
        (b"PK\x03\x04 and no more", "a.xlsx", "damaged"),
        (b"a;b\n1;2\n", "a.xlsx", "not_workbook"),
        (b"a;b\n1;2\n", "a.gpkg", "not_geopackage"),
        (b"SQLite format 3\0" + bytes(200), "a.gpkg", "damaged"),
        (b"one sentence and no table", "a.csv", "no_table"),
        (b"a;b;c\n", "a.csv", "no_rows"),
        (b'a;b\n"1;2\n' + b"x" * 200_000, "a.csv", "quotes"),
        (b"{not json", "a.geojson", "damaged_json"),
        (b'{"type": "Topology"}', "a.json", "not_geojson"),
        (b'{"a":' * 100_000, "a.geojson", "damaged_json"),
        (b"a;b\n" + b"1;2;3\n" * 1 + b"4;5\n" * 3, "a.csv", "ragged"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_that_cannot_be_read_is_told_by_what_it_is(raw, name, kind):
    assert set(faults(raw, name)) == {kind}


def test_thousands_of_columns_are_too_many():
    wide = ";".join(f"c{n}" for n in range(4000)) + "\n" + ";".join(["1"] * 4000)
    assert faults(wide)["too_many_columns"] == {"count": 4000, "most": 500}


def test_endless_rows_are_too_many(monkeypatch):
    monkeypatch.setattr(_own_file, "MOST_ROWS", 50)
    assert "too_many_rows" in faults("a;b\n" + "1;2\n" * 60)


def test_rows_of_figures_without_a_heading_get_numbers_for_names():
    found = taken("0114A0010;10;100\n0114A0020;20;200\n", total="column 3", groups=("column 2",))
    assert found.total.tolist() == [100, 200]
    assert "no_head" in notes(found)


def test_columns_of_one_name_are_told_apart():
    table = own_table.read(b"kod;a;a;\n0114;1;2;3\n", "a.csv")
    assert table.frame.columns.tolist() == ["kod", "a", "a (2)", "column 4"]


def test_a_column_without_a_name_that_numbers_the_rows_is_no_group():
    table = own_table.read(b",desokod,grupp,total\n0,0114A0010,5,9\n1,0114A0020,6,9\n", "a.csv")
    assert own_table.guess(table, KNOWN) == Columns(
        code="desokod", groups=("grupp",), total="total"
    )


# Workbooks


def workbook(rows, *, before=None, book=None):
    book = book or openpyxl.Workbook()
    sheet = book.active
    if before is not None:
        sheet.title = "Om tabellen"
        for row in before:
            sheet.append(row)
        sheet = book.create_sheet("Data")
    for row in rows:
        sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


ROWS = [
    ["desokod", "grupp", "total"],
    ["0114A0010", 10, 100],
    ["0114A0020", 20.0, 200],
    ["0114A0030", 30, 300],
]


def test_a_workbook_is_read():
    assert is_plain(taken(workbook(ROWS), "a.xlsx"))


def test_a_workbook_is_known_by_what_it_is_not_by_its_name():
    assert is_plain(taken(workbook(ROWS), "a.csv"))


def test_of_several_sheets_the_first_with_a_table_is_read_and_said():
    found = taken(workbook(ROWS, before=[["Om den här tabellen"], ["Källa: SCB"]]), "a.xlsx")
    assert is_plain(found)
    assert notes(found)["sheet"] == {"name": "Data", "count": 2}


def test_codes_that_a_spreadsheet_made_numbers_get_their_zero():
    found = taken(
        workbook([["kommunkod", "grupp", "total"], [114, 1, 10], [1264, 2, 10]]), "a.xlsx"
    )
    assert found.counts.index.tolist() == ["0114", "1264"]


def test_numbers_of_a_workbook_are_never_ambiguous():
    rows = [ROWS[0], ["0114A0010", 1.234, 100], ["0114A0020", 2.345, 100]]
    assert taken(workbook(rows), "a.xlsx").counts["grupp"].tolist() == [1.234, 2.345]


def test_a_formula_without_its_result_is_named_and_not_computed():
    rows = [*ROWS[:3], ["0114A0030", "=10+20", 300]]
    assert faults(workbook(rows), "a.xlsx")["formulas"] == {"count": 1, "some": "B4"}


def test_a_formula_with_its_result_is_read_by_it_and_said():
    raw = workbook([*ROWS[:3], ["0114A0030", "=10+20", 300]])
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                content, times = re.subn(
                    rb"(<f>10\+20</f>)<v\s*/?>(</v>)?", rb"\1<v>30</v>", content
                )
                assert times == 1
            new.writestr(name, content)
    found = taken(file.getvalue(), "a.xlsx")
    assert is_plain(found)
    assert notes(found)["stored"] == {"count": 1}


def with_part(raw, name, content):
    file = io.BytesIO(raw)
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return file.getvalue()


def test_macros_are_ignored_and_said():
    found = taken(with_part(workbook(ROWS), "xl/vbaProject.bin", b"Sub x()"), "a.xlsm")
    assert is_plain(found)
    assert "macros" in notes(found)


def test_a_zip_that_is_huge_inside_is_not_unpacked():
    assert set(faults(with_part(workbook(ROWS), "xl/media/x", bytes(20 * 2**20)), "a.xlsx")) == {
        "bomb"
    }
    assert set(faults(with_part(workbook(ROWS), "xl/x", bytes(201 * 2**20)), "a.xlsx")) == {"bomb"}


def test_a_zip_whose_declared_sizes_lie_is_stopped_while_it_is_read(monkeypatch):
    raw = bytearray(with_part(workbook(ROWS), "xl/media/x", bytes(3 * 2**20)))
    true = (3 * 2**20).to_bytes(4, "little")
    while (at := raw.find(true)) >= 0:
        raw[at : at + 4] = (1000).to_bytes(4, "little")
    assert set(faults(bytes(raw), "a.xlsx")) <= {"bomb", "damaged"}
    monkeypatch.setattr(_own_file, "_MOST_UNPACKED", 1000)
    monkeypatch.setattr(zipfile.ZipInfo, "file_size", 1, raising=False)
    assert set(faults(bytes(raw), "a.xlsx")) <= {"bomb", "damaged"}


def test_entities_that_multiply_are_refused():
    evil = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
    assert set(faults(with_part(workbook(ROWS), "xl/evil.xml", evil), "a.xlsx")) == {"bomb"}


def test_a_password_on_the_zip_is_said():
    raw = bytearray(workbook(ROWS))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = raw.find(mark)
        while start >= 0:
            raw[start + at] |= 1
            start = raw.find(mark, start + 4)
    assert set(faults(bytes(raw), "a.xlsx")) == {"is_encrypted"}


def test_a_sheet_that_lies_about_its_extent_is_read_as_it_is():
    raw = workbook(ROWS)
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            content = old.read(name).replace(b'ref="A1:C4"', b'ref="A1:XFD1048576"')
            new.writestr(name, content)
    assert is_plain(taken(file.getvalue(), "a.xlsx"))


# Geography


def frame(shapes=None, crs=4326):
    shapes = shapes or [box(n, 59, n + 1, 60) for n in range(17, 20)]
    return gpd.GeoDataFrame(
        {"desokod": DESO[:3], "grupp": [10, 20, 30], "total": [100, 200, 300]},
        geometry=shapes,
        crs=crs,
    )


def geopackage(of, tmp_path, layer="data"):
    of.to_file(tmp_path / "a.gpkg", layer=layer)
    return (tmp_path / "a.gpkg").read_bytes()


def test_a_geopackage_is_read_with_its_outlines(tmp_path):
    found = taken(geopackage(frame().to_crs(3006), tmp_path), "a.gpkg")
    assert is_plain(found)
    assert found.geometry.crs.to_epsg() == 4326
    assert found.geometry.total_bounds == pytest.approx([17, 59, 20, 60], abs=0.02)
    assert "reprojected" in notes(found)


def test_of_several_layers_the_first_is_read_and_said(tmp_path):
    geopackage(frame(), tmp_path, "first")
    raw = geopackage(frame(), tmp_path, "second")
    assert notes(taken(raw, "a.gpkg"))["layer"] == {"name": "first", "count": 2}


def test_a_geopackage_copied_while_open_is_read(tmp_path):
    raw = bytearray(geopackage(frame(), tmp_path))
    raw[18:20] = b"\x02\x02"  # write-ahead logging, with its journal left behind
    assert is_plain(taken(bytes(raw), "a.gpkg"))


def database(*statements):
    base = sqlite3.connect(":memory:")
    for statement in statements:
        base.execute(statement)
    base.commit()
    return base.serialize()


def test_a_database_that_is_no_geopackage_is_said():
    assert set(faults(database("CREATE TABLE a (b)"), "a.gpkg")) == {"not_geopackage"}


def test_a_table_that_would_read_other_files_is_refused(tmp_path):
    raw = geopackage(frame(), tmp_path)
    base = sqlite3.connect(":memory:")
    base.deserialize(raw)
    base.execute("PRAGMA writable_schema = 1")
    base.execute(
        "INSERT INTO sqlite_master VALUES "
        "('table', 'x', 'x', 0, 'CREATE VIRTUAL TABLE x USING VirtualOGR(''/etc/hosts'')')"
    )
    base.commit()
    assert set(faults(base.serialize(), "a.gpkg")) == {"damaged"}


def test_nothing_is_left_on_disk(tmp_path, monkeypatch):
    raw = geopackage(frame(), tmp_path)
    empty = tmp_path / "temporary"
    empty.mkdir()
    monkeypatch.setenv("TMPDIR", str(empty))
    monkeypatch.setattr("tempfile.tempdir", None)
    taken(raw, "a.gpkg")
    taken(workbook(ROWS), "a.xlsx")
    assert not list(Path(empty).iterdir())


def geojson(of, **more):
    return json.dumps({**json.loads(of.to_json()), **more}).encode()


def test_a_geojson_is_read_with_its_outlines():
    found = taken(geojson(frame()), "a.geojson")
    assert is_plain(found)
    assert found.geometry.index.equals(found.counts.index)


def test_outlines_follow_their_areas_when_rows_are_left_out():
    of = pd.concat([frame().assign(desokod=["0114A0010", None, "0114A0030"])])
    found = taken(geojson(of), "a.geojson")
    assert found.geometry["0114A0030"].bounds[0] == 19


def test_a_geojson_in_metres_is_read_as_such_with_or_without_its_word():
    metres = frame().to_crs(3006)
    named = {"crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3006"}}}
    said = taken(geojson(metres, **named), "a.geojson")
    silent = taken(geojson(metres, crs=None), "a.geojson")
    for found in (said, silent):
        assert found.geometry.total_bounds == pytest.approx([17, 59, 20, 60], abs=0.02)
    assert "assumed_3006" in notes(silent)


@pytest.mark.parametrize(
    "crs",
    [
        {"type": "link", "properties": {"href": "http://example.com/crs"}},
        {"type": "name", "properties": {"name": "+init=/etc/passwd"}},
        {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::99999"}},
        "EPSG:3006",
        7,
    ],
)
def test_a_crs_that_is_not_known_leaves_the_table_without_a_map(crs):
    found = taken(geojson(frame(), crs=crs), "a.geojson")
    assert is_plain(found)
    assert found.geometry is None
    assert "crs" in notes(found)


def test_a_bow_tie_is_mended_and_said():
    tie = Polygon([(17, 59), (18, 60), (18, 59), (17, 60)])
    found = taken(geojson(frame([tie, box(18, 59, 19, 60), box(19, 59, 20, 60)])), "a.geojson")
    assert notes(found)["mended"] == {"count": 1}
    assert found.geometry.is_valid.all()


@pytest.mark.parametrize(
    "none", [None, {"type": "Polygon", "coordinates": [[[1, 2]]]}, {"type": "x"}, 5]
)
def test_features_without_a_usable_outline_keep_their_counts(none):
    raw = json.loads(geojson(frame()))
    raw["features"][1]["geometry"] = none
    found = taken(json.dumps(raw).encode(), "a.geojson")
    assert is_plain(found)
    assert notes(found)["some_without"] == {"count": 1}
    for feature in raw["features"]:
        feature["geometry"] = none
    assert "no_geometry" in notes(taken(json.dumps(raw).encode(), "a.geojson"))


def test_points_are_no_outlines():
    found = taken(geojson(frame([Point(17, 59), Point(18, 59), Point(19, 59)])), "a.geojson")
    assert found.geometry is None
    assert "no_polygons" in notes(found)


@settings(deadline=None, max_examples=150)
@given(st.binary(max_size=300))
def test_any_bytes_are_a_table_or_a_fault(raw):
    with contextlib.suppress(OwnFault):
        assert not own_table.read(raw, "any.csv").frame.empty


@settings(deadline=None, max_examples=100)
@given(
    st.lists(st.lists(st.text(max_size=8), min_size=3, max_size=3), min_size=1, max_size=5),
    st.sampled_from([";", ",", "\t"]),
)
def test_any_cells_are_counts_or_a_fault(rows, separator):
    file = io.StringIO()
    pd.DataFrame([["kod", "a", "b"], *rows]).to_csv(file, sep=separator, header=False, index=False)
    with contextlib.suppress(OwnFault):
        table = own_table.read(file.getvalue().encode("utf-8", "replace"), "any.csv")
        found = own_table.parse(table, own_table.guess(table, KNOWN), KNOWN)
        assert (found.counts.min() >= 0).all()
