package dev.driveyard.jobs.index;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.driveyard.catalogue.Issue;
import dev.driveyard.catalogue.contents.ContentKind;
import dev.driveyard.catalogue.contents.ContentMetadata;
import dev.driveyard.catalogue.contents.MetadataState;
import dev.driveyard.catalogue.contents.TypedContent;
import dev.driveyard.catalogue.contents.TypedEntry;
import dev.driveyard.catalogue.locations.Locations;
import dev.driveyard.content.files.Reading;
import dev.driveyard.content.metadata.MetadataOutcome;
import dev.driveyard.content.metadata.MetadataOutcome.Failed;
import dev.driveyard.content.metadata.MetadataOutcome.Found;
import dev.driveyard.content.metadata.MetadataOutcome.Reason;
import dev.driveyard.content.type.ContentKinds;
import dev.driveyard.content.type.DetectedType;
import dev.driveyard.jobs.contents.FileReadings;
import dev.driveyard.jobs.contents.LocationFiles;
import dev.driveyard.jobs.locations.VolumeRegistry;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/**
 * Makes of files that were analysed what is written of them. Where some can't be read, it
 * makes sure that their disk is there.
 */
record AnalyseProcessor(VolumeRegistry volumes, Locations locations) implements ItemProcessor<FileReadings, Analysis> {

	@Override
	public Analysis process(FileReadings item) {
		LocationFiles files = new LocationFiles(this.volumes, this.locations, item.location());
		Map<Long, TypedContent> contents = new LinkedHashMap<>();
		List<TypedEntry> entries = new ArrayList<>(item.readings().size());
		List<Issue> issues = new ArrayList<>(0);
		for (Reading reading : item.readings()) {
			if (reading instanceof Reading.Analysed analysed) {
				long content = Objects.requireNonNull(analysed.file().entry().content());
				contents.put(content, typed(content, analysed));
				entries.add(typed(reading, analysed.type()));
				addIssue(analysed, files, issues);
			}
			else if (reading instanceof Reading.Settled settled) {
				entries.add(typed(reading, settled.type()));
			}
			else {
				issues.add(files.issue(reading,
						"It changed after its content was found out. The next run will look again."));
			}
		}
		files.requireRoot(issues);
		return new Analysis(item.readings().size(), List.copyOf(contents.values()), entries, issues);
	}

	private static TypedContent typed(long content, Reading.Analysed analysed) {
		MetadataOutcome outcome = analysed.metadata();
		ContentMetadata metadata = (outcome instanceof Found found) ? found.metadata() : null;
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
				case UNSUPPORTED, ENDS_EARLY -> MetadataState.NOTHING;
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
	private static void addIssue(Reading.Analysed analysed, LocationFiles files, List<Issue> issues) {
		if (analysed.metadata() instanceof Failed failed && failed.reason() != Reason.ENCRYPTED) {
			boolean malformed = failed.reason() == Reason.MALFORMED;
			String message = malformed ? "It is damaged, or no " + analysed.type().mediaType() + ": " + failed.message()
					: "What it says of itself can't be read: " + failed.message() + ". It will not be tried again.";
			issues.add(new Issue(malformed ? Issue.Code.MALFORMED_FILE : Issue.Code.QUARANTINED_FILE,
					files.shown(analysed.file()), message));
		}
	}

}
