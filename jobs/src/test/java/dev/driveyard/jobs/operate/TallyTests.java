package dev.driveyard.jobs.operate;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.batch.infrastructure.item.ExecutionContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link Tally} keeps counts in an execution context under keys that never change.
 */
class TallyTests {

	@Test
	void whatIsCountedByNameIsKeptBesideTheCounts() {
		ExecutionContext context = new ExecutionContext(
				Map.of("leftOut.no-hidden", 2L, "count.SEEN", 1L, "other", "x"));
		Tally<Kind> tally = new Tally<>(Kind.class);
		tally.add(Kind.SEEN, 9);
		tally.load(context);
		tally.add(Kind.LEFT_OUT, "no-hidden", 1);
		tally.add(Kind.LEFT_OUT, "a.b", 4);
		tally.save(context);
		assertThat(context.toMap()).containsOnly(Map.entry("leftOut.no-hidden", 3L), Map.entry("leftOut.a.b", 4L),
				Map.entry("count.SEEN", 1L), Map.entry("other", "x"));
		Tally<Kind> sum = new Tally<>(Kind.class);
		sum.add(context);
		sum.addAll(tally);
		assertThat(sum.get(Kind.SEEN)).isEqualTo(2);
		assertThat(sum.named(Kind.LEFT_OUT)).containsOnly(Map.entry("no-hidden", 6L), Map.entry("a.b", 8L));
		assertThat(sum.named(Kind.SEEN)).isEmpty();
	}

	/**
	 * What is counted.
	 */
	private enum Kind implements CountKey {

		SEEN, LEFT_OUT;

		@Override
		public String key() {
			return (this == LEFT_OUT) ? "leftOut" : CountKey.super.key();
		}

	}

}
