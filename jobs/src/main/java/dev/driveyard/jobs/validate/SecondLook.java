package dev.driveyard.jobs.validate;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.driveyard.catalogue.Entry;
import dev.driveyard.catalogue.findings.Finding;
import dev.driveyard.catalogue.findings.Finding.Check;
import dev.driveyard.catalogue.findings.Finding.Code;
import dev.driveyard.catalogue.findings.Findings.Known;
import dev.driveyard.catalogue.findings.Findings.Unseen;
import dev.driveyard.files.EncodedPaths;
import dev.driveyard.files.FileAttributes;
import dev.driveyard.files.FileKind;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.OpenDirectory;

/**
 * Says which findings that a run did not see are gone: those of entries that left the
 * catalogue, of files that the run has read, and what a second look at the entry, where
 * it is now, shows to be right. For one thread.
 */
final class SecondLook {

	private final ScopePlaces places;

	private final List<Check> checks;

	private final Map<Long, Boolean> present = new HashMap<>();

	SecondLook(ScopePlaces places, List<Check> checks) {
		this.places = places;
		this.checks = checks;
	}

	boolean isGone(Unseen unseen) {
		Known known = unseen.known();
		if (known == null) {
			return true;
		}
		Code code = unseen.finding().finding().code();
		return this.checks.stream()
			.filter(code.checks()::contains)
			.anyMatch((check) -> isGone(check, code, unseen, known));
	}

	/** That a file can be read shows only where every byte of it was. */
	private boolean isGone(Check check, Code code, Unseen unseen, Known known) {
		boolean unread = code == Code.UNREADABLE && known.holdsBytes();
		return switch (check) {
			case INTEGRITY -> unseen.checked() || (!unread && neverCompared(code, known) && isRight(code, known));
			case CORRUPTION -> (unseen.decoded() && !(unread && known.isComparable()))
					|| (known.entry().stat().kind() != FileKind.FILE && isRight(code, known));
			case BASIC -> !unread && isRight(code, known);
		};
	}

	/** What a file held that is empty by now is no matter any more. */
	private static boolean neverCompared(Code code, Known known) {
		return (code == Code.BIT_ROT) ? !known.holdsBytes() : !known.isComparable();
	}

	/** What is not there, or on a disk that is not there, is not right. */
	private boolean isRight(Code code, Known known) {
		if (!this.present.computeIfAbsent(known.location(), this.places::isPresent)) {
			return false;
		}
		String folder = this.places.directory(known.location(), known.directory());
		try (OpenDirectory directory = this.places.backend(known.location()).open(folder)) {
			if (this.places.volumeOf(known.location(), directory.self().device()) != known.volume()) {
				return false;
			}
			Entry entry = known.entry();
			FileStat found = (entry.parent() != null) ? directory.find(entry.name()) : directory.self();
			return found != null && !shows(code, entry, folder, found.stat())
					&& (entry.stat().kind() != FileKind.DIRECTORY || opens(directory, known));
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static boolean shows(Code code, Entry entry, String folder, FileAttributes now) {
		Finding permissions = Verdicts.permissions(entry, folder, now);
		Finding other = Verdicts.of(entry, EncodedPaths.below(folder, entry.name()), now);
		return (permissions != null && permissions.code() == code) || (other != null && other.code() == code);
	}

	/** Whether a folder can be opened, and its own disk is there. */
	private boolean opens(OpenDirectory above, Known known) throws IOException {
		Entry entry = known.entry();
		if (entry.parent() == null) {
			return true;
		}
		try (OpenDirectory self = above.openDirectory(entry.name())) {
			return this.places.volumeOf(known.location(), self.self().device()) == entry.volume();
		}
	}

}
