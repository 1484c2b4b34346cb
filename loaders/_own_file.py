"""A reader's own file as a table of cells, whatever it was saved by.

Nothing is executed, fetched or written to disk: a workbook's formulas and
macros are not run, a GeoJSON's link is not followed, GDAL reads from memory.
What the file claims (its ending, its sizes, the extent of its sheet) is not
believed before it is seen.
"""

import csv
import io
import json
import re
import unicodedata
import warnings
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import IO, Any
from xml.parsers import expat

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.geometry import shape

from loaders import _own_geopackage
from loaders._own_remark import (
    LONGEST_CELL,
    MOST_BYTES,
    MOST_COLUMNS,
    MOST_ROWS,
    Cell,
    OwnFault,
    Remark,
    refuse_size,
    remark,
)

_MOST_UNPACKED = 200 * 2**20  # of a workbook, all its parts together
_MOST_STRINGS = 50 * 2**20  # of a workbook's list of texts
_MOST_TIMES = 200  # larger unpacked than packed, beyond what a plain table reaches
_SMALL = 10 * 2**20  # unpacked, below which any ratio passes
_MOST_CROSSINGS = 100_000  # of the lines of outlines that are mended, all together
_LARGE_OUTLINE = 20_000  # vertices
_MOST_LINES_AT_ONCE = 200_000
_LONGEST_LINE = 2_000_000  # letters
_MOST_LINES = 10_000  # of one row, whose cells may hold the ends of lines

_LARGE = 10**15
_BLANK = " \t\r\n\v\f\xa0\u2007\u202f\u200b\ufeff"


@dataclass(frozen=True, kw_only=True)
class Table:
    """A file as found: text, numbers or None in each cell, and outlines where it has them.

    `geometry` is in EPSG:4326, in the order of `frame`'s rows; None where the
    file has none.
    """

    frame: pd.DataFrame
    geometry: gpd.GeoSeries | None = None
    notes: tuple[Remark, ...] = ()


