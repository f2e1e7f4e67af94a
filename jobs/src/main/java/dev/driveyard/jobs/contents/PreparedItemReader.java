package dev.driveyard.jobs.contents;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemStream;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Has the items of another reader prepared, one after the other in their order, before
 * they are worked on ahead of the step: each becomes some items, or none. What has to be
 * done in order is the preparation's; neither reader has an effect of its own.
 * <p>
 * The position is that of the last item of which all was handed out, as the other reader
 * says it. For one thread.
 *
 * @param <S> the items of the other reader
 * @param <I> what they become
 */
public final class PreparedItemReader<S, I> implements ItemStreamReader<I> {

	private final ItemStreamReader<S> source;

	private final ItemProcessor<S, List<I>> preparation;

	private final Deque<I> ready = new ArrayDeque<>();

	/** The position before the item that is handed out. */
	private ExecutionContext before = new ExecutionContext();

	/**
	 * A reader.
	 * @param preparation is opened and closed with it, if it is a stream
	 */
	public PreparedItemReader(ItemStreamReader<S> source, ItemProcessor<S, List<I>> preparation) {
		this.source = source;
		this.preparation = preparation;
	}

	@Override
	public void open(ExecutionContext context) {
		this.ready.clear();
		this.source.open(context);
		if (this.preparation instanceof ItemStream stream) {
			stream.open(context);
		}
	}

	@Override
	public @Nullable I read() throws Exception {
		while (this.ready.isEmpty()) {
			this.before = new ExecutionContext();
			this.source.update(this.before);
			S next = this.source.read();
			if (next == null) {
				return null;
			}
			List<I> some = this.preparation.process(next);
			this.ready.addAll((some != null) ? some : List.of());
		}
		return this.ready.remove();
	}

	@Override
	public void update(ExecutionContext context) {
		if (this.ready.isEmpty()) {
			this.source.update(context);
		}
		else {
			this.before.entrySet().forEach((entry) -> context.put(entry.getKey(), entry.getValue()));
		}
	}

	@Override
	public void close() {
		this.source.close();
		if (this.preparation instanceof ItemStream stream) {
			stream.close();
		}
	}

}
