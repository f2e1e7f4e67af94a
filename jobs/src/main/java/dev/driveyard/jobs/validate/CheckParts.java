package dev.driveyard.jobs.validate;

import java.time.Duration;

import dev.driveyard.catalogue.contents.HashKind;
import dev.driveyard.catalogue.findings.CheckScope;
import dev.driveyard.catalogue.findings.Finding.Check;
import dev.driveyard.content.files.AnalysingReaders;
import dev.driveyard.content.files.GroupDirectories;
import dev.driveyard.content.files.GroupReaders;
import dev.driveyard.content.files.HashingReaders;
import dev.driveyard.content.metadata.MetadataLimits;
import dev.driveyard.content.type.TypeDetector;

/**
 * What the checks of one execution read files with.
 *
 * @param instance of the job
 * @param history what its earlier executions did
 * @param since when the execution began, by {@link System#nanoTime()}
 */
record CheckParts(ValidateParts parts, ValidateParameters parameters, ScopePlaces places, long instance,
		CheckHistory history, long since) {

	/** A whole archive is read here, not only what it says of itself. */
	private static final int LONGER = 6;

	private static final long MOST_BYTES = 8L << 30;

	/** The files that a check reads, within its limits. */
	CheckedGroupReader groups(Check check, CheckScope scope) {
		long reading = this.parameters.mode().checks().stream().filter((other) -> other != Check.BASIC).count();
		long read = (check == Check.INTEGRITY) ? this.history.bytesVerified() : 0;
		return new CheckedGroupReader(this.parts.checks(), this.places, scope, check, this.instance,
				Budget.of(this.parameters, reading, read, this.since));
	}

	/** Whether a check counts at its end what is left for a later run. */
	boolean tellsLeft(Check check) {
		return check == Check.INTEGRITY || this.parameters.mode() == ValidateMode.CORRUPTION;
	}

	/** What reads them, when it is its turn. */
	GroupReaders readers(Check check) {
		if (check == Check.INTEGRITY) {
			return HashingReaders.alsoOfCopies(directories(), HashKind.FULL, this.parameters.threads());
		}
		return AnalysingReaders.examining(directories(), new TypeDetector(), larger(this.parts.metadataLimits()),
				this.parameters.threads());
	}

	private GroupDirectories directories() {
		return new PlaceCheck(this.places, this.parameters.limit(this.parts.volumes()::ofVolume));
	}

	private static MetadataLimits larger(MetadataLimits limits) {
		Duration deadline = limits.deadline().multipliedBy(LONGER);
		return new MetadataLimits(deadline, limits.heapMegabytes(), MOST_BYTES, limits.filesPerChild());
	}

}
