"""What-if scenarios: places that are put on the map or closed, and what they change.

A scenario is data: a few places, written as text (`pharmacy:6150500:395500;…`:
kind, north and east in whole metres of SWEREF 99 TM, and the kind's numbers),
so that an address or a file can carry it. People are those of the inhabited
squares, each at its square's centre; distances are straight lines.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import geopandas as gpd
import numpy as np
import pandas as pd
import pyproj
import shapely
from scipy.spatial import cKDTree

from analysis.access import centres
from files.envelope import Envelope, FileFault
from indicators import embedded, figures, live, vintages
from indicators.access import LIMITS_KM
from indicators.catalogue import INDICATORS
from indicators.indicator import REGSO
from indicators.schemes import SCHEMES
from measures import access, siting, weighted
from measures.siting import Sites

SWEREF = 3006
PHARMACIES = "pharmacies.parquet"  # of the snapshot: name, is_pharmacy, municipality_code, geometry
WALKS_M = (500, 1000)
MOST_PLACES = 12
MOST_KEPT = 4
MOST_BYTES = 100_000  # of a file of scenarios
_MOST_LETTERS = 2_000  # of a scenario as text
_LONGEST_NAME = 60
_AT_A_SQUARE_M = 1_000  # so near an inhabited square is on land, whatever a simplified coast says
_WAGE = "wage_mean_tkr"


@dataclass(frozen=True, kw_only=True)
class Number:
    """A whole number that a reader sets for a place of a kind: from `low` to `high`."""

    id: str
    low: int
    high: int
    default: int


# What can be put on the map; the numbers stand in this order in a place's text.
KINDS: dict[str, tuple[Number, ...]] = {
    "pharmacy": (),
    "agent": (),
    "grocery": (),
    "community_hall": (),
    "stop": (Number(id="departures", low=1, high=500, default=20),),
    "zone": (
        Number(id="radius_km", low=1, high=50, default=10),
        Number(id="hours", low=1, high=24, default=12),
        Number(id="days", low=1, high=7, default=7),
        Number(id="vehicles", low=1, high=100, default=2),
        Number(id="trips_per_vehicle_hour", low=1, high=30, default=3),
    ),
}
CLOSED = "close"
# The service that each kind is counted for, and which kinds open one of it.
SERVICE_OF = {
    "pharmacy": "pharmacy",
    "agent": "pharmacy_or_agent",
    "grocery": "grocery",
    "community_hall": "community_hall",
}
_OPENS = {
    "pharmacy": {"pharmacy"},
    "pharmacy_or_agent": {"pharmacy", "agent"},
    "grocery": {"grocery"},
    "community_hall": {"community_hall"},
}


@dataclass(frozen=True, kw_only=True)
class Place:
    """A place of a kind, or one that closes; SWEREF 99 TM in whole metres.

    `numbers` are the kind's, in the order of `KINDS`.
    """

    kind: str
    north: int
    east: int
    numbers: tuple[int, ...] = ()

    @property
    def word(self) -> str:
        """The place as an address holds it: `stop:6150500:395500:20`."""
        return ":".join(map(str, (self.kind, self.north, self.east, *self.numbers)))

    @property
    def xy(self) -> tuple[int, int]:
        """East and north, as measures take coordinates."""
        return self.east, self.north

    def number(self, id: str) -> int:
        """One of the kind's numbers."""
        ids = [number.id for number in KINDS[self.kind]]
        return self.numbers[ids.index(id)]


@dataclass(frozen=True, kw_only=True)
class Fault:
    """A place that cannot be used.

    `reason`: "words" (not a place), "number" (beyond what can be set), "abroad"
    (outside the country), "sea" (in no municipality), "nobody" (no inhabited
    square in reach), "unknown" (nothing there to close), "twice" or "many".
    """

    word: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class Scenario:
    """A scenario with a name, as it is kept, compared and saved."""

    name: str
    area: str
    kind: str
    limit_km: int
    places: str


class ScenarioFault(FileFault):
    """A file of scenarios that cannot be used.

    `reason` besides those of every file: "many", or "place" (a scenario asks
    for something that is not known).
    """


