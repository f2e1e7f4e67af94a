package dev.driveyard.jobs.index;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import dev.driveyard.catalogue.contents.Analyses;
import dev.driveyard.catalogue.contents.Analyses.EntryType;
import dev.driveyard.catalogue.contents.ContentKind;
import dev.driveyard.catalogue.contents.ContentMetadata;
import dev.driveyard.catalogue.contents.MetadataState;
import dev.driveyard.catalogue.library.Library;
import dev.driveyard.content.metadata.MetadataLimits;
import dev.driveyard.jobs.testing.JobFixture;
import dev.driveyard.jobs.testing.Outcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.BatchStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What files are and say of themselves, found out by the step analyse.
 */
class AnalysisTests extends IndexTestBase {

	private Outcome deep() {
		return this.index.index(this.tree.root(), Map.of("mode", "deep"));
	}

	private static long analysed(Outcome outcome) {
		return ((Number) outcome.summary().getOrDefault("analysed", 0L)).longValue();
	}

	private Analyses analyses() {
		return this.index.bean(Analyses.class);
	}

	private @Nullable EntryType type(String relative) {
		return analyses().typeOf(id(relative)).orElse(null);
	}

	private ContentMetadata metadata(String relative) {
		return analyses().metadataOf(Objects.requireNonNull(entry(relative).content())).orElseThrow();
	}

	private @Nullable MetadataState state(String relative) {
		return analyses().stateOf(Objects.requireNonNull(entry(relative).content())).orElse(null);
	}

	private static EntryType is(String type, ContentKind kind) {
		return new EntryType(type, kind, null);
	}

	private static byte[] media(String name) throws IOException {
		try (InputStream in = AnalysisTests.class.getResourceAsStream("/media/" + name)) {
			return Objects.requireNonNull(in, name).readAllBytes();
		}
	}

