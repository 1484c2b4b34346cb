"""The days of a timetable: its period, which services run on a day, and a week like most."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
import pandas as pd

from loaders._feed import Feed
from loaders.faults import InputFault

_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
KINDS = ("weekday", "saturday", "sunday")
FAR_FEWER = 0.75  # of the trips of the busiest week's weekday
_FEW = 4  # days that tell how busy a weekday is: one that is out of the ordinary does not
_LONGEST = 400  # days of a timetable's period; one that is longer has a stray row
_NEAR = 200  # days from today within which a week is near


@dataclass(frozen=True, kw_only=True)
class Days:
    """The three days that departures are counted on; None where the timetable has no such day."""

    weekday: date | None
    saturday: date | None
    sunday: date | None

    def __post_init__(self) -> None:
        """ValueError when a day is not what its name says."""
        if self.weekday is not None and self.weekday.weekday() > 4:
            raise ValueError(f"{self.weekday} is a Saturday or a Sunday, not a weekday.")
        for day, name, number in ((self.saturday, "Saturday", 5), (self.sunday, "Sunday", 6)):
            if day is not None and day.weekday() != number:
                raise ValueError(f"{day} is not a {name}.")

    def named(self) -> dict[str, date]:
        """The days that there are, by KINDS."""
        days = {kind: getattr(self, kind) for kind in KINDS}
        return {kind: day for kind, day in days.items() if day is not None}


class NothingRuns(InputFault):
    """No departure on the days asked for: the timetable has some between `first` and `last`."""

    def __init__(self, sentence: str, first: date, last: date) -> None:
        """The sentence as of every InputFault."""
        super().__init__(sentence)
        self.first = first
        self.last = last


def kind_of(day: date) -> str:
    """One of KINDS."""
    return KINDS[max(0, day.weekday() - 4)]


class Running:
    """Which services run on a day: those of calendar and those added in calendar_dates, less those removed there.

    `first` and `last` are the first and the last day on which a trip runs.
    """

    def __init__(self, feed: Feed) -> None:
        """InputFault when the feed has no calendar, or none that can be used."""
        self.what = feed.what
        self.calendar = _calendar(feed)
        self.exceptions = _calendar_dates(feed)
        self.table = feed.keyed("trips", ("trip_id", "service_id", "route_id"))
        self.trips_of = self.table["service_id"].value_counts()
        known = set(self.calendar["service_id"]).union(self.exceptions["service_id"])
        never = self.table.loc[~self.table["service_id"].isin(known), "service_id"]
        if len(never):
            feed.note("unknown_service", len(never), example=str(never.iloc[0])[:40])
        named = (self.calendar["start"], self.calendar["end"], self.exceptions["day"])
        days = np.concatenate([column.to_numpy(int) for column in named])
        if not len(days):
            because = feed.because("calendar.txt") + feed.because("calendar_dates.txt")
            raise InputFault(f"{feed.what}: no day in calendar.txt or calendar_dates.txt{because}")
        self._start, self._end = int(days.min()), int(days.max())
        runs = np.flatnonzero(self._all_days)
        if len(runs):
            self._start, self._end = self._start + int(runs[0]), self._start + int(runs[-1])
            self._by_day = self._all_days[runs[0] : runs[-1] + 1]
        else:
            self._by_day = self._all_days
        self.first, self.last = date.fromordinal(self._start), date.fromordinal(self._end)

    def services(self, day: date) -> set[str]:
        """Ids of the services of a day; NothingRuns when it is outside of the feed's period."""
        self._refuse_outside(day)
        rows = self.calendar
        runs = rows["start"].le(day.toordinal()) & rows["end"].ge(day.toordinal())
        usual = set(rows.loc[runs & rows[_WEEK[day.weekday()]], "service_id"])
        changed = self.exceptions[self.exceptions["day"] == day.toordinal()]
        is_added = changed["is_added"]
        return usual.union(changed.loc[is_added, "service_id"]).difference(
            changed.loc[~is_added, "service_id"]
        )

    def _refuse_outside(self, day: date) -> None:
        if not self.first <= day <= self.last:
            raise NothingRuns(
                f"{self.what}: runs from {self.first} to {self.last}; {day} is outside of that",
                self.first,
                self.last,
            )

    def trips(self, day: date) -> int:
        """How many trips run on a day of the period."""
        return int(self.trips_of.reindex(list(self.services(day))).sum())

    def days_a_week(self, services: set[str]) -> int:
        """On how many weekdays, Saturday and Sunday among them, some of these services run in their calendars (0–7)."""
        rows = self.calendar[self.calendar["service_id"].isin(services)]
        days = set(np.flatnonzero(rows[list(_WEEK)].to_numpy(bool).any(axis=0)))
        added = self.exceptions["is_added"] & self.exceptions["service_id"].isin(services)
        if added.any():
            days |= set((self.exceptions.loc[added, "day"].to_numpy(int) - 1) % 7)
        return len(days)

    def week_around(self, day: date) -> Days:
        """A day, and the others of its week: after a weekday its weekend, before a weekend the busiest weekday."""
        self._refuse_outside(day)
        monday = day.toordinal() - day.weekday()
        week = {number: monday + number for number in range(7)}
        within = {n: at for n, at in week.items() if self._start <= at <= self._end}
        weekday = day.toordinal() if day.weekday() < 5 else None
        if weekday is None and any(n < 5 for n in within):
            usual = [at for n, at in within.items() if n < 5]
            weekday = max(usual, key=lambda at: self._by_day[at - self._start])
        return _days(weekday, within.get(5), within.get(6))

    def usual_week(self, today: date | None = None) -> Days:
        """Weekday (`_usual_weekday`), Saturday and Sunday of the first week with the most trips on these days.

        That is no holiday week, and none at the thin end of the period. Where the
        period is longer than a timetable's, because of a stray row, it is the
        busiest week near `today` (None: of the clock), unless that has not half of
        the trips of the busiest of all. Of a feed without a whole such week: its
        weekday, Saturday and Sunday with the most trips.
        """
        best = self._busiest_week()
        if best is None:
            return self._scattered()
        if self._end - self._start > _LONGEST:
            today = today or date.today()
            near = self._busiest_week(today.toordinal() - _NEAR, today.toordinal() + _NEAR)
            if near is not None and 2 * self._of_week(near) >= self._of_week(best):
                best = near
        sunday = best - (best - 1) % 7 + 6
        return _days(best, sunday - 1, sunday)

    def busiest(self, kind: str) -> date | None:
        """The day of a kind (KINDS) that a count of the feed's busiest week is of."""
        best = self._busiest_week()
        if best is None or kind != "weekday":
            return getattr(self._scattered(), kind)
        return date.fromordinal(best)

    @cached_property
    def _usual_weekday(self) -> int:
        """Tuesday (1); where Tuesdays have far fewer trips than another weekday, that one (0–4)."""
        most = []
        for number in range(5):
            some = np.sort(self._by_day[(number - self.first.weekday()) % 7 :: 7])[-_FEW:]
            most.append(some[(len(some) - 1) // 2] if len(some) else 0.0)
        busiest = int(np.argmax(most))
        return busiest if most[1] < FAR_FEWER * most[busiest] else 1

    def _busiest_week(self, earliest: int = 1, latest: int = date.max.toordinal()) -> int | None:
        """The first usual weekday of a week with the most trips; of those between two days. None where there is none."""
        number, trips = self._usual_weekday, self._by_day
        steps = (0, 5 - number, 6 - number)
        days = np.arange((number - self.first.weekday()) % 7, len(trips) - steps[-1], 7)
        days = days[(days + self._start >= earliest) & (days + self._start <= latest)]
        if not len(days):
            return None
        together = sum(trips[days + step] for step in steps)
        return self._start + int(days[np.argmax(together)])

    def _of_week(self, weekday: int) -> float:
        """Trips of the three days together."""
        sunday = weekday - (weekday - 1) % 7 + 6
        return float(sum(self._by_day[at - self._start] for at in (weekday, sunday - 1, sunday)))

    def _scattered(self) -> Days:
        """The weekday, Saturday and Sunday with the most trips, each by itself."""
        return _days(*(self._busiest_of(numbers) for numbers in (range(5), (5,), (6,))))

    def _busiest_of(self, numbers: Iterable[int]) -> int | None:
        """The first day with the most trips, of those with these numbers in the week."""
        days = np.arange(len(self._by_day))
        days = days[np.isin((days + self.first.weekday()) % 7, list(numbers))]
        if not len(days):
            return None
        return self._start + int(days[np.argmax(self._by_day[days])])

    @cached_property
    def _all_days(self) -> np.ndarray:
        """Trips on each day that is named; a period of ten thousand years is as quick as one of a month."""
        first, weekday = self._start, (self._start - 1) % 7
        trips = np.zeros(self._end - first + 1)
        rows = self.calendar
        of_service = rows["service_id"].map(self.trips_of).fillna(0).to_numpy()
        starts, ends = rows["start"].to_numpy(int) - first, rows["end"].to_numpy(int) - first
        for number, name in enumerate(_WEEK):
            offset = (number - weekday) % 7
            some = trips[offset::7]
            is_on = rows[name].to_numpy(bool) & (ends >= starts)
            change = np.zeros(len(some) + 1)
            np.add.at(change, -((offset - starts[is_on]) // 7), of_service[is_on])
            np.add.at(change, (ends[is_on] - offset) // 7 + 1, -of_service[is_on])
            some += np.cumsum(change)[:-1]
        self._change_by_exceptions(trips, first)
        return trips

    def _change_by_exceptions(self, trips: np.ndarray, first: int) -> None:
        """Add the trips of added services that do not run anyway; take those of removed ones that would."""
        usual = self.calendar.drop_duplicates("service_id")
        # Of one that is both added and removed on a day, the removal holds.
        changed = self.exceptions.sort_values("is_added").drop_duplicates(["service_id", "day"])
        both = changed.merge(usual, on="service_id", how="left")
        number = (both["day"].to_numpy(int) - 1) % 7
        is_on = both[list(_WEEK)].eq(True).to_numpy()[np.arange(len(both)), number]
        runs = is_on & (both["start"] <= both["day"]) & (both["end"] >= both["day"])
        sign = both["is_added"].astype(int) - runs.astype(
            int
        )  # added: 1, or 0 where it runs anyway
        sign = sign.where(both["is_added"], -runs.astype(int))
        of_service = both["service_id"].map(self.trips_of).fillna(0)
        np.add.at(trips, both["day"].to_numpy(int) - first, (sign * of_service).to_numpy(float))


def _days(*ordinals: int | None) -> Days:
    days = (None if at is None else date.fromordinal(at) for at in ordinals)
    return Days(**dict(zip(KINDS, days, strict=True)))


def _calendar(feed: Feed) -> pd.DataFrame:
    """Columns service_id, a truth by weekday, start and end (days since the year 1)."""
    empty = pd.DataFrame(columns=["service_id", *_WEEK, "start", "end"])
    frame = _optional(feed, "calendar", ("service_id", *_WEEK, "start_date", "end_date"))
    if frame is None:
        return empty
    days = frame[list(_WEEK)]
    frame = _usable(feed, "calendar.txt", "bad_day", frame, ~days.isin(["0", "1"]), days)
    frame, (start, end) = _dated(feed, "calendar.txt", frame, ("start_date", "end_date"))
    days = frame[list(_WEEK)].eq("1")
    return days.assign(service_id=frame["service_id"], start=start, end=end)


def _calendar_dates(feed: Feed) -> pd.DataFrame:
    """Columns service_id, day (since the year 1) and is_added."""
    empty = pd.DataFrame(columns=["service_id", "day", "is_added"]).astype({"is_added": bool})
    frame = _optional(feed, "calendar_dates", ("service_id", "date", "exception_type"))
    if frame is None:
        return empty
    kind = frame[["exception_type"]]
    frame = _usable(
        feed, "calendar_dates.txt", "bad_exception", frame, ~kind.isin(["1", "2"]), kind
    )
    frame, (day,) = _dated(feed, "calendar_dates.txt", frame, ("date",))
    is_added = frame["exception_type"].eq("1")
    return pd.DataFrame({"service_id": frame["service_id"], "day": day, "is_added": is_added})


def _optional(feed: Feed, table: str, columns: tuple[str, ...]) -> pd.DataFrame | None:
    """A calendar that a feed may do without; None where it has none, or it cannot be read, and that is noted."""
    if not feed.has(table):
        return None
    return feed.or_without(table, lambda: feed.frame(table, columns))


def _usable(
    feed: Feed,
    table: str,
    kind: str,
    frame: pd.DataFrame,
    wrong: pd.DataFrame,
    texts: pd.DataFrame,
) -> pd.DataFrame:
    """The rows of which nothing is wrong; the others are noted, with the first text that is."""
    bad = wrong.any(axis=1)
    if bad.any():
        example = texts.to_numpy()[wrong.to_numpy()][0]
        feed.note(kind, int(bad.sum()), table=table, example=str(example)[:40])
    return frame[~bad]


def _dated(
    feed: Feed, table: str, frame: pd.DataFrame, columns: tuple[str, ...]
) -> tuple[pd.DataFrame, list[pd.Series]]:
    """The rows whose dates are dates, and these as days since the year 1."""
    texts = frame[list(columns)]
    ordinals = texts.apply(lambda column: column.map({t: _ordinal(t) for t in column.unique()}))
    frame = _usable(feed, table, "bad_date", frame, ordinals.isna(), texts)
    return frame, [ordinals.loc[frame.index, name].astype(int) for name in columns]


def _ordinal(text: str) -> float:
    """Days since the year 1 of a date in YYYYMMDD; NaN of what is none."""
    try:
        if len(text) == 8 and text.isdecimal() and text.isascii():
            return date.fromisoformat(text).toordinal()
    except ValueError:
        pass
    return np.nan
