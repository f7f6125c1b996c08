"""Vendor-months for measuring: so many vendors, so many months each, one a line, in no order.

    python3 benches/scale/months.py VENDORS MONTHS > months.csv
"""

import random
import sys

HEADING = "vendor,month,phone_response_seconds,chat_response_seconds,email_response_seconds,issues_received,issues_resolved,csat_score,leaked_records"


def row(draw, vendor, month):
    year, of_year = divmod(month, 12)
    received = draw.randrange(50, 20000)
    resolved = received * draw.randrange(78, 100) // 100
    figures = [draw.randrange(5, 40), draw.randrange(20, 200), draw.randrange(600, 90000), received, resolved, draw.randrange(70, 101), draw.choice([0, 0, 0, 1])]
    return f"V{vendor:07},{2024 + year}-{of_year + 1:02}," + ",".join(map(str, figures))


def main():
    vendors, months = map(int, sys.argv[1:])
    draw = random.Random(20261128)
    print(HEADING)
    # Month by month, as a platform's system gives them out: a vendor's months lie far apart.
    for month in range(months):
        for vendor in range(vendors):
            print(row(draw, vendor, month))


main()
