-- Locations that are kept current as they change on disk. method: AUTO, POLL. poll: milliseconds between looks where nobody tells of changes; reconcile: between looks at all. mode: what an index of changes finds out.
CREATE TABLE location_watch (
	location_id INTEGER PRIMARY KEY REFERENCES location (id) ON DELETE CASCADE,
	method TEXT NOT NULL,
	poll INTEGER NOT NULL,
	reconcile INTEGER NOT NULL,
	mode TEXT NOT NULL,
	changed INTEGER NOT NULL,
	changed_by TEXT NOT NULL
);
