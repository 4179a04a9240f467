#!/bin/sh
# Grades a class as a Slurm job array, a task for each part of it, and makes one set of books when the last part has ended.
#   deploy/slurm/submit.sh SUBMISSIONS OUT PARTS [options of grade, for example --units 02,03 --trust]
# Called again with the same words it goes on where it stopped. Partition, account and time: SBATCH_PARTITION, SBATCH_ACCOUNT, SBATCH_TIMELIMIT.
set -eu

if [ $# -lt 3 ] || [ ! -e "$1" ] || [ "$3" -lt 1 ]; then
    echo "usage: $0 SUBMISSIONS OUT PARTS [options of ./course grade]" >&2
    exit 3
fi
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
root=${here%/deploy/slurm}
submissions=$(CDPATH= cd -- "$(dirname -- "$1")" && pwd)/$(basename -- "$1")
mkdir -p "$2/logs"
out=$(CDPATH= cd -- "$2" && pwd)
parts=$3
shift 3

# Built here once: nodes that share the folder would build it side by side.
"$root/course" list >/dev/null

array=$(sbatch --parsable --array="1-$parts" --output="$out/logs/shard-%a.log" "$here/grade.sbatch" "$root" "$submissions" "$out" "$@")
array=${array%%;*}
# After any end, a bad one too: the merge says who has no marks.
merge=$(sbatch --parsable --dependency="afterany:$array" --output="$out/logs/merge.log" "$here/merge.sbatch" "$root" "$out")
echo "job $array grades $parts parts, job ${merge%%;*} makes $out/class of them"
