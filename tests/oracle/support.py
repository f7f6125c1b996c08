"""Seed 002: customer support agreement; 甲方 is the provider. Its blanks are the `values`."""

from datetime import date
from fractions import Fraction

from exact import HUGE, NO_DATA, every, fraction, money, sums
from outsourcing import satisfaction
from working_days import first_day, last_day, month_of, same_day_months_on, term_in_force, weekdays_between, working_days_after

READINGS = {
    "fee_model": ["base_plus_overage", "flat", "volume", "all_in"],
    "satisfaction_measure": ["points", "percent"],
    "billing_period": ["month", "quarter"],
}


def agreed_minutes(first, last, values):
    """2.1(2): Monday to Friday, from hour to hour, from the first of these days to the last."""
    if last < first:
        return Fraction(0)
    return weekdays_between(first, last) * (values["service_to"] - values["service_from"]) * 60


def last_of_all(start, values):
    """The last day of the contract. There is none where it renews by itself (3.2)."""
    end, renewed_end = term_in_force(start, (start.year, start.month), int(values["term_years"]), int(values["renewal_years"]))
    return end if renewed_end is None else date.max


def days_in_force(year_month, start, end):
    """The days of a month on which the contract is in force."""
    return max(first_day(year_month), start), min(last_day(year_month), end)


def service_minutes(month, start, end, values):
    given = month["figures"].get("service_minutes")
    if given is not None:
        return fraction(given)
    return agreed_minutes(*days_in_force(month_of(month["month"]), start, end), values)


def percentage(part, whole):
    return part * 100 / whole if whole else NO_DATA


def downtime(month, service):
    given = month["figures"].get("downtime_minutes")
    return {fraction(given)} if given is not None else {Fraction(0), service}


def year_to_date(months, month, start):
    """The months of the calendar year up to this one, none before the start. None for one that is not known."""
    year, last = month_of(month["month"])
    by_month = {month_of(one["month"]): one for one in months}
    first = start.month if start.year == year else 1
    return [by_month.get((year, number)) for number in range(first, last + 1)]


def volume_fee(volume, included, overage, price, model):
    """4.2: what goes beyond the base service at a unit price; or all of it by volume."""
    if model == "base_plus_overage":
        return money(max(volume - included, Fraction(0)) * overage)
    return money(volume * price) if model == "volume" else Fraction(0)


def fees(month, values, model):
    """Base, talk and message fee of one month."""
    figures = month["figures"]
    base = {"base_plus_overage": "base_price", "flat": "flat_price", "all_in": "all_in_price"}.get(model)
    volumes = [
        {fraction(figures[name])} if figures.get(name) is not None else {Fraction(0), Fraction(HUGE)} for name in ("talk_minutes", "messages")
    ]
    return (
        {money(values[base]) if base else Fraction(0)},
        {volume_fee(volume, values["included_minutes"], values["overage_minute_price"], values["minute_price"], model) for volume in volumes[0]},
        {volume_fee(volume, values["included_messages"], values["overage_message_price"], values["message_price"], model) for volume in volumes[1]},
    )


