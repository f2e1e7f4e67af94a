package dev.driveyard.jobs.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

import dev.driveyard.catalogue.ContentKind;
import dev.driveyard.catalogue.Issue;
import dev.driveyard.catalogue.Metadata;
import dev.driveyard.catalogue.MetadataState;
import dev.driveyard.catalogue.TypedContent;
import dev.driveyard.catalogue.TypedEntry;
import dev.driveyard.content.files.AnalysisPool;
import dev.driveyard.content.files.Reading;
import dev.driveyard.content.metadata.MetadataOutcome;
import dev.driveyard.content.metadata.MetadataOutcome.Failed;
import dev.driveyard.content.metadata.MetadataOutcome.Found;
import dev.driveyard.content.metadata.MetadataOutcome.Reason;
import dev.driveyard.content.type.ContentKinds;
import dev.driveyard.content.type.DetectedType;
import dev.driveyard.content.type.TypeDetector;
import dev.driveyard.jobs.index.IndexCounts.Count;
import dev.driveyard.jobs.operate.RunControl.Progress;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * One execution of the step that finds out what files are. What Spring Batch counts as
 * read and written is set to files.
 */
final class AnalyseSession
		implements ItemStreamReader<List<Reading>>, ItemProcessor<List<Reading>, Analysis>, StepExecutionListener {

	private final IndexParts parts;

	private final IndexParameters parameters;

	private final IndexCounts counts = new IndexCounts();

	private @Nullable StepExecution step;

	private @Nullable IndexedFiles indexed;

	private @Nullable AnalysisPool pool;

	private @Nullable PendingReader reader;

	private long expected;

	private volatile String current = "";

	private final AtomicLong files = new AtomicLong();

	AnalyseSession(IndexParts parts, IndexParameters parameters) {
		this.parts = parts;
		this.parameters = parameters;
	}

	@Override
	public void beforeStep(StepExecution stepExecution) {
		this.step = stepExecution;
	}

	@Override
	public void open(ExecutionContext context) {
		IndexedFiles found = new IndexedFiles(this.parts, this.parameters);
		this.indexed = found;
		this.expected = this.parts.analyses().countPending(found.scope());
		TypeDetector detector = new TypeDetector();
		AnalysisPool analysing = new AnalysisPool(this.parts.volume(), found::isSame, detector,
				this.parts.metadataLimits(), this.parameters.hashers());
		this.pool = analysing;
		this.reader = new PendingReader(new UntypedFiles(this.parts.analyses(), found.scope(), detector), found.root(),
				analysing.groups());
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
	public Analysis process(List<Reading> readings) {
		Map<Long, TypedContent> contents = new LinkedHashMap<>();
		List<TypedEntry> entries = new ArrayList<>(readings.size());
		List<Issue> issues = new ArrayList<>(0);
		for (Reading reading : readings) {
			if (reading instanceof Reading.Analysed analysed) {
				long content = Objects.requireNonNull(analysed.file().entry().content());
				contents.put(content, typed(content, analysed));
				entries.add(typed(reading, analysed.type()));
				addIssue(analysed, issues);
			}
			else if (reading instanceof Reading.Settled settled) {
				entries.add(typed(reading, settled.type()));
			}
			else {
				issues.add(indexed().issue(reading,
						"It changed after its content was found out. The next run will look again."));
			}
		}
		indexed().requireRoot(issues);
		this.counts.add(Count.ANALYSED, entries.size());
		this.counts.add(Count.CONTRADICTING, entries.stream().filter((entry) -> entry.claimed() != null).count());
		this.counts.add(Count.ISSUES, issues.size());
		return new Analysis(List.copyOf(contents.values()), entries, issues);
	}

	private static TypedContent typed(long content, Reading.Analysed analysed) {
		MetadataOutcome outcome = analysed.metadata();
		Metadata metadata = (outcome instanceof Found found) ? found.metadata() : null;
		return new TypedContent(content, analysed.contentType(), ContentKinds.of(analysed.contentType()),
				state(outcome), metadata);
	}

	private static MetadataState state(MetadataOutcome outcome) {
		if (outcome instanceof Failed failed) {
			return switch (failed.reason()) {
				case MALFORMED -> MetadataState.MALFORMED;
				case ENCRYPTED -> MetadataState.ENCRYPTED;
				case TOO_LARGE -> MetadataState.TOO_LARGE;
				case TIMED_OUT -> MetadataState.TIMED_OUT;
				case CRASHED -> MetadataState.CRASHED;
			};
		}
		return (outcome instanceof Found) ? MetadataState.FOUND : MetadataState.NOTHING;
	}

	private static TypedEntry typed(Reading reading, DetectedType type) {
		String claimed = type.claimed();
		ContentKind claimedKind = (claimed != null) ? ContentKinds.of(claimed) : ContentKind.UNKNOWN;
		return new TypedEntry(reading.file().entry(), type.mediaType(), type.kind(), claimed, claimedKind);
	}

	/** A password is no fault of the file. */
	private void addIssue(Reading.Analysed analysed, List<Issue> issues) {
		if (analysed.metadata() instanceof Failed failed && failed.reason() != Reason.ENCRYPTED) {
			boolean malformed = failed.reason() == Reason.MALFORMED;
			String message = malformed ? "It is damaged, or no " + analysed.type().mediaType() + ": " + failed.message()
					: "What it says of itself can't be read: " + failed.message() + ". It will not be tried again.";
			issues.add(new Issue(malformed ? Issue.Code.MALFORMED_FILE : Issue.Code.QUARANTINED_FILE,
					indexed().path(analysed.file()), message));
		}
	}

	private IndexedFiles indexed() {
		return Objects.requireNonNull(this.indexed);
	}

	@Override
	public void update(ExecutionContext context) {
		this.counts.save(context);
		if (this.step != null) {
			this.step.setReadCount(this.files.get());
			this.step.setWriteCount(this.counts.get(Count.ANALYSED));
		}
	}

	/** How far the step is. */
	Progress progress() {
		return new Progress(IndexJob.ANALYSE, this.files.get(), this.expected, 0, this.counts.get(Count.ISSUES),
				this.current);
	}

	@Override
	public void close() {
		if (this.pool != null) {
			this.pool.close();
		}
	}

}
