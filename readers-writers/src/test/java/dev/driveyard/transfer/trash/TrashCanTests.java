package dev.driveyard.transfer.trash;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.driveyard.files.EncodedName;
import dev.driveyard.storage.local.LocalBackend;
import dev.driveyard.storage.local.LocalPaths;
import dev.driveyard.storage.local.TestMount;
import dev.driveyard.storage.local.MissingDirectories.Owner;
import dev.driveyard.storage.local.Shell;
import dev.driveyard.storage.writing.OtherFileSystemException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

/**
 * {@link TrashCan} puts files where the specification says, and gives them back.
 */
class TrashCanTests {

	private TrashFixture trash;

	@BeforeEach
	void enter(@TempDir Path temp) throws IOException {
		this.trash = new TrashFixture(temp);
	}

	@Test
	void aFileOfTheHomeVolumeGoesToTheHomeTrash() throws IOException {
		String path = this.trash.file("docs/a b.txt");
		Trashed trashed = this.trash.can().put(path);
		assertThat(Path.of(path)).doesNotExist();
		assertThat(trashed.already()).isFalse();
		assertThat(trashed.path()).isEqualTo(path);
		assertThat(trashed.folder().path()).isEqualTo(this.trash.path("data/Trash"));
		assertThat(this.trash.home.resolve("files").resolve(trashed.name())).hasContent("docs/a b.txt");
		assertThat(this.trash.info(this.trash.home, trashed.name()))
			.isEqualTo("[Trash Info]\nPath=" + path.replace(" ", "%20") + "\nDeletionDate=2026-11-20T14:30:15\n");
	}

