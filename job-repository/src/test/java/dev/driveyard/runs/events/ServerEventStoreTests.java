package dev.driveyard.runs.events;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import dev.driveyard.database.DatabaseConfiguration;
import dev.driveyard.database.Dialect;
import dev.driveyard.database.TestLibrary;
import dev.driveyard.runs.events.ServerEvent.Group;
import dev.driveyard.runs.events.ServerEvent.Kind;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Events that are kept, read on and forgotten.
 */
class ServerEventStoreTests {

	private static final Duration EVER = Duration.ofDays(1000);

	private static NewServerEvent event(Kind kind, long request) {
		return new NewServerEvent(kind, "index", request, null, "somebody", null, "{}");
	}

	@ParameterizedTest
	@EnumSource
	void theOldestAreForgottenEachKindByItsNumber(Dialect dialect, @TempDir Path folder) {
		try (TestLibrary library = TestLibrary.create(folder.resolve("l.driveyard"), dialect, Store.class)) {
			ServerEventStore store = library.get(ServerEventStore.class);
			store.add(IntStream.range(0, 20)
				.mapToObj((number) -> event((number % 2 == 0) ? Kind.RUN_QUEUED : Kind.AUDIT, number))
				.toList());
			assertThat(requests(store.after(0, false, 3))).containsExactly(0L, 2L, 4L);
			assertThat(requests(store.audits(Long.MAX_VALUE, 2))).containsExactly(19L, 17L);
			assertThat(store.extent().forgotten()).isZero();
			assertThat(store.forget(Group.HAPPENED, EVER, 4, 5)).isEqualTo(5);
			assertThat(store.forget(Group.HAPPENED, EVER, 4, 5)).isEqualTo(1);
			assertThat(store.forget(Group.HAPPENED, EVER, 4, 5)).isZero();
			assertThat(requests(store.after(0, false, 100))).containsExactly(12L, 14L, 16L, 18L);
			assertThat(store.audits(Long.MAX_VALUE, 100)).hasSize(10);
			long first = store.after(0, false, 1).get(0).id();
			assertThat(store.extent().forgotten()).isEqualTo(first - 2);
			assertThat(store.extent().last()).isEqualTo(first + 7);
			assertThat(store.forgetAsked(Duration.ofSeconds(-10), 100)).isEqualTo(10);
			assertThat(store.audits(Long.MAX_VALUE, 100)).isEmpty();
			store.add(List.of(event(Kind.RUN_ENDED, 99)));
			assertThat(store.after(first + 6, true, 10)).singleElement()
				.satisfies((one) -> assertThat(one.id()).isGreaterThan(first + 7));
		}
	}

	private static NewServerEvent asked(Kind kind, String who, long request) {
		return new NewServerEvent(kind, null, request, null, who, null, "{}");
	}

	@ParameterizedTest
	@EnumSource
	void nobodyPushesOutWhatHeOrOthersDidNorWhatIsRefused(Dialect dialect, @TempDir Path folder) {
		try (TestLibrary library = TestLibrary.create(folder.resolve("l.driveyard"), dialect, Store.class)) {
			ServerEventStore store = library.get(ServerEventStore.class);
			store.add(List.of(asked(Kind.AUDIT, "quiet", 1), asked(Kind.REFUSED, "", 2)));
			store.add(IntStream.range(10, 30).mapToObj((number) -> asked(Kind.AUDIT, "loud", number)).toList());
			store.add(IntStream.range(30, 40).mapToObj((number) -> asked(Kind.REFUSED, "loud", number)).toList());
			assertThat(store.forgetAsked(EVER, 100)).as("what is young stays, however much it is").isZero();
			assertThat(store.forget(Group.REFUSED, EVER, 3, 100)).isEqualTo(8);
			assertThat(store.forget(Group.HAPPENED, EVER, 0, 100)).isZero();
			assertThat(requests(store.audits(Long.MAX_VALUE, 100))).startsWith(39L, 38L, 37L, 29L, 28L)
				.endsWith(10L, 1L)
				.hasSize(24);
			assertThat(store.forgetAsked(Duration.ofSeconds(-10), 5)).isEqualTo(5);
			assertThat(requests(store.audits(Long.MAX_VALUE, 100))).hasSize(19).doesNotContain(1L, 13L).contains(14L);
			assertThat(store.after(0, false, 100)).isEmpty();
			assertThat(store.extent().forgotten()).isZero();
		}
	}

	private static List<Long> requests(List<ServerEvent> events) {
		return events.stream().map((event) -> event.what().request()).toList();
	}

	/** The store as a bean. */
	@Configuration(proxyBeanMethods = false)
	static class Store {

		@Bean
		ServerEventStore serverEventStore(JdbcTemplate template,
				@Qualifier(DatabaseConfiguration.READ) JdbcClient reader, Dialect dialect) {
			return new ServerEventStore(template, reader, dialect);
		}

	}

}
