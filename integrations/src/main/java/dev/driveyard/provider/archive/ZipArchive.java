package dev.driveyard.provider.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.IdentityHashMap;
import java.util.Set;

import dev.driveyard.files.EncodedName;
import dev.driveyard.files.FileAttributes;
import dev.driveyard.files.FileKind;
import dev.driveyard.files.FileTimes;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * A zip archive, as its central directory says. Names keep their bytes, whatever charset
 * the archive says they are in; only those with a Unicode name beside them have that.
 */
final class ZipArchive implements Archive {

	private static final int LONGEST_TARGET = 64 * 1024;

	private static final int LOCAL_HEADER = 30;

	private static final int TYPE_MASK = 0xF000;

	private final ZipFile zip;

	private final Expansion expansion;

	private final ArchiveTree tree;

	private ZipArchive(ZipFile zip, ArchiveFile file, Expansion expansion) throws IOException {
		this.zip = zip;
		this.expansion = expansion;
		this.tree = new ArchiveTree(file.attributes().modified());
		Set<ZipArchiveEntry> overlapping = overlapping(zip);
		for (Enumeration<ZipArchiveEntry> all = zip.getEntries(); all.hasMoreElements();) {
			ZipArchiveEntry entry = all.nextElement();
			this.tree.add(path(entry), item(entry, overlapping.contains(entry)), false);
		}
	}

	static ZipArchive open(ArchiveFile file, Expansion expansion) throws IOException {
		ZipFile zip = ZipFile.builder()
			.setSeekableByteChannel(new ArchiveChannel(file))
			.setCharset(StandardCharsets.ISO_8859_1)
			.setUseUnicodeExtraFields(true)
			.get();
		return new ZipArchive(zip, file, expansion);
	}

	/**
	 * Entries that share bytes with others: no program writes such, but those that mean
	 * harm.
	 */
	private static Set<ZipArchiveEntry> overlapping(ZipFile zip) {
		ZipArchiveEntry[] sorted = Collections.list(zip.getEntries()).toArray(ZipArchiveEntry[]::new);
		Arrays.sort(sorted, (a, b) -> Long.compare(a.getLocalHeaderOffset(), b.getLocalHeaderOffset()));
		Set<ZipArchiveEntry> found = Collections.newSetFromMap(new IdentityHashMap<>());
		ZipArchiveEntry farthest = null;
		long end = 0;
		for (ZipArchiveEntry entry : sorted) {
			if (farthest != null && entry.getLocalHeaderOffset() < end) {
				found.add(farthest);
				found.add(entry);
			}
			long own = entry.getLocalHeaderOffset() + LOCAL_HEADER + Math.max(0, entry.getCompressedSize());
			if (own > end) {
				end = own;
				farthest = entry;
			}
		}
		return found;
	}

	private static String path(ZipArchiveEntry entry) {
		byte[] raw = entry.getRawName();
		String path = (raw == null || entry.getNameSource() == ZipArchiveEntry.NameSource.UNICODE_EXTRA_FIELD)
				? EncodedName.decode(entry.getName().getBytes(StandardCharsets.UTF_8)) : EncodedName.decode(raw);
		boolean windows = entry.getPlatform() == ZipArchiveEntry.PLATFORM_FAT && path.indexOf('/') < 0;
		return windows ? path.replace('\\', '/') : path;
	}

	private ArchiveTree.Item item(ZipArchiveEntry entry, boolean overlaps) throws IOException {
		FileKind kind = kind(entry);
		String problem = overlaps ? "its bytes are also those of another entry" : null;
		String target = null;
		if (kind == FileKind.LINK && problem == null) {
			try {
				target = target(entry);
			}
			catch (IOException ex) {
				problem = "where it points can't be read: " + ex.getMessage();
			}
		}
		long size = (kind == FileKind.FILE) ? Math.max(0, entry.getSize()) : 0;
		return new ArchiveTree.Item(kind, size, time(entry), mode(entry, kind), FileAttributes.UNKNOWN_ID,
				FileAttributes.UNKNOWN_ID, target, (kind == FileKind.FILE) ? () -> bytes(entry) : null, problem);
	}

	private static FileKind kind(ZipArchiveEntry entry) {
		return switch (entry.getUnixMode() & TYPE_MASK) {
			case 0x4000 -> FileKind.DIRECTORY;
			case 0xA000 -> FileKind.LINK;
			case 0, 0x8000 -> isFolder(entry) ? FileKind.DIRECTORY : FileKind.FILE;
			default -> FileKind.SPECIAL;
		};
	}

	private static boolean isFolder(ZipArchiveEntry entry) {
		return entry.getName().endsWith("/") || (entry.getPlatform() == ZipArchiveEntry.PLATFORM_FAT
				&& entry.getName().endsWith("\\") && entry.getSize() == 0);
	}

	private static int mode(ZipArchiveEntry entry, FileKind kind) {
		int mode = entry.getUnixMode();
		if ((mode & TYPE_MASK) != 0) {
			return mode;
		}
		int permissions = mode & 07777;
		return (kind == FileKind.DIRECTORY) ? 0x4000 | ((permissions != 0) ? permissions : 0755)
				: 0x8000 | ((permissions != 0) ? permissions : 0644);
	}

	/**
	 * Without a time of its own that is said in UTC, the time of day is that of this
	 * computer's zone.
	 */
	private static long time(ZipArchiveEntry entry) {
		FileTime time = entry.getLastModifiedTime();
		return (time != null) ? FileTimes.of(time.toInstant()) : 0;
	}

	private @Nullable String target(ZipArchiveEntry entry) throws IOException {
		requireReadable(entry);
		try (InputStream in = this.zip.getInputStream(entry)) {
			byte[] bytes = in.readNBytes(LONGEST_TARGET);
			return (bytes.length < LONGEST_TARGET) ? EncodedName.decode(bytes) : null;
		}
	}

	private EntryBytes bytes(ZipArchiveEntry entry) throws IOException {
		requireReadable(entry);
		this.expansion.require(entry.getCompressedSize(), entry.getSize());
		return new StreamedBytes(() -> this.zip.getInputStream(entry), entry.getSize(), entry.getCrc());
	}

	private void requireReadable(ZipArchiveEntry entry) throws IOException {
		if (entry.getGeneralPurposeBit().usesEncryption()) {
			throw new IOException("it is encrypted");
		}
		if (!this.zip.canReadEntryData(entry)) {
			throw new IOException("it is packed in a way that can't be read (method " + entry.getMethod() + ")");
		}
		if (entry.getSize() < 0) {
			throw new IOException("the archive does not say how large it is");
		}
	}

	@Override
	public ArchiveTree tree() {
		return this.tree;
	}

	@Override
	public void close() throws IOException {
		this.zip.close();
	}

}
