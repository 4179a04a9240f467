#!/bin/sh
# The target's draft: 0.8 M parameters that learn the target's probabilities. After target.sh: 3,500 steps, by estimate
# 25 minutes of two quiet cores: the target's forward pass takes more than half of them.
# Started again after an interruption, it goes on from the last checkpoint. What it prints is kept in artifacts/train/draft/log.txt;
# the log of the shipped model is draft.log beside this script: ./course train draft --ship puts it there, with the model into models/.
cd "$(dirname "$0")/../.." || exit 3
if [ -f artifacts/train/draft/checkpoint.safetensors ]; then set -- --resume; else set --; fi
exec ./course train draft --threads 2 "$@"
