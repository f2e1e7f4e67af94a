package dev.driveyard.transfer.removal;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import dev.driveyard.storage.Backend;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.StaleDirectoryException;
import dev.driveyard.storage.local.LocalBackend;
import dev.driveyard.storage.local.LocalPaths;
import dev.driveyard.storage.local.MountTable;
import dev.driveyard.storage.local.Shell;
import dev.driveyard.storage.writing.WritableDirectory;
import dev.driveyard.storage.writing.Writing;
import dev.driveyard.transfer.removal.Removal.Kept;
import dev.driveyard.transfer.removal.Removal.Reason;
import dev.driveyard.transfer.removal.Removal.Removed;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

/**
 * {@link TreeRemover} removes a tree, and nothing but the tree.
 */
class TreeRemoverTests {

	private static final MountTable MOUNTS = new MountTable(List.of(new MountTable.Mount("/", "8:1", "ext4", "x")));

	private final List<Removal> outcomes = new CopyOnWriteArrayList<>();

	private Path temp;

	private Path tree;

	@BeforeEach
	void enter(@TempDir Path folder) throws IOException {
		this.temp = folder.toRealPath();
		this.tree = Files.createDirectory(this.temp.resolve("tree"));
	}

	private boolean remove(RemovalOptions options, Consumer<Removal> hook) throws IOException {
		return remove(new LocalBackend(), options, hook);
	}

	private boolean remove(Backend volume, RemovalOptions options, Consumer<Removal> hook) throws IOException {
		return new TreeRemover(volume, options).remove(encoded(this.tree), null, (removal) -> {
			this.outcomes.add(removal);
			hook.accept(removal);
		});
	}

	private boolean remove() throws IOException {
		return remove(RemovalOptions.inOrder(MOUNTS), (removal) -> {
		});
	}

	private static RemovalOptions threads(int threads) {
		return new RemovalOptions(MOUNTS, FileRemover.UNLINK, threads, () -> false);
	}

	private static String encoded(Path path) {
		return LocalPaths.encode(path);
	}

	private Path file(String path) throws IOException {
		Path file = this.tree.resolve(path);
		Files.createDirectories(file.getParent());
		return Files.writeString(file, path);
	}

	private List<String> removed() {
		return this.outcomes.stream()
			.filter(Removed.class::isInstance)
			.map((removal) -> ("." + removal.path().substring(encoded(this.tree).length())))
			.toList();
	}

	private List<Kept> kept() {
		return this.outcomes.stream().filter(Kept.class::isInstance).map(Kept.class::cast).toList();
	}

	@Test
	void everythingGoesInOrderAndADirectoryAfterWhatItHeld() throws IOException {
		file("b/two");
		file("b/one");
		file("a/deep/er/file");
		file("c");
		Shell.run(this.tree, "mkfifo pipe; mkdir empty; printf 'x\\377y' | xargs -0 touch");
		assertThat(remove()).isTrue();
		assertThat(removed()).containsExactly("./a/deep/er/file", "./a/deep/er", "./a/deep", "./a", "./b/one",
				"./b/two", "./b", "./c", "./empty", "./pipe", "./x\uEFFFy", ".");
		assertThat(this.tree).doesNotExist();
		assertThat(this.temp).isEmptyDirectory();
	}

	@Test
	void whatWasRemovedIsShownAsItWas() throws IOException {
		file("file");
		FileStat before = new LocalBackend().stat(encoded(this.tree.resolve("file")));
		remove();
		assertThat(this.outcomes.get(0)).isEqualTo(new Removed(encoded(this.tree.resolve("file")), before));
	}

	@Test
	void linksAreRemovedAndNeverFollowed() throws IOException {
		Path outside = Files.createDirectory(this.temp.resolve("outside"));
		Files.writeString(outside.resolve("precious"), "x");
		Files.createSymbolicLink(this.tree.resolve("link"), outside);
		Files.createSymbolicLink(this.tree.resolve("file"), outside.resolve("precious"));
		Files.createSymbolicLink(this.tree.resolve("loop"), this.tree);
		assertThat(remove()).isTrue();
		assertThat(this.tree).doesNotExist();
		assertThat(outside.resolve("precious")).exists();
	}

	@Test
	void aLinkAsTargetGoesByItself() throws IOException {
		file("file");
		Path link = Files.createSymbolicLink(this.temp.resolve("link"), this.tree);
		new TreeRemover(new LocalBackend(), RemovalOptions.inOrder(MOUNTS)).remove(encoded(link), null,
				this.outcomes::add);
		assertThat(Files.isSymbolicLink(link)).isFalse();
		assertThat(this.tree.resolve("file")).exists();
	}

	@Test
	void whatIsGoneIsNoFailure() throws IOException {
		Files.delete(this.tree);
		assertThat(remove()).isTrue();
		assertThat(this.outcomes).isEmpty();
	}

