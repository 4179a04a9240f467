#!/bin/sh
# The figures of notebook 08 about few bits: small models on bytes of stories, five seeds each: products in FP8 and FP4 in several ways, and
# weights of 1 to 16 bits at three widths. One thread, by estimate half an hour of a quiet core. Numbers are rounded in FP32 before each
# product, BF16 too, so any machine will do. It writes lowbits.json beside this script, run by run; started again, it goes on where it was.
cd "$(dirname "$0")/../.." || exit 3
exec dotnet exec artifacts/bin/Headroom.Training/debug/Headroom.Training.dll lowbits
