"""Files that were made to take a server down: small as they come, large or endless as they are read.

Each is built when it is asked for. `says` is what a reader is told: the kind of a remark, the limit that
ended the worker, or words of a sentence; several where either is right.
"""

import io
import json
import sqlite3
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import numpy as np
from shapely.geometry import box

from support.small_feeds import TABLES, zip_of


@dataclass(frozen=True, kw_only=True)
class Hostile:
    """A file: its group, what it is, its name as a reader would give it, its bytes and what is said of it."""

    group: str
    what: str
    name: str
    made: Callable[[], bytes]
    says: tuple[str, ...]
    is_long: bool = False  # many seconds


# Text


def long_cell() -> bytes:
    """One code cell that a regular expression looked at from each of its letters to its end."""
    return b"kod;a;total\n0114;1;2\n0115;1;2\n" + b"x" * 131_000 + b";1;2\n"


def many_long_cells() -> bytes:
    """Code cells as long as a row can bear, below the last code."""
    return b"kod;a;total\n0114;1;2\n0115;1;2\n" + (b"x" * 900 + b";1;2\n") * 50_000


def one_line() -> bytes:
    """A row of 49 million cells."""
    return b"a;b\n" + b";" * (49 << 20)


def one_quote() -> bytes:
    """A row that goes on over all lines, because its cells hold the ends of lines."""
    return b"a;b\n" + b'"\n";' * (12 << 20)


def wide_heading() -> bytes:
    """Rows of one cell below a heading of 500: as many cells as are written, and 499 times as many blank ones."""
    heading = b";".join(b"c%d" % n for n in range(500))
    return heading + b"\n" + b"1;2\n" * 290_000


def many_lines() -> bytes:
    """Nothing but ends of lines."""
    return b"a;b\n1;2\n" + b"\n" * (49 << 20)


# GeoPackages


