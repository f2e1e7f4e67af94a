#!/usr/bin/env bash
# Measures how much memory `driveyard thumbnails` takes while two children render pictures of 100 megapixels: JPEG
# (baseline and progressive), PNG, WebP and TIFF, among others of 12. Prints the peak of the resident memory of all its
# processes together, as the kernel counts them every 20 ms, and the peak of each kind. More than 600 MB is a failure.
# Needs: ffmpeg, vips (libvips-tools). May run while others work: it measures no time.
#   config/src/bench/thumbnail-memory.sh [WORK-FOLDER]
set -euo pipefail
here=$(cd "$(dirname "$0")/../../.." && pwd)
work=$(mkdir -p "${1:-$here/config/target/bench}" && cd "${1:-$here/config/target/bench}" && pwd)
driveyard=${DRIVEYARD:-$here/driveyard}
export LC_ALL=C.UTF-8 XDG_DATA_HOME=$work/memory-data
most=600 tree=$work/photos-large
for tool in ffmpeg vips python3; do
  command -v $tool >/dev/null || { echo "$tool is needed" >&2; exit 1; }
done
if [ ! -d "$tree" ]; then
  mkdir -p "$tree.part"
  ffmpeg -v error -f lavfi -i "mandelbrot=size=4000x3000:maxiter=300,noise=alls=12:allf=t" -frames:v 6 -q:v 3 "$tree.part/photo%d.jpg"
  for i in 1 2; do
    vips resize "$tree.part/photo$i.jpg" "$work/large$i.v" 2.9
    vips jpegsave "$work/large$i.v" "$tree.part/baseline$i.jpg" --Q 85
    vips jpegsave "$work/large$i.v" "$tree.part/progressive$i.jpg" --Q 85 --interlace
    vips pngsave "$work/large$i.v" "$tree.part/large$i.png" --compression 1
    vips webpsave "$work/large$i.v" "$tree.part/large$i.webp" --Q 80 --effort 0
    vips tiffsave "$work/large$i.v" "$tree.part/large$i.tif" --compression lzw
    vips tiffsave "$work/large$i.v" "$tree.part/tiled$i.tif" --compression deflate --tile
    rm "$work/large$i.v"
  done
  mv "$tree.part" "$tree"
fi
rm -rf "$XDG_DATA_HOME"
"$driveyard" index -q --mode deep "$tree"
python3 - "$most" "$driveyard" thumbnails --no-refresh --renderers 2 "$tree" <<'PY'
import os, subprocess, sys, time
def tree(root):
    below = {}
    for name in os.listdir('/proc'):
        if name.isdigit():
            try:
                with open('/proc/%s/stat' % name) as file:
                    below.setdefault(int(file.read().rsplit(')', 1)[1].split()[1]), []).append(int(name))
            except OSError:
                pass
    found, todo = [], [root]
    while todo:
        found.append(todo.pop())
        todo += below.get(found[-1], [])
    return found
def resident(pid):
    try:
        with open('/proc/%d/smaps_rollup' % pid) as file:
            lines = dict(line.split(':', 1) for line in file if ':' in line)
        with open('/proc/%d/cmdline' % pid, 'rb') as file:
            words = file.read().decode('utf-8', 'replace')
        kind = 'child' if 'RenderChild' in words else 'ffmpeg' if 'ffmpeg' in words.split('\0')[0] else 'parent'
        return kind, int(lines['Rss'].split()[0]), int(lines['Pss'].split()[0])
    except (OSError, KeyError, ValueError):
        return None
most, command = int(sys.argv[1]), sys.argv[2:]
process = subprocess.Popen(command)
peak, shared, kinds = 0, 0, {}
while process.poll() is None:
    seen = [one for one in map(resident, tree(process.pid)) if one]
    peak = max(peak, sum(one[1] for one in seen))
    shared = max(shared, sum(one[2] for one in seen))
    for kind, rss, _ in seen:
        kinds[kind] = max(kinds.get(kind, 0), rss)
    time.sleep(0.02)
print('peak of all processes: %d MB resident, %d MB with what they share counted once' % (peak >> 10, shared >> 10))
print('largest of each kind: ' + ', '.join('%s %d MB' % (kind, rss >> 10) for kind, rss in sorted(kinds.items())))
sys.exit(process.returncode if process.returncode else 0 if peak >> 10 <= most else 1)
PY