	private static byte[] png(int width, int height) {
		ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte) 8);
		return ByteBuffer.allocate(8 + 25 + 22)
			.put(new byte[] { (byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10 })
			.put(chunk("IHDR", header.array()))
			.put(chunk("IDAT", new byte[10]))
			.array();
	}

	private static byte[] chunk(String name, byte[] data) {
		ByteBuffer chunk = ByteBuffer.allocate(12 + data.length)
			.putInt(data.length)
			.put(name.getBytes(StandardCharsets.US_ASCII))
			.put(data);
		CRC32 crc = new CRC32();
		crc.update(chunk.array(), 4, 4 + data.length);
		return chunk.putInt((int) crc.getValue()).array();
	}

	private static byte[] document(String properties) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			for (String[] part : new String[][] { { "[Content_Types].xml", "<Types/>" },
					{ "word/document.xml", "<document/>" }, { "docProps/core.xml", properties } }) {
				zip.putNextEntry(new ZipEntry(part[0]));
				zip.write(part[1].getBytes(StandardCharsets.UTF_8));
			}
		}
		return bytes.toByteArray();
	}

	@Test
	void filesGetTheirTypeAndWhatTheySay() throws IOException {
		write("film.mp4", media("film.mp4"));
		write("a/sound.flac", media("sound.flac"));
		write("page.html", media("page.html"));
		write("picture.png", png(640, 480));
		this.tree.file("notes.md", "# Notes\n");
		this.tree.file("Main.java", "class Main {}\n");
		this.tree.file("empty.jpg", "");
		this.tree.symlink("link", "film.mp4");
		Outcome outcome = deep();
		assertThat(analysed(outcome)).isEqualTo(7);
		assertThat(outcome.get("issues")).isZero();
		assertThat(type("film.mp4")).isEqualTo(is("video/mp4", ContentKind.VIDEO));
		assertThat(type("a/sound.flac")).isEqualTo(is("audio/x-flac", ContentKind.AUDIO));
		assertThat(type("notes.md")).isEqualTo(is("text/markdown", ContentKind.TEXT));
		assertThat(type("Main.java")).isEqualTo(is("text/x-java-source", ContentKind.CODE));
		assertThat(type("empty.jpg")).isEqualTo(is("image/jpeg", ContentKind.IMAGE));
		assertThat(type("link")).isNull();
		assertThat(metadata("film.mp4")).satisfies((film) -> {
			assertThat(film.durationMillis()).isEqualTo(1000);
			assertThat(film.takenAt()).hasToString("2024-05-06T07:08:09");
			assertThat(film.takenOffset()).hasToString("Z");
			assertThat(film.latitude()).isBetween(48.208, 48.209);
			assertThat(film.videoCodec()).isEqualTo("mp4v");
			assertThat(film.title()).isEqualTo("Wetter");
		});
		assertThat(metadata("a/sound.flac").sampleRate()).isEqualTo(16_000);
		assertThat(metadata("page.html").title()).isEqualTo("Über uns & die anderen");
		assertThat(metadata("picture.png").width()).isEqualTo(640);
		assertThat(state("notes.md")).isEqualTo(MetadataState.NOTHING);
	}

	@Test
	void contentWinsOverTheNameAndTheContradictionIsKept() {
		this.tree.file("letter.txt", "Dear all\n");
		this.tree.file("holiday.jpg", "%PDF-1.4\n%no picture\n");
		Outcome outcome = deep();
		assertThat(type("holiday.jpg")).isEqualTo(new EntryType("application/pdf", ContentKind.DOCUMENT, "image/jpeg"));
		assertThat(outcome.get("contradicting")).isEqualTo(1);
		this.tree.move("holiday.jpg", "holiday.pdf");
		deep();
		assertThat(type("holiday.pdf")).isEqualTo(is("application/pdf", ContentKind.DOCUMENT));
		assertThat(contradictions()).isZero();
	}

	private int contradictions() {
		return this.index.sql()
			.sql("SELECT count(*) FROM entry WHERE claimed_type_id IS NOT NULL")
			.query(Integer.class)
			.single();
	}

	@Test
	void aContentIsAnalysedOnceHoweverManyFilesHoldIt() {
		int copies = 9000;
		IntStream.range(0, copies)
			.forEach((i) -> this.tree.file("d" + i % 7 / 2 + "/copy" + i + ".txt", "the same text\n"));
		this.tree.file("copy.sh", "the same text\n");
		this.index.index(this.tree.root(), Map.of("mode", "content"));
		Set<String> read = watchFiles();
		assertThat(analysed(deep())).isEqualTo(copies + 1);
		assertThat(read).hasSize(1);
		assertThat(type("copy.sh")).isEqualTo(is("application/x-sh", ContentKind.CODE));
		assertThat(type("d0/copy0.txt")).isEqualTo(is("text/plain", ContentKind.TEXT));
		this.tree.file("more/copy.txt", "the same text\n");
		this.index.index(this.tree.root(), Map.of("mode", "content"));
		read.clear();
		assertThat(analysed(deep())).isEqualTo(1);
		assertThat(read).isEmpty();
	}

	@Test
	void onlyWhatChangedIsAnalysedAgainAndANewNameNeedsNoReading() throws IOException {
		write("a", png(10, 20));
		this.tree.file("b.txt", "text\n");
		this.tree.file("c.txt", "more\n");
		deep();
		assertThat(analysed(deep())).isZero();
		write("a", png(30, 40));
		this.tree.move("b.txt", "b.md");
		Set<String> read = watchFiles();
		assertThat(analysed(deep())).isEqualTo(2);
		assertThat(read).containsOnly("a");
		assertThat(metadata("a").width()).isEqualTo(30);
		assertThat(type("b.md")).isEqualTo(is("text/markdown", ContentKind.TEXT));
		this.tree.directory("in");
		this.tree.move("c.txt", "in/c.txt");
		this.tree.file("b.md", "longer than before\n");
		index();
		assertThat(type("in/c.txt")).isEqualTo(is("text/plain", ContentKind.TEXT));
		assertThat(type("b.md")).isNull();
		assertThat(this.index.sql().sql("SELECT count(*) FROM content_metadata").query(Integer.class).single())
			.isEqualTo(1);
		assertRight();
	}

	@Test
	void aNameThatTellsHowToReadAContentIsFollowedThoughAnotherHidIt() {
		String page = "<!--" + "-".repeat(200) + "-->\n<title>Who we are</title>\n";
		this.tree.file("hidden.dat", page);
		deep();
		assertThat(state("hidden.dat")).isEqualTo(MetadataState.NOTHING);
		this.tree.file("page.html", page);
		Set<String> read = watchFiles();
		deep();
		assertThat(read).contains("page.html");
		assertThat(metadata("hidden.dat").title()).isEqualTo("Who we are");
	}

	@Test
	void whatIsDamagedIsAnIssueOnceAndTheOthersAreAnalysed() throws IOException {
		byte[] film = media("film.mp4");
		write("cut.mp4", Arrays.copyOf(film, film.length / 3));
		write("bomb.docx", document("<a>" + " ".repeat(50_000_000) + "</a>"));
		write("fine.docx", document("<a/>"));
		write("picture.png", png(3, 4));
		Outcome outcome = deep();
		assertThat(issuesByPath(outcome)).containsOnly(Map.entry("cut.mp4", "MALFORMED_FILE"),
				Map.entry("bomb.docx", "QUARANTINED_FILE"));
		assertThat(outcome.get("issues")).isEqualTo(2);
		assertThat(analysed(outcome)).isEqualTo(4);
		assertThat(state("bomb.docx")).isEqualTo(MetadataState.TOO_LARGE);
		assertThat(metadata("picture.png").height()).isEqualTo(4);
		assertThat(deep().get("issues")).isZero();
	}

	@Test
	void aFileThatTakesTooLongIsTriedTwiceAndThenLeftAlone() throws IOException {
		write("slow.mp4", media("film.mp4"));
		this.tree.file("a.txt", "text\n");
		Library library = this.index.library();
		this.index.close();
		this.index = JobFixture.open(library, new MetadataLimits(Duration.ofMillis(1), 64, 1 << 20, 100));
		Outcome outcome = deep();
		assertThat(issuesByPath(outcome)).containsExactly(Map.entry("slow.mp4", "QUARANTINED_FILE"));
		assertThat(type("slow.mp4")).isEqualTo(is("video/mp4", ContentKind.VIDEO));
		assertThat(state("slow.mp4")).isEqualTo(MetadataState.TIMED_OUT);
		this.index.close();
		this.index = JobFixture.open(library);
		write("copy.mp4", media("film.mp4"));
		Outcome next = deep();
		assertThat(next.get("issues")).isZero();
		assertThat(type("copy.mp4")).isEqualTo(is("video/mp4", ContentKind.VIDEO));
		assertThat(state("copy.mp4")).isEqualTo(MetadataState.TIMED_OUT);
	}

	@Test
	void filesThatVanishChangeOrCannotBeReadAreIssuesUntilTheyCan() {
		this.tree.file("gone.txt", "one\n");
		this.tree.file("broken.txt", "two\n");
		this.tree.file("edited.txt", "three\n");
		this.tree.file("fine.txt", "four\n");
		this.index.index(this.tree.root(), Map.of("mode", "content"));
		this.index.volume().watchReads((path) -> {
			if (path.endsWith("/gone.txt")) {
				this.tree.remove("gone.txt");
			}
			else if (path.endsWith("/broken.txt")) {
				throw new IOException("Input/output error");
			}
			else if (path.endsWith("/edited.txt")) {
				this.tree.append("edited.txt", "more");
			}
		});
		Outcome outcome = deep();
		assertThat(issuesByPath(outcome)).containsOnly(Map.entry("broken.txt", "UNREADABLE_FILE"),
				Map.entry("gone.txt", "UNREADABLE_FILE"), Map.entry("edited.txt", "FILE_CHANGING"));
		assertThat(analysed(outcome)).isEqualTo(1);
		assertThat(type("broken.txt")).isNull();
		this.index.volume().leave();
		assertThat(deep().get("issues")).isZero();
		assertThat(type("broken.txt")).isNotNull();
		assertThat(type("edited.txt")).isNotNull();
	}

	@Test
	void whereOneOfSeveralEqualFilesCannotBeReadAnotherIs() {
		this.tree.file("a.txt", "same\n");
		this.tree.file("b.txt", "same\n");
		this.tree.file("c.txt", "same\n");
		this.index.index(this.tree.root(), Map.of("mode", "content"));
		AtomicInteger failures = new AtomicInteger();
		this.index.volume().watchReads((path) -> {
			if (path.endsWith(".txt") && failures.getAndIncrement() < 2) {
				throw new IOException("Input/output error");
			}
		});
		Outcome outcome = deep();
		assertThat(analysed(outcome)).isEqualTo(1);
		assertThat(outcome.get("issues")).isEqualTo(2);
		assertThat(this.index.sql()
			.sql("SELECT count(*) FROM content_identity WHERE type_id IS NOT NULL")
			.query(Integer.class)
			.single()).isEqualTo(1);
	}

	@Test
	void aStoppedRunGoesOnWithWhatIsNotAnalysedYet() {
		int files = 9000;
		IntStream.range(0, files)
			.forEach((i) -> this.tree.file("d" + i / 100 + "/f" + i + ".txt", "content " + i + "\n"));
		this.index.index(this.tree.root(), Map.of("mode", "content"));
		AtomicInteger read = new AtomicInteger();
		this.index.volume().watchReads((path) -> {
			if (read.incrementAndGet() == 2000) {
				this.index.requestStop();
			}
		});
		Outcome stopped = this.index.run(this.tree.root(), Map.of("mode", "deep"), false);
		assertThat(stopped.run().status()).isEqualTo(BatchStatus.STOPPED);
		long known = typed();
		assertThat(known).isEqualTo(analysed(stopped)).isBetween(1L, files - 1L);
		Set<String> again = watchFiles();
		Outcome done = deep();
		assertThat(done.run().instance()).isEqualTo(stopped.run().instance());
		assertThat(analysed(done)).isEqualTo(files);
		assertThat(again).hasSize((int) (files - known));
		assertThat(typed()).isEqualTo(files);
	}

	private long typed() {
		return this.index.sql().sql("SELECT count(*) FROM entry WHERE type_id IS NOT NULL").query(Long.class).single();
	}

	@Test
	void onlyTheFolderThatWasAskedForIsAnalysed() {
		this.tree.file("in/a.txt", "one\n");
		this.tree.file("in/deeper/b.txt", "two\n");
		this.tree.file("in!/c.txt", "three\n");
		this.index.index(this.tree.root(), Map.of("mode", "content"));
		this.index.index(this.tree.path("in"), Map.of("mode", "deep", "scope", "current"));
		assertThat(typed()).isEqualTo(1);
		this.index.index(this.tree.path("in"), Map.of("mode", "deep"));
		assertThat(typed()).isEqualTo(2);
		assertThat(type("in!/c.txt")).isNull();
	}

}
