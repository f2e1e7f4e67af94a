package dev.driveyard.storage.local;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

import dev.driveyard.files.FileKind;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.OpenDirectory;
import org.jspecify.annotations.Nullable;

/**
 * What a command writes where its user says. A file appears whole or not at all: it is
 * written under a name of its own beside the one that it gets by {@link #commit}, and
 * then takes the place of a regular file or of nothing. Without that, also when the
 * process is told to end, it is removed and what was there stays; after a power failure
 * or a {@code kill -9} only the unfinished file is left, whose name says so. A pipe or a
 * device is written into as bytes come. For one thread.
 */
public final class OutputFile implements Closeable {

	/** What the names of unfinished files begin with. */
	public static final String UNFINISHED = ".driveyard-unfinished-";

	private static final int BUFFER = 1 << 16;

	private final OutputPlace place;

	private final boolean mayReplace;

	private final @Nullable UnfinishedFile unfinished;

	private final OutputStream stream;

	private boolean done;

	private OutputFile(OutputPlace place, boolean mayReplace, @Nullable SpecialOutput special) throws IOException {
		this.place = place;
		this.mayReplace = mayReplace;
		UnfinishedFile made = (special == null) ? UnfinishedFile.in(place.folder()) : null;
		this.unfinished = made;
		this.stream = new BufferedOutputStream((made != null) ? made.stream() : Objects.requireNonNull(special),
				BUFFER);
	}

	/**
	 * Opens what a user has typed just now; a link is followed, so that what it points to
	 * is replaced.
	 * @throws IOException if it is a folder, a disk, a pipe that nothing reads from, or
	 * can't be written
	 */
	public static OutputFile open(Path typed) throws IOException {
		return open(OutputPlace.of(typed), true);
	}

	/**
	 * Opens a file that must not be there yet.
	 * @throws FileAlreadyExistsException if there is anything of that name, a link too
	 */
	public static OutputFile createNew(Path file) throws IOException {
		return open(OutputPlace.at(file.toAbsolutePath()), false);
	}

	private static OutputFile open(OutputPlace place, boolean mayReplace) throws IOException {
		try {
			if (place.found() == null) {
				return new OutputFile(place, mayReplace, null);
			}
			if (!mayReplace) {
				throw new FileAlreadyExistsException(place.path().toString());
			}
			return new OutputFile(place, true, SpecialOutput.open(place));
		}
		catch (IOException | RuntimeException ex) {
			place.close();
			throw ex;
		}
	}

	/**
	 * Fails if {@link #open} would fail for what can be told without an effect; for what
	 * takes long before there is anything to write.
	 */
	public static void check(Path typed) throws IOException {
		try (OutputPlace place = OutputPlace.of(typed)) {
			Path folder = place.path().getParent();
			FileStat found = place.found();
			if (found != null && !place.descriptor() && !Files.isWritable(place.path())) {
				throw new FileSystemException(place.path().toString(), null, "permission denied");
			}
			boolean beside = found == null || found.stat().kind() == FileKind.FILE;
			if (beside && folder != null && !Files.isWritable(folder)) {
				throw new FileSystemException(folder.toString(), null, "files can't be made in its folder");
			}
		}
	}

	/** Where to write; buffered. Closing it only flushes it. */
	public OutputStream stream() {
		return this.stream;
	}

	/** Whether a regular file with anything in it would be replaced. */
	public boolean replacesContent() {
		FileStat found = this.place.found();
		return this.unfinished != null && found != null && found.stat().size() > 0;
	}

	/** Whether a child of a directory is the file that is written, or is replaced. */
	public boolean isAt(OpenDirectory directory, String name) throws IOException {
		return this.unfinished != null && (name.equals(this.place.name()) || name.equals(this.unfinished.name()))
				&& this.place.folder().self().sameFile(directory.self());
	}

	/** The name that it has before {@link #commit}; only of a file. */
	public String unfinishedName() {
		if (this.unfinished == null) {
			throw new IllegalStateException("It is no file: " + this.place.path());
		}
		return this.unfinished.name();
	}

	/** Sends on what was written, so that the unfinished file holds it. */
	public void flush() throws IOException {
		this.stream.flush();
	}

	/**
	 * Puts the file, as it is on the medium, in its place.
	 * @throws IOException if something else than a regular file has taken that place
	 */
	public void commit() throws IOException {
		this.stream.flush();
		UnfinishedFile file = this.unfinished;
		if (file != null) {
			file.finish(this.place.found());
			publish(file);
		}
		this.done = true;
	}

	private void publish(UnfinishedFile file) throws IOException {
		FileStat now = this.place.folder().find(this.place.name());
		if (now == null || !this.mayReplace) {
			file.publishNew(this.place.name());
			return;
		}
		if (now.stat().kind() != FileKind.FILE) {
			throw new FileSystemException(this.place.path().toString(), null,
					"something else than a file came there meanwhile");
		}
		file.publish(this.place.name());
	}

	@Override
	public void close() throws IOException {
		try (this.place) {
			if (this.unfinished != null) {
				this.unfinished.close();
			}
			else if (!this.done) {
				this.stream.close();
			}
		}
	}

}
