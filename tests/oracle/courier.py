"""Seed 001: courier customer service. Its blanks are the `values`, drawn anew for every contract."""

from fractions import Fraction
from math import floor

from exact import HUGE, NO_DATA, every, fraction, money, sums
from working_days import day_of, month_of, months_on, same_day_months_on, term_in_force, working_days_after

READINGS = {"overlap": ["low_wins", "high_wins"]}


def resolution_rates(figures, edges):
    """What the resolution rate can be; every rate that counts can reach, at and around each edge."""
    resolved, received = figures.get("issues_resolved"), figures.get("issues_received")
    if resolved is None and received is None:
        if figures.get("resolution_rate") is not None:
            return {fraction(figures["resolution_rate"])}
        return {NO_DATA, Fraction(0), Fraction(100), *edges, *(edge - Fraction(1, HUGE) for edge in edges if edge > 0)}
    if resolved is not None and received is not None:
        counts = {(resolved, received)}
    elif received is not None:
        # The engine does not use that counts are whole.
        near = {0, received} | {place for edge in edges for place in (edge * received / 100 - Fraction(1, HUGE), edge * received / 100)}
        counts = {(count, received) for count in near if 0 <= count <= received}
    else:
        near = {resolved, resolved + 1, HUGE} | {
            place for edge in edges if edge for place in (floor(resolved * 100 / edge), floor(resolved * 100 / edge) + 1)
        }
        counts = {(resolved, count) for count in near if count >= resolved}
    return {Fraction(part * 100, whole) if whole else NO_DATA for part, whole in counts}


def scores(figures, edges, full):
    if figures.get("csat_score") is not None:
        return {fraction(figures["csat_score"])}
    # The text does not say that more than full points are impossible.
    return {Fraction(0), full, Fraction(HUGE), *(edge for edge in edges), *(edge - Fraction(1, HUGE) for edge in edges if edge > 0)}


def band(score, resolution, values, reading):
    """四(一)2. A rate of which nothing was counted drops out: the other measure decides alone (contracts.md §6, no_data)."""
    a, b, c, d = (values[name] for name in ("top_satisfaction", "top_resolution", "middle_satisfaction", "middle_resolution"))
    counted = resolution != NO_DATA
    if score >= a and (not counted or resolution >= b):
        return "top"
    middle = c <= score < a or (counted and d <= resolution < b)
    low = score < c or (counted and resolution < d)
    if middle and low:
        return "low" if reading == "low_wins" else "middle"
    return "middle" if middle else "low"


def bands(figures, values, reading):
    resolutions = resolution_rates(figures, (values["middle_resolution"], values["top_resolution"], values["resolution_target"]))
    satisfaction = scores(
        figures, (values["middle_satisfaction"], values["top_satisfaction"], values["satisfaction_target"]), values["satisfaction_full"]
    )
    return every(lambda score, rate: band(score, rate, values, reading), satisfaction, resolutions), satisfaction, resolutions


def low_in_a_row(months, values, reading, needed, start):
    """Whether the last `needed` calendar months were all low; what it can be where a month is not known. Before the cooperation
    began no month was low."""
    last = month_of(months[-1]["month"])
    by_month = {month_of(month["month"]): month for month in months}
    each = []
    for back in range(needed):
        if months_on(last, -back) < (start.year, start.month):
            each.append({False})
            continue
        month = by_month.get(months_on(last, -back))
        each.append({True, False} if month is None else {one == "low" for one in bands(month["figures"], values, reading)[0]})
    return every(lambda *low: all(low), *each)


def given(figures, name):
    return {fraction(figures[name])} if figures.get(name) is not None else {Fraction(0), Fraction(HUGE)}


def settle(month, readings, start, values):
    figures = month["figures"]
    reading = readings["overlap"]
    possible, satisfaction, resolutions = bands(figures, values, reading)
    base = values["monthly_base_fee"]
    percent = {"top": values["top_bonus"], "middle": values["middle_bonus"], "low": Fraction(0)}
    bonus = {money(base * percent[one] / 100) for one in possible}
    fee = {money(base) + one for one in bonus}

    def flag(name):
        return bool(figures.get(name))

    late = {Fraction(0)}
    if figures.get("unpaid_amount") is not None or figures.get("days_late") is not None:
        late = every(lambda unpaid, days: money(unpaid * days * values["late_rate"] / 100), given(figures, "unpaid_amount"), given(figures, "days_late"))
    total = values["contract_total"]
    standard = {money(one * values["missed_rate"] / 100) for one in fee} if flag("not_put_right") else {Fraction(0)}
    leak = money(total * values["leak_rate"] / 100) if (figures.get("leaked_records") or 0) >= 1 else Fraction(0)
    refund = {money(paid) for paid in given(figures, "fees_paid")} if flag("subcontracted") else {Fraction(0)}
    subcontracting = money(total * values["subcontracting_rate"] / 100) if flag("subcontracted") else Fraction(0)

    within = {
        "phone_response": ("phone_response_seconds", values["phone_seconds"]),
        "email_response": ("email_response_seconds", values["email_hours"] * 3600),
        "chat_response": ("chat_response_seconds", values["chat_minutes"] * 60),
    }
    times = {name: given(figures, figure) for name, (figure, _) in within.items()}
    met = {name: {value <= within[name][1] for value in times[name]} for name in within}
    met["satisfaction_score"] = {value >= values["satisfaction_target"] for value in satisfaction}
    met["resolution_rate"] = {None if value == NO_DATA else value >= values["resolution_target"] for value in resolutions}
    measured = {**times, "satisfaction_score": satisfaction, "resolution_rate": resolutions}
    missed = every(lambda *each: any(one is False for one in each), *met.values())
    days = {fraction(figures["days_late"])} if figures.get("days_late") is not None else {Fraction(0)}
    lines = {
        "base_fee": ("base_fee", "client", {money(base)}),
        "performance_bonus": ("bonus", "client", bonus),
        "late_fee": ("late_fee", "client", late),
        "standard_damages": ("liquidated_damages", "provider", standard),
        "leak": ("liquidated_damages", "provider", {leak}),
        "subcontracting_refund": ("refund", "provider", refund),
        "subcontracting_damages": ("liquidated_damages", "provider", {subcontracting}),
    }
    return {
        "metrics": {name: (measured[name], met[name]) for name in measured},
        "status": "incomplete" if any(len(amounts) > 1 for _, _, amounts in lines.values()) else "assessed",
        "lines": lines,
        "client_pays": sums({money(base)}, bonus, late),
        "provider_pays": sums(standard, {leak}, refund, {subcontracting}),
        "outcomes": {
            "standard_missed": missed,
            "top_month": {one == "top" for one in possible},
            "middle_month": {one == "middle" for one in possible},
            "low_month": {one == "low" for one in possible},
            "improvement_demanded": {one == "low" for one in possible},
            "may_terminate": low_in_a_row([*month.get("history", []), month], values, reading, int(values["low_months"]), start),
            "may_suspend": {late_days > values["suspend_after"] for late_days in days},
            "subcontracting_termination": {flag("subcontracted")},
        },
    }


def dates(month, readings, start, values):
    """四(二), 二, 五."""
    payment = day_of(months_on(month_of(month), 1), int(values["payment_day"]))
    end, renewed_end = term_in_force(start, month_of(month), int(values["term_years"]), int(values["renewal_years"]))
    return {
        "payment": payment,
        "invoice": working_days_after(payment, int(values["invoice_days"])),
        "term_end": end,
        "notice": same_day_months_on(end, -int(values["notice_months"])),
        "renewed_end": renewed_end,
    }
