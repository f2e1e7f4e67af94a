package dev.driveyard.jobs.copy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.driveyard.catalogue.Json;
import dev.driveyard.files.Address;
import dev.driveyard.jobs.locations.VolumeRegistry;
import dev.driveyard.jobs.operate.Arguments;
import dev.driveyard.jobs.operate.ParameterModel;
import dev.driveyard.jobs.operate.ParameterSpec;
import dev.driveyard.jobs.operate.ParameterSpec.Unit;
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
 * @param move as the job's name says: whether the sources go away
 * @param sources absolute and encoded
 * @param destination absolute and encoded; empty where a move is taken back
 * @param folder whether the destination is a folder, made if there is none, as a slash at
 * its end says
 * @param undo the move to take back, in place of sources and destination
 */
record CopyParameters(boolean move,
		@ParameterSpec(
				value = "the files and folders; links in the parents are resolved, the last name is not followed",
				path = true, defaultValue = "[]") List<String> sources,
		@ParameterSpec(
				value = "the folder that they go to, or the new path of a single one; a slash at its end says"
						+ " that it is a folder, which is made if there is none",
				path = true, defaultFrom = "nowhere") String destination,
		@ParameterSpec(value = "whether the destination is the new path, even if there is a folder",
				defaultValue = "false") boolean exact,
		boolean folder, @ParameterSpec("the run of a move to take back, in place of the others") @Nullable Long undo,
		@ParameterSpec(value = "how files get there", defaultValue = "auto") Method method,
		@ParameterSpec(value = "what to do where the target has something of the same name; what is taken back"
				+ " fails there if it is not said", defaultValue = "skip") Conflict conflict,
		@ParameterSpec(value = "what is certain to outlast a power failure; a move is always durable",
				defaultValue = "none") Durability durability,
		@ParameterSpec(value = "whether to leave out what is mounted in the sources",
				defaultValue = "false") boolean oneFileSystem,
		@ParameterSpec(value = "whether each copy is read again and compared; a move does it always",
				defaultValue = "false") boolean verify,
		@ParameterSpec(value = "whether to keep the hash of what was read", defaultValue = "false") boolean hash,
		@ParameterSpec(value = "whether to begin though the room does not seem enough", tuning = true,
				defaultValue = "false") boolean ignoreSpace,
		@ParameterSpec(value = "files that are copied at once", tuning = true, defaultFrom = "defaultTransfers",
				min = 1, max = 64) int transfers,
		@ParameterSpec(value = "bytes a second, 0 for no limit", tuning = true, defaultValue = "0", min = 0,
				unit = Unit.BYTES) long bandwidth) {

	static final String COPY = "copy";

	static final String MOVE = "move";

	static final int MOST_THREADS = 64;

	private static final String FOLDER = "folder";

	private static final ParameterModel<CopyParameters> BOTH = ParameterModel.of(CopyParameters.class)
		.fixed(FOLDER, false);

	/** What can be asked of a copy. */
	private static final ParameterModel<CopyParameters> OF_COPY = BOTH.fixed("move", false)
		.without("undo")
		.without("method", "rename");

	/** What can be asked of a move. */
	private static final ParameterModel<CopyParameters> OF_MOVE = BOTH.fixed("move", true);

	CopyParameters {
		sources = List.copyOf(sources);
		if (method == Method.RENAME && !move) {
			throw new IllegalArgumentException("The method rename is for move: a copy can't be made by renaming");
		}
		if (exact && sources.size() > 1) {
			throw new IllegalArgumentException("-T takes one source, not " + sources.size());
		}
	}

	/** Where a move is taken back, each thing has a place of its own. */
	static String nowhere() {
		return "";
	}

	/** What can be asked of a job. */
	static ParameterModel<CopyParameters> model(boolean move) {
		return move ? OF_MOVE : OF_COPY;
	}

	/**
	 * Two for each processor, 8 to 16: with small files most of them wait for the medium.
	 */
	static int defaultTransfers() {
		return Math.max(8, Math.min(16, 2 * Runtime.getRuntime().availableProcessors()));
	}

	/** Where the sources are. */
	List<Address> from(VolumeRegistry volumes) {
		return this.sources.stream().map(volumes::address).toList();
	}

	/** Where they go: on the machine that the run is of. */
	Address to(VolumeRegistry volumes) {
		return volumes.local(this.destination);
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

	/** As Spring Batch keeps them. */
	JobParameters toJobParameters() {
		return new JobParametersBuilder(model(this.move).toJobParameters(this))
			.addString(FOLDER, Boolean.toString(this.folder), this.folder)
			.toJobParameters();
	}

	/**
	 * The inverse of {@link #toJobParameters}.
	 */
	static CopyParameters of(boolean move, JobParameters parameters) {
		return model(move).fixed(FOLDER, Arguments.bool(parameters, FOLDER)).of(parameters);
	}

	/** The same with paths that are understood. */
	CopyParameters of(TypedPaths typed, Conflict rule) {
		return new CopyParameters(this.move, typed.sources(), typed.destination(), typed.exact(), typed.folder(),
				this.undo, this.method, rule, this.durability, this.oneFileSystem, this.verify, this.hash,
				this.ignoreSpace, this.transfers, this.bandwidth);
	}

}
