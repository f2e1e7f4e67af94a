package dev.driveyard.transfer.trash;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.driveyard.content.FullReads;
import dev.driveyard.files.FileKind;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.OpenFile;
import dev.driveyard.storage.local.LocalFiles;
import dev.driveyard.storage.writing.NewFile;
import dev.driveyard.storage.writing.WritableDirectory;
import org.jspecify.annotations.Nullable;

/**
 * A trash by its handles. For one thread.
 */
final class OpenTrash implements Closeable {

	private static final int LONGEST_INFO = 64 << 10;

	/** A note of such a name is nobody's. */
	private static final Set<String> NO_FILES = Set.of("", ".", "..");

	private final TrashFolder folder;

	private final WritableDirectory root;

	private final WritableDirectory info;

	private final WritableDirectory files;

	private OpenTrash(TrashFolder folder, WritableDirectory root, WritableDirectory info, WritableDirectory files) {
		this.folder = folder;
		this.root = root;
		this.info = info;
		this.files = files;
	}

	static OpenTrash open(TrashFolder folder, WritableDirectory root) throws IOException {
		return open(folder, root, WritableDirectory::openDirectory);
	}

	static OpenTrash create(TrashFolder folder, WritableDirectory root) throws IOException {
		return open(folder, root, LocalFiles::openOrCreateDirectory);
	}

	@SuppressWarnings("resource") // closed by close
	private static OpenTrash open(TrashFolder folder, WritableDirectory root, Opener opener) throws IOException {
		WritableDirectory info = null;
		try {
			info = opener.open(root, "info");
			return new OpenTrash(folder, root, info, opener.open(root, "files"));
		}
		catch (IOException ex) {
			if (info != null) {
				info.close();
			}
			root.close();
			throw ex;
		}
	}

	TrashFolder folder() {
		return this.folder;
	}

	WritableDirectory root() {
		return this.root;
	}

	WritableDirectory info() {
		return this.info;
	}

	WritableDirectory files() {
		return this.files;
	}

	/** The file of this name; null if there is none. */
	@Nullable FileStat file(String name) throws IOException {
		return find(this.files, name);
	}

	static @Nullable FileStat find(WritableDirectory directory, String name) throws IOException {
		try {
			return directory.stat(name);
		}
		catch (NoSuchFileException ex) {
			return null;
		}
	}

	/** The names of the files that something is noted of. */
	List<String> notedNames() throws IOException {
		List<String> names = new ArrayList<>();
		this.info.eachName((file) -> {
			String name = file.endsWith(TrashInfo.SUFFIX) ? file.substring(0, file.length() - TrashInfo.SUFFIX.length())
					: "";
			if (!NO_FILES.contains(name)) {
				names.add(name);
			}
		});
		return names;
	}

	/** What is noted of the file of this name; null if nothing is. */
	@Nullable TrashInfo read(String name) throws IOException {
		FileStat stat = find(this.info, name + TrashInfo.SUFFIX);
		if (stat == null) {
			return null;
		}
		if (stat.stat().kind() != FileKind.FILE || stat.stat().size() > LONGEST_INFO) {
			return new TrashInfo(null, null);
		}
		try (OpenFile file = this.info.open(name + TrashInfo.SUFFIX)) {
			return TrashInfo.parse(readFully(file));
		}
		catch (NoSuchFileException ex) {
			return null;
		}
	}

	private static byte[] readFully(OpenFile file) throws IOException {
		ByteBuffer buffer = ByteBuffer.allocate(LONGEST_INFO);
		FullReads.fill(file::read, 0, buffer);
		byte[] bytes = new byte[buffer.flip().remaining()];
		buffer.get(bytes);
		return bytes;
	}

	/**
	 * Notes something of the file of this name, safe from a power cut.
	 * @throws FileAlreadyExistsException if something is noted already
	 */
	void write(String name, byte[] content) throws IOException {
		try (NewFile file = this.info.createFile(name + TrashInfo.SUFFIX)) {
			file.write(ByteBuffer.wrap(content), 0);
			file.sync(true);
		}
		catch (IOException ex) {
			if (!(ex instanceof FileAlreadyExistsException)) {
				forget(name);
			}
			throw ex;
		}
	}

	/** Deletes what is noted. */
	boolean forget(String name) throws IOException {
		return this.info.delete(name + TrashInfo.SUFFIX);
	}

	@Override
	public void close() throws IOException {
		try (this.root; this.info; this.files) {
			// closes all three
		}
	}

	@FunctionalInterface
	private interface Opener {

		WritableDirectory open(WritableDirectory parent, String name) throws IOException;

	}

}
