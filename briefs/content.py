"""What a brief says, in its own language: the same words and numbers for the PDF and for the slides."""

import datetime
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from babel.dates import format_date

from analysis import standing
from analysis.standing import reaches
from briefs import outline
from briefs.brief import Brief, BriefFault, Finding, check, of_finding, then_of
from briefs.library import LIBRARY
from indicators import breaks, figures, margins, vintages, written
from indicators.indicator import MUNICIPAL, UNITS, Indicator
from indicators.inputs import sources_behind
from indicators.schemes import SCHEMES
from indicators.written import amount, difference, margin_words
from translations.texts import _, language, number, said, speaking


@dataclass(frozen=True, kw_only=True, eq=False)
class Shown:
    """One finding as it is said.

    `others` are the values of the peers without the area; `ends` the lowest and the
    highest of all that a chart shows, the country among them.
    """

    number: int
    title: str
    side: str
    value: str
    year: str
    lines: tuple[str, ...]
    caveat: str
    alt: str
    definition: str
    sources: tuple[str, ...]
    note: int
    measure: str
    what: str
    known: str
    measure_source: str
    measure_note: int | None
    responsible: str
    decision: str
    follow_up: str
    of_area: float
    median: float
    median_written: str
    country: float
    others: tuple[float, ...]
    ends: tuple[float, float]
    least: str
    most: str
    unit: str
    decimals: int


@dataclass(frozen=True, kw_only=True, eq=False)
class Content:
    """The whole brief as it is said. `words` are the headings; `notes` are numbered from 1."""

    language: str
    kind: str
    title: str
    name: str
    standing_in: str
    dated: str
    summary: str
    sides: str
    note: str
    legend: str
    findings: tuple[Shown, ...]
    notes: tuple[str, ...]
    caveats: tuple[str, ...]
    map: outline.Outline | None
    map_alt: str
    words: dict[str, str]


@dataclass
class _Notes:
    """Numbered notes; the same text keeps its number."""

    texts: list[str] = field(default_factory=list)

    def of(self, text: str) -> int:
        if text not in self.texts:
            self.texts.append(text)
        return self.texts.index(text) + 1


def of_brief(brief: Brief) -> Content:
    """What a brief says. Raises BriefFault for one that asks for what is not known."""
    check(brief)
    with speaking(brief.language):
        return _content(brief)


def _content(brief: Brief) -> Content:
    name, peers, standing_in = _names(brief)
    compared = int(standing.peers(brief.area, brief.level, brief.scheme).sum())
    notes = _Notes()
    tables = [figures.values(f.indicator, brief.level, f.year) for f in brief.findings]
    findings = tuple(
        _shown(position, finding, brief, table, (name, peers), notes)
        for position, (finding, table) in enumerate(zip(brief.findings, tables, strict=True), 1)
    )
    return Content(
        language=language(),
        kind=_("Decision brief"),
        title=brief.title or _("{name}: from findings to decisions", name=name),
        name=name,
        standing_in=standing_in,
        dated=_dated(brief),
        summary=_summary(findings, name, peers, compared),
        sides=_sides(compared),
        note=brief.note,
        legend=_(
            "Each dot is one of {peers}. Diamond: {name}. Bar: the median. Triangle: the whole country.",
            peers=peers,
            name=name,
        ),
        findings=findings,
        notes=tuple(notes.texts),
        caveats=_caveats(brief, tables),
        map=outline.of_area(brief.area, brief.level, brief.scheme),
        map_alt=_map_alt(brief.level, name, peers),
        words=_headings(),
    )


def _headings() -> dict[str, str]:
    return {
        "behind_figures": _("Sources, years and caveats: on the slide of each finding."),
        "bar_country": _("Whole country"),
        "bar_median": _("Median of peers"),
        "caveat": _("Note"),
        "caveats": _("Bear in mind"),
        "decision": _("Decision asked for"),
        "definition": _("Definition"),
        "figure": _("Value"),
        "finding": _("Finding"),
        "findings": _("Findings"),
        "follow_up": _("Follow-up"),
        "known": _("What is known"),
        "measure": _("Measure", "brief"),
        "notes": _("Notes and sources"),
        "page": _("page"),
        "responsible": _("Responsible"),
        "side": _("Standing"),
        "source": _("Source"),
        "table": _("From finding to decision"),
    }


def _dated(brief: Brief) -> str:
    """The brief's day, and who asked for it where that is said."""
    locale = {"en": "en_GB"}.get(language(), language())
    day = format_date(datetime.date.fromisoformat(brief.date), "long", locale=locale)
    return f"{day}. {_('Asked for by {who}', who=brief.asked_by)}." if brief.asked_by else day


def _names(brief: Brief) -> tuple[str, str, str]:
    """The area's name, what it is compared with, and the class or municipality that it is in."""
    frame = figures.areas(brief.level)
    name = str(figures.titles(frame.loc[[brief.area]]).iloc[0])
    scheme = SCHEMES[brief.scheme]
    group = scheme.classes.get(frame.at[brief.area, scheme.column])
    in_class = _(
        "Class: {name} ({scheme})", name=said(group) if group else "–", scheme=said(scheme.title)
    )
    if brief.level in MUNICIPAL:
        return name, _("the municipalities of its class"), in_class
    municipality = str(frame.at[brief.area, "municipality"])
    return name, _("the areas of {name}", name=municipality), f"{municipality}. {in_class}"


