#!/usr/bin/env bash
# Makes the course ready: restores and builds everything, installs the notebook kernel, runs the first notebook once.
# Works in a container and outside of one, and again after a change. Afterwards nothing needs a network.
set -euo pipefail
cd "$(dirname "$0")/.."

fail() {
  echo "setup: $1" >&2
  exit 1
}

step() {
  local what=$1
  shift
  echo "setup: $what"
  "$@"
}

# Only the end of a long log says what went wrong.
quietly() {
  local log
  log=$(mktemp)
  if "$@" >"$log" 2>&1; then rm -f "$log"; else
    local rc=$?
    grep -E 'error [A-Z]+[0-9]+:' "$log" | sort -u | head -20 >&2 || tail -20 "$log" >&2
    rm -f "$log"
    return "$rc"
  fi
}

command -v dotnet >/dev/null || fail "no dotnet on PATH. Install the .NET 10 SDK from https://dotnet.microsoft.com/download and run this again."
sdk=$(dotnet --version 2>/dev/null) || fail "no .NET SDK that global.json accepts. Install the .NET 10 SDK from https://dotnet.microsoft.com/download; dotnet --list-sdks shows what is there."

step "restore and build with SDK $sdk, one to five minutes" quietly dotnet build Headroom.slnx -nologo -v:m -p:RunAnalyzers=false ||
  fail "the build failed; the lines above say why. Packages need a network the first time."

# What kernels in notebooks will run on. A GPU that is not there stops nothing but notebooks that ask for it alone.
if [ -n "${HEADROOM_DEVICE:-}" ]; then
  step "look for the device that HEADROOM_DEVICE=$HEADROOM_DEVICE asks for" ./course doctor --devices ||
    echo "setup: notebooks 02 to 04 will stop at their first kernel. Set HEADROOM_DEVICE=$HEADROOM_DEVICE,simulator to fall back to the simulated GPU; checks count on it either way." >&2
fi

step "install the kernel for VS Code and Jupyter" ./course jupyter install --user || fail "the kernel could not be installed; the line above says why."

step "run the first notebook" quietly ./course start || fail "the first notebook did not run; ./course run 01 shows where it stops."

if command -v npm >/dev/null; then
  # Its notebooks run when somebody wants to read it: that takes ten minutes.
  step "fetch what the book is drawn with" quietly ./course book --fetch || echo "setup: the book cannot be drawn here; ./course book says why. The course works without it." >&2
fi
echo "setup: ready. Open notebooks/01-roofline.ipynb, or type ./course; ./course book writes the executed course as pages"
