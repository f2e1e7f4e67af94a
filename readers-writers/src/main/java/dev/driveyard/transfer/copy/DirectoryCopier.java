package dev.driveyard.transfer.copy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.Collection;
import java.util.List;

import dev.driveyard.files.FileKind;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.OpenDirectory;
import dev.driveyard.storage.writing.WritableDirectory;

/**
 * Copies directories without what they hold: {@link #make} before that is copied, and
 * {@link #finish} afterwards, since what is made in a directory changes its time and may
 * not be allowed by its mode. Thread-safe. One that the target has under another name,
 * which it takes for this one, is not the one that was meant.
 */
public final class DirectoryCopier {

	private final CopyOptions options;

	private final TargetNames names = new TargetNames();

	public DirectoryCopier(CopyOptions options) {
		this.options = options;
	}

	/**
	 * Makes a directory that only its owner can use. One that is there already is taken
	 * as it is, whatever the rule for conflicts: those are about what it holds.
	 * @return {@link CopyOutcome.Copied}, {@link CopyOutcome.Already} or a failure
	 */
	public CopyOutcome make(WritableDirectory target, String name) {
		try {
			target.createDirectory(name);
			return new CopyOutcome.Copied(name, CopyOutcome.How.STREAM, 0, null, false, false, List.of());
		}
		catch (FileAlreadyExistsException ex) {
			return existing(target, name);
		}
		catch (IOException ex) {
			return CopyFailures.ofTarget(ex);
		}
	}

	private CopyOutcome existing(WritableDirectory target, String name) {
		try {
			FileStat found = target.stat(name);
			if (this.names.isOther(target, found, List.of())) {
				return TargetPlacement.collision();
			}
			return (found.stat().kind() == FileKind.DIRECTORY) ? new CopyOutcome.Already(name, null)
					: new CopyOutcome.Failed(CopyOutcome.Cause.KINDS_DIFFER,
							"The target is no directory and is not replaced by one");
		}
		catch (IOException ex) {
			return CopyFailures.ofTarget(ex);
		}
	}

	/**
	 * Whether a directory that was there is one that another of these names has led to.
	 */
	public boolean isOther(WritableDirectory target, String name, Collection<String> names) throws IOException {
		FileStat found = target.find(name);
		return found != null && this.names.isOther(target, found, names);
	}

	/**
	 * Gives a directory what its source has beside its names. To be done when nothing is
	 * made in it any more, and to what is in it before itself: it may not be possible to
	 * enter it afterwards.
	 * @return what could not be kept
	 * @throws IOException if either can't be looked at
	 */
	public List<String> finish(OpenDirectory source, WritableDirectory made) throws IOException {
		List<String> warnings = MetadataCopier.copy(source.metadata(), source.self().stat(), made.metadata(),
				FolderTraits.ofDirectory(made));
		KeptTime.check(made, source.self().stat().modified(), warnings);
		if (this.options.durability() == Durability.DIRECTORY) {
			made.sync();
		}
		return warnings;
	}

}
