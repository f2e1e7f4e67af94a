-- What Driveyard knows of the world: volumes, locations, entries, contents. Times are nanoseconds since 1970-01-01 UTC.

-- One row: the library that this database belongs to, so that a folder is never joined with another library's database.
CREATE TABLE library (
	id TEXT NOT NULL PRIMARY KEY
);

-- Ids that are handed out in blocks before their rows are written; an id is for life and never given twice.
CREATE TABLE id_block (
	name TEXT NOT NULL PRIMARY KEY,
	next_id INTEGER NOT NULL
);
INSERT INTO id_block (name, next_id) VALUES ('entry', 1);

CREATE TABLE volume (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	fingerprint TEXT NOT NULL UNIQUE,
	mount_point TEXT NOT NULL,
	file_system TEXT NOT NULL,
	source TEXT NOT NULL
);

CREATE TABLE location (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	uuid TEXT NOT NULL UNIQUE,
	name TEXT NOT NULL,
	root TEXT NOT NULL UNIQUE,
	volume_id INTEGER NOT NULL REFERENCES volume (id),
	root_inode INTEGER NOT NULL,
	root_entry_id INTEGER NOT NULL,
	rules TEXT NOT NULL,
	created INTEGER NOT NULL,
	scanned INTEGER
);

-- parent_id is NULL for a location's root and 0 for an entry that lost its place and waits to be reconciled.
-- name is an encoded byte string: see dev.driveyard.catalogue.EntryName.
CREATE TABLE entry (
	id INTEGER PRIMARY KEY,
	parent_id INTEGER,
	name TEXT NOT NULL,
	kind INTEGER NOT NULL,
	size INTEGER NOT NULL,
	modified INTEGER NOT NULL,
	changed INTEGER NOT NULL,
	volume_id INTEGER NOT NULL,
	inode INTEGER NOT NULL,
	mode INTEGER NOT NULL,
	owner INTEGER NOT NULL,
	owner_group INTEGER NOT NULL,
	links INTEGER NOT NULL,
	target TEXT,
	content_id INTEGER
);
CREATE UNIQUE INDEX entry_child ON entry (parent_id, name);
CREATE INDEX entry_name ON entry (name);
CREATE INDEX entry_size ON entry (size) WHERE kind = 0;
CREATE INDEX entry_content ON entry (content_id) WHERE content_id IS NOT NULL;
CREATE INDEX entry_linked ON entry (volume_id, inode) WHERE links > 1 AND kind = 0;

-- One row for each directory entry that a scan has visited. path is relative to the location's root, '' for the root itself.
-- listing is a digest of the children as they were on disk, NULL where the rows of the children may differ from it.
-- own_* sum the direct children, tree_* everything below; files with several hard links count in linked_bytes, once for each inode.
CREATE TABLE directory (
	id INTEGER PRIMARY KEY,
	location_id INTEGER NOT NULL,
	parent_id INTEGER,
	path TEXT NOT NULL,
	depth INTEGER NOT NULL,
	volume_id INTEGER NOT NULL,
	inode INTEGER NOT NULL,
	listing TEXT,
	own_bytes INTEGER NOT NULL,
	own_files INTEGER NOT NULL,
	own_directories INTEGER NOT NULL,
	tree_bytes INTEGER NOT NULL,
	tree_files INTEGER NOT NULL,
	tree_directories INTEGER NOT NULL,
	linked_bytes INTEGER NOT NULL,
	dirty INTEGER NOT NULL
);
CREATE UNIQUE INDEX directory_path ON directory (location_id, path);
CREATE INDEX directory_parent ON directory (parent_id);
CREATE INDEX directory_inode ON directory (volume_id, inode);
CREATE INDEX directory_dirty ON directory (location_id, depth) WHERE dirty = 1;

-- Entries that a scan no longer found in their place, until reconcile knows where they went. replaced_by is the new entry in the old place,
-- left_out says that it may still be there, but a rule now leaves it out.
CREATE TABLE lost_entry (
	entry_id INTEGER PRIMARY KEY,
	location_id INTEGER NOT NULL,
	replaced_by INTEGER,
	left_out INTEGER NOT NULL
);
CREATE INDEX lost_entry_location ON lost_entry (location_id, entry_id);

-- Entries that a rescan added, until reconcile knows whether a lost one moved there.
CREATE TABLE found_entry (
	entry_id INTEGER PRIMARY KEY,
	location_id INTEGER NOT NULL,
	volume_id INTEGER NOT NULL,
	inode INTEGER NOT NULL
);
CREATE INDEX found_entry_inode ON found_entry (volume_id, inode);
CREATE INDEX found_entry_location ON found_entry (location_id, entry_id);

CREATE TABLE content_identity (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	uuid TEXT NOT NULL UNIQUE,
	size INTEGER NOT NULL,
	blake3 BLOB,
	cas_id BLOB
);
CREATE INDEX content_identity_blake3 ON content_identity (blake3);
CREATE INDEX content_identity_cas_id ON content_identity (cas_id);
