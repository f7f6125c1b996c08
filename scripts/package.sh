#!/usr/bin/env bash
# Everything `npm pack` takes: the engine, its glue and the declarations, in pkg/.
# What npm reads on standard output stays npm's alone.
exec 3>&1 1>&2
source "$(dirname "$0")/lib.sh"
if [ -z "${YUEKAO_BUILT:-}" ]; then
  bash scripts/setup.sh build
  bash scripts/wasm.sh
fi
node_modules/.bin/tsc -p package
node_modules/.bin/tsc -p package/command
chmod +x pkg/command/yuekao.js
