package dev.driveyard.jobs.validate;

import java.time.Duration;

import dev.driveyard.catalogue.CheckedFile;
import dev.driveyard.catalogue.Entry;
import dev.driveyard.catalogue.FileChecks.Mark;
import dev.driveyard.catalogue.Finding.Check;
import dev.driveyard.catalogue.Finding.Code;
import dev.driveyard.content.files.AnalysisPool;
import dev.driveyard.content.files.GroupPool;
import dev.driveyard.content.files.Reading;
import dev.driveyard.content.metadata.MetadataLimits;
import dev.driveyard.content.type.TypeDetector;
import dev.driveyard.storage.EncodedPaths;

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

	private final UnreadFiles unread;

	CorruptionReader(CheckSession session, ValidateParameters parameters, Places places) {
		this.session = session;
		this.places = places;
		this.pool = AnalysisPool.examining(parameters.limit(session.parts().volume()), new PlaceCheck(places),
				new TypeDetector(), larger(session.parts().metadataLimits()), parameters.threads());
		this.unread = new UnreadFiles(session, places, Check.CORRUPTION);
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
		else if (!this.unread.settle(file, reading, directory, path, change)) {
			return;
		}
		this.session.counts().add(Count.DECODED, 1);
		change.marks().add(new Mark(entry.id(), null, null));
	}

	@Override
	public void close() {
		this.pool.close();
	}

}
