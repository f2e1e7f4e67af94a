-- Members that share all of their bytes on the medium (reflinks): the entry of the first of these.
ALTER TABLE duplicate_member ADD COLUMN shared BIGINT;
CREATE INDEX duplicate_member_shared ON duplicate_member (entry_id) WHERE shared IS NOT NULL;

-- What goes free with a file; its names that no run was to handle; and why it is left alone, if it is: 0 it is not, 1 for these names, 2 it shares
-- its bytes with the file that is kept. What is left alone has no operation.
ALTER TABLE reclaim_file ADD COLUMN freed BIGINT NOT NULL DEFAULT 0;
ALTER TABLE reclaim_file ADD COLUMN other_names BIGINT NOT NULL DEFAULT 0;
ALTER TABLE reclaim_file ADD COLUMN left_alone INTEGER NOT NULL DEFAULT 0;
