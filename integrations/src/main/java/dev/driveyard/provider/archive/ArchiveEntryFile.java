package dev.driveyard.provider.archive;

import java.io.IOException;
import java.nio.ByteBuffer;

import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.ReadOnlyFile;

/**
 * An open file of an archive.
 */
final class ArchiveEntryFile extends ReadOnlyFile {

	private final ArchiveBackend backend;

	private final ArchiveNode node;

	private final EntryBytes bytes;

	ArchiveEntryFile(ArchiveBackend backend, ArchiveNode node, EntryBytes bytes) {
		this.backend = backend;
		this.node = node;
		this.bytes = bytes;
	}

	@Override
	public FileStat stat() throws IOException {
		this.backend.requireUnchanged();
		return ArchiveBackend.stat("", this.node);
	}

	@Override
	public synchronized int read(ByteBuffer target, long position) throws IOException {
		return this.bytes.read(target, position);
	}

	@Override
	public synchronized void close() throws IOException {
		this.bytes.close();
	}

}
