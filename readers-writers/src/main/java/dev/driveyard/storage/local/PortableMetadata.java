package dev.driveyard.storage.local;

import java.io.IOException;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import dev.driveyard.files.FileTimes;
import dev.driveyard.storage.SystemCallException;
import dev.driveyard.storage.SystemError;
import dev.driveyard.storage.writing.Metadata;

/**
 * What the JDK can keep beside a file's bytes on all systems.
 */
record PortableMetadata(PosixFileAttributeView view) implements Metadata {

	private static final int SPECIAL_BITS = 07000;

	/** The first stands for the highest bit. */
	private static final PosixFilePermission[] PERMISSIONS = PosixFilePermission.values();

	static SystemCallException unsupported(String subject) {
		return new SystemCallException(subject, SystemError.UNSUPPORTED, "Not possible without system calls");
	}

	@Override
	public void setMode(int mode) throws IOException {
		Set<PosixFilePermission> set = EnumSet.noneOf(PosixFilePermission.class);
		for (int i = 0; i < PERMISSIONS.length; i++) {
			if ((mode & (0400 >> i)) != 0) {
				set.add(PERMISSIONS[i]);
			}
		}
		this.view.setPermissions(set);
		if ((mode & SPECIAL_BITS) != 0) {
			throw unsupported("mode");
		}
	}

	@Override
	public void setOwner(long owner, long group) throws IOException {
		throw unsupported("owner");
	}

	@Override
	public void setModified(long time) throws IOException {
		this.view.setTimes(FileTime.from(FileTimes.instant(time)), null, null);
	}

	@Override
	public List<String> attributes() {
		return List.of();
	}

	@Override
	public byte[] attribute(String name) throws IOException {
		throw unsupported(name);
	}

	@Override
	public void setAttribute(String name, byte[] value) throws IOException {
		throw unsupported(name);
	}

	@Override
	public void removeAttribute(String name) {
		// there is none
	}

}
