#!/usr/bin/env bash
# Settles one part: rows of months without a heading come in on standard input, rows of results without one go out. All months
# of a vendor must be in the same part, one month a line.
#
#   part.sh <heading> <options of `yuekao assess`…>
#
# It fails, with the reason on standard error, where the command fails, or where not every row has become a row. `YUEKAO`: the
# command, where it is not on the path.
set -uo pipefail
heading="$1"
shift
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT

awk -v heading="$heading" -v count="$room/in" 'BEGIN { print heading } { print } END { print NR > count }' |
  ${YUEKAO:-yuekao} assess "$@" --format csv 2>"$room/said" |
  awk -v count="$room/out" 'NR > 1 { print } END { print (NR > 0 ? NR - 1 : 0) > count }'
ended="${PIPESTATUS[1]}"

rows_in="$(cat "$room/in")"
rows_out="$(cat "$room/out")"
# 1 says that something about the rows should be known; they are there.
if [ "$ended" -gt 1 ] || [ "$rows_in" != "$rows_out" ]; then
  printf 'part.sh: %s rows in, %s rows out, the command ended with %s:\n' "$rows_in" "$rows_out" "$ended" >&2
  head -20 "$room/said" >&2
  exit 3
fi
