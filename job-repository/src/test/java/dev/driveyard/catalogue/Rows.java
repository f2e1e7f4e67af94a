package dev.driveyard.catalogue;

import java.util.ArrayList;
import java.util.List;

import dev.driveyard.catalogue.scan.CatalogueWriter;
import dev.driveyard.catalogue.scan.CatalogueWriter.DirectoryState;
import dev.driveyard.catalogue.scan.CatalogueWriter.Relocation;
import dev.driveyard.database.TestLibrary;
import dev.driveyard.files.FileAttributes;
import dev.driveyard.files.FileKind;
import org.jspecify.annotations.Nullable;

/**
 * Writes small trees into a catalogue. The id of an entry is also its inode.
 */
public final class Rows {

	public static final long VOLUME = 7;

	private final CatalogueWriter writer;

	public Rows(TestLibrary library) {
		this.writer = library.get(CatalogueWriter.class);
	}

	public static FileAttributes stat(FileKind kind, long size, long inode) {
		String target = (kind == FileKind.LINK) ? "../ziel" : null;
		return new FileAttributes(kind, size, 1_700_000_000_123_456_789L, 1_700_000_001_987_654_321L, inode, 0100644,
				0xFFFF_FFFEL, 1000, 1, target);
	}

	public static Entry entry(long id, @Nullable Long parent, String name, FileKind kind, long size) {
		return new Entry(id, parent, name, stat(kind, size, id), VOLUME, null);
	}

	public static Entry file(long id, long parent, String name) {
		return entry(id, parent, name, FileKind.FILE, 10 * id);
	}

	/** Adds files to a directory. */
	public void files(long parent, long firstId, String... names) {
		List<Entry> entries = new ArrayList<>();
		for (String name : names) {
			entries.add(file(firstId + entries.size(), parent, name));
		}
		this.writer.insert(entries);
	}

	/** Adds a directory that a scan has visited: parent null for the root. */
	public void directory(long location, long id, @Nullable Long parent, String path) {
		String name = path.substring(path.lastIndexOf('/') + 1);
		this.writer.insert(List.of(entry(id, parent, name, FileKind.DIRECTORY, 0)));
		int depth = path.isEmpty() ? 0 : path.split("/").length;
		this.writer.saveDirectories(
				List.of(new DirectoryState(id, location, parent, path, depth, VOLUME, id, "digest" + id, 100, 2, 1)));
	}

	/** Moves a directory to another place of a location. */
	public void move(long id, long location, long parent, String path) {
		String name = path.substring(path.lastIndexOf('/') + 1);
		this.writer.relocate(new Relocation(id, true, null, location, parent, name, path, path.split("/").length));
	}

}
