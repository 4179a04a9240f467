#!/usr/bin/env bash
# A class by deploy/slurm on a real slurmctld and two slurmd of this machine, on loopback: 40 submissions in four parts, one of the two nodes
# lost in the middle of a part. The marks are those of a plain run, and no mark was taken twice. Needs a build (./course start), and
# the right to install packages where Slurm is missing. Takes one to three minutes.
set -euo pipefail
cd "$(dirname "$0")/../.."
root=$PWD

missing() {
  local program
  for program in slurmctld slurmd sbatch scontrol squeue munged; do
    PATH=$PATH:/usr/sbin command -v "$program" >/dev/null || return 0
  done
  return 1
}

install() {
  local as=()
  [ "$(id -u)" = 0 ] || as=(sudo -n)
  command -v apt-get >/dev/null && "${as[@]}" true 2>/dev/null || return 1
  # RUNLEVEL=1: what is installed is not started; the test starts its own.
  "${as[@]}" apt-get -o DPkg::Lock::Timeout=120 update -qq && "${as[@]}" env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 \
    apt-get -o DPkg::Lock::Timeout=120 install -y -qq --no-install-recommends slurmctld slurmd slurm-client munge >/dev/null
}

if missing && ! install; then
  echo "slurm test NOT RUN: slurmctld, slurmd, slurm-client and munge are not installed and cannot be" >&2
  exit 0
fi
export PATH=$PATH:/usr/sbin:/sbin

place=$(mktemp -d)
chmod 755 "$place"
export SLURM_CONF=$place/slurm.conf HEADROOM_SLURM_TEST=$place
started=()

# Processes of jobs carry the folder of this test in their environment, and the name of their node.
jobs_on() { grep -lsz "^HEADROOM_SLURM_TEST=$place\$" /proc/[0-9]*/environ | sed 's|/environ$||' | while read -r process; do
  grep -qsz "^SLURMD_NODENAME=$1\$" "$process/environ" && echo "${process#/proc/}"
done || true; }

# The daemon of one node, what watches its jobs, and the jobs: all gone at once, as with a machine that loses its power.
lose() {
  local pids=("$2") pid parent
  for pid in $(jobs_on "$1"); do
    pids+=("$pid")
    parent=$(sed -n 's/^PPid:\t//p' "/proc/$pid/status" 2>/dev/null || true)
    if [ -n "$parent" ] && grep -qs '^slurmstepd' "/proc/$parent/comm"; then pids+=("$parent"); fi
  done
  kill -KILL "${pids[@]}" 2>/dev/null || true
}

finish() {
  lose w1 "${w1:-}"
  lose w2 "${w2:-}"
  for pid in "${started[@]}"; do kill -KILL "$pid" 2>/dev/null || true; done
  wait 2>/dev/null || true
  rm -rf "$place"
}
trap finish EXIT

