package dev.driveyard.jobs.duplicates;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

import dev.driveyard.catalogue.duplicates.BetterBy;
import dev.driveyard.catalogue.duplicates.DuplicateGroup;
import dev.driveyard.catalogue.duplicates.DuplicateGroup.Kind;
import dev.driveyard.catalogue.duplicates.DuplicateGroup.Look;
import dev.driveyard.catalogue.duplicates.DuplicateGroup.Member;
import dev.driveyard.catalogue.duplicates.DuplicateGroups;
import dev.driveyard.catalogue.library.Library;
import dev.driveyard.jobs.testing.JobFixture;
import dev.driveyard.jobs.testing.Outcome;
import dev.driveyard.storage.local.LocalPaths;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.BatchStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Pictures that look alike: what is grouped, what is not, and which is the best.
 */
class SimilarPictureTests extends ReclaimTestBase {

	private static final List<Integer> SCENES = List.of(1, 2, 3, 4, 5, 6);

	/**
	 * Of its sharp edges too little is left where a corner is cut off: it is alike by
	 * less than is wanted.
	 */
	private static final int SHARP = 4;

	private Outcome similar(Map<String, Object> more) {
		Map<String, Object> parameters = new HashMap<>(Map.of("mode", "similar-pictures", "hashers", 2));
		parameters.putAll(more);
		return find(parameters);
	}

	/** The best of each group, and why it is better than each other one. */
	private Map<String, Map<String, BetterBy>> bests(Outcome found) {
		DuplicateGroups store = this.jobs.bean(DuplicateGroups.class);
		Map<String, Map<String, BetterBy>> all = new TreeMap<>();
		String root = LocalPaths.encode(this.tree.root()) + "/";
		for (DuplicateGroup group : store.page(found.run().instance(), Kind.PICTURES, null, 100)) {
			Map<String, BetterBy> others = new TreeMap<>();
			Set<String> best = new TreeSet<>();
			for (Member member : store.members(group.id(), 0, 1000)) {
				String name = member.path().substring(root.length());
				Look look = Objects.requireNonNull(member.look());
				if (look.isBest()) {
					best.add(name);
				}
				else {
					others.put(name, Objects.requireNonNull(look.betterBy()));
				}
			}
			all.put(String.join(",", best), others);
		}
		return all;
	}

	private void variants(int seed) throws IOException {
		BufferedImage scene = SimilarPictureSamples.scene(seed, 800, 600);
		byte[] original = SimilarPictureSamples.jpeg(scene, 0.95f);
		file(seed + "/original.jpg", original);
		file(seed + "/half.jpg", SimilarPictureSamples.jpeg(SimilarPictureSamples.scaled(scene, 400, 300), 0.9f));
		file(seed + "/q60.jpg", SimilarPictureSamples.jpeg(scene, 0.6f));
		file(seed + "/grey.jpg", SimilarPictureSamples.jpeg(SimilarPictureSamples.grey(scene), 0.95f));
		file(seed + "/corner.jpg",
				SimilarPictureSamples.jpeg(SimilarPictureSamples.part(scene, 0.05, 0.05, 1, 1), 0.9f));
		file(seed + "/middle.jpg",
				SimilarPictureSamples.jpeg(SimilarPictureSamples.part(scene, 0.025, 0.025, 0.975, 0.975), 0.9f));
		file(seed + "/tagged.jpg", SimilarPictureSamples.commented(original, "taken by somebody"));
	}

	@Test
	void whatLooksAlikeIsGroupedAndTheBestIsNamedWithItsReason() throws IOException {
		for (int seed : SCENES) {
			variants(seed);
		}
		file("1/tagged again.jpg", Files.readAllBytes(this.tree.path("1/tagged.jpg")));
		Outcome found = similar(Map.of());
		Map<String, Map<String, BetterBy>> expected = new TreeMap<>();
		for (int seed : SCENES) {
			String in = seed + "/";
			Map<String, BetterBy> others = new TreeMap<>(Map.of(in + "original.jpg", BetterBy.LARGER, in + "half.jpg",
					BetterBy.MORE_PIXELS, in + "q60.jpg", BetterBy.LARGER, in + "grey.jpg", BetterBy.COLOURS,
					in + "middle.jpg", BetterBy.MORE_PIXELS));
			if (seed != SHARP) {
				others.put(in + "corner.jpg", BetterBy.MORE_PIXELS);
			}
			expected.put(in + "tagged.jpg" + ((seed == 1) ? ",1/tagged again.jpg" : ""), others);
		}
		assertThat(sortedKeys(bests(found))).isEqualTo(sortedKeys(expected));
		assertThat(found.get("looked")).isEqualTo(7 * SCENES.size());
		assertThat(found.get("pictures")).isEqualTo(7 * SCENES.size());
		assertThat(found.get("not_looked")).isZero();
		assertThat(found.get("similar_groups")).isEqualTo(SCENES.size());
		assertThat(found.get("similar")).isEqualTo(6 * SCENES.size() - 1);
		assertThat(found.get("groups")).isZero();
		assertThat(this.jobs.sql().sql("SELECT count(*) FROM similar_picture").query(Long.class).single()).isZero();
	}

