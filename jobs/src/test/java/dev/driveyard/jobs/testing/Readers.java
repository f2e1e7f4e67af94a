package dev.driveyard.jobs.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

import org.assertj.core.api.Assertions;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * What every reader that keeps a position promises.
 */
public final class Readers {

	private Readers() {
	}

	/**
	 * Reads some items, saves, reopens and goes on, for each number of items: nothing is
	 * read twice, nothing is left out.
	 * @param readers makes a new reader
	 * @param key what tells two items apart
	 * @return the keys of all items
	 */
	public static <T> List<Object> assertGoesOn(Supplier<? extends ItemStreamReader<? extends T>> readers,
			Function<T, Object> key) throws Exception {
		List<Object> all = read(readers.get(), key, new ExecutionContext(), Integer.MAX_VALUE);
		for (int first = 0; first <= all.size(); first++) {
			ExecutionContext context = new ExecutionContext();
			List<Object> read = new ArrayList<>(read(readers.get(), key, context, first));
			read.addAll(read(readers.get(), key, new ExecutionContext(context), Integer.MAX_VALUE));
			Assertions.assertThat(read).as("after %s items", first).isEqualTo(all);
		}
		return all;
	}

	private static <T> List<Object> read(ItemStreamReader<? extends T> reader, Function<T, Object> key,
			ExecutionContext context, int most) throws Exception {
		List<Object> read = new ArrayList<>();
		reader.open(context);
		try {
			T item = null;
			while (read.size() < most && (item = reader.read()) != null) {
				read.add(key.apply(item));
			}
			reader.update(context);
			return read;
		}
		finally {
			reader.close();
		}
	}

}
