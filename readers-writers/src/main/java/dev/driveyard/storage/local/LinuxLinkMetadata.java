package dev.driveyard.storage.local;

import java.io.IOException;
import java.util.List;

import dev.driveyard.storage.SystemCallException;
import dev.driveyard.storage.SystemError;
import dev.driveyard.storage.writing.Metadata;

/**
 * The extended attributes of a symbolic link. A link can't be opened for them, so they
 * are reached by its name and the handle of the directory that holds it: the path leads
 * through no other name.
 *
 * @param directory the descriptor of the directory
 */
record LinuxLinkMetadata(int directory, String name) implements Metadata {

	private long path() throws IOException {
		return Scratch.current().text("/proc/self/fd/" + this.directory + "/" + Scratch.requireName(this.name));
	}

	@Override
	public void setMode(int mode) throws IOException {
		throw unsupported();
	}

	@Override
	public void setOwner(long owner, long group) throws IOException {
		throw unsupported();
	}

	@Override
	public void setModified(long nanos) throws IOException {
		throw unsupported();
	}

	@Override
	public List<String> attributes() throws IOException {
		return LinuxMetadata.attributes(LinuxCalls.llistxattr(path(), Scratch.current().value(), Scratch.VALUE_SIZE));
	}

	@Override
	public byte[] attribute(String attribute) throws IOException {
		Scratch scratch = Scratch.current();
		long length = LinuxCalls.lgetxattr(path(), scratch.secondText(attribute), scratch.value(), Scratch.VALUE_SIZE);
		return scratch.valueBytes((int) Linux.check(length, attribute));
	}

	@Override
	public void setAttribute(String attribute, byte[] value) throws IOException {
		Scratch scratch = Scratch.current();
		Linux.check(LinuxCalls.lsetxattr(path(), scratch.secondText(attribute), scratch.value(value), value.length, 0),
				attribute);
	}

	@Override
	public void removeAttribute(String attribute) throws IOException {
		int result = LinuxCalls.lremovexattr(path(), Scratch.current().secondText(attribute));
		if (result < 0 && Linux.error() != SystemError.NO_ATTRIBUTE && Linux.error() != SystemError.UNSUPPORTED) {
			throw Linux.failure(attribute);
		}
	}

	private SystemCallException unsupported() {
		return new SystemCallException(this.name, SystemError.UNSUPPORTED, SystemError.UNSUPPORTED.text());
	}

}
