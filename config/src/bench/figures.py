"""Prints the medians of what a script has measured, and ratios.

usage: figures.py FILE [OURS/PEER[:WANTED]...]

FILE has a line for each run: label, seconds, kilobytes. Lines of another shape, of what failed, are left out.
"""
import statistics
import sys

seconds, memory = {}, {}
for line in open(sys.argv[1]):
    fields = line.split()
    if len(fields) == 3 and fields[1].replace('.', '').isdigit():
        seconds.setdefault(fields[0], []).append(float(fields[1]))
        memory.setdefault(fields[0], []).append(int(fields[2]))
median = {label: statistics.median(values) for label, values in seconds.items()}
for label, value in median.items():
    print(f'{label:18} {value:8.2f} s  (min {min(seconds[label]):.2f})  {max(memory[label]) / 1024:6.0f} MB')
for pair in sys.argv[2:]:
    labels, _, wanted = pair.partition(':')
    ours, peer = labels.split('/')
    if ours in median and peer in median:
        print(f'{ours} / {peer}: {median[ours] / median[peer]:.2f}' + (f'   wanted <= {wanted}' if wanted else ''))
