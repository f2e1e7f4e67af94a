package dev.driveyard.jobs.locations;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.driveyard.catalogue.CatalogueException;
import dev.driveyard.catalogue.library.Library;
import dev.driveyard.catalogue.locations.Location;
import dev.driveyard.catalogue.locations.Locations;
import dev.driveyard.database.EveryDatabase;
import dev.driveyard.failure.FailureCode;
import dev.driveyard.jobs.testing.JobFixture;
import dev.driveyard.jobs.testing.TestDatabase;
import dev.driveyard.storage.local.LocalPaths;
import dev.driveyard.tree.Rules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two who share a database, and add locations that contain each other at once.
 */
@ParameterizedClass(name = "{0}")
@EveryDatabase
@SuppressWarnings("NullAway.Init")
class OverlappingLocationsTests {

	private static final int ROUNDS = 20;

	@Parameter
	TestDatabase database;

	@Test
	void oneOfThemIsRefused(@TempDir Path temp) throws Exception {
		Path folder = temp.toRealPath();
		Library library = this.database.library(folder.resolve("library.driveyard"));
		CyclicBarrier start = new CyclicBarrier(2);
		ExecutorService threads = Executors.newFixedThreadPool(2);
		try (JobFixture one = JobFixture.open(library); JobFixture other = JobFixture.open(library)) {
			for (int round = 0; round < ROUNDS; round++) {
				Path outer = folder.resolve("outer" + round);
				Path inner = Files.createDirectories(outer.resolve("inner"));
				Future<Boolean> first = threads.submit(() -> add(one, start, outer));
				Future<Boolean> second = threads.submit(() -> add(other, start, inner));
				assertThat(List.of(first.get(), second.get())).as("round %d", round)
					.containsExactlyInAnyOrder(true, false);
			}
			assertThat(one.bean(Locations.class).all()).hasSize(ROUNDS);
			assertThat(one.sql().sql("SELECT count(*) FROM entry").query(Integer.class).single())
				.as("who was refused has left nothing")
				.isEqualTo(ROUNDS);
		}
		finally {
			threads.shutdownNow();
		}
	}

	private static boolean add(JobFixture jobs, CyclicBarrier start, Path folder) throws Exception {
		LocationService service = jobs.bean(LocationService.class);
		start.await();
		try {
			Location added = service.add(LocalPaths.encode(folder), null, Rules.DEFAULT);
			return added.id() > 0;
		}
		catch (CatalogueException ex) {
			assertThat(ex.failure().code()).isEqualTo(FailureCode.LOCATION_OVERLAPS);
			return false;
		}
	}

}
