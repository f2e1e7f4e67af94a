-- What files are, and what they say of themselves.
-- kind is the number of a dev.driveyard.catalogue.ContentKind; it follows from the name.
CREATE TABLE media_type (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	name TEXT NOT NULL UNIQUE,
	kind INTEGER NOT NULL
);

-- Of a content: the type that its bytes alone show, NULL until it was analysed, and the number of a dev.driveyard.catalogue.MetadataState.
ALTER TABLE content_identity ADD COLUMN type_id INTEGER;
ALTER TABLE content_identity ADD COLUMN metadata_state INTEGER;

-- Of an entry: its content's type, made more exact by its name, NULL until that was found out; and the type that the name promises where
-- the content is something else. Both are forgotten when the name or the content changes.
ALTER TABLE entry ADD COLUMN type_id INTEGER;
ALTER TABLE entry ADD COLUMN claimed_type_id INTEGER;
CREATE INDEX entry_claimed ON entry (id) WHERE claimed_type_id IS NOT NULL;

-- Sizes are in pixels, taken_at in milliseconds since 1970-01-01 by the camera's clock, taken_offset that clock's seconds ahead of UTC, latitude and
-- longitude in degrees, altitude in metres, duration in milliseconds, bit_rate in bits a second, created and modified in milliseconds since 1970 UTC.
CREATE TABLE content_metadata (
	content_id INTEGER NOT NULL PRIMARY KEY,
	width INTEGER,
	height INTEGER,
	orientation INTEGER,
	taken_at INTEGER,
	taken_offset INTEGER,
	camera_make TEXT,
	camera_model TEXT,
	lens TEXT,
	latitude REAL,
	longitude REAL,
	altitude REAL,
	duration INTEGER,
	frame_rate REAL,
	video_codec TEXT,
	audio_codec TEXT,
	bit_rate INTEGER,
	sample_rate INTEGER,
	channels INTEGER,
	title TEXT,
	author TEXT,
	album TEXT,
	pages INTEGER,
	words INTEGER,
	language TEXT,
	producer TEXT,
	created INTEGER,
	modified INTEGER
);
