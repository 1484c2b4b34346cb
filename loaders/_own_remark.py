"""What is said of a reader's own file, and how much of one is read."""

from dataclasses import dataclass

from loaders.faults import InputFault

MOST_BYTES = 50 * 2**20
MOST_ROWS = 300_000
MOST_COLUMNS = 500
MOST_CELLS = 2_000_000  # rows × columns, blank ones too
MOST_TEXT = 60 * 10**6  # letters of all cells together
MOST_VERTICES = 2_000_000  # of all outlines together
LONGEST_CELL = 1000  # letters: no code, count or name has more

Cell = str | int | float | None


@dataclass(frozen=True, kw_only=True)
class Remark:
    """What is to be said of a file: its kind, and the numbers and words to say it with.

    Loaders know no language: the page has a sentence for each kind.
    """

    kind: str
    values: dict[str, object]


class OwnFault(InputFault):
    """What makes a reader's file unusable, all of it: `faults`."""

    def __init__(self, *faults: Remark) -> None:
        """The message is for a log or a notebook; pages have sentences of their own."""
        super().__init__("; ".join(f"{fault.kind} {fault.values}" for fault in faults))
        self.faults = faults


def remark(kind: str, **values: object) -> Remark:
    """A remark of a kind."""
    return Remark(kind=kind, values=values)


def refuse_size(
    rows: int = 0, columns: int = 0, text: int = 0, vertices: int = 0, cells: int | None = None
) -> None:
    """OwnFault where a table is larger than is read. `cells`: where they are not rows × columns."""
    if rows > MOST_ROWS:
        raise OwnFault(remark("too_many_rows", most=MOST_ROWS))
    if columns > MOST_COLUMNS:
        raise OwnFault(remark("too_many_columns", count=columns, most=MOST_COLUMNS))
    if (rows * columns if cells is None else cells) > MOST_CELLS:
        raise OwnFault(remark("too_many_cells", most=MOST_CELLS))
    if text > MOST_TEXT:
        raise OwnFault(remark("too_much_text", most=MOST_TEXT // 10**6))
    if vertices > MOST_VERTICES:
        raise OwnFault(remark("too_many_vertices", most=MOST_VERTICES))
