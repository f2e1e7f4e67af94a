#!/usr/bin/env bash
# Measures `driveyard duplicates` beside what a user would run instead, in turn, and prints medians, ratios and peak
# memory. The JVM is cold, the page cache is warm; where the system takes pages out of it by itself, keep WORK-FOLDER on
# tmpfs. Needs: fdupes, jdupes, rmlint, GNU time, and the trees that content.sh makes.
#   config/src/bench/duplicates.sh [-n RUNS] [-e ENTRIES] [-p PARTS] [WORK-FOLDER]
# PARTS are some of: first indexed large (default: all). Nothing else should run meanwhile.
set -euo pipefail
runs=3 entries=200000 parts="first indexed large"
while getopts n:e:p: option; do
  case $option in n) runs=$OPTARG;; e) entries=$OPTARG;; p) parts=$OPTARG;; *) exit 2;; esac
done
shift $((OPTIND - 1))
here=$(cd "$(dirname "$0")/../../.." && pwd)
work=$(mkdir -p "${1:-$here/config/target/bench}" && cd "${1:-$here/config/target/bench}" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export LC_ALL=C.UTF-8 XDG_DATA_HOME=$scratch/data
small=$work/content-$entries large=$work/large driveyard=$here/driveyard figures=$work/duplicates-figures
for tool in fdupes jdupes rmlint /usr/bin/time; do
  command -v $tool >/dev/null || { echo "$tool is needed" >&2; exit 1; }
done
[ -d "$small" ] && [ -d "$large" ] || { echo "run content.sh first: it makes $small and $large" >&2; exit 1; }

measure() { # label, command: appends "label seconds kilobytes"
  /usr/bin/time -a -o "$figures" -f "$1 %e %M" bash -c "$2" >/dev/null 2>&1 || echo "$1 failed" >&2
}
has() { case " $parts " in *" $1 "*) true;; *) false;; esac; }

rm -f "$figures"
"$driveyard" --version
"$driveyard" duplicates -q "$here/docs" >/dev/null
for ((i = 0; i < runs; i++)); do
  if has first; then
    find "$small" -type f -exec cat {} + >/dev/null
    rm -rf "$XDG_DATA_HOME"
    measure first "'$driveyard' duplicates -q --format fdupes '$small'"
    measure first-fdupes "fdupes -r -q '$small'"
  fi
  if has indexed; then
    rm -rf "$XDG_DATA_HOME"
    "$driveyard" index -q --mode content "$small"
    measure indexed "'$driveyard' duplicates -q --format fdupes '$small'"
    measure indexed-jdupes "jdupes -r -q '$small'"
  fi
  if has large; then
    cat "$large"/* >/dev/null
    rm -rf "$XDG_DATA_HOME"
    measure large "'$driveyard' duplicates -q --format fdupes '$large'"
    measure large-rmlint "cd '$scratch' && rmlint '$large'"
  fi
done
python3 "$here/config/src/bench/figures.py" "$figures" first/first-fdupes:1 indexed/indexed-jdupes:1 large/large-rmlint:1
