#!/usr/bin/env bash
# The engine for the web, pkg/yuekao_bg.wasm, with wasm-bindgen's glue beside it: one module for pages, workers and Node.
source "$(dirname "$0")/lib.sh"
use_wasm_toolchain

# remembered in the module's own panic messages otherwise
home="${CARGO_HOME:-$HOME/.cargo}"
flags="--remap-path-prefix=$PWD=. --remap-path-prefix=$home=cargo -C target-feature=+simd128"
# Functions are put into their callers only where they are short: a tenth fewer bytes to load for a tenth more time.
flags+=" -C llvm-args=-inline-threshold=40"
optimise=(-O2 --enable-simd --enable-bulk-memory --enable-bulk-memory-opt --enable-mutable-globals --enable-nontrapping-float-to-int
  --enable-sign-ext --enable-reference-types --enable-multivalue --strip-debug --strip-target-features)
# The compiler has done that; what is put into its only caller once more compresses worse and is no faster.
optimise+=(--always-inline-max-function-size=0 --flexible-inline-max-function-size=0 --one-caller-inline-max-function-size=0)

print_lines "· Building the engine for the web …"
# As a module alone: a library that is other kinds besides is not optimised across crates, and makes a module half as large again.
CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="$flags" cargo rustc --quiet --release --lib \
  --crate-type cdylib --target "$WASM"
built="target/$WASM/release/yuekao.wasm"

# Optimising takes half a minute; the same module optimised by the same tools is the same file.
stamp="$(cat "$built" scripts/wasm.sh node_modules/binaryen/package.json | cksum) $(wasm_bindgen_version)"
if [ "$stamp" = "$(cat pkg/.built 2>/dev/null)" ] && [ -f pkg/yuekao_bg.wasm ]; then exit; fi
print_lines "· Optimising it …"
rm -f pkg/.built
wasm-bindgen --target web --omit-default-module-path --experimental-reset-state-function --no-demangle \
  --remove-producers-section --out-dir pkg/.bound --out-name yuekao "$built"
node_modules/.bin/wasm-opt "${optimise[@]}" pkg/.bound/yuekao_bg.wasm -o pkg/yuekao_bg.wasm
cp pkg/.bound/yuekao.js pkg/.bound/yuekao.d.ts pkg/
printf '%s\n' "$stamp" >pkg/.built
