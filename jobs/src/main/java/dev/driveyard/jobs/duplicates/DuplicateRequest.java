package dev.driveyard.jobs.duplicates;

import java.util.List;
import java.util.TreeSet;

import dev.driveyard.catalogue.locations.FolderScope;
import dev.driveyard.jobs.operate.InvalidParameterException;
import dev.driveyard.jobs.operate.ParameterModel;
import dev.driveyard.jobs.operate.ParameterSpec;
import dev.driveyard.jobs.operate.ParameterSpec.Unit;
import org.jspecify.annotations.Nullable;

/**
 * Among which files duplicates are looked for, and how, as somebody asks for it.
 *
 * @param paths absolute and encoded
 * @param extensions without the dot
 */
record DuplicateRequest(
		@ParameterSpec(
				value = "folders to look in; one that is in no location becomes one; all locations if there are none",
				path = true, defaultValue = "[]") List<String> paths,
		@ParameterSpec(
				value = "what makes files equal: size, name and size, the hash of every byte,"
						+ " that and every byte; or, for similar-pictures, how they look",
				defaultValue = "content-hash") DuplicateMode mode,
		@ParameterSpec(value = "leave smaller files out", defaultValue = "1", min = 0, unit = Unit.BYTES) long minSize,
		@ParameterSpec(value = "leave larger files out", min = 0, unit = Unit.BYTES) @Nullable Long maxSize,
		@ParameterSpec(value = "only files with these extensions", defaultValue = "[]") List<String> extensions,
		@ParameterSpec(value = "whether to bring the index up to date before", defaultValue = "true") boolean refresh,
		@ParameterSpec(
				value = "for similar-pictures: by how many of its 64 bits a hash may differ from that of the best picture",
				defaultValue = "8", min = 0, max = 16) int threshold,
		@ParameterSpec(value = "threads that read and hash files", tuning = true, defaultFrom = "defaultHashers",
				min = 1, max = 64) int hashers) {

	/** What can be asked of the job. */
	static final ParameterModel<DuplicateRequest> MODEL = ParameterModel.of(DuplicateRequest.class);

	/** Its default. */
	static final int THRESHOLD = 8;

	DuplicateRequest {
		paths = List.copyOf(paths);
		extensions = List.copyOf(new TreeSet<>(extensions));
		if (maxSize != null && maxSize < minSize) {
			throw new IllegalArgumentException(
					"No file has at least " + minSize + " and at most " + maxSize + " bytes");
		}
		if (mode != DuplicateMode.SIMILAR_PICTURES && threshold != THRESHOLD) {
			throw new InvalidParameterException("threshold", "goes with the mode similar-pictures");
		}
	}

	static int defaultHashers() {
		return Math.min(64, Runtime.getRuntime().availableProcessors());
	}

	/** The same once it is known which folders of which locations are meant. */
	DuplicateParameters among(FolderScope scope) {
		return new DuplicateParameters(scope, this.mode, this.minSize, this.maxSize, this.extensions, this.refresh,
				this.threshold, this.hashers);
	}

}
