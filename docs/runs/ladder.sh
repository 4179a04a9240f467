#!/bin/sh
# The figures of notebook 06 about the ladder of one user: the target's shape in four formats on one thread and two, TorchSharp below and
# llama.cpp beside. A minute of two quiet cores after a build, which restores llama.cpp the first time. It writes
# lib/Headroom/Inference/Ladders/ladder.json; what it printed is ladder.log beside this script.
cd "$(dirname "$0")/../.." || exit 3
exec dotnet run --project bench -- ladder
