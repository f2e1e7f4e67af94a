-- Which file an unfinished copy is: by its name alone, it may be one that somebody else has put there.
ALTER TABLE operation_part ADD COLUMN device INTEGER NOT NULL DEFAULT 0;
ALTER TABLE operation_part ADD COLUMN inode INTEGER NOT NULL DEFAULT 0;
