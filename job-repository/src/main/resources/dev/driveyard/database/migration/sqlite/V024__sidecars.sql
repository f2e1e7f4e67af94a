-- Files made from contents, below sidecars/ in the library's folder. A content is named by its UUID, which is the same again when the content comes back; a row whose content
-- is gone is found by that. device_id: the machine whose folder has the file. kind: see SidecarKind. recipe: what it was made to be, so that another wish makes it anew.
-- format: see SidecarFormat. checksum: BLAKE3. made: milliseconds since 1970.
CREATE TABLE sidecar (
	device_id TEXT NOT NULL,
	content_uuid BLOB NOT NULL,
	kind INTEGER NOT NULL,
	variant TEXT NOT NULL,
	recipe TEXT NOT NULL,
	format INTEGER NOT NULL,
	width INTEGER NOT NULL,
	height INTEGER NOT NULL,
	size INTEGER NOT NULL,
	checksum BLOB NOT NULL,
	made INTEGER NOT NULL,
	PRIMARY KEY (device_id, content_uuid, kind, variant)
) WITHOUT ROWID;

-- How contents look. width, height: as it is seen. placeholder: a ThumbHash. similarity: a perceptual hash of 64 bits, NULL where it tells nothing. stripless: the version that could
-- make no strip of it, NULL where none was wanted or one was made.
CREATE TABLE picture (
	content_uuid BLOB PRIMARY KEY,
	width INTEGER NOT NULL,
	height INTEGER NOT NULL,
	placeholder BLOB NOT NULL,
	similarity INTEGER,
	stripless INTEGER
) WITHOUT ROWID;

-- Contents of which no picture could be made; not tried again by the same version. reason: see UnrenderedReason. failed: milliseconds since 1970.
CREATE TABLE unrendered_content (
	content_uuid BLOB PRIMARY KEY,
	reason INTEGER NOT NULL,
	message TEXT NOT NULL,
	version INTEGER NOT NULL,
	failed INTEGER NOT NULL
) WITHOUT ROWID;
