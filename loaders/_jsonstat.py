"""JSON-stat 2: a cube of numbers with its dimensions, whatever their order and however it is packed.

https://json-stat.org/full/ (class "dataset"). Eurostat and both services of PxWebApi 2 answer in it.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from loaders.faults import InputFault

MOST_CELLS = 20_000_000  # a larger cube is refused before room is made for it
# What some services write in a number's place.
_SYMBOLS = {"", "-", ".", "..", "...", ":", "x", "X"}


@dataclass(frozen=True, kw_only=True)
class Cube:
    """Numbers by dimension.

    `categories` gives for each dimension its codes with their labels, in the order
    of the axes of `values` (float; NaN where the publisher gives none) and `status`
    (text; "" where there is none; a symbol in a number's place is one too).
    """

    label: str
    updated: str
    categories: dict[str, dict[str, str]]
    values: np.ndarray
    status: np.ndarray
    notes: tuple[str, ...] = ()

    def table(self) -> pd.DataFrame:
        """One row a cell: a column of codes (categorical) for each dimension, then value and status."""
        columns: dict[str, Any] = {}
        inner = total = self.values.size
        for name, codes in self.categories.items():
            inner //= len(codes)
            positions = np.tile(
                np.repeat(np.arange(len(codes)), inner), total // (len(codes) * inner)
            )
            columns[name] = pd.Categorical.from_codes(positions, categories=list(codes))
        return pd.DataFrame(
            {**columns, "value": self.values.ravel(), "status": self.status.ravel()}
        )

    def at(self, **codes: str) -> "Cube":
        """The part of the cube with one code of each named dimension; InputFault where it has no such code."""
        values, status, left = self.values, self.status, dict(self.categories)
        for dimension, code in codes.items():
            if dimension not in left:
                raise InputFault(f"no dimension {dimension}; there are {', '.join(left)}")
            known = list(left[dimension])
            if code not in known:
                raise InputFault(f"{dimension} has no {code!r}; it has {', '.join(known[:8])}")
            axis = list(left).index(dimension)
            values = values.take(known.index(code), axis)
            status = status.take(known.index(code), axis)
            del left[dimension]
        return Cube(
            label=self.label,
            updated=self.updated,
            categories=left,
            values=values,
            status=status,
            notes=self.notes,
        )


def cube(answer: Any) -> Cube:
    """The cube of a decoded JSON answer. InputFault says what is missing or does not fit together.

    `value` and `status` may be lists, or objects keyed by position that leave
    cells out; `status` may be one text for all cells.
    """
    categories = dimensions(answer)
    shape = tuple(len(codes) for codes in categories.values())
    sizes = answer.get("size")
    if sizes is not None and list(sizes) != list(shape):
        raise InputFault(f"sizes {list(sizes)} do not fit the {list(shape)} categories")
    cells = math.prod(shape)
    if cells > MOST_CELLS:
        raise InputFault(f"{cells:,} cells are more than can be held")
    if "value" not in answer:
        raise InputFault("there are no values")
    values, symbols = _numbers(_cells(answer["value"], cells, "value"))
    status = _words(answer.get("status"), cells)
    for position, symbol in symbols.items():
        status[position] = status[position] or symbol
    return Cube(
        label=str(answer.get("label", "")),
        updated=str(answer.get("updated", "")),
        categories=categories,
        values=values.reshape(shape),
        status=status.reshape(shape),
        notes=notes(answer),
    )


def dimensions(answer: Any) -> dict[str, dict[str, str]]:
    """The dimensions in their order, each with its codes and their labels; InputFault names what is missing.

    For a table's description too, which has no values.
    """
    if not isinstance(answer, Mapping) or not isinstance(answer.get("dimension"), Mapping):
        raise InputFault("not JSON-stat: there are no dimensions")
    described = answer["dimension"]
    ids = _ids(answer)
    absent = [name for name in ids if name not in described]
    if absent:
        raise InputFault(f"dimension {absent[0]} is not described")
    return {name: _categories(name, described[name]) for name in ids}


def roles(answer: Mapping[str, Any]) -> dict[str, str]:
    """What a dimension is, where that is told: "time", "geo" or "metric"."""
    by_role = answer.get("role")
    if not isinstance(by_role, Mapping):
        return {}
    return {
        str(name): str(role)
        for role, names in by_role.items()
        for name in (names if isinstance(names, list) else [])
    }


def notes(answer: Mapping[str, Any]) -> tuple[str, ...]:
    """What the publisher adds in words, of the whole and of its dimensions."""
    by_code = answer.get("dimension")
    dimensions = by_code.values() if isinstance(by_code, dict) else ()
    holders = [answer, *(one for one in dimensions if isinstance(one, dict))]
    told = [holder.get("note") or [] for holder in holders]
    return tuple(str(n) for note in told for n in (note if isinstance(note, list) else [note]))


def _ids(answer: Mapping[str, Any]) -> list[str]:
    ids = answer.get("id")
    if not isinstance(ids, list) or not ids or not all(isinstance(name, str) for name in ids):
        raise InputFault("not JSON-stat: the dimensions have no order (id)")
    if len(set(ids)) < len(ids):
        raise InputFault("a dimension is named twice")
    return ids


def _categories(name: str, dimension: Any) -> dict[str, str]:
    """Codes with their labels, in order. A dimension with one category may leave its index out."""
    category = dimension.get("category") if isinstance(dimension, Mapping) else None
    if not isinstance(category, Mapping):
        raise InputFault(f"dimension {name} has no categories")
    labels, index = category.get("label") or {}, category.get("index", category.get("label"))
    if isinstance(index, Mapping) and "index" in category:
        places = list(index.values())
        if sorted(map(str, places)) != sorted(map(str, range(len(places)))):
            raise InputFault(f"the categories of {name} are not numbered from 0")
        codes = sorted(index, key=lambda code: int(index[code]))
    else:
        codes = list(index or ())
    if not codes:
        raise InputFault(f"dimension {name} has no categories")
    if len(set(codes)) < len(codes):
        raise InputFault(f"a category of {name} is named twice")
    return {str(code): str(labels.get(code, code)) for code in codes}


def _cells(given: Any, cells: int, what: str) -> np.ndarray:
    """What is given for each position as an array of objects; None where there is nothing."""
    array = np.full(cells, None, dtype=object)
    if isinstance(given, list):
        if len(given) != cells:
            raise InputFault(f"{len(given):,} in {what} where {cells:,} cells were expected")
        array[:] = given
    elif isinstance(given, str) and what == "status":
        array[:] = given
    elif isinstance(given, Mapping):
        wrong = [p for p in given if not str(p).isdecimal() or int(p) >= cells]
        if wrong:
            raise InputFault(f"position {wrong[0]!r} in {what} lies outside the {cells:,} cells")
        array[[int(position) for position in given]] = list(given.values())
    else:
        raise InputFault(f"{what} is neither a list nor an object")
    return array


def _words(given: Any, cells: int) -> np.ndarray:
    """The status of each position, "" where there is none."""
    if not given:
        return np.full(cells, "", dtype=object)
    told = _cells(given, cells, "status")
    return np.array(["" if word is None else str(word) for word in told], dtype=object)


def _numbers(given: np.ndarray) -> tuple[np.ndarray, dict[int, str]]:
    """The numbers (NaN where there is none), and by position the symbols that stand in their place."""
    symbols: dict[int, str] = {}
    if not set(map(type, given.tolist())) <= {int, float, type(None)}:
        for position, value in enumerate(given.tolist()):
            if isinstance(value, str) and value.strip() in _SYMBOLS:
                symbols[position], given[position] = value.strip(), None
            elif isinstance(value, bool) or not isinstance(value, int | float | None):
                raise InputFault(f"{value!r} is no number")
    return given.astype(float), symbols
