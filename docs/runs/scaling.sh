#!/bin/sh
# The figures of notebook 05 about width and data: 21 small models on bytes of stories, and one of a tutorial's shape. One thread, by
# estimate six minutes of a quiet core. It writes lib/Headroom.Training/Scaling/scaling.json; what it printed is scaling.log beside
# this script.
cd "$(dirname "$0")/../.." || exit 3
exec dotnet exec artifacts/bin/Headroom.Training/debug/Headroom.Training.dll scaling
