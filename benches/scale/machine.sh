#!/usr/bin/env bash
# Settles vendor-months on one machine with several cores: DuckDB parts them by vendor, xargs settles so many parts at a time.
#
#   machine.sh IN OUT PARTS [options of `yuekao assess`…]
#
# IN is a CSV file with a heading and the vendor in its first column, one month a line. OUT becomes a folder of parts with
# headings. Called again with the same words it settles only what is not there yet. `CORES`: how many at a time.
set -euo pipefail
source="$1" out="$2" parts="$3"
shift 3
here="$(cd "$(dirname "$0")" && pwd)"
mkdir -p "$out/in" "$out/out"
heading="$(head -1 "$source")"

if [ ! -e "$out/in/parted" ]; then
  # Every cell stays the text it is.
  "${PYTHON:-python3}" - "$source" "$out/in" "$parts" <<'PYTHON'
import sys
import duckdb

source, out, parts = sys.argv[1:]
vendor = duckdb.read_csv(source, all_varchar=True, header=True).columns[0]
duckdb.execute(
    f"""COPY (SELECT *, hash("{vendor}") % {int(parts)} AS part FROM read_csv($source, all_varchar=true, header=true))
        TO '{out}' (FORMAT csv, HEADER false, PARTITION_BY (part), OVERWRITE_OR_IGNORE)""",
    {"source": source},
)
PYTHON
  touch "$out/in/parted"
fi

${YUEKAO:-yuekao} assess "$@" --format csv <(head -2 "$source") 2>/dev/null | head -1 >"$out/heading" || true

# A part is there when it is whole: it gets its name last.
settle_part() {
  local name="$1" heading="$2"
  shift 2
  if cat "$OUT/in/$name"/*.csv | bash "$HERE/part.sh" "$heading" "$@" >"$OUT/out/$name.unfinished" && cat "$OUT/heading" "$OUT/out/$name.unfinished" >"$OUT/out/$name.whole"; then
    mv "$OUT/out/$name.whole" "$OUT/out/$name.csv"
    rm "$OUT/out/$name.unfinished"
  else
    printf 'machine.sh: %s failed\n' "$name" >&2
    return 1
  fi
}
export -f settle_part
export OUT="$out" HERE="$here"

left_parts() { # names of parts that have no results yet
  local part
  for part in "$out"/in/part=*; do [ -e "$out/out/${part##*/}.csv" ] || printf '%s\n' "${part##*/}"; done
}
for attempt in 1 2 3; do
  left="$(left_parts)"
  [ -n "$left" ] || break
  [ "$attempt" = 1 ] || printf 'machine.sh: attempt %s of: %s\n' "$attempt" "$(tr '\n' ' ' <<<"$left")" >&2
  tr '\n' '\0' <<<"$left" | xargs -0 -P "${CORES:-2}" -I{} bash -c 'settle_part "$@"' settle {} "$heading" "$@" || true
done
left="$(left_parts)"
if [ -n "$left" ]; then
  printf 'machine.sh: without results: %s\n' "$(tr '\n' ' ' <<<"$left")" >&2
  exit 1
fi
rows_in=$(($(wc -l <"$source") - 1))
rows_out="$(cat "$out"/out/*.csv | grep -vcFxf "$out/heading")"
echo "$rows_in rows in, $rows_out rows out"
[ "$rows_in" = "$rows_out" ]
