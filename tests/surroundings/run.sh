#!/usr/bin/env bash
# The learner's command where it is not alone: an odd folder name, a hostile environment, a wrong clock, another user's build, a
# read-only folder, and a package cache out of reach. Three builds of the course, each in a clone of its own.
set -euo pipefail
cd "$(dirname "$0")/../.."

if ! git rev-parse --git-dir >/dev/null 2>&1; then
  echo "surroundings test NOT RUN: it needs a clone made by git" >&2
  exit 0
fi

place=$(mktemp -d)
trap 'chmod -R u+w "$place"; rm -rf "$place"' EXIT
chmod 755 "$place"
NUGET_PACKAGES=${NUGET_PACKAGES:-$HOME/.nuget/packages}
export NUGET_PACKAGES
log=$place/log

fail() {
  echo "surroundings test failed: $1" >&2
  [ ! -e "$log" ] || tail -20 "$log" >&2
  exit 1
}

# expect CODE WORDS COMMAND...: runs it, and its output has the words and no raw exception.
expect() {
  local code=$1 words=$2 rc=0
  shift 2
  "$@" >"$log" 2>&1 || rc=$?
  [ "$rc" = "$code" ] || fail "$* ended with $rc, not $code"
  grep -q -- "$words" "$log" || fail "$* does not say: $words"
  ! grep -q -e '^ *at [A-Z]' -e 'Unhandled' "$log" || fail "$* shows a raw exception"
}

clone() { git clone --quiet --no-hardlinks . "$1"; }

# Names that the build must bear, and variables that MSBuild would take.
course="$place/a b#c&d(e),f@g!h=i+j ü"
clone "$course"
cd "$course"
hostile=(Configuration=Release Platform=x64 OutputPath=elsewhere/ OutDir=elsewhere/ IntermediateOutputPath=elsewhere/ Version=abc
  TargetFramework=net8.0 RuntimeIdentifier=linux-arm64 AssemblyName=other DefineConstants=OTHER BaseIntermediateOutputPath=elsewhere/
  ArtifactsPath="$place/elsewhere" LangVersion=7 NoWarn=x MSBuildSDKsPath=/nowhere DirectoryBuildPropsPath=/nowhere Nullable=x)
hostile_env=(env "${hostile[@]}")
# Two at once where nothing is built yet: one builds, the other waits for it.
"${hostile_env[@]}" ./course list --unit 2 >"$place/other" 2>&1 &
other_pid=$!
expect 0 '01' "${hostile_env[@]}" ./course list --unit 1
wait "$other_pid" || { cat "$place/other" >&2; fail "of two commands at once the second ended with $?"; }
[ "$(cat "$log" "$place/other" | grep -c '^build    the course')" = 1 ] || { cat "$place/other" >&2; fail "of two commands at once not exactly one builds"; }
[ "$(cat "$log" "$place/other" | grep -c 'another ./course is building; waiting')" = 1 ] || fail "of two commands at once none says that it waits"
[ ! -e artifacts/building ] || fail "a build leaves its turn behind"
expect 2 'not attempted' env "${hostile[@]}" ./course check 1.1
[ -z "$(git status --porcelain)" ] || fail "the build left $(git status --porcelain | head -3)"
[ ! -e "$place/elsewhere" ] || fail "the build wrote elsewhere"

# What is built directly, without the script, lies where the script finds it.
touch lib/Headroom/NotAttempted.cs
direct=("${hostile[@]:0:11}")
env "${direct[@]}" dotnet build lib/Headroom.Cli -nologo -p:RunAnalyzers=false -v:q >"$log" 2>&1 || fail "dotnet build with a hostile environment"
env "${direct[@]}" dotnet build Headroom.slnx -t:ValidateSolutionConfiguration -nologo -v:q >"$log" 2>&1 || fail "the solution's configuration"
expect 0 '01' ./course list
! grep -q '^build' "$log" || fail "what dotnet build has built is built again"

# A source dated in the future.
touch -d 2031-01-01 lib/Headroom/NotAttempted.cs
expect 0 'dated 2031-01-01, and today is' ./course list
[ "$(grep -c "^build " "$log")" -gt 0 ] || fail "a changed source is not built"
expect 0 '01' ./course list
! grep -q -e '^build' -e 'dated' "$log" || fail "a source dated in the future is built at every command"
touch lib/Headroom/NotAttempted.cs
expect 0 '01' ./course list

# Folders that no build bears: one line, before dotnet.
for name in "o'brien" 'a%41b' 'a;b'; do
  mkdir "$place/$name"
  cp course "$place/$name/"
  expect 3 'cannot be built in a folder with' "$place/$name/course" list
  [ "$(wc -l <"$log")" = 1 ] || fail "more than one line about the folder $name"
  [ "$(ls "$place/$name")" = course ] || fail "something was written into $name"
done

# The packages of this build are gone.
sed -i "s|$NUGET_PACKAGES|$place/gone|" artifacts/bin/Solutions/debug/Exercises.rsp
expect 3 'out of reach' ./course check 01.1
! grep -q 'does not compile' "$log" || fail "a package out of reach is told as a file that does not compile"
sed -i "s|$place/gone|$NUGET_PACKAGES|" artifacts/bin/Solutions/debug/Exercises.rsp
expect 2 'not attempted' ./course check 01.1

# Another user, to whom nothing here belongs; where that cannot be had, this one without the right to write.
if [ "$(id -u)" = 0 ] && command -v setpriv >/dev/null; then
  other=(setpriv --reuid=65534 --regid=65534 --clear-groups env HOME="$place/nobody")
  mkdir "$place/nobody"
  chown 65534:65534 "$place/nobody"
else
  chmod -R a-w .
  other=(env)
fi
expect 0 '01' "${other[@]}" ./course list
expect 0 '^beyond' "${other[@]}" ./course show 01.1
rc=0
"${other[@]}" ./course check 01.1 >"$log" 2>&1 || rc=$?
case $rc in
  2) ;; # the packages can be read
  3) grep -q 'out of reach' "$log" || fail "another user's check is 3 and says no cure" ;;
  *) fail "another user's check ended with $rc" ;;
esac
! grep -q -e 'does not compile' -e 'Exception' "$log" || fail "another user's check blames the file"
printf '// mine\n' >>exercises/01-roofline/Intensity.cs
expect 3 'copy it without artifacts' "${other[@]}" ./course reset 01.1
chmod u+w . lib/Headroom lib/Headroom/NotAttempted.cs
touch lib/Headroom/NotAttempted.cs
expect 3 'you cannot write' "${other[@]}" ./course list

# A package cache that cannot be written, for a course that was never built.
second=$place/second
clone "$second"
[ "${#other[@]}" = 1 ] || chown -R 65534:65534 "$second"
cd "$second"
mkdir "$place/shut"
chmod 555 "$place/shut"
expect 3 'set NUGET_PACKAGES, or HOME, to a folder of your own' "${other[@]}" NUGET_PACKAGES="$place/shut" ./course list
echo "surroundings test passed"
