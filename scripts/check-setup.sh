#!/usr/bin/env bash
# Tests of set-up's looking: its plan on a machine where nothing is installed, on one where everything is, and on that one
# with each program taken away in turn; and that what fails says why. Installs nothing.
source "$(dirname "$0")/lib.sh"

folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
passed=0 failed=0

expect_equal() { # <what is tested> <expected> <found>
  if [ "$2" = "$3" ]; then
    passed=$((passed + 1))
    print_lines "ok      $1"
  else
    failed=$((failed + 1))
    print_lines "FAILED  $1" "  expected: ${2//$'\n'/ }" "  found:    ${3//$'\n'/ }"
  fi
}
expect_text() { # <what is tested> <text that is part of it> <found>
  case "$3" in *"$2"*) expect_equal "$1" "" "" ;; *) expect_equal "$1" "… $2 …" "$3" ;; esac
}

# --- two machines, as folders that PATH is set to --------------------------------------------------------------------

# What comes with the shell on every system.
BASICS="awk basename bash cat chmod cmp cp cut dirname env grep head ln mkdir mkfifo mktemp mv rm sed sh sort tail tar timeout tr"

stand_in() { # <path> <line of shell…>: a program that does this
  rm -f "$1"
  print_lines '#!/bin/sh' "${@:2}" >"$1"
  chmod +x "$1"
}
# Debian, with root. What would install something writes that down, and fails.
new_machine() { # <folder>
  local name
  mkdir "$folder/$1"
  for name in $BASICS; do
    if has_program "$name"; then ln -s "$(type -P "$name")" "$folder/$1/$name"; fi
  done
  stand_in "$folder/$1/uname" 'echo Linux'
  stand_in "$folder/$1/id" 'echo 0'
  for name in apt-get rustup curl; do stand_in "$folder/$1/$name" "echo $name >>'$folder/installed'" 'echo "no network here" >&2' 'exit 100'; done
}
# put_programs <need> [<line of shell>]: those of this machine, or a stand-in for each.
put_programs() {
  local names variable
  while IFS='|' read -r -a names; do
    variable="${names[0]}"
    if [ -n "${2:-}" ]; then
      stand_in "$folder/full/${names[1]}" "$2"
    else
      ln -s "$(path_of "${variable:+${!variable:-}}" "${names[@]:1}")" "$folder/full/${names[1]}"
    fi
  done < <(programs_of "$1")
}

mkdir -p "$folder/clone"
cp -r scripts Cargo.toml Cargo.lock package-lock.json "$folder/clone/"
new_machine bare
new_machine full
# What is not on this machine is made up, so that each can be taken away, wherever this runs.
for need in $(needs_of all); do
  if [ "$need" != rust ]; then
    if is_there "$need"; then put_programs "$need"; else put_programs "$need" "echo here"; fi
  elif is_there rust && is_there lint_tools && is_there wasm_library; then
    put_programs rust
    # What cargo runs in turn, and the linker that is needed where Debian's Rust is.
    for name in rustfmt cargo-fmt cargo-clippy clippy-driver wasm-ld; do
      if has_program "$name"; then ln -s "$(type -P "$name")" "$folder/full/$name"; fi
    done
  else
    put_programs rust "case \$1 in --version) echo rustc 999.0.0 ;; *) echo '$folder/library' ;; esac"
  fi
done
mkdir "$folder/library" "$folder/no-library" "$folder/old-library"
touch "$folder/library/libtest-0.rlib" "$folder/old-library/libtest-0.rlib" "$folder/old-library/libcore-0.rlib"
print_lines .llvmbc >"$folder/library/libcore-0.rlib"
wasm_bindgen="$folder/cache/yuekao/wasm-bindgen-$(wasm_bindgen_version)/bin"
mkdir -p "$wasm_bindgen" "$folder/clone/node_modules"
for name in wasm-bindgen wasm-bindgen-test-runner; do stand_in "$wasm_bindgen/$name" "exit 0"; done
cp package-lock.json "$folder/clone/node_modules/.installed-from"

# run_script <machine> <script> <arguments…>, on that machine; variables of this one that name programs are unknown there.
run_script() {
  env -i PATH="$folder/$1" HOME="$HOME" XDG_CACHE_HOME="$folder/cache" TMPDIR="$folder" YUEKAO_PROGRAM_FOLDERS= \
    ${RUSTUP_HOME:+"RUSTUP_HOME=$RUSTUP_HOME"} ${CARGO_HOME:+"CARGO_HOME=$CARGO_HOME"} ${GIVEN:+"$GIVEN"} \
    bash "$folder/clone/scripts/$2" "${@:3}" 2>&1
}
set_up() { run_script "$1" setup.sh "${@:2}"; } # <machine> <arguments…>
expect_plan() { # <what is tested> <machine> <goal> <expected needs…>
  expect_equal "$1" "$(print_lines "${@:4}" | sort)" "$(set_up "$2" --plan "$3" | cut -d: -f1 | sort)"
}

