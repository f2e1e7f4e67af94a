package dev.driveyard.jobs.operate;

import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * What a step counts, kept in its execution context.
 *
 * @param <C> the same kind of counts
 */
public interface Counts<C extends Counts<C>> {

	/** Adds what others have counted. */
	void addAll(C other);

	/** Takes over what an execution context says. */
	void load(ExecutionContext context);

	/** Puts them into an execution context. */
	void save(ExecutionContext context);

}
