package dev.driveyard.jobs.validate;

import java.util.Objects;

import dev.driveyard.catalogue.CheckedFile;
import dev.driveyard.catalogue.Entry;
import dev.driveyard.catalogue.FileChecks.Mark;
import dev.driveyard.catalogue.Finding;
import dev.driveyard.catalogue.Finding.Check;
import dev.driveyard.catalogue.HashKind;
import dev.driveyard.content.ContentHash;
import dev.driveyard.content.files.GroupPool;
import dev.driveyard.content.files.HashPool;
import dev.driveyard.content.files.Reading;
import dev.driveyard.storage.EncodedPaths;
import org.jspecify.annotations.Nullable;

/**
 * Reads every byte of files and compares their hashes with the recorded ones.
 */
final class IntegrityReader implements Reader {

	private final CheckSession session;

	private final Places places;

	private final HashPool pool;

	private final UnreadFiles unread;

	IntegrityReader(CheckSession session, ValidateParameters parameters, Places places) {
		this.session = session;
		this.places = places;
		this.pool = HashPool.alsoOfCopies(parameters.limit(session.parts().volume()), new PlaceCheck(places),
				HashKind.FULL, parameters.threads());
		this.unread = new UnreadFiles(session, places, Check.INTEGRITY);
	}

	@Override
	public GroupPool pool() {
		return this.pool.groups();
	}

	@Override
	public long bytes() {
		return this.pool.bytes();
	}

	@Override
	public void judge(CheckedFile file, Reading reading, Change change) {
		Entry entry = file.file().entry();
		String directory = this.places.directory(file.location(), file.file().directory());
		String path = EncodedPaths.below(directory, entry.name());
		this.session.at(path);
		if (reading instanceof Reading.Read read) {
			compare(file, path, read.stat(), Objects.requireNonNull(read.blake3()), change);
		}
		else if (this.unread.settle(file, reading, directory, path, change)) {
			done(file, null, change);
		}
	}

	private void compare(CheckedFile file, String path, Entry.Stat now, ContentHash read, Change change) {
		byte[] recorded = Objects.requireNonNull(file.blake3());
		Finding finding = Verdicts.content(file.file().entry(), path, now, recorded, read.bytes());
		boolean same = read.equals(ContentHash.of(recorded));
		if (finding != null) {
			change.findings().add(finding);
		}
		done(file, same ? file.file().entry().content() : null, change);
		this.session.counts().add(Count.BYTES, now.size());
		this.session.counts().add(Count.VERIFIED, same ? 1 : 0);
	}

	private void done(CheckedFile file, @Nullable Long content, Change change) {
		this.session.counts().add(Count.FILES, 1);
		change.marks().add(new Mark(file.file().entry().id(), content, (content != null) ? this.session.now() : null));
	}

	@Override
	public void close() {
		this.pool.close();
	}

}
