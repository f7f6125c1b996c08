#!/usr/bin/env bash
# Runs the fuzz targets under libFuzzer, guided by coverage, each for so many seconds, from a seed drawn anew:
#
#   bash scripts/fuzz.sh [--seconds 600] [--record] [target…]
#
# By hand; the gate tries the same targets over inputs that are the same each time (`cargo test fuzzed`). An input that breaks one lies in
# `fuzz/crashes/<target>` afterwards: commit it with what mends it, and it is tried in every run of the tests. Needs a C++ compiler;
# the flags that count coverage are those of the stable compiler. --record writes the figures into docs/reliability.md.
set -euo pipefail
cd "$(dirname "$0")/.."

seconds=600 record= targets=()
while [ $# != 0 ]; do
  case "$1" in
    --seconds) seconds="$2"; shift 2 ;;
    --record) record=yes; shift ;;
    *) targets+=("$1"); shift ;;
  esac
done
if [ "${#targets[@]}" = 0 ]; then targets=(parse contract statement stream month); fi
room="$PWD/target/fuzz"
mkdir -p "$room"

# The flags hold for what is built for the machine's own use in tests, and for nothing that runs while building.
machine="$(rustc -vV | sed -n 's/^host: //p')"
CARGO_TARGET_DIR="$room" RUSTFLAGS="-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=3 -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table --cfg fuzzing" \
  cargo build --quiet --release --manifest-path fuzz/Cargo.toml --target "$machine"

status=0
for target in "${targets[@]}"; do
  found="$room/found/$target" seeds="$room/seeds/$target"
  mkdir -p "$found" "$seeds" "fuzz/crashes/$target"
  echo "== $target, $seconds s"
  YUEKAO_TARGET="$target" YUEKAO_SEEDS="$seeds" "$room/$machine/release/fuzz" "$found" "$seeds" "fuzz/crashes/$target" -max_total_time="$seconds" -max_len=8192 -timeout=60 \
    -rss_limit_mb=4096 -artifact_prefix="fuzz/crashes/$target/" -print_final_stats=1 >"$room/$target.log" 2>&1 || status=1
  tail -6 "$room/$target.log"
  runs="$(sed -n 's/^stat::number_of_executed_units: *//p' "$room/$target.log")"
  covered="$(grep -o 'cov: [0-9]*' "$room/$target.log" | tail -1 | cut -d' ' -f2)"
  crashes="$(grep -c '^SUMMARY:' "$room/$target.log" || true)"
  printf '| %s | %s | %s | %s | %s | %s |\n' "$(date +%F)" "$target" "$(sed ':a; s/\([0-9]\)\([0-9]\{3\}\)\($\|,\)/\1,\2\3/; ta' <<<"${runs:-0}")" "$seconds s" "${covered:-0}" "$crashes" >>"$room/runs"
done

{
  printf '| day | target | inputs | for | branches reached | found |\n|---|---|---|---|---|---|\n'
  cat "$room/runs"
} >"$room/figures.md"
[ -z "$record" ] || node scripts/note-figures.mjs docs/reliability.md fuzzing <"$room/figures.md"
exit "$status"
