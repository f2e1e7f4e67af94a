#!/usr/bin/env bash
# Measures `driveyard validate` beside what a user would run instead, in turn, and prints medians, ratios and peak memory.
# Needs: b3sum, rclone, GNU time, and the trees that content.sh makes. The cache is warm: all is read once before; where the
# system takes pages out of the cache by itself, keep WORK-FOLDER on tmpfs.
#   config/src/bench/validate.sh [-n RUNS] [-e ENTRIES] [-p PARTS] [WORK-FOLDER]
# PARTS are some of: integrity basic manifest large (default: all). Nothing else should run meanwhile.
set -euo pipefail
runs=3 entries=200000 parts="integrity basic manifest large"
while getopts n:e:p: option; do
  case $option in n) runs=$OPTARG;; e) entries=$OPTARG;; p) parts=$OPTARG;; *) exit 2;; esac
done
shift $((OPTIND - 1))
here=$(cd "$(dirname "$0")/../../.." && pwd)
work=$(mkdir -p "${1:-$here/config/target/bench}" && cd "${1:-$here/config/target/bench}" && pwd)
export LC_ALL=C.UTF-8 XDG_DATA_HOME=$work/validate-data RCLONE_CONFIG=/dev/null
small=$work/content-$entries large=$work/large driveyard=$here/driveyard figures=$work/validate-figures
for tool in b3sum rclone /usr/bin/time; do
  command -v $tool >/dev/null || { echo "$tool is needed" >&2; exit 1; }
done
[ -d "$small" ] || { echo "run content.sh first: it makes $small and $large" >&2; exit 1; }

measure() { # label, command: appends "label seconds kilobytes"
  /usr/bin/time -a -o "$figures" -f "$1 %e %M" bash -c "$2" >/dev/null 2>&1 || echo "$1 failed" >&2
}
has() { case " $parts " in *" $1 "*) true;; *) false;; esac; }

rm -rf "$XDG_DATA_HOME" "$figures"
"$driveyard" --version
"$driveyard" index -q --mode content "$small"
(cd "$small" && find . -type f -print0 | xargs -0 b3sum >"$work/small.b3")
if has large; then
  "$driveyard" index -q --mode content "$large"
  (cd "$large" && b3sum -- * >"$work/large.b3")
fi
for ((i = 0; i < runs; i++)); do
  find "$small" -type f -exec cat {} + >/dev/null
  if has integrity; then
    measure integrity "'$driveyard' validate -q '$small'"
    measure integrity-b3sum "cd '$small' && b3sum --check --quiet '$work/small.b3'"
    measure integrity-rclone "rclone check '$small' '$small' --download"
  fi
  if has basic; then measure basic "'$driveyard' validate -q --mode basic '$small'"; fi
  if has manifest; then
    measure manifest "'$driveyard' manifest -q '$small' --output '$work/ours.b3'"
    measure manifest-check "'$driveyard' validate -q --manifest '$work/small.b3' '$small'"
  fi
  if has large; then
    cat "$large"/* >/dev/null
    measure large "'$driveyard' validate -q '$large'"
    measure large-b3sum "cd '$large' && b3sum --check --quiet '$work/large.b3'"
  fi
done
python3 "$here/config/src/bench/figures.py" "$figures" integrity/integrity-b3sum:1.5 integrity/integrity-rclone:0.5 manifest-check/integrity-b3sum large/large-b3sum
