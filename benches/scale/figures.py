"""What run.sh measured, as a table."""

import os
import sys
from datetime import date
from pathlib import Path

room, rows, vendors, months, parts, spark, duckdb = sys.argv[1:]
rows = int(rows)
MILLIONS = 10_000_000


def duration(seconds):
    return f"{seconds:.0f} s" if seconds < 120 else f"{seconds / 60:.0f} min" if seconds < 7200 else f"{seconds / 3600:.1f} h"


cores = os.cpu_count()
print(f"Measured {date.today()} on {cores} cores ({sum(os.getloadavg()) / 3:.1f} other and own processes wanting them), {int(vendors):,} vendors × {months} months = {rows:,} rows, {parts} parts; Apache Spark {spark}, DuckDB {duckdb}. All three gave the same rows.\n")
print(f"| | {rows:,} rows | rows a second | {MILLIONS // 1_000_000} million rows, if it goes on so |")
print("|---|---|---|---|")
for name, said in [("whole", "in one piece: `yuekao assess months.csv`"), ("machine", f"DuckDB and xargs, {cores} parts at a time"), ("spark", "Spark, `local[2]`, its start included")]:
    seconds = float((Path(room) / f"{name}.seconds").read_text())
    print(f"| {said} | {seconds:.1f} s | {rows / seconds:,.0f} | {duration(MILLIONS / rows * seconds)} |")
