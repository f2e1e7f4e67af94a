package dev.driveyard.jobs.duplicates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.driveyard.catalogue.duplicates.DuplicateGroup;
import dev.driveyard.catalogue.duplicates.DuplicateGroup.Kind;
import dev.driveyard.catalogue.duplicates.DuplicateGroup.Member;
import dev.driveyard.catalogue.duplicates.DuplicateGroups;
import dev.driveyard.jobs.testing.JobFixture;
import dev.driveyard.jobs.testing.JobTestBase;
import dev.driveyard.jobs.testing.Outcome;
import dev.driveyard.jobs.testing.Tree;
import dev.driveyard.storage.local.LocalPaths;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.batch.core.BatchStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the jobs that find duplicates and reclaim their room: each runs on every
 * database, with a library and a tree of its own.
 */
@SuppressWarnings("NullAway.Init")
abstract class DuplicateTestBase extends JobTestBase {

	Tree tree;

	@BeforeEach
	void plantTree() {
		this.tree = Tree.create(this.temp.resolve("tree"));
	}

	/** Looks for duplicates in the tree whatever comes of it. */
	Outcome look(Map<String, Object> more) {
		Map<String, Object> parameters = new HashMap<>();
		parameters.put("paths", List.of(LocalPaths.encode(this.tree.root())));
		parameters.putAll(more);
		return this.jobs.execute(this.jobs.operator().prepare("duplicates", parameters, false));
	}

	/** Looks to the end. */
	Outcome find(Map<String, Object> more) {
		return completed(look(more));
	}

	Outcome find() {
		return find(Map.of());
	}

	static Outcome completed(Outcome outcome) {
		assertThat(outcome.run().status()).as(outcome.run().exitMessage()).isEqualTo(BatchStatus.COMPLETED);
		return outcome;
	}

	/** The members of each group, by paths relative to the tree. */
	Set<Set<String>> groups(Outcome outcome, Kind kind) {
		return groups(this.jobs, outcome, kind, LocalPaths.encode(this.tree.root()) + "/");
	}

	static Set<Set<String>> groups(JobFixture jobs, Outcome outcome, Kind kind, String root) {
		DuplicateGroups store = jobs.bean(DuplicateGroups.class);
		List<Set<String>> all = new ArrayList<>();
		DuplicateGroup last = null;
		List<DuplicateGroup> page;
		do {
			page = store.page(outcome.run().instance(), kind, last, 3);
			for (DuplicateGroup group : page) {
				assertThat((last != null) ? last.wasted() : Long.MAX_VALUE).isGreaterThanOrEqualTo(group.wasted());
				last = group;
				List<Member> members = store.members(group.id(), 0, 10_000);
				assertThat(members).hasSize((int) group.names());
				assertThat(group.wasted()).isEqualTo((group.copies() - 1) * group.size());
				all.add(members.stream()
					.map((member) -> member.path().startsWith(root) ? member.path().substring(root.length())
							: member.path())
					.collect(Collectors.toCollection(TreeSet::new)));
			}
		}
		while (!page.isEmpty());
		assertThat(Set.copyOf(all)).hasSize(all.size());
		return Set.copyOf(all);
	}

	Set<Set<String>> files(Outcome outcome) {
		return groups(outcome, Kind.FILES);
	}

	/** Some bytes that differ from seed to seed. */
	static byte[] bytes(int seed, int length) {
		byte[] bytes = new byte[length];
		new Random(seed).nextBytes(bytes);
		return bytes;
	}

	Path file(String relative, byte[] content) throws IOException {
		Path path = this.tree.path(relative);
		Files.createDirectories(path.getParent());
		return Files.write(path, content);
	}

	/** The same bytes but for one. */
	static byte[] altered(byte[] content, int at) {
		byte[] other = content.clone();
		other[at]++;
		return other;
	}

}
