"""Settles random months twice, by the engine and by the oracle, and compares everything exactly.

    python3 tests/oracle [--months N] [--seed S] [--contract NAME] [--record]

The engine is the built package (`npm run build` makes it).
"""

import argparse
import json
import subprocess
import sys
from collections import Counter
from datetime import date
from fractions import Fraction
from pathlib import Path
from random import Random
from threading import Thread

import draw
from compare import compare
from exact import fraction
from working_days import is_working_day

HERE = Path(__file__).parent
REPORT = HERE.parent.parent / "docs" / "reliability.md"
# The share of months in which something may be left open that follows; see compare.py.
MOST_LEFT_OPEN = Fraction(1, 500)


def oracle(one, month):
    module = draw.CONTRACTS[one["contract"]][0]
    start = date.fromisoformat(month["start"])
    values = {name: fraction(value) for name, value in one["values"].items()}
    settled = module.settle(month, one["readings"], start, *([values] if values else []))
    return settled | {"dates": module.dates(month["month"], one["readings"], start, values)}


def cases(random, months, names):
    """Contracts and their months, as many of each."""
    drawn = 0
    while drawn < months:
        for name in names:
            one = draw.contract(random, name)
            yield one, None
            for _ in range(draw.MONTHS_OF_A_CONTRACT):
                yield one, draw.month(random, one)
                drawn += 1


def ask_engine(lines):
    """Yields the engine's answers; lines are sent by a thread of their own, so that neither side waits for the other."""
    process = subprocess.Popen(["node", HERE / "engine.mjs"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def send():
        for line in lines:
            process.stdin.write(json.dumps(line, ensure_ascii=False) + "\n")
        process.stdin.close()

    sender = Thread(target=send, daemon=True)
    sender.start()
    for line in process.stdout:
        yield json.loads(line)
    if process.wait() != 0:
        sys.exit("oracle: the engine ended before it had answered")


def compare_days():
    """Every day of the years with a notice, and of one without: a working day or not."""
    months = [f"{year}-{month:02}" for year in range(2004, 2029) for month in range(1, 13, 2)]
    one = {"contract": "mall", "readings": {}, "values": {}}
    wrong, days = [], 0
    for answer in ask_engine([one, *({"days": month} for month in months)]):
        for day, kind in answer["days"]:
            days += 1
            if (kind in ("working", "make_up")) != is_working_day(date.fromisoformat(day)):
                wrong.append((day, kind))
    return days, wrong


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--months", type=int, default=4000)
    parser.add_argument("--seed", type=int, default=20261121)
    parser.add_argument("--contract", choices=draw.CONTRACTS, action="append")
    parser.add_argument("--record", action="store_true", help="note the run in docs/reliability.md")
    parser.add_argument("--show", type=int, default=5, help="how many differing months are printed")
    asked = parser.parse_args()
    names = asked.contract or list(draw.CONTRACTS)

    days, wrong_days = compare_days()
    for day, kind in wrong_days[: asked.show]:
        print(f"{day}: the engine says {kind}")

    # Drawn twice from the same seed: once to be sent, once to be compared with what comes back.
    sent = (one if month is None else month for one, month in cases(Random(asked.seed), asked.months, names))
    answers = ask_engine(sent)
    months, wrong, left_open, kinds, statuses = 0, 0, 0, Counter(), Counter()
    for one, month in cases(Random(asked.seed), asked.months, names):
        if month is None:
            continue
        answer = next(answers)
        expected = oracle(one, month)
        months += 1
        statuses[one["contract"], expected["status"]] += 1
        found = compare(answer, expected)
        if not found.wrong and not found.left_open:
            continue
        wrong += bool(found.wrong)
        left_open += not found.wrong
        kinds.update({(one["contract"], name, "") for name, _, _ in found.wrong})
        kinds.update({(one["contract"], name, "left open: ") for name, _, _ in found.left_open})
        if wrong + left_open <= asked.show:
            print(json.dumps({**one, "month": month}, ensure_ascii=False))
            for name, engine, own in found.wrong + found.left_open:
                print(f"  {name}: engine {show(engine)}, oracle {show(own)}")
    for (contract, name, kind), times in kinds.most_common():
        print(f"{times:7} × {kind}{contract}: {name}")
    for (contract, status), times in sorted(statuses.items()):
        print(f"{times:7} months of {contract} {status}")
    print(f"{days} days and {months} months settled twice; in {left_open} something is left open that follows")
    too_many = left_open > months * MOST_LEFT_OPEN
    failed = wrong + bool(wrong_days) + (left_open if too_many else 0)
    if asked.record:
        record(months, len(names), failed, left_open, asked.seed)
    # In the words of a test runner, by which they are counted.
    print(f"test result: {'FAILED' if failed else 'ok'}. {months + 1 - failed} passed; {failed} failed")
    sys.exit(1 if failed else 0)


def record(months, contracts, wrong, left_open, seed):
    """One line for each run, the latest last."""
    said = ("all equal" if wrong == 0 else f"{wrong} different") + (f"; in {left_open} a range wider than need be" if left_open else "")
    line = f"| {date.today()} | {months:,} months of {contracts} contract{'s' if contracts > 1 else ''}, seed {seed} | {said} |\n"
    before, end, after = REPORT.read_text().partition("\n<!-- /oracle -->")
    REPORT.write_text(before + line + end + after)


def show(value):
    if isinstance(value, (tuple, list)):
        return "[" + ", ".join(show(one) for one in value) + "]"
    return str(value)


if __name__ == "__main__":
    main()
