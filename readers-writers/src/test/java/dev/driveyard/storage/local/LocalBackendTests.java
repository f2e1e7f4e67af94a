package dev.driveyard.storage.local;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

import dev.driveyard.files.FileKind;
import dev.driveyard.storage.Ability;
import dev.driveyard.storage.Backend;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.StableInodesContract;
import dev.driveyard.storage.StaleDirectoryException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

/**
 * {@link LocalBackend} keeps the contract, also for what only a local file system has.
 */
class LocalBackendTests extends StableInodesContract {

	private final Backend volume = new LocalBackend();

	private Path root;

	@BeforeEach
	void enter(@TempDir Path folder) {
		this.root = folder;
	}

	@Override
	protected Backend volume() {
		return this.volume;
	}

	@Override
	protected String root() {
		return LocalPaths.encode(this.root);
	}

	private Path path(String relative) throws IOException {
		Path path = LocalPaths.toPath(absolute(relative));
		Files.createDirectories(path.getParent());
		return path;
	}

	@Override
	protected void putFile(String path, String content) throws IOException {
		Files.writeString(path(path), content);
	}

	@Override
	protected void putDirectory(String path) throws IOException {
		Files.createDirectories(path(path));
	}

	@Override
	protected void putLink(String path, String target) throws IOException {
		Files.createSymbolicLink(path(path), Path.of(target));
	}

	@Override
	protected void move(String from, String to) throws IOException {
		Files.move(path(from), path(to));
	}

	@Override
	protected void remove(String path) throws IOException {
		FileSystemUtils.deleteRecursively(path(path));
	}

	@Test
	void whenAFileWasMadeStaysWhateverBecomesOfIt() throws IOException {
		putFile("a", "one");
		Long born = this.volume.born(absolute("a"));
		assertThat(born).isNotNull().isLessThanOrEqualTo(this.volume.stat(absolute("a")).stat().changed());
		Files.setLastModifiedTime(path("a"), FileTime.fromMillis(1000));
		move("a", "b");
		assertThat(this.volume.born(absolute("b"))).isEqualTo(born);
		assertThat(this.volume.born(absolute("a"))).isNull();
	}

	@Test
	void itCanDoAll() {
		assertThat(this.volume.abilities()).containsExactlyInAnyOrder(Ability.values());
	}

	@Test
	void aStatSaysWhatTheSystemSays() throws IOException {
		putFile("file", "hello");
		Path file = path("file");
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-x--x"));
		Shell.run(this.root, "touch -d 1969-12-31T23:59:58.123456789Z file");
		FileStat stat = stat("file");
		assertThat(stat.stat().mode()).isEqualTo(0100751);
		assertThat(stat.stat().modified()).isEqualTo(-1_876_543_211L);
		assertThat(stat.stat().inode()).isEqualTo(Files.getAttribute(file, "unix:ino"));
		assertThat(stat.stat().owner()).isEqualTo(((Integer) Files.getAttribute(file, "unix:uid")).longValue());
		assertThat(stat.device()).isEqualTo(Files.getAttribute(file, "unix:dev"));
		assertThat(Duration.ofNanos(System.currentTimeMillis() * 1_000_000 - stat.stat().changed()).abs())
			.isLessThan(Duration.ofMinutes(1));
	}

	@Test
	void hardLinksShareAnInode() throws IOException {
		putFile("one", "x");
		Files.createLink(path("two"), path("one"));
		Map<String, FileStat> found = list("");
		assertThat(child(found, "one").stat()).isEqualTo(child(found, "two").stat());
		assertThat(child(found, "one").stat().links()).isEqualTo(2);
	}

