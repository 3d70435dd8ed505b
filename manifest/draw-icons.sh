#!/usr/bin/env bash
# Draws color.png and outline.png from icon.svg and outline.svg. Needs Chromium; only for whoever changes the drawings.
set -euo pipefail
cd "$(dirname "$0")"

draw() {
  chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --no-first-run --disable-background-networking \
    --force-device-scale-factor=1 --force-color-profile=srgb --default-background-color=00000000 \
    --window-size="$3,$3" --screenshot="$PWD/$2" "file://$PWD/$1"
}

draw icon.svg color.png 192
draw outline.svg outline.png 32
