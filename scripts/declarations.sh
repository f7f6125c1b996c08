#!/usr/bin/env bash
# Writes the files generated from the Rust types; with --check only compares them with the committed ones.
source "$(dirname "$0")/lib.sh"
fresh="$(mktemp -d)"
trap 'rm -rf "$fresh"' EXIT

write_generated() { # <what> <committed file>
  cargo run --quiet --all-features --example declarations "$1" >"$fresh/$1"
  # Nothing to say about it yet.
  [ -s "$fresh/$1" ] || return 0
  if [ "${mode:-}" != --check ]; then
    cp "$fresh/$1" "$2"
  elif ! diff -u "$2" "$fresh/$1"; then
    stop_with "$2 does not match the Rust types: run \`npm run declarations\` and commit the result."
  fi
}

mode="${1:-}"
write_generated types package/types.ts
write_generated schema contracts/schema.json
