#!/usr/bin/env bash
# Measures whole `driveyard index` commands beside what a user would run instead, in turn, and prints medians,
# ratios and the peak memory of each. Needs: rclone, sqlite3, python3, GNU time, findutils.
#   config/src/bench/index.sh [-n RUNS] [-e ENTRIES] [WORK-FOLDER]
# Nothing else should run meanwhile.
set -euo pipefail
runs=5 entries=200000
while getopts n:e: option; do
  case $option in n) runs=$OPTARG;; e) entries=$OPTARG;; *) exit 2;; esac
done
shift $((OPTIND - 1))
here=$(cd "$(dirname "$0")/../../.." && pwd)
work=$(mkdir -p "${1:-$here/config/target/bench}" && cd "${1:-$here/config/target/bench}" && pwd)
export LC_ALL=C.UTF-8 XDG_DATA_HOME=$work/data
tree=$work/tree-$entries one=$work/one-folder-$entries

for tool in rclone sqlite3 python3 /usr/bin/time; do
  command -v $tool >/dev/null || { echo "$tool is needed" >&2; exit 1; }
done

make_tree() { # folder, entries, directories: log-normal sizes, sparse, a fixed seed
  [ -d "$1" ] || python3 - "$@" <<'PY'
import os, random, sys
root, entries, folders = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
random.seed(7)
os.makedirs(root)
paths = [root]
for i in range(folders - 1):
    parent = random.choice(paths[-2000:] if random.random() < .7 else paths)
    if parent.count('/') - root.count('/') > 12:
        parent = random.choice(paths[:200])
    path = os.path.join(parent, 'dir-%05d' % i)
    os.mkdir(path)
    paths.append(path)
names = ['IMG_%05d.jpg', 'report %05d.pdf', 'src_%05d.java', 'data-%05d.bin', 'note%05d.txt']
for i in range(entries - folders):
    handle = os.open(os.path.join(random.choice(paths), random.choice(names) % i), os.O_CREAT | os.O_WRONLY)
    os.ftruncate(handle, int(random.lognormvariate(8.3, 2)))
    os.close(handle)
PY
}

measure() { # label, before each run, command: appends "label seconds kilobytes"
  eval "$2"
  /usr/bin/time -a -o "$work/figures" -f "$1 %e %M" bash -c "$3" >/dev/null 2>&1
}

report() { # label, label of the peer, bound
  python3 - "$work/figures" "$@" <<'PY'
import statistics, sys
figures, label, peer, bound = sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4]
seconds, memory = {}, {}
for line in open(figures):
    parts = line.split()
    if len(parts) == 3:
        seconds.setdefault(parts[0], []).append(float(parts[1]))
        memory.setdefault(parts[0], []).append(int(parts[2]))
own = statistics.median(seconds[label])
text = '%-28s %6.2f s  %4d MB' % (label, own, max(memory[label]) / 1024)
if peer != '-':
    other = statistics.median(seconds[peer])
    text += '   %.2f x %s (%.2f s), wanted %s' % (own / other, peer, other, bound)
elif bound != '-':
    text += '   wanted ' + bound
print(text)
PY
}

change() { # every hundredth file, as an editor would
  find "$tree" -type f -name '*00.*' -print0 | xargs -0 -n 500 sh -c 'for f; do echo . >>"$f"; done' sh
}

driveyard=$here/driveyard
index="$driveyard index -q '$tree'"
nothing=:
fresh='rm -rf "$XDG_DATA_HOME"'
peer_database="rm -f '$work/peer.db'; sqlite3 '$work/peer.db' 'CREATE TABLE e(path,name,kind,size,mtime,ctime,inode,dev,mode,uid,gid,links); CREATE INDEX a ON e(path); CREATE INDEX b ON e(name); CREATE INDEX c ON e(size)'"
peer="find '$tree' -mindepth 1 -printf '%P\037%f\037%y\037%s\037%T@\037%C@\037%i\037%D\037%m\037%U\037%G\037%n\036' | sqlite3 -cmd '.mode ascii' '$work/peer.db' '.import /dev/stdin e'"

make_tree "$tree" "$entries" $((entries / 10))
make_tree "$one" "$entries" 1
"$driveyard" --version
find "$tree" "$one" -printf '%s' >/dev/null
eval "$fresh; $index"; eval "$peer_database; $peer"; rclone lsjson -R "$tree" >/dev/null 2>&1 # warm up
rm -f "$work/figures"

for ((i = 0; i < runs; i++)); do
  measure first "$fresh" "$index"
  measure find+sqlite3 "$peer_database" "$peer"
done
for ((i = 0; i < runs; i++)); do
  measure rescan "$nothing" "$index"
  measure rclone "$nothing" "rclone lsjson -R '$tree'"
  measure rescan-after-1-percent change "$index"
done
for ((i = 0; i < runs; i++)); do
  measure version "$nothing" "$driveyard --version"
  measure open-library "$nothing" "$driveyard runs"
done
measure first-one-folder "$fresh" "$driveyard index -q '$one'"
measure rescan-one-folder "$nothing" "$driveyard index -q '$one'"

echo "$entries entries, medians of $runs"
report first find+sqlite3 '<= 1'
report rescan rclone '<= 1'
report rescan-after-1-percent rescan '<= 1.3'
report version - '<= 0.5 s'
report open-library - '<= 1.3 s'
report first-one-folder - '<= 400 MB at 200,000'
report rescan-one-folder - -
eval "$fresh; $index"
echo "bytes of database an entry: $(($(stat -c %s "$XDG_DATA_HOME"/driveyard/default.driveyard/library.db) / entries))"
