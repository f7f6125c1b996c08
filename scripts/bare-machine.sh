#!/usr/bin/env bash
# By hand, as root on Debian: what a newcomer meets on a machine with nothing but Rust, Node.js and a clone. Makes such a
# machine as a folder (Debian's debootstrap), runs `npm start` in it until the page is served, then `npm test`, and prints
# what both said and how long they took. Takes half an hour and 8 GB of disk; the folder is removed at the end.
#   scripts/bare-machine.sh [setup|start|test]…     what to run in it, one after the other; both commands by default
# Programs and packages come from where this machine gets them: its settings of apt, npm and cargo, its certificates, and
# its proxies go into the folder, and nowhere else.
source "$(dirname "$0")/lib.sh"

RELEASE=bookworm
# A process namespace of its own ends with this script, and so does all that was started and mounted inside.
if [ -z "${YUEKAO_BARE_ROOT:-}" ]; then
  [ "$(id -u)" = 0 ] && has_program unshare || stop_with "This needs Linux and root."
  has_program debootstrap || stop_with "debootstrap makes the bare machine, and was not found: apt-get install debootstrap"
  [ -z "$(git status --porcelain)" ] || print_lines "· Only what is committed is tried."
  YUEKAO_BARE_ROOT="$(mktemp -d "${TMPDIR:-/tmp}/yuekao-bare.XXXXXX")"
  export YUEKAO_BARE_ROOT
  trap 'rm -rf --one-file-system "$YUEKAO_BARE_ROOT"' EXIT
  unshare --mount --pid --fork --kill-child bash scripts/bare-machine.sh "$@"
  exit
fi
root="$YUEKAO_BARE_ROOT"
[ -d "$root" ] || stop_with "$root is no folder."

# put_in <path…>: files and folders of this machine, where they are, into the bare one.
put_in() {
  local path
  for path in "$@"; do
    if [ -e "$path" ]; then mkdir -p "$root$(dirname "$path")" && cp -rL "$path" "$root$(dirname "$path")/"; fi
  done
}

# --- Debian, and where its packages come from ------------------------------------------------------------------------

mirror="$(awk '$1 == "URIs:" { print $2; exit } $1 == "deb" { for (i = 2; i <= NF; i++) if ($i ~ /^http/) { print $i; exit } }' \
  $(compgen -G '/etc/apt/sources.list.d/debian.sources' || echo /etc/apt/sources.list))"
run_step "Making a bare Debian $RELEASE" "40 s" debootstrap --variant=minbase "$RELEASE" "$root" "$mirror"
rm -f "$root/etc/apt/sources.list"
put_in /etc/apt/sources.list /etc/apt/sources.list.d/debian.sources /etc/apt/auth.conf /etc/apt/auth.conf.d \
  /etc/apt/apt.conf /etc/apt/apt.conf.d /usr/share/keyrings /etc/resolv.conf /etc/hosts
# Hooks of programs that are not there.
{ grep -lrE 'Post-Invoke|Pre-Install-Pkgs|IndexTargets' "$root/etc/apt/apt.conf.d" || true; } | xargs rm -f
mount --bind /dev "$root/dev"
mount --bind /dev/shm "$root/dev/shm"
mount -t proc proc "$root/proc"

# --- Rust and Node.js as their makers' installers leave them, and the clone ------------------------------------------

sysroot="$(rustc --print sysroot)"
toolchain="$(basename "$sysroot")"
home="$root/root"
mkdir -p "$home/.cargo/bin" "$home/.rustup/toolchains"
cp -a "$(type -P rustup)" "$home/.cargo/bin/"
for name in cargo cargo-clippy cargo-fmt clippy-driver rustc rustdoc rustfmt; do ln -s rustup "$home/.cargo/bin/$name"; done
cp -a "$sysroot" "$home/.rustup/toolchains/"
# An installer brings the library of the machine itself alone.
rm -rf "$home/.rustup/toolchains/$toolchain/lib/rustlib/$WASM"
sed -i "/$WASM/d" "$home/.rustup/toolchains/$toolchain/lib/rustlib/components"
awk -v RS= -v ORS='\n\n' -v other="$WASM" 'index($0, other) == 0' "$sysroot/lib/rustlib/multirust-config.toml" \
  >"$home/.rustup/toolchains/$toolchain/lib/rustlib/multirust-config.toml"
printf 'default_toolchain = "%s"\nprofile = "default"\nversion = "12"\n\n[overrides]\n' "$toolchain" >"$home/.rustup/settings.toml"

mkdir -p "$root/usr/local/lib/node_modules"
cp -L "$(type -P node)" "$root/usr/local/bin/node"
cp -a "$(dirname "$(dirname "$(readlink -f "$(type -P npm)")")")" "$root/usr/local/lib/node_modules/npm"
for name in npm npx; do ln -s "../lib/node_modules/npm/bin/$name-cli.js" "$root/usr/local/bin/$name"; done

git clone --quiet --no-local . "$home/yuekao"

# --- how this machine reaches the registries -------------------------------------------------------------------------

for path in "${NPM_CONFIG_USERCONFIG:-$HOME/.npmrc}"; do if [ -e "$path" ]; then cp "$path" "$home/.npmrc"; fi; done
for path in "${CARGO_HOME:-$HOME/.cargo}"/{config.toml,config,credentials.toml}; do if [ -e "$path" ]; then cp "$path" "$home/.cargo/"; fi; done
settings=()
while IFS= read -r name; do
  settings+=("$name=${!name}")
  if [ -e "${!name}" ]; then put_in "${!name}"; fi
done < <(compgen -e | grep -iE '^(https?_proxy|no_proxy|all_proxy|ssl_cert_(file|dir)|curl_ca_bundle|node_extra_ca_certs|cargo_http_.*|cargo_registries_.*|npm_config_registry)$' || true)

run_inside() { # <command>
  chroot "$root" env -i HOME=/root LANG=C.UTF-8 PATH=/root/.cargo/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
    "${settings[@]}" bash -c "cd /root/yuekao && $1"
}

# --- the commands ----------------------------------------------------------------------------------------------------

# Until the address is printed and the page comes from it.
SERVED='
  set -m
  npm start >../start.log 2>&1 & started=$!
  tail -n +1 -f --pid="$started" ../start.log &
  until address="$(grep -oE "http://127[0-9.:]+" ../start.log)"; do kill -0 "$started" || exit 1; sleep 1; done
  node -e "fetch(process.argv[1]).then((answer) => process.exit(answer.ok ? 0 : 1))" "$address" || exit 1
  kill -- "-$started"'

times=
for part in "${@:-start test}"; do for what in $part; do
  begun=$SECONDS status=0
  print_lines "" "== $what, on the bare machine"
  case "$what" in
  setup) run_inside "bash scripts/setup.sh --plan && bash scripts/setup.sh all" || status=$? ;;
  start) run_inside "$SERVED" || status=$? ;;
  test) run_inside "npm test" || status=$? ;;
  *) stop_with "usage: scripts/bare-machine.sh [setup|start|test]…" ;;
  esac
  times+="$(printf '%6d s  %s, exit code %d' $((SECONDS - begun)) "$what" "$status")"$'\n'
done; done
print_lines "" "On a machine where nothing was installed:" "$times"
case "$times" in *"exit code "[1-9]*) exit 1 ;; esac
