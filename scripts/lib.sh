# Shared by the scripts: where tools are, and how steps are announced. Sourced, never run.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

WASM=wasm32-unknown-unknown
# The toolchain Debian packages for web browsers, under the name set-up gives it in rustup.
DEBIAN=debian-web
# Built tools live outside the clone, so that a second clone (or `git clean`) does not build them again.
CACHE="${XDG_CACHE_HOME:-$HOME/.cache}/yuekao"
LOG="${TMPDIR:-/tmp}/yuekao-setup.$$.log"
trap 'rm -f "$LOG"' EXIT

say() { printf '%s\n' "$@"; }
die() { printf '\nyuekao: %s\n' "$*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

# step <what> <usual time> <command…>: quiet when it works, the end of its output when it does not.
step() {
  local what="$1" usual="$2" begun=$SECONDS
  shift 2
  say "· $what (usually $usual) …"
  if "$@" >"$LOG" 2>&1; then
    say "  done in $((SECONDS - begun)) s"
  else
    tail -n 30 "$LOG" >&2
    return 1
  fi
}

# macOS has no `timeout`; there the command's own limits have to do.
bounded() { if have timeout; then timeout "$@"; else shift; "$@"; fi; }

wasm_bindgen_version() { awk '$0 == "name = \"wasm-bindgen\"" { getline; gsub(/[^0-9.]/, ""); print }' Cargo.lock; }
tools_dir() { printf '%s/wasm-bindgen-%s' "$CACHE" "$(wasm_bindgen_version)"; }

std_is_built() { # with an optional +toolchain; the library's last crate, which the tests need, stands for all
  local dir
  dir="$(rustc "$@" --print target-libdir --target "$WASM" 2>/dev/null)" && compgen -G "$dir/libtest-*.rlib" >/dev/null
}

# Sets the environment in which plain `cargo … --target wasm32-unknown-unknown` works.
use_wasm_toolchain() {
  PATH="$(tools_dir)/bin:$PATH"
  if std_is_built; then return; fi
  export RUSTUP_TOOLCHAIN="$DEBIAN" CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=wasm-ld
}

find_first() {
  local name
  for name in "$@"; do
    if [ -n "$name" ] && have "$name"; then command -v "$name"; return; fi
  done
  return 1
}

# Sets CHROMIUM and CHROMEDRIVER where a browser with its driver is installed; both can be given from outside.
find_browser() {
  CHROMIUM="$(find_first "${CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" "/Applications/Chromium.app/Contents/MacOS/Chromium")" || return 1
  CHROMEDRIVER="$(find_first "${CHROMEDRIVER:-}" "${CHROMEWEBDRIVER:+$CHROMEWEBDRIVER/chromedriver}" chromedriver chromium.chromedriver)" || return 1
  export CHROMIUM CHROMEDRIVER
}

GECKODRIVER_VERSION=0.37.1
gecko_dir() { printf '%s/geckodriver-%s' "$CACHE" "$GECKODRIVER_VERSION"; }

# Sets FIREFOX and GECKODRIVER, in the same way.
find_firefox() {
  FIREFOX="$(find_first "${FIREFOX:-}" firefox-esr firefox "/Applications/Firefox.app/Contents/MacOS/firefox")" || return 1
  export FIREFOX
  GECKODRIVER="$(find_first "${GECKODRIVER:-}" "${GECKOWEBDRIVER:+$GECKOWEBDRIVER/geckodriver}" geckodriver "$(gecko_dir)/bin/geckodriver")" || return 2
  export GECKODRIVER
}

# Sets MINIBROWSER and WEBKITDRIVER: WebKit's browser for tests, which needs a screen, if only a virtual one.
find_webkit() {
  have xvfb-run && have xauth || return 1
  WEBKITDRIVER="$(find_first "${WEBKITDRIVER:-}" WebKitWebDriver)" || return 1
  MINIBROWSER="$(find_first "${MINIBROWSER:-}" $(compgen -G "/usr/lib/*/webkit2gtk-4.*/MiniBrowser" | tail -n 1))" || return 1
  export MINIBROWSER WEBKITDRIVER
}
