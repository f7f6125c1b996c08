#!/usr/bin/env bash
# Builds what is not fresh and serves the page.
source "$(dirname "$0")/lib.sh"
bash scripts/build.sh
exec node scripts/serve.mjs dist
