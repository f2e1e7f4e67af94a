package dev.driveyard.jobs.index;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import dev.driveyard.catalogue.Contents.Amount;
import dev.driveyard.catalogue.Contents.Scope;
import dev.driveyard.catalogue.ContentUuid;
import dev.driveyard.catalogue.HashKind;
import dev.driveyard.catalogue.Identified;
import dev.driveyard.catalogue.Issue;
import dev.driveyard.content.ContentHash;
import dev.driveyard.content.files.HashPool;
import dev.driveyard.content.files.Reading;
import dev.driveyard.jobs.contents.PendingReader;
import dev.driveyard.jobs.contents.UnhashedFiles;
import dev.driveyard.jobs.index.IndexCounts.Count;
import dev.driveyard.jobs.operate.RunControl.Progress;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.step.StepExecution;

/**
 * One execution of the step that finds out what files hold.
 */
final class IdentifySession extends ReadingSession<Identification> {

	/** What is tried again, and found again, by each execution. */
	private static final Set<Issue.Code> FILE_ISSUES = EnumSet.of(Issue.Code.UNREADABLE_FILE, Issue.Code.FILE_CHANGING);

	private final long instance;

	private final ContentUuid uuids;

	private @Nullable HashPool pool;

	private Amount expected = new Amount(0, 0);

	IdentifySession(IndexParts parts, IndexParameters parameters, long instance) {
		super(parts, parameters, Count.HASHED);
		this.instance = instance;
		this.uuids = new ContentUuid(parts.library().id());
	}

	@Override
	public void beforeStep(StepExecution stepExecution) {
		super.beforeStep(stepExecution);
		int forgotten = parts().runs().forgetIssues(this.instance, FILE_ISSUES);
		counts().add(Count.ISSUES, -forgotten);
	}

	@Override
	@Nullable PendingReader begin(IndexedFiles files) {
		Scope scope = files.scope();
		HashKind wanted = parameters().hash();
		this.expected = parts().contents().amountPending(scope, wanted);
		if (this.expected.files() == 0) {
			return null;
		}
		HashPool hashing = new HashPool(parts().volume(), files.files()::isSame, wanted, parameters().hashers());
		this.pool = hashing;
		return new PendingReader(
				new UnhashedFiles(parts().contents(), wanted,
						(after, size) -> parts().contents().pending(scope, wanted, after, size)),
				files.files().root(), hashing.groups());
	}

	@Override
	public Identification process(List<Reading> readings) {
		Identification found = new Identification(new ArrayList<>(readings.size()), new ArrayList<>(0));
		for (Reading reading : readings) {
			if (reading instanceof Reading.Read read) {
				add(read, found);
			}
			else {
				found.issues()
					.add(indexed().issue(reading,
							"It changed each time that it was read. The next run will try again."));
			}
		}
		indexed().requireRoot(found.issues());
		counts().add(Count.HASHED, found.files().size());
		counts().add(Count.HASHED_BYTES, found.files().stream().mapToLong((file) -> file.stat().size()).sum());
		counts().add(Count.ISSUES, found.issues().size());
		return found;
	}

	private void add(Reading.Read read, Identification found) {
		ContentHash blake3 = read.blake3();
		ContentHash casId = read.casId();
		ContentHash hash = (blake3 != null) ? blake3 : Objects.requireNonNull(casId);
		found.files()
			.add(new Identified(read.file().entry(), read.stat(), this.uuids.of(hash.bytes()),
					(blake3 != null) ? blake3.bytes() : null, (casId != null) ? casId.bytes() : null));
	}

	/** How far the step is. */
	Progress progress() {
		HashPool hashing = this.pool;
		return new Progress(IndexJob.IDENTIFY, files(), this.expected.files(), (hashing != null) ? hashing.bytes() : 0,
				counts().get(Count.ISSUES), current());
	}

	@Override
	public void close() {
		if (this.pool != null) {
			this.pool.close();
		}
	}

}
