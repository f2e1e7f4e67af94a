-- What Spring Batch does not keep of a run: what it was asked for, and which process owns it. id is the job execution's.
CREATE TABLE run (
	id INTEGER PRIMARY KEY,
	instance_id INTEGER NOT NULL,
	job TEXT NOT NULL,
	subject TEXT NOT NULL,
	description TEXT NOT NULL,
	location_id INTEGER,
	host TEXT NOT NULL,
	pid INTEGER NOT NULL,
	process_started INTEGER NOT NULL,
	heartbeat INTEGER NOT NULL,
	stop_requested INTEGER NOT NULL
);
CREATE INDEX run_subject ON run (subject, id);
CREATE INDEX run_instance ON run (instance_id);

-- Per-file failures that did not stop a run.
CREATE TABLE issue (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	run_id INTEGER NOT NULL,
	code TEXT NOT NULL,
	path TEXT NOT NULL,
	message TEXT NOT NULL
);
CREATE INDEX issue_run ON issue (run_id, id);
