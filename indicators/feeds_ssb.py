"""How a refresh asks Statistics Norway's tables for its municipalities.

An indicator that only they give resembles a Swedish one ("similar", and the caveat says how
they differ) or must not be compared with any ("not"). Votes by party (08092, 01180) tell
nothing of turnout: that is in 08243 and 09475. Basic units (04362) are no level here,
and their small numbers are rounded: no share of a municipality is made of them.
"""

from collections.abc import Mapping

from indicators.indicator import NORWAY, Feed
from translations import Text

SSB = "ssb"
PUBLISHED = Text(sv="publicerat värde", en="published value", nb="publisert verdi")


def of_norway(
    table: str,
    part: Mapping[str, tuple[str, ...]],
    whole: Mapping[str, tuple[str, ...]] | None = None,
    per: str | None = None,
    least: Mapping[str, float] | None = None,
) -> tuple[Feed, ...]:
    """A figure as it stands; with `whole` a percentage of it, with `per` a number per 1,000 of that count.

    `least` is what the count is at least in some areas, where it may be given as a rate.
    """
    times = 1000 if per else 100 if whole else 1
    feed = Feed(
        source=SSB,
        table=table,
        level=NORWAY,
        part=part,
        whole=whole,
        per=per,
        times=times,
        least=least or {},
    )
    return (feed,)
