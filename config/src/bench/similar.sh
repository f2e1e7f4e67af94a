#!/usr/bin/env bash
# similar.sh FOLDER: looks for similar pictures among the photos in FOLDER and what ImageMagick makes of them, and says what is found again.
# Needs: convert (ImageMagick), python3. Nothing in FOLDER is changed.
set -eu
here=$(cd "$(dirname "$0")/../../.." && pwd)
photos=$(cd "$1" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/tree"
number=0
find "$photos" -type f \( -iname '*.jpg' -o -iname '*.jpeg' -o -iname '*.png' \) -size +40k | sort | while read -r photo; do
  number=$((number + 1))
  base=$work/tree/$(printf '%04d' "$number")
  convert "$photo[0]" -auto-orient -background white -flatten -resize '1600x1600>' -quality 95 "$base.original.jpg" 2>/dev/null || continue
  size=$(identify -format '%w %h' "$base.original.jpg")
  w=${size% *} h=${size#* }
  convert "$base.original.jpg" -resize 50% "$base.half.jpg"
  convert "$base.original.jpg" -quality 60 "$base.quality60.jpg"
  convert "$base.original.jpg" -colorspace Gray "$base.grey.jpg"
  convert "$base.original.jpg" -crop "$((w * 95 / 100))x$((h * 95 / 100))+$((w * 5 / 100))+$((h * 5 / 100))" +repage "$base.corner.jpg"
  convert "$base.original.jpg" -gravity center -crop "$((w * 95 / 100))x$((h * 95 / 100))+0+0" +repage "$base.middle.jpg"
  convert "$base.original.jpg" -set comment tagged "$base.tagged.jpg"
  convert "$base.original.jpg" -crop "$((w * 80 / 100))x$((h * 90 / 100))+0+0" +repage "$base.scene-left.jpg"
  convert "$base.original.jpg" -crop "$((w * 80 / 100))x$((h * 90 / 100))+$((w * 20 / 100))+$((h * 10 / 100))" +repage "$base.scene-right.jpg"
done
for threshold in 4 6 8 10 12 16; do
  "$here/driveyard" --library "$work/similar.driveyard" duplicates --mode similar-pictures --threshold "$threshold" --json "$work/tree" > "$work/found.json"
  python3 - "$threshold" "$work/found.json" "$work/tree" <<'PYTHON'
import collections, json, os, sys
threshold, found, tree = sys.argv[1:]
groups = [g for g in map(json.loads, open(found)) if g.get("type") == "duplicates"]
group = {m["path"]: i for i, g in enumerate(groups) for m in g["members"]}
originals = [n for n in os.listdir(tree) if n.endswith(".original.jpg")]
counts = collections.Counter()
for name in originals:
    base = name.split(".")[0]
    at = lambda variant: group.get(f"{tree}/{base}.{variant}.jpg")
    for variant in "half quality60 grey corner middle tagged".split():
        counts[variant] += at("original") is not None and at("original") == at(variant)
    counts["scenes joined"] += at("scene-left") is not None and at("scene-left") == at("scene-right")
mixed = sum(1 for g in groups if len({os.path.basename(m["path"]).split(".")[0] for m in g["members"]}) > 1)
print(f"threshold {threshold}, {len(originals)} originals: " + ", ".join(f"{k} {v}" for k, v in counts.items()), f"; groups with several originals: {mixed} of {len(groups)}")
PYTHON
done
