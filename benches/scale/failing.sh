#!/usr/bin/env bash
# Stands for `yuekao` where failures are tried: each part that has the vendor V0000007 fails in the middle of its rows, the first
# time (FAILS=once, FAILED names the file that remembers it) or every time (FAILS=always).
set -uo pipefail
rows="$(mktemp)"
trap 'rm -f "$rows"' EXIT
cat >"$rows"
if grep -q '^V0000007,' "$rows" && { [ "$FAILS" = always ] || mkdir "$FAILED" 2>/dev/null; }; then
  head -50 "$rows" | node "$COMMAND" "$@"
  echo "failing.sh: out of memory, as it were" >&2
  exit 137
fi
node "$COMMAND" "$@" <"$rows"
