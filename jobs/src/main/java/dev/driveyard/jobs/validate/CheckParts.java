package dev.driveyard.jobs.validate;

import java.time.Duration;
import java.util.List;

import dev.driveyard.catalogue.CheckScope;
import dev.driveyard.catalogue.Finding.Check;
import dev.driveyard.catalogue.HashKind;
import dev.driveyard.content.files.AnalysingReaders;
import dev.driveyard.content.files.GroupDirectories;
import dev.driveyard.content.files.GroupReaders;
import dev.driveyard.content.files.HashingReaders;
import dev.driveyard.content.metadata.MetadataLimits;
import dev.driveyard.content.type.TypeDetector;
import dev.driveyard.jobs.contents.Prefetching;
import dev.driveyard.jobs.operate.StepCounts;

/**
 * Makes the readers of the checks of one execution.
 *
 * @param instance of the job
 * @param counts opened before they are made
 */
record CheckParts(ValidateParts parts, ValidateParameters parameters, ScopePlaces places, long instance,
		StepCounts<ValidateCount> counts, Prefetching prefetching) implements CheckReader.PartFactory {

	/** A whole archive is read here, not only what it says of itself. */
	private static final int LONGER = 6;

	private static final long MOST_BYTES = 8L << 30;

	@Override
	public CheckPart make(Check check, CheckScope scope) {
		if (check == Check.BASIC) {
			return new KnownDirectoryReader(this.parts.checks(), this.places, this.parts.readDataSource(), scope);
		}
		boolean tellsLeft = check == Check.INTEGRITY || this.parameters.mode() == ValidateMode.CORRUPTION;
		CheckedGroupReader groups = new CheckedGroupReader(this.parts.checks(), this.places, scope, check,
				this.instance, budget(check));
		return new ReadFileReader(check, this.parts.checks(), scope, groups, tellsLeft, () -> readers(check),
				this.prefetching);
	}

	private Budget budget(Check check) {
		List<Check> checks = this.parameters.mode().checks();
		long reading = checks.stream().filter((other) -> other != Check.BASIC).count();
		return Budget.of(this.parameters, reading,
				(check == Check.INTEGRITY) ? this.counts.get(ValidateCount.BYTES) : 0);
	}

	private GroupReaders readers(Check check) {
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
