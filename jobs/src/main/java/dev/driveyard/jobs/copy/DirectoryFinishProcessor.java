package dev.driveyard.jobs.copy;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;

import dev.driveyard.catalogue.Issue;
import dev.driveyard.files.EncodedPaths;
import dev.driveyard.jobs.copy.UpwardCopyReader.Item;
import dev.driveyard.journal.FileState;
import dev.driveyard.journal.Operation;
import dev.driveyard.journal.OperationDirectory;
import dev.driveyard.storage.OpenDirectory;
import dev.driveyard.storage.writing.WritableDirectory;
import dev.driveyard.transfer.copy.DirectoryCopier;
import dev.driveyard.transfer.removal.DirectoryPaths;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/**
 * Gives the directories that were made what their sources have, those below before those
 * above, and removes what killed runs left unfinished in them.
 */
final class DirectoryFinishProcessor implements ItemProcessor<Item, CopyChange> {

	private final CopyParts parts;

	private final OperationVolumes volumes;

	private final CopyParameters parameters;

	private final DirectoryCopier copier;

	private final String token;

	private final boolean resumed;

	/**
	 * A processor.
	 * @param resumed whether a killed run may have left unfinished copies
	 */
	DirectoryFinishProcessor(CopyParts parts, CopyParameters parameters, long instance, boolean resumed) {
		this.parts = parts;
		this.volumes = new OperationVolumes(parts);
		this.parameters = parameters;
		this.copier = new DirectoryCopier(parameters.options());
		this.token = Tokens.prefix(parts.library(), instance);
		this.resumed = resumed;
	}

	@Override
	public CopyChange process(Item item) throws IOException {
		CopyChange change = new CopyChange((item.directory() != null) ? 1 : 0);
		OperationDirectory directory = item.directory();
		if (directory == null) {
			sweepSingle(item.operation());
			return change;
		}
		String target = EncodedPaths.below(String.valueOf(item.operation().target()), directory.path());
		if (directory.state() != FileState.PLANNED) {
			return change;
		}
		if (directory.path().isEmpty()) {
			this.volumes.requireTarget(item.operation());
		}
		change.directories().add(directory.with(this.parameters.move() ? FileState.COPIED : FileState.DONE));
		String source = EncodedPaths.below(item.operation().source(), directory.path());
		try (WritableDirectory made = DirectoryPaths.open(this.parts.volume(), target)) {
			sweep(made);
			List<String> warnings = directory.made() ? finish(item.operation(), source, made) : List.of();
			sync(made);
			if (!warnings.isEmpty()) {
				notKept(source, "Copied, but not kept: " + String.join(", ", warnings), change);
			}
		}
		catch (IOException ex) {
			this.volumes.requireReached(item.operation(), ex);
			notKept(source, "Not kept: " + Messages.of(ex), change);
		}
		return change;
	}

	private static void notKept(String source, String what, CopyChange change) {
		change.issues().add(new Issue(Issue.Code.ATTRIBUTES_NOT_KEPT, source, what));
		change.counts().add(CopyCount.NOT_KEPT, 1);
	}

	/**
	 * A source that is gone meanwhile has nothing to give any more, unless its disk is.
	 */
	private List<String> finish(Operation operation, String source, WritableDirectory made) throws IOException {
		try (OpenDirectory from = this.parts.source(operation).open(source)) {
			return this.copier.finish(from, made);
		}
		catch (NoSuchFileException ex) {
			this.volumes.requirePlanned(operation);
			return List.of("all attributes, since the source is not there any more");
		}
	}

	private void sync(WritableDirectory made) throws IOException {
		if (this.parameters.syncsDirectories()) {
			made.sync();
		}
	}

	private void sweepSingle(Operation operation) throws IOException {
		if (!this.resumed && !this.parameters.syncsDirectories()) {
			return;
		}
		try (WritableDirectory parent = DirectoryPaths.open(this.parts.volume(),
				EncodedPaths.parent(String.valueOf(operation.target())))) {
			sweep(parent);
			sync(parent);
		}
		catch (NoSuchFileException ex) {
			// then nothing is left there either
		}
	}

	/** Unfinished copies of files that are not at the source any more. */
	private void sweep(WritableDirectory made) throws IOException {
		if (!this.resumed) {
			return;
		}
		List<String> left = new ArrayList<>();
		made.eachName((name) -> {
			if (Tokens.isPart(name, this.token)) {
				left.add(name);
			}
		});
		for (String name : left) {
			made.delete(name);
		}
	}

}
