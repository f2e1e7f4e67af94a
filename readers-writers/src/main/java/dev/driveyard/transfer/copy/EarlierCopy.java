package dev.driveyard.transfer.copy;

import java.io.IOException;

import dev.driveyard.content.Blake3;
import dev.driveyard.files.FileKind;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.OpenFile;
import dev.driveyard.storage.SourceFile;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the copy that an earlier run finished but did not report. It has the same
 * size, time and bytes; anything that has these is as good.
 */
final class EarlierCopy {

	private EarlierCopy() {
	}

	/**
	 * The outcome if there is one, else null.
	 */
	static CopyOutcome.@Nullable Already find(FileCopy copy, SourceFile source, FileStat stat, Conflict conflict,
			Blocks blocks, TimeScales times) throws IOException {
		for (int number = 0; number == 0 || conflict == Conflict.RENAME; number++) {
			String name = NumberedName.of(copy.newName(), number);
			FileStat existing = copy.to().find(name);
			if (existing == null) {
				return null;
			}
			Blake3 hash = new Blake3();
			if (mayBe(existing, stat) && times.isKept(copy, stat, existing)
					&& isSame(copy, source, stat, name, blocks, hash)) {
				return new CopyOutcome.Already(name, hash.digest());
			}
		}
		return null;
	}

	private static boolean mayBe(FileStat existing, FileStat source) {
		return existing.stat().kind() == FileKind.FILE && existing.stat().size() == source.stat().size()
				&& !existing.sameFile(source);
	}

	private static boolean isSame(FileCopy copy, SourceFile source, FileStat stat, String name, Blocks blocks,
			Blake3 hash) throws IOException {
		try (OpenFile target = copy.to().openSource(name)) {
			return blocks.sameBytes(source, target, stat.stat().size(), hash);
		}
	}

}
