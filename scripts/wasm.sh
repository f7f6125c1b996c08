#!/usr/bin/env bash
# The engine for the web with wasm-bindgen's glue beside it, twice from one source: pkg/yuekao_bg.wasm, made small, and
# pkg/yuekao_fast.wasm, made for speed. One glue serves both. Besides, the part of the small one that makes a first result,
# pkg/first_bg.wasm, and the contracts as a module, pkg/contracts.js.
source "$(dirname "$0")/lib.sh"
use_wasm_toolchain

# remembered in the module's own panic messages otherwise
home="${CARGO_HOME:-$HOME/.cargo}"
flags="--remap-path-prefix=$PWD=. --remap-path-prefix=$home=cargo"
options=(--enable-bulk-memory --enable-bulk-memory-opt --enable-mutable-globals --enable-nontrapping-float-to-int
  --enable-sign-ext --enable-reference-types --enable-multivalue --strip-debug --strip-target-features)
# Without inlining: a function put into its only caller makes fewer bytes, and one with so many locals that what is left
# compresses worse. -Oz with inlining made 581 KB raw, 186 KB brotli, of what this makes 608 KB, 175 KB of.
small=("${options[@]}" -O2 --converge --always-inline-max-function-size=0 --flexible-inline-max-function-size=0
  --one-caller-inline-max-function-size=0)

# build_module <profile> <name> <rustc flags> <features> <wasm-opt flags…>: into pkg/NAME.wasm. Optimising takes seconds; the same module
# optimised by the same tools is the same file.
build_module() {
  local profile="$1" name="$2" rustc="$3" features="$4" built stamp
  shift 4
  print_lines "· Building the engine for the web ($profile) …"
  # As a module alone: a library that is other kinds besides is not optimised across crates, and makes a module half as large again.
  CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="$flags $rustc" cargo rustc --quiet --profile "$profile" --features "$features" --lib \
    --crate-type cdylib --target "$WASM"
  built="target/$WASM/$profile/yuekao.wasm"
  stamp="$(cat "$built" scripts/wasm.sh scripts/first/data.mjs node_modules/binaryen/package.json | cksum) $(wasm_bindgen_version)"
  if [ "$stamp" = "$(cat "pkg/.$name" 2>/dev/null)" ] && [ -f "pkg/$name.wasm" ] && [ -f pkg/yuekao.js ]; then return; fi
  mkdir -p "pkg/.$profile"
  rm -f "pkg/.$name"
  node scripts/first/plain.mjs "$built" "pkg/.$profile/plain.wasm"
  wasm-bindgen --target web --omit-default-module-path --experimental-reset-state-function --no-demangle \
    --remove-producers-section --out-dir "pkg/.$profile" --out-name yuekao "pkg/.$profile/plain.wasm"
  print_lines "· Optimising it …"
  node_modules/.bin/wasm-opt "$@" "pkg/.$profile/yuekao_bg.wasm" -o "pkg/$name.wasm"
  cp "pkg/.$profile/yuekao.js" "pkg/.$profile/yuekao.d.ts" pkg/
  printf '%s\n' "$stamp" >"pkg/.$name"
}

# With the linker's notes of which data is named where: scripts/first/data.mjs
build_module web yuekao_bg "-C link-arg=--emit-relocs" small "${small[@]}"
build_module fast yuekao_fast "-C target-feature=+simd128" "" "${options[@]}" -O3 --enable-simd
cmp -s pkg/.web/yuekao.js pkg/.fast/yuekao.js || stop_with "The two modules do not share their glue; see pkg/.web and pkg/.fast."
node scripts/contracts.mjs

stamp="$(cat pkg/yuekao_bg.wasm scripts/wasm.sh scripts/first.mjs scripts/first/* contracts/mall/{terms.json,cases/*} contracts/glossary.json tests/pasted/good/* | cksum)"
if [ "$stamp" = "$(cat pkg/.first 2>/dev/null)" ] && [ -f pkg/first_bg.wasm ]; then exit; fi
print_lines "· Taking the part out of the small one that makes a first result …"
node scripts/first.mjs "target/$WASM/web/yuekao.wasm" "${small[@]}"
printf '%s\n' "$stamp" >pkg/.first
