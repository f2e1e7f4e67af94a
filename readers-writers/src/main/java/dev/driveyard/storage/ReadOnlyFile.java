package dev.driveyard.storage;

import java.io.IOException;

/**
 * A file of a volume that can only be read, and that has nothing beside its bytes and
 * what a stat shows. It is asked for its stat anew each time, so whoever copies it sees
 * that it changed meanwhile.
 */
public abstract class ReadOnlyFile implements SourceFile {

	@Override
	public ExtendedAttributes metadata() {
		return ExtendedAttributes.NONE;
	}

	@Override
	public boolean isSparse() {
		return false;
	}

	@Override
	public long nextData(long position) throws IOException {
		return (position < stat().stat().size()) ? position : -1;
	}

	@Override
	public long nextHole(long position) throws IOException {
		return stat().stat().size();
	}

	@Override
	public void forget() {
		// no cache of ours is in between
	}

	@Override
	public void sync(boolean metadata) {
		// nothing was written
	}

}
