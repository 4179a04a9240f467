#!/usr/bin/env bash
# Runs .devcontainer/setup.sh twice in a clean clone, with a home folder of its own, and then the course without a network.
set -euo pipefail
cd "$(dirname "$0")/../.."

if ! git rev-parse --git-dir >/dev/null 2>&1; then
  echo "devcontainer test NOT RUN: it needs a clone made by git" >&2
  exit 0
fi

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
mkdir "$place/home"
# Packages come from this machine's cache; all else that a setup writes goes into the folder of the test.
NUGET_PACKAGES=${NUGET_PACKAGES:-$HOME/.nuget/packages}
export NUGET_PACKAGES
export HOME=$place/home JUPYTER_DATA_DIR=$place/jupyter DOTNET_CLI_HOME=$place/home

git clone --quiet --no-hardlinks . "$place/clone"
cd "$place/clone"

fail() {
  echo "devcontainer test failed: $1" >&2
  exit 1
}

.devcontainer/setup.sh || fail "setup.sh on a clean clone"
# As the container with a GPU sets it, on whatever machine this is.
HEADROOM_DEVICE=cuda,simulator .devcontainer/setup.sh >"$place/second.log" 2>&1 || { cat "$place/second.log" >&2; fail "setup.sh a second time"; }
grep -q "HEADROOM_DEVICE=cuda,simulator asks for it" <(tr -s ' \n' ' ' <"$place/second.log") || { cat "$place/second.log" >&2; fail "setup.sh does not say which device it found"; }
# A GPU asked for alone: setup.sh says what to do, and does not fail.
rc=0
HEADROOM_DEVICE=cuda ./course doctor --devices >"$place/devices.log" 2>&1 || rc=$?
if [ "$rc" != 0 ]; then
  [ "$rc" = 5 ] && grep -q "cuda is not to be had" "$place/devices.log" || { cat "$place/devices.log" >&2; fail "doctor --devices ended with $rc"; }
  HEADROOM_DEVICE=cuda .devcontainer/setup.sh >"$place/alone.log" 2>&1 || { cat "$place/alone.log" >&2; fail "setup.sh with a GPU asked for that is not there"; }
  grep -q "Set HEADROOM_DEVICE=cuda,simulator to fall back" "$place/alone.log" || { cat "$place/alone.log" >&2; fail "setup.sh does not say how to fall back"; }
fi
grep -q '"HEADROOM_DEVICE": "cuda,simulator"' .devcontainer/gpu/devcontainer.json || fail "the container with a GPU does not ask for one"
[ -z "$(git status --porcelain)" ] || { git status --short >&2; fail "setup.sh changed or left files that git does not ignore"; }
[ -s out/01-roofline.html ] || fail "there is no page of the first notebook"
[ -s "$JUPYTER_DATA_DIR/kernels/headroom-csharp/kernel.json" ] || fail "there is no kernel in $JUPYTER_DATA_DIR"

# A network namespace of its own has no way out.
if unshare --net --map-root-user true 2>/dev/null; then offline=(unshare --net --map-root-user); else offline=(); echo "devcontainer test: this system makes no network namespaces, so the last part runs with a network" >&2; fi
"${offline[@]}" ./course run 01 --solutions >"$place/offline.log" 2>&1 || { tail -5 "$place/offline.log" >&2; fail "a notebook without a network"; }
rc=0
"${offline[@]}" ./course check 01.1 >"$place/offline.log" 2>&1 || rc=$?
[ "$rc" = 2 ] || { cat "$place/offline.log" >&2; fail "checking an unattempted exercise without a network ended with $rc, not with 2"; }
printf '\n// touched\n' >>lib/Headroom/NotAttempted.cs
"${offline[@]}" ./course list >"$place/offline.log" 2>&1 || { tail -5 "$place/offline.log" >&2; fail "a build after a change, without a network"; }
echo "devcontainer test passed"
