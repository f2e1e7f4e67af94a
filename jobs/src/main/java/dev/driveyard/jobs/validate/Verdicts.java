package dev.driveyard.jobs.validate;

import java.util.Arrays;
import java.util.HexFormat;

import dev.driveyard.catalogue.Entry;
import dev.driveyard.catalogue.findings.Finding;
import dev.driveyard.catalogue.findings.Finding.Code;
import dev.driveyard.catalogue.findings.Finding.Found;
import dev.driveyard.files.FileAttributes;
import dev.driveyard.files.FileKind;
import org.jspecify.annotations.Nullable;

/**
 * What it means that a file is not as the catalogue has it.
 */
final class Verdicts {

	private Verdicts() {
	}

	static Finding finding(Entry entry, Code code, String path, String message, @Nullable FileAttributes now) {
		return new Finding(entry.id(), code, path, message, entry.content(), (now != null) ? Found.of(now) : null);
	}

	/** What is wrong with kind, size or time; null if nothing is. */
	static @Nullable Finding of(Entry entry, String path, @Nullable FileAttributes now) {
		FileAttributes before = entry.stat();
		if (now == null) {
			return finding(entry, Code.MISSING, path, "It is not there any more.", null);
		}
		if (now.kind() != before.kind()) {
			return finding(entry, Code.KIND_CHANGED, path,
					"It was a " + word(before.kind()) + " and is a " + word(now.kind()) + " now.", now);
		}
		if (now.kind() == FileKind.FILE && now.modified() == before.modified() && now.size() != before.size()) {
			return finding(entry, Code.SIZE_CHANGED, path,
					"It has " + now.size() + " bytes instead of " + before.size() + ", and its time is unchanged.",
					now);
		}
		boolean edited = (now.kind() == FileKind.FILE && now.modified() != before.modified())
				|| (now.target() != null && !now.target().equals(before.target()));
		return edited ? edited(entry, path, now) : null;
	}

	private static Finding edited(Entry entry, String path, FileAttributes now) {
		String size = (now.size() != entry.stat().size())
				? " It has " + now.size() + " bytes instead of " + entry.stat().size() + "." : "";
		return finding(entry, Code.EDITED, path, "It was changed since it was indexed." + size, now);
	}

	private static String word(FileKind kind) {
		return switch (kind) {
			case FILE -> "file";
			case DIRECTORY -> "folder";
			case LINK -> "link";
			case SPECIAL -> "special file";
		};
	}

	/** What is wrong with owner, group and mode; null if nothing is. */
	static @Nullable Finding permissions(Entry entry, String path, FileAttributes now) {
		FileAttributes before = entry.stat();
		if (now.kind() == FileKind.LINK
				|| (now.mode() == before.mode() && now.owner() == before.owner() && now.group() == before.group())) {
			return null;
		}
		return finding(entry, Code.PERMISSIONS_CHANGED, path,
				"Mode, owner and group were " + text(before) + ", and are " + text(now) + " now.", now);
	}

	private static String text(FileAttributes stat) {
		return Integer.toOctalString(stat.mode() & 07777) + " " + stat.owner() + ":" + stat.group();
	}

	/** What is wrong with a file of which every byte was read; null if nothing is. */
	static @Nullable Finding content(Entry entry, String path, FileAttributes now, byte[] recorded, byte[] read) {
		Finding attributes = of(entry, path, now);
		if (attributes != null || Arrays.equals(recorded, read)) {
			return attributes;
		}
		String why = (now.changed() != entry.stat().changed())
				? " Its change time moved: something wrote to it, and put its time back."
				: " Not even its change time moved: nothing wrote to it, its disk may be failing.";
		return finding(entry, Code.BIT_ROT, path, "Its content changed, its size and time did not. Recorded BLAKE3 "
				+ start(recorded) + ", read " + start(read) + "." + why, now);
	}

	private static String start(byte[] hash) {
		return HexFormat.of().formatHex(hash, 0, 8) + "...";
	}

}
