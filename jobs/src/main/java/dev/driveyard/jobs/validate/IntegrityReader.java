package dev.driveyard.jobs.validate;

import java.io.IOException;
import java.util.Objects;

import dev.driveyard.catalogue.CheckedFile;
import dev.driveyard.catalogue.Entry;
import dev.driveyard.catalogue.FileChecks.Mark;
import dev.driveyard.catalogue.Finding;
import dev.driveyard.catalogue.Finding.Code;
import dev.driveyard.catalogue.HashKind;
import dev.driveyard.content.ContentHash;
import dev.driveyard.content.files.GroupPool;
import dev.driveyard.content.files.HashPool;
import dev.driveyard.content.files.Reading;
import dev.driveyard.content.files.ThrottledVolume;
import dev.driveyard.jobs.locations.Problems;
import dev.driveyard.storage.EncodedPaths;
import dev.driveyard.storage.Volume;
import dev.driveyard.transfer.copy.RateLimiter;
import org.jspecify.annotations.Nullable;

/**
 * Reads every byte of files and compares their hashes with the recorded ones.
 */
final class IntegrityReader implements Reader {

	private final CheckSession session;

	private final Places places;

	private final HashPool pool;

	private final SingleFile single;

	IntegrityReader(CheckSession session, ValidateParameters parameters, Places places) {
		this.session = session;
		this.places = places;
		Volume volume = session.parts().volume();
		RateLimiter limit = (parameters.rateLimit() > 0) ? RateLimiter.ofBytesPerSecond(parameters.rateLimit()) : null;
		Volume limited = (limit != null) ? new ThrottledVolume(volume, limit) : volume;
		this.pool = new HashPool(limited, places::isSame, HashKind.FULL, parameters.threads());
		this.single = new SingleFile(limited);
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
			return;
		}
		this.places.require(file.location());
		if (this.places.isOffline(directory, file.file().directoryVolume())) {
			this.session.counts().add(Count.OFFLINE, 1);
			return;
		}
		readAgain(file, directory, path, change);
	}

	/** Something is in its place that the pool does not take for the file. */
	private void readAgain(CheckedFile file, String directory, String path, Change change) {
		Entry entry = file.file().entry();
		try {
			Entry.Stat now = this.single.stat(directory, entry.name());
			Finding finding = Verdicts.of(entry, path, now);
			if (finding != null || now == null) {
				done(file, null, finding, change);
				return;
			}
			SingleFile.Sum sum = this.single.read(directory, entry.name());
			compare(file, path, sum.stat(), sum.hash(), change);
		}
		catch (IOException ex) {
			done(file, null, Verdicts.finding(entry, Code.UNREADABLE, path,
					"It can't be read: " + Problems.describe(ex) + ".", null), change);
		}
	}

	private void compare(CheckedFile file, String path, Entry.Stat now, ContentHash read, Change change) {
		byte[] recorded = Objects.requireNonNull(file.blake3());
		Finding finding = Verdicts.content(file.file().entry(), path, now, recorded, read.bytes());
		boolean same = read.equals(ContentHash.of(recorded));
		done(file, same ? file.file().entry().content() : null, finding, change);
		this.session.counts().add(Count.BYTES, now.size());
		this.session.counts().add(Count.VERIFIED, same ? 1 : 0);
	}

	private void done(CheckedFile file, @Nullable Long content, @Nullable Finding finding, Change change) {
		this.session.counts().add(Count.FILES, 1);
		change.marks().add(new Mark(file.file().entry().id(), content, (content != null) ? this.session.now() : null));
		if (finding != null) {
			change.findings().add(finding);
		}
	}

	@Override
	public void close() {
		this.pool.close();
	}

}
