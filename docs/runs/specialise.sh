#!/bin/sh
# The figures of notebook 09 about the private codebase: the shipped models on its held-out files, before and after adapters were trained
# on its other files, five seeds of each. One thread, by estimate 90 minutes of a quiet core. It writes specialise.json beside this
# script, a line for each run, and goes on from the lines that are there: adapters on a quarter and a half of the files are still to
# be made. To make all anew, delete it first.
cd "$(dirname "$0")/../.." || exit 3
exec dotnet exec artifacts/bin/Headroom.Training/debug/Headroom.Training.dll specialised
