#!/usr/bin/env bash
# Asks whether a weakness is known of anything that is built with or bundled, and whether every crate's licence and source is allowed
# (deny.toml): `cargo deny` and `npm audit`. What is known stands in lists on the network, which change without us: this runs by itself each
# week (.github/workflows/advisories.yml), not in the gate. What can be told without a list is checked anyway. Ends with 1 where
# something is wrong, and with 2 where nothing is but a list could not be asked, which is no success.
source "$(dirname "$0")/lib.sh"
trap - ERR

manifests=(Cargo.toml fuzz/Cargo.toml scripts/mutants/Cargo.toml)
wrong=() unasked=() fine=()

# check_crates <manifest> <check…>
check_crates() {
  local manifest="$1"
  shift
  print_lines "· $manifest: $*"
  if cargo deny --manifest-path "$manifest" --all-features check --config deny.toml "$@"; then fine+=("$manifest: $*"); else wrong+=("$manifest: $*"); fi
}

if command -v cargo-deny >/dev/null; then
  for manifest in "${manifests[@]}"; do check_crates "$manifest" licenses bans sources; done
  print_lines "· Fetching the list of weaknesses of crates …"
  if cargo deny fetch db --config deny.toml; then
    for manifest in "${manifests[@]}"; do check_crates "$manifest" --disable-fetch advisories; done
  else
    unasked+=("weaknesses of crates: their list (github.com/rustsec/advisory-db) cannot be reached")
  fi
else
  unasked+=("crates: cargo-deny is missing (cargo install cargo-deny --locked)")
fi

print_lines "· Packages of npm"
found="$(mktemp)"
trap 'rm -f "$found"' EXIT
# Both a weakness and a registry that does not answer end it with 1: only what it writes tells which.
npm audit --json >"$found" 2>/dev/null || true
if node -e 'process.exit("auditReportVersion" in JSON.parse(require("node:fs").readFileSync(process.argv[1], "utf8")) ? 0 : 1)' "$found" 2>/dev/null; then
  if npm audit; then fine+=("weaknesses of npm packages"); else wrong+=("weaknesses of npm packages"); fi
else
  unasked+=("weaknesses of npm packages: the registry in use does not answer \`npm audit\`")
fi

tell_lines() {
  local word="$1"
  shift
  for line in "$@"; do print_lines "$word $line"; done
}
tell_lines "fine:" ${fine[@]+"${fine[@]}"}
tell_lines "WRONG:" ${wrong[@]+"${wrong[@]}"}
tell_lines "NOT ASKED:" ${unasked[@]+"${unasked[@]}"}
if [ "${#wrong[@]}" -gt 0 ]; then exit 1; fi
if [ "${#unasked[@]}" -gt 0 ]; then exit 2; fi
