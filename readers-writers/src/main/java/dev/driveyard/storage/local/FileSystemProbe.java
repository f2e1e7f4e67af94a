package dev.driveyard.storage.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.driveyard.storage.SourceFile;
import dev.driveyard.storage.writing.NewFile;
import dev.driveyard.storage.writing.WritableDirectory;

/**
 * Tries what a file system can, on small files in a new folder of its own, which is
 * removed afterwards.
 */
public final class FileSystemProbe {

	private static final String NAME = "probe-a";

	/** A time with nanoseconds that are no multiple of anything coarser. */
	private static final long TIME = 1_600_000_001_123_456_789L;

	private static final long[] GRANULARITIES = { 1, 100, 1_000, 1_000_000, 10_000_000, 1_000_000_000, 2_000_000_000 };

	private final WritableDirectory folder;

	private final Map<String, Object> found = new LinkedHashMap<>();

	private FileSystemProbe(WritableDirectory folder) {
		this.folder = folder;
	}

	/**
	 * What was found, by name: {@code case_folded}, {@code time_granularity} in
	 * nanoseconds (0 if times are not kept), {@code hard_links}, {@code reflinks},
	 * {@code extended_attributes}, {@code renames_without_replacing}.
	 * @param parent where the folder is made
	 * @throws IOException if none can be made there
	 */
	public static Map<String, Object> in(Path parent) throws IOException {
		Path made = Files.createTempDirectory(parent, ".driveyard-doctor-");
		try (WritableDirectory folder = new LocalBackend().open(LocalPaths.encode(made))) {
			FileSystemProbe probe = new FileSystemProbe(folder);
			probe.run();
			return probe.found;
		}
		finally {
			for (String name : new String[] { NAME, "probe-b", "probe-c", "probe-d" }) {
				Files.deleteIfExists(made.resolve(name));
			}
			Files.delete(made);
		}
	}

	/** An attempt that the file system may refuse. */
	@FunctionalInterface
	private interface Attempt {

		boolean succeeds() throws IOException;

	}

	private void attempt(String name, Attempt attempt) {
		try {
			this.found.put(name, attempt.succeeds());
		}
		catch (IOException | UnsupportedOperationException ex) {
			this.found.put(name, false);
		}
	}

	private void run() throws IOException {
		try (NewFile file = this.folder.createFile(NAME)) {
			file.write(ByteBuffer.wrap(new byte[8192]), 0);
			file.metadata().setModified(TIME);
			attempt("extended_attributes", () -> {
				file.metadata().setAttribute("user.driveyard", new byte[] { 1 });
				return true;
			});
		}
		this.found.put("time_granularity", granularity(this.folder.stat(NAME).stat().modified()));
		attempt("case_folded", () -> this.folder.find("PROBE-A") != null);
		attempt("hard_links", () -> {
			this.folder.createHardLink("probe-b", this.folder, NAME);
			return this.folder.stat("probe-b").sameFile(this.folder.stat(NAME));
		});
		attempt("reflinks", this::clones);
		attempt("renames_without_replacing", () -> {
			this.folder.renameNew(NAME, this.folder, "probe-d");
			return this.folder.find(NAME) == null;
		});
	}

	private boolean clones() throws IOException {
		try (SourceFile source = this.folder.openSource(NAME); NewFile copy = this.folder.createFile("probe-c")) {
			return copy.cloneOf(source);
		}
	}

	private static long granularity(long kept) {
		for (long nanos : GRANULARITIES) {
			if (kept == TIME - Math.floorMod(TIME, nanos)) {
				return nanos;
			}
		}
		return 0;
	}

}
