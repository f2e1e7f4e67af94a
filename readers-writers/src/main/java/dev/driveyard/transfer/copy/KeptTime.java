package dev.driveyard.transfer.copy;

import java.io.IOException;
import java.util.List;

import dev.driveyard.files.FileTimes;
import dev.driveyard.storage.writing.WritableDirectory;

/**
 * Looks whether a time that was set is there: not all drivers say when it is not.
 */
final class KeptTime {

	private static final String WHAT = "modification time: ";

	private KeptTime() {
	}

	/**
	 * Looks at a finished file or link, which is closed, and sets its time once more if
	 * it has another one.
	 * @param warnings where to say that it was not kept; coarse is kept
	 */
	static void check(WritableDirectory folder, String name, long wanted, List<String> warnings) throws IOException {
		if (isTold(warnings)) {
			return;
		}
		long found = folder.stat(name).stat().modified();
		if (!TimeScale.isClose(found, wanted)) {
			folder.setModified(name, wanted);
			found = folder.stat(name).stat().modified();
		}
		tell(found, wanted, warnings);
	}

	/** Looks at a directory. */
	static void check(WritableDirectory directory, long wanted, List<String> warnings) throws IOException {
		if (!isTold(warnings)) {
			tell(directory.self().stat().modified(), wanted, warnings);
		}
	}

	private static boolean isTold(List<String> warnings) {
		return warnings.stream().anyMatch((warning) -> warning.startsWith(WHAT));
	}

	private static void tell(long found, long wanted, List<String> warnings) {
		if (!TimeScale.isClose(found, wanted)) {
			warnings.add(WHAT + FileTimes.instant(wanted) + " became " + FileTimes.instant(found));
		}
		else if (FileTimes.isBeyond(wanted)) {
			warnings.add(WHAT + "it is further away than " + FileTimes.instant(found));
		}
	}

}
