#!/usr/bin/env bash
# The engine for the web, pkg/yuekao_bg.wasm, with wasm-bindgen's glue beside it: one module for pages, workers and Node. What reads
# a contract's own text is a module of its own, pkg/yuekao_annex_bg.wasm, that nobody loads who settles a month.
source "$(dirname "$0")/lib.sh"
use_wasm_toolchain

# remembered in the module's own panic messages otherwise
home="${CARGO_HOME:-$HOME/.cargo}"
flags="--remap-path-prefix=$PWD=. --remap-path-prefix=$home=cargo -C target-feature=+simd128"
optimise=(-Os --enable-simd --enable-bulk-memory --enable-bulk-memory-opt --enable-mutable-globals --enable-nontrapping-float-to-int
  --enable-sign-ext --enable-reference-types --enable-multivalue --strip-debug --strip-target-features)
# The compiler has done that; what is put into its only caller once more compresses worse and is no faster.
optimise+=(--always-inline-max-function-size=0 --flexible-inline-max-function-size=0 --one-caller-inline-max-function-size=0)
# The first thousand bytes are the last of the stack, which grows down to them: no pointer is that small.
optimise+=(--low-memory-unused)
# What belongs together stands together, and compresses better.
optimise+=(--reorder-functions-by-name)

# build_module <name> <options of cargo…>
build_module() {
  local name="$1" built="target/$WASM/web/yuekao.wasm" stamp
  shift
  print_lines "· Building $name for the web …"
  # As a module alone: a library that is other kinds besides is not optimised across crates, and makes a module half as large again.
  CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="$flags" cargo rustc --quiet --profile web --lib "$@" \
    --crate-type cdylib --target "$WASM"

  # Optimising takes half a minute; the same module optimised by the same tools is the same file.
  stamp="$(cat "$built" scripts/wasm.sh node_modules/binaryen/package.json | cksum) $(wasm_bindgen_version)"
  if [ "$stamp" = "$(cat "pkg/.built-$name" 2>/dev/null)" ] && [ -f "pkg/${name}_bg.wasm" ]; then return; fi
  print_lines "· Optimising it …"
  rm -f "pkg/.built-$name"
  wasm-bindgen --target web --omit-default-module-path --experimental-reset-state-function --no-demangle \
    --remove-producers-section --out-dir pkg/.bound --out-name "$name" "$built"
  node_modules/.bin/wasm-opt "${optimise[@]}" "pkg/.bound/${name}_bg.wasm" -o "pkg/${name}_bg.wasm"
  cp "pkg/.bound/$name.js" "pkg/.bound/$name.d.ts" pkg/
  printf '%s\n' "$stamp" >"pkg/.built-$name"
}

# Nothing is put into its callers that makes them longer: smaller, and no slower.
flags="$flags -C llvm-args=-inline-threshold=0" build_module yuekao
# Read once and on use: fast rather than small.
CARGO_PROFILE_WEB_OPT_LEVEL=2 build_module yuekao_annex --features annex
