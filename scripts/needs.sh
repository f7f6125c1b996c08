# What the project needs of a machine, and how it is looked for. The one list of it: set-up installs by it, its plan prints
# by it, and scripts/check-setup.sh holds the plan against it. Sourced by lib.sh, never run.

WASM=wasm32-unknown-unknown
# The toolchain Debian packages for web browsers, under the name set-up gives it in rustup.
DEBIAN_TOOLCHAIN=debian-web
GECKODRIVER_VERSION=0.37.1
# Built tools live outside the clone, so that a second clone (or `git clean`) does not build them again.
CACHE="${XDG_CACHE_HOME:-$HOME/.cache}/yuekao"

# In the order in which they are installed: a name, the goals of set-up that need it (`build` is for npm start, dev and
# build; `bench` and `all` for npm run bench and npm test), what it is, and Debian's packages where these are all it takes.
NEEDS='
node          | build bench all | Node.js, 20.19, 22.12 or newer, with npm           |
rust          | build bench all | Rust, as new as Cargo.toml says, with cargo        |
c_linker      | build bench all | a C compiler, with which Rust links programs       | gcc libc6-dev
lint_tools    | all             | rustfmt and clippy                                 |
valgrind      | bench all       | valgrind, which counts instructions                | valgrind
wasm_library  | build bench all | the standard library of Rust for '$WASM' |
npm_packages  | build bench all | the npm packages of package-lock.json              |
chromium      | bench all       | Chromium (or Chrome) and its driver                | chromium chromium-driver
headless_shell | all            | Chromium without windows, in which tests take less time (optional) | chromium-headless-shell
chinese_font  | bench all       | a Chinese font                                     | fontconfig fonts-noto-cjk
firefox       | all             | Firefox                                            | firefox-esr
geckodriver   | all             | geckodriver, which drives Firefox                  |
python        | all             | Python 3, in which months are settled a second time | python3
webkit        | all             | WebKit, its driver and a virtual screen (optional) | webkit2gtk-driver xvfb xauth
wasm_bindgen  | build bench all | the tools of wasm-bindgen                          |
'

# The programs they consist of: the need, the variable a program is handed over in (it can be given from outside, too), and
# the names it goes by, of which the first that is found is taken.
PROGRAMS='
node         |              | node
node         |              | npm
rust         |              | rustc
rust         |              | cargo
c_linker     |              | cc
valgrind     |              | valgrind
chromium     | CHROMIUM     | chromium | chromium-browser | google-chrome | google-chrome-stable | Google Chrome | Chromium
chromium     | CHROMEDRIVER | chromedriver | chromium.chromedriver
headless_shell | HEADLESS_SHELL | chromium-headless-shell | chrome-headless-shell
chinese_font |              | fc-list
firefox      | FIREFOX      | firefox-esr | firefox
geckodriver  | GECKODRIVER  | geckodriver
python       |              | python3
webkit       | WEBKITDRIVER | WebKitWebDriver
webkit       | MINIBROWSER  | MiniBrowser
webkit       |              | xvfb-run
webkit       |              | xauth
'

# Where such programs are besides PATH.
program_folders() {
  if [ -n "${YUEKAO_PROGRAM_FOLDERS+set}" ]; then print_lines "$YUEKAO_PROGRAM_FOLDERS"; return; fi
  # Hosted machines name the folders of their drivers.
  print_lines "${CHROMEWEBDRIVER:-}" "${GECKOWEBDRIVER:-}" "$(geckodriver_dir)/bin" \
    "$(compgen -G '/usr/lib/*/webkit2gtk-4.*' | sort -r)" \
    "/Applications/Google Chrome.app/Contents/MacOS" /Applications/Chromium.app/Contents/MacOS /Applications/Firefox.app/Contents/MacOS
}

# --- looking ---------------------------------------------------------------------------------------------------------

# Never `command -v`, which finds functions and words of the shell, too.
has_program() { type -P "$1" >/dev/null; }

