package dev.driveyard.jobs.copy;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.NoSuchFileException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.driveyard.catalogue.Issue;
import dev.driveyard.files.EncodedPaths;
import dev.driveyard.files.FileAttributes;
import dev.driveyard.jobs.copy.UpwardCopyReader.Item;
import dev.driveyard.journal.FileState;
import dev.driveyard.journal.Operation;
import dev.driveyard.journal.OperationDirectory;
import dev.driveyard.journal.OperationFile;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.StaleDirectoryException;
import dev.driveyard.storage.writing.WritableDirectory;
import dev.driveyard.transfer.copy.TargetCheck;
import dev.driveyard.transfer.removal.DirectoryPaths;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/**
 * Removes the sources of a move whose copies were verified and made durable, and the
 * directories that are empty then, those below before those above. A source that is not
 * what was copied stays. Remembers the directories that stay, since what holds one stays
 * too: it has to see all of an operation, in the order of {@link UpwardCopyReader}. For
 * one thread.
 */
final class SourceRemovalProcessor implements ItemProcessor<Item, CopyChange> {

	private final CopyParts parts;

	private final OperationVolumes volumes;

	private final String token;

	/** Directories that stay, by absolute path: what holds them stays too. */
	private final Set<String> stay = new HashSet<>();

	SourceRemovalProcessor(CopyParts parts, long instance) {
		this.parts = parts;
		this.volumes = new OperationVolumes(parts);
		this.token = Tokens.prefix(parts.library(), instance);
	}

	@Override
	public CopyChange process(Item item) {
		CopyChange cleared = new CopyChange((item.directory() != null) ? 1 : 0);
		OperationDirectory directory = item.directory();
		String source = item.operation().source();
		if (directory == null) {
			clearFiles(item.operation(), 0, EncodedPaths.parent(source),
					EncodedPaths.parent(String.valueOf(item.operation().target())), null, cleared);
		}
		else if (directory.state() != FileState.DONE) {
			String path = EncodedPaths.below(source, directory.path());
			String target = EncodedPaths.below(String.valueOf(item.operation().target()), directory.path());
			clearFiles(item.operation(), directory.number(), path, target, directory.inode(), cleared);
			remove(item.operation(), directory, path, target, cleared);
		}
		cleared.counts().add(CopyCount.FAILED, cleared.issues().size());
		return cleared;
	}

	private void clearFiles(Operation operation, int number, String source, String target, @Nullable Long inode,
			CopyChange cleared) {
		List<OperationFile> files = this.parts.journal()
			.files(operation.id(), number)
			.stream()
			.filter((file) -> file.state() == FileState.COPIED)
			.toList();
		if (files.isEmpty()) {
			return;
		}
		try (WritableDirectory from = DirectoryPaths.open(this.parts.volume(), source);
				WritableDirectory to = DirectoryPaths.open(this.parts.volume(), target)) {
			if (inode != null && from.self().stat().inode() != inode) {
				throw new StaleDirectoryException(source);
			}
			if (from.self().sameFile(to.self())) {
				throw new IOException("Not removed: source and target are one folder");
			}
			for (OperationFile file : files) {
				String copy = (number == 0) ? copyName(operation, file) : file.copyName();
				clear(operation, file, source, from, to.find(copy), cleared);
			}
		}
		catch (IOException ex) {
			this.volumes.requireReached(operation, ex);
			files.stream()
				.filter((file) -> cleared.files().stream().noneMatch((done) -> done.name().equals(file.name())))
				.forEach((file) -> keep(file, source, Messages.of(ex), cleared));
		}
	}

	private static String copyName(Operation operation, OperationFile file) {
		String name = file.targetName();
		return (name != null) ? name : EncodedPaths.name(String.valueOf(operation.target()));
	}

