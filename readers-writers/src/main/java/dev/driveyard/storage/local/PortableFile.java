package dev.driveyard.storage.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.SourceFile;
import dev.driveyard.storage.writing.Metadata;
import dev.driveyard.storage.writing.NewFile;

/**
 * An open file by what the JDK has for all systems: no holes, no copies in place.
 *
 * @param found what the file's directory says of it
 */
record PortableFile(FileChannel channel, Stat found, Metadata metadata) implements NewFile {

	@Override
	public FileStat stat() throws IOException {
		FileStat stat = this.found.get();
		return new FileStat("", stat.device(), stat.stat());
	}

	@Override
	public boolean isSparse() {
		return false;
	}

	@Override
	public long nextData(long position) throws IOException {
		return (position < this.channel.size()) ? position : -1;
	}

	@Override
	public long nextHole(long position) throws IOException {
		return this.channel.size();
	}

	@Override
	public void forget() {
		// a wish that can't be granted
	}

	@Override
	public int read(ByteBuffer target, long position) throws IOException {
		return this.channel.read(target, position);
	}

	@Override
	public void write(ByteBuffer data, long position) throws IOException {
		long at = position;
		while (data.hasRemaining()) {
			at += this.channel.write(data, at);
		}
	}

	@Override
	public void setLength(long size) throws IOException {
		if (size <= this.channel.size()) {
			this.channel.truncate(size);
		}
		else {
			this.channel.write(ByteBuffer.wrap(new byte[1]), size - 1);
		}
	}

	@Override
	public void reserve(long size) {
		// a wish that can't be granted
	}

	@Override
	public boolean cloneOf(SourceFile source) {
		return false;
	}

	@Override
	public long copyOf(SourceFile source, long position, long length) {
		return -1;
	}

	@Override
	public void sync(boolean metadata) throws IOException {
		this.channel.force(metadata);
	}

	@Override
	public void close() throws IOException {
		this.channel.close();
	}

	/**
	 * Asks for a stat.
	 */
	@FunctionalInterface
	interface Stat {

		FileStat get() throws IOException;

	}

}
