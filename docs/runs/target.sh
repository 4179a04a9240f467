#!/bin/sh
# The course's target: 13.4 M parameters on stories, code, edits and talks. 5,000 steps: 75 minutes of two
# quiet cores in FP32, 2,300 tokens/s; where they have AMX, less.
# Started again after an interruption, it goes on from the last checkpoint. What it prints is kept in artifacts/train/target/log.txt;
# the log of the shipped model is target.log beside this script: ./course train target --ship puts it there, with the model into models/.
cd "$(dirname "$0")/../.." || exit 3
if [ -f artifacts/train/target/checkpoint.safetensors ]; then set -- --resume; else set --; fi
exec ./course train target --threads 2 "$@"