def too_large() -> Remark:
    """What is said of a file that has more bytes than are read."""
    return remark("too_large", most=MOST_BYTES // 2**20)


def read(raw: bytes, name: str) -> Table:
    """The file as a table; OwnFault where there is none to be had. `name` is the file's name."""
    if not raw.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise OwnFault(remark("empty"))
    if len(raw) > MOST_BYTES:
        raise OwnFault(too_large())
    ending = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    kind = _content(raw)
    readers = {"zip": _workbook, "geopackage": _geopackage, "json": _geojson, "text": _text}
    if kind not in readers:
        raise OwnFault(remark(f"is_{kind}"))
    if ending == "gpkg" and kind != "geopackage":
        raise OwnFault(remark("not_geopackage"))
    if ending in {"xlsx", "xlsm"} and kind != "zip":
        raise OwnFault(remark("not_workbook"))
    table = readers[kind](raw)
    if table.frame.empty:
        raise OwnFault(remark("no_rows"))
    return table


def _content(raw: bytes) -> str:
    """What the bytes are, by their first ones."""
    starts = {
        b"PK\x03\x04": "zip",
        b"SQLite format 3\0": "geopackage",
        b"%PDF": "pdf",
        b"\x89PNG": "picture",
        b"\xff\xd8\xff": "picture",
        b"GIF8": "picture",
        b"II*\0": "picture",
        b"MM\0*": "picture",
        b"BM": "picture" if raw[6:10] == b"\0\0\0\0" else "",
        b"RIFF": "picture",
        b"PAR1": "other",
        b"\x1f\x8b": "other",
        b"Rar!": "other",
        b"7z\xbc\xaf": "other",
    }
    for start, kind in starts.items():
        if kind and raw.startswith(start):
            return kind
    if raw.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):  # what Office wrote before 2007
        return "encrypted" if "EncryptedPackage".encode("utf-16-le") in raw else "old_excel"
    head = raw[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html", b"<table", b"<head", b"<body")):
        return "html"
    if head.startswith(b"<"):
        return "markup"
    return "json" if head.startswith((b"{", b"[{")) else "text"


# Text


def _text(raw: bytes) -> Table:
    """CSV and its relatives: any common encoding and separator."""
    text, notes = _decoded(raw)
    if "\0" in text:
        raise OwnFault(remark("is_other"))
    if not unicodedata.is_normalized("NFC", text):
        text, notes = unicodedata.normalize("NFC", text), [*notes, remark("decomposed")]
    text, named = _separator_line(text)
    rows = _split(text, named or _separator(text))
    return _table(rows, notes)


def _decoded(raw: bytes) -> tuple[str, list[Remark]]:
    for mark, encoding in (
        (b"\xff\xfe\0\0", "utf-32"),
        (b"\0\0\xfe\xff", "utf-32"),
        (b"\xef\xbb\xbf", "utf-8-sig"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if raw.startswith(mark):
            return _decode(raw, encoding), []
    head = raw[:4000]
    if head.count(0) > len(head) // 4:  # UTF-16 without its mark: every other byte of plain text
        return _decode(
            raw, "utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be"
        ), []
    try:
        return raw.decode("utf-8"), []
    except UnicodeDecodeError:
        return _decode(raw, "cp1252"), [remark("cp1252")]


def _decode(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeError:
        raise OwnFault(remark("encoding")) from None


def _separator_line(text: str) -> tuple[str, str | None]:
    """The text without the line `sep=;` that Excel may read first, and its separator."""
    found = re.match(r"\s*\"?sep=([;,\t|])\"?\s*\r?\n", text, re.IGNORECASE)
    return (text[found.end() :], found[1]) if found else (text, None)


def _separator(text: str) -> str:
    """The separator that cuts most of the first lines into equally many cells."""
    head = text[:200_000]
    if len(head) < len(text):
        head = head[: head.rfind("\n") + 1]

    def even(separator: str) -> tuple[int, int]:
        try:
            widths = [
                len(row)
                for row in csv.reader(io.StringIO(head, newline=""), delimiter=separator)
                if row
            ]
        except csv.Error:
            return 0, 0
        several = Counter(width for width in widths if width > 1)
        width, lines = max(several.items(), key=lambda item: item[1], default=(0, 0))
        return lines, width

    return max(";\t|,", key=even)


def _split(text: str, separator: str) -> Iterator[list[Any]]:
    lines = _Lines(text)
    try:
        for row in csv.reader(lines, delimiter=separator):
            lines.of_row = 0
            yield row
    except csv.Error:
        raise OwnFault(remark("quotes")) from None


class _Lines:
    """The lines of a text with their ends, as a file would give them; a file would take four bytes a letter.

    `of_row` counts those of the row that is being read. OwnFault where a line or a row has no end.
    """

    def __init__(self, text: str) -> None:
        self._found = re.finditer(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+", text)
        self.of_row = 0

    def __iter__(self) -> Iterator[str]:
        for line in self._found:
            self.of_row += 1
            if self.of_row > _MOST_LINES:
                raise OwnFault(remark("quotes"))
            if line.end() - line.start() > _LONGEST_LINE:
                count = line[0].count(",")
                raise OwnFault(remark("too_many_columns", count=count, most=MOST_COLUMNS))
            yield line[0]


# Rows to a frame


def _table(rows: Iterable[list[Cell]], notes: list[Remark]) -> Table:
    """Head and body of a sheet: titles above and notes below are left out, and said."""
    kept, outside = _body(rows)
    if not kept:
        raise OwnFault(remark("no_table"))
    head, notes = _head(kept, list(notes))
    body = kept if head is None else kept[1:]
    width = max(len(row) for row in kept[: 1 if head else None])
    long = [number for number, row in enumerate(body, 2 if head else 1) if len(row) > width]
    if long:
        raise OwnFault(remark("ragged", count=len(long), line=long[0] + outside, columns=width))
    names = _unique(head or [None] * width)
    refuse_size(cells=len(body) * width)
    notes += _cut(body)
    cells = [[*row, *[None] * (width - len(row))] for row in body]
    frame = pd.DataFrame(cells, columns=names, dtype=object)
    if outside:
        notes.append(remark("left_out", count=outside))
    return Table(
        frame=frame.dropna(axis=1, how="all") if head is None else frame, notes=tuple(notes)
    )


def _body(rows: Iterable[list[Cell]]) -> tuple[list[list[Cell]], int]:
    """The rows of the table itself, and how many titles and notes stood around it."""
    kept: list[list[Cell]] = []
    cells = outside = 0
    for seen, row in enumerate(rows):
        cleaned = [_cell(cell) for cell in row]
        while cleaned and cleaned[-1] is None:
            cleaned.pop()
        if seen > 4 * MOST_ROWS or len(kept) > MOST_ROWS:
            raise OwnFault(remark("too_many_rows", most=MOST_ROWS))
        refuse_size(columns=len(cleaned))
        if not any(cell is not None for cell in cleaned):
            continue
        cells += len(cleaned)
        refuse_size(cells=cells)
        if _is_note(cleaned, len(row)):
            outside += 1
        else:
            # A heading may end in blank names, which rows then fill.
            blank = 0 if kept else min(len(row), MOST_COLUMNS) - len(cleaned)
            kept.append([*cleaned, *[None] * blank])
    return kept, outside


def _cell(cell: Cell) -> Cell:
    """The cell without white space around it; None where it is blank."""
    if not isinstance(cell, str):
        return cell
    bare = cell.strip(_BLANK)
    if not bare.isascii():
        bare = _whole_letters(bare)
    if bare.startswith('="'):  # how some programs keep a spreadsheet from dropping zeros
        quoted = re.fullmatch(r'="([^"]*)"', bare)
        bare = quoted[1] if quoted else bare
    return bare or None


def _whole_letters(text: str) -> str:
    """The text with a sign in place of each half of a character (a lone surrogate), which nothing can write."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def _cut(rows: list[list[Cell]]) -> list[Remark]:
    """Cut cells that are longer than anything that is measured, and say how many."""
    count = text = 0
    for row in rows:
        for place, cell in enumerate(row):
            if isinstance(cell, str) and len(cell) > LONGEST_CELL:
                row[place] = cell[:LONGEST_CELL]
                count += 1
            text += len(row[place]) if isinstance(cell, str) else 0  # type: ignore[arg-type]
        refuse_size(text=text)
    return [remark("long", count=count, most=LONGEST_CELL)] if count else []


def _is_note(row: list[Cell], width: int) -> bool:
    """One cell alone on its line, or one that is a sentence."""
    first = next(cell for cell in row if cell is not None)
    alone = sum(cell is not None for cell in row) == 1
    return alone and (width == 1 or (isinstance(first, str) and (" " in first or len(first) > 30)))


def _head(rows: list[list[Cell]], notes: list[Remark]) -> tuple[list[Cell] | None, list[Remark]]:
    """The first row when it holds names; None, and said, when it holds figures."""
    first = rows[0]
    is_code = re.compile(r"0?\d{3}(\d{0,6}|[ABC]\d{4}|R\d{3})(_\w+)?", re.IGNORECASE)
    figures = sum(
        bool(re.fullmatch(r"[\d\s.,]+", str(cell))) for cell in first[1:] if cell is not None
    )
    if first[0] is not None and is_code.fullmatch(str(first[0])) and figures:
        return None, [*notes, remark("no_head")]
    return [*first, *[None] * (max(map(len, rows[:50])) - len(first))], notes


def _unique(head: Iterable[Cell]) -> list[str]:
    """Column names as text, none blank and none twice."""
    names: list[str] = []
    seen: set[str] = set()
    for number, cell in enumerate(head, 1):
        text = unicodedata.normalize("NFC", " ".join(str("" if cell is None else cell).split()))
        text = "".join(letter for letter in text if letter.isprintable())[:80] or f"column {number}"
        name, again = text, 2
        while name in seen:
            name, again = f"{text} ({again})", again + 1
        seen.add(name)
        names.append(name)
    return names


def _composed(frame: pd.DataFrame) -> tuple[pd.DataFrame, bool]:
    """The frame with each letter as one character, and whether that changed any."""
    changed = False

    def compose(cell: Cell) -> Cell:
        nonlocal changed
        if not isinstance(cell, str) or cell.isascii() or unicodedata.is_normalized("NFC", cell):
            return cell
        changed = True
        return unicodedata.normalize("NFC", cell)

    return frame.map(compose), changed


# Workbooks


def _workbook(raw: bytes) -> Table:
    """The first visible sheet of an .xlsx that holds a table."""
    names = _safe_parts(raw)
    if "xl/workbook.xml" not in names:
        raise OwnFault(remark("is_other"))
    notes = [remark("macros")] if any("vbaproject" in name.lower() for name in names) else []
    import openpyxl  # a quarter of a second: only for those who bring a workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and extensions that do not matter here
            book = partial(openpyxl.load_workbook, read_only=True, keep_links=False)
            formulas = book(io.BytesIO(raw), data_only=False)
            return _first_sheet(formulas, lambda: book(io.BytesIO(raw), data_only=True), notes)
    except (OwnFault, MemoryError):
        raise
    except Exception:  # what a damaged workbook makes of the library is not to be foreseen
        raise OwnFault(remark("damaged")) from None


def _safe_parts(raw: bytes) -> list[str]:
    """Names of the parts of a zip that is not larger inside than it should be.

    The declared sizes are looked at first, then the parts are unpacked with a
    limit, because declarations can lie; what is XML in them is looked at on the way.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            parts = archive.infolist()
            if any(part.flag_bits & 1 for part in parts):
                raise OwnFault(remark("is_encrypted"))
            declared = sum(part.file_size for part in parts)
            if declared > _MOST_UNPACKED or len(parts) > 5000:
                raise OwnFault(remark("bomb"))
            if declared > _SMALL and declared > _MOST_TIMES * len(raw):
                raise OwnFault(remark("bomb"))
            unpacked = 0
            for part in parts:
                with archive.open(part) as opened:
                    unpacked += _harmless(opened, part.filename, _MOST_UNPACKED - unpacked)
            return [part.filename for part in parts]
    except (OwnFault, MemoryError):
        raise
    except Exception:
        raise OwnFault(remark("damaged")) from None


def _harmless(part: IO[bytes], name: str, most: int) -> int:
    """The bytes of a part of a workbook. OwnFault where they are more than `most`, or where it is XML with a DOCTYPE.

    A part is read by the parser that the workbook is read by, so that no encoding and no place hides one.
    """
    is_strings = name.lower().endswith("sharedstrings.xml")
    most = min(most, _MOST_STRINGS) if is_strings else most
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse_doctype
    size, is_xml = 0, True
    while some := part.read(2**20):
        size += len(some)
        if size > most:
            raise OwnFault(remark("bomb"))
        try:
            if is_xml:
                parser.Parse(some)
        except expat.ExpatError:
            if name.lower().endswith((".xml", ".rels")):
                raise
            is_xml = False  # a picture
    return size


def _refuse_doctype(*_: object) -> None:
    """Entities may multiply, or name other files."""
    raise OwnFault(remark("bomb"))


def _first_sheet(formulas: Any, results: Callable[[], Any], notes: list[Remark]) -> Table:
    visible = [s for s in formulas.worksheets if s.sheet_state == "visible"] or formulas.worksheets
    for sheet in visible:
        rows, at = _sheet_rows(sheet)
        if at:
            rows, empty = _with_results(rows, at, results()[sheet.title])
            if empty:
                raise OwnFault(remark("formulas", count=len(empty), some=_cells(empty)))
        try:
            table = _table(rows, notes)
        except OwnFault as fault:
            if fault.faults[0].kind != "no_table":
                raise
            continue
        if table.frame.shape[1] < 2 or table.frame.empty:
            continue
        frame, composed = _composed(table.frame)
        extra = [remark("decomposed")] if composed else []
        extra += [remark("stored", count=len(at))] if at else []
        if len(visible) > 1:
            extra.append(remark("sheet", name=sheet.title, count=len(visible)))
        return Table(frame=frame, notes=(*table.notes, *extra))
    raise OwnFault(remark("no_table"))


def _sheet_rows(sheet: Any) -> tuple[list[list[Cell]], list[tuple[int, int]]]:
    """Cells of a sheet, and where formulas stand in it (row and column from 0)."""
    sheet.reset_dimensions()  # the sheet's own word for its extent may be any
    rows: list[list[Cell]] = []
    formulas: list[tuple[int, int]] = []
    cells = 0
    for number, row in enumerate(sheet.iter_rows()):
        if number > MOST_ROWS:
            raise OwnFault(remark("too_many_rows", most=MOST_ROWS))
        if len(row) > MOST_COLUMNS:
            refuse_size(columns=sum(cell.value is not None for cell in row))
        cells += len(row)
        refuse_size(cells=cells)
        formulas += [(number, place) for place, cell in enumerate(row) if cell.data_type == "f"]
        rows.append([_value(cell.value) for cell in row])
    return rows, formulas


def _with_results(
    rows: list[list[Cell]], at: list[tuple[int, int]], sheet: Any
) -> tuple[list[list[Cell]], list[tuple[int, int]]]:
    """The rows with each formula's stored result, and the formulas that have none."""
    sheet.reset_dimensions()
    stored = [[_value(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    empty = []
    for row, place in at:
        rows[row][place] = stored[row][place]
        if stored[row][place] is None:
            empty.append((row, place))
    return rows, empty


def _value(value: object) -> Cell:
    """A workbook's cell: numbers stay numbers, whole ones without their decimal point."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, float):
        value = int(value) if value.is_integer() else value
    if isinstance(value, float):
        return value
    # A large one as text: it may be larger than a number can be.
    return value if type(value) is int and abs(value) < _LARGE else str(value)


def _cells(at: list[tuple[int, int]]) -> str:
    """Names of the first three cells: `C4, C5`."""
    from openpyxl.utils import get_column_letter

    return ", ".join(f"{get_column_letter(place + 1)}{row + 1}" for row, place in at[:3])


# Geography


def _geopackage(raw: bytes) -> Table:
    """The first layer (or table) of a GeoPackage."""
    layer = _own_geopackage.first_layer(raw)
    shapes = list(shapely.from_wkb(layer.shapes, on_invalid="ignore"))
    return _of_features(layer.names, layer.rows, shapes, layer.crs, layer.notes)


def _geojson(raw: bytes) -> Table:
    """A GeoJSON's features. Read here, not by GDAL, which would follow a link to a CRS."""
    refuse_size(vertices=raw.count(b"[") // 2)  # an outline's each vertex has one, and little else
    text, notes = _decoded(raw)
    try:
        content = json.loads(text, parse_constant=lambda _: None)
    except (ValueError, RecursionError):
        raise OwnFault(remark("damaged_json")) from None
    features = content.get("features") if isinstance(content, dict) else None
    if not isinstance(features, list) or not all(isinstance(f, dict) for f in features):
        raise OwnFault(remark("not_geojson"))
    refuse_size(rows=len(features))
    names: dict[str, None] = {}
    rows = []
    for feature in features:
        values = feature.get("properties") if isinstance(feature.get("properties"), dict) else {}
        if "id" in feature and "id" not in values:
            values = {**values, "id": feature["id"]}
        names |= dict.fromkeys(map(str, values))
        rows.append(values)
    refuse_size(rows=len(rows), columns=len(names))
    if not names:
        raise OwnFault(remark("no_table"))
    shapes = [_shape(feature.get("geometry")) for feature in features]
    cells = [[row.get(name) for name in names] for row in rows]
    return _of_features(list(names), cells, shapes, _crs(content.get("crs")), notes)


def _shape(geometry: object) -> shapely.Geometry | None:
    try:
        kind, parts = geometry["type"], geometry["coordinates"]  # type: ignore[index]
        if kind == "Polygon":
            return _polygon(parts)
        if kind == "MultiPolygon":
            return shapely.multipolygons([_polygon(part) for part in parts])
        return shape(geometry)
    except MemoryError:
        raise
    except Exception:  # a ring of two points, a number that is text: no outline
        return None


def _polygon(rings: list) -> shapely.Polygon:
    """Of lists of positions; arrays of them are some ten times as quick as shapely's own reading."""
    shell, *holes = (shapely.linearrings(np.array(ring, float)[:, :2]) for ring in rings)
    return shapely.polygons(shell, holes or None)


def _crs(declared: object) -> str | None:
    """EPSG code that an old GeoJSON names; 4326 where it names none; None for what is not read."""
    if declared is None:
        return "EPSG:4326"
    properties = declared.get("properties") if isinstance(declared, dict) else None
    named = properties.get("name", "") if isinstance(properties, dict) else ""
    if re.fullmatch(r"(urn:ogc:def:crs:)?OGC:(1\.3)?:?:?CRS84", str(named), re.IGNORECASE):
        return "EPSG:4326"
    code = re.fullmatch(r"(urn:ogc:def:crs:)?EPSG:[\d.]*:?(\d{4,6})", str(named), re.IGNORECASE)
    return f"EPSG:{code[2]}" if code else None


def _of_features(
    names: list[str], rows: list[list], shapes: list, crs: object, notes: list[Remark]
) -> Table:
    """Attributes as a table, with mended outlines in EPSG:4326."""
    refuse_size(rows=len(rows), columns=len(names))
    cells = [[_cell(_plain(cell)) for cell in row] for row in rows]
    notes = [*notes, *_cut(cells)]
    frame = pd.DataFrame(cells, columns=_unique(names), dtype=object)
    frame, composed = _composed(frame)
    notes += [remark("decomposed")] if composed else []
    geometry, more = _outlines(shapes, crs)
    return Table(frame=frame, geometry=geometry, notes=(*notes, *more))


def _plain(cell: object) -> Cell:
    """A property as a cell: lists and objects become text."""
    if cell is None or (isinstance(cell, float) and cell != cell):
        return None
    return _value(cell if isinstance(cell, (str, int, float)) else str(cell))


def _outlines(shapes: list, crs: object) -> tuple[gpd.GeoSeries | None, list[Remark]]:
    """Valid polygons in EPSG:4326, None where a row has none; and what was done to them."""
    if not shapes or all(shape is None for shape in shapes):
        return None, [remark("no_geometry")]
    series, notes = gpd.GeoSeries(shapes), []
    is_area = series.geom_type.isin(["Polygon", "MultiPolygon"]) & ~series.is_empty
    if not is_area.any():
        return None, [remark("no_polygons")]
    without = int((~is_area).sum())
    if without:
        notes.append(remark("some_without", count=without))
    series = series.where(is_area, None)
    refuse_size(vertices=int(shapely.get_num_coordinates(series.to_numpy()).sum()))
    series, mending = _mended(series, is_area)
    notes += mending
    if series.isna().all():
        return None, notes
    west, south, east, north = series.total_bounds
    is_degrees = west >= -180 and east <= 180 and south >= -90 and north <= 90
    if crs == "EPSG:4326" and not is_degrees:  # the default of a file that names none
        is_sweden = west > 200_000 and east < 1_000_000 and south > 6_000_000 and north < 7_800_000
        crs = "EPSG:3006" if is_sweden else None
        notes += [remark("assumed_3006")] if is_sweden else []
    try:
        projected = series.set_crs(crs).to_crs(4326) if crs else None
    except Exception:
        projected = None
    if projected is None or not all(map(_is_finite, projected.total_bounds)):
        return None, [*notes, remark("crs")]
    if str(getattr(crs, "to_string", lambda: crs)()) not in {"EPSG:4326", "OGC:CRS84"}:
        notes.append(remark("reprojected"))
    return projected, notes


def _mended(series: gpd.GeoSeries, is_area: pd.Series) -> tuple[gpd.GeoSeries, list[Remark]]:
    """The outlines with those that cross themselves mended, or None where they do so too often; and what is said."""
    shapes = series.to_numpy()
    large = shapely.get_num_coordinates(shapes) > _LARGE_OUTLINE
    doubtful = is_area.to_numpy() & large
    doubtful[~large] = (is_area & ~series[~large].is_valid).reindex(series.index[~large])
    left, counts = _MOST_CROSSINGS, {"mended": 0, "tangled": 0}
    for at in np.flatnonzero(doubtful):
        left -= _crossings(shapes[at], left)
        if left <= 0:
            shapes[at] = None
            counts["tangled"] += 1
        elif not shapes[at].is_valid:
            shapes[at] = _polygons(shapely.make_valid(shapes[at]))
            counts["mended"] += 1
    notes = [remark(kind, count=count) for kind, count in counts.items() if count]
    return gpd.GeoSeries(shapes, index=series.index), notes


def _crossings(outline: shapely.Geometry, most: int) -> int:
    """How often an outline's lines meet others than their neighbours; where that is more than `most`, some number above.

    Mending takes memory for each, and there may be as many as the square of its vertices; to know whether a large
    outline crosses itself at all may take as long.
    """
    rings = shapely.get_rings(shapely.get_parts(outline))
    ends = [np.stack([at[:-1], at[1:]], axis=1) for at in map(shapely.get_coordinates, rings)]
    lines = np.concatenate(ends)
    place = np.arange(len(lines))
    if len(lines) > _MOST_LINES_AT_ONCE:  # some of them tell how it is among all
        place = np.sort(np.random.default_rng(1).choice(place, _MOST_LINES_AT_ONCE, replace=False))
    share = len(place) / len(lines)
    some = shapely.linestrings(lines[place])
    tree, step = shapely.STRtree(some), max(1, 2_000_000 // len(some))
    count = -2 * len(rings) * share  # where each ends it begins
    for at in range(0, len(some), step):
        one_of, another = tree.query(some[at : at + step], predicate="intersects")
        count += int((np.abs(place[one_of + at] - place[another]) > 1).sum())
        if count / share**2 > most:
            break
    return max(round(count / share**2), 0)


def _is_finite(number: float) -> bool:
    return abs(number) < float("inf")


def _polygons(mended: shapely.Geometry) -> shapely.Geometry | None:
    """What has an area of a mended shape: mending may leave lines and points beside it."""
    parts = [p for p in shapely.get_parts(mended) if p.geom_type in {"Polygon", "MultiPolygon"}]
    return shapely.union_all(parts) if parts else None
