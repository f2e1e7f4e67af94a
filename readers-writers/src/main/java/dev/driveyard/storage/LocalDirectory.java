package dev.driveyard.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Set;

/**
 * A local directory by its handle; where the system has none, by its path.
 */
final class LocalDirectory implements OpenDirectory {

	private static final Set<OpenOption> READ = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

	private final Path path;

	private final DirectoryStream<Path> stream;

	LocalDirectory(Path path, DirectoryStream<Path> stream) {
		this.path = path;
		this.stream = stream;
	}

	@Override
	public FileStat self() throws IOException {
		PosixFileAttributes attributes = (this.stream instanceof SecureDirectoryStream<Path> secure)
				? secure.getFileAttributeView(PosixFileAttributeView.class).readAttributes()
				: Files.readAttributes(this.path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
		return LocalVolume.stat("", attributes, this.path);
	}

	@Override
	public FileStat stat(String name) throws IOException {
		Path child = LocalPaths.toName(name);
		PosixFileAttributes attributes = (this.stream instanceof SecureDirectoryStream<Path> secure)
				? LocalVolume.view(secure, child).readAttributes()
				: Files.readAttributes(this.path.resolve(child), PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
		return LocalVolume.stat(name, attributes, this.path.resolve(child));
	}

	@Override
	@SuppressWarnings("resource") // the file's close does
	public OpenFile open(String name) throws IOException {
		Path child = LocalPaths.toName(name);
		SeekableByteChannel channel = (this.stream instanceof SecureDirectoryStream<Path> secure)
				? secure.newByteChannel(child, READ) : Files.newByteChannel(this.path.resolve(child), READ);
		return new LocalFile((FileChannel) channel);
	}

	@Override
	public void close() throws IOException {
		this.stream.close();
	}

	private record LocalFile(FileChannel channel) implements OpenFile {

		@Override
		public int read(ByteBuffer target, long position) throws IOException {
			return this.channel.read(target, position);
		}

		@Override
		public void close() throws IOException {
			this.channel.close();
		}

	}

}