_FILE = Envelope(
    kind="klyftkartan-scenarios", version=1, most_bytes=MOST_BYTES, fault=ScenarioFault
)


# Text


def written(places: Iterable[Place]) -> str | None:
    """The places as text; None for none."""
    return ";".join(place.word for place in places) or None


def read(text: str | None) -> tuple[tuple[Place, ...], tuple[Fault, ...]]:
    """The places of a text that can be used, and why the others cannot."""
    if not text:
        return (), ()
    if len(text) > _MOST_LETTERS:
        return (), (Fault(word=text[:40], reason="many"),)
    places: list[Place] = []
    faults: list[Fault] = []
    for word in text.split(";"):
        new = place(word)
        fault = new if isinstance(new, Fault) else joins(new, places)
        if fault is not None:
            faults.append(fault)
        elif isinstance(new, Place):
            places.append(new)
    return tuple(places), tuple(faults)


def place(word: str) -> Place | Fault:
    """One place of its word; whether anything is there is not looked at."""
    kind, *rest = word.split(":")
    if kind not in {*KINDS, CLOSED} or not all(re.fullmatch(r"[0-9]{1,8}", n) for n in rest):
        return Fault(word=word, reason="words")
    wanted = KINDS.get(kind, ())
    if len(rest) != 2 + len(wanted):
        return Fault(word=word, reason="words")
    north, east, *numbers = map(int, rest)
    if not all(n.low <= value <= n.high for n, value in zip(wanted, numbers, strict=True)):
        return Fault(word=word, reason="number")
    return Place(kind=kind, north=north, east=east, numbers=tuple(numbers))


def joins(new: Place, others: Iterable[Place], limit_m: float | None = None) -> Fault | None:
    """Why a place cannot join the others; None when it can.

    `limit_m` is within what distance somebody must live of a service or a
    stop; without it, the farthest that can be asked for.
    """
    others = list(others)
    if any((new.kind, new.xy) == (other.kind, other.xy) for other in others):
        return Fault(word=new.word, reason="twice")
    if len(others) >= MOST_PLACES:
        return Fault(word=new.word, reason="many")
    reason = _nothing_to_close(new) if new.kind == CLOSED else _lies_wrong(new, limit_m)
    return Fault(word=new.word, reason=reason) if reason else None


def coordinates(text: str) -> tuple[int, int] | None:
    """North and east of what a reader typed; None when it is not two coordinates.

    Latitude and longitude in degrees, or SWEREF 99 TM in metres in either
    order, separated by a comma, semicolon or space; the decimal sign may be a
    comma where that is not the separator.

    >>> coordinates("6150500, 395500")
    (6150500, 395500)
    """
    parts = re.split(r"\s*;\s*|,\s+|\s+", text.strip()[:100])
    if len(parts) == 1:
        parts = parts[0].split(",")
    try:
        first, second = (float(part.replace(",", ".")) for part in parts)
    except ValueError:
        return None
    if not np.isfinite([first, second]).all():
        return None
    if abs(first) <= 90 and abs(second) <= 180:
        east, north = np.maximum(_to_metres().transform(second, first), 0)  # 0: far abroad
    else:
        east, north = sorted((first, second))
    known = np.isfinite([north, east]).all() and 0 <= east < 1e8 and 0 <= north < 1e8
    return (round(north), round(east)) if known else None


def saved(scenarios: Iterable[Scenario]) -> bytes:
    """A file of scenarios, to open again with `opened`."""
    return _FILE.write({"scenarios": [vars(scenario) for scenario in scenarios]})


def opened(raw: bytes) -> tuple[Scenario, ...]:
    """The scenarios of a file; ScenarioFault says why it cannot be used. It is data: nothing runs."""
    rows = _FILE.read(raw).get("scenarios")
    if not isinstance(rows, list) or not rows:
        raise ScenarioFault("damaged")
    if len(rows) > MOST_KEPT:
        raise ScenarioFault("many")
    try:
        scenarios = tuple(Scenario(**row) for row in rows)
    except TypeError:
        raise ScenarioFault("damaged") from None
    for scenario in scenarios:
        _check(scenario)
    return scenarios


