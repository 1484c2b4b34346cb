"""What an indicator, a unit and an area level are."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from indicators.countries import COUNTRIES, HOME, MUNICIPALITY, NORWAY, country_of, neighbours
from translations import Text

__all__ = ["MUNICIPALITY", "NORWAY"]

# Area levels below the municipality; where borders change, the vintage is part of the name.
REGSO = "regso_2020"
DESO = "deso_2018"
REGSO_2025 = "regso_2025"
DESO_2025 = "deso_2025"
SQUARE = "square_1km_2024"
SMALL_AREAS_UNTIL_2023 = (REGSO, DESO)
SMALL_AREAS_FROM_2024 = (REGSO_2025, DESO_2025)
SMALL_AREAS = (*SMALL_AREAS_UNTIL_2023, *SMALL_AREAS_FROM_2024)
MUNICIPAL = COUNTRIES  # the levels whose areas are municipalities themselves
LEVELS = {
    MUNICIPALITY: HOME.municipality,
    REGSO: Text(sv="RegSO 2020", en="RegSO 2020", nb="RegSO 2020"),
    DESO: Text(sv="DeSO 2018", en="DeSO 2018", nb="DeSO 2018"),
    REGSO_2025: Text(sv="RegSO 2025", en="RegSO 2025", nb="RegSO 2025"),
    DESO_2025: Text(sv="DeSO 2025", en="DeSO 2025", nb="DeSO 2025"),
    SQUARE: Text(
        sv="Bebodd kilometerruta 2024",
        en="Inhabited square kilometre 2024",
        nb="Bebodd kilometerrute 2024",
    ),
    **{country.level: country.municipality for country in neighbours()},
}


def municipal_level(level: str) -> str:
    """The level of the municipalities that the areas of `level` are, or lie in."""
    return country_of(level).level


THEMES = {
    "services": Text(sv="Service", en="Services", nb="Tjenester"),
    "housing": Text(sv="Boende", en="Housing", nb="Bolig"),
    "transport": Text(sv="Transport", en="Transport", nb="Transport"),
    "jobs": Text(sv="Arbete", en="Jobs", nb="Arbeid"),
    "income": Text(sv="Inkomster", en="Incomes", nb="Inntekt"),
    "education": Text(sv="Utbildning", en="Education", nb="Utdanning"),
    "health": Text(sv="Hälsa", en="Health", nb="Helse"),
    "equality": Text(sv="Jämställdhet", en="Gender equality", nb="Likestilling"),
    "meeting": Text(
        sv="Ensamhushåll och mötesplatser",
        en="Living alone and meeting places",
        nb="Aleneboende og møteplasser",
    ),
    "people": Text(sv="Befolkning", en="People", nb="Befolkning"),
    "influence": Text(sv="Inflytande", en="Influence", nb="Innflytelse"),
}

SMALLEST_BASE = 50  # no share is shown on fewer people, dwellings or households
NOISE = 2  # a count is taken to be moved by at most this many: the offices do not publish their own

# Beside every value stands how it came about. NaN is never 0.
STATUSES = {
    "observed": Text(
        sv="publicerad siffra, eller kvot av publicerade siffror",
        en="a published figure, or a ratio of published figures",
        nb="publisert tall, eller forhold mellom publiserte tall",
    ),
    "estimated": Text(
        sv="beräknad med antaganden (se definitionen)",
        en="computed with assumptions (see the definition)",
        nb="beregnet med antakelser (se definisjonen)",
    ),
    "noisy": Text(
        sv="publicerad siffra, skyddad med en statistisk metod som ändrar den något: delarna behöver inte "
        "summera till totalen",
        en="a published figure, protected by a statistical method that moves it a little: totals need not equal the sum "
        "of the parts",
        nb="publisert tall, beskyttet med en statistisk metode som endrer det litt: delene trenger ikke å "
        "summere til totalen",
    ),
    "suppressed": Text(
        sv=f"dold: av utgivaren, eller färre än {SMALLEST_BASE} personer eller bostäder",
        en=f"withheld: by the publisher, or fewer than {SMALLEST_BASE} people or dwellings",
        nb=f"skjult: av utgiveren, eller færre enn {SMALLEST_BASE} personer eller boliger",
    ),
    "out_of_range": Text(
        sv="utelämnad: bruset har fört siffran utanför det möjliga",
        en="left out: the noise has moved the figure beyond what is possible",
        nb="utelatt: støyen har flyttet tallet utenfor det mulige",
    ),
    "none_here": Text(
        sv="finns inte på ön: närmaste ställe ligger över öppet hav",
        en="none on the island: the nearest place lies across open sea",
        nb="finnes ikke på øya: nærmeste sted ligger over åpent hav",
    ),
    "missing": Text(sv="saknas i källan", en="missing from the source", nb="mangler i kilden"),
}
WITHOUT_VALUE = ("suppressed", "out_of_range", "none_here", "missing")

Kind = Literal["share", "rate", "count", "money", "distance", "time", "index", "class"]


@dataclass(frozen=True, kw_only=True)
class Unit:
    """`text` follows a number, `difference` a difference of two; `decimals` is how many are shown.

    A value lies between `least` and `most`, both possible: by definition, or by what
    no area can pass. Where a bound is None, `unbounded` says why. Numbers of the
    `kind` "class" are names of classes, and whole. `noise` is how far beyond its
    bounds the noise in published counts can move a value.
    """

    text: Text
    difference: Text
    decimals: int
    kind: Kind
    least: float | None
    most: float | None
    unbounded: str = ""
    noise: float = 0.0


def _same(
    sv: str,
    en: str,
    nb: str,
    decimals: int,
    kind: Kind,
    most: float | None,
    least: float | None = 0,
    unbounded: str = "",
) -> Unit:
    """A unit that reads the same after a difference; counts carry noise."""
    text = Text(sv=sv, en=en, nb=nb)
    return Unit(
        text=text,
        difference=text,
        decimals=decimals,
        kind=kind,
        least=least,
        most=most,
        unbounded=unbounded,
        noise=NOISE if kind == "count" else 0,
    )


# No Nordic country has as many people; households, dwellings and cars are fewer than twice as many.
_MOST_PEOPLE = 20_000_000
# One for every inhabitant; where firms have theirs registered, a thousand.
_MOST_PER_1000, _MOST_WITH_FIRMS_PER_1000 = 1000, 1_000_000
# A mean or median of 100 million a person and year: a figure in the wrong unit is beyond it.
_MOST_TKR, _MOST_KR = 100_000, 10_000_000
_MOST_KM = 2000  # Norway is about 1,750 km long, Sweden 1,570
# Part and whole each moved by the noise, on the smallest base: 54 of 50 where all 52 are 100%.
_NOISE_PCT = 100 * 2 * NOISE / SMALLEST_BASE

UNITS = {
    "pct": Unit(
        text=Text(sv="%", en="%", nb="%"),
        difference=Text(sv="procentenheter", en="percentage points", nb="prosentpoeng"),
        decimals=1,
        kind="share",
        least=0,
        most=100,
        noise=_NOISE_PCT,
    ),
    "km": _same("km", "km", "km", 1, "distance", _MOST_KM),
    "people": _same("personer", "people", "personer", 0, "count", _MOST_PEOPLE),
    "dwellings": _same("bostäder", "dwellings", "boliger", 0, "count", _MOST_PEOPLE),
    # No money below is a change or a balance: incomes, tax bases and prices of whole areas are never negative.
    "sek": _same(
        "kr per invånare",
        "kronor per inhabitant",
        "kr per innbygger",
        0,
        "money",
        _MOST_KR,
    ),
    "sek_each": _same("kr", "kronor", "kr", 0, "money", 5 * _MOST_KR),  # a dwelling
    "tkr": _same("tkr per år", "thousand kronor a year", "tkr per år", 1, "money", _MOST_TKR),
    "per_1000": _same(
        "per 1 000 invånare",
        "per 1,000 inhabitants",
        "per 1 000 innbyggere",
        0,
        "rate",
        _MOST_WITH_FIRMS_PER_1000,
    ),
    "tenths_per_1000": _same(
        "per 1 000 invånare",
        "per 1,000 inhabitants",
        "per 1 000 innbyggere",
        1,
        "rate",
        _MOST_PER_1000,
    ),
    "hundredths_per_1000": _same(
        "per 1 000 invånare",
        "per 1,000 inhabitants",
        "per 1 000 innbyggere",
        2,
        "rate",
        _MOST_PER_1000,
    ),
    "per_1000_16_64": _same(
        "per 1 000 invånare 16–64 år",
        "per 1,000 inhabitants aged 16–64",
        "per 1 000 innbyggere 16–64 år",
        1,
        "rate",
        _MOST_PER_1000,
    ),
    "pct_of_mens": Unit(
        text=Text(sv="% av mäns", en="% of men's", nb="% av menns"),
        difference=Text(sv="procentenheter", en="percentage points", nb="prosentpoeng"),
        decimals=1,
        kind="rate",
        least=0,
        most=1000,  # ten times men's: women may earn more than men, nowhere that much
    ),
    "tkr_per_inhabitant": _same(
        "tkr per invånare",
        "thousand kronor per inhabitant",
        "tkr per innbygger",
        0,
        "money",
        _MOST_TKR,
    ),
    "sek_year": _same("kr per år", "kronor a year", "kr per år", 0, "money", _MOST_KR),
    "sek_m2": _same("kr per m²", "kronor per m²", "kr per m²", 0, "money", _MOST_KR),
    "gini": _same("(0–1)", "(0–1)", "(0–1)", 3, "index", 1),
    "index_100": _same("(0–100)", "(0–100)", "(0–100)", 1, "index", 100),
    "hours_week": _same("timmar per vecka", "hours a week", "timer per uke", 1, "time", 7 * 24),
    "years": _same("år", "years", "år", 1, "time", 120),  # of a life
    "people_per_representative": _same(
        "invånare per förtroendevald",
        "inhabitants per representative",
        "innbyggere per folkevalgt",
        0,
        "rate",
        _MOST_PEOPLE,
    ),
    "cars": _same("bilar", "cars", "biler", 0, "count", _MOST_PEOPLE),
    "households": _same("hushåll", "households", "husholdninger", 0, "count", _MOST_PEOPLE),
    "nok": _same(
        "norska kronor per år", "Norwegian kroner a year", "kroner per år", 0, "money", _MOST_KR
    ),
    # The densest cities of the world have some 45,000; a quarter of one may have twice that.
    "per_km2": _same(
        "invånare per km²", "inhabitants per km²", "innbyggere per km²", 1, "rate", 100_000
    ),
    "index": _same(
        "indexenheter",
        "index points",
        "indekspoeng",
        2,
        "index",
        None,
        None,
        "Statistics Sweden does not state the scale of its socio-economic index.",
    ),
    # One a second, all day.
    "departures": _same(
        "avgångar per vardag", "departures a weekday", "avganger per hverdag", 1, "rate", 86_400
    ),
    "per_10000": _same(
        "per 10 000 invånare",
        "per 10,000 inhabitants",
        "per 10 000 innbyggere",
        2,
        "rate",
        10_000,
    ),
    "minutes": _same("minuter", "minutes", "minutter", 0, "time", 24 * 60),
    "merit": _same("poäng", "points", "poeng", 1, "index", 340),
    # A population that is projected to grow tenfold is a figure of another place.
    "of_100": _same("(2025 = 100)", "(2025 = 100)", "(2025 = 100)", 1, "index", 1000),
    "type": _same("", "", "", 0, "class", 5, 1),
    "verdict": _same("", "", "", 0, "class", 2),
}


@dataclass(frozen=True, kw_only=True)
class Feed:
    """Where a refresh finds an indicator's values at one level.

    `source` is the publisher's key (as in KLYFTKARTAN_BASE_URLS), `table` its
    table or key figure. For a table with dimensions, `part` says which of their
    values are summed and `whole` which make the whole that they are a share of
    (None: the figure as it stands); a dimension that `whole` does not name is as
    in `part`. A dimension is named by its code or label, a value by its code or
    label too: "sv|Sverige" is the first of the two that is found, "~index" the
    only value whose label contains "index", "*" every value. `per` is the id of a
    count that makes the whole instead, of the same area and year. `times` is 100
    for a percentage. `uncertainty` names what gives ± beside each value of a survey:
    of Kolada a key figure, of a table a word in the label of its contents ("": none).
    `least` gives, for some areas, what a count cannot be below: less is another kind of figure.
    """

    source: str
    table: str
    level: str
    part: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    whole: Mapping[str, tuple[str, ...]] | None = None
    per: str | None = None
    times: float = 1.0
    uncertainty: str = ""
    least: Mapping[str, float] = field(default_factory=dict)


def feeds_at(levels: Iterable[str], source: str, table: str, **what: Any) -> tuple[Feed, ...]:
    """The same feed at several levels."""
    return tuple(Feed(source=source, table=table, level=level, **what) for level in levels)


@dataclass(frozen=True, kw_only=True)
class Coverage:
    """The part of the country that an indicator is known for, where it is not the whole.

    `areas` of its level are in the source (every other is "missing"); all of them
    lie in `municipalities`, where it is one or a few (empty: anywhere).
    """

    text: Text
    areas: int
    municipalities: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """One indicator, declared once. Its id is the column name and the word in a page's address.

    `direction` says which values are better: "low", "high", or None where neither
    is. `weight` is the id of the count that a mean over areas is weighted by
    (None: a count, which has no mean, or a share whose base is not published).
    `years` gives the reference years that the embedded snapshot holds at each level (none, where only a refresh brings values);
    `feeds` say where a refresh finds further years. `sources` are keys of `loaders`
    sources. `comparable` says how far a value of another country under the same name can be
    compared: "same" definition, "similar", or "not" (None: there is none).
    `is_extract`: the source has some of the places that it is about everywhere (some chains,
    some operators), so that which are left out may decide where an area stands: none stands
    out by it.

    `is_projection`: what is expected, not what is; a profile tells of what is.

    A value is of `period` years, the last of which is its year. Where `chance` is given, ± `chance` / √people
    around a municipality's value is what chance alone does (95 per cent), people being its population.
    """

    id: str
    theme: str
    title: Text
    meaning: Text
    formula: Text
    caveat: Text
    unit: str
    direction: Literal["low", "high"] | None
    weight: str | None
    years: dict[str, tuple[int, ...]] = field(default_factory=dict)
    sources: tuple[str, ...]
    goal: int | None = None
    square: str | None = None  # column of distances in the squares, for access indicators
    beyond_km: int | None = None
    feeds: tuple[Feed, ...] = ()
    comparable: Literal["same", "similar", "not"] | None = None
    covers: Coverage | None = None  # None: the whole country
    is_extract: bool = False
    is_projection: bool = False
    period: int = 1
    chance: float | None = None

    def named(self, year: int) -> str:
        """What the figures of a year are of, as a reader sees it: `2019`, or `2015–2019`."""
        return str(year) if self.period == 1 else f"{year - self.period + 1}–{year}"
