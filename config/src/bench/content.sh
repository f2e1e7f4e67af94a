#!/usr/bin/env bash
# Measures `driveyard index --mode content` beside what a user would run instead, in turn, and prints medians,
# ratios and the peak memory of each. Needs: rclone, b3sum, python3, GNU time, openssl.
#   config/src/bench/content.sh [-n RUNS] [-e ENTRIES] [WORK-FOLDER]
# Makes 2.3 GB of small files and 6.3 GB of large ones once. Nothing else should run meanwhile.
set -euo pipefail
runs=3 entries=200000
while getopts n:e: option; do
  case $option in n) runs=$OPTARG;; e) entries=$OPTARG;; *) exit 2;; esac
done
shift $((OPTIND - 1))
here=$(cd "$(dirname "$0")/../../.." && pwd)
work=$(mkdir -p "${1:-$here/config/target/bench}" && cd "${1:-$here/config/target/bench}" && pwd)
export LC_ALL=C.UTF-8 XDG_DATA_HOME=$work/data
small=$work/content-$entries large=$work/large driveyard=$here/driveyard

for tool in rclone b3sum python3 openssl /usr/bin/time; do
  command -v $tool >/dev/null || { echo "$tool is needed" >&2; exit 1; }
done

[ -d "$small" ] || python3 - "$small" "$entries" $((entries / 10)) <<'PY'
import os, random, sys
root, entries, folders = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
random.seed(7)
bytes = random.randbytes(64 << 20)
os.makedirs(root)
paths = [root]
for i in range(folders - 1):
    parent = random.choice(paths[-2000:] if random.random() < .7 else paths)
    if parent.count('/') - root.count('/') > 12:
        parent = random.choice(paths[:200])
    path = os.path.join(parent, 'dir-%05d' % i)
    os.mkdir(path)
    paths.append(path)
known = []
for i in range(entries - folders):
    size = min(int(random.lognormvariate(8.3, 1.5)), 32 << 20)
    start = random.randrange(len(bytes) - size)
    if known and random.random() < .1:
        start, size = random.choice(known)
    known.append((start, size))
    with open(os.path.join(random.choice(paths), 'file %05d.bin' % i), 'wb') as file:
        file.write(bytes[start:start + size])
PY
if [ ! -d "$large" ]; then
  mkdir "$large"
  for i in $(seq 12); do
    openssl enc -aes-128-ctr -nosalt -pass pass:$i -in /dev/zero 2>/dev/null | head -c 500M >"$large/f$i" || true
  done
fi

measure() { # label, before each run, command: appends "label seconds kilobytes"
  eval "$2"
  /usr/bin/time -a -o "$work/content-figures" -f "$1 %e %M" bash -c "$3" >/dev/null 2>&1
}

fresh='rm -rf "$XDG_DATA_HOME"'
nothing=:
"$driveyard" --version
"$driveyard" hash "$0" >/dev/null
eval "$fresh"; "$driveyard" index -q --mode content "$small"; rclone lsjson -R --hash --hash-type sha256 "$small" >/dev/null 2>&1 # warm up
find "$large" -type f -exec cat {} + >/dev/null
rm -f "$work/content-figures"
for ((i = 0; i < runs; i++)); do
  measure content "$fresh" "'$driveyard' index -q --mode content '$small'"
  measure content-again "$nothing" "'$driveyard' index -q --mode content '$small'"
  measure shallow "$fresh" "'$driveyard' index -q '$small'"
  measure rclone-sha256 "$nothing" "rclone lsjson -R --hash --hash-type sha256 '$small'"
  measure b3sum-P2 "$nothing" "find '$small' -type f -print0 | xargs -0 -P2 b3sum --no-mmap"
  measure large "$fresh" "'$driveyard' index -q --mode content '$large'"
  measure large-b3sum "$nothing" "b3sum '$large'/*"
done
python3 - "$work/content-figures" <<'PY'
import statistics, sys
seconds, memory = {}, {}
for line in open(sys.argv[1]):
    label, took, peak = line.split()
    seconds.setdefault(label, []).append(float(took))
    memory.setdefault(label, []).append(int(peak))
median = {label: statistics.median(values) for label, values in seconds.items()}
for label, took in median.items():
    print('%-16s %6.2f s  %4d MB' % (label, took, max(memory[label]) / 1024))
print('content / rclone-sha256         %5.2f   wanted <= 0.20' % (median['content'] / median['rclone-sha256']))
print('content / (b3sum-P2 + shallow)  %5.2f   wanted <= 2.5' % (median['content'] / (median['b3sum-P2'] + median['shallow'])))
print('large: GB/s                     %5.2f   wanted >= 2.5' % (12 * 500 * 1.048576e6 / 1e9 / median['large']))
PY
