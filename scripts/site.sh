#!/usr/bin/env bash
# The static site and the page in one file, in dist/; the engine is built already.
source "$(dirname "$0")/lib.sh"
node_modules/.bin/vite build --logLevel warn
node_modules/.bin/vite build --logLevel warn --config scripts/vite/one-file.ts
