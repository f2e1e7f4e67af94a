-- What files hold. Nothing has written to this table before, so it is made anew: uuid follows from the hash, so one index serves both.
-- blake3 is NULL where only a sample was read, cas_id where no sample was wanted.
DROP TABLE content_identity;
CREATE TABLE content_identity (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	uuid BLOB NOT NULL UNIQUE,
	size INTEGER NOT NULL,
	blake3 BLOB,
	cas_id BLOB
);
CREATE INDEX content_identity_sampled ON content_identity (id) WHERE blake3 IS NULL;
CREATE INDEX content_identity_cas_id ON content_identity (cas_id) WHERE cas_id IS NOT NULL;
