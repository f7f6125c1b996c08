#!/usr/bin/env bash
# Every check there is, in one command; CI runs exactly this. Stops at the first step that fails and closes with the
# number of tests that passed and failed. With names of steps (`npm test -- eslint "Rust tests"`) it runs only these, on what the
# others have built.
source "$(dirname "$0")/lib.sh"

# What is compiled once needs no notes of how to compile it again.
if [ -n "${CI:-}" ]; then export CARGO_INCREMENTAL=0; fi
export NO_COLOR=1 CI="${CI:-1}"
# A run fails because of a change, not because of what was drawn; plain `cargo test` draws anew each time.
export PROPTEST_RNG_SEED="${PROPTEST_RNG_SEED:-20261121}"
wanted=("$@")
# What steps leave behind: `times`, `counts` (of tests passed and failed), `failed` (the name of the step).
results="$(mktemp -d)"
groups=() group= skipped=

print_closing_lines() {
  local status=$? name passed failed
  if [ "${#groups[@]}" != 0 ]; then end_groups; fi
  read -r passed failed < <(cat "$results/counts" 2>/dev/null | awk '{ passed += $1; failed += $2 } END { print passed + 0, failed + 0 }')
  if [ "$status" != 0 ]; then
    # A step without tests of its own, such as a linter, fails as one.
    if [ "$failed" = 0 ]; then failed=1; fi
    if name="$(cat "$results/failed" 2>/dev/null)"; then
      print_lines "" "yuekao: “$name” failed." "  What to do: its output above says what is wrong; \`npm test -- \"$name\"\` runs it alone, once the others have built what it needs."
    else
      print_lines "" "yuekao: ended with $status before every step was done."
    fi
  fi
  if [ -n "$skipped" ]; then print_lines "" "$skipped"; fi
  printf '%5d s          all of it, some steps side by side\n' "$SECONDS" >>"$results/times"
  print_lines "" "   took   worked" "$(cat "$results/times")" "" "$passed passed, $failed failed"
  rm -rf "$results"
  exit "$status"
}
trap print_closing_lines EXIT

is_wanted() {
  local name
  if [ "${#wanted[@]}" = 0 ] || [ "$1" = set-up ]; then return; fi
  for name in "${wanted[@]}"; do if [ "$name" = "$1" ]; then return; fi; done
  return 1
}

# run_check <name> <command…>: one step. Alone, its output is shown as it comes; beside others, when it has ended.
run_check() {
  local name="$1" begun=$SECONDS status=0 output worked
  shift
  if ! is_wanted "$name"; then return; fi
  count_work
  worked="$WORKED"
  output="$results/output of $name"
  if [ "$group" = "" ]; then
    print_lines "" "== $name"
    "$@" 2>&1 | tee "$output" || status=$?
  else
    print_lines "-- $name …"
    "$@" >"$output" 2>&1 || status=$?
    until mkdir "$results/printing" 2>/dev/null; do sleep 0.1; done
    print_lines "" "== $name" "$(cat "$output")"
    rmdir "$results/printing"
  fi
  count_work
  printf '%5d s %5d s  %s\n' $((SECONDS - begun)) $((WORKED - worked)) "$name" >>"$results/times"
  if [ "$status" != 0 ]; then fail_step "$name" "$status"; fi
}
# Sets WORKED to the seconds for which processors have worked on what has been run here. Those a step takes depend on what else
# the machine does; these hardly.
count_work() {
  times >"$results/worked by $group"
  WORKED="$(LC_ALL=C awk -F '[ms ]+' 'NR == 2 { print int(60 * $1 + $2 + 60 * $3 + $4) }' "$results/worked by $group")"
}
# What is said about it stands at the end, in print_closing_lines.
fail_step() { # <name> <status>
  trap - ERR
  [ -f "$results/failed" ] || print_lines "$1" >"$results/failed"
  return "$2"
}

