#!/bin/sh
# The drafter that reads the target's hidden states: 1.1 M parameters. After draft.sh, whose layers it begins with: 1,500 steps of 1,024
# tokens on one thread, of which the target's forward pass takes more than half.
# Started again after an interruption, it goes on from the last checkpoint. What it prints is kept in artifacts/train/features/log.txt;
# the log of the shipped drafter is features.log beside this script: ./course train features --ship puts it there, with the drafter into
# models/.
cd "$(dirname "$0")/../.." || exit 3
if [ -f artifacts/train/features/checkpoint.safetensors ]; then set -- --resume; else set --; fi
exec ./course train features --threads 1 "$@"