	private void clear(Operation operation, OperationFile file, String source, WritableDirectory from,
			@Nullable FileStat copy, CopyChange cleared) throws IOException {
		FileStat found = from.find(file.name());
		if (copy == null) {
			this.volumes.requireTarget(operation);
		}
		if (found == null) {
			this.volumes.requirePlanned(operation);
		}
		if (copy == null || copy.stat().kind() != file.kind() || copy.stat().size() != file.size()) {
			keep(file, source, "Not removed: its copy is not at the target any more", cleared);
		}
		else if (found != null && found.sameFile(copy)) {
			keep(file, source, "Not removed: it is the same file as its copy", cleared);
		}
		else if (found != null && !isCopied(found.stat(), file)) {
			keep(file, source, "Not removed: it changed after it was copied", cleared);
		}
		else {
			from.delete(file.name());
			cleared.files().add(file.with(FileState.DONE, this.parts.clock().millis()));
		}
	}

	private static boolean isCopied(FileAttributes found, OperationFile file) {
		return found.kind() == file.kind() && found.inode() == file.inode() && found.size() == file.size()
				&& found.modified() == file.modified();
	}

	private void keep(OperationFile file, String source, String message, CopyChange cleared) {
		cleared.files().add(file.with(FileState.FAILED, this.parts.clock().millis()));
		cleared.issues().add(new Issue(Issue.Code.NOT_REMOVED, EncodedPaths.below(source, file.name()), message));
	}

	/** Whether what was there before is the source itself, through whatever mount. */
	private boolean isTarget(String source, String target) throws IOException {
		try (WritableDirectory from = DirectoryPaths.open(this.parts.volume(), source);
				WritableDirectory to = DirectoryPaths.open(this.parts.volume(), target)) {
			return from.self().sameFile(to.self()) || (from.self().device() != to.self().device()
					&& TargetCheck.isSeen(to, this.token + "probe", (name) -> sees(from, name)));
		}
	}

	private static boolean sees(WritableDirectory directory, String name) {
		try {
			return directory.find(name) != null;
		}
		catch (IOException ex) {
			return true;
		}
	}

	/** What is gone is removed, unless its disk is gone. */
	private void remove(Operation operation, OperationDirectory directory, String path, String target,
			CopyChange cleared) {
		try (WritableDirectory parent = DirectoryPaths.open(this.parts.volume(), EncodedPaths.parent(path))) {
			FileStat found = parent.find(EncodedPaths.name(path));
			if (found == null) {
				this.volumes.requirePlanned(operation);
			}
			else if (found.stat().inode() != directory.inode()) {
				throw new StaleDirectoryException(path);
			}
			if (found != null && !directory.made() && isTarget(path, target)) {
				throw new IOException("Not removed: source and target are one folder");
			}
			parent.removeDirectory(EncodedPaths.name(path));
			cleared.directories().add(directory.with(FileState.DONE));
		}
		catch (DirectoryNotEmptyException ex) {
			this.stay.add(path);
			explain(directory, path, cleared);
		}
		catch (NoSuchFileException ex) {
			this.volumes.requirePlanned(operation);
			cleared.directories().add(directory.with(FileState.DONE));
		}
		catch (IOException ex) {
			this.volumes.requirePlanned(operation);
			this.stay.add(path);
			cleared.issues().add(new Issue(Issue.Code.NOT_REMOVED, path, Messages.of(ex)));
		}
	}

	/** What was skipped or failed is known; anything else has come since. */
	private void explain(OperationDirectory directory, String path, CopyChange cleared) {
		Set<String> known = new HashSet<>();
		this.parts.journal().files(directory.operation(), directory.number()).forEach((file) -> known.add(file.name()));
		try (WritableDirectory open = DirectoryPaths.open(this.parts.volume(), path)) {
			boolean[] other = { false };
			open.eachName(
					(name) -> other[0] |= !known.contains(name) && !this.stay.contains(EncodedPaths.below(path, name)));
			if (other[0]) {
				cleared.issues()
					.add(new Issue(Issue.Code.NOT_REMOVED, path,
							"Not removed: it holds something that was not there when it was copied"));
			}
		}
		catch (IOException ex) {
			cleared.issues().add(new Issue(Issue.Code.NOT_REMOVED, path, Messages.of(ex)));
		}
	}

}