# --- everything is installed, and one thing is taken away ------------------------------------------------------------

NOTHING="Nothing is missing."
for goal in build bench all; do expect_plan "everything installed, goal “$goal”" full "$goal" "$NOTHING"; done

plan_without() { # <path> <what is tested> <expected needs…>
  mv "$1" "$folder/taken"
  expect_plan "$2" full all "${@:3}"
  mv "$folder/taken" "$1"
}
plan_with() { # <program> <line of shell> <what is tested> <expected needs…>: with one that does this
  mv "$folder/full/$1" "$folder/taken"
  stand_in "$folder/full/$1" "$2"
  expect_plan "$3" full all "${@:4}"
  mv "$folder/taken" "$folder/full/$1"
}

for need in $(needs_of all); do
  while IFS='|' read -r -a names; do
    first="${names[1]}"
    case "$first" in
    # What stands on it cannot be there without it.
    rustc) plan_without "$folder/full/$first" "without $first" rust wasm_library ;;
    cargo) plan_without "$folder/full/$first" "without $first" rust lint_tools ;;
    *) plan_without "$folder/full/$first" "without $first" "$need" ;;
    esac
    for name in "${names[@]:2}"; do
      mv "$folder/full/$first" "$folder/full/$name"
      expect_plan "$name instead of $first" full all "$NOTHING"
      mv "$folder/full/$name" "$folder/full/$first"
    done
  done < <(programs_of "$need")
done
plan_with node "exit 1" "Node.js too old" node
plan_with rustc "case \$1 in --version) echo rustc 1.0.0 ;; *) echo '$folder/library' ;; esac" "Rust too old" rust
plan_with cargo "[ \$1 != fmt ]" "without rustfmt" lint_tools
plan_with cargo "[ \$1 != clippy ]" "without clippy" lint_tools
plan_with rustc "case \$1 in --version) echo rustc 999.0.0 ;; *) echo '$folder/no-library' ;; esac" "without the library for wasm" wasm_library
plan_with rustc "case \$1 in --version) echo rustc 999.0.0 ;; *) echo '$folder/old-library' ;; esac" "with a library for wasm that cannot be optimised with the engine" wasm_library
plan_with fc-list "exit 0" "without a Chinese font" chinese_font
plan_without "$wasm_bindgen/wasm-bindgen" "without wasm-bindgen" wasm_bindgen
plan_without "$wasm_bindgen/wasm-bindgen-test-runner" "without wasm-bindgen's runner of tests" wasm_bindgen
plan_without "$folder/clone/node_modules" "without npm packages" npm_packages
print_lines "" >>"$folder/clone/package-lock.json"
expect_plan "with npm packages of another lock file" full all npm_packages
cp package-lock.json "$folder/clone/package-lock.json"

# Debian's Rust has a linker of its own.
rustc="case \$1 in --version) echo rustc 999.0.0 ;; +$DEBIAN_TOOLCHAIN) echo '$folder/library' ;; *) echo '$folder/no-library' ;; esac"
stand_in "$folder/wasm-ld" "exit 0"
rm -f "$folder/full/wasm-ld"
plan_with rustc "$rustc" "with Debian's library for wasm, without its linker" wasm_library
mv "$folder/wasm-ld" "$folder/full/wasm-ld"
plan_with rustc "$rustc" "with Debian's library for wasm and its linker" "$NOTHING"

GIVEN="CHROMIUM=$folder/full/chromium" plan_without "$folder/full/chromedriver" "a browser that is given, without its driver" chromium
expect_text "what is given, but is no program" "CHROMIUM is set to “/nowhere”, which is no program" "$(GIVEN=CHROMIUM=/nowhere set_up full --plan || true)"

# --- nothing is installed --------------------------------------------------------------------------------------------

mv "$folder/cache" "$folder/clone/node_modules" "$folder/library/"
for goal in build bench all; do
  # Names of needs have no spaces.
  expect_plan "nothing installed, goal “$goal”" bare "$goal" $(needs_of "$goal")
done
with_apt="$(set_up bare --plan)"
expect_equal "a plan installs nothing" "" "$(cat "$folder/installed" 2>/dev/null || true)"
mv "$folder/bare/apt-get" "$folder/apt-get"
by_hand="$(set_up bare --plan)"
mv "$folder/apt-get" "$folder/bare/apt-get"
for need in $(needs_of all); do
  packages="$(debian_packages_of "$need")"
  if [ -n "$packages" ]; then
    expect_text "$need, where Debian's packages are to be had" "$need: $(description_of "$need"): apt-get install $packages" "$with_apt"
    expect_text "$need, where they are not" "$need: $(description_of "$need"): by hand" "$by_hand"
  fi
