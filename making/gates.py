"""What every build asks of the figures before they are embedded.

1. A second-hand source is held against an official one where they overlap. Where more than
   a tenth of the areas lie more than a quarter from the official figure, it is not embedded.
   Official figures of foreign-born a year apart differ that much in one RegSO of a thousand.
2. Exact zeros, exact wholes and exact repeats among published shares are counted beside what
   chance gives. They refuse nothing, but say where to look.
3. Sums agree with published totals: populations by municipality exactly, those of the squares
   within what is let pass when border squares are assigned.
4. No place that is counted as Swedish lies in Norway.

What the gates find stands in the manifest, and so on the page of sources.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass

import numpy as np
import pandas as pd

FAR = 0.25  # of the official figure
MOST_FAR = 0.10  # of the areas
_DRAWS = 20


@dataclass(frozen=True, kw_only=True)
class Subject:
    """The figure that a gate is asked of: an indicator's id or the key of a kind of place.

    `source` and `against` are keys of sources: of the figure, and of what it is held against
    ("" where it is held against chance).
    """

    figure: str
    level: str
    year: int
    source: str
    against: str = ""


@dataclass(frozen=True, kw_only=True)
class Finding:
    """What one gate found of one figure.

    `gate` is "second_hand", "zeros", "wholes", "repeats", "totals" or "abroad". Of `areas`,
    `off` are as the gate does not expect them; by chance it would be `expected`, and `allowed`
    pass. `largest` is the largest difference in per cent. NaN where the gate has no such number.
    """

    gate: str
    subject: Subject
    areas: int
    off: int
    expected: float = np.nan
    allowed: float = np.nan
    largest: float = np.nan

    @property
    def passes(self) -> bool:
        """Whether the figure may be embedded: what is only counted always may."""
        return np.isnan(self.allowed) or self.off <= self.allowed


def second_hand(subject: Subject, values: pd.Series, official: pd.Series) -> Finding:
    """How many areas lie more than FAR from the official figure; MOST_FAR of them may.

    Both by area, in the same unit; only areas with both are compared.
    """
    both = pd.DataFrame({"value": values, "official": official}).dropna()
    far = (both["value"] - both["official"]).abs() > FAR * both["official"].abs()
    allowed = MOST_FAR * len(both)
    return Finding(
        gate="second_hand", subject=subject, areas=len(both), off=int(far.sum()), allowed=allowed
    )


def exact(subject: Subject, shares: pd.Series, people: pd.Series) -> list[Finding]:
    """Exact zeros, wholes and repeats of shares (0–100) of so many people, beside chance.

    Chance: every area draws its people with the probability that all have together, for zeros
    and wholes; for repeats each area draws with its own. None of rounded shares, where
    repeats are nothing strange.
    """
    both = pd.DataFrame({"share": shares / 100, "people": people}).dropna()
    both = both[both["people"] > 0]
    if both.empty or _is_rounded(shares.dropna()):
        return []
    share, whole = both["share"], both["people"].round()
    everyone = float((share * whole).sum() / whole.sum())
    counted = {
        "zeros": (int((share == 0).sum()), float(((1 - everyone) ** whole).sum())),
        "wholes": (int((share == 1).sum()), float((everyone**whole).sum())),
        "repeats": (_repeats(share), _chance_repeats(share, whole)),
    }
    return [
        Finding(gate=gate, subject=subject, areas=len(both), off=off, expected=expected)
        for gate, (off, expected) in counted.items()
    ]


def totals(
    subject: Subject, sums: pd.Series, published: pd.Series, tolerance: float = 0.0
) -> Finding:
    """How many sums differ from the published total by more than the share `tolerance`; none may.

    An area that only one of the two knows differs.
    """
    both = pd.DataFrame({"sum": sums, "published": published})
    difference = (both["sum"] / both["published"] - 1).abs()
    off = ~(difference <= tolerance)
    largest = 100 * float(difference.max())
    return Finding(
        gate="totals",
        subject=subject,
        areas=len(both),
        off=int(off.sum()),
        allowed=0,
        largest=largest,
    )


def abroad(subject: Subject, is_abroad: np.ndarray) -> Finding:
    """How many places that are counted as Swedish lie in another country; none may."""
    return Finding(
        gate="abroad", subject=subject, areas=len(is_abroad), off=int(is_abroad.sum()), allowed=0
    )


def embedded(values: pd.DataFrame, findings: Iterable[Finding]) -> pd.DataFrame:
    """A long frame without the figures that a gate refuses, of that year and source, at any level."""
    refused = _refused(findings)
    if not refused:
        return values
    rows = zip(values["indicator"], values["year"], values["source"], strict=True)
    return values[[row not in refused for row in rows]]


def _refused(findings: Iterable[Finding]) -> set[tuple[str, int, str]]:
    return {_key(finding.subject) for finding in findings if not finding.passes}


def _key(subject: Subject) -> tuple[str, int, str]:
    return subject.figure, subject.year, subject.source


def written(findings: list[Finding]) -> list[dict]:
    """The findings as the manifest holds them, with `is_embedded` and `is_told` (JSON has no NaN).

    Told are all but the counted ones that chance explains.
    """
    refused = _refused(findings)
    return [
        {
            **asdict(finding.subject),
            **{key: _number(value) for key, value in vars(finding).items() if key != "subject"},
            "is_embedded": _key(finding.subject) not in refused,
            "is_told": bool(_is_told(finding)),
        }
        for finding in findings
    ]


def _number(value: str | float) -> str | float | None:
    """To two decimals, as it is read; None for NaN."""
    if not isinstance(value, float):
        return value
    return None if np.isnan(value) else round(value, 2)


def _is_told(finding: Finding) -> bool:
    """Whether a finding is worth telling: what is only counted, where chance gives fewer."""
    expected = finding.expected
    return np.isnan(expected) or finding.off > expected + 3 * max(expected, 1) ** 0.5


def _is_rounded(shares: pd.Series) -> bool:
    """Whether all are whole tenths: then areas share a value because it is rounded."""
    return bool(np.isclose(shares * 10, np.round(shares * 10), atol=1e-9).all())


def _repeats(shares: pd.Series) -> int:
    """How many areas have exactly the share of another, those with 0 or all left out."""
    inside = shares[(shares > 0) & (shares < 1)].round(12)
    return int(inside.duplicated(keep=False).sum())


def _chance_repeats(shares: pd.Series, people: pd.Series) -> float:
    """The mean number of repeats when each area's people are drawn with its own share."""
    draw = np.random.default_rng(1)
    counts = people.to_numpy(int)
    drawn = [draw.binomial(counts, shares.clip(0, 1)) / counts for _ in range(_DRAWS)]
    return float(np.mean([_repeats(pd.Series(one)) for one in drawn]))