def geopackage(*statements: str, rows: int = 3) -> bytes:
    """A GeoPackage of squares, changed by these statements."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "a.gpkg"
        shapes = [box(n % 100, n // 100, n % 100 + 1, n // 100 + 1) for n in range(3)]
        frame = gpd.GeoDataFrame(
            {"kod": [f"{114 + n:04}" for n in range(3)], "a": 1, "total": 2},
            geometry=shapes,
            crs=3006,
        )
        frame.to_file(file, layer="data")
        with sqlite3.connect(file) as base:
            for (trigger,) in base.execute(
                "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%data%'"
            ).fetchall():
                base.execute(f'DROP TRIGGER "{trigger}"')
            if rows > 3:
                base.execute(
                    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) "
                    "INSERT INTO data (kod, a, total) SELECT i, 1, 2 FROM n",
                    [rows - 3],
                )
            for statement in statements:
                base.execute(statement)
        base.close()
        return file.read_bytes()


def generated_column() -> bytes:
    """A column whose every cell is made of nothing when it is read: 100 MB each."""
    return geopackage(
        "CREATE TABLE more (kod TEXT, a TEXT GENERATED ALWAYS AS (hex(zeroblob(50000000))) VIRTUAL)",
        "INSERT INTO more (kod) VALUES ('0114'), ('0115'), ('0117')",
        "UPDATE gpkg_contents SET table_name = 'more', data_type = 'attributes'",
        "DELETE FROM gpkg_geometry_columns",
    )


def view() -> bytes:
    """A query that never ends, in the place of a table."""
    return geopackage(
        "CREATE VIEW more AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n",
        "UPDATE gpkg_contents SET table_name = 'more', data_type = 'attributes'",
    )


def long_default() -> bytes:
    """An added column of 900 kB on 20,000 rows that do not hold it."""
    return geopackage(
        f"ALTER TABLE data ADD COLUMN more TEXT DEFAULT '{'x' * 900_000}'", rows=20_000
    )


def default_of_some_kilobytes() -> bytes:
    """Forty added columns of 10 kB on 20,000 rows."""
    adding = (f"ALTER TABLE data ADD COLUMN c{n} TEXT DEFAULT '{'x' * 10_000}'" for n in range(40))
    return geopackage(*adding, rows=20_000)


def added_columns() -> bytes:
    """490 added columns on 300,000 rows that do not hold them."""
    adding = (f"ALTER TABLE data ADD COLUMN c{n} INTEGER DEFAULT 1" for n in range(490))
    return geopackage(*adding, rows=300_000)


# GeoJSON


def _features(properties: list[dict], ring: list | None = None) -> bytes:
    shape = None if ring is None else {"type": "Polygon", "coordinates": [ring]}
    features = [
        {"type": "Feature", "properties": each, "geometry": shape if n == 0 else None}
        for n, each in enumerate(properties)
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def different_keys() -> bytes:
    """300,000 features with one of 499 keys each: 150 million cells."""
    lines = (b'{"properties":{"k%d":1}}' % (n % 499) for n in range(300_000))
    return b'{"features":[' + b",".join(lines) + b"]}"


def random_ring(points: int) -> bytes:
    """A polygon whose lines cross each other as often as they can."""
    ring = np.random.default_rng(1).uniform(10, 20, (points, 2)).round(6).tolist()
    return _features(
        [{"kod": f"{114 + n:04}", "a": 1, "total": 2} for n in range(3)], [*ring, ring[0]]
    )


def many_lists() -> bytes:
    """24 million lists of nothing."""
    return b'{"features":[' + b"[]," * (16 << 20) + b"[]]}"


def many_numbers() -> bytes:
    """A list of 24 million numbers, each an object in memory."""
    return b'{"x":[' + b"1.5," * (12 << 20) + b'1],"features":[]}'


# Workbooks


def workbook(**parts: bytes) -> bytes:
    """A workbook of three rows with parts replaced or added, by the last word of their name."""
    import xlsxwriter

    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = book.add_worksheet()
    for n, row in enumerate([["kod", "a", "total"], ["0114", 1, 2], ["0115", 1, 2]]):
        sheet.write_row(n, 0, row)
    book.close()
    changed = io.BytesIO()
    with (
        zipfile.ZipFile(file) as old,
        zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            key = Path(name).stem
            new.writestr(name, parts.pop(key, None) or old.read(name))
        for key, content in parts.items():
            new.writestr(f"xl/{key}.xml", content)
    return changed.getvalue()


_HEAD = b'<?xml version="1.0"?>'
_SHEET = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
_STRINGS = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'


def late_entities() -> bytes:
    """A DOCTYPE after 60 MB of blanks, cut in two by the size of a read, with entities that multiply."""
    blanks = b" " * (60 * 2**20 - len(_HEAD) - 5)
    entities = b"".join(
        b'<!ENTITY e%d "%s">' % (n, (b"&e%d;" % (n - 1)) * 10 if n else b"aaaaaaaaaa")
        for n in range(9)
    )
    return workbook(
        sharedStrings=_HEAD
        + blanks
        + b"<!DOCTYPE sst ["
        + entities
        + b"]>"
        + _STRINGS
        + b"<si><t>&e8;</t></si></sst>"
    )


def wide_entities() -> bytes:
    """The same, in an encoding of two bytes a letter with the larger one first."""
    text = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'
    return workbook(more=b"\xfe\xff" + text.encode("utf-16-be"))


def shared_strings() -> bytes:
    """190 MB of texts that no cell needs."""
    return workbook(sharedStrings=_STRINGS + b"<si><t>a</t></si>" * (190_000_000 // 17) + b"</sst>")


def fewer_strings() -> bytes:
    """As many texts as are let through, and none needed."""
    numbers = np.random.default_rng(1).integers(0, 2**30, 2_000_000)
    texts = b"".join(b"<si><t>%d</t></si>" % number for number in numbers)
    return workbook(sharedStrings=_STRINGS + texts + b"</sst>")


def cells_far_right() -> bytes:
    """Rows of one cell in the last column of a sheet: 16,384 cells each."""
    rows = b"".join(b'<row r="%d"><c r="XFD%d"><v>1</v></c></row>' % (n, n) for n in range(1, 5000))
    return workbook(sheet1=_SHEET + rows + b"</sheetData></worksheet>")


def one_text_everywhere() -> bytes:
    """A text of 30,000 letters that 700,000 cells have."""
    row = b'<row><c t="s"><v>0</v></c><c t="s"><v>0</v></c><c t="s"><v>0</v></c></row>'
    return workbook(
        sharedStrings=_STRINGS + b"<si><t>" + b"x" * 30_000 + b"</t></si></sst>",
        sheet1=_SHEET + row * 230_000 + b"</sheetData></worksheet>",
    )


# Timetables


def _feed(table: str, content: bytes) -> bytes:
    file = io.BytesIO(zip_of(**{table: None}))
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr(f"{table}.txt", content)
    return file.getvalue()


def long_table(table: str) -> bytes:
    """A table of 400 MB of short rows, which differ a little so that they pack as a timetable does."""
    heading = TABLES[table].split("\n")[0].encode() + b"\n"
    cells = heading.count(b",")
    numbers = np.random.default_rng(1).integers(0, 10, (1 << 9, 2))
    lines = b"".join(b"%d%d" % (a, b) + b"," * cells + b"\n" for a, b in numbers)
    times = 400_000_000 // len(lines)
    return _feed(table, heading + lines * times)


def many_rows(table: str) -> bytes:
    """A table as large as is let through, of the shortest rows."""
    heading = TABLES[table].split("\n")[0].encode() + b"\n"
    cells = heading.count(b",")
    lines = b"".join(b"%d" % n + b"," * cells + b"\n" for n in range(3_000_000))
    return _feed(table, heading + lines)


def many_calls() -> bytes:
    """20 million calls of one trip."""
    heading = b"trip_id,stop_id,stop_sequence,departure_time\n"
    lines = b"".join(b"T,A,%d,7:00:00\n" % n for n in range(2_000_000))
    return _feed("stop_times", heading + lines * 10)


_ROW = [{"kod": "0114", "a": 1, "total": 2}, {"kod": "0115", "a": 1, "total": 2}]

_LONG = {
    "50,000 code cells of 900 letters",
    "49 million empty lines",
    "2 million shared strings",
    "20 million calls",
}

FILES: tuple[Hostile, ...] = tuple(
    Hostile(group=group, what=what, name=name, made=made, says=says, is_long=what in _LONG)
    for group, what, name, made, says in (
        ("CSV", "a cell of 131,000 letters", "a.csv", long_cell, ("quotes", "long", "odd_codes")),
        ("CSV", "50,000 code cells of 900 letters", "a.csv", many_long_cells, ("unknown_codes",)),
        ("CSV", "a line of 49 million cells", "a.csv", one_line, ("too_many_columns",)),
        ("CSV", "a row over 12 million lines", "a.csv", one_quote, ("quotes",)),
        ("CSV", "a heading of 500 over 290,000 rows", "a.csv", wide_heading, ("too_many_cells",)),
        ("CSV", "49 million empty lines", "a.csv", many_lines, ("too_many_rows",)),
        ("GeoPackage", "a generated column", "a.gpkg", generated_column, ("computed",)),
        ("GeoPackage", "an endless view", "a.gpkg", view, ("computed",)),
        ("GeoPackage", "a default of 900 kB, 20,000 rows", "a.gpkg", long_default, ("too_much_text",)),
        ("GeoPackage", "40 defaults of 10 kB", "a.gpkg", default_of_some_kilobytes, ("too_much_text",)),
        ("GeoPackage", "490 added columns, 300,000 rows", "a.gpkg", added_columns, ("too_many_cells",)),
        ("GeoJSON", "300,000 features, 499 keys", "a.geojson", different_keys, ("too_many_cells",)),
        ("GeoJSON", "a ring of 20,000 random points", "a.geojson", lambda: random_ring(20_000), ("tangled",)),
        ("GeoJSON", "a ring of 1,000,000 random points", "a.geojson", lambda: random_ring(1_000_000), ("tangled",)),
        ("GeoJSON", "17 million lists", "a.geojson", many_lists, ("too_many_vertices",)),
        ("GeoJSON", "12 million numbers", "a.geojson", many_numbers, ("memory", "damaged_json")),
        ("Workbook", "entities behind 60 MB of blanks", "a.xlsx", late_entities, ("bomb",)),
        ("Workbook", "entities in UTF-16", "a.xlsx", wide_entities, ("bomb",)),
        ("Workbook", "190 MB of shared strings", "a.xlsx", shared_strings, ("bomb",)),
        ("Workbook", "2 million shared strings", "a.xlsx", fewer_strings, ("time", "memory", "bomb")),
        ("Workbook", "cells in the last column", "a.xlsx", cells_far_right, ("too_many_cells",)),
        ("Workbook", "one text of 30,000 letters everywhere", "a.xlsx", one_text_everywhere, ("too_much_text", "bomb")),
        ("Timetable", "stops.txt of 400 MB", "a.zip", lambda: long_table("stops"), ("stops.txt",)),
        ("Timetable", "trips.txt of 400 MB", "a.zip", lambda: long_table("trips"), ("trips.txt",)),
        ("Timetable", "stops.txt of 3 million rows", "a.zip", lambda: many_rows("stops"), ("1,000,000 rows",)),
        ("Timetable", "trips.txt of 3 million rows", "a.zip", lambda: many_rows("trips"), ("1,000,000 rows",)),
        ("Timetable", "20 million calls", "a.zip", many_calls, ("6,000,000 calls",)),
    )
)  # fmt: skip
