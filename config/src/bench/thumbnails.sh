#!/usr/bin/env bash
# Measures `driveyard thumbnails` beside vipsthumbnail, in turn, from cold processes with a warm page cache, and prints
# medians, ratios and the peak memory of the largest process of each. The photos are of 12 megapixels, made by ffmpeg.
# Needs: ffmpeg, vipsthumbnail (libvips-tools), python3, GNU time.
#   config/src/bench/thumbnails.sh [-n RUNS] [-p PHOTOS] [-c CONTENTS] [WORK-FOLDER]
# Makes 300 photos (1 GB) and 20,000 small pictures once. Nothing else should run meanwhile.
set -euo pipefail
runs=3 photos=300 contents=20000
while getopts n:p:c: option; do
  case $option in n) runs=$OPTARG;; p) photos=$OPTARG;; c) contents=$OPTARG;; *) exit 2;; esac
done
shift $((OPTIND - 1))
here=$(cd "$(dirname "$0")/../../.." && pwd)
work=$(mkdir -p "${1:-$here/config/target/bench}" && cd "${1:-$here/config/target/bench}" && pwd)
export LC_ALL=C.UTF-8 XDG_DATA_HOME=$work/data
tree=$work/photos-$photos small=$work/small-$contents out=$work/vips figures=$work/thumbnail-figures
driveyard=$here/driveyard
for tool in ffmpeg vipsthumbnail python3 /usr/bin/time; do
  command -v $tool >/dev/null || { echo "$tool is needed" >&2; exit 1; }
done

if [ ! -d "$tree" ]; then
  mkdir "$tree"
  ffmpeg -v error -f lavfi -i "mandelbrot=size=4000x3000:maxiter=300,noise=alls=12:allf=t" -frames:v "$photos" -q:v 3 "$tree/photo%04d.jpg"
fi
[ -d "$small" ] || python3 - "$small" "$contents" <<'PY'
import os, struct, sys, zlib
root, number = sys.argv[1], int(sys.argv[2])
def chunk(name, data):
    return struct.pack('>I', len(data)) + name + data + struct.pack('>I', zlib.crc32(name + data))
for i in range(number):
    folder = os.path.join(root, '%03d' % (i // 100))
    os.makedirs(folder, exist_ok=True)
    rows = b''.join(b'\0' + bytes(((x * 4 + i) & 255, (y * 4 + i // 256) & 255, i % 251)[c] for x in range(64) for c in range(3)) for y in range(48))
    with open(os.path.join(folder, '%05d.png' % i), 'wb') as file:
        file.write(b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', 64, 48, 8, 2, 0, 0, 0)) + chunk(b'IDAT', zlib.compress(rows)) + chunk(b'IEND', b''))
PY

measure() { # label, command: appends "label seconds kilobytes"
  /usr/bin/time -a -o "$figures" -f "$1 %e %M" bash -c "$2" >/dev/null 2>&1
}
made() { rm -rf "$XDG_DATA_HOME/driveyard/default.driveyard/sidecars/content"; } # then all are made again

rm -rf "$XDG_DATA_HOME" "$figures"
"$driveyard" --version
"$driveyard" index -q --mode deep "$tree"
cat "$tree"/* >/dev/null
for ((i = 0; i < runs; i++)); do
  made; measure one-256 "'$driveyard' thumbnails -q --no-refresh --variants icon@2x '$tree'"
  rm -rf "$out"; mkdir "$out"
  measure vips-256 "find '$tree' -name '*.jpg' -print0 | xargs -0 -P2 -n1 sh -c 'vipsthumbnail \"\$1\" --size 256 -o \"$out/\$(basename \"\$1\").webp[Q=80]\"' sh"
  measure vips-256-many "find '$tree' -name '*.jpg' -print0 | xargs -0 -P2 -n50 vipsthumbnail --size 256 -o '$out/%s.webp[Q=80]'"
  made; measure largest "'$driveyard' thumbnails -q --no-refresh --variants detail@1x '$tree'"
  made; measure all-three "'$driveyard' thumbnails -q --no-refresh '$tree'"
  measure again "'$driveyard' thumbnails -q --no-refresh '$tree'"
done
"$driveyard" index -q --mode deep "$small"
"$driveyard" thumbnails -q --no-refresh --variants icon@1x "$small"
for ((i = 0; i < runs; i++)); do
  measure again-$contents "'$driveyard' thumbnails -q --no-refresh --variants icon@1x '$small'"
  measure start "'$driveyard' thumbnails -q --no-refresh --variants icon@1x '$small/000'"
done
python3 "$here/config/src/bench/figures.py" "$figures" one-256/vips-256:1 one-256/vips-256-many:1 all-three/largest:1.5 again again-$contents/start