needs_of() { print_lines "$NEEDS" | awk -F ' *[|] *' -v goal="$1" '(" " $2 " ") ~ (" " goal " ") { print $1 }'; } # <goal>
description_of() { print_lines "$NEEDS" | awk -F ' *[|] *' -v need="$1" '$1 == need { print $3 }'; }
is_optional() { [[ "$(description_of "$1")" == *"(optional)" ]]; } # <need>
debian_packages_of() { print_lines "$NEEDS" | awk -F ' *[|] *' -v need="$1" '$1 == need { print $4 }'; }
# Of each program of a need a line with its variable and its names, between them | without spaces.
programs_of() {
  print_lines "$PROGRAMS" | awk -F ' *[|] *' -v OFS='|' -v need="$1" '$1 == need { $1 = $1; sub(/^[^|]*[|]/, ""); print }'
}

# path_of <name…>: of the first that is a program.
path_of() {
  local name folder
  for name in "$@"; do
    [ -n "$name" ] || continue
    if type -P "$name"; then return; fi
    while IFS= read -r folder; do
      if [ -n "$folder" ] && type -P "$folder/$name"; then return; fi
    done < <(program_folders)
  done
  return 1
}

# find_programs <need>: whether its programs are all there; sets and exports the variables they are handed over in.
# Those that are not there are in MISSING afterwards.
find_programs() {
  local names variable path
  MISSING=
  while IFS='|' read -r -a names; do
    variable="${names[0]}"
    if [ -n "$variable" ] && [ -n "${!variable:-}" ]; then
      path="$(type -P "${!variable}")" || stop_with "$variable is set to “${!variable}”, which is no program: correct it, or unset it."
      export "$variable=$path"
    elif path="$(path_of "${names[@]:1}")"; then
      if [ -n "$variable" ]; then export "$variable=$path"; fi
    else
      MISSING+="${MISSING:+, }${names[1]}"
    fi
  done < <(programs_of "$1")
  [ -z "$MISSING" ]
}

# is_there <need>
is_there() {
  MISSING=
  if declare -F "is_there_$1" >/dev/null; then "is_there_$1"; else find_programs "$1"; fi
}
is_there_node() {
  find_programs node &&
    node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 22 || (a === 22 && b >= 12) || (a === 20 && b >= 19) ? 0 : 1)'
}
is_there_rust() { find_programs rust && [ "$(print_lines "$(rust_minimum)" "$(rust_version)" | sort -V | head -n 1)" = "$(rust_minimum)" ]; }
rust_minimum() { sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml; }
rust_version() { rustc --version 2>/dev/null | cut -d' ' -f2; }
is_there_lint_tools() { cargo fmt --version >/dev/null 2>&1 && cargo clippy --version >/dev/null 2>&1; }
# Other systems have none that counts the same every time: the budget of instructions is kept on Linux.
is_there_valgrind() { [ "$(uname)" != Linux ] || find_programs valgrind; }
is_there_wasm_library() { std_is_built || { std_is_built "+$DEBIAN_TOOLCHAIN" && has_program wasm-ld; }; }
# With an optional +toolchain. The library's last crate, which the tests need, stands for all; in its first has to be what
# optimising across crates starts from.
std_is_built() {
  local dir
  dir="$(rustc "$@" --print target-libdir --target "$WASM" 2>/dev/null)" || return
  compgen -G "$dir/libtest-*.rlib" >/dev/null && grep -qs llvmbc "$dir"/libcore-*.rlib
}
is_there_npm_packages() { cmp -s package-lock.json node_modules/.installed-from; }
is_there_chinese_font() { [ "$(uname)" != Linux ] || { find_programs chinese_font && [ -n "$(fc-list :lang=zh-cn)" ]; }; }
# At exactly the version the engine is compiled against.
is_there_wasm_bindgen() { [ -x "$(wasm_bindgen_dir)/bin/wasm-bindgen" ] && [ -x "$(wasm_bindgen_dir)/bin/wasm-bindgen-test-runner" ]; }
wasm_bindgen_version() { awk '$0 == "name = \"wasm-bindgen\"" { getline; gsub(/[^0-9.]/, ""); print }' Cargo.lock; }
wasm_bindgen_dir() { print_lines "$CACHE/wasm-bindgen-$(wasm_bindgen_version)"; }
geckodriver_dir() { print_lines "$CACHE/geckodriver-$GECKODRIVER_VERSION"; }
