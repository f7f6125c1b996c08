#!/usr/bin/env bash
# Vite's development server; the engine is built once, before it starts.
source "$(dirname "$0")/lib.sh"
bash scripts/setup.sh build
bash scripts/wasm.sh
exec node_modules/.bin/vite --host 127.0.0.1
