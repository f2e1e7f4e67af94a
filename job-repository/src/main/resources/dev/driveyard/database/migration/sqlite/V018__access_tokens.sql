-- Who may ask a server for what. hash: the SHA-256 of the token, in hexadecimal; the token itself is nowhere. role: VIEWER, OPERATOR, ADMIN.
-- Times are milliseconds since 1970, by the clock of the database. A token that was revoked stays, so that the history says whose it was.
CREATE TABLE access_token (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	name TEXT NOT NULL,
	hash TEXT NOT NULL UNIQUE,
	role TEXT NOT NULL,
	created INTEGER NOT NULL,
	expires INTEGER,
	last_used INTEGER,
	revoked INTEGER
);
CREATE UNIQUE INDEX access_token_name ON access_token (name) WHERE revoked IS NULL;