done
expect_text "the variables a person can set" "or by setting CHROMIUM and CHROMEDRIVER" "$by_hand"

# What Node.js is handed in variables, and what it starts by name, is on the list.
listed=" $(for need in $(needs_of all); do programs_of "$need"; done | tr '|\n' '  ') $BASICS"
for name in $(sed -n '/PROGRAMS/,/^}/p' tests/browsers/drivers.ts | grep -oE '"[A-Z]+"' | tr -d '"') \
  $(grep -rhoE '(spawn|spawnSync|execFile|execFileSync)\("[^"/]+"' scripts benches tests --include='*.ts' --include='*.mjs' | sed 's/.*"\(.*\)"/\1/' | sort -u); do
  expect_text "$name is on the list" " $name " "$listed "
done

# --- what fails says why ---------------------------------------------------------------------------------------------

failed_set_up="$(set_up bare all || true)"
expect_text "what set-up cannot install" "Node.js, 20.19, 22.12 or newer, with npm: missing, and could not be installed" "$failed_set_up"
expect_text "what to do about it" "by hand: https://nodejs.org" "$failed_set_up"
mv "$folder/library/cache" "$folder/" && mv "$folder/library/node_modules" "$folder/clone/"
for need in valgrind chromium firefox; do
  program="$(programs_of "$need" | awk -F '|' 'NR == 1 { print $2 }')"
  mv "$folder/full/$program" "$folder/taken"
  failed_set_up="$(set_up full all || true)"
  expect_text "$need, where installing fails" "$(description_of "$need"): missing, and could not be installed. The way to install it: apt-get install $(debian_packages_of "$need")." "$failed_set_up"
  expect_text "$need, with what the installer said" "no network here" "$failed_set_up"
  stand_in "$folder/works" "exit 0"
  mv "$folder/full/apt-get" "$folder/apt-get" && mv "$folder/works" "$folder/full/apt-get"
  expect_text "$need, where installing does not bring it" "$(description_of "$need"): still not to be found after it was installed ($program)" "$(set_up full all || true)"
  mv "$folder/apt-get" "$folder/full/apt-get"
  mv "$folder/taken" "$folder/full/$program"
done

# A benchmark, and a picture, come with the browser they need.
mv "$folder/full/chromium" "$folder/taken"
mv "$folder/full/apt-get" "$folder/apt-get"
stand_in "$folder/full/apt-get" "case \"\$*\" in *\" chromium \"*) cp '$folder/taken' '$folder/full/chromium' ;; esac"
expect_text "a command with a browser, where it has to be installed" "it is $folder/full/chromium" "$(run_script full with-browser.sh sh -c 'echo "it is $CHROMIUM"')"
mv "$folder/apt-get" "$folder/full/apt-get"
expect_text "npm run bench is such a command" '"bench": "bash scripts/with-browser.sh ' "$(cat package.json)"

run_line() { # <line of shell>: what a script of ours says where that fails
  print_lines 'source "$(dirname "$0")/lib.sh"' "$1" 'echo not reached' >"$folder/clone/scripts/unexpected.sh"
  run_script full unexpected.sh || true
}
PLACE="scripts/unexpected.sh line 2 ended with"
expect_text "a command that fails" "$PLACE 1: false" "$(run_line false)"
expect_text "a command that fails says what to do" "What to do:" "$(run_line false)"
expect_text "a command in a function" "$PLACE 3: return 3" "$(run_line 'do_this() { return 3; }; do_this')"
expect_text "a command in a pipe" "$PLACE 1" "$(run_line 'false | cat')"
expect_text "a command in a substitution" "$PLACE 1" "$(run_line 'found="$(false)"')"
expect_text "a program that is not there" "$PLACE 127: no-such-program" "$(run_line no-such-program)"
expect_text "a step" "$PLACE 1" "$(run_line 'run_step "What is done" "1 s" false')"
expect_equal "a failure that was expected" "not reached" "$(run_line 'false || true; if false; then true; fi; found="$(false)" || true')"

# --- functions are not programs --------------------------------------------------------------------------------------

functions="$(sed -nE 's/^ *(function +)?([A-Za-z_][A-Za-z0-9_-]*) *\(\).*/\2/p' scripts/*.sh | sort -u)"
expect_equal "every function has a name of two words" "" "$(grep -v _ <<<"$functions" || true)"
expect_equal "no program of the list has such a name" "" "$(tr ' ' '\n' <<<"$listed" | grep -v '^[A-Z_]*$' | grep _ || true)"
expect_equal "no function has the name of a program on this machine" "" "$(for name in $functions; do type -P "$name" || true; done)"

print_lines "" "test result: $([ "$failed" = 0 ] && echo ok || echo FAILED). $passed passed; $failed failed"
[ "$failed" = 0 ] || stop_with "set-up would not find, or not install, what is named above; the list is in scripts/needs.sh."
