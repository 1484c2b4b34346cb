"""How frames go through the door: as Arrow's own bytes, which are data and nothing else.

What comes in is looked at in full before it is used: offsets that lead elsewhere raise ValueError.
"""

from collections.abc import Iterable

import geopandas as gpd
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.ipc
import shapely

_KINDS: tuple[type, ...] = (type(None), str, int, float)  # of a cell, by number


def of_cells(frame: pd.DataFrame) -> bytes:
    """Cells (text, whole number, number or None, mixed in a column): of each column its texts and their kinds."""
    columns: dict[str, pa.Array] = {}
    for number in range(frame.shape[1]):
        cells = frame.iloc[:, number].tolist()
        columns[f"{number}"] = pa.array([None if cell is None else str(cell) for cell in cells])
        columns[f"{number} kind"] = pa.array(
            [_KINDS.index(type(cell)) for cell in cells], pa.int8()
        )
    return of_table(pa.table(columns))


def cells_of(raw: bytes, names: Iterable[str]) -> pd.DataFrame:
    """The frame again, with these names for its columns."""
    table = table_of(raw)
    columns = []
    for number in range(table.num_columns // 2):
        texts = table.column(2 * number).to_pylist()
        kinds = table.column(2 * number + 1).to_pylist()
        cells = [_cell(text, kind) for text, kind in zip(texts, kinds, strict=True)]
        columns.append(np.array(cells, dtype=object))  # of a list, None would become NaN
    return pd.DataFrame(dict(enumerate(columns)), dtype=object).set_axis(list(names), axis=1)


def _cell(text: str | None, kind: int) -> object:
    return text if text is None or kind < 2 else _KINDS[kind](text)


def some_columns(raw: bytes, numbers: Iterable[int]) -> bytes:
    """These columns of the cells alone."""
    table = table_of(raw)
    return of_table(table.select([place for n in numbers for place in (2 * n, 2 * n + 1)]))


def of_shapes(shapes: gpd.GeoSeries | None) -> bytes:
    """Outlines as WKB; nothing where there are none."""
    if shapes is None:
        return b""
    return of_table(pa.table({"wkb": pa.array(shapely.to_wkb(shapes.to_numpy()), pa.binary())}))


def shapes_of(raw: bytes) -> gpd.GeoSeries | None:
    """The outlines again, in EPSG:4326; None where there are none."""
    if not raw:
        return None
    wkb = table_of(raw).column("wkb").to_numpy()
    return gpd.GeoSeries(shapely.from_wkb(wkb), crs="EPSG:4326")


def of_frame(frame: pd.DataFrame) -> bytes:
    """Columns of numbers or texts, without names and index."""
    columns = {
        f"{number}": pa.array(frame.iloc[:, number].to_numpy(), from_pandas=True)
        for number in range(frame.shape[1])
    }
    return of_table(pa.table(columns))


def frame_of(raw: bytes, names: Iterable[str], index: pd.Index | None = None) -> pd.DataFrame:
    """The columns again, as numbers (float64, int64) or texts, with these names."""
    arrays = [column.to_numpy() for column in table_of(raw).columns]
    frame = pd.DataFrame(dict(enumerate(arrays)), index=index)
    return frame.set_axis(list(names), axis=1)


def of_table(table: pa.Table) -> bytes:
    """A table as the bytes of an Arrow file."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_file(sink, table.schema) as writer:
        writer.write_table(table)
    return sink.getvalue().to_pybytes()


def table_of(raw: bytes) -> pa.Table:
    """The table again. ValueError where it is not whole."""
    table = pa.ipc.open_file(pa.BufferReader(raw)).read_all()
    table.validate(full=True)
    return table


def texts_of(values: Iterable[object]) -> list[str]:
    """Codes and names as plain texts."""
    return [str(value) for value in np.asarray(list(values), dtype=object)]
