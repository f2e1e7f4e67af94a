package dev.driveyard.jobs.index;

import java.util.ArrayList;
import java.util.Objects;

import dev.driveyard.catalogue.contents.ContentUuid;
import dev.driveyard.catalogue.contents.Identified;
import dev.driveyard.catalogue.locations.Locations;
import dev.driveyard.content.ContentHash;
import dev.driveyard.content.files.Reading;
import dev.driveyard.jobs.contents.FileReadings;
import dev.driveyard.jobs.contents.LocationFiles;
import dev.driveyard.jobs.locations.VolumeRegistry;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/**
 * Makes of files that were hashed what is written of them. Where some can't be read, it
 * makes sure that their disk is there.
 */
record IdentifyProcessor(VolumeRegistry volumes, Locations locations,
		ContentUuid uuids) implements ItemProcessor<FileReadings, Identification> {

	@Override
	public Identification process(FileReadings item) {
		LocationFiles files = new LocationFiles(this.volumes, this.locations, item.location());
		Identification found = new Identification(new ArrayList<>(item.readings().size()), new ArrayList<>(0));
		for (Reading reading : item.readings()) {
			if (reading instanceof Reading.Read read) {
				found.files().add(identified(read));
			}
			else {
				found.issues()
					.add(files.issue(reading, "It changed each time that it was read. The next run will try again."));
			}
		}
		files.requireRoot(found.issues());
		return found;
	}

	private Identified identified(Reading.Read read) {
		ContentHash blake3 = read.blake3();
		ContentHash casId = read.casId();
		ContentHash hash = (blake3 != null) ? blake3 : Objects.requireNonNull(casId);
		return new Identified(read.file().entry(), read.stat(), this.uuids.of(hash.bytes()),
				(blake3 != null) ? blake3.bytes() : null, (casId != null) ? casId.bytes() : null);
	}

}
