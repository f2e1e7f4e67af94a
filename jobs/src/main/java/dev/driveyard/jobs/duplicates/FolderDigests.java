package dev.driveyard.jobs.duplicates;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import dev.driveyard.catalogue.duplicates.DuplicateFolders.Child;
import dev.driveyard.catalogue.duplicates.DuplicateFolders.Folder;
import dev.driveyard.content.Blake3;
import dev.driveyard.files.FileKind;
import org.jspecify.annotations.Nullable;

/**
 * Digests of what folders hold: names, contents, targets of links, and the digests of
 * their folders. Times, owners and permissions don't count.
 */
final class FolderDigests {

	private static final byte[] NOTHING = new byte[0];

	private FolderDigests() {
	}

	/**
	 * The folders of which all is known.
	 * @param children of all of them, by folder and then by name
	 */
	static List<Folder> of(List<Long> folders, List<Child> children) {
		List<Folder> digests = new ArrayList<>(folders.size());
		int at = 0;
		for (long folder : folders) {
			int from = at;
			while (at < children.size() && children.get(at).parent() == folder) {
				at++;
			}
			Folder digest = digest(folder, children.subList(from, at));
			if (digest != null) {
				digests.add(digest);
			}
		}
		return digests;
	}

	private static @Nullable Folder digest(long id, List<Child> children) {
		ByteArrayOutputStream message = new ByteArrayOutputStream(children.size() * 48);
		long bytes = 0;
		long files = 0;
		for (Child child : children) {
			byte[] token = token(child);
			if (token == null) {
				return null;
			}
			put(message, child.kind().number());
			put(message, child.name().getBytes(StandardCharsets.UTF_8));
			put(message, token);
			Folder below = child.folder();
			boolean own = child.kind() == FileKind.FILE && child.links() <= 1 && !child.shared();
			bytes += (below != null) ? below.bytes() : (own ? child.size() : 0);
			files += (below != null) ? below.files() : 1;
		}
		return new Folder(id, Blake3.hash(message.toByteArray()).bytes(), bytes, files);
	}

	/** What tells what it holds; null if that is not known. */
	private static byte @Nullable [] token(Child child) {
		return switch (child.kind()) {
			case FILE -> file(child);
			case DIRECTORY -> (child.folder() != null) ? child.folder().digest() : null;
			case LINK -> String.valueOf(child.target()).getBytes(StandardCharsets.UTF_8);
			case SPECIAL -> null;
		};
	}

	/** A name of one file holds the same as its other names, whatever that is. */
	private static byte @Nullable [] file(Child child) {
		Long content = child.content();
		if (child.size() == 0) {
			return NOTHING;
		}
		if (content != null) {
			return ByteBuffer.allocate(Long.BYTES).putLong(content).array();
		}
		return (child.links() > 1)
				? ByteBuffer.allocate(Long.BYTES * 2).putLong(child.volume()).putLong(child.inode()).array() : null;
	}

	private static void put(ByteArrayOutputStream message, byte[] bytes) {
		put(message, bytes.length);
		message.writeBytes(bytes);
	}

	private static void put(ByteArrayOutputStream message, int number) {
		message.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
	}

}
