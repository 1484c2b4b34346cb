"""Two answers to the same question, and where they disagree."""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One number that two routes give: `ours` is the project's, `second` the one computed here.

    `bound` is the largest difference, in the unit of the figure, that says nothing: rounding,
    or what the two routes may rightly decide differently.
    """

    id: str
    area: str
    ours: Callable[[], float]
    second: Callable[[], float]
    bound: float


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """Both answers of a figure; NaN: there is none."""

    id: str
    area: str
    ours: float
    second: float
    bound: float

    @property
    def agrees(self) -> bool:
        """Within the bound, or neither route has an answer."""
        if math.isnan(self.ours) or math.isnan(self.second):
            return math.isnan(self.ours) and math.isnan(self.second)
        return abs(self.ours - self.second) <= self.bound

    def line(self) -> str:
        """Id, area, ours, second route and bound, in one line."""
        return (
            f"{self.id}, {self.area}: ours {_said(self.ours)}, "
            f"second route {_said(self.second)}, bound {self.bound:g}"
        )


def compared(figure: Figure) -> Comparison:
    """Both answers. What the project does not give (no such figure, year or area) is NaN."""
    try:
        ours = float(figure.ours())
    except (ValueError, KeyError):
        ours = math.nan
    return Comparison(
        id=figure.id,
        area=figure.area,
        ours=ours,
        second=float(figure.second()),
        bound=figure.bound,
    )


def report(figures: Iterable[Figure], tell: Callable[[str], None], *, every: bool = False) -> int:
    """Tells of each figure that disagrees (with `every` of all), then how many; 1 where any does, else 0."""
    comparisons = [compared(figure) for figure in figures]
    apart = [comparison for comparison in comparisons if not comparison.agrees]
    for comparison in comparisons if every else apart:
        tell(comparison.line())
    tell(f"{len(comparisons)} figures compared, {len(apart)} disagree.")
    return 1 if apart else 0


def _said(value: float) -> str:
    return "none" if math.isnan(value) else f"{value:.6g}"
