package dev.driveyard.provider.sftp;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.driveyard.files.EncodedName;
import dev.driveyard.files.FileKind;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.NotRegularFileException;
import dev.driveyard.storage.ReadOnlyFile;

/**
 * A file that is open on the server. It stays the same one whatever happens to its path.
 * With its connection it is lost: what was read of it so far may belong to another file
 * than what would be read after.
 */
final class SftpFile extends ReadOnlyFile {

	/** What every server gives at once. */
	private static final int PIECE = 32 * 1024;

	private static final int MOST_PIECES = 64;

	private final SftpConnection connection;

	private final String path;

	private final byte[] handle;

	private final long size;

	private final AtomicBoolean closed = new AtomicBoolean();

	private SftpFile(SftpConnection connection, String path, byte[] handle, long size) {
		this.connection = connection;
		this.path = path;
		this.handle = handle;
		this.size = size;
		connection.count(1);
	}

	/**
	 * Opens a regular file. The server would follow a link, so what is at the path is
	 * looked at before and after, and compared with what was opened.
	 */
	static SftpFile open(SftpConnection connection, SftpTree tree, String path) throws IOException {
		WireAttributes before = tree.attributes(path);
		if (before.kind(path) != FileKind.FILE) {
			throw new NotRegularFileException(EncodedName.display(path), before.mode());
		}
		byte[] handle = connection.ask(Request.open(tree.wire(path))).require(PacketType.HANDLE, path).text();
		try {
			WireAttributes opened = opened(connection, handle, path);
			WireAttributes after = tree.attributes(path);
			if (!after.isSameVersion(before) || !opened.isSameVersion(before)) {
				throw new FileSystemException(EncodedName.display(path), null, "it was replaced while it was opened");
			}
			return new SftpFile(connection, path, handle, opened.size());
		}
		catch (IOException | RuntimeException ex) {
			close(connection, handle);
			throw ex;
		}
	}

	private static WireAttributes opened(SftpConnection connection, byte[] handle, String path) throws IOException {
		return WireAttributes.read(connection.ask(Request.fstat(handle)).require(PacketType.ATTRS, path));
	}

	@Override
	public int read(ByteBuffer target, long position) throws IOException {
		if (!target.hasRemaining()) {
			return 0;
		}
		List<CompletableFuture<Reply>> asked = new ArrayList<>();
		int wanted = Math.min(target.remaining(), MOST_PIECES * PIECE);
		for (int from = 0; from < wanted; from += PIECE) {
			asked.add(this.connection.send(Request.read(this.handle, position + from, Math.min(PIECE, wanted - from))));
		}
		int done = 0;
		for (CompletableFuture<Reply> part : asked) {
			int piece = Math.min(PIECE, wanted - done);
			Reply reply = this.connection.await(part);
			if (reply.isEnd()) {
				break;
			}
			int length = reply.require(PacketType.DATA, this.path).data(target, piece);
			done += length;
			if (length < piece) {
				break; // what was asked for after it does not follow on it
			}
		}
		return (done > 0) ? done : end(position);
	}

	/** The end, if it is there: a server that fails may say so anywhere. */
	private int end(long position) throws IOException {
		if (position != this.size && opened(this.connection, this.handle, this.path).size() > position) {
			throw new EOFException("the server ended the file too early");
		}
		return -1;
	}

	@Override
	public FileStat stat() throws IOException {
		return new FileStat("", SftpBackend.DEVICE,
				opened(this.connection, this.handle, this.path).of(this.path, null));
	}

	@Override
	public void close() {
		if (this.closed.compareAndSet(false, true)) {
			this.connection.count(-1);
			close(this.connection, this.handle);
		}
	}

	private static void close(SftpConnection connection, byte[] handle) {
		try {
			connection.tell(Request.close(handle));
		}
		catch (IOException ex) {
			// the server closes it with the connection
		}
	}

}
