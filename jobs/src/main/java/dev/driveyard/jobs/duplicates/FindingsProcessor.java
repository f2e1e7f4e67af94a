package dev.driveyard.jobs.duplicates;

import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;

import dev.driveyard.catalogue.Entry;
import dev.driveyard.catalogue.contents.ContentIdentity;
import dev.driveyard.catalogue.contents.ContentUuid;
import dev.driveyard.catalogue.contents.Identified;
import dev.driveyard.content.CasId;
import dev.driveyard.content.ContentHash;
import dev.driveyard.content.files.Reading;
import dev.driveyard.jobs.contents.FileReadings;
import dev.driveyard.jobs.contents.LocationFiles;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/**
 * Makes of files that were read what is written of them. Where some can't be read, it
 * makes sure that their disk is there.
 */
final class FindingsProcessor implements ItemProcessor<FileReadings, IdentifiedFiles> {

	private final DuplicateParts parts;

	private final boolean sample;

	private final ContentUuid uuids;

	/**
	 * A processor.
	 * @param sample whether samples are read, else all
	 */
	FindingsProcessor(DuplicateParts parts, boolean sample) {
		this.parts = parts;
		this.sample = sample;
		this.uuids = new ContentUuid(parts.library().id());
	}

	@Override
	public IdentifiedFiles process(FileReadings item) {
		IdentifiedFiles found = new IdentifiedFiles(this.sample);
		LocationFiles files = new LocationFiles(this.parts.volumes(), this.parts.locations(), item.location());
		for (Reading reading : item.readings()) {
			if (reading instanceof Reading.Read read) {
				add(read, found);
			}
			else {
				found.issues().add(files.issue(reading, "It changed each time that it was read. It is in no group."));
			}
		}
		files.requireRoot(found.issues());
		return found;
	}

	private void add(Reading.Read read, IdentifiedFiles found) {
		Entry entry = read.file().entry();
		boolean same = read.stat().sameContent(entry.stat());
		Optional<ContentIdentity> known = Optional.ofNullable(entry.content())
			.filter((id) -> same && entry.stat().size() > CasId.WHOLE)
			.flatMap(this.parts.contents()::find);
		ContentHash casId = read.casId();
		if (this.sample && casId != null && known.filter(ContentIdentity::isProven).isPresent()) {
			found.samples().add(new IdentifiedFiles.Sample(known.orElseThrow().id(), casId.bytes()));
			return;
		}
		byte[] sampled = (casId != null) ? casId.bytes() : known.map(FindingsProcessor::sampleOf).orElse(null);
		ContentHash blake3 = read.blake3();
		ContentHash hash = (blake3 != null) ? blake3 : Objects.requireNonNull(casId);
		found.files()
			.add(new Identified(entry, read.stat(), this.uuids.of(hash.bytes()),
					(blake3 != null) ? blake3.bytes() : null, sampled));
	}

	private static byte @Nullable [] sampleOf(ContentIdentity content) {
		return (content.casId() != null) ? HexFormat.of().parseHex(content.casId()) : null;
	}

}
