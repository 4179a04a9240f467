#!/usr/bin/env bash
# The C# kernel with real Jupyter clients: jupyter_client, nbclient, nbconvert, and Jupyter Notebook in Chromium.
# Installs what is absent where it may: Debian's packages with apt when run as root, playwright-core with npm.
# With --install it does that alone.
# Ends with 0 when the tests passed, and also when they could not be run: then it says which and why.
set -euo pipefail
cd "$(dirname "$0")/../.."

python=${JUPYTER_PYTHON:-/usr/bin/python3}
command=artifacts/bin/Headroom.Cli/debug/course.dll
work=$PWD/artifacts/jupyter

not_run() {
  echo "$1 NOT RUN: $2" >&2
}

has_clients() { "$python" -c 'import jupyter_client, nbclient, nbconvert, nbformat' 2>/dev/null; }
has_notebook() { "$python" -c 'import notebook' 2>/dev/null; }
chromium_path() { command -v chromium || command -v chromium-browser || command -v google-chrome || true; }

install() {
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
  { apt-get -o DPkg::Lock::Timeout=300 update && DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -y --no-install-recommends "$@"; } >"$work/install.log" 2>&1
}

mkdir -p "$work"
has_clients && has_notebook && [ -n "$(chromium_path)" ] ||
  install python3-nbclient python3-nbconvert python3-jupyter-client jupyter-notebook chromium ||
  echo "some of Jupyter's packages or Chromium could not be installed (apt install python3-nbclient python3-nbconvert python3-jupyter-client jupyter-notebook chromium)" >&2
[ "${1:-}" != --install ] || exit 0

[ -f "$command" ] || dotnet build lib/Headroom.Cli -nologo -v:q
# A kernel of its own, in folders of its own: the learner's Jupyter is left alone.
rm -rf "$work/data" "$work/config" "$work/runtime" "$work/ipython"
export JUPYTER_DATA_DIR=$work/data JUPYTER_CONFIG_DIR=$work/config JUPYTER_RUNTIME_DIR=$work/runtime IPYTHONDIR=$work/ipython
dotnet exec "$command" jupyter install
status=0

if has_clients; then
  (cd tests/jupyter && timeout 900 "$python" -m unittest -v) || status=1
else
  not_run "Jupyter client tests" "$python has no jupyter_client, nbclient and nbconvert"
fi

export CHROMIUM=${CHROMIUM:-$(chromium_path)}
if ! has_notebook || [ -z "$CHROMIUM" ]; then
  not_run "tests of Jupyter Notebook in a browser" "they need Jupyter Notebook and Chromium"
elif ! { command -v npm >/dev/null && (cd tests/jupyter && npm ci --ignore-scripts >"$work/npm.log" 2>&1); }; then
  not_run "tests of Jupyter Notebook in a browser" "npm could not install the package of tests/jupyter"
else
  (cd tests/jupyter && JUPYTER_PYTHON=$python timeout 900 node --test --test-reporter=spec) || status=1
fi
exit "$status"
