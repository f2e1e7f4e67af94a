package dev.driveyard.provider.archive;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.driveyard.files.EncodedName;
import dev.driveyard.files.FileKind;
import dev.driveyard.files.FileTimes;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a tar archive and adds its entries to a tree. A later entry takes the
 * place of an earlier one of the same name, as for those who unpack it. An archive that
 * is cut off, or damaged, is not read at all: what it does not show any more would look
 * as if it were gone.
 */
final class TarReader {

	private static final int LARGEST_HEADER = 16 * 1024 * 1024;

	private static final int SPARSE_MAP = 386;

	private static final int SPARSE_MORE = 482;

	private static final int SPARSE_SIZE = 483;

	private static final int NUMBER = 12;

	/**
	 * How the bytes of an entry are read.
	 */
	@FunctionalInterface
	interface Opening {

		EntryBytes open(SparseMap map, long position) throws IOException;

	}

	private final CountingStream in;

	private final ArchiveTree tree;

	private final Opening opening;

	private final PaxRecords global = new PaxRecords();

	private PaxRecords pax = new PaxRecords();

	private boolean hasPax;

	private byte @Nullable [] longName;

	private byte @Nullable [] longTarget;

	TarReader(CountingStream in, ArchiveTree tree, Opening opening) {
		this.in = in;
		this.tree = tree;
		this.opening = opening;
	}

	void read() throws IOException {
		for (TarHeader header = next(); !header.isEnd(); header = next()) {
			if (!header.isWhole()) {
				throw new IOException((this.in.position() == TarHeader.BLOCK) ? "it is no tar archive"
						: "the archive is damaged at its byte " + (this.in.position() - TarHeader.BLOCK));
			}
			switch (header.type()) {
				case 'x', 'X' -> {
					this.pax.read(data(header));
					this.hasPax = true;
				}
				case 'g' -> this.global.read(data(header));
				case 'L' -> this.longName = untilZero(data(header));
				case 'K' -> this.longTarget = untilZero(data(header));
				case 'V' -> skip(header.size());
				default -> entry(header);
			}
		}
	}

	private TarHeader next() throws IOException {
		byte[] block = new byte[TarHeader.BLOCK];
		int read = this.in.readNBytes(block, 0, block.length);
		if (read < block.length) {
			throw new EOFException("the archive has no end: it was cut off at its byte " + this.in.position());
		}
		return new TarHeader(block);
	}

	private byte[] data(TarHeader header) throws IOException {
		long size = header.size();
		if (size > LARGEST_HEADER) {
			throw PaxRecords.damaged();
		}
		byte[] bytes = this.in.readNBytes((int) size);
		skipPadding(size);
		return bytes;
	}

	private void skip(long size) throws IOException {
		this.in.skipFully(size);
		skipPadding(size);
	}

	private void skipPadding(long size) throws IOException {
		this.in.skipFully((TarHeader.BLOCK - size % TarHeader.BLOCK) % TarHeader.BLOCK);
	}

	private static byte[] untilZero(byte[] bytes) {
		int end = 0;
		while (end < bytes.length && bytes[end] != 0) {
			end++;
		}
		return Arrays.copyOf(bytes, end);
	}

	private void entry(TarHeader header) throws IOException {
		PaxRecords records = new PaxRecords();
		records.addAll(this.global);
		records.addAll(this.pax);
		byte[] given = either(records.text("path"), either(this.longName, header.name()));
		String path = EncodedName.decode(either(records.text("GNU.sparse.name"), given));
		String target = EncodedName.decode(either(records.text("linkpath"), either(this.longTarget, header.target())));
		FileKind kind = kind(header, path);
		long stored = hasData(header) ? records.number("size", header.size()) : 0;
		if (header.type() == '1') {
			addHardLink(header, path, target, records);
			skip(stored);
		}
		else if (kind == FileKind.FILE) {
			addFile(header, path, records, stored);
		}
		else {
			String problem = (header.type() == 'M') ? "it began in another volume of the archive" : null;
			add(header, path, records, kind, 0, (kind == FileKind.LINK) ? target : null, null, problem);
			skip(stored);
		}
		this.pax = new PaxRecords();
		this.hasPax = false;
		this.longName = null;
		this.longTarget = null;
	}

	private static byte[] either(byte @Nullable [] one, byte[] other) {
		return (one != null) ? one : other;
	}

	private static FileKind kind(TarHeader header, String path) {
		return switch (header.type()) {
			case '2' -> FileKind.LINK;
			case '3', '4', '6', 'M' -> FileKind.SPECIAL;
			case '5', 'D' -> FileKind.DIRECTORY;
			case 0, '0' -> path.endsWith("/") ? FileKind.DIRECTORY : FileKind.FILE;
			default -> FileKind.FILE;
		};
	}

