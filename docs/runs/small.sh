#!/bin/sh
# The model of unit 09: 3.7 M parameters on stories and general code. 3,000 steps, by estimate 30
# minutes of one quiet core, in FP32.
# Started again after an interruption, it goes on from the last checkpoint. What it prints is kept in artifacts/train/small/log.txt;
# the log of the shipped model is small.log beside this script: ./course train small --ship puts it there, with the model into models/.
cd "$(dirname "$0")/../.." || exit 3
if [ -f artifacts/train/small/checkpoint.safetensors ]; then set -- --resume; else set --; fi
exec ./course train small --threads 2 "$@"
