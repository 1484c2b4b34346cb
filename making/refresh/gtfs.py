"""Timetables: every stop place with its departures, in Norway and Sweden, and what that means for people in Sweden."""

from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from indicators import figures, live
from indicators.indicator import MUNICIPALITY
from indicators.transport import HOURLY_KM
from loaders import gtfs, population_grid
from loaders.answer import Answer
from loaders.asking import stop_if_cancelled
from loaders.faults import InputFault
from loaders.gtfs import Timetable
from making.refresh import Collected, Tell, checked_values, kept_with
from measures import access, weighted

KEY = "gtfs"
STOPS, VALUES = "stops_gtfs", "values_gtfs"
COUNTRIES = {"norway": gtfs.NORWAY, "sweden": gtfs.SWEDEN}
_HOURS = 14  # from 06 to 20


def collect(tell: Tell) -> Collected:
    """The parts `stops_gtfs` and, with Sweden's timetable, `values_gtfs`.

    `stops_gtfs` has an index "<country>:<stop place id>", the columns of
    `gtfs.parse`, and feed (the country), date, date_saturday, date_sunday (ISO;
    "" where the feed has no such day) and retrieved. A country that fails keeps
    its old stops and is named, and so is what could not be counted.
    """
    _sweep()
    by_country: dict[str, gpd.GeoDataFrame] = {}
    values, faults = None, []
    for number, country in enumerate(COUNTRIES):
        try:
            timetable, answer = _timetable(country, _steps(tell, 2 * number, country))
            if country == "sweden":
                values, without = _values(timetable, answer)
                faults += without
        except InputFault as fault:
            if getattr(fault, "kind", "") == "cancelled":
                raise
            faults.append(str(fault))
        else:
            by_country[country] = _named(timetable, country, answer)
            what = COUNTRIES[country].table
            faults += (*timetable.sentences(what), *_thin(timetable, country))
    tell(2 * len(COUNTRIES), 2 * len(COUNTRIES), "")
    parts: dict[str, pd.DataFrame] = {STOPS: _with_old(by_country)} if by_country else {}
    if values is not None:
        parts[VALUES] = values
    return Collected(parts=parts, faults=tuple(faults))


def municipality_values(stops: gpd.GeoDataFrame) -> pd.DataFrame:
    """The indicators of the timetables by municipality, from Sweden's stop places; NaN where there is no stop.

    Index municipality code. Straight lines from the centres of the inhabited squares.
    """
    stops = stops[stops["mode"] != "other"].to_crs(3006)
    squares = figures.squares()
    centres = population_grid.centres(squares.index)
    people, codes = squares["population"], squares["municipality_code"].astype(str)

    def within(is_such: pd.Series, km: int) -> pd.Series:
        metres, _ = access.nearest(centres, shapely.get_coordinates(stops[is_such].geometry))
        return weighted.mean_by(100.0 * (metres <= 1000 * km), people, codes)

    hourly = stops["hours_06_20"] == _HOURS
    columns = {f"hourly_departures_within_{km}km_pct": within(hourly, km) for km in HOURLY_KM}
    columns["evening_departure_within_1km_pct"] = within(stops["departures_20_24"] > 0, 1)
    columns["sunday_departure_within_1km_pct"] = within(stops["departures_sunday"] > 0, 1)
    places = shapely.get_coordinates(stops.geometry)
    near = access.cumulative(centres, places, 1000, stops["departures_weekday"])
    columns["departures_within_1km_mean"] = weighted.mean_by(near, people, codes)
    frame = pd.DataFrame(columns)
    if stops["departures_sunday"].isna().all():
        frame["sunday_departure_within_1km_pct"] = np.nan
    served = access.cumulative(centres, places, 2000) > 0
    return frame[pd.Series(served).groupby(codes.to_numpy()).any().reindex(frame.index)].reindex(
        frame.index
    )


def _sweep() -> None:
    """Remove what a refresh left that was killed on its way."""
    for file in live.folder().glob("gtfs-*.zip*"):
        file.unlink(missing_ok=True)


