#!/usr/bin/env bash
# Settles generated vendor-months in one piece, on one machine with DuckDB and xargs, and on Apache Spark in local mode; holds the
# results against each other; lets parts fail; and writes what was measured into docs/scale.md. By hand, not in the gate: it takes
# some minutes and some 500 MB, for Spark itself. Needs Node, Python 3.10, Java 17 and the built package (`npm run build`).
#
#   bash benches/scale/run.sh [--vendors 10000] [--months 36] [--parts 16] [--room FOLDER] [--record]
set -euo pipefail
cd "$(dirname "$0")/../.."

SPARK=4.3.0
DUCKDB=2.0.1
vendors=10000 months=36 parts=16 room=target/scale record=
while [ $# != 0 ]; do
  case "$1" in
    --vendors) vendors="$2"; shift 2 ;;
    --months) months="$2"; shift 2 ;;
    --parts) parts="$2"; shift 2 ;;
    --room) room="$2"; shift 2 ;;
    --record) record=yes; shift ;;
    *) echo "run.sh: there is no option $1" >&2; exit 2 ;;
  esac
done
mkdir -p "$room"
room="$(cd "$room" && pwd)"
here="$PWD/benches/scale"
options=(--contract courier --start 2024-01-01)

[ -x "$room/venv/bin/python3" ] || python3 -m venv "$room/venv"
"$room/venv/bin/pip" install --quiet "pyspark==$SPARK" "duckdb==$DUCKDB"
export PYTHON="$room/venv/bin/python3" PYSPARK_PYTHON="$room/venv/bin/python3" COMMAND="$PWD/pkg/command/yuekao.js"
export YUEKAO="node $COMMAND"
rm -rf "$room"/{out,machine,spark,spark.heading,failed,*.log,*.csv,*.sum}

# measure_run <name> <command…>: what it took into NAME.seconds.
measure_run() {
  local name="$1"
  shift
  python3 "$here/measure.py" "$room/$name.seconds" "$@" >"$room/$name.log" 2>&1 || { tail -20 "$room/$name.log" >&2; echo "run.sh: $name failed" >&2; return 1; }
}
sum_of() { LC_ALL=C sort "$@" | sha256sum | cut -d' ' -f1; }
expect_failure() { if "$@" >"$room/failing.log" 2>&1; then echo "run.sh: this was to fail: $*" >&2; exit 1; fi; }

python3 benches/scale/months.py "$vendors" "$months" >"$room/months.csv"
rows=$((vendors * months))
measure_run whole $YUEKAO assess "$room/months.csv" "${options[@]}" --out "$room/whole.csv"
tail -n +2 "$room/whole.csv" >"$room/whole-rows.csv"
expected="$(sum_of "$room/whole-rows.csv")"
[ "$(wc -l <"$room/whole-rows.csv")" = "$rows" ]

measure_run machine bash "$here/machine.sh" "$room/months.csv" "$room/machine" "$parts" "${options[@]}"
[ "$(sum_of <(tail -qn +2 "$room"/machine/out/*.csv))" = "$expected" ] || { echo "run.sh: machine.sh gives other results" >&2; exit 1; }

measure_run spark "$PYTHON" "$here/spark.py" "$room/months.csv" "$room/spark" "$parts" "${options[@]}"
[ "$(sum_of "$room"/spark/part-*)" = "$expected" ] || { echo "run.sh: spark.py gives other results" >&2; exit 1; }

# Failures, with fewer months: a part that fails once is repeated, one that always fails is told, and none gives half its rows.
python3 benches/scale/months.py 200 12 >"$room/few.csv"
$YUEKAO assess "$room/few.csv" "${options[@]}" 2>/dev/null | tail -n +2 >"$room/few-rows.csv"
expected="$(sum_of "$room/few-rows.csv")"
export FAILED="$room/failed"
failing="bash $here/failing.sh"
rm -rf "$room"/few-*/ "$room/failed"
YUEKAO="$failing" FAILS=once bash "$here/machine.sh" "$room/few.csv" "$room/few-machine" 4 "${options[@]}" >"$room/once.log" 2>&1
grep -q 'attempt 2 of: part=' "$room/once.log"
[ "$(sum_of <(tail -qn +2 "$room"/few-machine/out/*.csv))" = "$expected" ]
expect_failure env YUEKAO="$failing" FAILS=always bash "$here/machine.sh" "$room/few.csv" "$room/few-machine-2" 4 "${options[@]}"
grep -q 'without results: part=' "$room/failing.log"
[ "$(find "$room/few-machine-2/out" -name '*.csv' | wc -l)" = 3 ]

rm -rf "$room/failed"
YUEKAO="$failing" FAILS=once "$PYTHON" "$here/spark.py" "$room/few.csv" "$room/few-spark" 4 "${options[@]}" >"$room/once.log" 2>&1
[ -d "$room/failed" ]
[ "$(sum_of "$room"/few-spark/part-*)" = "$expected" ]
expect_failure env YUEKAO="$failing" FAILS=always "$PYTHON" "$here/spark.py" "$room/few.csv" "$room/few-spark-2" 4 "${options[@]}"
grep -q 'rows in, 49 rows out, the command ended with 137' "$room/failing.log"
[ ! -e "$room/few-spark-2/_SUCCESS" ]

"$PYTHON" benches/scale/figures.py "$room" "$rows" "$vendors" "$months" "$parts" "$SPARK" "$DUCKDB" | tee "$room/figures.md"
if [ -n "$record" ]; then
  node scripts/note-figures.mjs docs/scale.md figures <"$room/figures.md"
  node scripts/note-figures.mjs docs/reliability.md scale <"$room/figures.md"
fi
