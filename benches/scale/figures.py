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
print(f"Measured {date.today()} on {cores} cores, {int(vendors):,} vendors × {months} months = {rows:,} rows, {parts} parts; Apache Spark {spark}, DuckDB {duckdb}. All three gave the same rows, none was lost; parts that failed once were repeated, and one that always failed was told.\n")
print(f"| | took | processor time | rows per second of it | {MILLIONS // 1_000_000} million rows on {cores} free cores |")
print("|---|---|---|---|---|")
for name, said, used in [("whole", "in one piece: `yuekao assess months.csv`", 1), ("machine", f"DuckDB and xargs, {cores} parts at a time", cores), ("spark", f"Spark, `local[{cores}]`, its start included", cores)]:
    took, worked, _ = map(float, (Path(room) / f"{name}.seconds").read_text().split())
    print(f"| {said} | {took:.0f} s | {worked:.0f} s | {rows / worked:,.0f} | {duration(MILLIONS / rows * worked / used)} |")
load = os.getloadavg()[0]
if load > cores + 1:
    print(f"\nOther programs wanted the cores, too ({load:.0f} at a time): what it took says little then, the processor time is what counts.")