def _timetable(country: str, step: Callable[[int, str], None]) -> tuple[Timetable, Answer]:
    """Fetch and count one country's; the zip is gone afterwards."""
    file = live.folder() / f"gtfs-{country}.zip"
    try:
        answer = gtfs.load(country, file, lambda got: step(0, f"{got / 1e6:,.0f} MB"))
        what = COUNTRIES[country].table
        timetable = gtfs.parse(
            Path(file), what=what, progress=lambda rows: step(1, f"{rows:,} calls")
        )
        if timetable.shown != "weekday" or not len(timetable.stops):
            raise InputFault(f"{what}: no departure on a weekday")
        return timetable, answer
    except OSError as error:
        raise live.CannotWrite(
            f"{live.folder()} cannot be written ({error.strerror or error})."
        ) from None
    finally:
        file.unlink(missing_ok=True)


def _steps(tell: Tell, done: int, country: str) -> Callable[[int, str], None]:
    """Tells of a step within a country, and stops there when that is wanted."""

    def step(further: int, what: str) -> None:
        stop_if_cancelled(KEY)
        tell(done + further, 2 * len(COUNTRIES), f"{COUNTRIES[country].table}, {what}")

    return step


def _named(timetable: Timetable, country: str, answer: Answer) -> gpd.GeoDataFrame:
    days = timetable.days
    frame = timetable.stops.assign(
        feed=country,
        date=days.weekday.isoformat() if days.weekday else "",
        date_saturday=days.saturday.isoformat() if days.saturday else "",
        date_sunday=days.sunday.isoformat() if days.sunday else "",
        retrieved=answer.retrieved.isoformat(timespec="seconds"),
    )
    frame.index = pd.Index(f"{country}:" + frame.index, name="stop_id")
    return frame


def _thin(timetable: Timetable, country: str) -> list[str]:
    """A sentence where another week of the timetable has far more trips than the one that was counted."""
    if not timetable.is_thin:
        return []
    return [
        f"{COUNTRIES[country].table}: {timetable.trips:,} trips run on {timetable.days.weekday}, the day that was "
        f"counted, and {timetable.most_trips:,} on {timetable.busiest}"
    ]


def _with_old(levels: dict[str, gpd.GeoDataFrame]) -> gpd.GeoDataFrame:
    """The new stops, and the old ones of a country that is not among them."""
    frames = list(levels.values())
    old = live.read(STOPS)
    if isinstance(old, gpd.GeoDataFrame) and list(old.columns) == list(frames[0].columns):
        frames.append(old[~old["feed"].isin(levels)])
    return gpd.GeoDataFrame(pd.concat(frames).sort_index(), crs=4326)


def _values(timetable: Timetable, answer: Answer) -> tuple[pd.DataFrame, list[str]]:
    """Rows of values with those of earlier years, and a sentence on municipalities without a stop."""
    values = municipality_values(timetable.stops)
    days = timetable.days
    dates = [str(day) for day in (days.weekday, days.saturday, days.sunday) if day]
    rows = values.rename_axis("area_id").reset_index().melt("area_id", var_name="indicator")
    rows["status"] = np.where(rows["value"].isna(), "missing", "estimated")
    rows = rows.assign(
        level=MUNICIPALITY,
        year=timetable.first.year if days.weekday is None else days.weekday.year,
        source=gtfs.SWEDEN.key,
        table=gtfs.SWEDEN.table,
        query=f"sweden.zip, {', '.join(dates)}",
        retrieved=answer.retrieved.isoformat(timespec="seconds"),
    )
    known = {MUNICIPALITY: figures.areas(MUNICIPALITY).index}
    new = checked_values(rows, gtfs.SWEDEN.table, known)
    whole = kept_with(new, VALUES)
    without = values.index[values.isna().all(axis=1)]
    names = ", ".join(figures.areas(MUNICIPALITY)["name"].reindex(without[:3]))
    sentence = f"{gtfs.SWEDEN.table}: no stop in {len(without)} municipalities ({names})"
    return checked_values(whole, gtfs.SWEDEN.table, known), [sentence] if len(without) else []