def _map_alt(level: str, name: str, peers: str) -> str:
    if level in MUNICIPAL:
        return _(
            "Map: {name} dark with a ring, {peers} in mid grey, others light.",
            name=name,
            peers=peers,
        )
    return _("Map: {name} dark with a ring, among {peers}.", name=name, peers=peers)


def _shown(
    position: int,
    finding: Finding,
    brief: Brief,
    table: pd.DataFrame,
    names: tuple[str, str],
    notes: _Notes,
) -> Shown:
    name, peers = names
    place = of_finding(finding, brief)
    assert place is not None, "checked"
    indicator, unit = place.indicator, UNITS[place.indicator.unit]
    alike = table["value"][standing.peers(brief.area, brief.level, brief.scheme)].dropna()
    country = place.country if place.is_mean else np.nan
    drawn = [value for value in (*alike, country) if np.isfinite(value)]
    ends = float(min(drawn)), float(max(drawn))
    title, value = said(indicator.title), amount(place.value, indicator, place.margin)
    sources = _sources(indicator, table)
    lines = _lines(place, peers)
    note = notes.of(f"{title}, {place.year}: {' '.join(sources)}")
    measure = LIBRARY.get(finding.measure)
    cited = measure.source.citation(language()) if measure and measure.source else ""
    return Shown(
        number=position,
        title=title,
        side=_side(place.side),
        value=value,
        year=_year(place),
        lines=lines,
        caveat=said(indicator.caveat),
        alt=_chart_alt(place, name, lines),
        definition=f"{said(indicator.meaning)} {_('Formula')}: {said(indicator.formula)}.",
        sources=sources,
        note=note,
        measure=said(measure.name) if measure else _("No measure chosen"),
        what=said(measure.what) if measure else "",
        known=said(measure.known) if measure else "",
        measure_source=cited,
        measure_note=notes.of(cited) if cited else None,
        responsible=finding.responsible or _("Not named"),
        decision=finding.decision or _("Not named"),
        follow_up=_follow_up(finding, brief),
        of_area=place.value,
        median=place.median,
        median_written=amount(place.median, indicator),
        country=country,
        others=tuple(alike.drop(brief.area)),
        ends=ends,
        least=number(ends[0], unit.decimals),
        most=number(ends[1], unit.decimals),
        unit=said(unit.text),
        decimals=unit.decimals,
    )


def _chart_alt(place: standing.Standing, name: str, lines: tuple[str, ...]) -> str:
    """What the chart shows, to who does not see it; `lines` are those of `_lines`."""
    return _(
        "Chart: {title} {year}. {name} has {value}. {median} {place} {country}",
        title=said(place.indicator.title),
        year=place.indicator.named(place.year),
        name=name,
        value=amount(place.value, place.indicator, place.margin),
        median=lines[0],
        place=lines[1],
        country=lines[2],
    )


def _side(side: str) -> str:
    return {"strength": _("Strength"), "behind": _("Behind"), "": ""}[side]


def _year(place: standing.Standing) -> str:
    """`2025`, and how the value came about where it is not a published figure."""
    how = {"estimated": _("estimate", "brief"), "noisy": _("with noise")}
    year = place.indicator.named(place.year)
    return f"{year}, {how[place.status]}" if place.status in how else year


def _lines(place: standing.Standing, peers: str) -> tuple[str, ...]:
    """The peers' median, the place among them, the country, and the change where there is one."""
    lines = [
        _("Median of {peers}: {value}.", peers=peers, value=amount(place.median, place.indicator)),
        _(
            "Place {place}, counted from the lowest value{better}.",
            place=written.place(place.place, place.among, place.shared),
            better=_better_end(place.indicator.direction),
        ),
        _country(place),
    ]
    if len(place.series) > 1:
        lines.append(_change(place))
    lines += [said(caveat.text) for caveat in place.breaks]
    lines += [_joined(year) for year in place.joins]
    return tuple(lines)


def _better_end(direction: str | None) -> str:
    if direction is None:
        return _(" (neither end is better)")
    return _(" (lower is better)") if direction == "low" else _(" (higher is better)")


def _country(place: standing.Standing) -> str:
    if place.is_part:
        return _("Whole country: not known, the source covers a part of it.")
    value = amount(place.country, place.indicator)
    if place.is_mean:
        return _("Whole country: {value} (weighted mean).", value=value)
    return _("Median of all areas of the kind: {value}.", value=value)


def _joined(year: int) -> str:
    return _("From {year} by another source.", year=year)


