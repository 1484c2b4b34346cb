"""Where one area stands, row by row: value, peers, country, place, change, definition and source."""

from html import escape
from urllib.parse import urlencode

import pandas as pd

from analysis.standing import YEARS_BACK, Standing
from indicators import figures, live, written
from indicators.catalogue import INDICATORS
from indicators.indicator import STATUSES, UNITS, Indicator
from indicators.written import with_margin
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
            written.place(one.place, one.among, one.shared),
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


def better_end(standing: Standing) -> str:
    """Which end of the scale is the better one, in words."""
    return {
        "low": _("lower is better"),
        "high": _("higher is better"),
        None: _("neither end is better"),
    }[standing.indicator.direction]


def change(standing: Standing) -> Markup:
    """The series as a small line, with its change in figures; or the one year there is."""
    if len(standing.series) < 2:
        return Markup(escape(_("one year only")))
    first, last = standing.series.index[0], standing.series.index[-1]
    told = _(
        "{change} from {first} to {last}",
        change=words.signed(standing.change, standing.indicator, margin=standing.change_margin),
        first=standing.indicator.named(first),
        last=standing.indicator.named(last),
    )
    values = "; ".join(
        f"{standing.indicator.named(year)}: {_alone(v, standing)}"
        for year, v in standing.series.items()
    )
    line = sparklines.sparkline(
        standing.series,
        breaks=[found.year for found in standing.breaks],
        alt=f"{said(standing.indicator.title)}. {values}",
    )
    cut = "".join(
        f"<small>{escape(_('the series breaks in {year}', year=found.year))}</small>"
        for found in standing.breaks
    )
    joined = "".join(
        f"<small>{escape(_('from {year} by another source', year=year))}</small>"
        for year in standing.joins
    )
    return Markup(f"{line}<small>{escape(told)}</small>{cut}{joined}")


def _named(standing: Standing, address: dict[str, str]) -> Markup:
    """The indicator as a link to its map, which end is better, and its definition folded away."""
    words_ = {
        "level": standing.level,
        "indicator": standing.indicator.id,
        "year": str(standing.year),
    }
    link = "map?" + urlencode({**words_, **address, "lang": language()})
    lines = "".join(f"<p>{escape(line)}</p>" for line in definition(standing))
    return Markup(
        f"<a href='{escape(link)}' target='_self'>{escape(heading(standing.indicator))}</a>"
        f"<small>{escape(better_end(standing))}</small>"
        f"<details><summary>{escape(_('Definition and source'))}</summary>{lines}</details>"
    )


def definition(standing: Standing) -> list[str]:
    """What the number means, its caveat, how it came about, its breaks and its sources: a line each."""
    indicator = standing.indicator
    lines = [
        said(indicator.meaning),
        f"{_('Formula')}: {said(indicator.formula)}.",
        f"{_('Caveat')}: {said(indicator.caveat)}",
        f"{_('Status of the value')}: {said(STATUSES[standing.status])}.",
        *(said(found.text) for found in standing.breaks),
    ]
    if standing.is_part and indicator.covers:
        lines.append(f"{_('Covers')}: {said(indicator.covers.text)}.")
    return [*lines, *(f"{_('Source')}: {line}" for line in sources(standing, language()))]


def sources(standing: Standing, language: str) -> tuple[str, ...]:
    """A citation for each source behind the level's values of the year."""
    return _sources(standing.indicator.id, standing.level, standing.year, language)


@live.cached(maxsize=1024)
def _sources(id: str, level: str, year: int, language: str) -> tuple[str, ...]:
    table = figures.values(id, level, year)
    return tuple(citation.source_line(INDICATORS[id], language, table))


def _value(standing: Standing) -> Markup:
    mark = f", {_short_status(standing.status)}" if standing.status in _MARKED else ""
    value = with_margin(_alone(standing.value, standing), standing.indicator, standing.margin)
    return Markup(
        f"<b>{escape(value)}</b><small>{standing.indicator.named(standing.year)}{escape(mark)}</small>"
    )


def _short_status(status: str) -> str:
    return {"estimated": _("estimate"), "noisy": _("with small noise")}[status]


def _country(standing: Standing) -> Markup | str:
    if standing.is_part:
        return Markup(f"–<small>{escape(_('a part is covered'))}</small>")
    value = _alone(standing.country, standing)
    return (
        value
        if standing.is_mean
        else Markup(
            f"{escape(value)}<small>{escape(_('median of areas, not the country'))}</small>"
        )
    )


def _alone(value: float, standing: Standing) -> str:
    return number(value, UNITS[standing.indicator.unit].decimals)


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
                "margin": one.margin,
                "unit": said(UNITS[one.indicator.unit].text),
                "status": one.status,
                "better_end": one.indicator.direction or "",
                "peers": peers,
                "peers_median": one.median,
                "country": one.country,
                "country_is": "" if one.is_part else "mean" if one.is_mean else "median of areas",
                "place_from_lowest": one.place,
                "among": one.among,
                "sharing_the_place": one.shared,
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
