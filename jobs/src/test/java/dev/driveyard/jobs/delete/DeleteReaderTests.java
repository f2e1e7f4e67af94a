package dev.driveyard.jobs.delete;

import dev.driveyard.jobs.testing.Outcome;
import dev.driveyard.jobs.testing.Readers;
import dev.driveyard.tree.Listing;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The readers of the jobs that delete, each on its own.
 */
class DeleteReaderTests extends DeleteTestBase {

	private Outcome planned() {
		this.tree.fill("a", 30, 300);
		this.tree.file("b", "a file");
		this.tree.fill("c", 2, 2);
		return plan("permanent", "a", "b", "c");
	}

	private static Object key(Planned planned) {
		if (planned instanceof Planned.Directories some) {
			return some.operation().source() + " " + some.before() + " "
					+ some.stretch().listings().stream().map(Listing::path).toList();
		}
		return planned;
	}

	@Test
	void aPlanGoesOnAfterAnyItem() throws Exception {
		DeleteParts parts = this.jobs.bean(DeleteParts.class);
		long instance = planned().run().instance();
		assertThat(Readers.assertGoesOn(() -> new DeletePlanReader(parts.journal(), parts.volume(), 2, instance),
				DeleteReaderTests::key))
			.hasSizeGreaterThan(7);
	}

	@Test
	void operationsGoOnAfterAnyItem() throws Exception {
		DeleteParts parts = this.jobs.bean(DeleteParts.class);
		long instance = planned().run().instance();
		assertThat(Readers.assertGoesOn(() -> new RemovalOperationReader(parts.journal(), instance),
				(operation) -> operation.source()))
			.hasSize(3);
	}

}
