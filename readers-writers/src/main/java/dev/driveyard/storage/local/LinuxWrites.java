package dev.driveyard.storage.local;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import dev.driveyard.files.FileKind;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.OpenFile;
import dev.driveyard.storage.SourceFile;
import dev.driveyard.storage.StaleDirectoryException;
import dev.driveyard.storage.SystemCallException;
import dev.driveyard.storage.SystemError;
import dev.driveyard.storage.writing.Metadata;
import dev.driveyard.storage.writing.NewFile;
import dev.driveyard.storage.writing.Space;
import org.jspecify.annotations.Nullable;

/**
 * By system calls, all relative to the directory's descriptor.
 */
record LinuxWrites(int descriptor) implements LocalWrites {

	private static final int OWNER_ONLY = 0600;

	private static final int FILE = Linux.NO_FOLLOW | Linux.CLOSE_ON_EXEC | Linux.NON_BLOCKING;

	@Override
	public @Nullable FileStat find(String name) throws IOException {
		return LinuxStat.find(this.descriptor, name);
	}

	@Override
	public List<FileStat> ancestry() throws IOException {
		List<FileStat> found = new ArrayList<>(List.of(LinuxStat.of(this.descriptor).file()));
		String path = "..";
		while (found.size() < 2 || !found.get(found.size() - 1).sameFile(found.get(found.size() - 2))) {
			found.add(LinuxStat.of(this.descriptor, path, Scratch.current().text(path)).file());
			path += "/..";
		}
		return found.subList(0, found.size() - 1);
	}

	@Override
	public OpenFile open(String name) throws IOException {
		return new LinuxReading(LinuxOpening.file(this.descriptor, name));
	}

	@Override
	public SourceFile openSource(String name) throws IOException {
		return new LinuxFile(LinuxOpening.file(this.descriptor, name));
	}

	@Override
	public NewFile createFile(String name) throws IOException {
		return open(name, Linux.READ_WRITE | Linux.CREATE_NEW);
	}

	@Override
	public NewFile reopenFile(String name) throws IOException {
		return LocalWrites.orClose(open(name, Linux.READ_WRITE), LinuxWrites::requireOwnFile);
	}

	@Override
	public NewFile openToOverwrite(String name) throws IOException {
		return LocalWrites.orClose(open(name, Linux.READ_WRITE), (file) -> {
			if (file.stat().stat().kind() != FileKind.FILE) {
				throw new StaleDirectoryException(name);
			}
		});
	}

	private LinuxFile open(String name, int flags) throws IOException {
		int file = LinuxCalls.openat(this.descriptor, Scratch.current().name(name), flags | FILE, OWNER_ONLY);
		return new LinuxFile(Linux.check(file, name));
	}

	static void requireOwnFile(NewFile file) throws IOException {
		FileStat found = file.stat();
		if (found.stat().kind() != FileKind.FILE || found.stat().links() != 1) {
			throw new SystemCallException("", SystemError.INVALID, "This is no file that was left half-written");
		}
	}

	@Override
	public void createDirectory(String name) throws IOException {
		Linux.check(LinuxCalls.mkdirat(this.descriptor, Scratch.current().name(name), 0700), name);
	}

	@Override
	public void createSymbolicLink(String name, String target) throws IOException {
		Scratch scratch = Scratch.current();
		Linux.check(LinuxCalls.symlinkat(scratch.text(target), this.descriptor, scratch.name(name)), name);
	}

	@Override
	public void createHardLink(String name, LocalDirectory holder, String existing) throws IOException {
		Scratch scratch = Scratch.current();
		Linux.check(LinuxCalls.linkat(holder.descriptor(), scratch.secondName(existing), this.descriptor,
				scratch.name(name), 0), name);
	}

	/** See {@link LinuxNewName} for file systems that can't refuse to replace. */
	@Override
	public void renameNew(String name, LocalDirectory target, String newName) throws IOException {
		Scratch scratch = Scratch.current();
		if (LinuxCalls.renameat2(this.descriptor, scratch.name(name), target.descriptor(), scratch.secondName(newName),
				Linux.RENAME_NO_REPLACE) < 0) {
			SystemError error = Linux.error();
			if (error != SystemError.INVALID && error != SystemError.NO_SUCH_CALL) {
				throw Linux.failure(newName);
			}
			new LinuxNewName(this.descriptor, target.descriptor()).rename(name, newName);
		}
	}

	@Override
	public long mount() throws IOException {
		return LinuxStat.mount(this.descriptor);
	}

	@Override
	public Metadata linkMetadata(String name) {
		return new LinuxLinkMetadata(this.descriptor, name);
	}

	@Override
	public boolean exchange(String name, String other) throws IOException {
		Scratch scratch = Scratch.current();
		if (LinuxCalls.renameat2(this.descriptor, scratch.name(name), this.descriptor, scratch.secondName(other),
				Linux.RENAME_EXCHANGE) >= 0) {
			return true;
		}
		return switch (Linux.error()) {
			case INVALID, NO_SUCH_CALL, UNSUPPORTED -> false;
			default -> throw Linux.failure(other);
		};
	}

	@Override
	public void setOwner(String name, long owner, long group) throws IOException {
		Linux.check(LinuxCalls.fchownat(this.descriptor, Scratch.current().name(name), (int) owner, (int) group,
				Linux.AT_NO_FOLLOW), name);
	}

	@Override
	public void setModified(String name, long time) throws IOException {
		Scratch scratch = Scratch.current();
		Linux.check(
				LinuxCalls.utimensat(this.descriptor, scratch.name(name), scratch.modified(time), Linux.AT_NO_FOLLOW),
				name);
	}

	@Override
	public Metadata metadata() {
		return new LinuxMetadata(this.descriptor);
	}

	@Override
	public void sync() throws IOException {
		Linux.check(LinuxCalls.fsync(this.descriptor), "");
	}

	/** The layout is that of all machines with 64 bits. */
	@Override
	public Space space() throws IOException {
		Scratch scratch = Scratch.current();
		Linux.check(LinuxCalls.fstatfs(this.descriptor, scratch.result()), "");
		long block = scratch.resultLong(72);
		return new Space(scratch.resultLong(16) * block, scratch.resultLong(32) * block, scratch.resultLong(48),
				(int) scratch.resultLong(64), (scratch.resultLong(80) & 1) != 0);
	}

}
