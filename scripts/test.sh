#!/usr/bin/env bash
# Every check there is, in one command; CI runs exactly this. Stops at the first step that fails and closes with the
# number of tests that passed and failed.
source "$(dirname "$0")/lib.sh"

export NO_COLOR=1 CI="${CI:-1}"
# A run fails because of a change, not because of what was drawn; plain `cargo test` draws anew each time.
export PROPTEST_RNG_SEED="${PROPTEST_RNG_SEED:-20261121}"
passed=0 failed=0 current=set-up times=
output="$(mktemp)"

close() {
  local status=$?
  rm -f "$output"
  # A step without tests of its own, such as a linter, fails as one.
  if [ "$status" != 0 ]; then
    print_lines "" "yuekao: “$current” failed."
    if [ "$failed" = 0 ]; then failed=1; fi
  fi
  if [ -n "${skipped:-}" ]; then print_lines "" "$skipped"; fi
  print_lines "" "$times" "$passed passed, $failed failed"
  exit "$status"
}
trap close EXIT

# check <name> <command…>: one step; its output is shown as it comes and kept for counting.
check() {
  local begun=$SECONDS status=0
  current="$1"
  shift
  print_lines "" "== $current"
  "$@" 2>&1 | tee "$output" || status=$?
  times+="$(printf '%5d s  %s' $((SECONDS - begun)) "$current")"$'\n'
  return "$status"
}

# tests <name> <command…>: a step that runs tests, counted from what the runner itself reports.
tests() {
  local status=0 good bad
  check "$@" || status=$?
  read -r good bad < <(awk '
    # cargo and wasm-bindgen-test
    /^test result:/ { for (i = 2; i <= NF; i++) { if ($i ~ /^passed/) good += $(i - 1); if ($i ~ /^failed/) bad += $(i - 1) } }
    # vitest
    /^ +Tests  / { for (i = 2; i <= NF; i++) { if ($i == "passed") good += $(i - 1); if ($i == "failed") bad += $(i - 1) } }
    # playwright; a test that passes only when repeated has failed
    /^  [0-9]+ passed( |$)/ { good += $1 }
    /^  [0-9]+ (failed|flaky|interrupted|did not run)$/ { bad += $1 }
    END { print good + 0, bad + 0 }' "$output")
  passed=$((passed + good)) failed=$((failed + bad))
  if [ "$status" = 0 ] && [ "$good" = 0 ]; then print_lines "yuekao: no test was counted here." && return 1; fi
  return "$status"
}

check "set-up" bash scripts/setup.sh all
for need in chromium firefox geckodriver; do find_programs "$need" || stop_with "not found: $MISSING"; done
skipped=
find_programs webkit || skipped="NOT made here, where WebKit is not installed: the journeys in WebKit."

check "rustfmt" cargo fmt --check
check "clippy" cargo clippy --quiet --all-targets --all-features -- -D warnings
tests "Rust tests" cargo test --quiet --all-features --no-fail-fast
check "generated files" bash scripts/declarations.sh --check

check "instruction counts" node scripts/instructions.mjs

on_wasm() { (use_wasm_toolchain && "$@"); }
check "clippy for wasm" on_wasm cargo clippy --quiet --lib --test web --target "$WASM" -- -D warnings
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner WASM_BINDGEN_TEST_TIMEOUT=300
tests "engine in the browser" on_wasm cargo test --test web --target "$WASM"

check "engine" bash scripts/wasm.sh
check "package" env YUEKAO_BUILT=1 bash scripts/package.sh
check "types of the page" node_modules/.bin/tsc
check "types of scripts and tests" node_modules/.bin/tsc -p tsconfig.node.json
check "eslint" node_modules/.bin/eslint --max-warnings 0 .
tests "TypeScript tests" node_modules/.bin/vitest run
check "page" bash scripts/site.sh
check "size of what is loaded" node scripts/size.mjs
tests "package and page in the browser" node_modules/.bin/playwright test
tests "journeys in Chromium, Firefox and WebKit" node_modules/.bin/vitest run --config tests/browsers/vitest.config.ts
current=