	@Test
	void theTrashIsForItsOwnerAlone() throws IOException {
		Trashed trashed = this.trash.can().put(this.trash.file("file"));
		for (String folder : List.of("", "files", "info")) {
			assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(this.trash.home.resolve(folder))))
				.isEqualTo("rwx------");
		}
		assertThat(PosixFilePermissions
			.toString(Files.getPosixFilePermissions(this.trash.home.resolve("info/" + trashed.name() + ".trashinfo"))))
			.isEqualTo("rw-------");
	}

	@Test
	void aFileOfAnotherVolumeStaysOnItAndItsPathIsRelative() throws IOException {
		String path = this.trash.file("volume/sub/file");
		Trashed trashed = this.trash.can().put(path);
		Path own = this.trash.volume.resolve(".Trash-" + this.trash.user);
		assertThat(trashed.folder().path()).isEqualTo(LocalPaths.encode(own));
		assertThat(own.resolve("files").resolve(trashed.name())).exists();
		assertThat(this.trash.info(own, trashed.name())).contains("\nPath=sub/file\n");
		assertThat(this.trash.list()).singleElement().satisfies((entry) -> assertThat(entry.path()).isEqualTo(path));
		assertThat(this.trash.home).doesNotExist();
	}

	@Test
	void theSharedTrashOfAVolumeIsUsedIfItIsSticky() throws IOException {
		Shell.run(this.trash.volume, "mkdir .Trash; chmod 1777 .Trash");
		Trashed trashed = this.trash.can().put(this.trash.file("volume/file"));
		assertThat(trashed.folder().path()).isEqualTo(this.trash.path("volume/.Trash/" + this.trash.user));
		assertThat(this.trash.info(this.trash.volume.resolve(".Trash/" + this.trash.user), trashed.name()))
			.contains("\nPath=file\n");
		assertThat(this.trash.list()).hasSize(1);
	}

	@Test
	void aSharedTrashThatIsNotStickyIsNotUsed() throws IOException {
		Shell.run(this.trash.volume, "mkdir -p .Trash/" + this.trash.user + "/files; chmod 777 .Trash");
		Trashed trashed = this.trash.can().put(this.trash.file("volume/file"));
		assertThat(trashed.folder().path()).isEqualTo(this.trash.path("volume/.Trash-" + this.trash.user));
		List<String> left = this.trash.can().list((entry) -> {
		});
		assertThat(left).singleElement().satisfies((text) -> assertThat(text).contains("sticky"));
	}

	@Test
	void aSharedTrashThatIsALinkIsNotUsed() throws IOException {
		Shell.run(this.trash.root, "mkdir target; chmod 1777 target; ln -s ../target volume/.Trash");
		Trashed trashed = this.trash.can().put(this.trash.file("volume/file"));
		assertThat(trashed.folder().path()).isEqualTo(this.trash.path("volume/.Trash-" + this.trash.user));
		assertThat(this.trash.root.resolve("target")).isEmptyDirectory();
	}

	@Test
	void aTrashThatIsALinkIsNotUsed() throws IOException {
		Shell.run(this.trash.root, "mkdir target; ln -s ../target volume/.Trash-" + this.trash.user);
		String path = this.trash.file("volume/file");
		assertThatExceptionOfType(CannotTrashException.class).isThrownBy(() -> this.trash.can().put(path))
			.withMessageContaining("Delete it for good instead");
		assertThat(Path.of(path)).exists();
		assertThat(this.trash.root.resolve("target")).isEmptyDirectory();
	}

	@Test
	void aTrashOfSomebodyElseIsNotUsed() throws IOException {
		String path = this.trash.file("volume/file");
		long other = this.trash.user + 1;
		Files.createDirectory(this.trash.volume.resolve(".Trash-" + other));
		TrashCan can = new TrashCan(new LocalBackend(),
				new TrashPlaces(LocalPaths.encode(this.trash.home), other, this.trash.mounts()), TrashFixture.CLOCK);
		assertThatExceptionOfType(CannotTrashException.class).isThrownBy(() -> can.put(path))
			.withMessageContaining("belongs to another user");
		assertThat(Path.of(path)).exists();
	}

	@Test
	void aVolumeThatTakesNoTrashIsSaidToBeOne() throws IOException {
		String path = this.trash.file("volume/sub/file");
		Files.setPosixFilePermissions(this.trash.volume, PosixFilePermissions.fromString("r-xr-xr-x"));
		try {
			assumeFalse(Files.isWritable(this.trash.volume), "The super-user writes whatever the mode");
			assertThatExceptionOfType(CannotTrashException.class).isThrownBy(() -> this.trash.can().put(path))
				.withMessageContaining("Permission denied")
				.withMessageContaining(".Trash-" + this.trash.user);
			assertThat(Path.of(path)).exists();
		}
		finally {
			Files.setPosixFilePermissions(this.trash.volume, PosixFilePermissions.fromString("rwxr-xr-x"));
		}
	}

	@Test
	void nothingIsCopiedToATrashOnAnotherFileSystem() throws IOException {
		String path = this.trash.file("file");
		Path other = TestMount.otherFileSystem(Path.of(path));
		try {
			TrashFolder folder = new TrashFolder(LocalPaths.encode(other), "/", true);
			try (OpenTrash open = OpenTrash.create(folder, new LocalBackend().open(folder.path()))) {
				TrashPut put = new TrashPut(new LocalBackend(), TrashFixture.CLOCK, path, "name");
				assertThatExceptionOfType(OtherFileSystemException.class).isThrownBy(() -> put.start(open));
			}
			assertThat(Path.of(path)).exists();
			assertThat(other.resolve("info")).isEmptyDirectory();
		}
		finally {
			Shell.run(other, "rmdir info files \"$PWD\"");
		}
	}

	@Test
	void mountPointsAndWhatHoldsOneAreNotTrashed() throws IOException {
		for (String path : List.of(this.trash.path("volume"), LocalPaths.encode(this.trash.root))) {
			assertThatExceptionOfType(CannotTrashException.class).isThrownBy(() -> this.trash.can().put(path))
				.withMessageContaining("mount point");
		}
	}

	@Test
	void theTrashIsNotTrashed() throws IOException {
		Trashed trashed = this.trash.can().put(this.trash.file("file"));
		for (String path : List.of("data", "data/Trash", "data/Trash/files/" + trashed.name())) {
			assertThatExceptionOfType(CannotTrashException.class)
				.isThrownBy(() -> this.trash.can().put(this.trash.path(path)))
				.withMessageContaining("in the trash already");
		}
		assertThat(this.trash.list()).hasSize(1);
	}

	@Test
	void aLinkIsTrashedAndNotWhereItPoints() throws IOException {
		String target = this.trash.file("target");
		Path link = Files.createSymbolicLink(this.trash.root.resolve("link"), Path.of("target"));
		Trashed trashed = this.trash.can().put(LocalPaths.encode(link));
		assertThat(Path.of(target)).exists();
		assertThat(Files.isSymbolicLink(link)).isFalse();
		assertThat(Files.isSymbolicLink(this.trash.home.resolve("files").resolve(trashed.name()))).isTrue();
		this.trash.can().restore(this.trash.list().get(0));
		assertThat(Files.readSymbolicLink(link)).isEqualTo(Path.of("target"));
	}

	@Test
	void aParentThatIsSwappedForALinkIsNotFollowed() throws IOException {
		String path = this.trash.file("real/file");
		Files.createSymbolicLink(this.trash.root.resolve("swapped"), Path.of("real"));
		TrashFolder folder = this.trash.can().put(this.trash.file("other")).folder();
		try (OpenTrash open = OpenTrash.open(folder, new LocalBackend().open(folder.path()))) {
			TrashPut put = new TrashPut(new LocalBackend(), TrashFixture.CLOCK, this.trash.path("swapped/file"),
					"name");
			assertThatExceptionOfType(NotDirectoryException.class).isThrownBy(() -> put.start(open));
			assertThat(open.read("name")).isNull();
		}
		assertThat(Path.of(path)).exists();
	}

	@Test
	void aTrashWhoseFilesGoElsewhereIsNotUsed() throws IOException {
		String path = this.trash.file("file");
		Shell.run(this.trash.root, "mkdir -p target data/Trash; ln -s ../../target data/Trash/files");
		Trashed trashed = this.trash.can().put(path);
		assertThat(trashed.folder().path()).endsWith("/.Trash-" + this.trash.user);
		assertThat(this.trash.root.resolve("target")).isEmptyDirectory();
	}

	@Test
	void aFileThatMayNotBeRenamedIsNamedAndStays() throws IOException {
		String path = this.trash.file("locked/file");
		Path locked = this.trash.root.resolve("locked");
		Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-xr-xr-x"));
		try {
			assumeFalse(Files.isWritable(locked), "The super-user writes whatever the mode");
			assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> this.trash.can().put(path))
				.withMessage(path);
			assertThat(this.trash.home.resolve("info")).isEmptyDirectory();
		}
		finally {
			Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("rwxr-xr-x"));
		}
	}

	@Test
	void linksAboveAreResolvedInWhatIsNoted() throws IOException {
		this.trash.file("real/file");
		Files.createSymbolicLink(this.trash.root.resolve("link"), Path.of("real"));
		assertThat(this.trash.can().put(this.trash.path("link/file")).path()).isEqualTo(this.trash.path("real/file"));
	}

	@Test
	void whatIsNotThereIsNotTrashed() {
		assertThatExceptionOfType(NoSuchFileException.class)
			.isThrownBy(() -> this.trash.can().put(this.trash.path("no/such/file")));
		assertThat(this.trash.home).doesNotExist();
	}

	@Test
	void aNameMustBeOne() throws IOException {
		String path = this.trash.file("file");
		for (String name : List.of("", ".", "..", "a/b", "a\0")) {
			assertThatIllegalArgumentException().isThrownBy(() -> this.trash.can().put(path, name));
		}
	}

	@Test
	void twoFilesOfOneNameAreBothKept() throws IOException {
		this.trash.can().put(this.trash.file("a/file"));
		this.trash.can().put(this.trash.file("b/file"));
		this.trash.can().put(this.trash.file("a/file"));
		assertThat(this.trash.list()).extracting(TrashEntry::path)
			.containsExactlyInAnyOrder(this.trash.path("a/file"), this.trash.path("a/file"), this.trash.path("b/file"));
	}

	@Test
	void theLongestNameFits() throws IOException {
		String name = "\u00E4".repeat(127) + "x";
		String path = this.trash.file(name);
		Trashed trashed = this.trash.can().put(path);
		assertThat(EncodedName.encode(trashed.name() + ".trashinfo")).hasSizeLessThanOrEqualTo(255);
		assertThat(trashed.name()).startsWith("\u00E4\u00E4");
		this.trash.can().restore(this.trash.list().get(0));
		assertThat(Path.of(path)).hasContent(name);
	}

	@Test
	void aNameThatIsNotUtf8SurvivesTheRoundTrip() throws IOException {
		Shell.run(this.trash.root, "printf 'x\\377\\n%%41 y' | xargs -0 touch");
		String path = this.trash.path("x\uEFFF\n%41 y");
		Trashed trashed = this.trash.can().put(path);
		assertThat(this.trash.info(this.trash.home, trashed.name())).contains("/x%FF%0A%2541%20y\n");
		assertThat(this.trash.list()).singleElement().satisfies((entry) -> assertThat(entry.path()).isEqualTo(path));
		this.trash.can().restore(this.trash.list().get(0));
		assertThat(LocalPaths.toPath(path)).exists();
	}

	@Test
	void manyThreadsTrashFilesOfOneName() throws Exception {
		ExecutorService pool = Executors.newFixedThreadPool(4);
		try {
			List<Callable<Trashed>> puts = new ArrayList<>();
			for (int i = 0; i < 60; i++) {
				String path = this.trash.file(i + "/file");
				puts.add(() -> this.trash.can().put(path));
			}
			for (Future<Trashed> put : pool.invokeAll(puts)) {
				assertThat(put.get().already()).isFalse();
			}
		}
		finally {
			pool.shutdown();
		}
		assertThat(this.trash.list()).hasSize(60);
		for (TrashEntry entry : this.trash.list()) {
			assertThat(Path.of(this.trash.can().restore(entry)))
				.hasContent(this.trash.root.relativize(Path.of(entry.path())).toString());
		}
	}

	@Test
	void oneFileAndOneNameIsTrashedOnceByManyThreads() throws Exception {
		String path = this.trash.file("file");
		ExecutorService pool = Executors.newFixedThreadPool(4);
		int done = 0;
		try {
			List<Callable<Trashed>> puts = new ArrayList<>();
			for (int i = 0; i < 12; i++) {
				puts.add(() -> this.trash.can().put(path));
			}
			for (Future<Trashed> put : pool.invokeAll(puts)) {
				done += succeeded(put) ? 1 : 0;
			}
		}
		finally {
			pool.shutdown();
		}
		assertThat(done).isEqualTo(1);
		assertThat(this.trash.list()).hasSize(1);
		try (var infos = Files.list(this.trash.home.resolve("info"))) {
			assertThat(infos).hasSize(1);
		}
	}

	private static boolean succeeded(Future<Trashed> put) throws InterruptedException {
		try {
			put.get();
			return true;
		}
		catch (ExecutionException ex) {
			assertThat(ex).hasCauseInstanceOf(NoSuchFileException.class);
			return false;
		}
	}

	@Test
	void aFileIsRestoredWithItsParents() throws IOException {
		String path = this.trash.file("a/b/file");
		this.trash.can().put(path);
		Shell.run(this.trash.root, "rmdir a/b a");
		assertThat(this.trash.can().restore(this.trash.list().get(0))).isEqualTo(path);
		assertThat(Path.of(path)).hasContent("a/b/file");
		assertThat(this.trash.home.resolve("info")).isEmptyDirectory();
		assertThat(this.trash.home.resolve("files")).isEmptyDirectory();
	}

	@Test
	void aParentThatBecameALinkIsNotRestoredThrough() throws IOException {
		String path = this.trash.file("user/d/x");
		this.trash.can().put(path);
		Path closed = Files.createDirectory(this.trash.root.resolve("closed"));
		Shell.run(this.trash.root, "rmdir user/d; ln -s ../closed user/d");
		TrashEntry entry = this.trash.list().get(0);
		assertThatExceptionOfType(FileSystemException.class).isThrownBy(() -> this.trash.can().restore(entry));
		Shell.run(this.trash.root, "rm -r user; ln -s closed user");
		assertThatExceptionOfType(FileSystemException.class).isThrownBy(() -> this.trash.can().restore(entry));
		assertThat(closed).isEmptyDirectory();
		assertThat(this.trash.list()).containsExactly(entry);
	}

	@Test
	void whatWasRecordedIsNotTrashedThroughALink() throws IOException {
		this.trash.file("closed/x");
		Files.createSymbolicLink(this.trash.root.resolve("d"), Path.of("closed"));
		assertThatExceptionOfType(FileSystemException.class)
			.isThrownBy(() -> this.trash.can().put(this.trash.path("d/x"), "name"));
		assertThat(this.trash.root.resolve("closed/x")).exists();
		assertThat(this.trash.list()).isEmpty();
	}

	@Tag("root")
	@Test
	void aMissingParentGetsWhatIsKnownOfItOrIsForTheOwnerOfTheOneAbove() throws IOException {
		String path = this.trash.file("user/a/b/file");
		this.trash.can().put(path);
		Shell.run(this.trash.root, "rmdir user/a/b user/a; chmod 0750 user");
		boolean root = "root".equals(System.getProperty("user.name"));
		int user = (int) Files.getAttribute(this.trash.root, "unix:uid");
		int group = (int) Files.getAttribute(this.trash.root, "unix:gid");
		if (root) {
			Shell.run(this.trash.root, "chown 1234:1235 user");
		}
		this.trash.can()
			.restore(this.trash.list().get(0), path,
					(folder) -> folder.endsWith("/b") ? new Owner(root ? 4321 : user, group, 0751) : null);
		Path a = this.trash.root.resolve("user/a");
		assertThat(Files.getAttribute(a, "unix:mode")).isEqualTo(040700);
		assertThat(Files.getAttribute(a.resolve("b"), "unix:mode")).isEqualTo(040751);
		assertThat(Path.of(path)).hasContent("user/a/b/file");
		if (root) {
			assertThat(Files.getAttribute(a, "unix:uid")).isEqualTo(1234);
			assertThat(Files.getAttribute(a, "unix:gid")).isEqualTo(1235);
			assertThat(Files.getAttribute(a.resolve("b"), "unix:uid")).isEqualTo(4321);
		}
	}

	@Test
	void nothingIsOverwritten() throws IOException {
		String path = this.trash.file("file");
		this.trash.can().put(path);
		Files.writeString(Path.of(path), "new");
		TrashEntry entry = this.trash.list().get(0);
		assertThatExceptionOfType(FileAlreadyExistsException.class).isThrownBy(() -> this.trash.can().restore(entry))
			.withMessageContaining("another place");
		assertThat(Path.of(path)).hasContent("new");
		assertThat(this.trash.list()).containsExactly(entry);
		String elsewhere = this.trash.path("new/place");
		assertThat(this.trash.can().restore(entry, elsewhere)).isEqualTo(elsewhere);
		assertThat(Path.of(elsewhere)).hasContent("file");
	}

	@Test
	void aDirectoryIsNotRestoredOverAnother() throws IOException {
		this.trash.file("dir/file");
		this.trash.can().put(this.trash.path("dir"));
		Files.createDirectory(this.trash.root.resolve("dir"));
		assertThatExceptionOfType(FileAlreadyExistsException.class)
			.isThrownBy(() -> this.trash.can().restore(this.trash.list().get(0)));
		Files.delete(this.trash.root.resolve("dir"));
		this.trash.can().restore(this.trash.list().get(0));
		assertThat(this.trash.root.resolve("dir/file")).exists();
	}

	@Test
	void aDanglingLinkIsNotOverwritten() throws IOException {
		String path = this.trash.file("file");
		this.trash.can().put(path);
		Files.createSymbolicLink(Path.of(path), Path.of("nowhere"));
		assertThatExceptionOfType(FileAlreadyExistsException.class)
			.isThrownBy(() -> this.trash.can().restore(this.trash.list().get(0)));
		assertThat(this.trash.root.resolve("nowhere")).doesNotExist();
	}

	@Test
	void aRestoreCanBeAskedForAgain() throws IOException {
		String path = this.trash.file("file");
		this.trash.can().put(path);
		TrashEntry entry = this.trash.list().get(0);
		Files.createLink(Path.of(path), this.trash.home.resolve("files").resolve(entry.name()));
		assertThat(this.trash.can().restore(entry)).as("killed between link and delete").isEqualTo(path);
		assertThat(this.trash.can().restore(entry)).as("killed after it").isEqualTo(path);
		assertThat(Path.of(path)).hasContent("file");
		assertThat(this.trash.home.resolve("info")).isEmptyDirectory();
		Files.delete(Path.of(path));
		assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> this.trash.can().restore(entry))
			.withMessageContaining("not in the trash any more");
	}

	@Test
	void nothingIsCopiedToAnotherFileSystem() throws IOException {
		this.trash.can().put(this.trash.file("file"));
		String elsewhere = Path.of("/proc/self").toRealPath() + "/file";
		assertThatExceptionOfType(OtherFileSystemException.class)
			.isThrownBy(() -> this.trash.can().restore(this.trash.list().get(0), elsewhere));
		assertThat(this.trash.list()).hasSize(1);
	}

	@Test
	void anEntryIsFoundByFolderAndName() throws IOException {
		Trashed trashed = this.trash.can().put(this.trash.file("file"));
		assertThat(this.trash.can().find(trashed.folder(), trashed.name())).hasValue(this.trash.list().get(0));
		assertThat(this.trash.can().find(trashed.folder(), "other")).isEmpty();
	}

	@Test
	void whatOthersWroteIsUnderstood() throws IOException {
		Shell.run(this.trash.root, """
				mkdir -p data/Trash/files data/Trash/info volume/.Trash-%1$d/files volume/.Trash-%1$d/info
				cd data/Trash; touch files/old files/twice files/lost files/relative files/broken files/orphan
				printf '[Trash Info]\\nPath=/x/old\\nDeletionDate=20040831T22:32:08\\n' > info/old.trashinfo
				printf '[Trash Info]\\nX-Key=1\\nDeletionDate=2020-01-02T03:04:05.5\\nPath=/x/a%%%%20b\\nPath=/no\\n' \\
					> info/twice.trashinfo
				printf '[Trash Info]\\nPath=/x/../lost\\n' > info/lost.trashinfo
				printf '[Trash Info]\\nPath=near/by\\nDeletionDate=nonsense\\n' > info/relative.trashinfo
				printf 'nonsense' > info/broken.trashinfo
				printf '[Trash Info]\\nPath=/x/gone\\n' > info/gone.trashinfo
				touch info/..trashinfo info/...trashinfo info/.trashinfo info/readme
				mkfifo info/orphan2.trashinfo; touch files/orphan2
				""".formatted(this.trash.user));
		assertThat(this.trash.list()).extracting(TrashEntry::name, TrashEntry::path, TrashEntry::deleted)
			.containsExactlyInAnyOrder(tuple("old", "/x/old", LocalDateTime.parse("2004-08-31T22:32:08")),
					tuple("twice", "/x/a b", LocalDateTime.parse("2020-01-02T03:04:05.5")), tuple("lost", null, null),
					tuple("relative", this.trash.path("data/near/by"), null), tuple("broken", null, null),
					tuple("orphan2", null, null));
		List<TrashEntry> orphans = new ArrayList<>();
		this.trash.can().orphans(orphans::add);
		assertThat(orphans).extracting(TrashEntry::name).containsExactly("orphan");
		TrashEntry lost = this.trash.list().stream().filter((entry) -> entry.name().equals("lost")).findFirst().get();
		assertThatExceptionOfType(CannotTrashException.class).isThrownBy(() -> this.trash.can().restore(lost))
			.withMessageContaining("Say where");
	}

	@Test
	void theOwnPlacesAreThoseOfTheEnvironment() throws IOException {
		TrashPlaces places = TrashPlaces.ofSystem();
		assertThat(places.home()).endsWith("/Trash").startsWith("/");
		assertThat(places.user()).isEqualTo(this.trash.user);
		assertThat(places.mounts().isMountPoint("/")).isTrue();
	}

}
