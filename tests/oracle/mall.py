"""Seed 003: online mall, product consultation and after-sales service.

Every number below stands in the text of the contract; nothing is read from the product's own terms.
"""

from datetime import datetime
from fractions import Fraction
from math import ceil, floor

from exact import HUGE, NO_DATA, between, every, fraction, known, money, rounded, sums
from working_days import (
    day_of, first_day, last_day, last_day_of_term, month_of, months_on, past_statutory_holidays, reply_deadline,
    working_days_after,
)

READINGS = {
    "channels": ["pooled", "mean", "worst"],
    "partial_point": ["whole", "started", "pro_rata"],
    "score_rounding": ["none", "half_up"],
    "trial": ["calendar", "anniversary"],
    "no_data": ["reweight", "full_marks"],
    "settlement": ["set_off", "wire"],
}

ANSWER_TARGET = Fraction(90)
SATISFACTION_TARGET = Fraction(85)
WEIGHT = Fraction(50)
SURVEY = ["very_satisfied", "satisfied", "neutral", "dissatisfied", "very_dissatisfied"]

# 附件一 1.3, best first: name, from where on, deduction.
TIERS = [("excellent", 90, 0), ("meets", 80, 0), ("improve", 70, 2000), ("warning", 60, 5000), ("failed", None, 10000)]

PACKAGE_ONE = "家用电器 手机 数码 电脑 办公 家居 家具 家装 厨具 珠宝 奢侈品 整车 汽车用品 营养保健".split()
PACKAGE_TWO = (
    "男装 女装 内衣 个护化妆 鞋靴 箱包 钟表 运动户外 母婴 玩具乐器 食品饮料 酒类 生鲜 图书 音像 数字商品 彩票 旅行 充值 票务".split()
)
PRICES = {
    "presales_calls": {"one": "3.5", "two": "3.5"},
    "presales_chats": {"one": "1.6", "two": "1.6"},
    "aftersales_calls": {"one": "14.5", "two": "6.5"},
    "aftersales_chats": {"one": "6.3", "two": "2.8"},
    "service_orders": {"one": "8.26", "two": "8.26"},
}

SESSIONS = [((9, 0), (12, 0)), ((13, 0), (18, 0))]
REPLY_MINUTES = 180


def points(rate, target, reading):
    """附件一 1.2: full marks at the target, 2 points off for every 1 % short, never below 0."""
    if rate == NO_DATA:
        return NO_DATA
    short = target - rate
    if short <= 0:
        return WEIGHT
    steps = {"whole": floor(short), "started": ceil(short), "pro_rata": short}[reading]
    return max(WEIGHT - 2 * steps, Fraction(0))


def percentage(part, whole):
    return Fraction(part * 100, whole) if whole else NO_DATA