def settle(month, readings, start, values):
    figures = month["figures"]
    months = [*month.get("history", []), month]
    end = last_of_all(start, values)
    service = service_minutes(month, start, end, values)
    down = downtime(month, service)
    so_far = year_to_date(months, month, start)
    known_year = None not in so_far
    metrics = {
        "service_time": ({service}, {None}),
        "availability": ({percentage(service - one, service) for one in down}, {None}),
    }
    out_of_reach = None
    if known_year:
        served = sum(service_minutes(one, start, end, values) for one in so_far)
        year_down = sums(*(downtime(one, service_minutes(one, start, end, values)) for one in so_far))
        year_rate = {percentage(served - one, served) for one in year_down}
        year = month_of(month["month"])[0]
        rest = agreed_minutes(max(last_day(month_of(month["month"])) + (date(2000, 1, 2) - date(2000, 1, 1)), start), min(date(year, 12, 31), end), values)
        allowed = (served + rest) * (100 - values["availability_target"]) / 100
        left = {allowed - one for one in year_down}
        metrics |= {
            "service_time_year": ({served}, {None}),
            "downtime_year": (year_down, {None}),
            "availability_year": (year_rate, {None if one == NO_DATA else one >= values["availability_target"] for one in year_rate}),
            "downtime_left": (left, {None}),
        }
        out_of_reach = {one < 0 for one in left}
    for name, figure in (("phone_response", "phone_response_seconds"), ("chat_response", "chat_response_seconds")):
        times = {fraction(figures[figure])} if figures.get(figure) is not None else {Fraction(0), Fraction(HUGE)}
        metrics[name] = (times, {time <= values["first_response"] for time in times})
    hours = {fraction(figures["resolution_hours"])} if figures.get("resolution_hours") is not None else {Fraction(0), Fraction(HUGE)}
    metrics["resolution_time"] = (hours, {one <= values["resolution_within"] for one in hours})
    if readings["satisfaction_measure"] == "points":
        points = {fraction(figures["csat_score"])} if figures.get("csat_score") is not None else {Fraction(0), Fraction(HUGE)}
        metrics["satisfaction_score"] = (points, {one >= values["satisfaction_points"] for one in points})
    else:
        rates = satisfaction(figures)
        metrics["satisfaction_rate"] = (rates, {None if one == NO_DATA else one >= values["satisfaction_percent"] for one in rates})

    by_month = readings["billing_period"] == "month"
    base, talk, message = fees(month, values, readings["fee_model"])
    bill = {Fraction(0)}
    # The month the contract ends in closes its last quarter.
    closes = month_of(month["month"])[1] % 3 == 0 or end <= last_day(month_of(month["month"]))
    if not by_month:
        bill = quarter(months, month, start, values, readings["fee_model"])
    days = fraction(figures["days_late"]) if figures.get("days_late") is not None else Fraction(0)
    late = {Fraction(0)}
    if figures.get("unpaid_amount") is not None or figures.get("days_late") is not None:
        late = every(
            lambda unpaid, late_days: money(unpaid * late_days * values["late_rate"] / 100),
            *({fraction(figures[name])} if figures.get(name) is not None else {Fraction(0), Fraction(HUGE)} for name in ("unpaid_amount", "days_late")),
        )
    due = [base, talk, message] if by_month else [bill] if closes else []
    lines = {
        "base_fee": ("base_fee", "client", base, by_month),
        "talk_fee": ("volume_fee", "client", talk, by_month),
        "message_fee": ("volume_fee", "client", message, by_month),
        "late_fee": ("late_fee", "client", late, True),
    }
    if not by_month:
        lines["quarterly_bill"] = ("quarterly_bill", "client", bill, closes)
    return {
        "metrics": metrics,
        # By 4.3 nothing is paid for a quarter before it ends; what its bill will come to may be open until then.
        "status": "incomplete" if any(len(one) > 1 for one in (*due, late)) else "assessed",
        "lines": lines,
        "client_pays": sums(*due, late),
        "provider_pays": {Fraction(0)},
        "outcomes": {"may_suspend": {days > values["suspend_after"]}, **({"availability_out_of_reach": out_of_reach} if out_of_reach else {})},
    }


def quarter(months, month, start, values, model):
    """4.3: the months of the quarter up to this one, none before the start."""
    year, last = month_of(month["month"])
    by_month = {month_of(one["month"]): one for one in months}
    total = []
    for number in range((last - 1) // 3 * 3 + 1, last + 1):
        if (year, number) < (start.year, start.month):
            continue
        one = by_month.get((year, number))
        # Of a month nobody told the volumes can be anything; the base fee of 4.2 rests on none.
        total += fees(one or {"figures": {}}, values, model)
    return sums(*total)


def dates(month, readings, start, values):
    """4.3, 3.1, 3.2."""
    year, number = month_of(month)
    count = int(values["payment_days"])
    end, renewed_end = term_in_force(start, (year, number), int(values["term_years"]), int(values["renewal_years"]))
    found = {
        "term_end": end,
        "renewal": same_day_months_on(end, -int(values["renewal_notice_months"])),
        "renewed_end": renewed_end,
    }
    if readings["billing_period"] == "month":
        found["payment"] = working_days_after(last_day((year, number)), count)
    else:
        found["quarterly_payment"] = working_days_after(last_day((year, (number + 2) // 3 * 3)), count)
    return found
