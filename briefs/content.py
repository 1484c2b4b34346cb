"""What a brief says, in its language: the same words and numbers for the PDF and for the slides."""

import datetime
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from babel.dates import format_date

from analysis import standing
from briefs import outline
from briefs.brief import Brief, BriefFault, Finding, check, of_finding, then_of
from briefs.library import LIBRARY
from indicators import breaks, figures, vintages
from indicators.indicator import MUNICIPAL, UNITS, Indicator
from indicators.inputs import sources_behind
from indicators.schemes import SCHEMES
from translations import Text
from translations.numbers import number, with_unit

_NBSP = "\N{NO-BREAK SPACE}"
_WORDS = {
    "kind": Text(sv="Beslutsunderlag", en="Decision brief", nb="Beslutningsgrunnlag"),
    "title": Text(
        sv="{name}: från fynd till beslut",
        en="{name}: from findings to decisions",
        nb="{name}: fra funn til vedtak",
    ),
    "asked_by": Text(sv="Begärt av {who}", en="Asked for by {who}", nb="Bestilt av {who}"),
    "class": Text(
        sv="Klass: {name} ({scheme})", en="Class: {name} ({scheme})", nb="Klasse: {name} ({scheme})"
    ),
    "class_of": Text(
        sv="kommunerna i samma klass",
        en="the municipalities of its class",
        nb="kommunene i samme klasse",
    ),
    "areas_of": Text(sv="områdena i {name}", en="the areas of {name}", nb="områdene i {name}"),
    "summary": Text(
        sv="{name} jämförs med {peers}. {counted} {other}",
        en="{name} is compared with {peers}. {counted} {other}",
        nb="{name} sammenlignes med {peers}. {counted} {other}",
    ),
    "strengths": Text(sv="Styrka: {titles}.", en="Strength: {titles}.", nb="Styrke: {titles}."),
    "behinds": Text(
        sv="Ligger efter de jämförda: {titles}.",
        en="Behind those compared: {titles}.",
        nb="Ligger etter de sammenlignede: {titles}.",
    ),
    "betweens": Text(
        sv="Sticker inte ut, eller har ingen bättre ände: {titles}.",
        en="Does not stand out, or has no better end: {titles}.",
        nb="Skiller seg ikke ut, eller har ingen bedre ende: {titles}.",
    ),
    "nothing": Text(
        sv="Inget fynd är valt än.",
        en="No finding is chosen yet.",
        nb="Ingen funn er valgt ennå.",
    ),
    "quarters": Text(
        sv="En styrka är ett värde som är bättre än hos minst tre fjärdedelar av de andra; ”efter” är ett som är sämre än hos lika många.",
        en="A strength is a value that is better than those of at least three quarters of the others; “behind” is one that is worse than those of as many.",
        nb="En styrke er en verdi som er bedre enn hos minst tre fjerdedeler av de andre; «etter» er en som er dårligere enn hos like mange.",
    ),
    "few": Text(
        sv="Med färre än {fewest} jämförda utses varken styrka eller ”efter”.",
        en="With fewer than {fewest} to compare with, nothing is called a strength or “behind”.",
        nb="Med færre enn {fewest} sammenlignede utpekes verken styrke eller «etter».",
    ),
    "findings": Text(sv="Fynd", en="Findings", nb="Funn"),
    "strength": Text(sv="Styrka", en="Strength", nb="Styrke"),
    "behind": Text(sv="Ligger efter", en="Behind", nb="Ligger etter"),
    "": Text(sv="", en="", nb=""),
    "median": Text(
        sv="Median bland {peers}: {value}.",
        en="Median of {peers}: {value}.",
        nb="Median blant {peers}: {value}.",
    ),
    "place": Text(
        sv="Plats {place} av {among}, räknat från lägsta värdet{better}.",
        en="Place {place} of {among}, counted from the lowest value{better}.",
        nb="Plass {place} av {among}, regnet fra laveste verdi{better}.",
    ),
    "low": Text(sv=" (lägre är bättre)", en=" (lower is better)", nb=" (lavere er bedre)"),
    "high": Text(sv=" (högre är bättre)", en=" (higher is better)", nb=" (høyere er bedre)"),
    "neither": Text(
        sv=" (ingen ände är bättre)", en=" (neither end is better)", nb=" (ingen ende er bedre)"
    ),
    "country": Text(
        sv="Hela landet: {value} (vägt medelvärde).",
        en="Whole country: {value} (weighted mean).",
        nb="Hele landet: {value} (vektet gjennomsnitt).",
    ),
    "country_median": Text(
        sv="Hela landet: {value} (median).",
        en="Whole country: {value} (median).",
        nb="Hele landet: {value} (median).",
    ),
    "country_part": Text(
        sv="Hela landet: okänt, källan täcker en del av det.",
        en="Whole country: not known, the source covers a part of it.",
        nb="Hele landet: ikke kjent, kilden dekker en del av det.",
    ),
    "join": Text(
        sv="Från {year} ur en annan källa.",
        en="From {year} by another source.",
        nb="Fra {year} fra en annen kilde.",
    ),
    "change": Text(
        sv="{first}: {was}; {last}: {now} (förändring {change}).",
        en="{first}: {was}; {last}: {now} (change {change}).",
        nb="{first}: {was}; {last}: {now} (endring {change}).",
    ),
    "caveat": Text(sv="Observera", en="Note", nb="Merk"),
    "definition": Text(sv="Definition", en="Definition", nb="Definisjon"),
    "formula": Text(sv="Formel", en="Formula", nb="Formel"),
    "source": Text(sv="Källa", en="Source", nb="Kilde"),
    "measure": Text(sv="Åtgärd", en="Measure", nb="Tiltak"),
    "known": Text(sv="Vad man vet", en="What is known", nb="Det man vet"),
    "responsible": Text(sv="Ansvarig", en="Responsible", nb="Ansvarlig"),
    "decision": Text(sv="Beslut som begärs", en="Decision asked for", nb="Vedtak som bes om"),
    "follow_up": Text(sv="Uppföljning", en="Follow-up", nb="Oppfølging"),
    "finding": Text(sv="Fynd", en="Finding", nb="Funn"),
    "told_by": Text(
        sv="År {year}, mätt med: {title}",
        en="In {year}, told by: {title}",
        nb="År {year}, målt med: {title}",
    ),
    "told_now": Text(sv="nu {value} ({year})", en="now {value} ({year})", nb="nå {value} ({year})"),
    "told_then": Text(
        sv="då {value} ({year})", en="then {value} ({year})", nb="da {value} ({year})"
    ),
    "no_measure": Text(sv="Åtgärd ej vald", en="No measure chosen", nb="Tiltak ikke valgt"),
    "not_named": Text(sv="Ej angivet", en="Not named", nb="Ikke oppgitt"),
    "table": Text(
        sv="Från fynd till beslut",
        en="From finding to decision",
        nb="Fra funn til vedtak",
    ),
    "notes": Text(sv="Noter och källor", en="Notes and sources", nb="Noter og kilder"),
    "caveats": Text(sv="Att tänka på", en="Bear in mind", nb="Å huske på"),
    "retrieved": Text(sv="Hämtad {date}.", en="Retrieved {date}.", nb="Hentet {date}."),
    "embedded": Text(
        sv="Ur den inbäddade ögonblicksbilden.",
        en="From the embedded snapshot.",
        nb="Fra det innebygde øyeblikksbildet.",
    ),
    "figures_of": Text(
        sv="{title}, {year}: {citation}",
        en="{title}, {year}: {citation}",
        nb="{title}, {year}: {citation}",
    ),
    "straight": Text(
        sv="Avstånd är fågelvägen från mitten av bebodda kilometerrutor: vägen är oftast längre.",
        en="Distances are straight-line, from the centres of inhabited square kilometres: the road is usually longer.",
        nb="Avstander er i luftlinje fra midten av bebodde kilometerruter: veien er som regel lengre.",
    ),
    "estimate": Text(
        sv="Tal märkta ”beräknad” bygger på antaganden (se definitionen i panelen Klyftkartan).",
        en="Figures marked “estimate” rest on assumptions (see the definition in the dashboard Klyftkartan).",
        nb="Tall merket «beregnet» bygger på antakelser (se definisjonen i panelet Klyftkartan).",
    ),
    "snapshot": Text(
        sv="Siffrorna är en ögonblicksbild: nyare kan ha publicerats sedan den gjordes.",
        en="The figures are a snapshot: newer ones may have been published since it was made.",
        nb="Tallene er et øyeblikksbilde: nyere kan være publisert siden det ble laget.",
    ),
    "cause": Text(
        sv="En plats bland jämförda säger inte varför. Att en åtgärd står i tabellen betyder inte att den har visats påverka talet.",
        en="A place among peers does not say why. That a measure is in the table does not mean that it has been shown to move the figure.",
        nb="En plass blant sammenlignede sier ikke hvorfor. At et tiltak står i tabellen, betyr ikke at det er vist å påvirke tallet.",
    ),
    "estimated": Text(sv="beräknad", en="estimate", nb="beregnet"),
    "noisy": Text(sv="med brus", en="with noise", nb="med støy"),
    "map": Text(
        sv="Karta: {name} i mörkt med en ring, {peers} i mellangrått, övriga i ljust.",
        en="Map: {name} dark with a ring, {peers} in mid grey, others light.",
        nb="Kart: {name} i mørkt med en ring, {peers} i mellomgrått, øvrige i lyst.",
    ),
    "map_of_part": Text(
        sv="Karta: {name} i mörkt med en ring, bland {peers}.",
        en="Map: {name} dark with a ring, among {peers}.",
        nb="Kart: {name} i mørkt med en ring, blant {peers}.",
    ),
    "chart": Text(
        sv="Diagram: {title} {year}. {name} har {value}. {median} {place} {country}",
        en="Chart: {title} {year}. {name} has {value}. {median} {place} {country}",
        nb="Diagram: {title} {year}. {name} har {value}. {median} {place} {country}",
    ),
    "legend": Text(
        sv="Varje punkt är en av {peers}. Romb: {name}. Streck: medianen. Triangel: hela landet.",
        en="Each dot is one of {peers}. Diamond: {name}. Bar: the median. Triangle: the whole country.",
        nb="Hver prikk er en av {peers}. Rombe: {name}. Strek: medianen. Trekant: hele landet.",
    ),
    "behind_figures": Text(
        sv="Källor, år och förbehåll: på bilden om varje fynd.",
        en="Sources, years and caveats: on the slide of each finding.",
        nb="Kilder, år og forbehold: på lysbildet om hvert funn.",
    ),
    "figure": Text(sv="Värde", en="Value", nb="Verdi"),
    "side": Text(sv="Läge", en="Standing", nb="Stilling"),
    "page": Text(sv="sida", en="page", nb="side"),
    "bar_median": Text(sv="Median, jämförda", en="Median of peers", nb="Median, sammenlignede"),
    "bar_country": Text(sv="Hela landet", en="Whole country", nb="Hele landet"),
}


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
    own: float
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
    language = brief.language
    name, peers, standing_in = _names(brief)
    compared = int(standing.peers(brief.area, brief.level, brief.scheme).sum())
    notes = _Notes()
    tables = [figures.values(f.indicator, brief.level, f.year) for f in brief.findings]
    findings = tuple(
        _shown(position, finding, brief, table, (name, peers), notes)
        for position, (finding, table) in enumerate(zip(brief.findings, tables, strict=True), 1)
    )
    locale = {"en": "en_GB"}.get(language, language)
    dated = format_date(datetime.date.fromisoformat(brief.date), "long", locale=locale)
    if brief.asked_by:
        dated = f"{dated}. {_say('asked_by', language, who=brief.asked_by)}."
    return Content(
        language=language,
        kind=_say("kind", language),
        title=brief.title or _say("title", language, name=name),
        name=name,
        standing_in=standing_in,
        dated=dated,
        summary=_summary(findings, name, peers, compared, language),
        sides=_sides(compared, language),
        note=brief.note,
        legend=_say("legend", language, peers=peers, name=name),
        findings=findings,
        notes=tuple(notes.texts),
        caveats=_caveats(brief, tables),
        map=outline.of_area(brief.area, brief.level, brief.scheme),
        map_alt=_say(
            "map" if brief.level in MUNICIPAL else "map_of_part", language, name=name, peers=peers
        ),
        words={key: text[language] for key, text in _WORDS.items()},
    )


