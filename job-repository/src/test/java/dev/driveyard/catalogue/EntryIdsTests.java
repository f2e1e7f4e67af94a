package dev.driveyard.catalogue;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import dev.driveyard.database.Dialect;
import dev.driveyard.database.TestLibrary;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link EntryIds} on both databases.
 */
@ParameterizedClass
@EnumSource
class EntryIdsTests {

	private static final int MORE_THAN_A_BLOCK = 60_000;

	private final TestLibrary library;

	EntryIdsTests(Dialect dialect) {
		this.library = TestLibrary.shared(dialect);
	}

	@Test
	void noIdIsGivenTwiceToThreadsOfOneOrSeveralProcesses() {
		EntryIds one = ids();
		EntryIds other = ids();
		Set<Long> seen = ConcurrentHashMap.newKeySet();
		CompletableFuture<?>[] threads = IntStream.range(0, 4)
			.mapToObj((i) -> CompletableFuture.runAsync(() -> take((i < 2) ? one : other, seen)))
			.toArray(CompletableFuture<?>[]::new);
		CompletableFuture.allOf(threads).join();
		assertThat(seen).hasSize(4 * MORE_THAN_A_BLOCK);
	}

	@Test
	void aRolledBackTransactionDoesNotGiveItsIdsAgain() {
		TransactionTemplate transaction = new TransactionTemplate(this.library.get(PlatformTransactionManager.class));
		EntryIds ids = ids();
		Long first = transaction.execute((status) -> {
			status.setRollbackOnly();
			return ids.next();
		});
		assertThat(ids().next()).isGreaterThan(first);
	}

	@Test
	void theRestOfABlockIsGivenBackUnlessALaterOneIsTaken() {
		EntryIds one = ids();
		long first = one.next();
		one.giveBack();
		EntryIds other = ids();
		assertThat(other.next()).isEqualTo(first + 1);
		EntryIds third = ids();
		long later = third.next();
		other.giveBack();
		assertThat(ids().next()).isGreaterThan(later);
	}

	private static void take(EntryIds ids, Set<Long> seen) {
		for (int i = 0; i < MORE_THAN_A_BLOCK; i++) {
			seen.add(ids.next());
		}
	}

	private EntryIds ids() {
		return new EntryIds(this.library.client(), this.library.get(PlatformTransactionManager.class));
	}

}