def _check(scenario: Scenario) -> None:
    texts = (scenario.name, scenario.area, scenario.kind, scenario.places)
    if not all(isinstance(text, str) for text in texts) or type(scenario.limit_km) is not int:
        raise ScenarioFault("damaged")
    if not 0 < len(scenario.name) <= _LONGEST_NAME or not scenario.name.isprintable():
        raise ScenarioFault("damaged")
    known = scenario.area in figures.areas().index and scenario.kind in KINDS
    if not known or scenario.limit_km not in LIMITS_KM or read(scenario.places)[1]:
        raise ScenarioFault("place")


# Where things are


@lru_cache(maxsize=1)
def municipality_codes() -> np.ndarray:
    """Code of each square's municipality, as text."""
    return figures.squares()["municipality_code"].astype(str).to_numpy()


@lru_cache(maxsize=64)
def own(area: str) -> np.ndarray:
    """Positions of a municipality's squares, those with most people first."""
    positions = np.flatnonzero(municipality_codes() == area)
    people = figures.squares()["population"].to_numpy()[positions]
    return positions[np.argsort(-people, kind="stable")]


@lru_cache(maxsize=16)
def rings(area: str) -> list[list[list[float]]]:
    """Corners of a municipality's squares in degrees (east, north), in the order of `own`."""
    corner = centres()[own(area)] - 500
    around = np.array([[0, 0], [1000, 0], [1000, 1000], [0, 1000]])
    east, north = (corner[:, None, :] + around).reshape(-1, 2).T
    degrees = np.column_stack(_to_degrees().transform(east, north))
    return np.round(degrees.reshape(-1, 4, 2), 5).tolist()


def degrees(places: Iterable[Place]) -> np.ndarray:
    """Where the places are, (n, 2) longitude and latitude."""
    xy = np.array([place.xy for place in places], float).reshape(-1, 2)
    return np.column_stack(_to_degrees().transform(*xy.T))


@live.cached(maxsize=16)
def most_peopled(area: str, most: int) -> dict[int, tuple[int, float, int]]:
    """The squares of a municipality with most people, at most `most`, by their positions; do not change it.

    Of each its people, and the km and the direction (0 north, 1 north-east … 7)
    from the first of them.
    """
    at = own(area)[:most]
    xy, people = centres()[at], figures.squares()["population"].to_numpy()[at]
    east, north = (xy - xy[0]).T / 1000
    towards = np.round(np.degrees(np.arctan2(east, north)) / 45).astype(int) % 8
    return {
        int(position): (int(count), float(km), int(way))
        for position, count, km, way in zip(at, people, np.hypot(east, north), towards, strict=True)
    }


def nearest_square(place: Place) -> tuple[int, float]:
    """Position of the inhabited square whose centre is nearest, and metres to it."""
    metres, position = _tree().query(place.xy)
    return int(position), float(metres)


def at_square(position: int, kind: str, numbers: tuple[int, ...] = ()) -> Place:
    """A place at the centre of a square."""
    east, north = centres()[position]
    return Place(kind=kind, north=int(north), east=int(east), numbers=numbers)


@lru_cache(maxsize=1)
def _tree() -> cKDTree:
    return cKDTree(centres(), balanced_tree=False)


@lru_cache(maxsize=1)
def _to_degrees() -> pyproj.Transformer:
    return pyproj.Transformer.from_crs(SWEREF, 4326, always_xy=True)


@lru_cache(maxsize=1)
def _to_metres() -> pyproj.Transformer:
    return pyproj.Transformer.from_crs(4326, SWEREF, always_xy=True)


def _lies_wrong(new: Place, limit_m: float | None) -> str | None:
    """ "abroad", "sea" or "nobody"; None where a place can be."""
    metres = nearest_square(new)[1]
    if metres > _AT_A_SQUARE_M:
        outlines = figures.areas().geometry
        at = shapely.Point(degrees([new])[0])
        west, south, east, north = outlines.total_bounds
        if not shapely.box(west, south, east, north).intersects(at):
            return "abroad"
        if not outlines.intersects(at).any():
            return "sea"
    return "nobody" if metres > _reach_m(new, limit_m) else None


def _reach_m(new: Place, limit_m: float | None) -> float:
    if new.kind == "zone":
        return 1000.0 * new.number("radius_km")
    if limit_m is not None:
        return limit_m
    return WALKS_M[-1] if new.kind == "stop" else 1000.0 * LIMITS_KM[-1]


