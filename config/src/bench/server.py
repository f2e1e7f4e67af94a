"""Puts load on a server and prints what came of it. Called by server.sh, which says what the parts do."""
import datetime
import http.client
import json
import os
import random
import selectors
import shutil
import signal
import socket
import sqlite3
import statistics
import subprocess
import sys
import threading
import time

DRIVEYARD, WORK = sys.argv[1:3]
RUNS, LAUNCHES, FOLDERS, WAITING, SECONDS = map(int, sys.argv[3:8])
PARTS = sys.argv[8].split()
LIBRARY = WORK + '/server.driveyard'
SOCKET = WORK + '/server.sock'
QUICK = 'driveyard.server.rate=1000000\ndriveyard.server.events.clients-of-owner=500\n'


class Local(http.client.HTTPConnection):
    """A connection to the Unix socket."""

    def __init__(self):
        super().__init__('localhost', timeout=120)

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(self.timeout)
        self.sock.connect(SOCKET)


def ask(connection, method, path, body=None):
    headers = {'Content-Type': 'application/json'} if body is not None else {}
    connection.request(method, '/api/v1' + path, json.dumps(body) if body is not None else None, headers)
    answer = connection.getresponse()
    text = answer.read()
    if answer.status >= 400:
        raise RuntimeError(f'{method} {path}: {answer.status} {text[:300]}')
    return json.loads(text) if text else None


class Server:
    """A server on the library."""

    def __init__(self, active=4):
        began = time.monotonic()
        self.process = subprocess.Popen(
            [DRIVEYARD, 'serve', '--json', '--library', LIBRARY, '--port', '0', '--socket', SOCKET, '--runs', str(active)],
            stdout=subprocess.DEVNULL, stderr=open(WORK + '/server-errors', 'a'))
        while True:
            try:
                ask(Local(), 'GET', '/health/ready')
                break
            except (OSError, RuntimeError, http.client.HTTPException):
                if self.process.poll() is not None:
                    raise SystemExit(f'the server did not start; see {WORK}/server-errors')
                time.sleep(0.01)
        self.started_in = time.monotonic() - began
        self.ask = Local()

    def get(self, path):
        return ask(self.ask, 'GET', path)

    def post(self, path, body=None):
        return ask(self.ask, 'POST', path, body if body is not None else {})

    def index(self, path, **parameters):
        return self.post('/runs', {'job': 'index', 'parameters': {'path': path, **parameters}})['id']

    def done(self, request):
        while True:
            view = self.get(f'/requests/{request}')
            if view['state'] == 'DONE':
                if view['outcome'] != 'COMPLETED':
                    raise SystemExit(f'request {request}: {view}')
                return view
            time.sleep(0.05)

    def all_done(self):
        while True:
            states = self.get('/queue')['requests']
            if not states.get('QUEUED') and not states.get('RUNNING'):
                return states
            time.sleep(0.1)

    def pages(self, path):
        after = ''
        while True:
            page = self.get(f'{path}?limit=500{after}')
            yield from page['items']
            if not page.get('next'):
                return
            after = '&after=' + str(page['next'])

    def memory(self):
        with open(f'/proc/{self.process.pid}/status') as status:
            return next(int(line.split()[1]) / 1024 for line in status if line.startswith('VmRSS'))

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(120)


def library(*settings):
    shutil.rmtree(LIBRARY, ignore_errors=True)
    subprocess.run([DRIVEYARD, 'library', 'create', LIBRARY], check=True, stdout=subprocess.DEVNULL)
    with open(LIBRARY + '/server.properties', 'w') as file:
        file.write(QUICK + '\n'.join(settings))


def tree(name, folders, files):
    """A tree with so many folders and so many small files in each."""
    root = f'{WORK}/{name}'
    if os.path.exists(root):
        shutil.rmtree(root)
    for folder in range(folders):
        path = f'{root}/{folder % 100}/{folder}'
        os.makedirs(path)
        for file in range(files):
            with open(f'{path}/{file}', 'wb') as out:
                out.write(b'%d %d' % (folder, file))
    return root


def row(what, value, wanted=''):
    print(f'{what:58} {value:>14}   {wanted}', flush=True)


def ms(seconds):
    return f'{seconds * 1000:.1f} ms'


def share(values, part):
    return sorted(values)[min(len(values) - 1, int(len(values) * part))]


def moment(text):
    return datetime.datetime.fromisoformat(text.replace('Z', '+00:00')).timestamp()


