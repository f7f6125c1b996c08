"""What the engine said beside what the oracle says: exactly, or a line on the difference.

The engine keeps what a number can still be as one range from its least to its most. Where it can only be one of two numbers far
apart (a rate of 0, or nothing counted), something in between is left open that does not happen. That is no wrong result, and is
told apart: what is left open although the oracle can tell, and a range that holds the oracle's.
"""

from fractions import Fraction

from exact import NO_DATA, between, fraction, known, rounded


def number(text):
    return None if text is None else Fraction(text)


def both(bounds):
    return None if bounds is None else tuple(number(bound) for bound in bounds)


def holds(wide, narrow):
    """Whether one range, with None for no end, holds another."""
    (low, high), (least, most) = wide, narrow
    return (low is None or (least is not None and low <= least)) and (high is None or (most is not None and most <= high))


class Comparison:
    """Collects the differences of one month: what is wrong, and what is only left open."""

    def __init__(self):
        self.wrong = []
        self.left_open = []

    def same(self, name, engine, oracle, left_open=False):
        if engine != oracle:
            (self.left_open if left_open else self.wrong).append((name, engine, oracle))

    def value(self, name, engine, bounds, possible, places):
        """A known value is equal; an open one is null and has the same bounds."""
        one = known(possible)
        if len(possible) == 1:
            expected = None if one in (None, NO_DATA) else rounded(one, places)
            wider = engine is None and bounds is not None and (expected is None or holds(both(bounds), (expected, expected)))
            self.same(name, number(engine), expected, wider)
            if bounds is not None:
                self.same(f"{name} between", both(bounds), None, wider)
            return
        self.same(name, number(engine), None)
        low, high = between(possible)
        expected = (None if low is None else rounded(low, places), None if high is None else rounded(high, places))
        self.same(f"{name} between", both(bounds), expected, bounds is not None and holds(both(bounds), expected))

    def choice(self, name, engine, possible):
        """Yes or no; null while it can be either."""
        self.same(name, engine, known(possible), engine is None)


def compare(engine, oracle):
    seen = Comparison()
    seen.same("status", engine["status"], oracle["status"], engine["status"] == "incomplete")
    compare_score(seen, engine, oracle)
    for name, (values, met) in oracle["metrics"].items():
        value, is_met, bounds = engine["metrics"][name]
        seen.value(f"metric {name}", value, bounds, values, 6)
        seen.choice(f"met {name}", is_met, met)
    compare_lines(seen, engine, oracle)
    for name, holds in oracle["outcomes"].items():
        seen.choice(f"outcome {name}", engine["outcomes"][name], holds)
    totals = engine["totals"]
    seen.value("provider pays", totals["providerPays"], totals.get("providerPaysBetween"), oracle["provider_pays"], 2)
    seen.value("client pays", totals["clientPays"], totals.get("clientPaysBetween"), oracle["client_pays"], 2)
    if oracle.get("payable") is not None:
        seen.value("payable", totals["payable"], totals.get("payableBetween"), oracle["payable"], 2)
    for name, day in oracle["dates"].items():
        seen.same(f"date {name}", engine["dates"].get(name), day and day.isoformat())
    return seen


def compare_score(seen, engine, oracle):
    if "scores" not in oracle:
        return
    for name, possible in oracle["items"].items():
        score, bounds = engine["items"][name]
        seen.value(f"item {name}", score, bounds, possible, 6)
    seen.value("score", engine["score"], engine["scoreBetween"], oracle["scores"], 6)
    seen.choice("tier", engine["tier"], oracle["tiers"])
    if len(oracle["scores"]) > 1:
        # Between the lowest and the highest score every tier counts as possible.
        low, high = between(oracle["scores"])
        order = oracle["tier_order"]
        possible = order[order.index(oracle["tier_of"](high)) : order.index(oracle["tier_of"](low)) + 1]
        found = engine["possibleTiers"] or []
        seen.same("possible tiers", engine["possibleTiers"], possible if len(possible) > 1 else None, set(possible) <= set(found))


def compare_lines(seen, engine, oracle):
    lines = dict(engine["lines"])
    for name, (kind, payer, possible, *due) in oracle["lines"].items():
        line = lines.pop(name, None)
        if line is None:
            # What nothing is said about has no line.
            seen.same(f"line {name}", None if possible == {Fraction(0)} else "not there", None)
            continue
        seen.same(f"line {name}, kind and payer", line[:2], [kind, payer])
        seen.value(f"line {name}", line[2], line[4], possible, 2)
        if due:
            seen.same(f"line {name} due", line[3], due[0])
    fallback = oracle.get("fallback", {"categories": [], "total": {Fraction(0)}})
    seen.same("categories", len(engine["categories"]), len(fallback["categories"]))
    for (category, package, amount, due, bounds), expected in zip(engine["categories"], fallback["categories"]):
        seen.same("category", (category, package), expected[:2])
        seen.value(f"category {category}", amount, bounds, expected[2], 2)
        seen.choice(f"category {category} due", due, expected[3])
        lines.pop(f"fallback:{category}", None)
    seen.value("fallback total", *engine["fallback"], fallback["total"], 2)
    seen.same("lines nobody expects", [name for name, line in lines.items() if line[2] != "0.00"], [])
    seen.same("work orders", engine["workOrders"], [list(order) for order in oracle.get("work_orders", [])])
