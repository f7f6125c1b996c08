"""Dates: Python's own calendar, with the holidays and make-up days of the State Council's notices."""

from calendar import monthrange
from datetime import date, datetime, timedelta
from pathlib import Path

DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)


def _read_notices():
    """`off` and `on`: the days named in `holidays.txt`, and the years it covers. See `holidays.py` for its source."""
    off, on, years = set(), set(), set()
    for line in (Path(__file__).parent / "holidays.txt").read_text().splitlines():
        if line.startswith("#"):
            continue
        day, kind = line.split()
        (off if kind == "off" else on).add(date.fromisoformat(day))
        years.add(int(day[:4]))
    return off, on, years


OFF, ON, YEARS = _read_notices()


def is_working_day(day):
    """A year without a notice is computed with weekends only."""
    if day in OFF:
        return False
    return day.weekday() < 5 or day in ON


def working_days_after(day, count):
    """The day after is the first that counts."""
    while count:
        day += DAY
        if is_working_day(day):
            count -= 1
    return day


def past_statutory_holidays(day):
    """Moved on while the day lies in a statutory holiday. An ordinary weekend is none."""
    while day in OFF:
        day += DAY
    return day


def month_of(text):
    year, month = text.split("-")
    return int(year), int(month)


def months_on(year_month, count):
    year, month = year_month
    place = year * 12 + month - 1 + count
    return place // 12, place % 12 + 1


def days_in(year_month):
    return monthrange(*year_month)[1]


def first_day(year_month):
    return date(*year_month, 1)


def last_day(year_month):
    return date(*year_month, days_in(year_month))


def day_of(year_month, day):
    """A day that the month does not have is its last."""
    return date(*year_month, min(day, days_in(year_month)))


def same_day_months_on(day, count):
    """The corresponding day of another month; its last day where there is none (民法典 第二百零二条)."""
    return day_of(months_on((day.year, day.month), count), day.day)


def last_day_of_term(start, months):
    """The last day of so many months that begin with `start`: the day before the corresponding day, and the last of the
    month where that has no corresponding day."""
    year_month = months_on((start.year, start.month), months)
    if start.day > days_in(year_month):
        return last_day(year_month)
    return date(*year_month, start.day) - DAY


def term_in_force(start, month, years, renewed):
    """Of the term that the month lies in, its last day, and the last one after it is renewed once more.

    Seeds 000 4.2, 001 二 and 002 3.2 alike: it renews by itself unless somebody objects. While the contract goes on nobody
    has, so it has been renewed up to the month. One that is renewed for no years ends, and there is no other last day.
    """
    if renewed == 0:
        return last_day_of_term(start, 12 * years), None
    end = last_day_of_term(start, 12 * years)
    # What is renewed begins the day after.
    begun, so_far = end + DAY, 0
    while end < first_day(month):
        so_far += 12 * renewed
        end = last_day_of_term(begun, so_far)
    return end, last_day_of_term(begun, so_far + 12 * renewed)


def reply_deadline(received, minutes, sessions):
    """Minute by minute through the working sessions of every day. A deadline at the end of a session is that end."""
    moment = received
    while minutes:
        if any(start <= (moment.hour, moment.minute) < end for start, end in sessions):
            minutes -= 1
        moment += MINUTE
    return moment


def weekdays_between(first, last):
    """Mondays to Fridays, both ends included."""
    count = 0
    while first <= last:
        count += first.weekday() < 5
        first += DAY
    return count
