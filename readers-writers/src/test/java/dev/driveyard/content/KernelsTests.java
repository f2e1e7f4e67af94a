package dev.driveyard.content;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class KernelsTests {

	private final WarmUp warmUp = new WarmUp(new ScalarKernel());

	@Test
	void aKernelThatHashesRightPassesItsTest() {
		assertThat(this.warmUp.isRight(new LanesKernel())).isTrue();
		assertThat(this.warmUp.isRight(new ScalarKernel())).isTrue();
	}

	@Test
	void aKernelThatHashesWrongOrFailsIsNotTaken() {
		assertThat(this.warmUp.isRight(new Broken(false))).isFalse();
		assertThat(this.warmUp.isRight(new Broken(true))).isFalse();
	}

	@Test
	void theWarmUpEndsAndHashesStayRight() {
		Kernels.warmUp();
		assertThat(Kernels.warmUp().toCompletableFuture()).succeedsWithin(Duration.ofSeconds(30));
		byte[] data = Oracle.pattern(500_000);
		assertThat(Blake3.hash(data)).isEqualTo(Oracle.hash(data));
	}

	/**
	 * Fails, or leaves all values as they are.
	 */
	private record Broken(boolean fails) implements Kernel {

		@Override
		public int fewest() {
			return 1;
		}

		@Override
		public void chunks(byte[] data, Nodes nodes, int[] values) {
			if (this.fails) {
				throw new UnsatisfiedLinkError("no natives");
			}
		}

		@Override
		public void parents(Nodes nodes, int[] values) {
		}

	}

}
