"""Settles vendor-months on Apache Spark, in parts by vendor.

    python3 benches/scale/spark.py IN OUT PARTS [options of `yuekao assess`…]

IN is a CSV file, or a folder of them, with a heading and one month a line, the vendor in the first column. OUT becomes a folder
of parts, without headings; the heading of the results is beside it, in OUT.heading. Workers need Node, the command `yuekao` and `part.sh`.
"""

import csv
import os
import subprocess
import sys
from pathlib import Path
from shlex import quote

from pyspark.sql import SparkSession

PART = Path(__file__).with_name("part.sh").resolve()


def vendor_of(line):
    return next(csv.reader([line]))[0]


def result_heading(heading, row, options):
    command = [*os.environ.get("YUEKAO", "yuekao").split(), "assess", *options, "--format", "csv"]
    answer = subprocess.run(command, input=f"{heading}\n{row}\n", capture_output=True, text=True, check=False)
    return answer.stdout.splitlines()[0]


def main():
    source, out, parts, *options = sys.argv[1:]
    # Two cores; a part that fails is tried three times. On a cluster, --master and spark.task.maxFailures say both.
    session = SparkSession.builder.appName("yuekao").master(os.environ.get("SPARK_MASTER", "local[2,3]")).config("spark.ui.enabled", "false").getOrCreate()
    context = session.sparkContext
    context.setLogLevel("ERROR")
    lines = context.textFile(source)
    heading, row = lines.take(2)
    months = lines.filter(lambda line: line != heading)
    by_vendor = months.map(lambda line: (vendor_of(line), line)).partitionBy(int(parts)).values()
    command = " ".join(map(quote, ["bash", str(PART), heading, *options]))
    # Only parts that ended well are in OUT: Spark moves them there when they are whole.
    by_vendor.pipe(command, env=dict(os.environ), checkCode=True).saveAsTextFile(out)
    Path(f"{out}.heading").write_text(result_heading(heading, row, options) + "\n", encoding="utf8")

    rows_in, rows_out = months.count(), context.textFile(out).count()
    print(f"{rows_in} rows in, {rows_out} rows out")
    session.stop()
    if rows_in != rows_out:
        sys.exit("spark.py: not every row has become a row")


main()
