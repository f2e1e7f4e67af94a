package dev.driveyard.jobs.contents;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class PreparedItemReaderTests {

	private final Counting source = new Counting(4);

	private final List<Integer> prepared = new ArrayList<>();

	/** A number becomes so many items. */
	private final PreparedItemReader<Integer, String> reader = new PreparedItemReader<>(this.source, this::prepare);

	private List<String> prepare(int number) {
		this.prepared.add(number);
		List<String> some = new ArrayList<>();
		for (int i = 0; i < number; i++) {
			some.add(number + "." + i);
		}
		return some;
	}

	private long position() {
		ExecutionContext context = new ExecutionContext();
		this.reader.update(context);
		return context.getLong("at", 0);
	}

	@Test
	void eachItemBecomesSomeOrNoneInOrder() throws Exception {
		this.reader.open(new ExecutionContext());
		List<String> all = new ArrayList<>();
		for (String next = this.reader.read(); next != null; next = this.reader.read()) {
			all.add(next);
		}
		assertThat(all).containsExactly("1.0", "2.0", "2.1", "3.0", "3.1", "3.2");
		assertThat(this.prepared).containsExactly(0, 1, 2, 3);
	}

	@Test
	void nothingIsPreparedBeforeItIsAskedFor() throws Exception {
		this.reader.open(new ExecutionContext());
		assertThat(this.prepared).isEmpty();
		assertThat(this.reader.read()).isEqualTo("1.0");
		assertThat(this.prepared).containsExactly(0, 1);
	}

	@Test
	void thePositionIsAfterAnItemOnceAllOfItIsHandedOut() throws Exception {
		this.reader.open(new ExecutionContext());
		this.reader.read();
		assertThat(position()).isEqualTo(2);
		this.reader.read();
		assertThat(position()).as("in the middle of an item").isEqualTo(2);
		this.reader.read();
		assertThat(position()).isEqualTo(3);
	}

	@Test
	void itGoesOnWhereItWas() throws Exception {
		ExecutionContext context = new ExecutionContext();
		context.putLong("at", 2);
		this.reader.open(context);
		assertThat(this.reader.read()).isEqualTo("2.0");
	}

	@Test
	void whatCanNotBePreparedIsToldAndNotPassedBy() throws Exception {
		PreparedItemReader<Integer, String> failing = new PreparedItemReader<>(this.source, (number) -> {
			throw new IllegalStateException("no " + number);
		});
		failing.open(new ExecutionContext());
		assertThatIllegalStateException().isThrownBy(failing::read).withMessage("no 0");
		failing.close();
		assertThat(this.source.closed).isTrue();
	}

	/** Numbers from 0 on. */
	private static final class Counting implements ItemStreamReader<Integer> {

		private final int size;

		private Iterator<Integer> numbers = List.<Integer>of().iterator();

		private int at;

		private boolean closed;

		Counting(int size) {
			this.size = size;
		}

		@Override
		public void open(ExecutionContext context) {
			this.at = (int) context.getLong("at", 0);
			List<Integer> left = new ArrayList<>();
			for (int i = this.at; i < this.size; i++) {
				left.add(i);
			}
			this.numbers = left.iterator();
		}

		@Override
		public @Nullable Integer read() {
			if (!this.numbers.hasNext()) {
				return null;
			}
			this.at++;
			return this.numbers.next();
		}

		@Override
		public void update(ExecutionContext context) {
			context.putLong("at", this.at);
		}

		@Override
		public void close() {
			this.closed = true;
		}

	}

}
