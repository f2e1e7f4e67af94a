-- Locations that are kept current as they change on disk. method: AUTO, POLL. poll: milliseconds between looks where nobody tells of changes; reconcile: between looks at all. mode: what an index of changes finds out.
CREATE TABLE location_watch (
	location_id BIGINT PRIMARY KEY REFERENCES location (id) ON DELETE CASCADE,
	method TEXT COLLATE "C" NOT NULL,
	poll BIGINT NOT NULL,
	reconcile BIGINT NOT NULL,
	mode TEXT COLLATE "C" NOT NULL,
	changed BIGINT NOT NULL,
	changed_by TEXT COLLATE "C" NOT NULL
);
