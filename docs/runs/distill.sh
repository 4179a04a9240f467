#!/bin/sh
# The figures of notebook 09 about what a student learns from: twelve students of the draft's width and depth, 400 steps of 1,024 tokens
# each, on tales, on the target's shares at two temperatures, and on tales that the target wrote; three seeds of each. One thread, by
# estimate 30 minutes of a quiet core. It writes distill.json beside this script, a line for each run, and goes on from the lines that are
# there. To make all anew, delete it first.
cd "$(dirname "$0")/../.." || exit 3
exec dotnet exec artifacts/bin/Headroom.Training/debug/Headroom.Training.dll distill
