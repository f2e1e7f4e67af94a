-- What is run at which times. parameters are JSON. cron has five fields and is meant in zone; or every is a number of milliseconds from anchor on; or after_id names the schedule that it follows. missed: ONCE or SKIP what was due while nobody was there.
-- overlap: SKIP or QUEUE what is due while the one before has not ended. window_from and window_to: times of the day in zone between which it may run, NULL for always. time_limit and back_off are milliseconds. Times are milliseconds since 1970.
-- next_due is moved in the transaction that accepts the launch, so each due time is launched once.
CREATE TABLE schedule (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	name TEXT NOT NULL UNIQUE,
	job TEXT NOT NULL,
	parameters TEXT NOT NULL,
	cron TEXT,
	every INTEGER,
	after_id INTEGER,
	zone TEXT NOT NULL,
	anchor INTEGER NOT NULL,
	missed TEXT NOT NULL,
	overlap TEXT NOT NULL,
	priority INTEGER NOT NULL,
	window_from TEXT,
	window_to TEXT,
	time_limit INTEGER,
	retries INTEGER NOT NULL,
	back_off INTEGER NOT NULL,
	paused INTEGER NOT NULL DEFAULT 0,
	next_due INTEGER,
	last_due INTEGER,
	created INTEGER NOT NULL,
	created_by TEXT NOT NULL,
	changed INTEGER NOT NULL,
	changed_by TEXT NOT NULL
);
CREATE INDEX schedule_due ON schedule (next_due) WHERE paused = 0;

-- What came of each time. cause: DUE, MANUAL, AFTER the run after_run of another schedule. state: PENDING, OPEN while its request (also its restarts) has not ended, ENDED, SKIPPED, MISSED, REFUSED.
-- stopping says why its run is to stop: WINDOW, LIMIT. failures counts its runs that failed.
CREATE TABLE schedule_occurrence (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	schedule_id INTEGER NOT NULL,
	cause TEXT NOT NULL,
	due INTEGER NOT NULL,
	after_run INTEGER,
	requested_by TEXT NOT NULL,
	state TEXT NOT NULL,
	request_id INTEGER,
	failures INTEGER NOT NULL DEFAULT 0,
	stopping TEXT,
	outcome TEXT,
	message TEXT,
	created INTEGER NOT NULL,
	ended INTEGER
);
CREATE UNIQUE INDEX schedule_occurrence_due ON schedule_occurrence (schedule_id, due) WHERE cause = 'DUE';
CREATE UNIQUE INDEX schedule_occurrence_after ON schedule_occurrence (schedule_id, after_run) WHERE after_run IS NOT NULL;
CREATE INDEX schedule_occurrence_open ON schedule_occurrence (id) WHERE state IN ('PENDING', 'OPEN');
CREATE INDEX schedule_occurrence_schedule ON schedule_occurrence (schedule_id, id);