	@Test
	void anotherThanTheExpectedIsLeftAlone() throws IOException {
		FileStat seen = new LocalBackend().stat(encoded(this.tree));
		Files.move(this.tree, this.temp.resolve("away"));
		file("file");
		assertThatExceptionOfType(StaleDirectoryException.class)
			.isThrownBy(() -> new TreeRemover(new LocalBackend(), RemovalOptions.inOrder(MOUNTS))
				.remove(encoded(this.tree), seen, this.outcomes::add));
		assertThat(this.tree.resolve("file")).exists();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 3, 5, 8, 9 })
	void aRemovalThatWasStoppedIsGoneOnWith(int steps) throws IOException {
		for (String name : List.of("a/1", "a/2", "b/c/1", "b/c/2", "d")) {
			file(name);
		}
		AtomicInteger left = new AtomicInteger(steps);
		assertThat(remove(new RemovalOptions(MOUNTS, FileRemover.UNLINK, 1, () -> left.getAndDecrement() <= 0),
				(removal) -> {
				}))
			.isFalse();
		assertThat(this.tree).exists();
		assertThat(remove()).isTrue();
		assertThat(this.tree).doesNotExist();
		assertThat(removed()).doesNotHaveDuplicates().hasSize(9);
	}

	@Test
	void whatIsMountedInsideIsLeftAlone() throws IOException {
		file("a/mounted/file");
		file("b");
		MountTable mounts = new MountTable(
				List.of(new MountTable.Mount(encoded(this.tree.resolve("a/mounted")), "8:2", "ext4", "y")));
		assertThat(remove(RemovalOptions.inOrder(mounts), (removal) -> {
		})).isTrue();
		assertThat(this.tree.resolve("a/mounted/file")).exists();
		assertThat(this.tree.resolve("b")).doesNotExist();
		assertThat(kept()).singleElement().satisfies((kept) -> {
			assertThat(kept.reason()).isEqualTo(Reason.MOUNT_POINT);
			assertThat(kept.path()).isEqualTo(encoded(this.tree.resolve("a/mounted")));
		});
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2 })
	void aDirectoryOnAnotherDeviceIsLeftAloneWhateverTheTableSays(int threads) throws IOException {
		file("a/other/file");
		file("z/file");
		Backend volume = (Backend) Proxy.newProxyInstance(Backend.class.getClassLoader(),
				new Class<?>[] { Backend.class, Writing.class }, (proxy, method, args) -> {
					if (method.getName().equals("facet")) {
						return Optional.of(proxy);
					}
					Object result = method.invoke(new LocalBackend(), args);
					return (result instanceof WritableDirectory directory) ? foreignBelow(directory, "") : result;
				});
		assertThat(remove(volume, threads(threads), (removal) -> {
		})).isTrue();
		assertThat(this.tree.resolve("a/other/file")).exists();
		assertThat(this.tree.resolve("z")).doesNotExist();
		assertThat(kept()).singleElement().satisfies((kept) -> assertThat(kept.reason()).isEqualTo(Reason.MOUNT_POINT));
	}

	/** Directories named "other" look as if they were on another device. */
	private static WritableDirectory foreignBelow(WritableDirectory directory, String name) {
		return (WritableDirectory) Proxy.newProxyInstance(Backend.class.getClassLoader(),
				new Class<?>[] { WritableDirectory.class }, (proxy, method, args) -> {
					Object result;
					try {
						result = method.invoke(directory, args);
					}
					catch (InvocationTargetException ex) {
						throw ex.getCause();
					}
					if (result instanceof WritableDirectory opened) {
						return foreignBelow(opened, (args != null) ? (String) args[0] : "");
					}
					return (method.getName().equals("self") && name.equals("other"))
							? new FileStat("", 4711, ((FileStat) result).stat()) : result;
				});
	}

	@Test
	void aDirectoryThatIsSwappedForALinkDoesNotLeadOutOfTheTree() throws IOException {
		file("a/1");
		file("a/2");
		file("b");
		Path outside = Files.createDirectory(this.temp.resolve("outside"));
		Files.writeString(outside.resolve("2"), "precious");
		remove(RemovalOptions.inOrder(MOUNTS), (removal) -> {
			if (removal.path().endsWith("/a/1")) {
				Shell.run(this.temp, "mv tree/a away; ln -s \"$PWD/outside\" tree/a");
			}
		});
		assertThat(outside.resolve("2")).hasContent("precious");
		assertThat(this.tree.resolve("b")).doesNotExist();
		assertThat(kept()).extracting(Kept::reason).containsOnly(Reason.CHANGED);
		assertThat(kept()).extracting(Kept::path).containsExactly(encoded(this.tree.resolve("a")));
	}

	@Test
	void aDirectoryAboveThatIsSwappedForALinkDoesNotLeadOutOfTheTree() throws IOException {
		file("a/b/c/1");
		file("a/b/c/2");
		file("a/z");
		Files.createDirectories(this.temp.resolve("outside/b/c"));
		Files.writeString(this.temp.resolve("outside/b/c/2"), "precious");
		Files.writeString(this.temp.resolve("outside/z"), "precious");
		remove(RemovalOptions.inOrder(MOUNTS), (removal) -> {
			if (removal.path().endsWith("/c/1")) {
				Shell.run(this.temp, "mv tree/a/b moved; mv tree/a away; ln -s \"$PWD/outside\" tree/a");
			}
		});
		assertThat(this.temp.resolve("outside/b/c/2")).hasContent("precious");
		assertThat(this.temp.resolve("outside/z")).hasContent("precious");
		assertThat(kept()).isNotEmpty().extracting(Kept::reason).containsOnly(Reason.CHANGED);
		assertThat(this.tree).exists();
	}

	@Test
	void theWayBackFromFarBelowDoesNotLeadOutOfTheTree() throws IOException {
		file("a/x" + "/d".repeat(100) + "/file");
		file("a/z");
		Path outside = Files.createDirectory(this.temp.resolve("outside"));
		Files.writeString(outside.resolve("z"), "precious");
		remove(RemovalOptions.inOrder(MOUNTS), (removal) -> {
			if (removal.path().endsWith("/file")) {
				Shell.run(this.temp, "mv tree/a/x outside");
			}
		});
		assertThat(outside.resolve("z")).hasContent("precious");
		assertThat(outside.resolve("x")).isEmptyDirectory();
		assertThat(this.tree).doesNotExist();
	}

	@Test
	void whatMayNotBeRemovedIsReportedAndTheRestGoes() throws IOException {
		file("a/locked/file");
		file("b/file");
		Path locked = this.tree.resolve("a/locked");
		Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-x------"));
		try {
			assumeFalse(Files.isWritable(locked), "The super-user writes whatever the mode");
			assertThat(remove()).isTrue();
			assertThat(kept()).singleElement().satisfies((kept) -> {
				assertThat(kept.path()).isEqualTo(encoded(locked.resolve("file")));
				assertThat(kept.reason()).isEqualTo(Reason.DENIED);
				assertThat(kept.message()).isEqualTo("Permission denied");
			});
			assertThat(this.tree.resolve("b")).doesNotExist();
		}
		finally {
			Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("rwx------"));
		}
	}

	@Test
	void anUnreadableDirectoryIsReportedAndTheRestGoes() throws IOException {
		file("a/file");
		file("b/file");
		Path locked = this.tree.resolve("a");
		Files.setPosixFilePermissions(locked, Set.of());
		try {
			assumeFalse(Files.isReadable(locked), "The super-user reads whatever the mode");
			assertThat(remove(threads(2), (removal) -> {
			})).isTrue();
			assertThat(kept()).singleElement().satisfies((kept) -> assertThat(kept.path()).isEqualTo(encoded(locked)));
			assertThat(this.tree.resolve("b")).doesNotExist();
		}
		finally {
			Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("rwx------"));
		}
	}

	@Test
	void anUnreadableDirectoryThatIsEmptyGoes() throws IOException {
		Path locked = Files.createDirectory(this.tree.resolve("locked"));
		Files.setPosixFilePermissions(locked, Set.of());
		assumeFalse(Files.isReadable(locked), "The super-user reads whatever the mode");
		assertThat(remove()).isTrue();
		assertThat(removed()).containsExactly("./locked", ".");
		assertThat(this.tree).doesNotExist();
	}

	@Test
	void aParentThatMayBePassedButNotReadIsNoObstacle() throws IOException {
		file("hidden/a/file");
		Path hidden = this.tree.resolve("hidden");
		Files.setPosixFilePermissions(hidden, PosixFilePermissions.fromString("--x------"));
		try {
			assumeFalse(Files.isReadable(hidden), "The super-user reads whatever the mode");
			new TreeRemover(new LocalBackend(), RemovalOptions.inOrder(MOUNTS)).remove(encoded(hidden) + "/a/file",
					null, this.outcomes::add);
			assertThat(kept()).isEmpty();
			assertThat(hidden.resolve("a")).isEmptyDirectory();
			Files.createSymbolicLink(this.temp.resolve("link"), hidden);
			assertThatExceptionOfType(IOException.class)
				.isThrownBy(() -> DirectoryPaths.open(new LocalBackend(), encoded(this.temp) + "/link/a"));
		}
		finally {
			Files.setPosixFilePermissions(hidden, PosixFilePermissions.fromString("rwx------"));
		}
	}

	@Test
	void aFileThatAppearsMeanwhileGoesToo() throws IOException {
		file("a/1");
		remove(RemovalOptions.inOrder(MOUNTS), (removal) -> {
			if (removal.path().endsWith("/1")) {
				Shell.run(this.tree, "touch a/0");
			}
		});
		assertThat(this.tree).doesNotExist();
	}

	@Test
	void aDirectoryThatIsFilledForEverIsGivenUp() throws IOException {
		file("a/x");
		AtomicInteger next = new AtomicInteger();
		remove(RemovalOptions.inOrder(MOUNTS), (removal) -> Shell.run(this.tree, "touch a/0" + next.incrementAndGet()));
		assertThat(kept()).extracting(Kept::reason).containsExactly(Reason.CHANGED);
	}

	@Test
	void thousandsOfLevelsAreNoProblem() throws IOException {
		String chain = "/d".repeat(1500);
		for (int i = 0; i < 3; i++) {
			Files.createDirectories(Path.of(this.temp + "/chain" + i + chain));
			try (WritableDirectory source = new LocalBackend().open(encoded(this.temp));
					WritableDirectory deepest = new LocalBackend().open(encoded(this.temp) + "/chain" + i + chain)) {
				if (i > 0) {
					source.rename("chain" + (i - 1), deepest, "x");
				}
			}
		}
		Files.move(this.temp.resolve("chain2"), this.tree.resolve("d"));
		assertThat(remove()).isTrue();
		assertThat(removed()).hasSizeGreaterThan(4500);
		assertThat(this.tree).doesNotExist();
		assertThat(this.temp).isEmptyDirectory();
	}

	@Test
	void severalThreadsRemoveWhatOneDoes() throws IOException {
		List<String> names = new ArrayList<>();
		for (int i = 0; i < 400; i++) {
			names.add(i % 7 + "/" + i % 31 + "/" + i);
			file(names.get(i));
		}
		assertThat(remove(threads(3), (removal) -> {
		})).isTrue();
		assertThat(this.tree).doesNotExist();
		assertThat(kept()).isEmpty();
		assertThat(removed()).doesNotHaveDuplicates().contains("./" + names.get(0)).hasSize(400 + 7 * 31 + 7 + 1);
	}

	@Test
	void aFailureIsReportedOnceBySeveralThreads() throws IOException {
		file("a/x/1");
		file("b/y/2");
		RemovalOptions options = new RemovalOptions(MOUNTS, (directory, file) -> {
			if (file.name().equals("1")) {
				throw new IOException("Broken");
			}
			return directory.delete(file.name());
		}, 2, () -> false);
		remove(options, (removal) -> {
		});
		assertThat(kept()).containsExactly(new Kept(encoded(this.tree.resolve("a/x/1")), Reason.FAILED, "Broken"));
		assertThat(removed()).containsExactlyInAnyOrder("./b/y/2", "./b/y", "./b");
	}

	@Test
	void aParentThatIsALinkIsNotFollowed() throws IOException {
		file("file");
		Files.createSymbolicLink(this.temp.resolve("link"), this.tree);
		assertThatExceptionOfType(IOException.class)
			.isThrownBy(() -> new TreeRemover(new LocalBackend(), RemovalOptions.inOrder(MOUNTS))
				.remove(encoded(this.temp.resolve("link/file")), null, this.outcomes::add));
		assertThat(this.tree.resolve("file")).exists();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/sub/", "/sub/.", "/sub/..", "sub" })
	void aPathMustEndInAName(String path) throws IOException {
		file("sub/file");
		String absolute = path.startsWith("/") ? encoded(this.tree) + path : path;
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new TreeRemover(new LocalBackend(), RemovalOptions.inOrder(MOUNTS)).remove(absolute, null,
					this.outcomes::add));
		assertThat(this.tree.resolve("sub/file")).exists();
	}

	@Test
	void aPathIsResolvedButItsLastNameIsNot() throws IOException {
		Files.createDirectories(this.tree.resolve("real/sub"));
		Files.createSymbolicLink(this.tree.resolve("link"), this.tree.resolve("real/sub"));
		Files.createSymbolicLink(this.tree.resolve("real/last"), Path.of("/"));
		String tree = encoded(this.tree);
		assertThat(DirectoryPaths.resolve(tree + "/link/../last")).isEqualTo(tree + "/real/last");
		assertThat(DirectoryPaths.resolve(tree + "/link")).isEqualTo(tree + "/link");
		assertThat(DirectoryPaths.resolve(tree + "/link/..")).isEqualTo(tree + "/real");
		assertThat(DirectoryPaths.resolve("/")).isEqualTo("/");
		assertThat(DirectoryPaths.resolve("/..")).isEqualTo("/");
		assertThat(DirectoryPaths.resolve("some"))
			.isEqualTo(DirectoryPaths.join(encoded(Path.of("").toAbsolutePath()), "some"));
	}

}
