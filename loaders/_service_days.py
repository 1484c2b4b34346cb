"""The days of a timetable: its period, which services run on a day, and a week like most."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

import numpy as np
import pandas as pd

from loaders._feed import Feed
from loaders.faults import InputFault

_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_TO_SATURDAY, _TO_SUNDAY = timedelta(4), timedelta(5)  # from the Tuesday of a week
_LONGEST = 400  # days of a timetable's period; one that is longer has a stray row
_NEAR = 200  # days from today within which a week is near


@dataclass(frozen=True, kw_only=True)
class Days:
    """The three days that departures are counted on; None where the timetable has no such day."""

    weekday: date
    saturday: date | None
    sunday: date | None

    def __post_init__(self) -> None:
        """ValueError when a day is not what its name says."""
        if self.weekday.weekday() > 4:
            raise ValueError(f"{self.weekday} is a Saturday or a Sunday, not a weekday.")
        for day, name, number in ((self.saturday, "Saturday", 5), (self.sunday, "Sunday", 6)):
            if day is not None and day.weekday() != number:
                raise ValueError(f"{day} is not a {name}.")


class Running:
    """Which services run on a day: those of calendar and those added in calendar_dates, less those removed there."""

    def __init__(self, feed: Feed) -> None:
        """InputFault when the feed has no calendar, or a wrong one."""
        self.what = feed.what
        self.calendar = _calendar(feed)
        self.exceptions = _calendar_dates(feed)
        self.trips_of = feed.frame("trips", ("trip_id", "service_id"))["service_id"].value_counts()
        named = (self.calendar["start"], self.calendar["end"], self.exceptions["day"])
        days = np.concatenate([column.to_numpy(int) for column in named])
        if not len(days):
            raise InputFault(f"{feed.what}: no day in calendar.txt or calendar_dates.txt")
        self.first, self.last = date.fromordinal(days.min()), date.fromordinal(days.max())

    def services(self, day: date) -> set[str]:
        """Ids of the services of a day; InputFault when it is outside of the feed's period."""
        if not self.first <= day <= self.last:
            raise InputFault(
                f"{self.what}: runs from {self.first} to {self.last}; {day} is outside of that"
            )
        rows = self.calendar
        runs = rows["start"].le(day.toordinal()) & rows["end"].ge(day.toordinal())
        usual = set(rows.loc[runs & rows[_WEEK[day.weekday()]], "service_id"])
        changed = self.exceptions[self.exceptions["day"] == day.toordinal()]
        is_added = changed["is_added"]
        return usual.union(changed.loc[is_added, "service_id"]).difference(
            changed.loc[~is_added, "service_id"]
        )

    def trips(self, day: date) -> int:
        """How many trips run on a day of the period."""
        return int(self.trips_of.reindex(list(self.services(day))).sum())

    def usual_week(self, today: date | None = None) -> Days:
        """Tuesday, Saturday and Sunday of the first week with the most trips on these days.

        That is no holiday week, and none at the thin end of the period. Where the
        period is longer than a timetable's, because of a stray row, it is the
        busiest week near `today` (None: of the clock), unless that has not half of
        the trips of the busiest of all. Of a feed without a whole such week: its
        weekday, Saturday and Sunday with the most trips.
        """
        best = self._busiest_week()
        if best is None:
            return self._scattered()
        if (self.last - self.first).days > _LONGEST:
            today = today or date.today()
            near = self._busiest_week(today.toordinal() - _NEAR, today.toordinal() + _NEAR)
            if near is not None and 2 * self._of_week(near) >= self._of_week(best):
                return _week_of(near)
        return _week_of(best)

    def busiest_weekday(self) -> date:
        """The weekday that a count of the feed's busiest week is of."""
        best = self._busiest_week()
        return self._scattered().weekday if best is None else best

    def _busiest_week(self, earliest: int = 1, latest: int = date.max.toordinal()) -> date | None:
        """The first Tuesday of a week with the most trips; of those between two days. None where there is none."""
        first, trips = self.first.toordinal(), self._by_day
        tuesdays = np.arange((1 - self.first.weekday()) % 7, len(trips) - _TO_SUNDAY.days, 7)
        tuesdays = tuesdays[(tuesdays + first >= earliest) & (tuesdays + first <= latest)]
        if not len(tuesdays):
            return None
        steps = (0, _TO_SATURDAY.days, _TO_SUNDAY.days)
        together = sum(trips[tuesdays + step] for step in steps)
        return date.fromordinal(first + int(tuesdays[np.argmax(together)]))

    def _of_week(self, tuesday: date) -> int:
        """Trips of the three days together."""
        return sum(self.trips(tuesday + step) for step in (timedelta(0), _TO_SATURDAY, _TO_SUNDAY))

    def _scattered(self) -> Days:
        """The weekday, Saturday and Sunday with the most trips, each by itself."""
        kinds = (range(5), (5,), (6,))
        weekday, saturday, sunday = (self._busiest_of(numbers) for numbers in kinds)
        if weekday is None:
            raise InputFault(f"{self.what}: runs from {self.first} to {self.last}, no weekday")
        return Days(weekday=weekday, saturday=saturday, sunday=sunday)

    def _busiest_of(self, numbers: Iterable[int]) -> date | None:
        """The first day with the most trips, of those with these numbers in the week."""
        days = np.arange(len(self._by_day))
        days = days[np.isin((days + self.first.weekday()) % 7, list(numbers))]
        if not len(days):
            return None
        return self.first + timedelta(int(days[np.argmax(self._by_day[days])]))

    @cached_property
    def _by_day(self) -> np.ndarray:
        """Trips on each day of the period; a period of ten thousand years is as quick as one of a month."""
        first = self.first.toordinal()
        trips = np.zeros((self.last - self.first).days + 1)
        rows = self.calendar
        of_service = rows["service_id"].map(self.trips_of).fillna(0).to_numpy()
        starts, ends = rows["start"].to_numpy(int) - first, rows["end"].to_numpy(int) - first
        for number, name in enumerate(_WEEK):
            offset = (number - self.first.weekday()) % 7
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


