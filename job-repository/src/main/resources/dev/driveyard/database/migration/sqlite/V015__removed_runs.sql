-- Runs that are out of the history, and of which rows may still be there: what they did to files, their issues, what they found. Those are many,
-- so they follow in portions.
CREATE TABLE removed_run (
	run_id INTEGER NOT NULL PRIMARY KEY,
	instance_id INTEGER NOT NULL
);
CREATE INDEX removed_run_instance ON removed_run (instance_id);

-- What put a thing into a trash, and what took it out.
CREATE INDEX operation_trash ON operation (trash, trash_name) WHERE trash IS NOT NULL;
