#!/usr/bin/env bash
# The page in dist/, ready for any static server.
source "$(dirname "$0")/lib.sh"
bash scripts/setup.sh build
bash scripts/wasm.sh
say "· Bundling the page …"
node_modules/.bin/vite build --logLevel warn