# What there is now


@live.cached(maxsize=1)
def sites() -> pd.DataFrame:
    """Pharmacies and medicine agents: name, is_pharmacy, municipality_code, north, east (whole metres)."""
    frame = embedded.frame(PHARMACIES)
    at = gpd.GeoSeries(frame.geometry).to_crs(SWEREF)
    return pd.DataFrame(
        {
            "name": frame["name"].astype(str).to_numpy(),
            "is_pharmacy": frame["is_pharmacy"].to_numpy(bool),
            "municipality_code": frame["municipality_code"].astype(str).to_numpy(),
            "north": at.y.round().astype(int).to_numpy(),
            "east": at.x.round().astype(int).to_numpy(),
        }
    )


def _of_service(service: str) -> pd.DataFrame | None:
    """The sites that a service has now; None where they are not known one by one."""
    known = sites() if service in ("pharmacy", "pharmacy_or_agent") else None
    if known is None or service == "pharmacy_or_agent":
        return known
    return known[known["is_pharmacy"]].reset_index(drop=True)


def closable(service: str, area: str) -> pd.DataFrame | None:
    """What a municipality has of a service, one row a place; None where that is not known.

    Index: the word that closes it. Columns: name (of all that share the place).
    """
    known = _of_service(service)
    if known is None:
        return None
    known = known[known["municipality_code"] == area]
    words = [
        Place(kind=CLOSED, north=north, east=east).word
        for north, east in zip(known["north"], known["east"], strict=True)
    ]
    names = known["name"].groupby(np.array(words, object)).agg(" + ".join)
    return names.sort_values().to_frame()


def names_at(closed: Place) -> str:
    """What is called what at a place that closes; empty where nothing is known there."""
    known = sites()
    return " + ".join(known.loc[_is_at(known, closed), "name"])


def _is_at(known: pd.DataFrame, closed: Place) -> pd.Series:
    return (known["north"] == closed.north) & (known["east"] == closed.east)


def _nothing_to_close(closed: Place) -> str | None:
    known = sites()
    return None if _is_at(known, closed).any() else "unknown"


@live.cached(maxsize=4)
def _nearest_now(service: str) -> np.ndarray:
    """Which of the service's sites is the nearest to each square."""
    known = _of_service(service)
    assert known is not None, "asked only where something closes"
    return access.nearest(centres(), known[["east", "north"]])[1]


# What changes


def concerned(kind: str, places: Iterable[Place]) -> tuple[Place, ...]:
    """The places of a scenario that change what a kind is counted for."""
    service = SERVICE_OF.get(kind)
    if service is None:
        return tuple(place for place in places if place.kind == kind)
    return tuple(
        place for place in places if place.kind in _OPENS[service] or _closes(place, service)
    )


def _closes(place: Place, service: str) -> bool:
    known = _of_service(service)
    return place.kind == CLOSED and known is not None and bool(_is_at(known, place).any())


@live.cached(maxsize=32)
def distances(service: str, places: tuple[Place, ...]) -> np.ndarray:
    """Metres from each square to the nearest of a service with a scenario; do not change it.

    Before it, the snapshot's own distances: with no places they are these.
    """
    metres = figures.squares()[f"{service}_m"].to_numpy(float)
    known = _of_service(service)
    if known is not None and (closing := [p for p in places if p.kind == CLOSED]):
        closed = np.flatnonzero(np.any([_is_at(known, place) for place in closing], axis=0))
        metres, _ = siting.recount_without(
            metres, _nearest_now(service), centres(), known[["east", "north"]], closed
        )
    new = [place.xy for place in places if place.kind in _OPENS[service]]
    return siting.recount(metres, centres(), new)


def within(kind: str, limit_m: float, places: tuple[Place, ...]) -> tuple[np.ndarray, np.ndarray]:
    """Which squares are within reach before and with a scenario, two masks.

    Of a service: within `limit_m` of the nearest. Of stops and zones only
    what the scenario adds is known: before it, none is.
    """
    if kind in SERVICE_OF:
        service = SERVICE_OF[kind]
        return distances(service, ()) <= limit_m, distances(service, places) <= limit_m
    none = np.zeros(len(centres()), bool)
    reached = none.copy()
    for place in places:
        if place.kind == kind:
            reached[_around(place, _reach_m(place, limit_m))] = True
    return none, reached


