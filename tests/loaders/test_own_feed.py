"""A reader's own timetable: the day that is chosen, and what is refused."""

from datetime import date

import pytest
from support.small_feeds import zip_of
from support.small_inputs import first_half

from loaders import own_feed
from loaders.faults import InputFault

TUESDAY, SATURDAY, SUNDAY = date(2026, 3, 10), date(2026, 3, 14), date(2026, 3, 15)


def test_the_period_and_the_departures_of_a_chosen_day():
    raw = zip_of()
    assert own_feed.period(raw) == (date(2026, 3, 1), date(2026, 3, 31))
    found = own_feed.read(raw, TUESDAY)
    assert found.stops["departures_weekday"].to_dict() == {"A": 1, "B": 1}
    assert (found.days.saturday, found.days.sunday) == (SATURDAY, SUNDAY)


def test_without_a_day_it_is_the_usual_week():
    assert own_feed.read(zip_of(), None).days.weekday.weekday() == 1


def test_a_weekend_after_the_period_is_none():
    found = own_feed.read(zip_of(), date(2026, 3, 31))
    assert found.days.saturday is None
    assert found.stops["departures_sunday"].isna().all()


@pytest.mark.parametrize(("day", "shown"), [(SATURDAY, "saturday"), (SUNDAY, "sunday")])
def test_of_a_chosen_weekend_the_weekday_before_it_is_counted_too(day, shown):
    found = own_feed.read(zip_of(), day)
    assert found.shown == shown
    assert found.days.named() == {
        "weekday": date(2026, 3, 9),
        "saturday": SATURDAY,
        "sunday": SUNDAY,
    }


@pytest.mark.parametrize(
    ("raw", "day", "word"),
    [
        (zip_of(), date(2026, 5, 5), "outside of that"),
        (zip_of(stop_times=None), None, "no stop_times.txt"),
        (first_half(zip_of()), None, "not a zip file"),
        (b"", None, "not a zip file"),
    ],
)
def test_what_cannot_be_read_gets_one_sentence(raw: bytes, day: date | None, word: str):
    with pytest.raises(InputFault, match=word) as caught:
        own_feed.read(raw, day)
    assert "\n" not in str(caught.value)


def test_a_file_larger_than_a_session_can_bear(monkeypatch: pytest.MonkeyPatch):
    raw = zip_of()
    monkeypatch.setattr(own_feed, "MOST_UNZIPPED", 100)
    with pytest.raises(InputFault, match="MB unzipped"):
        own_feed.period(raw)
    monkeypatch.setattr(own_feed, "MOST_BYTES", 100)
    with pytest.raises(InputFault, match="larger than"):
        own_feed.read(raw, TUESDAY)
