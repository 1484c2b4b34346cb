"""JSON-stat 2: a cube of numbers with its dimensions, whatever their order and however it is packed.

https://json-stat.org/full/ (class "dataset").
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from loaders._check import InputFault

MOST_CELLS = 20_000_000  # a larger cube is refused before room is made for it


@dataclass(frozen=True, kw_only=True)
class Cube:
    """Numbers by dimension.

    `categories` gives for each dimension its codes with their labels, in the order
    of the axes of `values` (float; NaN where the publisher gives none) and `status`
    (text; "" where there is none).
    """

    label: str
    updated: str
    categories: dict[str, dict[str, str]]
    values: np.ndarray
    status: np.ndarray

    def table(self) -> pd.DataFrame:
        """One row a cell: a column of codes for each dimension, then value and status."""
        index = pd.MultiIndex.from_product(
            [list(codes) for codes in self.categories.values()], names=list(self.categories)
        )
        cells = {"value": self.values.ravel(), "status": self.status.ravel()}
        return pd.DataFrame(cells, index=index).reset_index()

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
            label=self.label, updated=self.updated, categories=left, values=values, status=status
        )


def cube(answer: Any) -> Cube:
    """The cube of a decoded JSON answer. InputFault says what is missing or does not fit together.

    `value` and `status` may be lists, or objects keyed by position that leave
    cells out; `status` may be one text for all cells.
    """
    if not isinstance(answer, Mapping) or not isinstance(answer.get("dimension"), Mapping):
        raise InputFault("not JSON-stat: there are no dimensions")
    ids, sizes = _ids(answer), answer.get("size")
    described = answer["dimension"]
    absent = [name for name in ids if name not in described]
    if absent:
        raise InputFault(f"dimension {absent[0]} is not described")
    categories = {name: _categories(name, described[name]) for name in ids}
    shape = tuple(len(codes) for codes in categories.values())
    if sizes is not None and list(sizes) != list(shape):
        raise InputFault(f"sizes {list(sizes)} do not fit the {list(shape)} categories")
    cells = math.prod(shape)
    if cells > MOST_CELLS:
        raise InputFault(f"{cells:,} cells are more than can be held")
    if "value" not in answer:
        raise InputFault("there are no values")
    numbers = _cells(answer["value"], cells, "value")
    words = _cells(answer.get("status"), cells, "status")
    values = np.full(cells, np.nan)
    for position, number in numbers.items():
        if isinstance(number, bool) or not isinstance(number, int | float):
            raise InputFault(f"{number!r} is no number")
        values[position] = number
    status = np.full(cells, "", dtype=object)
    for position, word in words.items():
        status[position] = str(word)
    return Cube(
        label=str(answer.get("label", "")),
        updated=str(answer.get("updated", "")),
        categories=categories,
        values=values.reshape(shape),
        status=status.reshape(shape),
    )


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


def _cells(given: Any, cells: int, what: str) -> dict[int, Any]:
    """What is given for each position; positions without anything are left out."""
    if given is None:
        return {}
    if isinstance(given, str):
        return dict.fromkeys(range(cells), given)
    if isinstance(given, list):
        if len(given) != cells:
            raise InputFault(f"{len(given):,} in {what} where {cells:,} cells were expected")
        return {i: item for i, item in enumerate(given) if item is not None}
    if not isinstance(given, Mapping):
        raise InputFault(f"{what} is neither a list nor an object")
    found = {}
    for position, item in given.items():
        if not str(position).isdecimal() or int(position) >= cells:
            raise InputFault(f"position {position!r} in {what} lies outside the {cells:,} cells")
        if item is not None:
            found[int(position)] = item
    return found
