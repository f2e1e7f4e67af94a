package dev.driveyard.jobs.copy;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;

import dev.driveyard.catalogue.Issue;
import dev.driveyard.jobs.copy.CopyCounts.Count;
import dev.driveyard.jobs.copy.UpwardDirectories.Item;
import dev.driveyard.journal.FileState;
import dev.driveyard.journal.Operation;
import dev.driveyard.journal.OperationDirectory;
import dev.driveyard.storage.EncodedPaths;
import dev.driveyard.storage.OpenDirectory;
import dev.driveyard.transfer.copy.DirectoryCopier;
import dev.driveyard.transfer.removal.DirectoryPaths;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Gives the directories that were made what their sources have, those below before those
 * above, and removes what killed runs left unfinished in them.
 */
final class FinishSession
		implements ItemStreamReader<Item>, ItemProcessor<Item, FinishSession.Done>, ItemWriter<FinishSession.Done> {

	private final CopyParts parts;

	private final CopyParameters parameters;

	private final JobInstance instance;

	private final long run;

	private final CopyCounts counts = new CopyCounts();

	private final DirectoryCopier copier;

	private final String token;

	private final UpwardDirectories directories;

	private boolean resumed;

	FinishSession(CopyParts parts, CopyParameters parameters, JobInstance instance, long run) {
		this.parts = parts;
		this.parameters = parameters;
		this.instance = instance;
		this.run = run;
		this.copier = new DirectoryCopier(parameters.options());
		this.token = Tokens.prefix(parts.library(), instance.getInstanceId());
		this.directories = new UpwardDirectories(parts, instance, CopyJob.FINISH);
	}

	@Override
	public void open(ExecutionContext context) {
		this.directories.open(context);
		this.counts.load(context);
		this.resumed = this.parts.repository().getJobExecutions(this.instance).size() > 1;
	}

	@Override
	public @Nullable Item read() {
		return this.directories.read();
	}

	@Override
	public Done process(Item item) throws IOException {
		OperationDirectory directory = item.directory();
		if (directory == null) {
			sweepSingle(item.operation());
			return new Done(item, null, null);
		}
		String target = EncodedPaths.below(String.valueOf(item.operation().target()), directory.path());
		if (directory.state() != FileState.PLANNED) {
			return new Done(item, null, null);
		}
		OperationDirectory finished = directory.with(this.parameters.move() ? FileState.COPIED : FileState.DONE);
		String source = EncodedPaths.below(item.operation().source(), directory.path());
		try (OpenDirectory made = DirectoryPaths.open(this.parts.volume(), target)) {
			sweep(made);
			List<String> warnings = directory.made() ? finish(source, made) : List.of();
			sync(made);
			return new Done(item, finished, warnings.isEmpty() ? null : new Issue(Issue.Code.ATTRIBUTES_NOT_KEPT,
					source, "Copied, but not kept: " + String.join(", ", warnings)));
		}
		catch (IOException ex) {
			return new Done(item, finished,
					new Issue(Issue.Code.ATTRIBUTES_NOT_KEPT, source, "Not kept: " + Messages.of(ex)));
		}
	}

	/** A source that is gone meanwhile has nothing to give any more. */
	private List<String> finish(String source, OpenDirectory made) throws IOException {
		try (OpenDirectory from = DirectoryPaths.open(this.parts.volume(), source)) {
			return this.copier.finish(from, made);
		}
		catch (NoSuchFileException ex) {
			return List.of("all attributes, since the source is not there any more");
		}
	}

	private void sync(OpenDirectory made) throws IOException {
		if (this.parameters.syncsDirectories()) {
			made.sync();
		}
	}

	private void sweepSingle(Operation operation) throws IOException {
		if (!this.resumed && !this.parameters.syncsDirectories()) {
			return;
		}
		try (OpenDirectory parent = DirectoryPaths.open(this.parts.volume(),
				EncodedPaths.parent(String.valueOf(operation.target())))) {
			sweep(parent);
			sync(parent);
		}
		catch (NoSuchFileException ex) {
			// then nothing is left there either
		}
	}

	/** Unfinished copies of files that are not at the source any more. */
	private void sweep(OpenDirectory made) throws IOException {
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

	@Override
	public void write(Chunk<? extends Done> chunk) {
		List<OperationDirectory> directories = new ArrayList<>();
		List<Issue> issues = new ArrayList<>();
		for (Done done : chunk) {
			if (done.directory() != null) {
				directories.add(done.directory());
			}
			if (done.issue() != null) {
				issues.add(done.issue());
				this.counts.add(Count.NOT_KEPT, 1);
			}
		}
		this.parts.journal().saveDirectories(directories);
		this.parts.runs().addIssues(this.run, issues);
		chunk.forEach((done) -> this.directories.written(done.item()));
	}

	@Override
	public void update(ExecutionContext context) {
		this.counts.save(context);
		this.directories.save(context);
	}

	/**
	 * A finished directory.
	 */
	record Done(Item item, @Nullable OperationDirectory directory, @Nullable Issue issue) {
	}

}