def _say(key: str, language: str, **parts: object) -> str:
    return _WORDS[key][language].format(**parts)


def _names(brief: Brief) -> tuple[str, str, str]:
    """The area's name, what it is compared with, and the class or municipality that it is in."""
    frame = figures.areas(brief.level)
    name = str(figures.titles(frame.loc[[brief.area]]).iloc[0])
    scheme, language = SCHEMES[brief.scheme], brief.language
    group = scheme.classes.get(frame.at[brief.area, scheme.column])
    in_class = _say(
        "class",
        language,
        name=group[language] if group else "–",
        scheme=scheme.title[language],
    )
    if brief.level in MUNICIPAL:
        return name, _say("class_of", language), in_class
    municipality = str(frame.at[brief.area, "municipality"])
    return name, _say("areas_of", language, name=municipality), f"{municipality}. {in_class}"


def _shown(
    position: int,
    finding: Finding,
    brief: Brief,
    table: pd.DataFrame,
    names: tuple[str, str],
    notes: _Notes,
) -> Shown:
    language, (name, peers) = brief.language, names
    found = of_finding(finding, brief)
    assert found is not None, "checked"
    indicator, unit = found.indicator, UNITS[found.indicator.unit]
    alike = table["value"][standing.peers(brief.area, brief.level, brief.scheme)].dropna()
    shown = [value for value in (*alike, found.country) if np.isfinite(value)]
    ends = float(min(shown)), float(max(shown))
    sources = _sources(indicator, table, language)
    lines = _lines(found, peers, language)
    measure = LIBRARY.get(finding.measure)
    cited = measure.source.citation(language) if measure and measure.source else ""
    words = {
        "title": indicator.title[language],
        "year": found.year,
        "name": name,
        "value": _amount(found.value, indicator, language),
        "median": lines[0],
        "place": lines[1],
        "country": lines[2],
    }
    return Shown(
        number=position,
        title=indicator.title[language],
        side=_say(found.side, language),
        value=_amount(found.value, indicator, language),
        year=_year(found, language),
        lines=lines,
        caveat=indicator.caveat[language],
        alt=_say("chart", language, **words),
        definition=_definition(indicator, language),
        sources=sources,
        note=notes.of(
            _say(
                "figures_of",
                language,
                title=indicator.title[language],
                year=found.year,
                citation=" ".join(sources),
            )
        ),
        measure=measure.name[language] if measure else _say("no_measure", language),
        what=measure.what[language] if measure else "",
        known=measure.known[language] if measure else "",
        measure_source=cited,
        measure_note=notes.of(cited) if cited else None,
        responsible=finding.responsible or _say("not_named", language),
        decision=finding.decision or _say("not_named", language),
        follow_up=_follow_up(finding, brief),
        own=found.value,
        median=found.median,
        median_written=_amount(found.median, indicator, language),
        country=found.country,
        others=tuple(alike.drop(brief.area)),
        ends=ends,
        least=number(ends[0], unit.decimals, language),
        most=number(ends[1], unit.decimals, language),
        unit=unit.text[language],
        decimals=unit.decimals,
    )


