"""A reader's counts, described as the embedded ones are."""

import pandas as pd

from analysis.segregation import Counted
from indicators import figures
from indicators.indicator import DESO, MUNICIPALITY, REGSO, Indicator
from loaders import own_table
from loaders.own_table import OwnCounts
from translations import Text
from translations.texts import _

_LEVEL_OF_FORM = {"deso": DESO, "regso": REGSO, "municipality": MUNICIPALITY}
_LONGEST = 60  # letters of a name that are shown


def known_codes() -> dict[str, pd.Index]:
    """The codes of the embedded areas, by form."""
    return {form: figures.areas(level).index for form, level in _LEVEL_OF_FORM.items()}


def to_measure(parsed: OwnCounts, group: str, ordered: bool) -> Counted:
    """The reader's counts, with outlines and names where there are any."""
    level = _LEVEL_OF_FORM[parsed.level] if parsed.level and parsed.is_current else None
    shapes = parsed.geometry
    if shapes is not None:
        level = None
    elif level is not None:
        shapes = figures.areas(level).geometry.reindex(parsed.counts.index)
    return Counted(
        indicator=_share_of(group),
        counts=parsed.counts,
        total=parsed.total,
        group=group,
        within=parsed.within,
        names=_names(parsed),
        ordered=ordered,
        level=level,
        shapes=shapes,
    )


def _share_of(group: str) -> Indicator:
    """The share of a reader's group, described as the declared ones are."""
    name = label_of(group)
    return Indicator(
        id="own",
        theme="people",
        title=Text(sv=f"Andel {name}", en=f"Share of {name}", nb=f"Andel {name}"),
        meaning=Text(sv="", en="", nb=""),
        formula=Text(sv="", en="", nb=""),
        caveat=Text(sv="", en="", nb=""),
        unit="pct",
        direction=None,
        weight=None,
        years={},
        sources=(),
    )


def _names(parsed: OwnCounts) -> pd.Series:
    """What each region is called; by municipality or county where the codes are theirs."""
    codes = pd.Index(sorted(set(parsed.within)))
    areas = figures.areas()
    known = {
        own_table.COUNTRY: _("The whole table"),
        **areas.drop_duplicates("county_code").set_index("county_code")["county"],
        **areas["name"],
    }
    is_by_code = parsed.level is not None and set(codes) <= set(known)
    return pd.Series([known[code] if is_by_code else label_of(code) for code in codes], codes)


def label_of(name: str) -> str:
    """A reader's word as it may stand on a chart: short, and no markup."""
    bare = name.replace("<", "‹").replace(">", "›")
    return bare if len(bare) <= _LONGEST else f"{bare[: _LONGEST - 1]}…"
