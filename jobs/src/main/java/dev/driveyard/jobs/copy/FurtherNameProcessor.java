package dev.driveyard.jobs.copy;

import java.io.IOException;
import java.util.List;

import dev.driveyard.catalogue.Issue;
import dev.driveyard.files.EncodedPaths;
import dev.driveyard.jobs.copy.FurtherNameReader.Item;
import dev.driveyard.journal.FileState;
import dev.driveyard.journal.Operation;
import dev.driveyard.journal.OperationFile;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.OpenDirectory;
import dev.driveyard.storage.writing.WritableDirectory;
import dev.driveyard.transfer.copy.CopyHooks;
import dev.driveyard.transfer.copy.CopyOutcome;
import dev.driveyard.transfer.copy.FileCopier;
import dev.driveyard.transfer.copy.FileCopy;
import dev.driveyard.transfer.copy.LinkCopier;
import dev.driveyard.transfer.copy.TargetNames;
import dev.driveyard.transfer.removal.DirectoryPaths;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemStream;

/**
 * Gives a copied file a further name. Remembers the first names that it makes itself. For
 * one thread.
 */
final class FurtherNameProcessor implements ItemProcessor<Item, CopyChange>, ItemStream {

	private final CopyParts parts;

	private final OperationVolumes volumes;

	private final CopyParameters parameters;

	private final long instance;

	private final LinkCopier links;

	private final FileCopier copier;

	private final String token;

	private List<Operation> operations = List.of();

	private @Nullable LinkedSources linked;

	private Place place = new Place(0, 0);

	private List<String> beside = List.of();

	FurtherNameProcessor(CopyParts parts, CopyParameters parameters, long instance) {
		this.parts = parts;
		this.volumes = new OperationVolumes(parts);
		this.parameters = parameters;
		this.instance = instance;
		TargetNames names = new TargetNames();
		this.links = new LinkCopier(parameters.options(), names);
		this.copier = new FileCopier(parameters.options(), CopyHooks.NONE, names);
		this.token = Tokens.prefix(parts.library(), instance);
	}

	@Override
	public void open(ExecutionContext context) {
		this.operations = this.parts.journal().operations(this.instance);
		this.linked = null;
	}

	private LinkedSources linked() {
		LinkedSources known = this.linked;
		if (known == null) {
			known = LinkedNames.copied(this.parts.journal(), this.parts.volume(), this.operations);
			this.linked = known;
		}
		return known;
	}

	@Override
	public CopyChange process(Item item) {
		try {
			FileStat source = this.parts.source(item.operation()).stat(item.names().source());
			LinkedSources.First first = linked().find(source);
			CopyOutcome outcome = (first != null) ? link(item, first) : copy(item);
			boolean impossible = first != null && outcome instanceof CopyOutcome.Failed;
			outcome = impossible ? copy(item) : outcome;
			if (outcome instanceof CopyOutcome.Copied && first == null) {
				linked().add(source.stat().inode(), item.names());
			}
			return done(item, outcome);
		}
		catch (IOException ex) {
			this.volumes.requireReached(item.operation(), ex);
			return failed(item, Messages.of(ex));
		}
	}

	private CopyOutcome link(Item item, LinkedSources.First first) throws IOException {
		try (WritableDirectory to = open(EncodedPaths.parent(item.names().target()));
				WritableDirectory holder = open(EncodedPaths.parent(first.target()))) {
			return this.links.linkTo(fileCopy(item, to, to), holder, EncodedPaths.name(first.target()));
		}
	}

	private CopyOutcome copy(Item item) throws IOException {
		try (OpenDirectory from = this.parts.source(item.operation()).open(EncodedPaths.parent(item.names().source()));
				WritableDirectory to = open(EncodedPaths.parent(item.names().target()))) {
			return this.copier.copy(fileCopy(item, from, to));
		}
	}

	private WritableDirectory open(String path) throws IOException {
		return DirectoryPaths.open(this.parts.volume(), path);
	}

	private FileCopy fileCopy(Item item, OpenDirectory from, WritableDirectory to) {
		return FileCopy
			.of(from, EncodedPaths.name(item.names().source()), to,
					Tokens.of(this.token, item.operation().number(), item.names().source()))
			.as(EncodedPaths.name(item.names().target()))
			.beside(beside(item))
			.again(null);
	}

	/** The names of all that went into the same directory. */
	private List<String> beside(Item item) {
		Place at = new Place(item.operation().id(), item.file().directory());
		if (item.file().directory() == 0) {
			return OperationSource.beside(this.operations, item.operation());
		}
		if (!this.place.equals(at)) {
			this.place = at;
			this.beside = this.parts.journal()
				.files(item.operation().id(), item.file().directory())
				.stream()
				.map(OperationFile::name)
				.toList();
		}
		return this.beside;
	}

	private CopyChange done(Item item, CopyOutcome outcome) {
		FileState good = this.parameters.move() ? FileState.COPIED : FileState.DONE;
		if (outcome instanceof CopyOutcome.Copied copied) {
			return linked(row(item, good, SliceOutcomes.number(copied.how()), copied.name()));
		}
		if (outcome instanceof CopyOutcome.Already already) {
			return linked(row(item, good, null, already.name()));
		}
		if (outcome instanceof CopyOutcome.Skipped) {
			return change(row(item, FileState.SKIPPED, null, item.file().copyName()), CopyCount.SKIPPED);
		}
		if (outcome instanceof CopyOutcome.Pointless pointless) {
			throw new TransferStoppedException(Messages.of(pointless, EncodedPaths.parent(item.names().target())));
		}
		return failed(item, Messages.of(outcome));
	}

	private CopyChange failed(Item item, String message) {
		CopyChange change = change(row(item, FileState.FAILED, null, item.file().copyName()), CopyCount.FAILED);
		change.issues().add(new Issue(Issue.Code.NOT_COPIED, item.names().source(), message));
		return change;
	}

	private static CopyChange linked(OperationFile file) {
		CopyChange change = change(file, CopyCount.FILES);
		change.counts().add(CopyCount.LINKED, 1);
		return change;
	}

	private static CopyChange change(OperationFile file, CopyCount count) {
		CopyChange change = new CopyChange(1);
		change.files().add(file);
		change.counts().add(count, 1);
		return change;
	}

	private OperationFile row(Item item, FileState state, @Nullable Integer method, String copyName) {
		OperationFile file = item.file();
		return new OperationFile(file.operation(), file.directory(), file.name(), file.kind(), state, file.size(),
				file.modified(), file.inode(), file.links(), method, null,
				copyName.equals(file.name()) ? null : copyName, this.parts.clock().millis());
	}

	private record Place(long operation, int directory) {
	}

}
