package dev.driveyard.transfer.repair;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.driveyard.content.Blake3;
import dev.driveyard.content.ContentHash;
import dev.driveyard.files.EncodedPaths;
import dev.driveyard.files.FileAttributes;
import dev.driveyard.files.FileKind;
import dev.driveyard.files.Reasons;
import dev.driveyard.storage.Backend;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.OpenFile;
import dev.driveyard.storage.SourceFile;
import dev.driveyard.storage.SystemCallException;
import dev.driveyard.storage.writing.NewFile;
import dev.driveyard.storage.writing.WritableDirectory;
import dev.driveyard.transfer.removal.DirectoryPaths;
import org.jspecify.annotations.Nullable;

/**
 * Restores files. A good copy is read into a file beside the target, proved while it is
 * read and once more as it was written; then the damaged file gets another name and the
 * copy its place. Nothing is ever replaced: what is not the damaged file stays where it
 * is. Doing it again after a crash, at whatever moment, gives the same.
 * <p>
 * For one thread. Keeps 2 MiB of memory.
 */
public final class FileRepair {

	private static final int BUFFER = 1 << 20;

	/** What would run as another must not, where its owner is not kept. */
	private static final int SET_IDS = 06000;

	private final Backend volume;

	private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);

	private final byte[] bytes = new byte[BUFFER];

	public FileRepair(Backend volume) {
		this.volume = volume;
	}

	/**
	 * What damaged files are called from then on; for the same number always the same.
	 */
	public static String asideName(String name, String number) {
		return AsideNames.of(name, number);
	}

	/**
	 * Restores one file.
	 */
	public RepairOutcome repair(RepairRequest request) {
		String name = EncodedPaths.name(request.target());
		String part = ".driveyard-repair-" + request.number() + ".part";
		try (WritableDirectory folder = DirectoryPaths.open(this.volume, EncodedPaths.parent(request.target()))) {
			try {
				return repair(folder, name, part, request);
			}
			finally {
				clear(folder, part);
			}
		}
		catch (RefusedException ex) {
			return new RepairOutcome.NotRestored(message(ex));
		}
		catch (IOException ex) {
			return new RepairOutcome.NotRestored("It can't be restored: " + message(ex));
		}
	}

	private static void clear(WritableDirectory folder, String part) throws IOException {
		if (folder.find(part) != null) {
			folder.delete(part);
		}
	}

	private RepairOutcome repair(WritableDirectory folder, String name, String part, RepairRequest request)
			throws IOException {
		FileStat found = folder.find(name);
		String aside = new AsideNames(folder, name, request).taken();
		if (found != null && holds(folder, name, found, request)) {
			return new RepairOutcome.AlreadyRight(found.stat(), aside);
		}
		String refusal = refuse(found, request);
		if (refusal != null) {
			return new RepairOutcome.NotRestored(refusal + AsideNames.told(aside));
		}
		return restore(folder, name, part, (found != null) ? name : aside, request);
	}

	private static @Nullable String refuse(@Nullable FileStat found, RepairRequest request) {
		RepairRequest.Damaged damaged = request.damaged();
		if (found == null) {
			return null;
		}
		if (damaged == null) {
			return "Something else is there by now.";
		}
		return (found.stat().kind() == FileKind.FILE && damaged.isUntouched(found.stat())) ? null
				: "It was changed or replaced since the repair was planned.";
	}

	/** A file that can't be read holds nothing. */
	private boolean holds(WritableDirectory folder, String name, FileStat found, RepairRequest request) {
		if (found.stat().kind() != FileKind.FILE || found.stat().size() != request.recorded().size()) {
			return false;
		}
		try (OpenFile file = folder.open(name)) {
			return read(file, null, found.stat().size()).equals(request.hash());
		}
		catch (IOException ex) {
			return false;
		}
	}

	/**
	 * Fills a file, and gives it the name.
	 * @param damaged what the damaged file is called, its name or the one that a run that
	 * was killed gave it; null if there is none
	 */
	private RepairOutcome restore(WritableDirectory folder, String name, String part, @Nullable String damaged,
			RepairRequest request) throws IOException {
		AsideNames names = new AsideNames(folder, name, request);
		List<String> warnings = new ArrayList<>();
		String source = fill(folder, damaged, part, request, warnings);
		if (source == null) {
			names.putBack(name.equals(damaged) ? null : damaged);
			throw new RefusedException(
					"No other file holds any more what it held: " + request.sources().size() + " looked at.");
		}
		String aside = name.equals(damaged) ? names.putAside() : damaged;
		try {
			folder.renameNew(part, folder, name);
		}
		catch (FileAlreadyExistsException ex) {
			throw new RefusedException("Something else appeared in its place meanwhile." + AsideNames.told(aside));
		}
		catch (IOException ex) {
			names.putBack(aside);
			throw ex;
		}
		attempt("durability", warnings, folder::sync);
		return new RepairOutcome.Restored(folder.stat(name).stat(), source, aside, String.join("; ", warnings));
	}

	/** The first source that is good; null if none is. */
	private @Nullable String fill(WritableDirectory folder, @Nullable String damaged, String part,
			RepairRequest request, List<String> warnings) throws IOException {
		for (String source : request.sources()) {
			clear(folder, part);
			try (NewFile file = folder.createFile(part)) {
				if (copy(source, file, request)) {
					metadata(folder, damaged, file, request, warnings);
					file.sync(true);
					return source;
				}
			}
		}
		return null;
	}

	/**
	 * A source that can't be read is no good one; a target that can't be written fails.
	 */
	private boolean copy(String source, NewFile file, RepairRequest request) throws IOException {
		try (WritableDirectory from = DirectoryPaths.open(this.volume, EncodedPaths.parent(source));
				SourceFile good = from.openSource(EncodedPaths.name(source))) {
			long size = request.recorded().size();
			if (good.stat().stat().kind() != FileKind.FILE || good.stat().stat().size() != size
					|| !read(good, file, size).equals(request.hash())) {
				return false;
			}
		}
		catch (WriteException ex) {
			throw Objects.requireNonNull(ex.cause);
		}
		catch (IOException ex) {
			return false;
		}
		file.flush();
		file.forget();
		return read(file, null, request.recorded().size()).equals(request.hash());
	}

	private ContentHash read(OpenFile from, @Nullable NewFile to, long size) throws IOException {
		Blake3 hash = new Blake3();
		long at = 0;
		for (int read = from.read(this.buffer.clear(), at); read > 0; read = from.read(this.buffer.clear(), at)) {
			this.buffer.flip().get(this.bytes, 0, read);
			hash.update(this.bytes, 0, read);
			if (to != null) {
				write(to, at);
			}
			at += read;
			if (at > size) {
				break;
			}
		}
		return hash.digest();
	}

	private void write(NewFile to, long at) throws WriteException {
		try {
			to.write(this.buffer.rewind(), at);
		}
		catch (IOException ex) {
			throw new WriteException(ex);
		}
	}

	/**
	 * Owner, mode and attributes of the damaged file, which somebody may have changed on
	 * purpose since they were recorded; without one what was recorded. The time is that
	 * of the content.
	 */
	private static void metadata(WritableDirectory folder, @Nullable String damaged, NewFile to, RepairRequest request,
			List<String> warnings) throws IOException {
		FileAttributes recorded = request.recorded();
		FileStat found = (damaged != null) ? folder.find(damaged) : null;
		if (damaged == null || found == null) {
			rights(to, recorded, recorded, () -> {
			}, warnings);
			return;
		}
		try (SourceFile from = folder.openSource(damaged)) {
			found = from.stat();
			requireDamaged(found, request);
			rights(to, found.stat(), recorded, () -> attributes(from, to, warnings), warnings);
		}
		catch (AccessDeniedException | SystemCallException ex) {
			requireDamaged(found, request);
			warnings.add("attributes: " + message(ex));
			rights(to, found.stat(), recorded, () -> {
			}, warnings);
		}
	}

	private static void requireDamaged(FileStat found, RepairRequest request) throws RefusedException {
		RepairRequest.Damaged damaged = request.damaged();
		if (damaged == null || !damaged.is(found.stat())) {
			throw new RefusedException("It was changed or replaced since the repair was planned.");
		}
	}

	/** To give a file away takes attributes and bits of its mode from it. */
	private static void rights(NewFile to, FileAttributes rights, FileAttributes recorded, Action attributes,
			List<String> warnings) {
		boolean owned = attempt("owner", warnings, () -> own(to, rights));
		attempt("attributes", warnings, attributes);
		attempt("mode", warnings, () -> to.metadata().setMode(owned ? rights.mode() : rights.mode() & ~SET_IDS));
		attempt("time", warnings, () -> to.metadata().setModified(recorded.modified()));
	}

	private static void attributes(SourceFile from, NewFile to, List<String> warnings) throws IOException {
		for (String attribute : from.metadata().attributes()) {
			attempt("attribute " + attribute, warnings,
					() -> to.metadata().setAttribute(attribute, from.metadata().attribute(attribute)));
		}
	}

	private static void own(NewFile file, FileAttributes wanted) throws IOException {
		FileAttributes own = file.stat().stat();
		if (own.owner() != wanted.owner() || own.group() != wanted.group()) {
			file.metadata().setOwner(wanted.owner(), wanted.group());
		}
	}

	private static boolean attempt(String what, List<String> warnings, Action action) {
		try {
			action.run();
			return true;
		}
		catch (IOException ex) {
			warnings.add(what + ": " + message(ex));
			return false;
		}
	}

	static String message(IOException ex) {
		return Reasons.of(ex);
	}

	/**
	 * Something that may fail.
	 */
	@FunctionalInterface
	private interface Action {

		void run() throws IOException;

	}

	/**
	 * It is not restored, and this is why.
	 */
	static final class RefusedException extends IOException {

		private static final long serialVersionUID = 1L;

		RefusedException(String why) {
			super(why);
		}

	}

	/**
	 * The target can't be written.
	 */
	private static final class WriteException extends IOException {

		private static final long serialVersionUID = 1L;

		private final @Nullable IOException cause;

		WriteException(IOException cause) {
			super(cause);
			this.cause = cause;
		}

	}

}