def _amount(value: float, indicator: Indicator, language: str) -> str:
    unit = UNITS[indicator.unit]
    if np.isnan(value):
        return "–"
    return with_unit(number(value, unit.decimals, language), unit.text[language], language)


def _year(found: standing.Standing, language: str) -> str:
    """`2025`, and how the value came about where it is not a published figure."""
    if found.status in ("estimated", "noisy"):
        return f"{found.year}, {_say(found.status, language)}"
    return str(found.year)


def _lines(found: standing.Standing, peers: str, language: str) -> tuple[str, ...]:
    """The peers' median, the place among them, the country, and the change where there is one."""
    indicator = found.indicator
    lines = [
        _say("median", language, peers=peers, value=_amount(found.median, indicator, language)),
        _say(
            "place",
            language,
            place=found.place,
            among=found.among,
            better=_say(indicator.direction or "neither", language),
        ),
        _say(
            "country_part" if found.is_part else "country" if found.is_mean else "country_median",
            language,
            value=_amount(found.country, indicator, language),
        ),
    ]
    if len(found.series) > 1:
        lines.append(_change(found, language))
    lines += [one.text[language] for one in found.breaks]
    lines += [_say("join", language, year=year) for year in found.joins]
    return tuple(lines)


def _change(found: standing.Standing, language: str) -> str:
    indicator, unit = found.indicator, UNITS[found.indicator.unit]
    # Of the numbers as they are printed: a reader who subtracts them gets the change that is said.
    was, now = (round(float(v), unit.decimals) for v in (found.series.iloc[0], found.value))
    change = round(now - was, unit.decimals)
    written = f"{'+' if change > 0 else ''}{number(change, unit.decimals, language)}"
    return _say(
        "change",
        language,
        first=found.series.index[0],
        was=_amount(float(found.series.iloc[0]), indicator, language),
        last=found.year,
        now=_amount(found.value, indicator, language),
        change=f"{written}{_NBSP}{unit.difference[language]}".strip(),
    )


