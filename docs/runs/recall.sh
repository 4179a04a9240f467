#!/bin/sh
# The figures of notebook 08 about what a state remembers: 140 models of one and of three layers, five seeds of each, that learn to recall
# pairs or to go on with a text that comes again. One thread, by estimate 25 minutes of a quiet core. It writes recall.jsonl beside this
# script, a line for each run, and goes on from the lines that are there. To make all anew, empty it first.
cd "$(dirname "$0")/../.." || exit 3
exec dotnet exec artifacts/bin/Headroom.Training/debug/Headroom.Training.dll recall
