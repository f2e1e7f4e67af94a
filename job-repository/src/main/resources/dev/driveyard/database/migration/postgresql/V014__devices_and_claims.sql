-- Machines whose files runs work on: the id is made of the machine's own, or kept by the user who has none.
CREATE TABLE device (
	id TEXT COLLATE "C" PRIMARY KEY,
	name TEXT COLLATE "C" NOT NULL
);

-- What a run reads (exclusive 0) or changes (1) while it lasts: all from a path on, which is absolute and encoded. Rows of processes that died don't
-- count.
CREATE TABLE claim (
	run_id BIGINT NOT NULL,
	device_id TEXT COLLATE "C" NOT NULL,
	path TEXT COLLATE "C" NOT NULL,
	exclusive INTEGER NOT NULL,
	process_id TEXT COLLATE "C" NOT NULL,
	description TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (run_id, device_id, path)
);
