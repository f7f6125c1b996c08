# Shared by the scripts: how failures and steps are reported, where tools are. Sourced, never run.
# Functions have names of two words at least: none is the name of a program, so that neither is taken for the other.
set -Eeuo pipefail

# Nothing ends without its reason. A command that nobody expected to fail is named with its place.
report_failure() { # <status> <command> <file> <line>
  # Inside $( ) bash goes on after a failure; whoever uses the result reports it.
  case "$-" in *e*) ;; *) return 0 ;; esac
  printf '\nyuekao: %s line %s ended with %s: %s\n' "$3" "$4" "$1" "$2" >&2
  # A script of ours has said the rest itself.
  case "$2" in *"bash scripts/"*) return 0 ;; esac
  printf '  What to do: mend what its message above says, then run the same again; `bash scripts/setup.sh --plan` shows what is missing here.\n' >&2
}
trap 'report_failure "$?" "$BASH_COMMAND" "${BASH_SOURCE[0]}" "$LINENO"' ERR

cd "$(dirname "${BASH_SOURCE[0]}")/.."

print_lines() { printf '%s\n' "$@"; }
stop_with() { printf '\nyuekao: %s\n' "$*" >&2; exit 1; }

# run_step <what> <usual time> <command…>: quiet when it works, the end of its output when it does not.
run_step() {
  local what="$1" usual="$2" begun=$SECONDS status=0 log
  shift 2
  log="$(mktemp)"
  print_lines "· $what (usually $usual) …"
  "$@" >"$log" 2>&1 || status=$?
  if [ "$status" = 0 ]; then
    print_lines "  done in $((SECONDS - begun)) s"
  else
    tail -n 30 "$log" >&2
  fi
  rm -f "$log"
  return "$status"
}

source scripts/needs.sh

# macOS has no `timeout`; there the command's own limits have to do.
with_limit() { if has_program timeout; then timeout "$@"; else shift; "$@"; fi; }

# Sets the environment in which plain `cargo … --target wasm32-unknown-unknown` works.
use_wasm_toolchain() {
  PATH="$(wasm_bindgen_dir)/bin:$PATH"
  if std_is_built; then return; fi
  export RUSTUP_TOOLCHAIN="$DEBIAN_TOOLCHAIN" CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=wasm-ld
}
