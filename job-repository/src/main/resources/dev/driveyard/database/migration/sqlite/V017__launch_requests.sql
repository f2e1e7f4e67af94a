-- What somebody asked to be run; what is accepted is here until it has been run. action: START a job, RESTART or CONFIRM the run of_run.
-- parameters are JSON, as they were asked for. fingerprint tells whether two requests with one key are the same. Times are milliseconds since
-- 1970, by the clock of the database. state: QUEUED, RUNNING, DONE, CANCELLED. process_id has the request while it is RUNNING; if that process
-- died, it is nobody's. run_id is set in the transaction that makes the run; begun says that this was since it was taken last. outcome: the state of the run at its end, or REFUSED. device_id: whose
-- paths it is about, NULL if it is about none.
CREATE TABLE launch_request (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	action TEXT NOT NULL,
	job TEXT NOT NULL,
	parameters TEXT NOT NULL,
	of_run INTEGER,
	subject TEXT NOT NULL,
	description TEXT NOT NULL,
	priority INTEGER NOT NULL,
	requested_by TEXT NOT NULL,
	idempotency_key TEXT UNIQUE,
	fingerprint TEXT NOT NULL,
	not_before INTEGER NOT NULL,
	created INTEGER NOT NULL,
	device_id TEXT,
	state TEXT NOT NULL,
	process_id TEXT,
	run_id INTEGER,
	begun INTEGER NOT NULL DEFAULT 0,
	taken INTEGER,
	ended INTEGER,
	outcome TEXT,
	message TEXT
);
CREATE INDEX launch_request_waiting ON launch_request (priority DESC, id) WHERE state = 'QUEUED';
CREATE INDEX launch_request_running ON launch_request (id) WHERE state = 'RUNNING';
CREATE INDEX launch_request_run ON launch_request (run_id) WHERE run_id IS NOT NULL;

-- The ids are also what tells a repeated run from the one before: they begin after what was used for that.
INSERT INTO sqlite_sequence (name, seq) SELECT 'launch_request', coalesce(max(id), 0) + 1 FROM run;

-- What a request will read (exclusive 0) or change (1), until it is done. See claim.
CREATE TABLE request_claim (
	request_id INTEGER NOT NULL,
	device_id TEXT NOT NULL,
	path TEXT NOT NULL,
	exclusive INTEGER NOT NULL,
	PRIMARY KEY (request_id, device_id, path)
) WITHOUT ROWID;

-- One row: whether nothing is taken from the queue.
CREATE TABLE launch_queue (
	paused INTEGER NOT NULL
);
INSERT INTO launch_queue (paused) VALUES (0);

-- Each launch looks for what runs now; without this that would take longer with every run of the history.
CREATE INDEX batch_job_execution_status ON BATCH_JOB_EXECUTION (STATUS);
