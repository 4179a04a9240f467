#!/bin/sh
# The figures of notebook 08 about what a state remembers: 110 models of one and of three layers that learn to recall pairs, five seeds of
# each. One thread, by estimate 20 minutes of a quiet core. It writes recall.jsonl beside this script, a line for each run, and goes on
# from the lines that are there. To make all anew, empty it first.
cd "$(dirname "$0")/../.." || exit 3
exec dotnet exec artifacts/bin/Headroom.Training/debug/Headroom.Training.dll recall
