#!/usr/bin/env bash
# The engine as pkg/yuekao_bg.wasm with wasm-bindgen's glue beside it: one build for page, worker and Node. Besides, the
# part of it that makes a first result, pkg/first_bg.wasm, and the contracts as a module, pkg/contracts.js.
source "$(dirname "$0")/lib.sh"
use_wasm_toolchain

# remembered in the module's own panic messages otherwise
home="${CARGO_HOME:-$HOME/.cargo}"
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="--remap-path-prefix=$PWD=. --remap-path-prefix=$home=cargo"
say "· Building the engine for the web …"
cargo build --quiet --profile web --lib --target "$WASM"
node scripts/contracts.mjs

built="target/$WASM/web/yuekao.wasm"
# Shrinking takes seconds; the same module shrunk by the same tools is the same file.
stamp="$(cat "$built" scripts/wasm.sh scripts/first.mjs scripts/first/* contracts/mall/{terms.json,cases/*} tests/pasted/good/* \
  node_modules/binaryen/package.json | cksum) $(wasm_bindgen_version)"
if [ "$stamp" = "$(cat pkg/.stamp 2>/dev/null)" ] && [ -f pkg/yuekao_bg.wasm ] && [ -f pkg/first_bg.wasm ] && [ -f pkg/yuekao.js ]; then exit; fi

mkdir -p pkg
rm -f pkg/.stamp
wasm-bindgen --target web --omit-default-module-path --experimental-reset-state-function \
  --remove-producers-section --out-dir pkg --out-name yuekao "$built"
say "· Optimising it …"
# Without inlining: a function put into its only caller makes fewer bytes, and one with so many locals that what is left
# compresses worse. -Oz with inlining made 581 KB raw, 186 KB brotli, of what this makes 608 KB, 175 KB of.
options=(-O2 --always-inline-max-function-size=0 --flexible-inline-max-function-size=0 --one-caller-inline-max-function-size=0
  --enable-bulk-memory --enable-bulk-memory-opt --enable-mutable-globals --enable-nontrapping-float-to-int
  --enable-sign-ext --enable-reference-types --enable-multivalue --strip-debug --strip-target-features)
node_modules/.bin/wasm-opt "${options[@]}" pkg/yuekao_bg.wasm -o pkg/optimised.wasm
mv pkg/optimised.wasm pkg/yuekao_bg.wasm
say "· Taking the part out of it that makes a first result …"
node scripts/first.mjs "${options[@]}"
printf '%s\n' "$stamp" >pkg/.stamp
