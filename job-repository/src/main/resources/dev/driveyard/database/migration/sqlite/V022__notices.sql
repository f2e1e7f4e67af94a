-- What is to be told to somebody outside, until he has taken it or it is given up. channel: how, see the settings. body: a JSON object. Times: milliseconds since 1970, by the
-- clock of the database. tries: how often it was tried; next_try: not before then. Whoever tries one moves next_try on first, so no two do at once.
CREATE TABLE notice (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	channel TEXT NOT NULL,
	body TEXT NOT NULL,
	created INTEGER NOT NULL,
	tries INTEGER NOT NULL,
	next_try INTEGER NOT NULL
);
CREATE INDEX notice_due ON notice (channel, next_try, id);
