#!/usr/bin/env bash
# Writes the book and tests it in Chromium, tests charts and cards as VS Code shows them and the page of ./course start, and reads the containers' descriptions with the devcontainers command.
# Installs what is absent where it may: packages of this folder with npm, Chromium with apt when run as root.
# Ends with 0 when the tests passed, and also when they could not be run: then it says so and why.
set -euo pipefail
cd "$(dirname "$0")/../.."
logs=$PWD/artifacts/browser
mkdir -p "$logs"

not_run() {
  echo "browser tests NOT RUN: $1" >&2
  exit 0
}

install_chromium() {
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
  { apt-get -o DPkg::Lock::Timeout=300 update && apt-get -o DPkg::Lock::Timeout=300 install -y --no-install-recommends chromium; } >"$logs/chromium.log" 2>&1
}

command -v node >/dev/null && command -v npm >/dev/null || not_run "they need Node.js 20 or later with npm"
[ "$(node -p 'parseInt(process.versions.node)')" -ge 20 ] || not_run "they need Node.js 20 or later, and this is $(node --version)"
export CHROMIUM=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}
if [ -z "$CHROMIUM" ]; then
  install_chromium || not_run "they need Chromium, and it could not be installed (apt install chromium, or set CHROMIUM to its path)"
  CHROMIUM=$(command -v chromium)
fi
(cd tests/browser && npm ci --ignore-scripts --no-fund --no-audit >"$logs/npm.log" 2>&1) || { tail -5 "$logs/npm.log" >&2; not_run "npm could not install the packages of tests/browser"; }

export HEADROOM_BOOK=$PWD/artifacts/book/under-test
# What dotnet test has run is taken as it is.
./course book --out "$HEADROOM_BOOK" --executed "$PWD/artifacts/executed"
# What front ends get, and the page of ./course start.
export HEADROOM_NOTEBOOKS=$logs/notebooks
mkdir -p "$HEADROOM_NOTEBOOKS"
for notebook in 01-roofline 02-kernels; do
  cp artifacts/executed/$notebook.* "$HEADROOM_NOTEBOOKS" 2>/dev/null ||
    ./course run "${notebook%%-*}" --solutions --ipynb "$HEADROOM_NOTEBOOKS" --html "$HEADROOM_NOTEBOOKS"
done
cd tests/browser
node --test --test-reporter=spec --test-concurrency=1
