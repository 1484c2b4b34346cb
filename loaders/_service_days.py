"""The days of a timetable: its period, which services run on a day, and a week like most."""

from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from loaders._feed import Feed
from loaders.faults import InputFault

_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_TO_SATURDAY, _TO_SUNDAY = timedelta(4), timedelta(5)  # from the Tuesday of a week
_LONGEST = 400  # days of a period that are looked through


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
    """Which services run on a day: gtfs-kit reads calendar and calendar_dates alike."""

    def __init__(self, feed: Feed) -> None:
        """InputFault when the feed has no calendar, or a wrong one."""
        import gtfs_kit  # only a refresh needs it, and it is slow to import

        self.what = feed.what
        self.calendars = gtfs_kit.Feed(
            dist_units="km",
            calendar=_calendar(feed) if feed.has("calendar") else None,
            calendar_dates=_calendar_dates(feed) if feed.has("calendar_dates") else None,
        )
        self.trips_of = feed.frame("trips", ("trip_id", "service_id"))["service_id"].value_counts()
        dates = self.calendars.get_dates(as_date_obj=True)
        if not dates:
            raise InputFault(f"{feed.what}: no day in calendar.txt or calendar_dates.txt")
        self.first, self.last = dates[0], dates[-1]

    def services(self, day: date) -> set[str]:
        """Ids of the services of a day; InputFault when it is outside of the feed's period."""
        if not self.first <= day <= self.last:
            raise InputFault(
                f"{self.what}: runs from {self.first} to {self.last}; {day} is outside of that"
            )
        return set(self.calendars.get_active_services(day.strftime("%Y%m%d")))

    def usual_week(self) -> Days:
        """Tuesday, Saturday and Sunday of the first week with the most trips on these days.

        That is no holiday week, and none at the thin end of the period. Of a
        feed without a whole such week: its weekday, Saturday and Sunday with the
        most trips.
        """
        every = [self.first + timedelta(n) for n in range((self.last - self.first).days + 1)]
        tuesdays = [
            day for day in every[:_LONGEST] if day.weekday() == 1 and day + _TO_SUNDAY in every
        ]
        if tuesdays:
            best = self._busiest(tuesdays, (timedelta(0), _TO_SATURDAY, _TO_SUNDAY))
            return Days(weekday=best, saturday=best + _TO_SATURDAY, sunday=best + _TO_SUNDAY)
        kinds = [
            [day for day in every if day.weekday() in numbers] for numbers in (range(5), [5], [6])
        ]
        if not kinds[0]:
            raise InputFault(f"{self.what}: runs from {self.first} to {self.last}, no weekday")
        weekday, saturday, sunday = (
            self._busiest(days, (timedelta(0),)) if days else None for days in kinds
        )
        assert weekday is not None
        return Days(weekday=weekday, saturday=saturday, sunday=sunday)

    def _busiest(self, days: list[date], steps: tuple[timedelta, ...]) -> date:
        """The first day with the most trips on it and the days so much later, together."""

        def trips(day: date) -> float:
            services = list(self.services(day))
            return self.trips_of.reindex(services).sum()

        return max(days, key=lambda day: sum(trips(day + step) for step in steps))


def _calendar(feed: Feed) -> pd.DataFrame:
    frame = feed.frame("calendar", ("service_id", *_WEEK, "start_date", "end_date"))
    days = frame[list(_WEEK)]
    if not days.isin(["0", "1"]).all(axis=None):
        raise InputFault(f"{feed.what}: calendar.txt has a day that is neither 0 nor 1")
    _check_dates(pd.concat([frame["start_date"], frame["end_date"]]), feed.what)
    return frame.astype(dict.fromkeys(_WEEK, int))


def _calendar_dates(feed: Feed) -> pd.DataFrame:
    frame = feed.frame("calendar_dates", ("service_id", "date", "exception_type"))
    if not frame["exception_type"].isin(["1", "2"]).all():
        raise InputFault(
            f"{feed.what}: calendar_dates.txt has an exception that is neither 1 nor 2"
        )
    _check_dates(frame["date"], feed.what)
    return frame.astype({"exception_type": int})


def _check_dates(texts: pd.Series, what: str) -> None:
    distinct = texts.drop_duplicates()
    right = (
        distinct.str.fullmatch(r"\d{8}")
        & pd.to_datetime(distinct, format="%Y%m%d", errors="coerce").notna()
    )
    if not right.all():
        raise InputFault(f"{what}: {distinct[~right].iloc[0]!r} is no date (YYYYMMDD)")