def _definition(indicator: Indicator, language: str) -> str:
    formula = f"{_say('formula', language)}: {indicator.formula[language]}."
    return f"{indicator.meaning[language]} {formula}"


def _sources(indicator: Indicator, table: pd.DataFrame, language: str) -> tuple[str, ...]:
    """A citation a source, with the day that it was retrieved, or that it is the embedded one."""
    if "retrieved" in table:
        days = sorted(set(table["retrieved"].astype(str).str[:10]))
        how = _say("retrieved", language, date=days[-1])
    else:
        how = _say("embedded", language)
    cited = [source.citation(language) for source in sources_behind(indicator, table)]
    return (*cited, how)


def _follow_up(finding: Finding, brief: Brief) -> str:
    language = brief.language
    telling = standing.of_indicator(finding.telling, brief.area, brief.level, brief.scheme)
    if telling is None:
        raise BriefFault("value", finding.telling)
    indicator = telling.indicator
    asked = _say("told_by", language, year=finding.follow_up, title=indicator.title[language])
    then = then_of(finding, brief)
    parts = [asked, *([_told("told_then", then, language)] if then else [])]
    parts.append(_told("told_now", telling, language))
    return " ".join([f"{', '.join(parts)}.", *(_between(then, telling, language) if then else [])])


def _told(key: str, found: standing.Standing, language: str) -> str:
    return _say(
        key,
        language,
        value=_amount(found.value, found.indicator, language),
        year=_year(found, language),
    )