def _change(place: standing.Standing) -> str:
    indicator, decimals = place.indicator, UNITS[place.indicator.unit].decimals
    # Of the numbers as they are printed: a reader who subtracts them gets the change that is said.
    was, now = (round(float(v), decimals) for v in (place.series.iloc[0], place.value))
    change = round(now - was, decimals)
    return _(
        "{first}: {was}; {last}: {now} (change {change}).",
        first=indicator.named(place.series.index[0]),
        was=amount(float(place.series.iloc[0]), indicator),
        last=indicator.named(place.year),
        now=amount(place.value, indicator, place.margin),
        change=f"{'+' if change > 0 else ''}{difference(change, indicator, place.change_margin)}",
    )


def _sources(indicator: Indicator, table: pd.DataFrame) -> tuple[str, ...]:
    """A citation a source, with the day that it was retrieved, or that it is the embedded one."""
    if "retrieved" in table:
        days = sorted(set(table["retrieved"].astype(str).str[:10]))
        how = _("Retrieved {date}.", date=days[-1])
    else:
        how = _("From the embedded snapshot.")
    return (*(source.citation(language()) for source in sources_behind(indicator, table)), how)


def _follow_up(finding: Finding, brief: Brief) -> str:
    """The year and the indicator, its value when the brief was written and now, and why they may not compare."""
    telling = standing.of_indicator(finding.telling, brief.area, brief.level, brief.scheme)
    if telling is None:
        raise BriefFault("value", finding.telling)
    title = said(telling.indicator.title)
    aim = _("In {year}, told by: {title}", year=finding.follow_up, title=title)
    now = _("now {value} ({year})", **_dated_value(telling))
    then = then_of(finding, brief)
    if then is None:
        return f"{aim}, {now}."
    was = _("then {value} ({year})", **_dated_value(then))
    return " ".join([f"{aim}, {was}, {now}.", *_between(then, telling)])


def _dated_value(place: standing.Standing) -> dict[str, str]:
    return {"value": amount(place.value, place.indicator, place.margin), "year": _year(place)}


def _between(then: standing.Standing, now: standing.Standing) -> list[str]:
    """Why the two may not be compared: breaks between them, and years from which another source is used."""
    indicator, level = now.indicator, now.level
    crossed = breaks.crossed(indicator.id, (then.year, now.year), level=level)
    joins = [y for y in vintages.joins(indicator, level) if then.year < y <= now.year]
    return [
        *_alike(then, now),
        *(said(one.text) for one in crossed),
        *(_joined(year) for year in joins),
    ]


def _alike(then: standing.Standing, now: standing.Standing) -> list[str]:
    """That two figures of a survey cannot be told apart, where their difference is within its uncertainty."""
    margin = margins.of_difference(then.margin, now.margin)
    return [_("The two are not distinguishable.")] * reaches(now.value, margin, then.value)


def _sides(compared: int) -> str:
    """When something is called a strength, or that there are too few to compare with."""
    if compared >= standing.FEWEST_PEERS:
        return _(
            "A strength is a value that is better than those of at least three quarters of the others; “behind” is "
            "one that is worse than those of as many."
        )
    return _(
        "With fewer than {fewest} to compare with, nothing is called a strength or “behind”.",
        fewest=standing.FEWEST_PEERS,
    )


def _summary(findings: tuple[Shown, ...], name: str, peers: str, compared: int) -> str:
    return _(
        "{name} is compared with {peers}. {counted} {other}",
        name=name,
        peers=peers,
        counted=_counted(findings),
        other=_sides(compared),
    )


def _counted(findings: tuple[Shown, ...]) -> str:
    """Strengths first, then where the area is behind, then the rest."""
    if not findings:
        return _("No finding is chosen yet.")
    titles = {
        side: "; ".join(f"{f.title} ({f.value}, {f.year})" for f in findings if f.side == side)
        for side in (_side("strength"), _side("behind"), "")
    }
    strengths, behind, rest = titles.values()
    sentences = (
        strengths and _("Strength: {titles}.", titles=strengths),
        behind and _("Behind those compared: {titles}.", titles=behind),
        rest and _("Does not stand out, or has no better end: {titles}.", titles=rest),
    )
    return " ".join(sentence for sentence in sentences if sentence)


def _caveats(brief: Brief, tables: list[pd.DataFrame]) -> tuple[str, ...]:
    """The standing caveats that concern these findings."""
    standings = [s for finding in brief.findings if (s := of_finding(finding, brief)) is not None]
    caveats = []
    if any(s.indicator.square or s.indicator.beyond_km for s in standings):
        caveats.append(
            _(
                "Distances are straight-line, from the centres of inhabited square kilometres: the road is usually longer."
            )
        )
    if any(s.status == "estimated" for s in standings):
        caveats.append(
            _(
                "Figures marked “estimate” rest on assumptions (see the definition in the dashboard Klyftkartan)."
            )
        )
    if any(np.isfinite(s.margin) for s in standings):
        caveats.append(margin_words())
    if any("retrieved" not in table for table in tables):
        caveats.append(
            _("The figures are a snapshot: newer ones may have been published since it was made.")
        )
    caveats.append(
        _(
            "A place among peers does not say why. That a measure is in the table does not mean that it has been "
            "shown to move the figure."
        )
    )
    return tuple(caveats)
