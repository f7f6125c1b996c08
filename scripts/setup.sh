#!/usr/bin/env bash
# Makes a bare machine able to build (`setup.sh build`) or to build and run every test (`setup.sh all`).
# Says what it does and why that takes a while; says nothing where nothing is missing.
source "$(dirname "$0")/lib.sh"
goal="${1:-all}"
export RUSTUP_MAX_RETRIES=1 # fail soon, there is another way

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }
can_apt() { have apt-get && { [ "$(id -u)" = 0 ] || { have sudo && sudo -n true 2>/dev/null; }; }; }
refreshed=
debian() {
  if [ -z "$refreshed" ]; then as_root apt-get update -q && refreshed=1; fi
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@"
}

have node && have npm || die "Node.js 20.19 or newer, with npm, is needed and was not found: install it, then run this again."
node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 22 || (a === 22 && b >= 12) || (a === 20 && b >= 19) ? 0 : 1)' ||
  die "Node.js $(node --version) is too old: 20.19, 22.12 or newer is needed."
have cargo && have rustc || die "Rust is needed and was not found: install it with rustup (https://rustup.rs), then run this again."
minimum="$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)"
[ "$(printf '%s\n' "$minimum" "$(rustc --version | cut -d' ' -f2)" | sort -V | head -n 1)" = "$minimum" ] ||
  die "$(rustc --version) is too old: $minimum is needed (rustup update stable)."

# --- Rust's standard library for wasm32 ------------------------------------------------------------------------------

# The download is the ordinary way. Networks without the toolchain server get Debian's compiler, which comes with the
# library's source, and build the library once.
wasm_target() {
  std_is_built && return
  debian_is_ready && return
  if have rustup; then
    step "Downloading Rust's $WASM target" "3 s; given up after 60 s" \
      bounded 60 rustup target add "$WASM" 2>/dev/null && std_is_built && return
    say "  It cannot be downloaded here."
  fi
  have rustup && can_apt || die "Rust's $WASM target is missing: run \`rustup target add $WASM\` on a network that allows it. (Debian's packages would do instead, but need root and rustup.)"
  step "Installing Debian's web build of Rust instead, with its source and linker" "25 s" \
    debian rustc-web cargo-web rust-web-src rust-web-clippy lld || die "Debian's rustc-web, cargo-web, rust-web-src, rust-web-clippy and lld could not be installed."
  rustup toolchain link "$DEBIAN" /usr
  step "Building Rust's standard library for $WASM, once" "30–60 s" build_std || die "The standard library could not be built; see above."
  debian_is_ready || die "Rust's $WASM target is still missing after it was built."
}
debian_is_ready() { std_is_built "+$DEBIAN" && have wasm-ld; }
build_std() {
  local room lib
  room="$(mktemp -d)"
  mkdir "$room/src"
  printf '[package]\nname = "empty"\nversion = "0.0.0"\nedition = "2024"\n[profile.release]\nopt-level = 3\n[workspace]\n' >"$room/Cargo.toml"
  printf '#![no_std]\n' >"$room/src/lib.rs"
  lib="$(rustc "+$DEBIAN" --print target-libdir --target "$WASM")"
  (cd "$room" && RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR="$room/target" \
    cargo "+$DEBIAN" build --release --target "$WASM" -Zbuild-std=std,panic_abort,test) || return
  rm -f "$room/target/$WASM/release/deps/libempty"*
  # Two builds of one crate side by side would make every `extern crate` ambiguous.
  as_root mkdir -p "$lib" && as_root rm -f "$lib/"*.rlib && as_root cp "$room/target/$WASM/release/deps/"*.rlib "$lib/"
  rm -rf "$room"
}

# --- wasm-bindgen's tools, at exactly the version the engine is compiled against -------------------------------------

bindgen() {
  local version dir
  version="$(wasm_bindgen_version)"
  dir="$(tools_dir)"
  [ -x "$dir/bin/wasm-bindgen-test-runner" ] && [ -x "$dir/bin/wasm-bindgen" ] && return
  # Light optimisation: the tools run for a second or two, a release build of them takes minutes.
  step "Building wasm-bindgen $version's tools, once" "75–140 s" \
    env CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
    cargo install wasm-bindgen-cli --version "$version" --root "$dir" ||
    die "wasm-bindgen-cli $version could not be installed; see above."
}

