package dev.driveyard.content;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIndexOutOfBoundsException;

class Blake3BatchTests {

	private final Blake3Batch batch = new Blake3Batch();

	@Test
	void noMessagesGiveNoHashes() {
		assertThat(this.batch.hash(new byte[0], new int[0], new int[0], 0)).isEmpty();
	}

	@Test
	void emptyMessagesHaveTheHashOfNothing() {
		assertThat(this.batch.hash(new byte[3], new int[] { 0, 3 }, new int[] { 0, 0 }, 2))
			.containsOnly(Oracle.hash(new byte[0]));
	}

	@Test
	void messagesMayOverlap() {
		byte[] data = Oracle.pattern(6000);
		assertThat(this.batch.hash(data, new int[] { 0, 0, 1000 }, new int[] { 6000, 2048, 5000 }, 3))
			.containsExactly(Oracle.hash(data), Oracle.hash(data, 0, 2048), Oracle.hash(data, 1000, 5000));
	}

	@Test
	void aBatchIsUsedAgainForFewerAndForMoreMessages() {
		byte[] data = Oracle.pattern(300_000);
		for (int length : new int[] { 300_000, 10, 5000, 299_999 }) {
			assertThat(this.batch.hash(data, new int[] { 0 }, new int[] { length }, 1))
				.containsExactly(Oracle.hash(data, 0, length));
		}
	}

	@Test
	void aMessageBeyondTheDataIsRejected() {
		assertThatIndexOutOfBoundsException()
			.isThrownBy(() -> this.batch.hash(new byte[10], new int[] { 5 }, new int[] { 6 }, 1));
	}

}