	private static Map<String, Map<String, BetterBy>> sortedKeys(Map<String, Map<String, BetterBy>> groups) {
		return groups.entrySet()
			.stream()
			.collect(Collectors.toMap(
					(group) -> Arrays.stream(group.getKey().split(",")).sorted().collect(Collectors.joining(",")),
					Map.Entry::getValue));
	}

	@Test
	void picturesOfOneSceneThatSomebodyTookAgainAreNotGrouped() throws IOException {
		for (int seed = 11; seed <= 16; seed++) {
			BufferedImage scene = SimilarPictureSamples.scene(seed, 800, 600);
			file(seed + "/left.png", SimilarPictureSamples.png(SimilarPictureSamples.part(scene, 0, 0, 0.8, 0.9)));
			file(seed + "/right.png", SimilarPictureSamples.png(SimilarPictureSamples.part(scene, 0.2, 0.1, 1, 1)));
			file(seed + "/near.png", SimilarPictureSamples.png(SimilarPictureSamples.part(scene, 0.2, 0.2, 0.8, 0.8)));
		}
		Outcome found = similar(Map.of());
		assertThat(bests(found)).isEmpty();
		assertThat(found.get("pictures")).isEqualTo(18);
	}

	@Test
	void whatWasLookedAtIsNotLookedAtAgainAndWhatCanNotBeIsCounted() throws IOException {
		variants(1);
		byte[] whole = SimilarPictureSamples.png(SimilarPictureSamples.scene(3, 300, 200));
		file("cut.png", Arrays.copyOf(whole, 60));
		Outcome first = similar(Map.of());
		assertThat(first.get("looked")).isEqualTo(7);
		assertThat(first.get("not_looked")).isEqualTo(1);
		assertThat(first.get("issues")).isEqualTo(1);
		assertThat(message(first, "cut.png")).contains("No picture of this image/png can be made");
		Outcome again = similar(Map.of());
		assertThat(again.get("looked")).isZero();
		assertThat(again.get("not_looked")).isEqualTo(1);
		assertThat(again.get("issues")).isZero();
		assertThat(bests(again)).hasSize(1);
		assertThat(bests(first)).as("replaced by what the second found").isEmpty();
		Outcome exact = similar(Map.of("threshold", 0));
		assertThat(bests(exact).values()).allMatch((others) -> others.size() < 6);
	}

	@Test
	void thumbnailsHaveLookedAlready() throws IOException {
		variants(2);
		completed(this.jobs.execute(this.jobs.operator()
			.prepare("thumbnails", Map.of("paths", List.of(LocalPaths.encode(this.tree.root())), "variants",
					List.of("icon@1x"), "renderers", 2), false)));
		Outcome found = similar(Map.of("refresh", false));
		assertThat(found.get("looked")).isZero();
		assertThat(found.get("similar")).isEqualTo(6);
	}

