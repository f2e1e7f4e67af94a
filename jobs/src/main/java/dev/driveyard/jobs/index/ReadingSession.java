package dev.driveyard.jobs.index;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

import dev.driveyard.content.files.Reading;
import dev.driveyard.jobs.contents.LocationFiles;
import dev.driveyard.jobs.contents.PendingReader;
import dev.driveyard.jobs.index.IndexCounts.Count;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * One execution of a step that reads files. What Spring Batch counts as read and written
 * is set to files. Where nothing is to be read, nothing is prepared for it.
 *
 * @param <R> what is found out
 */
abstract class ReadingSession<R>
		implements ItemStreamReader<List<Reading>>, ItemProcessor<List<Reading>, R>, StepExecutionListener {

	private final IndexParts parts;

	private final IndexParameters parameters;

	private final Count written;

	private final IndexCounts counts = new IndexCounts();

	private @Nullable StepExecution step;

	private @Nullable LocationFiles indexed;

	private @Nullable PendingReader reader;

	private volatile String current = "";

	private final AtomicLong files = new AtomicLong();

	/**
	 * A session.
	 * @param written counts the files that are done
	 */
	ReadingSession(IndexParts parts, IndexParameters parameters, Count written) {
		this.parts = parts;
		this.parameters = parameters;
		this.written = written;
	}

	/** Prepares to read; null if there is nothing to be read. */
	abstract @Nullable PendingReader begin(IndexedFiles files);

	@Override
	public void beforeStep(StepExecution stepExecution) {
		this.step = stepExecution;
	}

	@Override
	public void open(ExecutionContext context) {
		IndexedFiles found = IndexedFiles.of(this.parts, this.parameters);
		this.indexed = found.files();
		this.reader = begin(found);
	}

	@Override
	public @Nullable List<Reading> read() throws IOException {
		List<Reading> item = (this.reader != null) ? this.reader.read() : null;
		if (item != null && !item.isEmpty()) {
			this.current = indexed().path(item.get(item.size() - 1).file());
			this.files.addAndGet(item.size());
		}
		return item;
	}

	@Override
	public void update(ExecutionContext context) {
		this.counts.save(context);
		if (this.step != null) {
			this.step.setReadCount(this.files.get());
			this.step.setWriteCount(this.counts.get(this.written));
		}
	}

	IndexParts parts() {
		return this.parts;
	}

	IndexParameters parameters() {
		return this.parameters;
	}

	LocationFiles indexed() {
		return Objects.requireNonNull(this.indexed);
	}

	IndexCounts counts() {
		return this.counts;
	}

	/** How many files were read. */
	long files() {
		return this.files.get();
	}

	/** The path of the last one. */
	String current() {
		return this.current;
	}

}
