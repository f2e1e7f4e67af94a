-- Processes that run jobs, while they live: one heartbeat (milliseconds since 1970, by the clock of the database) for all runs of a process. boot and
-- namespace name the place where its number (pid) means that process, ticks when it began there; NULL where the system does not tell.
-- Whoever finds that a process died, or ends, removes the row.
CREATE TABLE process (
	id TEXT COLLATE "C" PRIMARY KEY,
	host TEXT COLLATE "C" NOT NULL,
	pid BIGINT NOT NULL,
	started BIGINT NOT NULL,
	boot TEXT COLLATE "C",
	namespace TEXT COLLATE "C",
	ticks BIGINT,
	heartbeat BIGINT NOT NULL
);

-- The process of a run, NULL for runs of before.
ALTER TABLE run ADD COLUMN process_id TEXT COLLATE "C";