def _around(place: Place, radius_m: float) -> list[int]:
    return _tree().query_ball_point(place.xy, radius_m)


@dataclass(frozen=True, kw_only=True, eq=False)
class Outcome:
    """What a scenario changes.

    - `people` of the municipality; `before` and `after`: those of them within
      reach; `gained` and `lost`: those who come within it, and who no longer are;
    - `mean_km_before` and `mean_km_after`: their mean distance (a service only,
      else NaN);
    - `gap_before` and `gap_after`: the country's share beyond the limit, rural
      minus urban classes of the scheme, in points (a service only, else NaN);
      `rural_pct` and `urban_pct`: the two shares, before and after;
    - `by_class` (index: the scheme's classes) and `by_municipality` (index:
      codes, only those where anything changes): people, before, after, gained,
      lost, in the whole country;
    - `is_gained`: the squares whose people come within it, a mask over all of them.
    """

    people: float
    before: float
    after: float
    gained: float
    lost: float
    mean_km_before: float
    mean_km_after: float
    gap_before: float
    gap_after: float
    rural_pct: tuple[float, float]
    urban_pct: tuple[float, float]
    by_class: pd.DataFrame
    by_municipality: pd.DataFrame
    is_gained: np.ndarray


@live.cached(maxsize=32)
def outcome(
    area: str,
    kind: str,
    limit_m: float,
    places: tuple[Place, ...],
    scheme: str,
) -> Outcome:
    """What the places change for a municipality and in the country; do not change it.

    `area` is a municipality's code, `kind` one of KINDS: what is counted within
    `limit_m` metres; `scheme` is the id of one of the municipalities. KeyError for
    an area, kind of service or scheme that is not known.
    """
    division = SCHEMES[scheme]
    before, after = within(kind, limit_m, places)
    people = figures.squares()["population"].to_numpy(float)
    masks = {
        "people": True,
        "before": before,
        "after": after,
        "gained": after & ~before,
        "lost": before & ~after,
    }
    codes, which = _codes()
    by_municipality = pd.DataFrame(
        {name: np.bincount(which, people * mask, len(codes)) for name, mask in masks.items()}, codes
    )
    of_area = by_municipality.loc[area]
    by_class = by_municipality.groupby(figures.areas()[division.column].reindex(codes)).sum()
    (rural_before, rural_after), (urban_before, urban_after) = (
        _beyond_pct(by_class.reindex(list(side)).sum()) for side in (division.rural, division.urban)
    )
    means, is_service = _mean_km(area, kind, places), kind in SERVICE_OF
    return Outcome(
        **of_area.to_dict(),
        mean_km_before=means[0],
        mean_km_after=means[1],
        gap_before=rural_before - urban_before if is_service else np.nan,
        gap_after=rural_after - urban_after if is_service else np.nan,
        rural_pct=(rural_before, rural_after),
        urban_pct=(urban_before, urban_after),
        by_class=by_class,
        by_municipality=by_municipality[by_municipality[["gained", "lost"]].any(axis=1)],
        is_gained=masks["gained"],
    )


def _beyond_pct(counted: pd.Series) -> tuple[float, float]:
    """Percentage of the people who are not within reach, before and after."""
    before, after = 100 * (1 - counted[["before", "after"]] / counted["people"])
    return float(before), float(after)


@lru_cache(maxsize=1)
def _codes() -> tuple[pd.Index, np.ndarray]:
    """The municipalities that have squares, and which of them each square lies in."""
    which, codes = pd.factorize(municipality_codes(), sort=True)
    return pd.Index(codes), which


def _mean_km(area: str, kind: str, places: tuple[Place, ...]) -> tuple[float, float]:
    if kind not in SERVICE_OF:
        return np.nan, np.nan
    at, service = own(area), SERVICE_OF[kind]
    people = figures.squares()["population"].to_numpy(float)[at]
    before, after = (
        weighted.mean(distances(service, some)[at] / 1000, people) for some in ((), places)
    )
    return before, after


