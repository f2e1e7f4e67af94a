package dev.driveyard.jobs.index;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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
import dev.driveyard.jobs.contents.PendingReader;
import dev.driveyard.jobs.index.IndexCounts.Count;
import dev.driveyard.jobs.operate.RunControl.Progress;
import org.jspecify.annotations.Nullable;

/**
 * One execution of the step that finds out what files are.
 */
final class AnalyseSession extends ReadingSession<Analysis> {

	private @Nullable AnalysisPool pool;

	private long expected;

	AnalyseSession(IndexParts parts, IndexParameters parameters) {
		super(parts, parameters, Count.ANALYSED);
	}

	@Override
	@Nullable PendingReader begin(IndexedFiles files) {
		this.expected = parts().analyses().countPending(files.scope());
		if (this.expected == 0) {
			return null;
		}
		TypeDetector detector = new TypeDetector();
		AnalysisPool analysing = AnalysisPool.analysing(parts().volume(), files.files()::isSame, detector,
				parts().metadataLimits(), parameters().hashers());
		this.pool = analysing;
		return new PendingReader(new UntypedFiles(parts().analyses(), files.scope(), detector), files.files().root(),
				analysing.groups());
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
		counts().add(Count.ANALYSED, entries.size());
		counts().add(Count.CONTRADICTING, entries.stream().filter((entry) -> entry.claimed() != null).count());
		counts().add(Count.ISSUES, issues.size());
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

	/** How far the step is. */
	Progress progress() {
		return new Progress(IndexJob.ANALYSE, files(), this.expected, 0, counts().get(Count.ISSUES), current());
	}

	@Override
	public void close() {
		if (this.pool != null) {
			this.pool.close();
		}
	}

}
