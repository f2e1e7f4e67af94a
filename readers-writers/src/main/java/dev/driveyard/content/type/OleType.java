package dev.driveyard.content.type;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells what an OLE compound file (see MS-CFB) holds from the names in its root storage,
 * where its directory is among the first bytes, else from the first sector.
 */
final class OleType {

	static final String OLE = "application/x-tika-msoffice";

	private static final int ENTRY = 128;

	private static final int FIRST_SECTOR = 512;

	/** A stream in the root and what holds it; the first wins. */
	private static final List<Mark> MARKS = List.of(new Mark("EncryptedPackage", "application/x-tika-ooxml-protected"),
			new Mark("__properties_version1.0", "application/vnd.ms-outlook"),
			new Mark("Quill", "application/x-mspublisher"),
			new Mark("PowerPoint Document", "application/vnd.ms-powerpoint"),
			new Mark("PP40", "application/vnd.ms-powerpoint"), new Mark("WordDocument", "application/msword"),
			new Mark("Workbook", "application/vnd.ms-excel"), new Mark("WORKBOOK", "application/vnd.ms-excel"),
			new Mark("Book", "application/vnd.ms-excel"), new Mark("VisioDocument", "application/vnd.visio"),
			new Mark("MatOST", "application/vnd.ms-works"), new Mark("SwDocContentMgr", "application/sldworks"),
			new Mark("\u0005HwpSummaryInformation", "application/x-hwp-v5"));

	private final ByteBuffer bytes;

	private final int sectorSize;

	private final BitSet seen = new BitSet();

	private final Set<String> names = new HashSet<>();

	private OleType(byte[] bytes, int length) {
		this.bytes = ByteBuffer.wrap(bytes, 0, length).order(ByteOrder.LITTLE_ENDIAN);
		this.sectorSize = 1 << Math.min(Math.max(this.bytes.getShort(30), 9), 12);
	}

	/**
	 * The type, or {@link #OLE} if the first bytes don't show it.
	 */
	static String of(byte[] bytes, int length) {
		if (length < FIRST_SECTOR + ENTRY) {
			return OLE;
		}
		OleType ole = new OleType(bytes, length);
		int root = ole.entry(0);
		if (root < 0) {
			return ole.ofFirstSector();
		}
		ole.collect(ole.bytes.getInt(root + 76), 0);
		for (Mark mark : MARKS) {
			if (ole.names.contains(mark.stream())) {
				return mark.type();
			}
		}
		return ole.ofClass(root + 80);
	}

	/** Collects a tree of siblings; each entry is looked at once. */
	private void collect(int id, int depth) {
		int at = entry(id);
		if (at < 0 || depth > 64 || this.seen.get(id)) {
			return;
		}
		this.seen.set(id);
		int size = Math.min(Math.max(this.bytes.getShort(at + 64) - 2, 0), 62);
		this.names.add(new String(this.bytes.array(), at, size, StandardCharsets.UTF_16LE));
		collect(this.bytes.getInt(at + 68), depth + 1);
		collect(this.bytes.getInt(at + 72), depth + 1);
	}

	/**
	 * Where a directory entry is, or -1 if that is not known or not among these bytes.
	 */
	private int entry(int id) {
		if (id < 0 || id >= this.bytes.limit() / ENTRY) {
			return -1;
		}
		long offset = (long) id * ENTRY;
		int sector = this.bytes.getInt(48);
		for (long skipped = offset / this.sectorSize; skipped > 0 && sector >= 0; skipped--) {
			sector = next(sector);
		}
		long at = (sector + 1L) * this.sectorSize + offset % this.sectorSize;
		return (sector < 0 || at + ENTRY > this.bytes.limit()) ? -1 : (int) at;
	}

	/** The sector that follows in the allocation table, or -1 if that is not known. */
	private int next(int sector) {
		int perSector = this.sectorSize / 4;
		if (sector / perSector >= 109) {
			return -1;
		}
		long table = this.bytes.getInt(76 + sector / perSector * 4);
		long at = (table + 1) * this.sectorSize + sector % perSector * 4L;
		return (table < 0 || at + 4 > this.bytes.limit()) ? -1 : this.bytes.getInt((int) at);
	}

	/** By the first bytes of the class id of the root. */
	private String ofClass(int at) {
		return switch (this.bytes.getInt(at)) {
			case 0x000C1084, 0x000C1086, 0x000C1082 -> "application/x-ms-installer";
			case 0x00020820, 0x00020810 -> "application/vnd.ms-excel";
			case 0x00020906, 0x00020900 -> "application/msword";
			case 0x64818D10 -> "application/vnd.ms-powerpoint";
			case 0x00020D0B -> "application/vnd.ms-outlook";
			case 0x74B78F3A -> "application/vnd.ms-project";
			default -> OLE;
		};
	}

	private String ofFirstSector() {
		return switch (this.bytes.getInt(FIRST_SECTOR)) {
			case 0x00C1A5EC, 0x0065A5DC -> "application/msword";
			case 0x00100809, 0x00080809, 0x00060409 -> "application/vnd.ms-excel";
			case 0xF01D46A0, 0xF01E6E00, 0x03E8000F -> "application/vnd.ms-powerpoint";
			default -> OLE;
		};
	}

	private record Mark(String stream, String type) {
	}

}
