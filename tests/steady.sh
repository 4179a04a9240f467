#!/usr/bin/env bash
# Looks for tests that fail by chance: those with the trait "machine" many times while every core is taken, then the whole suite some times.
#   tests/steady.sh [RUNS] [WHOLE]     by default 100 and 5; a run that was interrupted goes on where its log ends
# The log is artifacts/steady/log: a line for each run, "machine 17 ok 212 s". Every failure keeps its output beside it. Ends with 1 if there was one.
set -uo pipefail
cd "$(dirname "$0")/.."
runs=${1:-100} whole=${2:-5}
folder=$PWD/artifacts/steady
log=$folder/log
mkdir -p "$folder"
touch "$log"
load=()

stop_load() { for pid in "${load[@]}"; do kill "$pid" 2>/dev/null; done; load=(); }
trap stop_load EXIT

# One loop for each core; each ends by itself after an hour, whatever becomes of this script.
start_load() {
  for ((core = 0; core < $(nproc); core++)); do
    timeout 3600 sh -c 'while :; do :; done' &
    load+=($!)
  done
}

done_runs() { grep -c "^$1 " "$log"; }

# name of the kind, number, command: runs it, and writes its line
one() {
  local kind=$1 number=$2 started=$SECONDS output="$folder/$1-$2.txt" verdict=ok
  shift 2
  "$@" >"$output" 2>&1 || verdict=FAILED
  [ "$verdict" = FAILED ] || rm -f "$output"
  echo "$kind $number $verdict $((SECONDS - started)) s" | tee -a "$log"
}

machine() {
  local status=0
  for project in artifacts/bin/*.Tests/debug/*.Tests; do
    [ -x "$project" ] || continue
    timeout 1800 "$project" --filter-trait machine=true --ignore-exit-code 8 || { status=1; echo "failed: $project"; }
  done
  return $status
}

dotnet build Headroom.slnx -nologo -v:q >"$folder/build.txt" 2>&1 || { tail -20 "$folder/build.txt"; exit 3; }
for ((run = $(done_runs machine) + 1; run <= runs; run++)); do
  start_load
  one machine "$run" machine
  stop_load
done
for ((run = $(done_runs whole) + 1; run <= whole; run++)); do one whole "$run" dotnet test --no-build; done
failed=$(grep -c FAILED "$log")
echo "$(done_runs machine) runs of the tests with the trait machine, $(done_runs whole) of the whole suite: $failed failed. $log"
[ "$failed" = 0 ]
