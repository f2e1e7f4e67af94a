package dev.driveyard.catalogue.sidecars;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import dev.driveyard.catalogue.library.Library;
import dev.driveyard.catalogue.library.LibraryAccess;
import org.springframework.stereotype.Component;

/**
 * The files of sidecars, in the library's folder:
 * {@code sidecars/content/AB/CD/UUID/KIND/VARIANT.EXTENSION}, where AB and CD are the
 * first digits of the UUID. They can be made again from what they were made from, so what
 * is written is not flushed to the medium: a file that a power cut emptied is known by
 * its size.
 */
@Component
public final class SidecarFolder {

	/** What the name of a file ends with that is being written. */
	private static final String PART = ".part";

	/** Folders from a first byte to the files. */
	private static final int DEPTH = 4;

	private final LibraryAccess access;

	private final Path root;

	public SidecarFolder(Library library) {
		this.access = library.access();
		this.root = library.sidecars().resolve("content");
	}

	/** Where the file of a sidecar is, or would be. */
	public Path file(SidecarName name, SidecarFormat format) {
		return folder(name.content()).resolve(name.kind().folder()).resolve(name.variant() + "." + format.extension());
	}

	private Path folder(UUID content) {
		String text = content.toString();
		return this.root.resolve(text.substring(0, 2)).resolve(text.substring(2, 4)).resolve(text);
	}

	/**
	 * Writes the file of a sidecar, whole or not at all; one that is there is replaced.
	 */
	public void write(SidecarName name, SidecarFormat format, byte[] bytes) throws IOException {
		Path file = file(name, format);
		Path part = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + PART);
		createFolder(above(file));
		try {
			this.access.createFile(part);
			Files.write(part, bytes, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
			Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
		}
		finally {
			Files.deleteIfExists(part);
		}
	}

	/** A link in the place of a folder is refused, also above. */
	private void createFolder(Path folder) throws IOException {
		if (!folder.equals(this.root)) {
			createFolder(above(folder));
		}
		if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
			this.access.createFolder(folder);
		}
	}

	private static Path above(Path path) {
		return Objects.requireNonNull(path.getParent(), "it is below the root");
	}

	/** Whether a sidecar has its file, of the size that it should have. */
	public boolean has(Sidecar sidecar) throws IOException {
		try {
			BasicFileAttributes found = Files.readAttributes(file(sidecar.name(), sidecar.format()),
					BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
			return found.isRegularFile() && found.size() == sidecar.size();
		}
		catch (NoSuchFileException ex) {
			return false;
		}
	}

	/**
	 * The bytes of a sidecar.
	 * @throws NoSuchFileException if its file is not there, or not as long as it should
	 * be
	 */
	public byte[] read(Sidecar sidecar) throws IOException {
		Path file = file(sidecar.name(), sidecar.format());
		try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
			byte[] bytes = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, sidecar.size() + 1));
			if (bytes.length != sidecar.size()) {
				throw new NoSuchFileException(file.toString());
			}
			return bytes;
		}
	}

	/**
	 * All files of contents whose UUID begins with a byte, and what else is among them,
	 * sorted. A link is one of them, and is not followed.
	 */
	public List<Path> filesWithFirstByte(int first) throws IOException {
		List<Path> files = new ArrayList<>();
		Path folder = this.root.resolve(String.format("%02x", first));
		if (isOwn(this.root)) {
			if (isOwn(folder)) {
				add(folder, DEPTH, files);
			}
			else if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
				files.add(folder);
			}
		}
		files.sort(null);
		return files;
	}

	/** Whether a folder is one, and neither it nor one above it a link. */
	private boolean isOwn(Path folder) {
		for (Path at = folder; at.startsWith(this.root); at = above(at)) {
			if (!Files.isDirectory(at, LinkOption.NOFOLLOW_LINKS)) {
				return false;
			}
		}
		return true;
	}

	private static void add(Path folder, int depth, List<Path> files) throws IOException {
		try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
			for (Path child : children) {
				if (depth > 1 && Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
					add(child, depth - 1, files);
				}
				else {
					files.add(child);
				}
			}
		}
		catch (NoSuchFileException | NotDirectoryException ex) {
			return; // there are none
		}
	}

	/**
	 * Deletes a file that {@link #filesWithFirstByte} found, and the folders above it
	 * that are empty then. Nothing is deleted through a link that came into its path.
	 * @return whether it was there, and no folder
	 */
	public boolean delete(Path file) throws IOException {
		if (!file.startsWith(this.root) || file.equals(this.root) || !isOwn(above(file))
				|| Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
			return false;
		}
		boolean deleted = Files.deleteIfExists(file);
		for (Path folder = above(file); !folder.equals(this.root); folder = above(folder)) {
			try {
				Files.deleteIfExists(folder);
			}
			catch (DirectoryNotEmptyException ex) {
				break;
			}
		}
		return deleted;
	}

}
