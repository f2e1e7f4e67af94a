-- What runs did to files. One operation for each thing that a run was asked to handle: a source to copy or move, a path to delete, a thing in
-- the trash to put back. Paths are absolute and encoded. number is its place in the request. trash and trash_name tell where a trashed thing
-- is. kind, inode, size and modified tell the thing itself, as it was when the run was planned; the amounts are what it held then.
-- done_at is in milliseconds since 1970-01-01 UTC.
CREATE TABLE operation (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	instance_id INTEGER NOT NULL,
	number INTEGER NOT NULL,
	action INTEGER NOT NULL,
	state INTEGER NOT NULL,
	source TEXT NOT NULL,
	target TEXT,
	trash TEXT,
	trash_name TEXT,
	entry_id INTEGER,
	kind INTEGER NOT NULL,
	inode INTEGER NOT NULL,
	size INTEGER NOT NULL,
	modified INTEGER NOT NULL,
	directories INTEGER NOT NULL,
	files INTEGER NOT NULL,
	bytes INTEGER NOT NULL,
	done_at INTEGER,
	message TEXT
);
CREATE UNIQUE INDEX operation_number ON operation (instance_id, number);

-- The directories of an operation, in walk order. path is relative to its source, '' for that itself. made says whether the run made it at
-- the target.
CREATE TABLE operation_directory (
	operation_id INTEGER NOT NULL,
	number INTEGER NOT NULL,
	path TEXT NOT NULL,
	inode INTEGER NOT NULL,
	made INTEGER NOT NULL,
	state INTEGER NOT NULL,
	PRIMARY KEY (operation_id, number)
) WITHOUT ROWID;

-- Files, links and special files in these. directory is the number of the directory, 0 for a source that is no directory. target_name is what a
-- copy is called where that is not its name.
CREATE TABLE operation_file (
	operation_id INTEGER NOT NULL,
	directory INTEGER NOT NULL,
	name TEXT NOT NULL,
	kind INTEGER NOT NULL,
	state INTEGER NOT NULL,
	size INTEGER NOT NULL,
	modified INTEGER NOT NULL,
	inode INTEGER NOT NULL,
	links INTEGER NOT NULL,
	method INTEGER,
	hash BLOB,
	target_name TEXT,
	done_at INTEGER,
	PRIMARY KEY (operation_id, directory, name)
) WITHOUT ROWID;
CREATE INDEX operation_file_linked ON operation_file (operation_id, inode) WHERE links > 1;

-- Large files that a run has copied in part: what to go on from.
CREATE TABLE operation_part (
	operation_id INTEGER NOT NULL,
	path TEXT NOT NULL,
	length INTEGER NOT NULL,
	size INTEGER NOT NULL,
	modified INTEGER NOT NULL,
	PRIMARY KEY (operation_id, path)
) WITHOUT ROWID;
