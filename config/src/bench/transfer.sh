#!/usr/bin/env bash
# Measures `driveyard copy` and `delete` beside what a user would run instead, in turn, and prints medians, ratios and
# peak memory. Every copy goes to a fresh folder: ext4 creates slowly right after many deletions. What was written is on
# the disk before the next command starts, and, as root, nothing is in the cache: a migration reads what nobody read
# before, and what is cached otherwise depends on the turn. Needs: rsync, rclone, GNU time, the trees of content.sh.
#   config/src/bench/transfer.sh [-n RUNS] [-e ENTRIES] [-p PARTS] [WORK-FOLDER]
# PARTS are some of: small large again delete (default: all). Nothing else should run meanwhile.
set -euo pipefail
runs=3 entries=200000 parts="small large again delete"
while getopts n:e:p: option; do
  case $option in n) runs=$OPTARG;; e) entries=$OPTARG;; p) parts=$OPTARG;; *) exit 2;; esac
done
shift $((OPTIND - 1))
here=$(cd "$(dirname "$0")/../../.." && pwd)
work=$(mkdir -p "${1:-$here/config/target/bench}" && cd "${1:-$here/config/target/bench}" && pwd)
export LC_ALL=C.UTF-8 XDG_DATA_HOME=$work/data RCLONE_CONFIG=/dev/null
small=$work/content-$entries large=$work/large driveyard=$here/driveyard copies=$work/copies figures=$work/transfer-figures
for tool in rsync rclone /usr/bin/time; do
  command -v $tool >/dev/null || { echo "$tool is needed" >&2; exit 1; }
done
[ -d "$small" ] && [ -d "$large" ] || { echo "run content.sh first: it makes $small and $large" >&2; exit 1; }

measure() { # label, command: appends "label seconds kilobytes"
  sync; sleep 1
  [ ! -w /proc/sys/vm/drop_caches ] || { echo 3 >/proc/sys/vm/drop_caches; sleep 2; }
  /usr/bin/time -a -o "$figures" -f "$1 %e %M" bash -c "$2" >/dev/null 2>&1 || echo "$1 failed" >&2
}
has() { case " $parts " in *" $1 "*) true;; *) false;; esac; }

rm -rf "$XDG_DATA_HOME" "$copies" "$figures"
mkdir "$copies"
"$driveyard" --version
"$driveyard" copy -q -T "$here/docs" "$copies/warm" && "$driveyard" copy -q --verify -T "$here/docs" "$copies/warm2"
for ((i = 0; i < runs; i++)); do
  to=$copies/$i
  mkdir "$to"
  if has small; then
    measure small "'$driveyard' copy -q -T '$small' '$to/ours'"
    measure small-cp "cp -a '$small' '$to/cp'"
    measure small-verify "'$driveyard' copy -q --verify -T '$small' '$to/ours-verify'"
    measure small-rsync "rsync -a '$small/' '$to/rsync'"
    measure small-rclone "rclone copy --links '$small' '$to/rclone'"
  fi
  if has again; then
    [ -d "$to/rclone" ] || rclone copy --links "$small" "$to/rclone" >/dev/null 2>&1
    measure again "'$driveyard' copy -q -T '$small' '$to/rclone'"
    measure again-rclone "rclone copy --links '$small' '$to/rclone'"
  fi
  if has delete; then
    [ -d "$to/ours" ] || "$driveyard" copy -q -T "$small" "$to/ours"
    [ -d "$to/cp" ] || cp -a "$small" "$to/cp"
    measure delete "'$driveyard' delete -q --permanent --yes '$to/ours'"
    measure delete-rm "rm -rf '$to/cp'"
  fi
  if has large; then
    measure large "'$driveyard' copy -q -T '$large' '$to/large'"; rm -rf "$to/large"
    measure large-cp "cp -a '$large' '$to/large'"; rm -rf "$to/large"
    measure large-verify "'$driveyard' copy -q --verify -T '$large' '$to/large'"; rm -rf "$to/large"
    measure large-rclone "rclone copy '$large' '$to/large' && rclone check '$large' '$to/large'"; rm -rf "$to/large"
  fi
  rm -rf "$to"
done
python3 "$here/config/src/bench/figures.py" "$figures" small/small-cp:0.75 small/small-rsync small-verify/small-rclone:1 again/again-rclone:1 delete/delete-rm:1.1 \
  large/large-cp:1.2 large-verify/large-rclone:1