# run_tests <name> <command…>: a step that runs tests, counted from what the runner itself reports.
run_tests() {
  local status=0 passed failed
  run_check "$@" || status=$?
  if ! is_wanted "$1"; then return; fi
  read -r passed failed < <(awk '
    # cargo, wasm-bindgen-test, the oracle and check-setup.sh
    /^test result:/ { for (i = 2; i <= NF; i++) { if ($i ~ /^passed/) passed += $(i - 1); if ($i ~ /^failed/) failed += $(i - 1) } }
    # vitest
    /^ +Tests  / { for (i = 2; i <= NF; i++) { if ($i == "passed") passed += $(i - 1); if ($i == "failed") failed += $(i - 1) } }
    # playwright; a test that passes only when repeated has failed
    /^  [0-9]+ passed( |$)/ { passed += $1 }
    /^  [0-9]+ (failed|flaky|interrupted|did not run)$/ { failed += $1 }
    END { print passed + 0, failed + 0 }' "$results/output of $1")
  print_lines "$passed $failed" >>"$results/counts"
  if [ "$status" = 0 ] && [ "$passed" = 0 ]; then
    print_lines "yuekao: no test was counted here."
    status=1
  fi
  if [ "$status" != 0 ]; then fail_step "$1" "$status"; fi
}

# run_side_by_side <function…>: lists of steps that keep little more than one core busy, side by side. Where a step fails, the other
# groups are ended with all they started.
run_side_by_side() {
  local name process status=0
  set -m
  for name in "$@"; do
    (group="$name"; "$name") </dev/null &
    groups+=("$!")
  done
  set +m
  while [ "${#groups[@]}" != 0 ]; do
    sleep 0.5
    for name in "${!groups[@]}"; do
      process="${groups[$name]}"
      if kill -0 "$process" 2>/dev/null; then continue; fi
      unset "groups[$name]"
      wait "$process" || { status=$?; end_groups; break; }
    done
  done
  # The step has been named.
  if [ "$status" != 0 ]; then trap - ERR; fi
  return "$status"
}
end_groups() {
  local process
  for process in ${groups[@]+"${groups[@]}"}; do kill -- "-$process" 2>/dev/null || true; done
  groups=()
}

run_check "set-up" bash scripts/setup.sh all
for name in chromium firefox geckodriver; do
  find_programs "$name" || stop_with "$(description_of "$name"): not found: $MISSING. \`bash scripts/setup.sh --plan\` says how it is installed."
done
find_programs headless_shell || true
find_programs webkit || skipped="NOT made here, where WebKit is not installed: the journeys in WebKit."

use_wasm() { (use_wasm_toolchain && "$@"); }

check_native() {
  run_check "rustfmt" cargo fmt --all --check
  run_check "clippy" cargo clippy --quiet --workspace --all-targets --all-features -- -D warnings
  run_tests "Rust tests" cargo test --quiet --workspace --all-features --no-fail-fast
  run_check "generated files" bash scripts/declarations.sh --check
  run_check "clippy for wasm" use_wasm cargo clippy --quiet --lib --test web --target "$WASM" -- -D warnings
  run_check "instruction counts" node scripts/instructions.mjs
  run_tests "what set-up looks for" bash scripts/check-setup.sh
}

check_web() {
  run_check "engine" bash scripts/wasm.sh
  run_check "package" env YUEKAO_BUILT=1 bash scripts/package.sh
  run_tests "oracle" python3 tests/oracle --months 3000
  run_check "page" bash scripts/site.sh
  run_check "size of what is loaded" node scripts/size.mjs
  run_check "types of the page" node_modules/.bin/tsc
  run_check "types of scripts and tests" node_modules/.bin/tsc -p tsconfig.node.json
  run_check "eslint" node_modules/.bin/eslint --max-warnings 0 .
  run_tests "TypeScript tests" node_modules/.bin/vitest run
  # Last: cargo waits while it builds something else for the same profile.
  export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner WASM_BINDGEN_TEST_TIMEOUT=300
  run_tests "engine in the browser" use_wasm cargo test --test web --target "$WASM"
}

run_side_by_side check_native check_web
run_tests "package and page in the browser" node_modules/.bin/playwright test
run_tests "journeys in Chromium, Firefox and WebKit" node_modules/.bin/vitest run --config tests/browsers/vitest.config.ts
[ "${#wanted[@]}" = 0 ] || [ "$(grep -c . "$results/times")" -gt "${#wanted[@]}" ] ||
  stop_with "there is no step of such a name: ${wanted[*]}. A run without names prints them all."
