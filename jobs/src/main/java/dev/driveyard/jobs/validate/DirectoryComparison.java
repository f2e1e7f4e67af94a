package dev.driveyard.jobs.validate;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.List;

import dev.driveyard.catalogue.Entry;
import dev.driveyard.catalogue.findings.Finding;
import dev.driveyard.catalogue.findings.Finding.Code;
import dev.driveyard.catalogue.scan.KnownDirectory;
import dev.driveyard.files.EncodedPaths;
import dev.driveyard.files.FileAttributes;
import dev.driveyard.jobs.locations.Problems;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.OpenDirectory;
import dev.driveyard.storage.StaleDirectoryException;
import org.jspecify.annotations.Nullable;

/**
 * Compares directories with what is on disk: kind, size, time and permissions of what is
 * in them.
 */
record DirectoryComparison(ScopePlaces places) {

	/**
	 * Compares some of one location.
	 * @throws dev.driveyard.catalogue.CatalogueException if something is missing, and so
	 * is the disk
	 */
	CheckResult compare(CheckItem.Directories item) {
		CheckResult result = new CheckResult(
				item.directories().stream().mapToLong((directory) -> directory.children().size()).sum(), null);
		item.directories().forEach((directory) -> compare(directory.known(), directory.children(), result));
		if (result.change().findings().stream().anyMatch((finding) -> finding.code() != Code.EDITED)) {
			this.places.require(item.part().location());
		}
		return result;
	}

	private void compare(KnownDirectory known, List<Entry> children, CheckResult result) {
		String path = this.places.directory(known.location(), known.path());
		try (OpenDirectory directory = this.places.backend(known.location()).open(path)) {
			if (this.places.volumeOf(known.location(), directory.self().device()) != known.volume()) {
				leaveOut(known, path, children, result);
				return;
			}
			for (Entry child : children) {
				compare(directory, child, EncodedPaths.below(path, child.name()), result);
			}
			result.count(ValidateCount.ENTRIES, children.size());
		}
		catch (NoSuchFileException | NotDirectoryException | StaleDirectoryException ex) {
			missing(known, path, children, result);
		}
		catch (IOException ex) {
			add(new Finding(known.id(), Code.UNREADABLE, path,
					"The folder can't be read: " + Problems.describe(ex) + ".", null, null), result);
		}
	}

	private static void compare(OpenDirectory directory, Entry child, String path, CheckResult result) {
		try {
			FileStat found = directory.find(child.name());
			FileAttributes now = (found != null) ? found.stat() : null;
			add(Verdicts.of(child, path, now), result);
			if (now != null && now.kind() == child.stat().kind()) {
				add(Verdicts.permissions(child, path, now), result);
			}
		}
		catch (IOException ex) {
			add(Verdicts.finding(child, Code.UNREADABLE, path, "It can't be seen: " + Problems.describe(ex) + ".",
					null), result);
		}
	}

	/** The directory is gone, or only its disk is. */
	private void missing(KnownDirectory known, String path, List<Entry> children, CheckResult result) {
		if (this.places.isOffline(path, known.volume())) {
			result.count(ValidateCount.OFFLINE, children.size());
			return;
		}
		children.forEach((child) -> add(Verdicts.of(child, EncodedPaths.below(path, child.name()), null), result));
		result.count(ValidateCount.ENTRIES, children.size());
	}

	private static void leaveOut(KnownDirectory known, String path, List<Entry> children, CheckResult result) {
		result.count(ValidateCount.OFFLINE, children.size());
		add(new Finding(known.id(), Code.VOLUME_CHANGED, path,
				"Another file system than the indexed one is here. What it holds was not looked at.", null, null),
				result);
	}

	private static void add(@Nullable Finding finding, CheckResult result) {
		if (finding != null) {
			result.change().findings().add(finding);
		}
	}

}
