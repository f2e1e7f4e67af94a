-- The folders that something was trashed from, and those above: should one be gone when the thing is put back, it is made anew with this owner,
-- group and mode, not as one of the user who puts it back.
CREATE TABLE operation_parent (
	instance_id BIGINT NOT NULL,
	path TEXT COLLATE "C" NOT NULL,
	owner BIGINT NOT NULL,
	group_id BIGINT NOT NULL,
	mode INTEGER NOT NULL,
	PRIMARY KEY (instance_id, path)
);
