#!/usr/bin/env bash
# Measures `driveyard serve` under load, and prints a table with what is wanted. Needs: python3.
#   config/src/bench/server.sh [-n RUNS] [-l LAUNCHES] [-f FOLDERS] [-q WAITING] [-s SECONDS] [-p PARTS] [WORK-FOLDER]
# PARTS are some of: start launch queries watch events drain (default: all).
#   start    from the command to the first answer "ready", and the memory of a server that has nothing to do; medians of RUNS (5)
#   launch   LAUNCHES (1000) requests from 8 threads over trees that overlap, each run once, overlapping ones one after the other
#   queries  what runs and requests are asked for while four runs write
#   watch    10,000 files made in a watched tree of FOLDERS (20000) folders, until the catalogue has all
#   events   from an event's time to 200 clients that read, beside 10 that do not
#   drain    how many requests a second are run for SECONDS (60) with WAITING (100000) in the queue, and with 1,000. With -s 0
#            all are run, and the first and last tenths are compared
# Nothing else should run meanwhile.
set -euo pipefail
runs=5 launches=1000 folders=20000 waiting=100000 seconds=60 parts="start launch queries watch events drain"
while getopts n:l:f:q:s:p: option; do
  case $option in
    n) runs=$OPTARG;; l) launches=$OPTARG;; f) folders=$OPTARG;; q) waiting=$OPTARG;; s) seconds=$OPTARG;; p) parts=$OPTARG;;
    *) exit 2;;
  esac
done
shift $((OPTIND - 1))
here=$(cd "$(dirname "$0")/../../.." && pwd)
work=$(mkdir -p "${1:-$here/config/target/bench}" && cd "${1:-$here/config/target/bench}" && pwd)
export LC_ALL=C.UTF-8 XDG_DATA_HOME=$work/server-data
command -v python3 >/dev/null || { echo "python3 is needed" >&2; exit 1; }
"$here/driveyard" --version
exec python3 "$here/config/src/bench/server.py" "$here/driveyard" "$work" "$runs" "$launches" "$folders" "$waiting" "$seconds" "$parts"
