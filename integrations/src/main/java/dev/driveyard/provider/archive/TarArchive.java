package dev.driveyard.provider.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A tar archive, as it is or packed by gzip. Its entries are found by going through it
 * once. A packed one can't be read from the middle: as soon as the first of its files is
 * read, all of it is unpacked to a temporary file that nobody else sees.
 */
final class TarArchive implements Archive {

	private static final int BUFFER = 64 * 1024;

	private final ArchiveFile file;

	private final boolean packed;

	private final ArchiveTree tree;

	private final long length;

	private @Nullable UnpackedFile unpacked;

	private TarArchive(ArchiveFile file, boolean packed, Expansion expansion) throws IOException {
		this.file = file;
		this.packed = packed;
		this.tree = new ArchiveTree(file.attributes().modified());
		try (CountingStream in = new CountingStream(stream(), (read) -> requireHarmless(expansion, read))) {
			new TarReader(in, this.tree, this::bytes).read();
			this.length = packed ? drain(in) : in.position();
		}
	}

	static TarArchive open(ArchiveFile file, boolean packed, Expansion expansion) throws IOException {
		return new TarArchive(file, packed, expansion);
	}

	private void requireHarmless(Expansion expansion, long read) throws IOException {
		if (this.packed) {
			expansion.require(this.file.size(), read);
		}
	}

	private InputStream stream() throws IOException {
		InputStream stream = new ArchiveStream(this.file);
		return this.packed
				? GzipCompressorInputStream.builder().setInputStream(stream).setDecompressConcatenated(true).get()
				: stream;
	}

	/** To the end: what comes there tells whether all was whole. */
	private static long drain(CountingStream in) throws IOException {
		byte[] buffer = new byte[BUFFER];
		int read;
		do {
			read = in.read(buffer);
		}
		while (read >= 0);
		return in.position();
	}

	private EntryBytes bytes(SparseMap map, long position) throws IOException {
		if (!this.packed) {
			return new TarBytes(this.file::readFully, map, position);
		}
		return new TarBytes(unpacked()::readFully, map, position);
	}

	private synchronized UnpackedFile unpacked() throws IOException {
		UnpackedFile known = this.unpacked;
		if (known != null) {
			return known;
		}
		UnpackedFile fresh = new UnpackedFile(this.length);
		try (InputStream in = stream()) {
			if (fresh.fill(in) != this.length) {
				throw new EOFException("the archive was changed while it was read");
			}
		}
		catch (IOException | RuntimeException ex) {
			fresh.close();
			throw ex;
		}
		this.unpacked = fresh;
		return fresh;
	}

	@Override
	public ArchiveTree tree() {
		return this.tree;
	}

	@Override
	public synchronized void close() throws IOException {
		if (this.unpacked != null) {
			this.unpacked.close();
		}
	}

}
