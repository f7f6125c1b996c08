#!/usr/bin/env bash
# Asks whether a weakness is known of anything that is built with or bundled, and whether every crate's licence is allowed
# (deny.toml): `cargo deny` and `npm audit`. Both ask lists on the network, so a change of ours cannot make this fail; it runs by itself each week
# (.github/workflows/advisories.yml), not in the gate. Where a list cannot be reached, that is said, and is no success.
source "$(dirname "$0")/lib.sh"
trap - ERR

failed=0
if command -v cargo-deny >/dev/null; then
  for manifest in Cargo.toml fuzz/Cargo.toml scripts/mutants/Cargo.toml; do
    print_lines "· crates of $manifest"
    cargo deny --manifest-path "$manifest" --all-features check --config deny.toml || failed=1
  done
else
  print_lines "NOT asked about crates: cargo-deny is missing (cargo install cargo-deny --locked)."
  failed=1
fi
print_lines "· packages of npm"
npm audit || failed=1
exit "$failed"
