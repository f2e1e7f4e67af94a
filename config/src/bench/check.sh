#!/usr/bin/env bash
# Measures `driveyard check` beside what a user would run instead, in turn, and prints medians, ratios and peak memory: two
# equal trees, by size and time, by size alone, by hashes that are known, and by every byte. The cache is warm.
# Needs: GNU time, diff, cp. With rclone it is measured too; without it, that is said and the rest is measured.
#   config/src/bench/check.sh [-n RUNS] [-f FILES] [-p PARTS] [WORK-FOLDER]
# PARTS are some of: time size hash read (default: all). Nothing else should run meanwhile.
set -euo pipefail
runs=3 files=200000 parts="time size hash read"
while getopts n:f:p: option; do
  case $option in n) runs=$OPTARG;; f) files=$OPTARG;; p) parts=$OPTARG;; *) exit 2;; esac
done
shift $((OPTIND - 1))
here=$(cd "$(dirname "$0")/../../.." && pwd)
work=$(mkdir -p "${1:-$here/config/target/bench}" && cd "${1:-$here/config/target/bench}" && pwd)
export LC_ALL=C.UTF-8 XDG_DATA_HOME=$work/check-data RCLONE_CONFIG=/dev/null
a=$work/check-$files/a b=$work/check-$files/b driveyard=$here/driveyard figures=$work/check-figures
[ -x /usr/bin/time ] || { echo "/usr/bin/time is needed" >&2; exit 1; }
rclone=$(command -v rclone || true)
[ -n "$rclone" ] || echo "rclone is not there: it is not measured" >&2

measure() { # label, command: appends "label seconds kilobytes"
  /usr/bin/time -a -o "$figures" -f "$1 %e %M" bash -c "$2" >/dev/null 2>&1 || echo "$1 failed" >&2
}
has() { case " $parts " in *" $1 "*) true;; *) false;; esac; }

if [ ! -d "$b" ]; then
  rm -rf "$work/check-$files"
  mkdir -p "$a"
  python3 - "$a" "$files" <<'END'
import os, random, sys
root, files = sys.argv[1], int(sys.argv[2])
chance = random.Random(1)
for number in range(files):
    folder = f"{root}/d{number // 5000}/e{number // 50}"
    if number % 50 == 0:
        os.makedirs(folder)
    with open(f"{folder}/file {number}.dat", "wb") as file:
        file.write(chance.randbytes(chance.randrange(1, 4096)))
END
  cp -a "$a" "$b.part"
  mv "$b.part" "$b"
fi
rm -rf "$XDG_DATA_HOME" "$figures"
"$driveyard" --version
if has hash; then "$driveyard" index -q --mode content "$a" && "$driveyard" index -q --mode content "$b"; fi
for ((i = 0; i < runs; i++)); do
  find "$a" "$b" -type f -exec cat {} + >/dev/null
  if has time; then measure time "'$driveyard' check -q '$a' '$b'"; fi
  if has size; then measure size "'$driveyard' check -q --size-only '$a' '$b'"; fi
  if has hash; then measure hash "'$driveyard' check -q --hash '$a' '$b'"; fi
  if has read; then
    measure read "'$driveyard' check -q --read '$a' '$b'"
    measure diff "diff -rq '$a' '$b'"
  fi
  if [ -n "$rclone" ]; then
    measure rclone-size "rclone check --size-only '$a' '$b'"
    if has read; then measure rclone-download "rclone check --download '$a' '$b'"; fi
  fi
done
python3 "$here/config/src/bench/figures.py" "$figures" time/rclone-size:1 size/rclone-size hash/rclone-size read/diff read/rclone-download
