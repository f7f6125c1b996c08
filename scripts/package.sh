#!/usr/bin/env bash
# Everything `npm pack` takes: the engine, its glue, the element, and the declarations of both, in pkg/.
# What npm reads on standard output stays npm's alone.
exec 3>&1 1>&2
source "$(dirname "$0")/lib.sh"
if [ -z "${YUEKAO_BUILT:-}" ]; then
  bash scripts/setup.sh build
  bash scripts/wasm.sh
fi
node_modules/.bin/tsc -p package
node_modules/.bin/tsc -p package/command
node_modules/.bin/vite build --logLevel warn --config scripts/vite/command.ts
chmod +x pkg/command/yuekao.js
node_modules/.bin/vite build --logLevel warn --config scripts/vite/offers.ts
node_modules/.bin/vite build --logLevel warn --config scripts/vite/element.ts
node scripts/element.mjs
