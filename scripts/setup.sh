#!/usr/bin/env bash
# Makes a bare machine able to build (`setup.sh build`), to measure (`bench`) or to build and run every test (`all`): installs
# what is missing of the list in needs.sh, saying what and how long it takes. With --plan it only prints, a line for each
# thing that is missing, what it would install and how.
source "$(dirname "$0")/lib.sh"
plan=
if [ "${1:-}" = --plan ]; then plan=yes; shift; fi
goal="${1:-all}"
case "$goal" in build | bench | all) ;; *) stop_with "usage: scripts/setup.sh [--plan] [build|bench|all]" ;; esac
export RUSTUP_MAX_RETRIES=1 # fail soon, there is another way

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }
can_use_apt() { has_program apt-get && { [ "$(id -u)" = 0 ] || { has_program sudo && sudo -n true 2>/dev/null; }; }; }
packages_known=
apt_install() {
  if [ -z "$packages_known" ]; then as_root apt-get update -q && packages_known=yes; fi
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@"
}

# --- what Debian packages --------------------------------------------------------------------------------------------

how_to_install_packages() { # <need>
  local variables
  variables="$(programs_of "$1" | awk -F '|' -v ORS=' ' '$1 != "" { print $1 }')"
  variables="${variables% }"
  if can_use_apt; then
    print_lines "apt-get install $(debian_packages_of "$1")"
  else
    print_lines "by hand${variables:+; or by setting ${variables// / and } to the paths of its programs}. (Debian's packages $(debian_packages_of "$1") need apt-get and root)"
  fi
}
install_packages() { # <need>
  can_use_apt || return 1
  # Names of packages have no spaces.
  run_step "Installing $(description_of "$1")" "10–40 s" apt_install $(debian_packages_of "$1")
}
# --- what somebody else has to install -------------------------------------------------------------------------------

how_to_install_node() { print_lines "by hand: https://nodejs.org"; }
install_node() { return 1; }
how_to_install_rust() { print_lines "by hand: https://rustup.rs, at least version $(rust_minimum)"; }
install_rust() { return 1; }

# --- parts of Rust ---------------------------------------------------------------------------------------------------

how_to_install_lint_tools() { print_lines "rustup component add rustfmt clippy"; }
install_lint_tools() {
  has_program rustup && run_step "Downloading rustfmt and clippy" "5 s" with_limit 60 rustup component add rustfmt clippy
}

# The download is the ordinary way. Networks without the toolchain server get Debian's compiler, which comes with the
# library's source, and build the library once.
WEB_PACKAGES="rustc-web cargo-web rust-web-src rust-web-clippy lld"
how_to_install_wasm_library() {
  print_lines "rustup target add $WASM; where that cannot be downloaded: apt-get install $WEB_PACKAGES, and building it from its source"
}
install_wasm_library() {
  has_program rustup || return 1
  if run_step "Downloading Rust's $WASM target" "3 s; given up after 60 s" with_limit 60 rustup target add "$WASM" 2>/dev/null && std_is_built; then return; fi
  print_lines "  It cannot be downloaded here."
  can_use_apt || return 1
  run_step "Installing Debian's web build of Rust instead, with its source and linker" "25 s" apt_install $WEB_PACKAGES || return 1
  rustup toolchain link "$DEBIAN_TOOLCHAIN" /usr || return 1
  run_step "Building Rust's standard library for $WASM, once" "30–60 s" build_std || return 1
  # What was compiled with another build of it does not fit this one, and cargo does not notice.
  rm -rf "target/$WASM"
}
build_std() {
  local folder lib
  folder="$(mktemp -d)" && mkdir "$folder/src" || return
  printf '[package]\nname = "empty"\nversion = "0.0.0"\nedition = "2024"\n[profile.release]\nopt-level = 3\n[workspace]\n' >"$folder/Cargo.toml"
  printf '#![no_std]\n' >"$folder/src/lib.rs"
  lib="$(rustc "+$DEBIAN_TOOLCHAIN" --print target-libdir --target "$WASM")" || return
  # Cargo leaves out of a library what it does not need itself: with it, the engine is optimised together with the library.
  (cd "$folder" && RUSTC_BOOTSTRAP=1 RUSTFLAGS="-C embed-bitcode=yes" CARGO_TARGET_DIR="$folder/target" \
    cargo "+$DEBIAN_TOOLCHAIN" build --release --target "$WASM" -Zbuild-std=std,panic_abort,test) || return
  rm -f "$folder/target/$WASM/release/deps/libempty"*
  # Two builds of one crate side by side would make every `extern crate` ambiguous.
  as_root mkdir -p "$lib" && as_root rm -f "$lib/"*.rlib && as_root cp "$folder/target/$WASM/release/deps/"*.rlib "$lib/" || return
  rm -rf "$folder"
}

