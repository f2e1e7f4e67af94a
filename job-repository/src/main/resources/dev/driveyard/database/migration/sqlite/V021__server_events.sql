-- What happened, for those who watch a server and for those who ask later who did what. Ids are given in the order in which
-- events can be read, and never twice: whoever has seen one asks for those after it.
-- time: milliseconds since 1970, by the clock of the database. kind: see the enumeration; AUDIT is what somebody asked to be changed.
-- who and address: who asked, and from where. payload: a JSON object with the rest. Nothing refers to runs and requests by keys, since
-- those leave the history on their own.
CREATE TABLE server_event (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	time INTEGER NOT NULL,
	kind TEXT NOT NULL,
	job TEXT,
	request_id INTEGER,
	run_id INTEGER,
	who TEXT NOT NULL,
	address TEXT,
	payload TEXT NOT NULL
);
CREATE INDEX server_event_audit ON server_event (id) WHERE kind = 'AUDIT';

-- One row. up_to: events up to this id were forgotten, so that who asks for those after an earlier one learns that some are missing.
CREATE TABLE server_event_forgotten (
	up_to INTEGER NOT NULL
);
INSERT INTO server_event_forgotten (up_to) VALUES (0);
