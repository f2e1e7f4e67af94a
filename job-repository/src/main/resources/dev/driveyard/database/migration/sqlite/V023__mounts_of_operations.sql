-- What was mounted where a thing was, and where it was to go, as its run was planned: the id of the volume, and the path of the folder in that,
-- whatever it is mounted on. Unless the same is there still, what is missing is out of reach and not gone. Null for runs of before, and where it is not known.
ALTER TABLE operation ADD COLUMN source_volume_id INTEGER;
ALTER TABLE operation ADD COLUMN source_folder TEXT;
ALTER TABLE operation ADD COLUMN target_volume_id INTEGER;
ALTER TABLE operation ADD COLUMN target_folder TEXT;
