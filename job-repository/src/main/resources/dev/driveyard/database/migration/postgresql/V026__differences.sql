-- How two trees, A and B, differ, as a run has found it that compared them: at most one row for each path, which is relative to both roots and encoded. kind and reason: see
-- Difference. The a_ and b_ columns tell what each tree has, all NULL where it has nothing; of what was moved, b_ tells of the file at moved_to. a_hash and b_hash: BLAKE3, where known.
CREATE TABLE difference (
	instance_id BIGINT NOT NULL,
	path TEXT COLLATE "C" NOT NULL,
	kind INTEGER NOT NULL,
	reason INTEGER,
	moved_to TEXT COLLATE "C",
	a_kind INTEGER,
	a_size BIGINT,
	a_modified BIGINT,
	a_hash BYTEA,
	b_kind INTEGER,
	b_size BIGINT,
	b_modified BIGINT,
	b_hash BYTEA,
	PRIMARY KEY (instance_id, path)
);
CREATE INDEX difference_only_a ON difference (instance_id, a_size, a_kind, b_kind) WHERE b_kind IS NULL;
CREATE INDEX difference_only_b ON difference (instance_id, b_size, b_kind, a_kind) WHERE a_kind IS NULL;
