-- Where things are: on a device, under a path of it. A device is a machine, or stands for a server or an archive. A volume is a file system that is
-- mounted on a machine (kind local), or such a server or archive; then its name and settings (JSON, no secrets) tell how it is reached. What
-- was there before is on the device that migrates, ${device}.
CREATE TABLE volume_of_device (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	fingerprint TEXT NOT NULL,
	mount_point TEXT NOT NULL,
	file_system TEXT NOT NULL,
	source TEXT NOT NULL,
	kind TEXT NOT NULL,
	name TEXT UNIQUE,
	settings TEXT NOT NULL,
	abilities TEXT NOT NULL,
	device_id TEXT NOT NULL,
	UNIQUE (device_id, fingerprint)
);
INSERT INTO volume_of_device SELECT id, fingerprint, mount_point, file_system, source, 'local', NULL, '{}', '', '${device}' FROM volume;
DELETE FROM sqlite_sequence WHERE name = 'volume_of_device';
INSERT INTO sqlite_sequence (name, seq) SELECT 'volume_of_device', seq FROM sqlite_sequence WHERE name = 'volume';

CREATE TABLE location_of_device (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	uuid TEXT NOT NULL UNIQUE,
	name TEXT NOT NULL,
	root TEXT NOT NULL,
	volume_id INTEGER NOT NULL REFERENCES volume_of_device (id),
	root_inode INTEGER NOT NULL,
	root_entry_id INTEGER NOT NULL,
	rules TEXT NOT NULL,
	created INTEGER NOT NULL,
	scanned INTEGER,
	device_id TEXT NOT NULL,
	UNIQUE (device_id, root)
);
INSERT INTO location_of_device SELECT id, uuid, name, root, volume_id, root_inode, root_entry_id, rules, created, scanned, '${device}' FROM location;
DELETE FROM sqlite_sequence WHERE name = 'location_of_device';
INSERT INTO sqlite_sequence (name, seq) SELECT 'location_of_device', seq FROM sqlite_sequence WHERE name = 'location';

DROP TABLE location;
DROP TABLE volume;
ALTER TABLE volume_of_device RENAME TO volume;
ALTER TABLE location_of_device RENAME TO location;

-- The devices of source and target; the trash is on that of the source.
ALTER TABLE operation ADD COLUMN source_device TEXT NOT NULL DEFAULT '';
ALTER TABLE operation ADD COLUMN target_device TEXT NOT NULL DEFAULT '';
UPDATE operation SET source_device = '${device}', target_device = '${device}';