	@Test
	void aNamedPipeIsShownAndNeverOpened() throws IOException {
		Shell.run(this.root, "mkfifo pipe");
		assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
			assertThat(child(list(""), "pipe").stat().kind()).isEqualTo(FileKind.SPECIAL);
			assertThat(stat("pipe").stat().kind()).isEqualTo(FileKind.SPECIAL);
		});
	}

	@Test
	void aNamedPipeInPlaceOfADirectoryDoesNotHoldUpTheListing() throws IOException {
		putDirectory("dir");
		FileStat seen = stat("dir");
		remove("dir");
		Shell.run(this.root, "mkfifo dir");
		assertTimeoutPreemptively(Duration.ofSeconds(10),
				() -> assertThatIOException().isThrownBy(() -> this.volume.list(absolute("dir"), seen)));
	}

	@Test
	void aLinkToTheDirectoryItReplacedIsNotListed() throws IOException {
		putFile("dir/file", "x");
		FileStat seen = stat("dir");
		move("dir", "away");
		putLink("dir", "away");
		assertThatExceptionOfType(StaleDirectoryException.class)
			.isThrownBy(() -> this.volume.list(absolute("dir"), seen));
	}

	@Test
	void namesThatAreNotUtf8AreListedAndFoundAgain() throws IOException {
		Shell.run(this.root, "printf 'a\\377b\\000\\303\\000\\356\\276\\200' | xargs -0 mkdir");
		Shell.run(this.root, "printf 'a\\377b/\\200file' | xargs -0 touch");
		Shell.run(this.root, "printf 'a\\377b' | xargs -0 -I % ln -s % link");
		Map<String, FileStat> found = list("");
		assertThat(found).containsOnlyKeys("a\uEFFFb", "\uEFC3", "\uEFEE\uEFBE\uEF80", "link");
		assertThat(child(found, "link").stat().target()).isEqualTo("a\uEFFFb");
		assertThat(list("a\uEFFFb")).containsOnlyKeys("\uEF80file");
		for (FileStat child : found.values()) {
			assertThat(stat(child.name())).isEqualTo(child);
		}
	}

	@Test
	void aPathLongerThanTheSystemTakesAtOnceIsRead() throws IOException {
		String name = "n".repeat(255);
		Shell.run(this.root, "i=0; while [ $i -lt 20 ]; do mkdir $1; cd -P ./$1 2>/dev/null || cd $1; i=$((i+1)); done;"
				+ " echo x > leaf; ln -s leaf link", name);
		String deep = name + ("/" + name).repeat(19);
		assertThat(absolute(deep).length()).isGreaterThan(5000);
		Map<String, FileStat> found = list(deep);
		assertThat(found).containsOnlyKeys("leaf", "link");
		assertThat(child(found, "leaf").stat().size()).isEqualTo(2);
		assertThat(stat(deep + "/leaf")).isEqualTo(found.get("leaf"));
		assertThat(child(found, "link").stat().kind()).isEqualTo(FileKind.LINK);
		Shell.run(this.root, "rm -rf ./nnn*");
	}

	@Test
	void anUnreadableDirectoryIsRefusedNotEmpty() throws IOException {
		putFile("dir/file", "x");
		Files.setPosixFilePermissions(path("dir"), Set.of());
		try {
			assumeFalse(Files.isReadable(path("dir")), "The super-user reads whatever its mode");
			assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> list("dir"));
		}
		finally {
			Files.setPosixFilePermissions(path("dir"), PosixFilePermissions.fromString("rwx------"));
		}
	}

	@Test
	void theAttributeMapGivesTheSameStats() throws IOException {
		putFile("file", "hello");
		putDirectory("dir");
		putLink("link", "file");
		Shell.run(this.root, "mkfifo pipe; touch -d 1960-01-01T00:00:00.5Z file");
		for (String name : list("").keySet()) {
			Path path = path(name);
			PosixFileAttributes attributes = Files.readAttributes(path, PosixFileAttributes.class,
					LinkOption.NOFOLLOW_LINKS);
			assertThat(UnixStats.canRead(attributes)).isTrue();
			assertThat(UnixStats.read(name, path, () -> "target"))
				.isEqualTo(UnixStats.of(name, attributes, () -> "target"));
		}
	}

}
