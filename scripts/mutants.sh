#!/usr/bin/env bash
# Tries the tests of the engine by changing it: every mutant that `cargo mutants` lists for the rooms below, one after the other.
# All of them are built into one program with a switch (scripts/mutants), since a build for each takes minutes a mutant.
#
#   bash scripts/mutants.sh [--sample N] [--rooms settle,number] [--minutes M] [--record]
#
# Without --sample all of them: hours. What has been tried is kept in target/mutants and not tried again; delete the folder after
# changes. --record writes the figures into docs/reliability.md. By hand, not in the gate.
set -euo pipefail
cd "$(dirname "$0")/.."

VERSION=27.1.0
ROOMS=(src/settle.rs 'src/settle/**' 'src/mechanisms/**' 'src/number/**' 'src/contract/**' 'src/calendar/**' 'src/glossary/**' 'src/month/**' src/open.rs)
room="$PWD/target/mutants"
tree="$room/tree"
mkdir -p "$room"

if [ "$(cargo mutants --version 2>/dev/null)" != "cargo-mutants $VERSION" ]; then
  echo "mutants.sh: cargo-mutants $VERSION is needed: cargo install cargo-mutants --version $VERSION --locked" >&2
  exit 1
fi

copy_sources() {
  rm -rf "$tree/src"
  mkdir -p "$tree"
  git ls-files -z --cached --others --exclude-standard | xargs -0 cp -p --parents -t "$tree" 2>/dev/null || true
}
write_mutants() {
  copy_sources
  cp scripts/mutants/chosen.rs "$tree/src/mutant.rs"
  printf 'mod mutant;\n' >>"$tree/src/lib.rs"
  CARGO_TARGET_DIR="$room/tool" cargo run --quiet --manifest-path scripts/mutants/Cargo.toml -- "$room/list.json" "$tree" "$room/left-out" >"$room/numbered.json"
}

if [ ! -e "$room/numbered.json" ] || [ ! -e "$room/programs.json" ]; then
  files=()
  # What is declared for TypeScript and the JSON Schema, names of schemas among it, is compared by scripts/declarations.sh, not here.
  for name in "${ROOMS[@]}"; do files+=(-f "$name"); done
  files+=(-e 'src/**/declared.rs' -E 'JsonSchema for')
  cargo mutants --list --json "${files[@]}" >"$room/list.json"
  : >>"$room/left-out"
  # Some mutants have no type. They are found by building, and left out.
  while true; do
    write_mutants
    if (cd "$tree" && CARGO_TARGET_DIR="$room/build" RUSTFLAGS="--cap-lints=allow" cargo check --quiet --lib --message-format=json) >"$room/check.jsonl" 2>/dev/null; then break; fi
    node scripts/mutants/unbuilt.mjs "$room" || exit 1
  done
  (cd "$tree" && CARGO_TARGET_DIR="$room/build" RUSTFLAGS="--cap-lints=allow" cargo test --no-run --lib --test engine --message-format=json) >"$room/programs.json.part"
  mv "$room/programs.json.part" "$room/programs.json"
fi
exec node scripts/mutants/try.mjs "$room" "$@"
