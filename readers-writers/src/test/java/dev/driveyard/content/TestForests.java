package dev.driveyard.content;

import java.util.function.Supplier;

/**
 * Forests that use one kernel for everything, however few the nodes are.
 */
enum TestForests implements Supplier<Forest> {

	SCALAR(new ScalarKernel()), LANES(new LanesKernel());

	@SuppressWarnings("ImmutableEnumChecker")
	private final Kernel kernel;

	TestForests(Kernel kernel) {
		this.kernel = kernel;
	}

	@Override
	public Forest get() {
		return new Forest((nodes) -> this.kernel);
	}

}
