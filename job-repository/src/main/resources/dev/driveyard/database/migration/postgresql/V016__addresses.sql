-- Where things are: on a device, under a path of it. A device is a machine, or stands for a server or an archive. A volume is a file system that is
-- mounted on a machine (kind local), or such a server or archive; then its name and settings (JSON, no secrets) tell how it is reached. What
-- was there before is on the device that migrates, ${device}.
ALTER TABLE volume ADD COLUMN kind TEXT COLLATE "C" NOT NULL DEFAULT 'local';
ALTER TABLE volume ALTER COLUMN kind DROP DEFAULT;
ALTER TABLE volume ADD COLUMN name TEXT COLLATE "C" UNIQUE;
ALTER TABLE volume ADD COLUMN settings TEXT COLLATE "C" NOT NULL DEFAULT '{}';
ALTER TABLE volume ALTER COLUMN settings DROP DEFAULT;
ALTER TABLE volume ADD COLUMN abilities TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE volume ALTER COLUMN abilities DROP DEFAULT;
ALTER TABLE volume ADD COLUMN device_id TEXT COLLATE "C" NOT NULL DEFAULT '${device}';
ALTER TABLE volume ALTER COLUMN device_id DROP DEFAULT;
ALTER TABLE volume DROP CONSTRAINT volume_fingerprint_key;
ALTER TABLE volume ADD CONSTRAINT volume_of_device UNIQUE (device_id, fingerprint);

ALTER TABLE location ADD COLUMN device_id TEXT COLLATE "C" NOT NULL DEFAULT '${device}';
ALTER TABLE location ALTER COLUMN device_id DROP DEFAULT;
ALTER TABLE location DROP CONSTRAINT location_root_key;
ALTER TABLE location ADD CONSTRAINT location_of_device UNIQUE (device_id, root);

-- The devices of source and target; the trash is on that of the source.
ALTER TABLE operation ADD COLUMN source_device TEXT COLLATE "C" NOT NULL DEFAULT '${device}';
ALTER TABLE operation ALTER COLUMN source_device DROP DEFAULT;
ALTER TABLE operation ADD COLUMN target_device TEXT COLLATE "C" NOT NULL DEFAULT '${device}';
ALTER TABLE operation ALTER COLUMN target_device DROP DEFAULT;
