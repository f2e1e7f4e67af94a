package dev.driveyard.jobs.validate;

import java.io.IOException;
import java.time.Duration;

import dev.driveyard.catalogue.CheckedFile;
import dev.driveyard.catalogue.Entry;
import dev.driveyard.catalogue.FileChecks.Mark;
import dev.driveyard.catalogue.Finding;
import dev.driveyard.catalogue.Finding.Code;
import dev.driveyard.content.files.AnalysisPool;
import dev.driveyard.content.files.GroupPool;
import dev.driveyard.content.files.Reading;
import dev.driveyard.content.files.ThrottledVolume;
import dev.driveyard.content.metadata.MetadataLimits;
import dev.driveyard.content.type.TypeDetector;
import dev.driveyard.jobs.locations.Problems;
import dev.driveyard.storage.EncodedPaths;
import dev.driveyard.storage.Volume;
import dev.driveyard.transfer.copy.RateLimiter;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether what files hold makes sense.
 */
final class CorruptionReader implements Reader {

	/** A whole archive is read here, not only what it says of itself. */
	private static final int LONGER = 6;

	private static final long MOST_BYTES = 8L << 30;

	private final CheckSession session;

	private final Places places;

	private final AnalysisPool pool;

	private final SingleFile single;

	CorruptionReader(CheckSession session, ValidateParameters parameters, Places places) {
		this.session = session;
		this.places = places;
		Volume volume = session.parts().volume();
		Volume limited = (parameters.rateLimit() > 0)
				? new ThrottledVolume(volume, RateLimiter.ofBytesPerSecond(parameters.rateLimit())) : volume;
		this.single = new SingleFile(volume);
		this.pool = AnalysisPool.examining(limited, places::isSame, new TypeDetector(),
				larger(session.parts().metadataLimits()), parameters.threads());
	}

	private static MetadataLimits larger(MetadataLimits limits) {
		Duration deadline = limits.deadline().multipliedBy(LONGER);
		return new MetadataLimits(deadline, limits.heapMegabytes(), MOST_BYTES, limits.filesPerChild());
	}

	@Override
	public GroupPool pool() {
		return this.pool.groups();
	}

	@Override
	public long bytes() {
		return 0;
	}

	@Override
	public void judge(CheckedFile file, Reading reading, Change change) {
		Entry entry = file.file().entry();
		String directory = this.places.directory(file.location(), file.file().directory());
		String path = EncodedPaths.below(directory, entry.name());
		this.session.at(path);
		if (reading instanceof Reading.Examined examined) {
			examined.problems()
				.forEach((problem) -> change.findings()
					.add(Verdicts.finding(entry, Code.valueOf(problem.kind().name()), path, problem.message(),
							examined.stat())));
		}
		else {
			this.places.require(file.location());
			if (this.places.isOffline(directory, file.file().directoryVolume())) {
				this.session.counts().add(Count.OFFLINE, 1);
				return;
			}
			Finding finding = unread(file, directory, path, reading);
			if (finding != null) {
				change.findings().add(finding);
			}
		}
		this.session.counts().add(Count.DECODED, 1);
		change.marks().add(new Mark(entry.id(), null, null));
	}

	/** A file that keeps changing is looked at by a later run. */
	private @Nullable Finding unread(CheckedFile file, String directory, String path, Reading reading) {
		Entry entry = file.file().entry();
		try {
			Entry.Stat now = this.single.stat(directory, entry.name());
			if (now == null || now.kind() != entry.stat().kind()) {
				return Verdicts.of(entry, path, now);
			}
			if (reading instanceof Reading.Unreadable unreadable) {
				throw unreadable.cause();
			}
			return null;
		}
		catch (IOException ex) {
			return Verdicts.finding(entry, Code.UNREADABLE, path, "It can't be read: " + Problems.describe(ex) + ".",
					null);
		}
	}

	@Override
	public void close() {
		this.pool.close();
	}

}
