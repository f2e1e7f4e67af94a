-- What validations found out. checked_by is the job instance that last read a file to compare it with its recorded hash, decoded_by the one
-- that last looked whether its content makes sense: the files with the lowest are next. content_id is what it was proved to hold, at
-- verified_at, in milliseconds since 1970-01-01 UTC; both are NULL where it never was.
CREATE TABLE file_check (
	entry_id INTEGER PRIMARY KEY,
	checked_by INTEGER NOT NULL,
	decoded_by INTEGER NOT NULL,
	content_id INTEGER,
	verified_at INTEGER
);
CREATE INDEX file_check_checked ON file_check (checked_by, entry_id) WHERE checked_by > 0;
CREATE INDEX file_check_decoded ON file_check (decoded_by, entry_id) WHERE decoded_by > 0;

-- What is wrong with entries: one row for each entry and code, however often it is seen. path is absolute and encoded. first_by, last_by and
-- resolved_by are job instances; the times are in milliseconds since 1970-01-01 UTC. The found_ columns tell the file as it was then, NULL
-- where there was none. A finding that comes back after it was resolved begins anew.
CREATE TABLE finding (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	entry_id INTEGER NOT NULL,
	code TEXT NOT NULL,
	severity INTEGER NOT NULL,
	path TEXT NOT NULL,
	message TEXT NOT NULL,
	content_id INTEGER,
	found_inode INTEGER,
	found_size INTEGER,
	found_modified INTEGER,
	first_by INTEGER NOT NULL,
	first_at INTEGER NOT NULL,
	last_by INTEGER NOT NULL,
	last_at INTEGER NOT NULL,
	resolved_by INTEGER,
	resolved_at INTEGER
);
CREATE UNIQUE INDEX finding_entry ON finding (entry_id, code);
CREATE INDEX finding_severity ON finding (severity, id);
CREATE INDEX finding_seen ON finding (last_by, severity, id);
