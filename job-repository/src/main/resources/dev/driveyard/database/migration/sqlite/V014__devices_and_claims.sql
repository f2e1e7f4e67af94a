-- Machines whose files runs work on: the id is made of the machine's own, or kept by the user who has none.
CREATE TABLE device (
	id TEXT PRIMARY KEY,
	name TEXT NOT NULL
);

-- What a run reads (exclusive 0) or changes (1) while it lasts: all from a path on, which is absolute and encoded. Rows of processes that died don't
-- count.
CREATE TABLE claim (
	run_id INTEGER NOT NULL,
	device_id TEXT NOT NULL,
	path TEXT NOT NULL,
	exclusive INTEGER NOT NULL,
	process_id TEXT NOT NULL,
	description TEXT NOT NULL,
	PRIMARY KEY (run_id, device_id, path)
) WITHOUT ROWID;
