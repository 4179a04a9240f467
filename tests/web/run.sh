#!/usr/bin/env bash
# Publishes the course as pages and tests them in Chromium: reports equal to the command's, how checks end, progress, offline, access.
# Installs what is absent where it may: packages of this folder with npm, Chromium with apt when run as root. --all compares every exercise.
# Ends with 0 when the tests passed, and also when they could not be run: then it says so and why.
set -euo pipefail
cd "$(dirname "$0")/../.."
logs=$PWD/artifacts/web-tests
mkdir -p "$logs"

not_run() {
  echo "page tests NOT RUN: $1" >&2
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
(cd tests/web && npm ci --ignore-scripts --no-fund --no-audit >"$logs/npm.log" 2>&1) || { tail -5 "$logs/npm.log" >&2; not_run "npm could not install the packages of tests/web"; }

[ "${1:-}" != --all ] || export HEADROOM_WEB_ALL=1 HEADROOM_WEB_TABLE=$logs/reports.md
export HEADROOM_SITE=$logs/site
./course web --out "$HEADROOM_SITE"
cd tests/web
node --test --test-reporter=spec --test-concurrency=1