def channel_counts(figures, offered, answered):
    """What the counts of a channel can be: pairs of offered and answered."""
    of, to = figures.get(answered), figures.get(offered)
    if of is not None and to is not None:
        return {(to, of)}
    if to is not None:
        # Every count up to there, or where they are many, the ends and those around the targets.
        if to <= 60:
            return {(to, count) for count in range(to + 1)}
        return {(to, count) for count in {0, 1, to - 1, to, *(to * edge // 100 + side for edge in (65, 80, 90) for side in (0, 1))}}
    if of is not None:
        return {(max(of, 1), of), (of, of), (of + 1, of), (HUGE, of)}
    return {(0, 0), (1, 0), (1, 1), (HUGE, 0), (HUGE, HUGE - 1), (HUGE, HUGE)}


def survey_counts(figures):
    """What the five answers can be."""
    if figures.get("survey_answers") is not None and any(figures.get(name) is None for name in SURVEY):
        raise ValueError("not drawn")
    choices = [{figures[name]} if figures.get(name) is not None else {0, 1, HUGE} for name in SURVEY]
    return every(lambda *counts: counts, *choices)


def answer_item(phone, chat, readings):
    """One item for both channels; a channel without a contact drops out of it under every reading."""
    partial = readings["partial_point"]
    if readings["channels"] == "pooled":
        return points(percentage(phone[1] + chat[1], phone[0] + chat[0]), ANSWER_TARGET, partial)
    scores = [points(percentage(answered, offered), ANSWER_TARGET, partial) for offered, answered in (phone, chat)]
    scores = [score for score in scores if score != NO_DATA]
    if not scores:
        return NO_DATA
    return min(scores) if readings["channels"] == "worst" else sum(scores) / len(scores)


def satisfaction_rate(counts):
    return percentage(counts[0] + counts[1], sum(counts))


def composite(answer, satisfaction, readings):
    """附件一 1.3: the sum of the items, 0 to 100."""
    items = [answer, satisfaction]
    if all(item == NO_DATA for item in items):
        return NO_DATA
    if readings["no_data"] == "full_marks":
        score = sum(WEIGHT if item == NO_DATA else item for item in items)
    else:
        given = [item for item in items if item != NO_DATA]
        score = sum(given) * 100 / (WEIGHT * len(given))
    return rounded(score, 0) if readings["score_rounding"] == "half_up" else score


def tier_of(score):
    if score == NO_DATA:
        return None
    return next(name for name, edge, _ in TIERS if edge is None or score >= edge)


def is_trial(month, start, reading):
    year_month = month_of(month)
    if reading == "calendar":
        begun = (start.year, start.month)
        return begun <= year_month < months_on(begun, 2)
    trial_end = last_day_of_term(start, 2)
    return first_day(year_month) <= trial_end and last_day(year_month) >= start


def leak_damages(figures):
    """3.7."""
    records = figures.get("leaked_records") or 0
    amount = Fraction(1000) * records
    if records > 20 or figures.get("wide_exposure"):
        amount = Fraction(500000)
    if figures.get("to_competitor"):
        amount = max(amount, Fraction(1000000))
    return amount


def package_of(category):
    if category.get("package"):
        return category["package"]
    name = category["category"]
    return "one" if name in PACKAGE_ONE else "two" if name in PACKAGE_TWO else None


def category_amount(category):
    """第五条: what the work of one category can come to; every volume at its price is an amount of its own."""
    package = package_of(category)
    amounts = [{Fraction(0)}]
    for figure, price in PRICES.items():
        volumes = {category[figure]} if category.get(figure) is not None else {0, HUGE}
        packages = [package] if package else ["one", "two"]
        amounts.append({money(fraction(price[of]) * volume) for volume in volumes for of in packages})
    # Both lists end in 等: a category on neither may be in a package or not, until the user says (contracts.md §2).
    return sums(*amounts) if package else sums(*amounts) | {Fraction(0)}


def work_order(order):
    """4.5.2: the deadline, and whether the reply came later."""
    deadline = reply_deadline(datetime.fromisoformat(order["received"]), REPLY_MINUTES, SESSIONS)
    late = order.get("replied") is None or datetime.fromisoformat(order["replied"]) > deadline
    return deadline, late


def settle(month, readings, start):
    figures = month["figures"]
    phone = channel_counts(figures, "calls_offered", "calls_answered")
    chat = channel_counts(figures, "chats_offered", "chats_handled")
    survey = survey_counts(figures)
    answer = every(lambda a, b: answer_item(a, b, readings), phone, chat)
    satisfaction = every(lambda rate: points(rate, SATISFACTION_TARGET, readings["partial_point"]), map(satisfaction_rate, survey))
    scores = every(lambda a, b: composite(a, b, readings), answer, satisfaction)
    trial = is_trial(month["month"], start, readings["trial"])
    tiers = {tier_of(score) for score in scores}

    def deduction(tier):
        return Fraction(0) if trial or tier is None else Fraction(next(amount for name, _, amount in TIERS if name == tier))

    def pays_fallback(tier):
        return tier == "failed" and not trial

    orders = [work_order(order) for order in month.get("work_orders", [])]
    costs = [
        {fraction(order["cost"])} if order.get("cost") is not None else {Fraction(0), Fraction(HUGE)}
        for order, (_, late) in zip(month.get("work_orders", []), orders)
        if late
    ]
    # One line, rounded once.
    late_cost = every(money, sums(*costs)) if costs else {Fraction(0)}
    categories = [(category, category_amount(category)) for category in month.get("categories", [])]
    by_itself = sums({money(leak_damages(figures))}, late_cost)
    # What the tier decides, together: a month is in one tier only.
    by_tier = set()
    for tier in tiers:
        fallback = [amount for category, amount in categories if category.get("handed_over") or pays_fallback(tier)]
        by_tier |= sums({deduction(tier)}, *(fallback or [{Fraction(0)}]))
    provider_pays = sums(by_tier, by_itself)

    rates = {
        "phone_answer_rate": ({percentage(answered, offered) for offered, answered in phone}, ANSWER_TARGET),
        "chat_answer_rate": ({percentage(answered, offered) for offered, answered in chat}, ANSWER_TARGET),
        "answer_rate": (every(lambda a, b: percentage(a[1] + b[1], a[0] + b[0]), phone, chat), ANSWER_TARGET),
        "satisfaction": (set(map(satisfaction_rate, survey)), SATISFACTION_TARGET),
    }
    # What leads to one score and one amount whatever it is rests on nothing that is missing.
    is_open = len(scores) > 1 or len(provider_pays) > 1
    fallback_due = {pays_fallback(tier) for tier in tiers}
    return {
        "items": {"answer_rate": answer, "satisfaction": satisfaction},
        "metrics": {name: (values, {None if value == NO_DATA else value >= target for value in values}) for name, (values, target) in rates.items()},
        "scores": scores,
        "tiers": tiers,
        "tier_order": [name for name, _, _ in TIERS],
        "tier_of": tier_of,
        "trial": trial,
        "status": "incomplete" if is_open else "not_assessable" if scores == {NO_DATA} else "trial" if trial else "assessed",
        "lines": {
            "deduction": ("deduction", "provider", every(deduction, tiers)),
            "leak": ("leak_damages", "provider", {money(leak_damages(figures))}),
            "work_orders": ("work_order_cost", "provider", late_cost),
        },
        "fallback": {
            "categories": [
                (category["category"], package_of(category), amount, {True} if category.get("handed_over") else fallback_due)
                for category, amount in categories
            ],
            "total": sums(*(amount for _, amount in categories)) if categories else {Fraction(0)},
        },
        "work_orders": [(deadline.isoformat(timespec="minutes"), late) for deadline, late in orders],
        "provider_pays": provider_pays,
        "client_pays": {Fraction(0)},
        "payable": payable(figures, provider_pays, readings),
        "outcomes": {},
    }


def payable(figures, provider_pays, readings):
    """4.6.1, 5.4.1: what is left of the goods payment. With a wire transfer nothing is set off."""
    goods = figures.get("goods_payment")
    if readings["settlement"] == "wire" or goods is None:
        return None
    return every(lambda paid: fraction(goods) - paid, provider_pays)


def dates(month, readings, start, values):
    """4.4, 4.6.2, 5.3, 5.4.2."""
    following = months_on(month_of(month), 1)
    published = past_statutory_holidays(day_of(following, 7))
    statement = day_of(following, 15)
    return {
        "result_published": published,
        "result_objection": working_days_after(published, 5),
        "fee_statement": statement,
        "statement_objection": working_days_after(statement, 5),
        "final": day_of(following, 20),
        "wire_transfer": day_of(following, 25),
    }
