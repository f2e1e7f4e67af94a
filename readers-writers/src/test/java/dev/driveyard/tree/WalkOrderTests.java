package dev.driveyard.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link WalkOrder} is the order of a recursive walk that sorts names.
 */
class WalkOrderTests {

	private static final WalkOrder ORDER = WalkOrder.INSTANCE;

	@Test
	void aDirectoryComesBeforeWhatItHoldsAndThatBeforeItsSiblings() {
		List<String> sorted = new ArrayList<>(Trees.ORDER);
		sorted.sort(String::compareTo);
		assertThat(sorted).as("text sorts another way").isNotEqualTo(Trees.ORDER);
		sorted.sort(ORDER);
		assertThat(sorted).isEqualTo(Trees.ORDER);
	}

	@Property
	void sortedPathsAreThoseOfARecursiveWalk(@ForAll("trees") Set<String> paths) {
		Node root = new Node();
		paths.forEach((path) -> root.add(path));
		List<String> walked = new ArrayList<>();
		root.walk("", walked);
		List<String> sorted = new ArrayList<>(walked);
		sorted.sort(String::compareTo);
		sorted.sort(ORDER);
		assertThat(sorted).isEqualTo(walked);
	}

	@Property
	void theOrderIsTotal(@ForAll("paths") String a, @ForAll("paths") String b, @ForAll("paths") String c) {
		assertThat(ORDER.compare(a, b) == 0).isEqualTo(a.equals(b));
		assertThat(Integer.signum(ORDER.compare(a, b))).isEqualTo(-Integer.signum(ORDER.compare(b, a)));
		if (ORDER.compare(a, b) <= 0 && ORDER.compare(b, c) <= 0) {
			assertThat(ORDER.compare(a, c)).isLessThanOrEqualTo(0);
		}
	}

	@Provide
	Arbitrary<String> paths() {
		Arbitrary<String> name = Arbitraries.strings().withChars("a.b 0!\n\u0001\uEFFFé").ofMinLength(1).ofMaxLength(3);
		Arbitrary<String> names = Arbitraries.oneOf(name, Arbitraries.of("a", "b", "a.b", "😀", "\uEFFF😀"));
		return names.list().ofMaxSize(4).map((list) -> String.join("/", list));
	}

	@Provide
	Arbitrary<Set<String>> trees() {
		return paths().set().ofMaxSize(25);
	}

	/**
	 * A directory of a tree in memory, its children sorted by name.
	 */
	private static final class Node {

		private final TreeMap<String, Node> children = new TreeMap<>();

		void add(String path) {
			Node node = this;
			for (String name : path.isEmpty() ? new String[0] : path.split("/")) {
				node = node.children.computeIfAbsent(name, (key) -> new Node());
			}
		}

		void walk(String path, List<String> into) {
			into.add(path);
			this.children.forEach((name, child) -> child.walk(path.isEmpty() ? name : path + "/" + name, into));
		}

	}

}
