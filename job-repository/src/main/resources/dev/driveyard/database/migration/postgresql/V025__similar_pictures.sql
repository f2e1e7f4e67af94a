-- A small version of a picture, by which those of near hashes are compared: see PictureSketch. NULL where it tells nothing, or was not made yet.
ALTER TABLE picture ADD COLUMN sketch BYTEA;

-- While a run looks for similar pictures: all of them, place 1 the best. raw, coloured, lossless: 0 or 1. details: how much it says of itself. oldest: when the oldest of its
-- files was changed. best: the place of the better picture that it looks like, NULL for none. distance: bits in which their hashes differ. likeness: in thousandths.
CREATE TABLE similar_picture (
	instance_id BIGINT NOT NULL,
	place BIGINT NOT NULL,
	content_id BIGINT NOT NULL,
	content_uuid BYTEA NOT NULL,
	similarity BIGINT NOT NULL,
	width INTEGER NOT NULL,
	height INTEGER NOT NULL,
	size BIGINT NOT NULL,
	raw INTEGER NOT NULL,
	coloured INTEGER NOT NULL,
	lossless INTEGER NOT NULL,
	details INTEGER NOT NULL,
	oldest BIGINT NOT NULL,
	best BIGINT,
	distance INTEGER,
	likeness INTEGER,
	PRIMARY KEY (instance_id, place)
);
CREATE INDEX similar_picture_best ON similar_picture (instance_id, best) WHERE best IS NOT NULL;

-- Of members that only look alike: what they hold, how large they are in pixels, how far from the best of their group, and why that one is better; see BetterBy.
ALTER TABLE duplicate_member ADD COLUMN content_id BIGINT;
ALTER TABLE duplicate_member ADD COLUMN width INTEGER;
ALTER TABLE duplicate_member ADD COLUMN height INTEGER;
ALTER TABLE duplicate_member ADD COLUMN distance INTEGER;
ALTER TABLE duplicate_member ADD COLUMN likeness INTEGER;
ALTER TABLE duplicate_member ADD COLUMN better_by INTEGER;

-- Where both files only look alike: the size of the one that is kept, and the BLAKE3 that each has to have. NULL where both are equal.
ALTER TABLE reclaim_file ADD COLUMN kept_size BIGINT;
ALTER TABLE reclaim_file ADD COLUMN blake3 BYTEA;
ALTER TABLE reclaim_file ADD COLUMN kept_blake3 BYTEA;
