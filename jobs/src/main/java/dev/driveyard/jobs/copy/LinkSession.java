package dev.driveyard.jobs.copy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import dev.driveyard.catalogue.Issue;
import dev.driveyard.jobs.copy.CopyCounts.Count;
import dev.driveyard.jobs.operate.StepHistory;
import dev.driveyard.journal.FileState;
import dev.driveyard.journal.Operation;
import dev.driveyard.journal.OperationFile;
import dev.driveyard.storage.EncodedPaths;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.OpenDirectory;
import dev.driveyard.transfer.copy.CopyHooks;
import dev.driveyard.transfer.copy.CopyOutcome;
import dev.driveyard.transfer.copy.FileCopier;
import dev.driveyard.transfer.copy.FileCopy;
import dev.driveyard.transfer.copy.LinkCopier;
import dev.driveyard.transfer.copy.TargetNames;
import dev.driveyard.transfer.removal.DirectoryPaths;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Gives copied files their further names. Keeps no position: the journal says what waits.
 */
final class LinkSession implements ItemStreamReader<LinkSession.Item>,
		ItemProcessor<LinkSession.Item, LinkSession.Done>, ItemWriter<LinkSession.Done> {

	private static final int PAGE = 500;

	private final CopyParts parts;

	private final CopyParameters parameters;

	private final JobInstance instance;

	private final long run;

	private final CopyCounts counts = new CopyCounts();

	private final LinkCopier links;

	private final FileCopier copier;

	private final String token;

	private List<Operation> operations = List.of();

	private @Nullable LinkedSources linked;

	private int index;

	private int directory = -1;

	private String name = "";

	private final List<Item> page = new ArrayList<>();

	private Place place = new Place(0, 0);

	private List<String> beside = List.of();

	LinkSession(CopyParts parts, CopyParameters parameters, JobInstance instance, long run) {
		this.parts = parts;
		this.parameters = parameters;
		this.instance = instance;
		this.run = run;
		TargetNames names = new TargetNames();
		this.links = new LinkCopier(parameters.options(), names);
		this.copier = new FileCopier(parameters.options(), CopyHooks.NONE, names);
		this.token = Tokens.prefix(parts.library(), instance.getInstanceId());
	}

	@Override
	public void open(ExecutionContext context) {
		StepHistory.handOn(this.parts.repository(), this.instance, CopyJob.HARD_LINKS, Count.FILES.key(), context);
		this.counts.load(context);
		this.operations = this.parts.journal().operations(this.instance.getInstanceId());
		this.index = 0;
		this.directory = -1;
		this.name = "";
		this.page.clear();
	}

	@Override
	public @Nullable Item read() {
		while (this.page.isEmpty() && this.index < this.operations.size()) {
			Operation operation = this.operations.get(this.index);
			List<OperationFile> files = this.parts.journal()
				.filesIn(operation.id(), FileState.TO_LINK, this.directory, this.name, PAGE);
			LinkedNames names = new LinkedNames(this.parts.journal(), operation);
			files.forEach((file) -> this.page.add(new Item(operation, file, names.of(file))));
			if (files.isEmpty()) {
				this.index++;
				this.directory = -1;
				this.name = "";
			}
			else {
				this.directory = files.get(files.size() - 1).directory();
				this.name = files.get(files.size() - 1).name();
			}
		}
		return this.page.isEmpty() ? null : this.page.remove(0);
	}

	private LinkedSources linked() {
		LinkedSources known = this.linked;
		if (known == null) {
			known = LinkedNames.copied(this.parts, this.operations);
			this.linked = known;
		}
		return known;
	}

	@Override
	public Done process(Item item) {
		try {
			FileStat source = this.parts.volume().stat(item.names().source());
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
			return failed(item, Messages.of(ex));
		}
	}

	private CopyOutcome link(Item item, LinkedSources.First first) throws IOException {
		try (OpenDirectory to = open(EncodedPaths.parent(item.names().target()));
				OpenDirectory holder = open(EncodedPaths.parent(first.target()))) {
			return this.links.linkTo(fileCopy(item, to, to), holder, EncodedPaths.name(first.target()));
		}
	}

	private CopyOutcome copy(Item item) throws IOException {
		try (OpenDirectory from = open(EncodedPaths.parent(item.names().source()));
				OpenDirectory to = open(EncodedPaths.parent(item.names().target()))) {
			return this.copier.copy(fileCopy(item, from, to));
		}
	}

	private OpenDirectory open(String path) throws IOException {
		return DirectoryPaths.open(this.parts.volume(), path);
	}

	private FileCopy fileCopy(Item item, OpenDirectory from, OpenDirectory to) {
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

	private Done done(Item item, CopyOutcome outcome) {
		FileState good = this.parameters.move() ? FileState.COPIED : FileState.DONE;
		if (outcome instanceof CopyOutcome.Copied copied) {
			return new Done(item, row(item, good, SliceWorker.number(copied.how()), copied.name()), null);
		}
		if (outcome instanceof CopyOutcome.Already already) {
			return new Done(item, row(item, good, null, already.name()), null);
		}
		if (outcome instanceof CopyOutcome.Skipped) {
			return new Done(item, row(item, FileState.SKIPPED, null, item.file().copyName()), null);
		}
		if (outcome instanceof CopyOutcome.Pointless pointless) {
			throw new TransferStoppedException(Messages.of(pointless, EncodedPaths.parent(item.names().target())));
		}
		return failed(item, Messages.of(outcome));
	}

	private Done failed(Item item, String message) {
		return new Done(item, row(item, FileState.FAILED, null, item.file().copyName()),
				new Issue(Issue.Code.NOT_COPIED, item.names().source(), message));
	}

	private OperationFile row(Item item, FileState state, @Nullable Integer method, String copyName) {
		OperationFile file = item.file();
		return new OperationFile(file.operation(), file.directory(), file.name(), file.kind(), state, file.size(),
				file.modified(), file.inode(), file.links(), method, null,
				copyName.equals(file.name()) ? null : copyName, this.parts.clock().millis());
	}

	@Override
	public void write(Chunk<? extends Done> chunk) {
		List<Issue> issues = new ArrayList<>();
		List<OperationFile> files = new ArrayList<>();
		for (Done done : chunk) {
			files.add(done.file());
			Issue issue = done.issue();
			if (issue != null) {
				issues.add(issue);
				this.counts.add(Count.FAILED, 1);
			}
			else if (done.file().state() == FileState.SKIPPED) {
				this.counts.add(Count.SKIPPED, 1);
			}
			else {
				this.counts.add(Count.FILES, 1);
				this.counts.add(Count.LINKED, 1);
			}
		}
		this.parts.journal().saveFiles(files);
		this.parts.runs().addIssues(this.run, issues);
	}

	@Override
	public void update(ExecutionContext context) {
		this.counts.save(context);
	}

	private record Place(long operation, int directory) {
	}

	/**
	 * A name to make.
	 */
	record Item(Operation operation, OperationFile file, LinkedSources.First names) {
	}

	/**
	 * What became of it.
	 */
	record Done(Item item, OperationFile file, @Nullable Issue issue) {
	}

}