def _between(then: standing.Standing, now: standing.Standing, language: str) -> list[str]:
    """Why the two may not be compared: breaks between them, and years from which another source is used."""
    indicator, level = now.indicator, now.level
    crossed = breaks.crossed(indicator.id, (then.year, now.year), level=level)
    joins = [y for y in vintages.joins(indicator, level) if then.year < y <= now.year]
    return [
        *(one.text[language] for one in crossed),
        *(_say("join", language, year=year) for year in joins),
    ]


def _sides(compared: int, language: str) -> str:
    """When something is called a strength, or that there are too few to compare with."""
    fewest = standing.FEWEST_PEERS
    return _say("quarters" if compared >= fewest else "few", language, fewest=fewest)


def _summary(
    findings: tuple[Shown, ...], name: str, peers: str, compared: int, language: str
) -> str:
    """Strengths first, then where the area is behind, then the rest."""
    if not findings:
        counted = _say("nothing", language)
    else:
        sides = {
            "strengths": _say("strength", language),
            "behinds": _say("behind", language),
            "betweens": "",
        }
        counted = " ".join(
            _say(
                key, language, titles="; ".join(f"{f.title} ({f.value}, {f.year})" for f in of_side)
            )
            for key, side in sides.items()
            if (of_side := [f for f in findings if f.side == side])
        )
    return _say(
        "summary",
        language,
        name=name,
        peers=peers,
        counted=counted,
        other=_sides(compared, language),
    )


def _caveats(brief: Brief, tables: list[pd.DataFrame]) -> tuple[str, ...]:
    """The standing caveats that concern these findings."""
    found = [of_finding(finding, brief) for finding in brief.findings]
    known = [one for one in found if one is not None]
    asked = {
        "straight": any(one.indicator.square or one.indicator.beyond_km for one in known),
        "estimate": any(one.status == "estimated" for one in known),
        "snapshot": any("retrieved" not in table for table in tables),
        "cause": True,
    }
    return tuple(_say(key, brief.language) for key, is_asked in asked.items() if is_asked)
