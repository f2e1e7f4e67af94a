-- Members that share all of their bytes on the medium (reflinks): the entry of the first of these.
ALTER TABLE duplicate_member ADD COLUMN shared INTEGER;
CREATE INDEX duplicate_member_shared ON duplicate_member (entry_id) WHERE shared IS NOT NULL;