# --- npm packages ----------------------------------------------------------------------------------------------------

npm_packages() {
  cmp -s package-lock.json node_modules/.installed-from && return
  step "Installing npm packages from the lock file" "10 s" npm ci || die "The npm packages could not be installed; see above."
  cp package-lock.json node_modules/.installed-from
}

# --- a browser for the tests -----------------------------------------------------------------------------------------

browser() {
  if ! find_browser; then
    can_apt || die "Chromium (or Chrome) and chromedriver are needed for the tests and were not found; install them, or set CHROMIUM and CHROMEDRIVER to their paths."
    step "Installing Chromium, its driver and a Chinese font for the tests" "40 s" \
      debian chromium chromium-driver fonts-noto-cjk || die "Chromium could not be installed; see above."
    find_browser || die "Chromium is still not to be found after it was installed."
  fi
}

# Firefox's driver comes ready from its makers; networks without their server get it built from its source, once.
firefox() {
  find_firefox && return
  if [ -z "${FIREFOX:-}" ]; then
    can_apt || die "Firefox is needed for the tests and was not found; install it, or set FIREFOX to its path."
    step "Installing Firefox for the tests" "15 s" debian firefox-esr || die "Firefox could not be installed; see above."
  fi
  find_firefox && return
  step "Downloading geckodriver $GECKODRIVER_VERSION, which drives Firefox" "2 s; given up after 60 s" gecko_download && find_firefox && return
  say "  It cannot be downloaded here."
  # Hardly optimised, for the same reason as wasm-bindgen's tools.
  step "Building geckodriver $GECKODRIVER_VERSION instead, once" "60–120 s" \
    env CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_DEBUG=0 \
    cargo install geckodriver --version "$GECKODRIVER_VERSION" --root "$(gecko_dir)" ||
    die "geckodriver $GECKODRIVER_VERSION could not be installed; see above."
  find_firefox || die "geckodriver is still not to be found after it was installed."
}
gecko_download() {
  local kind
  case "$(uname -sm)" in
  "Linux x86_64") kind=linux64 ;;
  "Linux aarch64") kind=linux-aarch64 ;;
  "Darwin x86_64") kind=macos ;;
  "Darwin arm64") kind=macos-aarch64 ;;
  *) return 1 ;;
  esac
  mkdir -p "$(gecko_dir)/bin"
  bounded 60 curl -fsSL "https://github.com/mozilla/geckodriver/releases/download/v$GECKODRIVER_VERSION/geckodriver-v$GECKODRIVER_VERSION-$kind.tar.gz" |
    tar -xz -C "$(gecko_dir)/bin" geckodriver
}

# A third browser where it can be had: without it the journeys in it are left out, and the tests say so.
webkit() {
  find_webkit && return
  if [ "$(uname)" = Linux ] && can_apt; then
    step "Installing WebKit and a virtual screen for it, for the tests" "20 s" debian webkit2gtk-driver xvfb xauth && find_webkit && return
  fi
  say "· WebKit cannot be installed here; the tests do without it."
}

# --- a counter of instructions ----------------------------------------------------------------------------------------

# Other systems have none that counts the same every time: the budget of instructions is kept on Linux.
counter() {
  [ "$(uname)" != Linux ] || have valgrind && return
  can_apt || die "valgrind is needed to count instructions and was not found: install it."
  step "Installing valgrind, which counts instructions" "15 s" debian valgrind || die "valgrind could not be installed; see above."
}

lint_tools() {
  cargo fmt --version >/dev/null 2>&1 && cargo clippy --version >/dev/null 2>&1 && return
  have rustup && step "Downloading rustfmt and clippy" "5 s" bounded 60 rustup component add rustfmt clippy ||
    die "rustfmt and clippy are needed for the tests: install them (rustup component add rustfmt clippy)."
}

case "$goal" in
build) wasm_target; npm_packages; bindgen ;;
all) lint_tools; counter; wasm_target; npm_packages; browser; firefox; webkit; bindgen ;;
*) die "usage: scripts/setup.sh [build|all]" ;;
esac
