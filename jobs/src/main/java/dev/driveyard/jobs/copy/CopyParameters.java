package dev.driveyard.jobs.copy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.driveyard.catalogue.Json;
import dev.driveyard.jobs.operate.Arguments;
import dev.driveyard.transfer.copy.Conflict;
import dev.driveyard.transfer.copy.CopyOptions;
import dev.driveyard.transfer.copy.Durability;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;

/**
 * What a copy or move is asked for. Two runs with the same identifying parameters are the
 * same work: the second goes on where the first stopped.
 *
 * @param move identifying, as the job's name: whether the sources go away
 * @param sources identifying: absolute paths
 * @param destination identifying: absolute path
 * @param exact identifying: whether the destination is the copy's own path, even if there
 * is a folder
 * @param folder identifying where it is true: whether the destination is a folder, made
 * if there is none
 * @param undo identifying: the move to take back, in place of sources and destination
 * @param oneFileSystem identifying: whether to leave out what is mounted in the sources
 * @param verify identifying: whether each copy is read again and compared
 * @param hash identifying: whether to keep the hash of what was read
 * @param ignoreSpace tuning: whether to begin though the room does not seem enough
 * @param transfers tuning: files that are copied at once, 1 to 64
 * @param bandwidth tuning: bytes a second, 0 for no limit
 */
record CopyParameters(boolean move, List<String> sources, String destination, boolean exact, boolean folder,
		@Nullable Long undo, Method method, Conflict conflict, Durability durability, boolean oneFileSystem,
		boolean verify, boolean hash, boolean ignoreSpace, int transfers, long bandwidth) {

	static final String COPY = "copy";

	static final String MOVE = "move";

	static final int MOST_THREADS = 64;

	CopyParameters {
		if (transfers < 1 || transfers > MOST_THREADS) {
			throw new IllegalArgumentException("--transfers must be 1 to " + MOST_THREADS + ", not " + transfers);
		}
		if (bandwidth < 0) {
			throw new IllegalArgumentException("--bandwidth must not be negative");
		}
		if (method == Method.RENAME && !move) {
			throw new IllegalArgumentException("The method rename is for move: a copy can't be made by renaming");
		}
		if (exact && sources.size() > 1) {
			throw new IllegalArgumentException("-T takes one source, not " + sources.size());
		}
	}

	/**
	 * Two for each processor, 8 to 16: with small files most of them wait for the medium.
	 */
	static int defaultTransfers() {
		return Math.max(8, Math.min(16, 2 * Runtime.getRuntime().availableProcessors()));
	}

	String job() {
		return this.move ? MOVE : COPY;
	}

	/**
	 * How single files are copied. A source that is removed afterwards was verified and
	 * made durable before.
	 */
	CopyOptions options() {
		boolean safe = this.move || this.verify;
		Durability bytes = (this.move || this.durability != Durability.NONE) ? Durability.FILE : Durability.NONE;
		return new CopyOptions(this.method.copy(), this.conflict, bytes, safe, this.hash || safe);
	}

	/** Whether the names that a step made have to outlast a power failure. */
	boolean syncsDirectories() {
		return this.move || this.durability == Durability.DIRECTORY;
	}

	/** What makes two runs the same work. */
	String subject() {
		Map<String, Object> what = new LinkedHashMap<>();
		what.put("sources", this.sources);
		what.put("destination", this.destination);
		what.put("exact", this.exact);
		if (this.folder) {
			what.put("folder", true);
		}
		what.put("undo", (this.undo != null) ? this.undo : 0);
		what.put("method", Arguments.word(this.method));
		what.put("conflict", Arguments.word(this.conflict));
		what.put("durability", Arguments.word(this.durability));
		what.put("oneFileSystem", this.oneFileSystem);
		what.put("verify", this.verify);
		what.put("hash", this.hash);
		return job() + " " + Json.write(what);
	}

	/**
	 * As Spring Batch keeps them.
	 * @param sequence tells a repetition from the run before
	 */
	JobParameters toJobParameters(long sequence) {
		JobParametersBuilder builder = new JobParametersBuilder()
			.addString("sources", Json.write(Map.of("paths", this.sources)))
			.addString("destination", this.destination)
			.addString("exact", Boolean.toString(this.exact))
			.addString("folder", Boolean.toString(this.folder), this.folder)
			.addString("method", this.method.name())
			.addString("conflict", this.conflict.name())
			.addString("durability", this.durability.name())
			.addString("oneFileSystem", Boolean.toString(this.oneFileSystem))
			.addString("verify", Boolean.toString(this.verify))
			.addString("hash", Boolean.toString(this.hash))
			.addLong("sequence", sequence)
			.addString("ignoreSpace", Boolean.toString(this.ignoreSpace), false)
			.addLong("transfers", (long) this.transfers, false)
			.addLong("bandwidth", this.bandwidth, false);
		Long run = this.undo;
		return (run != null) ? builder.addLong("undo", run).toJobParameters() : builder.toJobParameters();
	}

	/**
	 * The inverse of {@link #toJobParameters}.
	 */
	static CopyParameters of(boolean move, JobParameters parameters) {
		List<String> sources = Arguments.strings(Json.read(Arguments.text(parameters, "sources")), "paths");
		return new CopyParameters(move, sources, Arguments.text(parameters, "destination"),
				Arguments.bool(parameters, "exact"), Arguments.bool(parameters, "folder"), parameters.getLong("undo"),
				Method.valueOf(Arguments.text(parameters, "method")),
				Conflict.valueOf(Arguments.text(parameters, "conflict")),
				Durability.valueOf(Arguments.text(parameters, "durability")),
				Arguments.bool(parameters, "oneFileSystem"), Arguments.bool(parameters, "verify"),
				Arguments.bool(parameters, "hash"), Arguments.bool(parameters, "ignoreSpace"),
				(int) Arguments.number(parameters, "transfers", defaultTransfers()),
				Arguments.number(parameters, "bandwidth", 0));
	}

}