@dataclass(frozen=True, kw_only=True)
class Supply:
    """What a zone's vehicles can do: no demand is modelled.

    `people` live within the radius; `hours_week` it runs; `trips_week` is what
    the vehicles hold, `trips_per_person_week` that over the people (NaN:
    nobody lives there).
    """

    people: float
    hours_week: int
    trips_week: int
    trips_per_person_week: float


def supply(zone: Place) -> Supply:
    """People in a zone, and the trips that its capacity allows."""
    people = people_around(zone, 1000.0 * zone.number("radius_km"))
    hours = zone.number("hours") * zone.number("days")
    trips = hours * zone.number("vehicles") * zone.number("trips_per_vehicle_hour")
    each = trips / people if people else np.nan
    return Supply(people=people, hours_week=hours, trips_week=trips, trips_per_person_week=each)


def people_around(place: Place, radius_m: float) -> float:
    """People of the squares whose centres are within a radius of a place."""
    return float(figures.squares()["population"].to_numpy()[_around(place, radius_m)].sum())


def departures_gained(area: str, stops: Iterable[Place], walk_m: float) -> float:
    """Mean departures a weekday that those of a municipality within reach of the stops gain.

    A person within reach of several stops gains those of all; NaN where nobody is within reach.
    """
    stops, at = list(stops), own(area)
    departures = [stop.number("departures") for stop in stops]
    gained = access.cumulative(centres()[at], [stop.xy for stop in stops], walk_m, departures)
    people = figures.squares()["population"].to_numpy(float)[at]
    return weighted.mean(np.where(gained > 0, gained, np.nan), people)


# Who they are


@live.cached(maxsize=16)
def _regso_of_squares(area: str) -> np.ndarray | None:
    """RegSO of each of a municipality's squares, in the order of `own`: the one nearest to its centre.

    None unless all RegSO of the municipality have outlines.
    """
    areas = figures.areas(REGSO)
    outlines = areas.geometry[areas["municipality_code"] == area]
    if outlines.empty or outlines.isna().any():
        return None
    tree = shapely.STRtree(gpd.GeoSeries(outlines, crs=4326).to_crs(SWEREF).to_numpy())
    return outlines.index.to_numpy()[tree.nearest(shapely.points(centres()[own(area)]))]


@dataclass(frozen=True, kw_only=True)
class Wages:
    """Mean wage income of the areas where people live: of those who gain, and of all.

    `gained_tkr` and `area_tkr` are means of their RegSO's wages over people;
    `known`: how many of those who gain live where the RegSO has a value.
    """

    gained_tkr: float
    area_tkr: float
    known: float
    year: int


def wages(area: str, is_gained: np.ndarray) -> Wages | None:
    """What is earned in the areas of a municipality's people who gain; None where its RegSO lack outlines."""
    regso = _regso_of_squares(area)
    if regso is None:
        return None
    at = own(area)
    people = figures.squares()["population"].to_numpy(float)[at]
    year = vintages.default_year(INDICATORS[_WAGE], REGSO)
    of_regso = figures.values(_WAGE, REGSO, year)["value"]
    wage = of_regso.reindex(regso).to_numpy()
    gained = is_gained[at]
    return Wages(
        gained_tkr=weighted.mean(wage[gained], people[gained]),
        area_tkr=weighted.mean(wage, people),
        known=float(people[gained & ~np.isnan(wage)].sum()),
        year=year,
    )


# Where one more would serve most


@live.cached(maxsize=16)
def best(
    area: str, kind: str, limit_m: float, count: int, places: tuple[Place, ...]
) -> tuple[tuple[Place, ...], Sites]:
    """Where so many more of a kind would bring most of a municipality's people within the limit.

    Candidates are its inhabited squares; only its own people count, with the
    scenario's places there already.
    """
    at = own(area)
    xy = centres()[at]
    people = figures.squares()["population"].to_numpy(float)[at]
    metres = distances(SERVICE_OF[kind], places)[at]
    best_sites = siting.best_site(xy, people, metres, xy, limit_m, count, time_limit_s=2.5)
    return tuple(at_square(int(at[i]), kind) for i in best_sites.chosen), best_sites
