package dev.driveyard.transfer.trash;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

import dev.driveyard.content.FullReads;
import dev.driveyard.files.FileKind;
import dev.driveyard.files.FileTimes;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.OpenFile;
import dev.driveyard.storage.writing.NewFile;
import dev.driveyard.storage.writing.WritableDirectory;

/**
 * The {@code directorysizes} of a trash: how large its directories are, so that nobody
 * needs to walk them. It is a cache that other programs write too: an entry counts only
 * with the time of the file that notes the directory, a change replaces the file at once,
 * and what fails or gets lost is measured again.
 */
final class DirectorySizes {

	private static final String NAME = "directorysizes";

	private static final String TEMPORARY = NAME + ".";

	/** It is only a cache: a larger one counts for nothing, and is replaced. */
	private static final int LARGEST = 1 << 24;

	private static final Object LOCK = new Object();

	private final OpenTrash trash;

	DirectorySizes(OpenTrash trash) {
		this.trash = trash;
	}

	/** The size of a directory of the trash, if it is known. */
	OptionalLong of(String name) {
		try {
			Size size = read().get(name);
			return (size != null && size.noted() == noted(name)) ? OptionalLong.of(size.bytes()) : OptionalLong.empty();
		}
		catch (IOException ex) {
			return OptionalLong.empty();
		}
	}

	/** Notes how large a directory of the trash is. */
	void put(String name, long bytes) {
		update((sizes) -> {
			try {
				sizes.put(name, new Size(bytes, noted(name)));
			}
			catch (IOException ex) {
				sizes.remove(name);
			}
		});
	}

	/** Forgets the directories of these names. */
	void remove(Predicate<String> names) {
		update((sizes) -> sizes.keySet().removeIf(names));
	}

	private long noted(String name) throws IOException {
		return FileTimes.seconds(this.trash.info().stat(name + TrashInfo.SUFFIX).stat().modified());
	}

	private void update(Consumer<Map<String, Size>> change) {
		synchronized (LOCK) {
			try {
				Map<String, Size> sizes = read();
				Map<String, Size> before = Map.copyOf(sizes);
				change.accept(sizes);
				if (!sizes.equals(before)) {
					write(sizes);
				}
			}
			catch (IOException ex) {
				// it is only a cache
			}
		}
	}

	private Map<String, Size> read() throws IOException {
		Map<String, Size> sizes = new TreeMap<>();
		FileStat stat = OpenTrash.find(this.trash.root(), NAME);
		if (stat == null || stat.stat().kind() != FileKind.FILE || stat.stat().size() > LARGEST) {
			return sizes;
		}
		ByteBuffer buffer = ByteBuffer.allocate((int) stat.stat().size());
		try (OpenFile file = this.trash.root().open(NAME)) {
			FullReads.fill(file::read, 0, buffer);
		}
		String text = new String(buffer.array(), 0, buffer.position(), StandardCharsets.ISO_8859_1);
		text.lines().forEach((line) -> parse(line, sizes));
		return sizes;
	}

	private static void parse(String line, Map<String, Size> sizes) {
		String[] fields = line.split(" ", 3);
		if (fields.length == 3 && isNumber(fields[0]) && isNumber(fields[1])) {
			sizes.put(PercentEncoding.decode(fields[2]),
					new Size(Long.parseLong(fields[0]), Long.parseLong(fields[1])));
		}
	}

	private static boolean isNumber(String text) {
		return text.matches("[0-9]{1,18}");
	}

	private void write(Map<String, Size> sizes) throws IOException {
		StringBuilder text = new StringBuilder();
		sizes.forEach((name, size) -> text.append(size.bytes())
			.append(' ')
			.append(size.noted())
			.append(' ')
			.append(PercentEncoding.encode(name))
			.append('\n'));
		WritableDirectory root = this.trash.root();
		String temporary = TrashName.of(NAME);
		try (NewFile file = root.createFile(temporary)) {
			file.write(StandardCharsets.US_ASCII.encode(text.toString()), 0);
			root.rename(temporary, root, NAME);
		}
		catch (IOException ex) {
			root.delete(temporary);
			throw ex;
		}
	}

	/** Deletes what writers left that were killed. */
	void sweep() throws IOException {
		List<String> leftovers = new ArrayList<>();
		this.trash.root().eachName((name) -> {
			if (name.startsWith(TEMPORARY)) {
				leftovers.add(name);
			}
		});
		for (String name : leftovers) {
			this.trash.root().delete(name);
		}
	}

	private record Size(long bytes, long noted) {
	}

}