	@Test
	void aThresholdGoesWithSimilarPicturesOnly() {
		assertThatIllegalArgumentException().isThrownBy(() -> look(Map.of("threshold", 3)))
			.withMessageContaining("similar-pictures");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> look(Map.of("mode", "similar-pictures", "threshold", 17)));
	}

	@Test
	void aRunThatFailsGoesOnWithExactCounts() throws IOException {
		for (int seed : SCENES.subList(0, 3)) {
			variants(seed);
		}
		Map<String, Object> parameters = Map.of("mode", "similar-pictures", "hashers", 2);
		for (String[] failing : new String[][] { { "INSERT", "picture" }, { "INSERT", "similar_picture" },
				{ "UPDATE", "similar_picture" }, { "INSERT", "duplicate_member" } }) {
			this.jobs.sabotage(failing[0], failing[1], "1 = 1");
			assertThat(look(parameters).run().status()).as(String.join(" ", failing)).isEqualTo(BatchStatus.FAILED);
			this.jobs.repair();
		}
		Outcome found = find(parameters);
		assertThat(found.get("looked")).isEqualTo(21);
		assertThat(found.get("pictures")).isEqualTo(21);
		assertThat(found.get("similar_groups")).isEqualTo(3);
		assertThat(found.get("similar")).isEqualTo(18);
		assertThat(bests(found)).hasSize(3);
	}

	@Test
	void aStopWhilePicturesAreComparedGoesOn() throws IOException {
		variants(1);
		Library library = this.jobs.library();
		this.jobs.close();
		AtomicReference<JobFixture> stopping = new AtomicReference<>();
		this.jobs = JobFixture.open(library, (step) -> {
			if (step.getStepName().equals(SimilarSteps.MATCH)) {
				Objects.requireNonNull(stopping.get()).requestStop();
			}
		});
		stopping.set(this.jobs);
		Outcome stopped = look(Map.of("mode", "similar-pictures", "hashers", 2));
		assertThat(stopped.run().status()).isEqualTo(BatchStatus.STOPPED);
		assertThat(stopped.get("looked")).isEqualTo(7);
		assertThat(stopped.get("pictures")).isZero();
		assertThat(this.jobs.sql().sql("SELECT count(*) FROM similar_picture").query(Long.class).single()).isEqualTo(7);
		this.jobs.close();
		this.jobs = JobFixture.open(library);
		Outcome done = similar(Map.of());
		assertThat(done.run().instance()).isEqualTo(stopped.run().instance());
		assertThat(done.get("looked")).isEqualTo(7);
		assertThat(done.get("pictures")).isEqualTo(7);
		assertThat(done.get("similar")).isEqualTo(6);
		assertThat(bests(done)).hasSize(1);
	}

	@Test
	void similarPicturesAreReclaimedByAPlanIntoTheTrashOnly() throws IOException {
		variants(1);
		Outcome found = similar(Map.of());
		for (String action : List.of("hardlink", "reflink", "delete")) {
			assertRefused(found, Map.of("keep", "best", "action", action, "confirmed", false), "has to be trash");
			for (String rule : List.of("oldest", "newest", "shortest-path")) {
				assertRefused(found, Map.of("keep", rule, "action", action), "has to be best");
			}
		}
		assertRefused(found, Map.of("keep", "oldest"), "has to be best");
		assertRefused(found, Map.of("keep", "best", "confirmed", true), "beforehand");
		Map<String, Object> best = new HashMap<>(Map.of("run", found.run().id(), "keep", "best"));
		Outcome planned = this.jobs.execute(this.jobs.operator().prepare("reclaim", best, false));
		assertThat(planned.run().status()).isEqualTo(BatchStatus.STOPPED);
		assertThat(planned.get("planned")).isEqualTo(6);
		assertThere("1/half.jpg", "1/tagged.jpg");
		this.tree.append("1/q60.jpg", "changed meanwhile");
		Outcome done = completed(this.jobs.execute(this.jobs.operator().confirm(planned.run().id())));
		assertThat(done.get("reclaimed")).isEqualTo(5);
		assertThat(done.get("kept")).isEqualTo(1);
		assertThat(message(done, "q60.jpg")).contains("changed or replaced");
		assertGone("1/half.jpg", "1/grey.jpg", "1/corner.jpg", "1/original.jpg", "1/middle.jpg");
		assertThere("1/tagged.jpg", "1/q60.jpg");
		assertThat(bests(found)).hasSize(1);
		completed(this.jobs.execute(this.jobs.operator().prepare("restore", Map.of("run", done.run().id()), false)));
		assertThere("1/half.jpg", "1/grey.jpg", "1/corner.jpg");
	}

	@Test
	void whereTheBetterOneIsNotWholeAnyMoreNothingGoes() throws IOException {
		variants(1);
		Outcome found = similar(Map.of());
		Outcome planned = this.jobs
			.execute(this.jobs.operator().prepare("reclaim", Map.of("run", found.run().id(), "keep", "best"), false));
		Path best = this.tree.path("1/tagged.jpg");
		FileTime time = Files.getLastModifiedTime(best);
		byte[] bytes = Files.readAllBytes(best);
		bytes[bytes.length / 2] ^= 1;
		Files.write(best, bytes);
		Files.setLastModifiedTime(best, time);
		Outcome done = completed(this.jobs.execute(this.jobs.operator().confirm(planned.run().id())));
		assertThat(done.get("reclaimed")).isZero();
		assertThat(done.get("kept")).isEqualTo(6);
		assertThat(message(done, "half.jpg")).contains("The file to keep does not hold what was looked at");
		assertThere("1/half.jpg", "1/grey.jpg", "1/corner.jpg", "1/original.jpg", "1/middle.jpg", "1/q60.jpg");
	}

	@Test
	void equalFilesAreNotReclaimedAsPictures() throws IOException {
		file("a/one", bytes(1, 500));
		file("b/one", bytes(1, 500));
		Outcome found = find();
		assertRefused(found, Map.of("keep", "best", "confirmed", false), "similar pictures only");
	}

}
