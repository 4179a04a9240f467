#!/usr/bin/env bash
# Every kernel grader of units 02 to 04 with its solution on a real device: right or wrong, time, fraction of a measured ceiling.
#
#   tests/device/run.sh [--device cuda|opencl|cpu] [--json FILE] [--units 02,03] [--minutes 6]   builds, then runs here
#   tests/device/run.sh --pack FILE.tar.gz                                                       builds, and packs it for a machine without .NET:
#                                                                                                tar xzf FILE.tar.gz && device-run/device-run --json out.json
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)

out=$root/artifacts/device-run
dotnet publish "$root/tests/device/Device.csproj" -c Debug -o "$out" -nologo -v:q >&2 || { echo "device run: the build failed" >&2; exit 3; }

if [ "${1:-}" = --pack ]; then
  [ -n "${2:-}" ] || { echo "usage: tests/device/run.sh --pack FILE.tar.gz" >&2; exit 3; }
  tar czf "$2" -C "$root/artifacts" device-run
  echo "$2: $(du -h "$2" | cut -f1)"
  exit 0
fi
exec "$out/device-run" "$@"
