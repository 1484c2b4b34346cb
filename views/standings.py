"""Where one area stands, row by row: value, peers, country, place, change, definition and source."""

from html import escape
from urllib.parse import urlencode

import pandas as pd

from analysis.standing import YEARS_BACK, Standing
from indicators import figures, live
from indicators.catalogue import INDICATORS
from indicators.indicator import STATUSES, UNITS, Indicator
from translations.texts import _, language, number, said
from views import citation, sparklines, stacked, words
from views.stacked import Markup

_MARKED = ("estimated", "noisy")  # ways that a value came about which its row tells
_WIDTHS = (32, 13, 12, 10, 14, 19)  # of the columns, in per cent


def table(standings: list[Standing], *, name: str, peers: str, address: dict[str, str]) -> None:
    """A row an indicator. `peers` names those that the median and the place are of; `address`
    are the words of the address that a link to the map keeps."""
    headings = [
        _("Indicator"),
        _("Value"),
        _("Median, {peers}", peers=peers),
        _("The country"),
        _("Place, {peers}, counted from the lowest value", peers=peers),
        _("Change over at most {count} years", count=YEARS_BACK),
    ]
    rows = [
        [
            _named(one, address),
            _value(one),
            _alone(one.median, one),
            _country(one),
            _("{place} of {among}", place=number(one.place), among=number(one.among)),
            change(one),
        ]
        for one in standings
    ]
    stacked.table(headings, rows, name=name, widths=_WIDTHS)


def heading(indicator: Indicator) -> str:
    """The indicator with its unit, unless its title has it already."""
    title = said(indicator.title)
    unit = said(UNITS[indicator.unit].text)
    return title if not unit or unit.casefold() in title.casefold() else f"{title} ({unit})"


def better_end(one: Standing) -> str:
    """Which end of the scale is the better one, in words."""
    return {
        "low": _("lower is better"),
        "high": _("higher is better"),
        None: _("neither end is better"),
    }[one.indicator.direction]


def change(one: Standing) -> Markup:
    """The series as a small line, with its change in figures; or the one year there is."""
    if len(one.series) < 2:
        return Markup(escape(_("one year only")))
    first, last = one.series.index[0], one.series.index[-1]
    told = _(
        "{change} from {first} to {last}",
        change=words.signed(one.change, one.indicator),
        first=first,
        last=last,
    )
    values = "; ".join(f"{year}: {_alone(v, one)}" for year, v in one.series.items())
    line = sparklines.sparkline(
        one.series,
        breaks=[found.year for found in one.breaks],
        alt=f"{said(one.indicator.title)}. {values}",
    )
    cut = "".join(
        f"<small>{escape(_('the series breaks in {year}', year=found.year))}</small>"
        for found in one.breaks
    )
    joined = "".join(
        f"<small>{escape(_('from {year} by another source', year=year))}</small>"
        for year in one.joins
    )
    return Markup(f"{line}<small>{escape(told)}</small>{cut}{joined}")


def _named(one: Standing, address: dict[str, str]) -> Markup:
    """The indicator as a link to its map, which end is better, and its definition folded away."""
    words_ = {"level": one.level, "indicator": one.indicator.id, "year": str(one.year)}
    link = "map?" + urlencode({**words_, **address, "lang": language()})
    lines = "".join(f"<p>{escape(line)}</p>" for line in definition(one))
    return Markup(
        f"<a href='{escape(link)}' target='_self'>{escape(heading(one.indicator))}</a>"
        f"<small>{escape(better_end(one))}</small>"
        f"<details><summary>{escape(_('Definition and source'))}</summary>{lines}</details>"
    )


def definition(one: Standing) -> list[str]:
    """What the number means, its caveat, how it came about, its breaks and its sources: a line each."""
    indicator = one.indicator
    lines = [
        said(indicator.meaning),
        f"{_('Formula')}: {said(indicator.formula)}.",
        f"{_('Caveat')}: {said(indicator.caveat)}",
        f"{_('Status of the value')}: {said(STATUSES[one.status])}.",
        *(said(found.text) for found in one.breaks),
    ]
    if one.is_part and indicator.covers:
        lines.append(f"{_('Covers')}: {said(indicator.covers.text)}.")
    return [*lines, *(f"{_('Source')}: {line}" for line in sources(one, language()))]


def sources(one: Standing, language: str) -> tuple[str, ...]:
    """A citation for each source behind the level's values of the year."""
    return _sources(one.indicator.id, one.level, one.year, language)


@live.cached(maxsize=1024)
def _sources(id: str, level: str, year: int, language: str) -> tuple[str, ...]:
    table = figures.values(id, level, year)
    return tuple(citation.source_line(INDICATORS[id], language, table))


def _value(one: Standing) -> Markup:
    mark = f", {_short_status(one.status)}" if one.status in _MARKED else ""
    return Markup(f"<b>{escape(_alone(one.value, one))}</b><small>{one.year}{escape(mark)}</small>")


def _short_status(status: str) -> str:
    return {"estimated": _("estimate"), "noisy": _("with small noise")}[status]


def _country(one: Standing) -> Markup | str:
    if one.is_part:
        return Markup(f"–<small>{escape(_('a part is covered'))}</small>")
    value = _alone(one.country, one)
    return value if one.is_mean else Markup(f"{escape(value)}<small>{escape(_('median'))}</small>")


def _alone(value: float, one: Standing) -> str:
    return number(value, UNITS[one.indicator.unit].decimals)


def rows(standings: list[Standing], peers: str) -> pd.DataFrame:
    """The same as a table to take along, a row an indicator, in plain numbers."""
    return pd.DataFrame(
        [
            {
                "indicator": one.indicator.id,
                "title": said(one.indicator.title),
                "theme": one.indicator.theme,
                "goal": one.indicator.goal,
                "level": one.level,
                "area_id": one.area,
                "year": one.year,
                "value": one.value,
                "unit": said(UNITS[one.indicator.unit].text),
                "status": one.status,
                "better_end": one.indicator.direction or "",
                "peers": peers,
                "peers_median": one.median,
                "country": one.country,
                "country_is": "" if one.is_part else "mean" if one.is_mean else "median",
                "place_from_lowest": one.place,
                "among": one.among,
                "first_year": one.series.index[0],
                "change_since_first_year": one.change,
                "breaks": " ".join(said(found.text) for found in one.breaks),
                "from_another_source": " ".join(map(str, one.joins)),
                "caveat": said(one.indicator.caveat),
                "citation": " ".join(sources(one, language())),
            }
            for one in standings
        ]
    )


def definitions(standings: list[Standing]) -> pd.DataFrame:
    """What each of the rows means: the second sheet."""
    return pd.DataFrame(
        [
            {
                "indicator": one.indicator.id,
                "title": said(one.indicator.title),
                "meaning": said(one.indicator.meaning),
                "formula": said(one.indicator.formula),
                "caveat": said(one.indicator.caveat),
                "unit": said(UNITS[one.indicator.unit].text),
                "better_end": better_end(one),
                "status": said(STATUSES[one.status]),
                "source": " ".join(sources(one, language())),
            }
            for one in standings
        ]
    )
