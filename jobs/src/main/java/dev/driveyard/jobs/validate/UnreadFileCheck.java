package dev.driveyard.jobs.validate;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

import dev.driveyard.catalogue.Entry;
import dev.driveyard.catalogue.Issue;
import dev.driveyard.catalogue.findings.CheckedFile;
import dev.driveyard.catalogue.findings.Finding;
import dev.driveyard.catalogue.findings.Finding.Check;
import dev.driveyard.catalogue.findings.Finding.Code;
import dev.driveyard.content.files.Reading;
import dev.driveyard.files.FileAttributes;
import dev.driveyard.jobs.locations.Problems;
import dev.driveyard.storage.StaleDirectoryException;
import org.jspecify.annotations.Nullable;

/**
 * Finds out why files could not be read. For one thread.
 */
final class UnreadFileCheck {

	private final ScopePlaces places;

	private final Check check;

	UnreadFileCheck(ScopePlaces places, Check check) {
		this.places = places;
		this.check = check;
	}

	/**
	 * Adds what is found out.
	 * @return whether that settles it for this run; a later one is to read what is in use
	 * or on a disk that is not there
	 */
	boolean settle(CheckedFile file, Reading reading, String directory, String path, CheckResult result) {
		this.places.require(file.location());
		if (this.places.isOffline(directory, file.file().directoryVolume())) {
			result.count(ValidateCount.OFFLINE, 1);
			return false;
		}
		Entry entry = file.file().entry();
		try {
			Finding finding = verdict(entry, path,
					new SingleFile(this.places.backend(file.location())).stat(directory, entry.name()));
			IOException cause = cause(reading);
			if (finding == null && cause != null) {
				throw cause;
			}
			if (finding == null) {
				result.change()
					.issues()
					.add(new Issue(Issue.Code.FILE_CHANGING, this.places.shown(file.location(), path),
							"It is in use: it changed each time that it was read. A later run will read it."));
				result.count(ValidateCount.ISSUES, 1);
				return false;
			}
			result.change().findings().add(finding);
		}
		catch (IOException ex) {
			result.change()
				.findings()
				.add(Verdicts.finding(entry, Code.UNREADABLE, path, "It can't be read: " + Problems.describe(ex) + ".",
						null));
		}
		return true;
	}

	/** What makes sense may be edited. */
	private @Nullable Finding verdict(Entry entry, String path, @Nullable FileAttributes now) {
		boolean any = this.check == Check.CORRUPTION && now != null && now.kind() == entry.stat().kind();
		return any ? null : Verdicts.of(entry, path, now);
	}

	/** Why it can't be read; null if it only was not there at that moment. */
	private static @Nullable IOException cause(Reading reading) {
		if (reading instanceof Reading.Unreadable unreadable) {
			return unreadable.cause();
		}
		boolean gone = !(reading instanceof Reading.Unreachable unreachable)
				|| unreachable.cause() instanceof NoSuchFileException
				|| unreachable.cause() instanceof NotDirectoryException
				|| unreachable.cause() instanceof StaleDirectoryException;
		return gone ? null : ((Reading.Unreachable) reading).cause();
	}

}