fail() {
  echo "slurm test failed: $1" >&2
  { squeue -a; sinfo -N -o "%N %t %E"; } >&2 2>/dev/null || true
  tail -n 15 "$place"/*.log "$place"/marks/logs/*.log >&2 2>/dev/null || true
  exit 1
}

# until_true SECONDS WHAT COMMAND...
until_true() {
  local until=$((SECONDS + $1)) what=$2
  shift 2
  until "$@"; do
    [ "$SECONDS" -lt "$until" ] || fail "waited in vain for $what"
    sleep 0.2
  done
}

# Three ports of loopback that nobody listens on.
port=$((20000 + RANDOM % 20000))
while (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || (exec 3<>"/dev/tcp/127.0.0.1/$((port + 1))") 2>/dev/null ||
  (exec 3<>"/dev/tcp/127.0.0.1/$((port + 2))") 2>/dev/null; do port=$((port + 3)); done
mkdir "$place/state" "$place/munge" "$place/spool-w1" "$place/spool-w2"
head -c 1024 /dev/urandom >"$place/munge/key"
chmod 600 "$place/munge/key"
cat >"$SLURM_CONF" <<CONF
ClusterName=headroom
SlurmctldHost=$(uname -n | cut -d. -f1)(127.0.0.1)
SlurmctldPort=$port
SlurmUser=$(id -un)
SlurmdUser=$(id -un)
AuthType=auth/munge
CredType=cred/munge
# How long a task that is started again has to wait.
AuthInfo=socket=$place/munge/socket,cred_expire=5
CommunicationParameters=NoInAddrAny,NoCtldInAddrAny
StateSaveLocation=$place/state
SlurmdSpoolDir=$place/spool-%n
SlurmctldPidFile=$place/slurmctld.pid
SlurmdPidFile=$place/slurmd-%n.pid
SlurmctldLogFile=$place/slurmctld.log
SlurmdLogFile=$place/slurmd-%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
MpiDefault=none
SwitchType=switch/none
SchedulerType=sched/builtin
SchedulerParameters=sched_interval=2,sched_min_interval=100000,batch_sched_delay=1
MessageTimeout=4
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SlurmdParameters=config_overrides
SlurmdTimeout=6
ReturnToService=0
JobRequeue=1
NodeName=w1 NodeHostname=$(uname -n | cut -d. -f1) NodeAddr=127.0.0.1 Port=$((port + 1)) CPUs=2 RealMemory=8000
NodeName=w2 NodeHostname=$(uname -n | cut -d. -f1) NodeAddr=127.0.0.1 Port=$((port + 2)) CPUs=2 RealMemory=8000
PartitionName=class Nodes=w1,w2 Default=YES MaxTime=10 State=UP
CONF
# Nothing here uses cgroups. Before version 24 that could not be said, and the first plug-in does nothing until it is asked.
version=$(slurmd -V | tr -dc "0-9." | cut -d. -f1)
if [ "$version" -ge 24 ]; then cgroups=disabled; else cgroups=cgroup/v1; fi
echo "CgroupPlugin=$cgroups" >"$place/cgroup.conf"

# 40 submissions: right, wrong, broken, not begun.
file=01-roofline/Intensity.cs
for i in $(seq -w 40); do
  folder=$place/class/learner$i/exercises/01-roofline
  mkdir -p "$folder"
  case $(((10#$i - 1) / 4 % 4)) in
    0) cp "solutions/$file" "$folder/" ;;
    1) sed 's/(2[.]0 [*] m [*] n/(3.0 * m * n/' "solutions/$file" >"$folder/Intensity.cs" ;;
    2) head -n 14 "solutions/$file" >"$folder/Intensity.cs" ;;
    3) cp "exercises/$file" "$folder/" ;;
  esac
done
options=(--units 01.1)
command -v bwrap >/dev/null && bwrap --unshare-user --unshare-pid --unshare-net --ro-bind / / --proc /proc --dev /dev true 2>/dev/null ||
  options+=(--trust)

munged --foreground --force --key-file="$place/munge/key" --socket="$place/munge/socket" --pid-file="$place/munge/pid" \
  --log-file="$place/munge.log" --seed-file="$place/munge/seed" >"$place/munged.log" 2>&1 &
started+=($!)
until_true 20 "munged" test -S "$place/munge/socket"
slurmctld -D >"$place/controller.log" 2>&1 &
started+=($!)
answers() { scontrol ping 2>/dev/null | grep -q "is UP"; }
until_true 30 "the controller" answers
slurmd -D -N w1 >"$place/w1.log" 2>&1 &
w1=$!
slurmd -D -N w2 >"$place/w2.log" 2>&1 &
w2=$!
started+=("$w1" "$w2")
disown -a # a killed one is no news
both_idle() { [ "$(sinfo -h -N -o '%N %t' 2>/dev/null | grep -c idle)" = 2 ]; }
until_true 60 "two idle nodes" both_idle

deploy/slurm/submit.sh "$place/class" "$place/marks" 4 "${options[@]}"

# A node is lost once the part that it grades has some marks and not yet all ten.
marks() { [ -e "$1/marks.jsonl" ] && wc -l <"$1/marks.jsonl" || echo 0; }
in_the_middle() {
  task=$(squeue -h -w w2 -t R -o %K 2>/dev/null | head -n 1)
  [ -n "$task" ] && shard=$place/marks/shard-$task && [ "$(marks "$shard")" -ge 2 ] && [ "$(marks "$shard")" -lt 9 ]
}
until_true 180 "a part in its middle on the second node" in_the_middle
lose w2 "$w2"
cp "$shard/marks.jsonl" "$place/before.jsonl"
echo "slurm test: node w2 is lost after $(wc -l <"$place/before.jsonl") marks of part $task"

done_with_all() { local left; left=$(squeue -h -a 2>/dev/null) && [ -z "$left" ]; }
until_true 240 "the end of all jobs" done_with_all
[ -e "$place/marks/class/gradebook.csv" ] || fail "there are no books"
grep -q "without all marks" "$place/marks/logs/merge.log" && fail "marks are missing"

# Marks that were written before are the same lines, and each learner has one.
cut=$(wc -l <"$place/before.jsonl")
cmp <(head -n "$cut" "$place/before.jsonl") <(head -n "$cut" "$shard/marks.jsonl") || fail "marks of the lost node were taken again"
learners=$(sed -n 's/.*"mark":{"learner":"\([^"]*\)".*/\1/p' "$place"/marks/shard-*/marks.jsonl)
[ "$(wc -l <<<"$learners")" = 40 ] || fail "$(wc -l <<<"$learners") marks, not 40"
[ "$(sort -u <<<"$learners" | wc -l)" = 40 ] || fail "a learner was graded twice"
[ "$(scontrol show job 2>/dev/null | grep -c 'Restarts=1')" = 1 ] || fail "no task was started again"

./course grade "$place/class" --out "$place/plain" --jobs 2 "${options[@]}" >"$place/plain.log" 2>&1 || fail "the plain run"
cmp "$place/plain/gradebook.csv" "$place/marks/class/gradebook.csv" || fail "other marks than a plain run's"
echo "slurm test passed: 40 submissions in four parts on two nodes, one of them lost and its part resumed, in $SECONDS s"
