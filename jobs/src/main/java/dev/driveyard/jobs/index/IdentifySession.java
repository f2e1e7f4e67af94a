package dev.driveyard.jobs.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

import dev.driveyard.catalogue.Contents.Amount;
import dev.driveyard.catalogue.Contents.Scope;
import dev.driveyard.catalogue.ContentUuid;
import dev.driveyard.catalogue.Identified;
import dev.driveyard.catalogue.Issue;
import dev.driveyard.content.ContentHash;
import dev.driveyard.content.files.HashPool;
import dev.driveyard.content.files.Reading;
import dev.driveyard.jobs.index.IndexCounts.Count;
import dev.driveyard.jobs.operate.RunControl.Progress;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * One execution of the step that finds out what files hold. What Spring Batch counts as
 * read and written is set to files: those read, and those whose content is known now.
 */
final class IdentifySession implements ItemStreamReader<List<Reading>>, ItemProcessor<List<Reading>, Identification>,
		StepExecutionListener {

	/** What is tried again, and found again, by each execution. */
	private static final Set<Issue.Code> FILE_ISSUES = EnumSet.of(Issue.Code.UNREADABLE_FILE, Issue.Code.FILE_CHANGING);

	private final IndexParts parts;

	private final IndexParameters parameters;

	private final long instance;

	private final ContentUuid uuids;

	private final IndexCounts counts = new IndexCounts();

	private @Nullable StepExecution step;

	private @Nullable IndexedFiles indexed;

	private @Nullable HashPool pool;

	private @Nullable PendingReader reader;

	private Amount expected = new Amount(0, 0);

	private volatile String current = "";

	private final AtomicLong files = new AtomicLong();

	IdentifySession(IndexParts parts, IndexParameters parameters, long instance) {
		this.parts = parts;
		this.parameters = parameters;
		this.instance = instance;
		this.uuids = new ContentUuid(parts.library().id());
	}

	@Override
	public void beforeStep(StepExecution stepExecution) {
		this.step = stepExecution;
		int forgotten = this.parts.runs().forgetIssues(this.instance, FILE_ISSUES);
		this.counts.add(Count.ISSUES, -forgotten);
	}

	@Override
	public void open(ExecutionContext context) {
		IndexedFiles indexed = new IndexedFiles(this.parts, this.parameters);
		this.indexed = indexed;
		Scope scope = indexed.scope();
		this.expected = this.parts.contents().amountPending(scope, this.parameters.hash());
		HashPool hashing = new HashPool(this.parts.volume(), indexed::isSame, this.parameters.hash(),
				this.parameters.hashers());
		this.pool = hashing;
		UnhashedFiles unhashed = new UnhashedFiles(this.parts.contents(), scope, this.parameters.hash());
		this.reader = new PendingReader(unhashed, indexed.root(), hashing.groups());
	}

	@Override
	public @Nullable List<Reading> read() throws IOException {
		List<Reading> item = Objects.requireNonNull(this.reader).read();
		if (item != null && !item.isEmpty()) {
			this.current = indexed().path(item.get(item.size() - 1).file());
			this.files.addAndGet(item.size());
		}
		return item;
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
		this.counts.add(Count.HASHED, found.files().size());
		this.counts.add(Count.HASHED_BYTES, found.files().stream().mapToLong((file) -> file.stat().size()).sum());
		this.counts.add(Count.ISSUES, found.issues().size());
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

	private IndexedFiles indexed() {
		return Objects.requireNonNull(this.indexed);
	}

	@Override
	public void update(ExecutionContext context) {
		this.counts.save(context);
		if (this.step != null) {
			this.step.setReadCount(this.files.get());
			this.step.setWriteCount(this.counts.get(Count.HASHED));
		}
	}

	/** How far the step is. */
	Progress progress() {
		HashPool hashing = this.pool;
		return new Progress(IndexJob.IDENTIFY, this.files.get(), this.expected.files(),
				(hashing != null) ? hashing.bytes() : 0, this.counts.get(Count.ISSUES), this.current);
	}

	@Override
	public void close() {
		if (this.pool != null) {
			this.pool.close();
		}
	}

}
