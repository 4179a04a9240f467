#!/bin/sh
# The figures of notebook 09 about reward and imitation: 75 models of two layers, three tasks that a program verifies, five ways, five seeds.
# One thread, by estimate 10 minutes of a quiet core. It writes reward.jsonl beside this script, a line for each run, and goes on from the
# lines that are there. To make all anew, empty it first.
cd "$(dirname "$0")/../.." || exit 3
exec dotnet exec artifacts/bin/Headroom.Training/debug/Headroom.Training.dll reward
