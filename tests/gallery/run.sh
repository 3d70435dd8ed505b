#!/bin/sh
# tests/gallery/run.sh
#
# Installs the renderer, checks every approved card and takes pictures of it: artifacts/gallery/<project>/index.html shows all.
# Ends with 1 when a card has a problem, with 2 when it could not run. CHROMIUM names the browser, default /usr/bin/chromium.

set -u
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
out="$root/artifacts/gallery"

cd "$here" || exit 2
npm ci --no-audit --no-fund --silent || { echo "npm ci failed in $here" >&2; exit 2; }

status=0
for project in CouncilBot.AdaptiveCards.Tests CouncilBot.Tests; do
  echo "$project"
  node render.mjs "$root/tests/$project/Gallery" "$out/$project"
  result=$?
  [ "$result" -gt "$status" ] && status=$result
done
exit "$status"
