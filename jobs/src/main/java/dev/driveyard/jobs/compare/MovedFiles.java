package dev.driveyard.jobs.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;

import dev.driveyard.catalogue.differences.ComparedFile;
import dev.driveyard.catalogue.differences.Difference;
import dev.driveyard.files.EncodedPaths;
import org.jspecify.annotations.Nullable;

/**
 * Of files of one size that only one of two trees has, those that were moved: what A has
 * at one path and B at another. Equal hashes say so; where no hash is known of one of
 * both, the same name and time do. Of several that fit, one of the same name comes first,
 * then the first path. For one thread.
 */
final class MovedFiles {

	private final Map<Difference, Difference> pairs = new LinkedHashMap<>();

	private final Set<Difference> ofA = new LinkedHashSet<>();

	private final Set<Difference> ofB = new LinkedHashSet<>();

	private final TimeTolerance tolerance;

	/**
	 * Pairs files.
	 * @param files by path
	 */
	MovedFiles(List<Difference> files, TimeTolerance tolerance) {
		this.tolerance = tolerance;
		for (Difference file : files) {
			((file.a() != null) ? this.ofA : this.ofB).add(file);
		}
		pair((file) -> (hash(file) != null) ? hash(file) + "/" + name(file) : null, (one, other) -> true);
		pair(MovedFiles::hash, (one, other) -> true);
		pair(MovedFiles::name, this::isProbable);
	}

	/** What was moved, with where it is now. */
	Map<Difference, Difference> pairs() {
		return this.pairs;
	}

	private void pair(Function<Difference, @Nullable Object> key, BiPredicate<ComparedFile, ComparedFile> fits) {
		Map<Object, List<Difference>> there = new HashMap<>();
		for (Difference file : this.ofB) {
			Object own = key.apply(file);
			if (own != null) {
				there.computeIfAbsent(own, (one) -> new ArrayList<>()).add(file);
			}
		}
		for (Difference file : List.copyOf(this.ofA)) {
			Object own = key.apply(file);
			List<Difference> candidates = (own != null) ? there.getOrDefault(own, List.of()) : List.of();
			candidates.stream()
				.filter((other) -> fits.test(file.requireA(), other.requireB()))
				.findFirst()
				.ifPresent((other) -> {
					candidates.remove(other);
					this.ofA.remove(file);
					this.ofB.remove(other);
					this.pairs.put(file, other);
				});
		}
	}

	/** What is known to hold something else was not moved. */
	private boolean isProbable(ComparedFile one, ComparedFile other) {
		return (one.blake3() == null || other.blake3() == null)
				&& this.tolerance.isClose(one.modified(), other.modified());
	}

	private static @Nullable String hash(Difference file) {
		return (file.a() != null) ? file.a().blake3() : file.requireB().blake3();
	}

	private static String name(Difference file) {
		return EncodedPaths.name(file.path());
	}

}
