package dev.driveyard.jobs.validate;

import java.time.Clock;
import java.util.Objects;

import dev.driveyard.catalogue.findings.CheckedFile;
import dev.driveyard.catalogue.findings.FileChecks.Mark;
import dev.driveyard.catalogue.findings.Finding;
import dev.driveyard.content.ContentHash;
import dev.driveyard.content.files.Reading;
import dev.driveyard.files.EncodedPaths;
import dev.driveyard.files.FileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * Compares the hash of every byte of a file with the recorded one.
 *
 * @param unread finds out why a file could not be read
 */
record IntegrityCheck(ScopePlaces places, UnreadFileCheck unread, Clock clock) implements ReadFileCheck {

	@Override
	public void check(CheckedFile file, Reading reading, CheckResult result) {
		String directory = this.places.directory(file.location(), file.file().directory());
		String path = EncodedPaths.below(directory, file.file().entry().name());
		if (reading instanceof Reading.Read read) {
			compare(file, path, read.stat(), Objects.requireNonNull(read.blake3()), result);
		}
		else if (this.unread.settle(file, reading, directory, path, result)) {
			done(file, null, result);
		}
	}

	private void compare(CheckedFile file, String path, FileAttributes now, ContentHash read, CheckResult result) {
		byte[] recorded = Objects.requireNonNull(file.blake3());
		Finding finding = Verdicts.content(file.file().entry(), path, now, recorded, read.bytes());
		boolean same = read.equals(ContentHash.of(recorded));
		if (finding != null) {
			result.change().findings().add(finding);
		}
		done(file, same ? file.file().entry().content() : null, result);
		result.count(ValidateCount.BYTES, now.size());
		result.count(ValidateCount.VERIFIED, same ? 1 : 0);
	}

	private void done(CheckedFile file, @Nullable Long content, CheckResult result) {
		result.count(ValidateCount.FILES, 1);
		result.change()
			.marks()
			.add(new Mark(file.file().entry().id(), content, (content != null) ? this.clock.millis() : null));
	}

}
