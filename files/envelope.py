"""The file of something that a reader keeps: JSON with its kind and the number of its version at the head.

A file that is opened may be anybody's: it is data, read within bounds, and nothing in it is run.
What it says beyond being JSON of the kind is for the kind to check.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Any

MOST_DEPTH = 10  # of lists and objects in each other, the whole among them
LONGEST_NUMBER = 30  # letters: a float as it is written has 24 at most


class FileFault(ValueError):
    """A file, or what was to be one, that cannot be used. Nothing of it is repeated.

    `reason`: "large", "damaged" (not JSON, or not of the kind), "older" or
    "newer" (another version of it), and what each kind adds. `part` is the
    number of the part that it is about, from 1; 0 where it is the whole.
    """

    def __init__(self, reason: str, part: int = 0) -> None:
        """Of a reason, and of the part of that number."""
        super().__init__(reason, part)
        self.reason = reason
        self.part = part


@dataclass(frozen=True, kw_only=True)
class Envelope:
    """A kind of file: its name, the version that is written and read, its greatest size and the fault it raises."""

    kind: str
    version: int
    most_bytes: int
    fault: type[FileFault] = FileFault

    def write(self, content: Mapping[str, Any]) -> bytes:
        """The content as a file (JSON, UTF-8) that `read` takes again."""
        record = {"format": self.kind, "version": self.version, **content}
        return json.dumps(record, ensure_ascii=False, allow_nan=False, indent=1).encode()

    def read(self, raw: bytes) -> dict[str, Any]:
        """The content of a file, without kind and version. Raises the kind's fault, nothing else."""
        if len(raw) > self.most_bytes:
            raise self.fault("large")
        try:
            record = _strict_json(str(raw, "utf-8-sig"))
        except (ValueError, RecursionError):
            raise self.fault("damaged") from None
        if not isinstance(record, dict) or record.pop("format", None) != self.kind:
            raise self.fault("damaged")
        version = record.pop("version", None)
        if type(version) is not int:
            raise self.fault("damaged")
        if version != self.version:
            raise self.fault("older" if version < self.version else "newer")
        return record


def _strict_json(text: str) -> Any:
    """A value whose numbers are finite and short, whose keys are told once and whose texts can be written.

    Raises ValueError, or RecursionError.
    """
    value = json.loads(
        text,
        parse_int=_whole_number,
        parse_float=_number,
        parse_constant=_number,  # NaN and Infinity, which JSON does not have
        object_pairs_hook=_object,
    )
    _check(value, MOST_DEPTH)
    return value


def _whole_number(digits: str) -> int:
    if len(digits) > LONGEST_NUMBER:
        raise ValueError
    return int(digits)


def _number(digits: str) -> float:
    value = float(digits)
    if len(digits) > LONGEST_NUMBER or not isfinite(value):
        raise ValueError
    return value


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The pairs as a dict. A key that is told twice would be read as one thing here and as another elsewhere."""
    value = dict(pairs)
    if len(value) < len(pairs):
        raise ValueError
    return value


def _check(value: Any, most_depth: int) -> None:
    """Raises ValueError where it is deeper, or a text holds half a character (a lone surrogate)."""
    if isinstance(value, str):
        value.encode()
    elif isinstance(value, dict | list):
        if not most_depth:
            raise ValueError
        parts = [*value, *value.values()] if isinstance(value, dict) else value
        for part in parts:
            _check(part, most_depth - 1)
