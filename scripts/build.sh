#!/usr/bin/env bash
# Everything that is published, in dist/: the static site, the page in one file (yuekao.html), the package (yuekao-*.tgz).
source "$(dirname "$0")/lib.sh"
bash scripts/setup.sh build
bash scripts/wasm.sh
print_lines "· Bundling the page …"
bash scripts/site.sh
print_lines "· Packing the package …"
YUEKAO_BUILT=1 bash scripts/package.sh
npm pack --silent --ignore-scripts --pack-destination dist >/dev/null