	/**
	 * Some formats write the size of what a link leads to, and no data; pax writes both.
	 */
	private boolean hasData(TarHeader header) {
		return switch (header.type()) {
			case '1' -> this.hasPax;
			case '2', '3', '4', '5', '6' -> false;
			default -> true;
		};
	}

	private void addFile(TarHeader header, String path, PaxRecords records, long stored) throws IOException {
		SparseMap map = SparseMap.whole(stored);
		long left = stored;
		if (header.type() == 'S') {
			map = SparseMap.of(oldMap(header), header.number(SPARSE_SIZE, NUMBER), stored);
		}
		else if (records.number("GNU.sparse.major", 0) == 1) {
			long before = this.in.position();
			List<Long> numbers = mapInFront();
			left -= this.in.position() - before;
			map = SparseMap.of(numbers, records.number("GNU.sparse.realsize", 0), left);
		}
		else if (!records.sparseMap().isEmpty() || !this.pax.sparseMap().isEmpty()) {
			List<Long> numbers = records.sparseMap().isEmpty() ? this.pax.sparseMap() : records.sparseMap();
			map = SparseMap.of(numbers, records.number("GNU.sparse.size", 0), stored);
		}
		long position = this.in.position();
		SparseMap found = map;
		add(header, path, records, FileKind.FILE, map.size(), null, () -> this.opening.open(found, position), null);
		if (left < 0) {
			throw PaxRecords.damaged();
		}
		skip(left);
	}

	/** Some in the header, and more in blocks after it. */
	private List<Long> oldMap(TarHeader header) throws IOException {
		List<Long> numbers = new ArrayList<>();
		addNumbers(numbers, header, SPARSE_MAP, 4);
		boolean more = header.at(SPARSE_MORE) != 0;
		while (more) {
			TarHeader block = next();
			int room = 21;
			addNumbers(numbers, block, 0, room);
			more = block.at(2 * NUMBER * room) != 0;
			if (numbers.size() > LARGEST_HEADER) {
				throw PaxRecords.damaged();
			}
		}
		return numbers;
	}

	private static void addNumbers(List<Long> numbers, TarHeader block, int from, int most) throws IOException {
		for (int i = 0; i < most && block.at(from + 2 * NUMBER * i + NUMBER) != 0; i++) {
			numbers.add(block.number(from + 2 * NUMBER * i, NUMBER));
			numbers.add(block.number(from + 2 * NUMBER * i + NUMBER, NUMBER));
		}
	}

	/** Lines of digits, the first how many pairs follow, filled up to whole blocks. */
	private List<Long> mapInFront() throws IOException {
		long start = this.in.position();
		long count = line();
		List<Long> numbers = new ArrayList<>();
		if (count > LARGEST_HEADER) {
			throw PaxRecords.damaged();
		}
		for (long i = 0; i < 2 * count; i++) {
			numbers.add(line());
		}
		skipPadding(this.in.position() - start);
		return numbers;
	}

	private long line() throws IOException {
		StringBuilder digits = new StringBuilder();
		for (int c = this.in.read(); c != '\n'; c = this.in.read()) {
			if (c < 0 || digits.length() > 20) {
				throw PaxRecords.damaged();
			}
			digits.append((char) c);
		}
		return PaxRecords.number(digits.toString().getBytes(StandardCharsets.US_ASCII));
	}

	private void addHardLink(TarHeader header, String path, String target, PaxRecords records) throws IOException {
		ArchiveNode file = this.tree.file(target);
		if (file == null) {
			add(header, path, records, FileKind.FILE, 0, null, null,
					"it is another name of '" + EncodedName.display(target) + "', which the archive does not hold");
		}
		else {
			add(header, path, records, FileKind.FILE, file.attributes().size(), null, file.bytes(), null);
		}
	}

	private void add(TarHeader header, String path, PaxRecords records, FileKind kind, long size,
			@Nullable String target, EntryBytes.@Nullable Source bytes, @Nullable String problem) throws IOException {
		int type = switch (kind) {
			case FILE -> 0x8000;
			case DIRECTORY -> 0x4000;
			case LINK -> 0xA000;
			case SPECIAL -> special(header.type());
		};
		Long said = records.time("mtime");
		long time = (said != null) ? said : FileTimes.of(header.time(), 0);
		this.tree.add(path, new ArchiveTree.Item(kind, size, time, type | header.permissions(),
				records.number("uid", header.owner()), records.number("gid", header.group()), target, bytes, problem),
				true);
	}

	private static int special(char type) {
		return switch (type) {
			case '3' -> 0x2000;
			case '4' -> 0x6000;
			default -> 0x1000;
		};
	}

}