# --- tools built from their source, and npm packages -----------------------------------------------------------------

# cargo_tool <optimisation> <crate> <version> <folder>: hardly optimised, since the tools run for a second or two and a release
# build of them takes minutes.
cargo_tool() {
  CARGO_PROFILE_RELEASE_OPT_LEVEL="$1" CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_DEBUG=0 \
    cargo install "$2" --version "$3" --root "$4"
}

how_to_install_wasm_bindgen() { print_lines "cargo install wasm-bindgen-cli --version $(wasm_bindgen_version)"; }
install_wasm_bindgen() {
  run_step "Building wasm-bindgen $(wasm_bindgen_version)'s tools, once" "75–140 s" cargo_tool 1 wasm-bindgen-cli "$(wasm_bindgen_version)" "$(wasm_bindgen_dir)"
}

# Firefox's driver comes ready from its makers; networks without their server get it built from its source, once.
how_to_install_geckodriver() {
  print_lines "its makers' build $GECKODRIVER_VERSION; where that cannot be downloaded: cargo install geckodriver --version $GECKODRIVER_VERSION"
}
install_geckodriver() {
  if run_step "Downloading geckodriver $GECKODRIVER_VERSION, which drives Firefox" "2 s; given up after 60 s" download_geckodriver && is_there geckodriver; then return; fi
  print_lines "  It cannot be downloaded here."
  run_step "Building geckodriver $GECKODRIVER_VERSION instead, once" "60–120 s" cargo_tool 0 geckodriver "$GECKODRIVER_VERSION" "$(geckodriver_dir)"
}
download_geckodriver() {
  local kind archive status=0
  case "$(uname -sm)" in
  "Linux x86_64") kind=linux64 ;;
  "Linux aarch64") kind=linux-aarch64 ;;
  "Darwin x86_64") kind=macos ;;
  "Darwin arm64") kind=macos-aarch64 ;;
  *) return 1 ;;
  esac
  archive="$(mktemp)"
  with_limit 60 curl -fsSL -o "$archive" "https://github.com/mozilla/geckodriver/releases/download/v$GECKODRIVER_VERSION/geckodriver-v$GECKODRIVER_VERSION-$kind.tar.gz" &&
    mkdir -p "$(geckodriver_dir)/bin" && tar -xz -C "$(geckodriver_dir)/bin" -f "$archive" geckodriver || status=1
  rm -f "$archive"
  return "$status"
}

how_to_install_npm_packages() { print_lines "npm ci"; }
install_npm_packages() {
  run_step "Installing npm packages from the lock file" "10 s" npm ci && cp package-lock.json node_modules/.installed-from
}

# --- the list, from the top ------------------------------------------------------------------------------------------

# how_to_install <need>, install <need>: its own way, or else Debian's packages.
own_way() { if declare -F "$1_$2" >/dev/null; then "$1_$2"; else "$1_packages" "$2"; fi; }

complete=yes
for need in $(needs_of "$goal"); do
  if is_there "$need"; then continue; fi
  complete=
  if [ -n "$plan" ]; then
    print_lines "$need: $(description_of "$need"): $(own_way how_to_install "$need")"
  elif is_optional "$need"; then
    { own_way install "$need" && is_there "$need"; } || print_lines "· $(description_of "$need"): cannot be installed here; the tests do without."
  else
    own_way install "$need" || stop_with "$(description_of "$need"): missing, and could not be installed. The way to install it: $(own_way how_to_install "$need")."
    is_there "$need" || stop_with "$(description_of "$need"): still not to be found after it was installed${MISSING:+ ($MISSING)}."
  fi
done
if [ -n "$plan" ] && [ -n "$complete" ]; then print_lines "Nothing is missing."; fi
