package dev.driveyard.jobs.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import dev.driveyard.catalogue.contents.ContentIdentity;
import dev.driveyard.catalogue.contents.Contents;
import dev.driveyard.content.Blake3;
import dev.driveyard.files.FileTimes;
import dev.driveyard.jobs.testing.Outcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.BatchStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What files hold, found out by the step identify.
 */
class ContentTests extends IndexTestBase {

	/** In no sampled region of a file of 200,000 bytes. */
	private static final int UNSAMPLED = 30_000;

	private static final int LONG = 200_000;

	private Outcome content() {
		return this.index.index(this.tree.root(), Map.of("mode", "content"));
	}

	private static long hashed(Outcome outcome) {
		return ((Number) outcome.summary().getOrDefault("hashed", 0L)).longValue();
	}

	private @Nullable ContentIdentity contentOf(String relative) {
		Long id = entry(relative).content();
		return (id != null) ? this.index.bean(Contents.class).find(id).orElseThrow() : null;
	}

	private @Nullable String blake3(String relative) {
		ContentIdentity content = contentOf(relative);
		return (content != null) ? content.blake3() : null;
	}

	private String expected(String relative) {
		try {
			return Blake3.hash(Files.readAllBytes(this.tree.path(relative))).toString();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private int contents() {
		return this.index.sql().sql("SELECT count(*) FROM content_identity").query(Integer.class).single();
	}

	@Test
	void everyFileGetsTheHashOfItsBytesWhateverItsSize() throws IOException {
		int[] sizes = { 1, 1023, 1024, 1025, 5000, 131_072, 131_073, 1_000_000, 9 << 20 };
		for (int size : sizes) {
			write("a/f" + size, bytes(size));
		}
		this.tree.file("empty", "");
		this.tree.symlink("link", "a/f1");
		assertThat(hashed(content())).isEqualTo(sizes.length);
		for (int size : sizes) {
			assertThat(blake3("a/f" + size)).as("%s bytes", size).isEqualTo(expected("a/f" + size));
		}
		assertThat(entry("empty").content()).isNull();
		assertThat(entry("link").content()).isNull();
	}

	@Test
	void equalFilesShareAContentAndOthersDoNot() {
		this.tree.file("a", "same");
		this.tree.file("b/c", "same");
		this.tree.file("d", "else");
		content();
		assertThat(entry("a").content()).isEqualTo(entry("b/c").content()).isNotEqualTo(entry("d").content());
		assertThat(contents()).isEqualTo(2);
	}

	@Test
	void aRescanReadsOnlyWhatChanged() {
		this.tree.file("a", "one");
		this.tree.file("b", "two");
		content();
		Set<String> read = ConcurrentHashMap.newKeySet();
		this.index.volume().watchReads(read::add);
		assertThat(hashed(content())).isZero();
		this.tree.file("a", "three");
		this.tree.move("b", "moved");
		assertThat(hashed(content())).isEqualTo(1);
		assertThat(read).containsExactlyInAnyOrder(this.tree.path("a").toString(), this.tree.root().toString());
		assertThat(blake3("a")).isEqualTo(expected("a"));
		assertThat(blake3("moved")).isEqualTo(expected("moved"));
	}

	/** As when the inode of a deleted file is given to what an archive brings. */
	@Test
	void aFileMadeLaterIsNotTheOneThatHadItsInodeSizeAndTime() throws IOException {
		this.tree.file("gone", "one");
		this.tree.file("replaced", "two");
		this.tree.file("moved", "old");
		content();
		long gone = id("gone");
		long moved = id("moved");
		rewrite("gone", "new", "came");
		rewrite("replaced", "six", "replaced");
		Files.setPosixFilePermissions(this.tree.path("replaced"), PosixFilePermissions.fromString("rwx------"));
		this.tree.move("moved", "elsewhere");
		assertThat(hashed(content())).isEqualTo(2);
		assertThat(blake3("came")).isEqualTo(expected("came"));
		assertThat(blake3("replaced")).isEqualTo(expected("replaced"));
		assertThat(id("came")).isNotEqualTo(gone);
		assertThat(id("elsewhere")).isEqualTo(moved);
		assertRight();
	}

	/** Writes other bytes under an old time and says that the file is a new one. */
	private void rewrite(String from, String text, String to) throws IOException {
		Path file = this.tree.path(from);
		FileTime time = Files.getLastModifiedTime(file);
		Files.writeString(file, text);
		Files.setLastModifiedTime(file, time);
		if (!from.equals(to)) {
			this.tree.move(from, to);
		}
		this.index.volume().born(this.tree.path(to).toString(), FileTimes.of(Instant.now()));
	}

	@Test
	void aFileWithSeveralNamesIsReadOnce() {
		this.tree.file("a/first", "one");
		this.tree.link("a/second", "a/first");
		this.tree.directory("b");
		this.tree.link("b/third", "a/first");
		this.tree.file("other", "one");
		Set<String> read = watchFiles();
		assertThat(hashed(content())).isEqualTo(4);
		assertThat(read).hasSize(2).contains("other");
		assertThat(List.of("a/second", "b/third", "other")).allMatch((name) -> expected(name).equals(blake3(name)));
		this.index.volume().leave();
		this.tree.link("b/fourth", "a/first");
		index();
		this.index.sql().sql("UPDATE entry SET content_id = NULL WHERE name IN ('second', 'fourth')").update();
		read = watchFiles();
		assertThat(hashed(content())).isEqualTo(2);
		assertThat(read).isEmpty();
		assertThat(blake3("b/fourth")).isEqualTo(expected("b/fourth"));
	}

	@Test
	void whereOneNameOfAFileCannotBeReadAnotherIs() {
		this.tree.file("a", "one");
		this.tree.link("b", "a");
		this.tree.link("c", "a");
		AtomicInteger failures = new AtomicInteger();
		this.index.volume().watchReads((path) -> {
			if (path.matches(".*/[abc]") && failures.getAndIncrement() == 0) {
				throw new IOException("Input/output error");
			}
		});
		Outcome outcome = content();
		assertThat(outcome.get("issues")).isEqualTo(1);
		assertThat(hashed(outcome)).isEqualTo(2);
		this.index.volume().leave();
		Set<String> read = watchFiles();
		assertThat(hashed(content())).isEqualTo(1);
		assertThat(read).isEmpty();
	}

	@Test
	void aContentThatNothingRefersToIsForgotten() {
		this.tree.file("a", "one");
		this.tree.file("b", "one");
		this.tree.file("c", "two");
		content();
		this.tree.remove("a");
		index();
		assertThat(contents()).isEqualTo(2);
		this.tree.file("b", "longer than before");
		this.tree.remove("c");
		index();
		assertThat(contents()).isZero();
	}

	@Test
	void filesThatDifferOnlyWhereNoSampleIsAreTwoContentsByTheFullHashAndUnprovenByTheSample() throws IOException {
		byte[] bytes = bytes(LONG);
		write("a", bytes);
		bytes[UNSAMPLED]++;
		write("b", bytes);
		this.index.index(this.tree.root(), Map.of("mode", "content", "hash", "sampled"));
		assertThat(entry("a").content()).isEqualTo(entry("b").content());
		assertThat(contentOf("a")).matches((content) -> !content.isProven() && content.casId() != null);
		assertThat(hashed(content())).isEqualTo(2);
		assertThat(entry("a").content()).isNotEqualTo(entry("b").content());
		assertThat(contentOf("a")).matches(ContentIdentity::isProven);
		assertThat(contents()).isEqualTo(2);
	}

	@Test
	void bothHashesAreKeptWhereBothAreWanted() throws IOException {
		write("a", bytes(LONG));
		content();
		assertThat(hashed(this.index.index(this.tree.root(), Map.of("mode", "content", "hash", "both")))).isEqualTo(1);
		assertThat(contentOf("a")).matches((content) -> content.isProven() && content.casId() != null);
		assertThat(hashed(content())).isZero();
		assertThat(contents()).isEqualTo(1);
	}

	@Test
	void aFileThatIsEditedBeforeItIsReadGetsItsNewContentAndTheFoldersAboveTheirNewSums() {
		this.tree.file("x/y/a", "one");
		this.tree.file("x/b", "two");
		this.index.volume().watchReads((path) -> {
			if (path.endsWith("/a")) {
				this.index.volume().leave();
				this.tree.append("x/y/a", " and more");
			}
		});
		Outcome outcome = content();
		assertThat(outcome.get("issues")).isZero();
		assertThat(blake3("x/y/a")).isEqualTo(expected("x/y/a"));
		assertThat(entry("x/y/a").stat().size()).isEqualTo("one and more".length());
		index();
		assertRight();
	}

	@Test
	void aFileThatNeverRestsIsAnIssueAndTheOthersAreRead() {
		this.tree.file("a", "one");
		this.tree.file("b", "two");
		AtomicInteger edits = new AtomicInteger();
		this.index.volume().watchReads((path) -> {
			if (path.endsWith("/a")) {
				this.tree.append("a", String.valueOf(edits.incrementAndGet()));
			}
		});
		Outcome outcome = content();
		assertThat(issuesByPath(outcome)).containsExactly(Map.entry("a", "FILE_CHANGING"));
		assertThat(outcome.get("issues")).isEqualTo(1);
		assertThat(entry("a").content()).isNull();
		assertThat(blake3("b")).isEqualTo(expected("b"));
		this.index.volume().leave();
		assertThat(content().get("issues")).isZero();
		assertThat(blake3("a")).isEqualTo(expected("a"));
	}

	@Test
	void filesThatVanishOrCannotBeReadAreIssues() {
		this.tree.file("gone", "one");
		this.tree.file("broken", "two");
		this.tree.file("fine", "three");
		this.index.volume().watchReads((path) -> {
			if (path.endsWith("/gone")) {
				this.tree.remove("gone");
			}
			else if (path.endsWith("/broken")) {
				throw new IOException("Input/output error");
			}
		});
		Outcome outcome = content();
		assertThat(issuesByPath(outcome)).containsOnly(Map.entry("broken", "UNREADABLE_FILE"),
				Map.entry("gone", "UNREADABLE_FILE"));
		assertThat(blake3("fine")).isEqualTo(expected("fine"));
	}

	@Test
	void aFolderThatIsSwappedForALinkIsNotFollowed() throws IOException {
		this.tree.file("in/a", "inside");
		Path outside = Files.createDirectories(this.tree.root().resolveSibling("outside"));
		Files.writeString(outside.resolve("a"), "outside");
		this.index.volume().watchReads((path) -> {
			if (path.endsWith("/in")) {
				this.tree.move("in", "elsewhere");
				this.tree.symlink("in", outside.toString());
			}
		});
		assertThat(issuesByPath(content())).containsExactly(Map.entry("in/a", "UNREADABLE_FILE"));
		assertThat(contents()).isZero();
		this.index.volume().leave();
		assertThat(hashed(content())).isEqualTo(1);
		assertThat(blake3("elsewhere/a")).isEqualTo(expected("elsewhere/a"));
		assertThat(contents()).isEqualTo(1);
	}

	@Test
	void aStoppedRunGoesOnWithWhatIsNotHashedYet() {
		int files = 12_000;
		IntStream.range(0, files).forEach((i) -> this.tree.file("d" + i / 100 + "/f" + i, "content " + i));
		AtomicInteger read = new AtomicInteger();
		this.index.volume().watchReads((path) -> {
			if (read.incrementAndGet() == 3000) {
				this.index.requestStop();
			}
		});
		Outcome stopped = this.index.run(this.tree.root(), Map.of("mode", "content"), false);
		assertThat(stopped.run().status()).isEqualTo(BatchStatus.STOPPED);
		long known = known();
		assertThat(known).isEqualTo(hashed(stopped)).isBetween(1L, files - 1L);
		Set<String> again = ConcurrentHashMap.newKeySet();
		this.index.volume().watchReads((path) -> {
			if (path.contains("/f")) {
				again.add(path);
			}
		});
		Outcome done = content();
		assertThat(done.run().instance()).isEqualTo(stopped.run().instance());
		assertThat(hashed(done)).isEqualTo(files);
		assertThat(again).hasSize((int) (files - known));
		assertThat(contents()).isEqualTo(files);
	}

	private long known() {
		return this.index.sql()
			.sql("SELECT count(*) FROM entry WHERE content_id IS NOT NULL")
			.query(Long.class)
			.single();
	}

	@Test
	void onlyTheFolderThatWasAskedForIsRead() {
		this.tree.file("in/a", "one");
		this.tree.file("in/deeper/b", "two");
		this.tree.file("in!/c", "three");
		this.tree.file("d", "four");
		index();
		this.index.index(this.tree.path("in"), Map.of("mode", "content", "scope", "current"));
		assertThat(known()).isEqualTo(1);
		this.index.index(this.tree.path("in"), Map.of("mode", "content"));
		assertThat(known()).isEqualTo(2);
		assertThat(entry("in!/c").content()).isNull();
	}

	private static byte[] bytes(int size) {
		byte[] bytes = new byte[size];
		for (int i = 0; i < size; i++) {
			bytes[i] = (byte) (i * 31 + i / 251);
		}
		return bytes;
	}

}
