package dev.driveyard.storage.local;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.driveyard.files.EncodedName;
import dev.driveyard.storage.SystemError;
import dev.driveyard.storage.writing.Metadata;

/**
 * What Linux keeps beside the bytes of an open file or directory.
 */
record LinuxMetadata(int descriptor) implements Metadata {

	private static final int PERMISSIONS = 07777;

	/** As statfs(2) names it: ST_NOSUID. */
	private static final int NO_SET_ID = 2;

	@Override
	public void setMode(int mode) throws IOException {
		Linux.check(LinuxCalls.fchmod(this.descriptor, mode & PERMISSIONS), "mode");
	}

	@Override
	public void setOwner(long owner, long group) throws IOException {
		Linux.check(LinuxCalls.fchown(this.descriptor, (int) owner, (int) group), "owner");
	}

	@Override
	public void setModified(long time) throws IOException {
		Linux.check(LinuxCalls.futimens(this.descriptor, Scratch.current().modified(time)), "times");
	}

	@Override
	public boolean ignoresPrivileges() throws IOException {
		Scratch scratch = Scratch.current();
		Linux.check(LinuxCalls.fstatfs(this.descriptor, scratch.result()), "");
		return (scratch.resultLong(80) & NO_SET_ID) != 0;
	}

	@Override
	public List<String> attributes() throws IOException {
		return attributes(LinuxCalls.flistxattr(this.descriptor, Scratch.current().value(), Scratch.VALUE_SIZE));
	}

	/**
	 * What a call has listed.
	 * @param length its result
	 */
	static List<String> attributes(long length) throws IOException {
		Scratch scratch = Scratch.current();
		if (length == 0 || (length < 0 && Linux.error() == SystemError.UNSUPPORTED)) {
			return List.of();
		}
		return names(scratch.valueBytes((int) Linux.check(length, "attributes")));
	}

	/** Each name ends with a zero. */
	private static List<String> names(byte[] list) {
		List<String> names = new ArrayList<>();
		int start = 0;
		for (int i = 0; i < list.length; i++) {
			if (list[i] == 0) {
				names.add(EncodedName.decode(Arrays.copyOfRange(list, start, i)));
				start = i + 1;
			}
		}
		return names;
	}

	@Override
	public byte[] attribute(String name) throws IOException {
		Scratch scratch = Scratch.current();
		long length = LinuxCalls.fgetxattr(this.descriptor, scratch.text(name), scratch.value(), Scratch.VALUE_SIZE);
		return scratch.valueBytes((int) Linux.check(length, name));
	}

	@Override
	public void setAttribute(String name, byte[] value) throws IOException {
		Scratch scratch = Scratch.current();
		Linux.check(LinuxCalls.fsetxattr(this.descriptor, scratch.text(name), scratch.value(value), value.length, 0),
				name);
	}

	@Override
	public void removeAttribute(String name) throws IOException {
		int result = LinuxCalls.fremovexattr(this.descriptor, Scratch.current().text(name));
		if (result < 0 && Linux.error() != SystemError.NO_ATTRIBUTE && Linux.error() != SystemError.UNSUPPORTED) {
			throw Linux.failure(name);
		}
	}

}