def start():
    library()
    Server().stop()
    times, memory = [], []
    for _ in range(RUNS):
        server = Server()
        times.append(server.started_in)
        time.sleep(15)
        memory.append(server.memory())
        server.stop()
    row('from the command to ready', f'{statistics.median(times):.2f} s', '<= 4 s')
    row('memory with nothing to do', f'{statistics.median(memory):.0f} MB', '<= 350 MB')


def launch():
    root = tree('launch', 60, 4)
    library()
    server = Server()
    server.done(server.index(root))
    chance = random.Random(1)
    wanted = []
    for _ in range(LAUNCHES):
        folder = chance.randrange(60)
        wanted.append(chance.choice([f'{root}/{folder}/{folder}', f'{root}/{folder}', f'{root}/{folder}/{folder}']))
    wanted[LAUNCHES // 2] = root
    ids, waits = [None] * LAUNCHES, [0.0] * LAUNCHES

    def send(sender):
        connection = Local()
        for number in range(sender, LAUNCHES, 8):
            began = time.monotonic()
            ids[number] = ask(connection, 'POST', '/runs',
                              {'job': 'index', 'parameters': {'path': wanted[number]}})['id']
            waits[number] = time.monotonic() - began

    began = time.monotonic()
    senders = [threading.Thread(target=send, args=(sender,)) for sender in range(8)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    row(f'{LAUNCHES} launches accepted', f'{time.monotonic() - began:.1f} s', '<= 10 s')
    row('one of them, 99 of 100', ms(share(waits, 0.99)))
    server.all_done()
    row('until all had run', f'{time.monotonic() - began:.1f} s')
    requests = {view['id']: view for view in server.pages('/requests')}
    runs = {view['id']: view for view in server.pages('/runs')}
    missing = [one for one in ids if one is None or requests[one].get('outcome') != 'COMPLETED']
    mine = [runs[requests[one]['run']] for one in ids if one not in missing]
    row('lost, failed, or run twice', str(len(missing) + LAUNCHES - len({one['id'] for one in mine})), '0')
    row('that overlapped one that ran', str(overlaps(requests, runs)), '0')
    server.stop()


def overlaps(requests, runs):
    spans = sorted((moment(run['started']), moment(run['ended']), view['parameters']['path'] + '/')
                   for view in requests.values() if (run := runs.get(view.get('run'))))
    found = 0
    for at, (_, end, path) in enumerate(spans):
        for begin, _, other in spans[at + 1:]:
            if begin >= end:
                break
            found += path.startswith(other) or other.startswith(path)
    return found


def queries():
    roots = [tree(f'queries{number}', 4000, 10) for number in range(4)]
    library()
    server = Server()
    waits = []
    for rounds in range(2):
        requests = [server.index(root, mode='shallow' if rounds == 0 else 'content') for root in roots]
        while True:
            views = [server.get(f'/requests/{request}') for request in requests]
            if all(view['state'] == 'DONE' for view in views):
                break
            for path in ['/queue', '/runs?limit=50'] + [f'/runs/{view["run"]}' for view in views if view.get('run')]:
                began = time.monotonic()
                server.get(path)
                waits.append(time.monotonic() - began)
            time.sleep(0.01)
    row(f'{len(waits)} questions while four runs write, half of them', ms(share(waits, 0.5)))
    row('99 of 100', ms(share(waits, 0.99)), '<= 50 ms')
    row('the slowest', ms(max(waits)))
    server.stop()


def watch():
    root = tree('watch', FOLDERS, 1)
    library()
    server = Server()
    server.done(server.index(root))
    location = server.get('/locations')['items'][0]['id']
    ask(server.ask, 'PUT', f'/locations/{location}/watch', {})
    while server.get(f'/locations/{location}/watch').get('status', {}).get('watches', 0) < FOLDERS:
        time.sleep(0.2)
    server.all_done()
    time.sleep(3)
    server.all_done()
    database = sqlite3.connect(f'file:{LIBRARY}/library.db?mode=ro', uri=True)

    def files():
        return database.execute("SELECT count(*) FROM entry WHERE name LIKE 'new%'").fetchone()[0]

    began = time.monotonic()
    for number in range(10_000):
        folder = number * 7 % FOLDERS
        with open(f'{root}/{folder % 100}/{folder}/new{number}', 'wb') as out:
            out.write(b'%d' % number)
    made = time.monotonic()
    while files() < 10_000:
        time.sleep(0.05)
        if time.monotonic() - made > 300:
            raise SystemExit(f'only {files()} of 10000 are in the catalogue')
    row('10,000 files made in', f'{made - began:.1f} s')
    row('from the first until the catalogue has all', f'{time.monotonic() - began:.1f} s')
    row('from the last', f'{time.monotonic() - made:.1f} s', '<= 10 s')
    server.stop()


def listener():
    stream = socket.socket(socket.AF_UNIX)
    stream.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65536)
    stream.connect(SOCKET)
    stream.sendall(b'GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n')
    return stream


def events():
    roots = [tree(f'events{number}', 1, 1) for number in range(4)]
    library('driveyard.server.events.clients=500')
    server = Server()
    server.done(server.index(WORK + '/events0'))
    selector, ends, stalled = selectors.DefaultSelector(), [], [listener() for _ in range(10)]
    for _ in range(200):
        selector.register(listener(), selectors.EVENT_READ, bytearray())
    late, over, told = [], threading.Event(), [0]

    def read():
        while not over.is_set():
            for key, _ in selector.select(0.2):
                now = time.time()
                key.data.extend(key.fileobj.recv(1 << 16))
                *whole, rest = bytes(key.data).split(b'\n\n')
                key.data[:] = rest
                for event in whole:
                    at = event.find(b'"time":"')
                    if at >= 0 and b'event: run.' in event and b'run.progressed' not in event:
                        told[0] += 1
                        late.append(now - moment(event[at + 8:event.index(b'"', at + 8)].decode()))

    reader = threading.Thread(target=read)
    reader.start()
    time.sleep(2)
    for number in range(150):
        server.index(roots[number % 4])
        time.sleep(0.05)
    server.all_done()
    time.sleep(2)
    over.set()
    reader.join()
    expected = 150 * 3 * 200
    row(f'{told[0]} events of {expected} told to 200 clients, half within', ms(share(late, 0.5)))
    row('99 of 100 within', ms(share(late, 0.99)), '<= 20 ms')
    del stalled
    server.stop()


def fill(number, root):
    """So many rows like one that was accepted: by requests it would take minutes."""
    library()
    server = Server()
    server.post('/queue/pause')
    for folder in range(100):
        server.index(f'{root}/{folder}')
    server.stop()
    database = sqlite3.connect(LIBRARY + '/library.db')
    for table, key in (('launch_request', 'id'), ('request_claim', 'request_id')):
        columns = [one[1] for one in database.execute(f'PRAGMA table_info({table})')]
        copied = ', '.join(f'{key} + ?' if one == key else one for one in columns)
        for copy in range(1, number // 100):
            database.execute(f'INSERT INTO {table} ({", ".join(columns)}) SELECT {copied} FROM {table} WHERE {key} <= 100',
                             (copy * 100,))
    database.commit()
    database.close()
    return Server()


def rate(server, seconds):
    def done():
        return server.get('/queue')['requests'].get('DONE', 0)
    server.post('/queue/resume')
    time.sleep(5)
    first, began = done(), time.monotonic()
    while time.monotonic() - began < seconds and server.get('/queue')['requests'].get('QUEUED', 0):
        time.sleep(0.1)
    return (done() - first) / (time.monotonic() - began)


def drain():
    root = WORK + '/drain'
    shutil.rmtree(root, ignore_errors=True)
    for folder in range(100):
        os.makedirs(f'{root}/{folder}')
    server = fill(WAITING, root)
    if SECONDS:
        full = rate(server, SECONDS)
        server.stop()
        server = fill(1000, root)
        few = rate(server, SECONDS)
        row(f'runs a second with {WAITING} waiting', f'{full:.1f}')
        row('runs a second with fewer than 1,000 waiting', f'{few:.1f}')
        row('ratio', f'{full / few:.2f}', 'about 1')
    else:
        server.post('/queue/resume')
        server.all_done()
        ends = sorted(moment(view['ended']) for view in server.pages('/requests'))
        tenth = len(ends) // 10
        rates = [tenth / (ends[at + tenth - 1] - ends[at]) for at in (0, len(ends) - tenth)]
        row(f'runs a second, first and last tenth of {WAITING}', f'{rates[0]:.1f} {rates[1]:.1f}', 'about equal')
    server.stop()


for part in PARTS:
    {'start': start, 'launch': launch, 'queries': queries, 'watch': watch, 'events': events, 'drain': drain}[part]()
