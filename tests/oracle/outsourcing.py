"""Seed 000: e-commerce platform customer-service outsourcing. Its blanks are the `values`."""

from datetime import date
from fractions import Fraction

from exact import HUGE, NO_DATA, every, fraction, money, sums
from mall import SURVEY, percentage
from working_days import day_of, days_in, month_of, months_on, same_day_months_on, term_in_force, working_days_after

READINGS = {"fee_clause": ["flat", "per_seat"], "seat_days": ["calendar_days", "thirty_days", "thirty_days_not_staffed"]}


def seat_fee(month, price, reading):
    """第六章 6.1.4: every seat for the days it was staffed, counted day by day.

    So many seats as were there on each day of the month were there all month and cost the whole price. Those of the
    others are counted in days staffed, over the days of the month or over thirty.
    """
    year_month = month_of(month["month"])
    length = days_in(year_month)
    changes = [(date.fromisoformat(change["date"]), int(change["seats"])) for change in month.get("seat_changes", [])]
    begun = int(month["figures"]["seats"])
    level = [begun + sum(seats for day, seats in changes if day <= date(*year_month, number)) for number in range(1, length + 1)]
    if reading == "thirty_days_not_staffed":
        # The whole price for those there at the beginning, less the days a removed seat was not staffed.
        fee = Fraction(begun)
        for day, seats in changes:
            rest = length - day.day + 1
            # One that was there on every day, or on none, was so for the whole month, also in February.
            fee += seats * (1 if rest == length else min(Fraction(rest, 30), Fraction(1)))
        return money(price * fee)
    all_month = min(level)
    staffed = sum(level) - all_month * length
    return money(price * (all_month + Fraction(staffed, 30 if reading == "thirty_days" else length)))


def settle(month, readings, start, values):
    figures = month["figures"]

    def flag(name):
        return bool(figures.get(name))

    base = seats = {Fraction(0)}
    if readings["fee_clause"] == "flat":
        base = {money(values["monthly_fee"])}
    elif figures.get("seats") is None:
        seats = {Fraction(0), Fraction(HUGE)}
    else:
        seats = {seat_fee(month, values["seat_price"], readings["seat_days"])}
    unpaid = fraction(figures["unpaid_amount"]) if figures.get("unpaid_amount") is not None else Fraction(0)
    late = {money(unpaid * values["late_rate"] / 100)}
    breach = money(values["contract_total"] * values["breach_rate"] / 100)
    unperformed = {fraction(figures["unperformed_fee"])} if figures.get("unperformed_fee") is not None else {Fraction(0), Fraction(HUGE)}
    termination = {money(fee * values["termination_rate"] / 100) for fee in unperformed}
    none = {Fraction(0)}
    lines = {
        "base_fee": ("base_fee", "client", base),
        "seat_fee": ("seat_fee", "client", seats),
        "late_fee": ("late_fee", "client", late),
        "client_breach": ("liquidated_damages", "client", {breach} if flag("breach_by_client") else none),
        "client_termination": ("liquidated_damages", "client", termination if flag("ended_by_client_breach") else none),
        "provider_breach": ("liquidated_damages", "provider", {breach} if flag("breach_by_provider") else none),
        "provider_termination": ("liquidated_damages", "provider", termination if flag("ended_by_provider_breach") else none),
    }
    within = values["response_minutes"] * 60
    metrics = {}
    for name, figure in (("phone_response", "phone_response_seconds"), ("chat_response", "chat_response_seconds")):
        times = {fraction(figures[figure])} if figures.get(figure) is not None else {Fraction(0), Fraction(HUGE)}
        metrics[name] = (times, {time <= within for time in times})
    rates = satisfaction(figures)
    metrics["satisfaction"] = (rates, {None if rate == NO_DATA else rate >= values["satisfaction_target"] for rate in rates})

    def pays(payer):
        return sums(*(amounts for _, who, amounts in lines.values() if who == payer))

    return {
        "metrics": metrics,
        "status": "incomplete" if any(len(amounts) > 1 for _, _, amounts in lines.values()) else "assessed",
        "lines": lines,
        "client_pays": pays("client"),
        "provider_pays": pays("provider"),
        "outcomes": {
            "may_suspend": {unpaid > 0},
            "may_terminate": {flag("ended_by_provider_breach") or flag("ended_by_client_breach")},
        },
    }


def satisfaction(figures):
    """The rate from the five answers; or as it is given, where none of them is."""
    if all(figures.get(name) is None for name in SURVEY) and figures.get("csat_rate") is not None:
        return {fraction(figures["csat_rate"])}
    counts = [{figures[name]} if figures.get(name) is not None else {0, 1, HUGE} for name in SURVEY]
    return every(lambda *answers: percentage(answers[0] + answers[1], sum(answers)), *counts)


def dates(month, readings, start, values):
    """5.1.4, 6.1.2 of either fee clause, 4.1, 4.2, 7.2."""
    year_month = month_of(month)
    end, renewed_end = term_in_force(start, year_month, int(values["term_years"]), int(values["renewal_years"]))
    found = {
        "monthly_report": day_of(months_on(year_month, 1), int(values["report_day"])),
        "term_end": end,
        "notice": same_day_months_on(end, -int(values["notice_months"])),
        "renewed_end": renewed_end,
        "secrecy_end": same_day_months_on(end, 12 * int(values["secrecy_years"])),
    }
    if readings["fee_clause"] == "flat":
        found["flat_payment"] = working_days_after(start, int(values["flat_payment_days"]))
    else:
        found["seat_payment"] = day_of(year_month, int(values["seat_payment_day"]))
    return found
