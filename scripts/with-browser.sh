#!/usr/bin/env bash
# with-browser.sh <command…>: installs what is missing of what measuring needs, Chromium among it, and runs the command with the
# browser it found: `npm run bench`, the scripts that draw pictures, single tests (`with-browser.sh playwright test tests/e2e/…`).
source "$(dirname "$0")/lib.sh"
[ "$#" -gt 0 ] || stop_with "usage: scripts/with-browser.sh <command…>"
bash scripts/setup.sh bench
find_programs chromium || stop_with "Not found: $MISSING; \`bash scripts/setup.sh --plan bench\` says how it is installed."
PATH="$PWD/node_modules/.bin:$PATH" exec "$@"
