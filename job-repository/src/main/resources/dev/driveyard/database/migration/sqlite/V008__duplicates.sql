-- What runs found to be there more than once. kind: 0 files, 1 folders. size is that of one copy; copies counts files, all names of one as one; wasted
-- is what all copies but one hold. content_id and name are what the members share, where they do; digest is what equal folders share.
CREATE TABLE duplicate_group (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	instance_id INTEGER NOT NULL,
	kind INTEGER NOT NULL,
	content_id INTEGER,
	name TEXT,
	digest BLOB,
	size INTEGER NOT NULL,
	copies INTEGER NOT NULL,
	names INTEGER NOT NULL,
	wasted INTEGER NOT NULL
);
CREATE INDEX duplicate_group_wasted ON duplicate_group (instance_id, kind, wasted DESC, id);

-- The members as they were then. path is absolute and encoded.
CREATE TABLE duplicate_member (
	group_id INTEGER NOT NULL,
	entry_id INTEGER NOT NULL,
	path TEXT NOT NULL,
	volume_id INTEGER NOT NULL,
	inode INTEGER NOT NULL,
	size INTEGER NOT NULL,
	modified INTEGER NOT NULL,
	PRIMARY KEY (group_id, entry_id)
) WITHOUT ROWID;

-- While a run works: the sizes that several files share, and how many of these are not hashed yet.
CREATE TABLE duplicate_size (
	instance_id INTEGER NOT NULL,
	size INTEGER NOT NULL,
	unknown INTEGER NOT NULL,
	unsampled INTEGER NOT NULL,
	PRIMARY KEY (instance_id, size)
) WITHOUT ROWID;

-- While a run works: files that are in no group whatever the catalogue says of them.
CREATE TABLE duplicate_doubt (
	instance_id INTEGER NOT NULL,
	entry_id INTEGER NOT NULL,
	PRIMARY KEY (instance_id, entry_id)
) WITHOUT ROWID;

-- While a run works: folders of which all contents are known.
CREATE TABLE duplicate_folder (
	instance_id INTEGER NOT NULL,
	directory_id INTEGER NOT NULL,
	digest BLOB NOT NULL,
	bytes INTEGER NOT NULL,
	files INTEGER NOT NULL,
	PRIMARY KEY (instance_id, directory_id)
) WITHOUT ROWID;
CREATE INDEX duplicate_folder_digest ON duplicate_folder (instance_id, digest);

-- What a run that reclaims space has planned for each operation of the journal: the file to act on, and the one that is kept. Paths are absolute.
CREATE TABLE reclaim_file (
	instance_id INTEGER NOT NULL,
	number INTEGER NOT NULL,
	path TEXT NOT NULL,
	inode INTEGER NOT NULL,
	modified INTEGER NOT NULL,
	kept_path TEXT NOT NULL,
	kept_inode INTEGER NOT NULL,
	kept_modified INTEGER NOT NULL,
	size INTEGER NOT NULL,
	PRIMARY KEY (instance_id, number)
) WITHOUT ROWID;
