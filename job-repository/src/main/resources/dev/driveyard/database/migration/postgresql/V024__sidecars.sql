-- Files made from contents, below sidecars/ in the library's folder. A content is named by its UUID, which is the same again when the content comes back; a row whose content
-- is gone is found by that. device_id: the machine whose folder has the file. kind: see SidecarKind. recipe: what it was made to be, so that another wish makes it anew.
-- format: see SidecarFormat. checksum: BLAKE3. made: milliseconds since 1970.
CREATE TABLE sidecar (
	device_id TEXT COLLATE "C" NOT NULL,
	content_uuid BYTEA NOT NULL,
	kind INTEGER NOT NULL,
	variant TEXT COLLATE "C" NOT NULL,
	recipe TEXT COLLATE "C" NOT NULL,
	format INTEGER NOT NULL,
	width INTEGER NOT NULL,
	height INTEGER NOT NULL,
	size BIGINT NOT NULL,
	checksum BYTEA NOT NULL,
	made BIGINT NOT NULL,
	PRIMARY KEY (device_id, content_uuid, kind, variant)
);

-- How contents look. width, height: as it is seen. placeholder: a ThumbHash. similarity: a perceptual hash of 64 bits, NULL where it tells nothing. stripless: the version that could
-- make no strip of it, NULL where none was wanted or one was made.
CREATE TABLE picture (
	content_uuid BYTEA PRIMARY KEY,
	width INTEGER NOT NULL,
	height INTEGER NOT NULL,
	placeholder BYTEA NOT NULL,
	similarity BIGINT,
	stripless INTEGER
);

-- Contents of which no picture could be made; not tried again by the same version. reason: see UnrenderedReason. failed: milliseconds since 1970.
CREATE TABLE unrendered_content (
	content_uuid BYTEA PRIMARY KEY,
	reason INTEGER NOT NULL,
	message TEXT COLLATE "C" NOT NULL,
	version INTEGER NOT NULL,
	failed BIGINT NOT NULL
);