def _week_of(tuesday: date) -> Days:
    return Days(weekday=tuesday, saturday=tuesday + _TO_SATURDAY, sunday=tuesday + _TO_SUNDAY)


def _calendar(feed: Feed) -> pd.DataFrame:
    """Columns service_id, a truth by weekday, start and end (days since the year 1)."""
    if not feed.has("calendar"):
        return pd.DataFrame(columns=["service_id", *_WEEK, "start", "end"])
    frame = feed.frame("calendar", ("service_id", *_WEEK, "start_date", "end_date"))
    days = frame[list(_WEEK)]
    if not days.isin(["0", "1"]).all(axis=None):
        raise InputFault(f"{feed.what}: calendar.txt has a day that is neither 0 nor 1")
    start, end = (_ordinals(frame[name], feed.what) for name in ("start_date", "end_date"))
    return days.eq("1").assign(service_id=frame["service_id"], start=start, end=end)


def _calendar_dates(feed: Feed) -> pd.DataFrame:
    """Columns service_id, day (since the year 1) and is_added."""
    if not feed.has("calendar_dates"):
        return pd.DataFrame(columns=["service_id", "day", "is_added"]).astype({"is_added": bool})
    frame = feed.frame("calendar_dates", ("service_id", "date", "exception_type"))
    if not frame["exception_type"].isin(["1", "2"]).all():
        raise InputFault(
            f"{feed.what}: calendar_dates.txt has an exception that is neither 1 nor 2"
        )
    return pd.DataFrame(
        {
            "service_id": frame["service_id"],
            "day": _ordinals(frame["date"], feed.what),
            "is_added": frame["exception_type"].eq("1"),
        }
    )


def _ordinals(texts: pd.Series, what: str) -> pd.Series:
    """The days (since the year 1) of dates in YYYYMMDD."""
    return texts.map({text: _ordinal(text, what) for text in texts.unique()}).astype(int)


def _ordinal(text: str, what: str) -> int:
    try:
        if len(text) == 8 and text.isdecimal() and text.isascii():
            return date.fromisoformat(text).toordinal()
    except ValueError:
        pass
    raise InputFault(f"{what}: {text!r} is no date (YYYYMMDD)")
