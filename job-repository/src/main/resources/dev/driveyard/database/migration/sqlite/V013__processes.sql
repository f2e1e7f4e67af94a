-- Processes that run jobs, while they live: one heartbeat (milliseconds since 1970, by the clock of the database) for all runs of a process. boot and
-- namespace name the place where its number (pid) means that process, ticks when it began there; NULL where the system does not tell.
-- Whoever finds that a process died, or ends, removes the row.
CREATE TABLE process (
	id TEXT PRIMARY KEY,
	host TEXT NOT NULL,
	pid INTEGER NOT NULL,
	started INTEGER NOT NULL,
	boot TEXT,
	namespace TEXT,
	ticks INTEGER,
	heartbeat INTEGER NOT NULL
);

-- The process of a run, NULL for runs of before.
ALTER TABLE run ADD COLUMN process_id TEXT;
