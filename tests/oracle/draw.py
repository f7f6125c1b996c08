"""Random months, and contracts to settle them under: figures at and around every edge, figures missing, every reading."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

import courier
import mall
import outsourcing
import support
from exact import fraction
from working_days import days_in, first_day, last_day, month_of, months_on, reply_deadline, term_in_force

# What each month of a contract is drawn from: as many months as this share one contract.
MONTHS_OF_A_CONTRACT = 25


def plain(value):
    """A decimal as it crosses the boundary."""
    return format(Decimal(value), "f")


def decimal(random, low, high, places):
    """A number between two, with at most so many places."""
    scale = 10 ** random.randint(0, places)
    return plain(Decimal(random.randint(int(low * scale), int(high * scale))) / scale)


def count(random):
    return random.choice([0, 1, 2, 3, 7, 10, 40, 100, 200, 300, 1000, 3000, random.randint(0, 999), random.randint(0, 2_000_000)])


def part_near(random, whole, *percentages):
    """A count whose share of the whole is at or right beside a percentage."""
    if random.random() < 0.15:
        return random.randint(0, whole)
    near = whole * random.choice(percentages) // 100 + random.choice([-1, 0, 0, 1])
    return max(0, min(whole, int(near)))


def near(random, *edges, steps=("0", "0", "0.01", "-0.01", "1", "-1", "0.000001", "-0.000001")):
    """A decimal at or right beside an edge, not below 0."""
    return plain(max(Decimal(0), Decimal(random.choice(edges)) + Decimal(random.choice(steps))))


def without_some(random, figures):
    """The same figures with some of them missing: sometimes none, sometimes nearly all."""
    share = random.choice([0, 0, 0, 0.1, 0.3, 0.8])
    return {name: value for name, value in figures.items() if random.random() >= share}


def survey(random):
    total = random.choice([0, 1, 3, 7, 20, 100, 200, 1000, random.randint(0, 5000)])
    happy = part_near(random, total, 85, 85, *range(60, 87))
    first, other = random.randint(0, happy), total - happy
    second = random.randint(0, other)
    third = random.randint(0, other - second)
    return dict(zip(mall.SURVEY, (first, happy - first, second, third, other - second - third)))


def year_month(random):
    return random.randint(2023, 2027), random.randint(1, 12)


def written(year_and_month):
    return "{}-{:02}".format(*year_and_month)


def start_before(random, year_and_month, months):
    """A day up to so many months before; often the first or the last of its month."""
    begun = months_on(year_and_month, -random.randint(0, months))
    return date(*begun, random.choice([1, 1, 15, days_in(begun), random.randint(1, days_in(begun))]))


def readings_of(random, choices):
    return {name: random.choice(ids) if random.random() < 0.6 else ids[0] for name, ids in choices.items()}


# --- one drawer for each contract: what it fills blanks with, and a month -------------------------------------------


def mall_values(random):
    return {}


def mall_month(random, readings, values):
    figures = {}
    for offered, answered in (("calls_offered", "calls_answered"), ("chats_offered", "chats_handled")):
        figures[offered] = count(random)
        figures[answered] = part_near(random, figures[offered], 90, 90, *range(63, 92))
    figures |= survey(random)
    figures = without_some(random, figures)
    if random.random() < 0.3:
        figures["leaked_records"] = random.choice([0, 1, 19, 20, 21, 22, 5000])
    for flag in ("wide_exposure", "to_competitor"):
        if random.random() < 0.2:
            figures[flag] = random.random() < 0.5
    if random.random() < 0.5:
        figures["goods_payment"] = decimal(random, 0, 200000, 2)
    month = year_month(random)
    return {
        "month": written(month),
        "start": start_before(random, month, 4).isoformat(),
        "figures": figures,
        "categories": categories(random),
        "work_orders": [work_order(random, month) for _ in range(random.choice([0, 0, 0, 1, 3]))],
    }


def categories(random):
    names = random.sample([*mall.PACKAGE_ONE, *mall.PACKAGE_TWO, "宠物用品", "农资"], random.choice([0, 0, 1, 2, 4]))
    found = []
    for name in names:
        category = {"category": name, **without_some(random, {figure: count(random) for figure in mall.PRICES})}
        if random.random() < (0.6 if mall.package_of(category) is None else 0.1):
            category["package"] = random.choice(["one", "two"])
        if random.random() < 0.3:
            category["handed_over"] = random.random() < 0.7
        found.append(category)
    return found


def work_order(random, year_and_month):
    edge = random.choice([(0, 0), (8, 59), (9, 0), (11, 30), (11, 59), (12, 0), (12, 30), (13, 0), (15, 0), (17, 0), (17, 59), (18, 0), (20, 0), (23, 59)])
    if random.random() < 0.3:
        edge = random.randint(0, 23), random.randint(0, 59)
    received = datetime(*year_and_month, random.randint(1, days_in(year_and_month)), *edge)
    order = {"received": received.isoformat(timespec="minutes")}
    if random.random() < 0.85:
        deadline = reply_deadline(received, mall.REPLY_MINUTES, mall.SESSIONS)
        replied = max(received, deadline + timedelta(minutes=random.choice([-60, -1, 0, 0, 1, 600])))
        order["replied"] = replied.isoformat(timespec="minutes")
    if random.random() < 0.85:
        order["cost"] = decimal(random, 0, 500, 3)
    return order


def courier_values(random):
    middle, top = sorted([random.randint(60, 99), random.randint(60, 99)])
    low_rate, high_rate = sorted([random.randint(60, 99), random.randint(60, 99)])
    lower, higher = sorted([random.randint(0, 20), random.randint(0, 40)])
    return {
        "phone_seconds": random.choice(["15", "20", "30.5"]),
        "email_hours": random.choice(["1", "24", "1.5"]),
        "chat_minutes": random.choice(["1", "0.5", "3"]),
        "resolution_target": str(random.randint(60, 99)),
        "satisfaction_target": str(random.randint(60, 99)),
        "satisfaction_full": "100",
        "monthly_base_fee": decimal(random, 0, 100000, 3),
        "top_satisfaction": str(top), "top_resolution": str(high_rate), "top_bonus": str(higher),
        "middle_satisfaction": str(middle), "middle_resolution": str(low_rate), "middle_bonus": str(lower),
        "low_months": str(random.randint(1, 4)),
        "contract_total": decimal(random, 0, 2000000, 2),
        "late_rate": decimal(random, 0, 1, 3), "suspend_after": str(random.randint(0, 40)),
        "missed_rate": decimal(random, 0, 30, 2), "leak_rate": decimal(random, 0, 30, 2), "subcontracting_rate": decimal(random, 0, 30, 2),
        "payment_day": str(random.randint(1, 31)), "invoice_days": str(random.randint(1, 15)),
        "term_years": str(random.randint(1, 5)), "renewal_years": random.choice(["1", "2", "3", "0"]), "notice_months": str(random.randint(1, 6)),
    }


def courier_figures(random, values):
    figures = {"csat_score": near(random, *(values[name] for name in ("middle_satisfaction", "top_satisfaction", "satisfaction_target")))}
    if fraction(figures["csat_score"]) > 100:
        figures["csat_score"] = "100"
    edges = [int(values[name]) for name in ("middle_resolution", "top_resolution", "resolution_target")]
    if random.random() < 0.2:
        figures["resolution_rate"] = near(random, *edges, steps=("0", "0.01", "-0.01"))
    else:
        figures["issues_received"] = count(random)
        figures["issues_resolved"] = part_near(random, figures["issues_received"], *edges)
    return without_some(random, figures)


def courier_month(random, readings, values):
    figures = courier_figures(random, values) | without_some(random, {
        "phone_response_seconds": near(random, values["phone_seconds"]),
        "email_response_seconds": near(random, plain(Decimal(values["email_hours"]) * 3600)),
        "chat_response_seconds": near(random, plain(Decimal(values["chat_minutes"]) * 60)),
    })
    late_payment(random, figures, values)
    for flag, share in (("not_put_right", 0.3), ("subcontracted", 0.2)):
        if random.random() < share:
            figures[flag] = random.random() < 0.8
    if random.random() < 0.4:
        figures["leaked_records"] = random.choice([0, 1, 2, 300])
    if random.random() < 0.3:
        figures["fees_paid"] = decimal(random, 0, 300000, 2)
    month = year_month(random)
    return {"month": written(month), "start": start_before(random, month, 30).isoformat(), "figures": figures,
            "history": history(random, month, 4, lambda: courier_figures(random, values))}


def late_payment(random, figures, values):
    if random.random() < 0.3:
        figures["unpaid_amount"] = decimal(random, 0, 200000, 2)
    if random.random() < 0.3:
        figures["days_late"] = int(near(random, values.get("suspend_after", "30"), steps=("0", "1", "-1", "10")))


def history(random, year_and_month, months, figures):
    """Some of the months before, in no order."""
    found = [
        {"month": written(months_on(year_and_month, -back)), "figures": figures()}
        for back in range(1, random.randint(0, months) + 1)
        if random.random() < 0.9
    ]
    random.shuffle(found)
    return found


def outsourcing_values(random):
    return {
        "response_minutes": random.choice(["1", "5", "0.5"]),
        "satisfaction_target": str(random.randint(60, 99)),
        "monthly_fee": decimal(random, 0, 200000, 3),
        "seat_price": decimal(random, 0, 12000, 3),
        "contract_total": decimal(random, 0, 2000000, 2),
        "breach_rate": decimal(random, 0, 30, 2), "termination_rate": decimal(random, 0, 30, 2), "late_rate": decimal(random, 0, 10, 2),
        "report_day": str(random.randint(1, 31)), "flat_payment_days": str(random.randint(1, 20)), "seat_payment_day": str(random.randint(1, 31)),
        "term_years": str(random.randint(1, 5)), "renewal_years": random.choice(["1", "2", "3", "0"]), "notice_months": str(random.randint(1, 6)),
        "secrecy_years": str(random.randint(1, 5)),
    }


def outsourcing_month(random, readings, values):
    month = year_month(random)
    seats = random.choice([0, 1, 2, 10, random.randint(0, 300)])
    changes, level = [], seats
    for day in sorted(random.choices([1, 2, 15, days_in(month), random.randint(1, days_in(month))], k=random.choice([0, 0, 1, 1, 2, 4]))):
        change = random.randint(-level, 6)
        level += change
        changes.append({"date": date(*month, day).isoformat(), "seats": change})
    within = plain(Decimal(values["response_minutes"]) * 60)
    figures = without_some(random, {"seats": seats, "phone_response_seconds": near(random, within), "chat_response_seconds": near(random, within), **survey(random)})
    if random.random() < 0.1:
        figures = {name: value for name, value in figures.items() if name not in mall.SURVEY}
        figures["csat_rate"] = near(random, values["satisfaction_target"], steps=("0", "0.01", "-0.01"))
    if random.random() < 0.3:
        figures["unpaid_amount"] = decimal(random, 0, 200000, 2)
    for flag in ("breach_by_provider", "breach_by_client", "ended_by_provider_breach", "ended_by_client_breach"):
        if random.random() < 0.15:
            figures[flag] = random.random() < 0.8
    if random.random() < 0.5:
        figures["unperformed_fee"] = decimal(random, 0, 300000, 2)
    if "seats" not in figures:
        changes = []
    return {"month": written(month), "start": start_before(random, month, 30).isoformat(), "figures": figures, "seat_changes": changes}


def support_values(random):
    begin = random.choice([8, 9, 9.5])
    return {
        "first_response": random.choice(["30", "60", "20.5"]),
        "availability_target": random.choice(["99.5", "99", "99.95", "95"]),
        "service_from": plain(str(begin)), "service_to": random.choice(["18", "17.5", "21"]),
        "resolution_within": random.choice(["24", "48", "1.5"]),
        "satisfaction_points": "85", "satisfaction_percent": str(random.randint(60, 99)),
        "base_price": decimal(random, 0, 40000, 3),
        "included_minutes": str(random.randint(0, 20000)), "included_messages": str(random.randint(0, 20000)),
        "overage_minute_price": decimal(random, 0, 5, 3), "overage_message_price": decimal(random, 0, 5, 3),
        "flat_price": decimal(random, 0, 40000, 3), "all_in_price": decimal(random, 0, 40000, 3),
        "minute_price": decimal(random, 0, 5, 3), "message_price": decimal(random, 0, 5, 3),
        "late_rate": decimal(random, 0, 1, 3), "suspend_after": str(random.randint(0, 40)), "payment_days": str(random.randint(1, 20)),
        "term_years": str(random.randint(1, 3)), "renewal_years": random.choice(["1", "2", "3", "0"]), "renewal_notice_months": str(random.randint(1, 6)),
    }


def support_figures(random, values):
    figures = {
        "talk_minutes": near(random, values["included_minutes"], str(random.randint(0, 50000)), steps=("0", "1", "-1", "0.5")),
        "messages": int(near(random, values["included_messages"], str(random.randint(0, 50000)), steps=("0", "1", "-1"))),
        "downtime_minutes": random.choice(["0", "1", "30", "45.5", "54", "120"]),
    }
    return without_some(random, figures)


def support_month(random, readings, values):
    month = year_month(random)
    figures = support_figures(random, values) | without_some(random, {
        "phone_response_seconds": near(random, values["first_response"]),
        "chat_response_seconds": near(random, values["first_response"]),
        "resolution_hours": near(random, values["resolution_within"]),
        "csat_score": near(random, values["satisfaction_points"]),
        **survey(random),
    })
    if random.random() < 0.2:
        figures["service_minutes"] = random.choice(["10800", "9000.5", "600"])
    late_payment(random, figures, values)
    return {"month": written(month), "start": start_before(random, month, 14).isoformat(), "figures": figures,
            "history": history(random, month, 12, lambda: support_figures(random, values))}


def within_term(random, contract, values, month):
    """Months before the start, and those after the end of a contract that does not renew, are no months of it."""
    start = date.fromisoformat(month["start"])
    if "term_years" in values:
        end, renewed_end = term_in_force(start, (start.year, start.month), int(values["term_years"]), int(values["renewal_years"]))
        if renewed_end is None and end < first_day(month_of(month["month"])):
            start = first_day(month_of(month["month"]))
            month["start"] = start.isoformat()
    if "history" in month:
        month["history"] = [one for one in month["history"] if last_day(month_of(one["month"])) >= start]
    return month


CONTRACTS = {
    "mall": (mall, mall_values, mall_month),
    "courier": (courier, courier_values, courier_month),
    "outsourcing": (outsourcing, outsourcing_values, outsourcing_month),
    "support": (support, support_values, support_month),
}


def contract(random, name):
    module, values, _ = CONTRACTS[name]
    return {"contract": name, "readings": readings_of(random, module.READINGS), "values": values(random)}


def month(random, one):
    _, _, month_of_it = CONTRACTS[one["contract"]]
    return within_term(random, one["contract"], one["values"], month_of_it(random, one["readings"], one["values"]))
