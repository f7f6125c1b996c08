"""Writes `holidays.txt` from the package `chinesecalendar`, and holds it against the package `holidays`. By hand, once a
notice is out: `python3 -m venv V && V/bin/pip install chinesecalendar holidays && V/bin/python tests/oracle/holidays.py`.

The tests themselves read the file alone, so that they need nothing but Python.
"""

import sys
from datetime import date, timedelta
from importlib.metadata import version
from pathlib import Path

FILE = Path(__file__).parent / "holidays.txt"


def main():
    # This file has the name of one of the packages.
    sys.path.remove(str(Path(__file__).parent))
    import chinese_calendar
    import holidays

    lines, day = [], min(chinese_calendar.constants.holidays)
    day = date(day.year, 1, 1)
    years = set()
    while day.year <= max(chinese_calendar.constants.holidays).year:
        # A compensatory day off belongs to the holiday it was moved to.
        if day in chinese_calendar.constants.holidays or day in chinese_calendar.constants.in_lieu_days:
            lines.append(f"{day} off")
        elif day in chinese_calendar.constants.workdays:
            lines.append(f"{day} on")
        years.add(day.year)
        day += timedelta(days=1)
    FILE.write_text(
        "# Days off by a notice of the State Council on public holidays, and weekend days that are worked.\n"
        f"# From the package chinesecalendar {version('chinesecalendar')} (MIT), by holidays.py.\n" + "\n".join(lines) + "\n"
    )
    other = holidays.country_holidays("CN", years=years, categories=("public",))
    ours = {date.fromisoformat(line.split()[0]) for line in lines if line.endswith("off")}
    differ = [day for day in other if day not in ours]
    print(f"{len(lines)} days of {min(years)}–{max(years)}; in the package holidays {version('holidays')} but not here: {differ or 'none'}")


if __name__ == "__main__":
    main()
