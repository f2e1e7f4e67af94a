package dev.driveyard.jobs.upkeep;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

import dev.driveyard.journal.Journal;
import dev.driveyard.journal.OperationDirectory;

/**
 * The directories of an operation in walk order, read in pages.
 */
final class DirectoryPages implements Iterator<OperationDirectory> {

	private static final int PAGE = 500;

	private final Journal journal;

	private final long operation;

	private final Deque<OperationDirectory> page = new ArrayDeque<>();

	private int after;

	private boolean ended;

	DirectoryPages(Journal journal, long operation) {
		this.journal = journal;
		this.operation = operation;
	}

	@Override
	public boolean hasNext() {
		if (this.page.isEmpty() && !this.ended) {
			List<OperationDirectory> next = this.journal.directories(this.operation, this.after, PAGE);
			this.ended = next.size() < PAGE;
			this.page.addAll(next);
			this.after = next.isEmpty() ? this.after : next.get(next.size() - 1).number();
		}
		return !this.page.isEmpty();
	}

	@Override
	public OperationDirectory next() {
		if (!hasNext()) {
			throw new NoSuchElementException();
		}
		return this.page.remove();
	}

}
