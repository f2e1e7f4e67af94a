package dev.driveyard.jobs.compare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import dev.driveyard.catalogue.differences.Difference;
import dev.driveyard.catalogue.differences.Difference.Kind;
import dev.driveyard.catalogue.differences.Differences;
import dev.driveyard.files.FileKind;
import dev.driveyard.jobs.testing.JobFixture;
import dev.driveyard.jobs.testing.Outcome;
import dev.driveyard.jobs.testing.TestDatabase;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever two trees hold, a comparison finds what somebody finds who looks at all of
 * both, and what {@code diff} finds.
 */
@Tag("thorough")
class CompareProperties {

	@Property(tries = 60)
	void itFindsWhatOneFindsWhoLooksAtAll(@ForAll long seed) throws Exception {
		Path temp = Files.createTempDirectory("compare").toRealPath();
		try (JobFixture jobs = JobFixture.create(TestDatabase.SQLITE, temp.resolve("library.driveyard"))) {
			RandomTrees trees = new RandomTrees(seed, temp);
			for (String mode : List.of("time", "hash", "read")) {
				Outcome outcome = CompareTestBase.check(jobs, trees.a(), trees.b(), Map.of("mode", mode));
				List<Difference> found = jobs.bean(Differences.class).page(outcome.run().instance(), null, null, 1000);
				assertThat(marks(found)).as(mode).isEqualTo(trees.differences(!mode.equals("time")));
				assertMoved(trees, found, !mode.equals("time"));
				assertCounts(outcome, found);
				if (!mode.equals("time")) {
					assertThat(asDiff(trees, found)).isEqualTo(diff(trees));
				}
			}
		}
		finally {
			FileSystemUtils.deleteRecursively(temp);
		}
	}

	/** What was moved is only in A here, and only in B there. */
	private static Map<String, String> marks(List<Difference> found) {
		Map<String, String> marks = new TreeMap<>();
		for (Difference difference : found) {
			switch (difference.kind()) {
				case ONLY_IN_A -> marks.put(difference.path(), "-");
				case ONLY_IN_B -> marks.put(difference.path(), "+");
				case MOVED -> {
					marks.put(difference.path(), "-");
					marks.put(String.valueOf(difference.movedTo()), "+");
				}
				default -> marks.put(difference.path(), "*");
			}
		}
		return marks;
	}

	/** Of files that are the same, no two are left that could have been moved. */
	private static void assertMoved(RandomTrees trees, List<Difference> found, boolean byBytes) throws IOException {
		List<String> left = new ArrayList<>();
		for (Difference difference : found) {
			if (difference.kind() == Kind.MOVED) {
				byte[] from = Files.readAllBytes(trees.a().resolve(difference.path()));
				byte[] to = Files.readAllBytes(trees.b().resolve(String.valueOf(difference.movedTo())));
				assertThat(to).hasSameSizeAs(from);
				assertThat(!byBytes || Arrays.equals(from, to)).isTrue();
			}
		}
		for (Difference one : found) {
			for (Difference other : found) {
				if (byBytes && isFile(one, Kind.ONLY_IN_A) && isFile(other, Kind.ONLY_IN_B)
						&& Arrays.equals(Files.readAllBytes(trees.a().resolve(one.path())),
								Files.readAllBytes(trees.b().resolve(other.path())))) {
					left.add(one.path() + " " + other.path());
				}
			}
		}
		assertThat(left).isEmpty();
	}

	private static boolean isFile(Difference difference, Kind kind) {
		return difference.kind() == kind && ((difference.a() != null && difference.a().kind() == FileKind.FILE
				&& difference.a().size() > 0)
				|| (difference.b() != null && difference.b().kind() == FileKind.FILE && difference.b().size() > 0));
	}

	private static void assertCounts(Outcome outcome, List<Difference> found) {
		Map<Kind, Long> counts = found.stream().collect(Collectors.groupingBy(Difference::kind, Collectors.counting()));
		assertThat(outcome.get("differing")).isEqualTo(counts.getOrDefault(Kind.DIFFERS, 0L));
		assertThat(outcome.get("only_in_a")).isEqualTo(counts.getOrDefault(Kind.ONLY_IN_A, 0L));
		assertThat(outcome.get("only_in_b")).isEqualTo(counts.getOrDefault(Kind.ONLY_IN_B, 0L));
		assertThat(outcome.get("moved")).isEqualTo(counts.getOrDefault(Kind.MOVED, 0L));
	}

	/** A diff does not say what is below a folder that only one has. */
	private static Set<String> asDiff(RandomTrees trees, List<Difference> found) throws IOException {
		Set<String> lines = new TreeSet<>();
		for (Map.Entry<String, String> mark : marks(found).entrySet()) {
			String path = mark.getKey();
			if (mark.getValue().equals("*")) {
				lines.add("differ " + path);
			}
			else if (trees.areFolders(path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "")) {
				lines.add("only " + path);
			}
		}
		return lines;
	}

	private static Set<String> diff(RandomTrees trees) throws Exception {
		ProcessBuilder builder = new ProcessBuilder("diff", "-rq", "--no-dereference", "a", "b")
			.directory(trees.folder().toFile())
			.redirectErrorStream(true);
		builder.environment().put("LC_ALL", "C.UTF-8");
		Process process = builder.start();
		Set<String> lines = new TreeSet<>();
		new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines()
			.forEach((line) -> lines.add(line(line)));
		assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
		assertThat(process.exitValue()).isLessThan(2);
		return lines;
	}

	/** As GNU diff says it, names in quotes where it quotes them. */
	private static String line(String line) {
		String plain = line.replace("'", "");
		if (plain.startsWith("Only in ")) {
			String folder = plain.substring("Only in ".length(), plain.lastIndexOf(": ")) + "/";
			return "only " + folder.substring(2) + plain.substring(plain.lastIndexOf(": ") + 2);
		}
		int start = plain.indexOf(" a/");
		int end = Math.min(index(plain, " and b/"), index(plain, " is a "));
		if (start < 0 || end == Integer.MAX_VALUE) {
			throw new UncheckedIOException(new IOException(line));
		}
		return "differ " + plain.substring(start + " a/".length(), end);
	}

	private static int index(String text, String part) {
		int index = text.indexOf(part);
		return (index < 0) ? Integer.MAX_VALUE : index;
	}

}
