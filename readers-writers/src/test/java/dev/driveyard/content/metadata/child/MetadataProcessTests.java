package dev.driveyard.content.metadata.child;

import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.driveyard.content.ByteSource;
import dev.driveyard.content.child.ChildWire;
import dev.driveyard.content.containment.Containments;
import dev.driveyard.content.metadata.MetadataDraft;
import dev.driveyard.content.metadata.MetadataLimits;
import dev.driveyard.content.metadata.MetadataOutcome;
import dev.driveyard.content.metadata.MetadataOutcome.Failed;
import dev.driveyard.content.metadata.MetadataOutcome.Found;
import dev.driveyard.content.metadata.MetadataOutcome.Nothing;
import dev.driveyard.content.metadata.MetadataOutcome.Reason;
import dev.driveyard.content.metadata.MetadataSamplesTests;
import dev.driveyard.content.metadata.MisbehavingChild;
import dev.driveyard.content.metadata.ParentOfAHangingChild;
import dev.driveyard.content.type.Samples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@Timeout(60)
@Tag("thorough")
class MetadataProcessTests {

	private static final MetadataLimits LIMITS = new MetadataLimits(Duration.ofSeconds(3), 48, 500_000, 1000);

	private final MetadataProcess process = new MetadataProcess(LIMITS, MisbehavingChild.class.getName());

	@AfterEach
	void end() {
		this.process.close();
	}

	@ParameterizedTest
	@CsvSource(delimiterString = " | ", textBlock = """
			hang | TIMED_OUT | took longer than 3000 ms
			fill memory | CRASHED | filled its memory
			end | CRASHED | ended with 7: something broke
			lie | CRASHED | ended with
			recurse | MALFORMED | it is nested too deep
			fail | CRASHED | AssertionError: a bug
			miss a library | CRASHED | x/Y
			""")
	void whateverAFileDoesTheNextOneIsRead(String order, Reason reason, String message) throws IOException {
		assertThat(obey("first")).isEqualTo(titled("first"));
		long start = System.nanoTime();
		assertThat(obey(order)).isInstanceOfSatisfying(Failed.class, (failed) -> {
			assertThat(failed.reason()).isEqualTo(reason);
			assertThat(failed.message()).contains(message);
		});
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
		assertThat(obey("next")).isEqualTo(titled("next"));
	}

	@Test
	void whatALibraryPrintsDisturbsNobody() throws IOException {
		assertThat(obey("print")).isEqualTo(titled("printed"));
		assertThat(obey("print")).isEqualTo(titled("printed"));
	}

	@Test
	void theSameChildReadsManyFilesAndMakesRoomAfterEnough() throws IOException {
		try (MetadataProcess few = new MetadataProcess(new MetadataLimits(LIMITS.deadline(), 48, 500_000, 2),
				MisbehavingChild.class.getName())) {
			long[] pids = new long[4];
			for (int i = 0; i < pids.length; i++) {
				few.read("image/jpeg", 4, MetadataSamplesTests.source("next".getBytes(StandardCharsets.US_ASCII)));
				pids[i] = few.childPid();
			}
			assertThat(pids[1]).isEqualTo(pids[0]).isNotEqualTo(pids[2]);
			assertThat(pids[3]).isEqualTo(pids[2]);
			assertThat(ProcessHandle.of(pids[0])).isEmpty();
		}
	}

	@Test
	void aChildThatIsKilledInTheMiddleOfAFileHasCrashed() throws Exception {
		obey("first");
		long pid = this.process.childPid();
		CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS)
			.execute(() -> ProcessHandle.of(pid).orElseThrow().destroyForcibly());
		assertThat(obey("hang")).isInstanceOfSatisfying(Failed.class,
				(failed) -> assertThat(failed.reason()).isEqualTo(Reason.CRASHED));
		assertThat(obey("next")).isEqualTo(titled("next"));
		assertThat(this.process.childPid()).isNotEqualTo(pid);
	}

	@Test
	void aChildWhoseStackOverflowedMakesRoom() throws IOException {
		obey("first");
		long pid = this.process.childPid();
		obey("recurse");
		assertThat(obey("next")).isEqualTo(titled("next"));
		assertThat(this.process.childPid()).isNotEqualTo(pid).isNotZero();
	}

	@Test
	void aStopFromTheKeyboardIsLeftToTheParent() throws Exception {
		obey("first");
		long pid = this.process.childPid();
		for (String signal : List.of("-INT", "-TERM", "-HUP")) {
			assertThat(new ProcessBuilder("sh", "-c", "kill " + signal + " " + pid).start().waitFor()).isZero();
		}
		assertThat(obey("wait a bit")).isEqualTo(titled("waited"));
		assertThat(obey("next")).isEqualTo(titled("next"));
		assertThat(this.process.childPid()).isEqualTo(pid);
		assertThat(obey("fail")).isInstanceOf(Failed.class);
		assertThat(obey("next")).isEqualTo(titled("next"));
	}

	@Test
	void aLibraryThatIsMissingIsNamedAndOtherFilesAreRead() throws IOException {
		String whole = System.getProperty("java.class.path");
		System.setProperty("java.class.path",
				Stream.of(whole.split(File.pathSeparator))
					.filter((path) -> !path.contains("pdfbox"))
					.collect(Collectors.joining(File.pathSeparator)));
		try (MetadataProcess poor = new MetadataProcess(MetadataLimits.DEFAULT)) {
			byte[] pdf = Samples.document("testPDF.pdf");
			assertThat(poor.read("application/pdf", pdf.length, MetadataSamplesTests.source(pdf)))
				.isInstanceOfSatisfying(Failed.class, (failed) -> {
					assertThat(failed.reason()).isEqualTo(Reason.CRASHED);
					assertThat(failed.message()).startsWith("a library is missing: ").contains("pdfbox");
				});
			long pid = poor.childPid();
			byte[] jpeg = Samples.document("testJPEG_EXIF.jpg");
			assertThat(poor.read("image/jpeg", jpeg.length, MetadataSamplesTests.source(jpeg)))
				.isInstanceOf(Found.class);
			assertThat(poor.childPid()).isEqualTo(pid);
		}
		finally {
			System.setProperty("java.class.path", whole);
		}
	}

	@Test
	void aSourceMayGiveOneByteAtATime() throws IOException {
		byte[] docx = Samples.document("testWORD_2006ml.docx");
		ByteSource whole = MetadataSamplesTests.source(docx);
		ByteSource single = (target, position) -> {
			int count = whole.read(ByteBuffer.wrap(new byte[1]), position);
			return (count < 0) ? -1 : one(target, docx[(int) position]);
		};
		String type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
		try (MetadataProcess real = new MetadataProcess(MetadataLimits.DEFAULT)) {
			assertThat(real.read(type, docx.length, single)).isInstanceOf(Found.class)
				.isEqualTo(real.read(type, docx.length, whole));
		}
	}

	private static int one(ByteBuffer target, byte value) {
		target.put(value);
		return 1;
	}

	@Test
	void aSourceThatGivesNothingIsAtItsEnd() throws IOException {
		assertThat(this.process.read("image/jpeg", 100_000, (target, position) -> 0)).isEqualTo(new Nothing());
	}

	@Test
	void aPoolWithoutChildrenIsRefused() {
		assertThatThrownBy(() -> new MetadataPool(0, LIMITS)).isInstanceOf(IllegalArgumentException.class);
	}

	@Test
	void aChildThatDiedBetweenTwoFilesIsReplaced() throws Exception {
		obey("first");
		ProcessHandle child = ProcessHandle.of(this.process.childPid()).orElseThrow();
		child.destroyForcibly();
		child.onExit().get(10, TimeUnit.SECONDS);
		assertThat(obey("next")).isEqualTo(titled("next"));
	}

	@Test
	void aFileThatVanishesIsTheCallersAffairAndTheChildLivesOn() throws IOException {
		obey("first");
		long pid = this.process.childPid();
		NoSuchFileException gone = new NoSuchFileException("gone.jpg");
		ByteSource source = (target, position) -> {
			if (position > 40_000) {
				throw gone;
			}
			return MetadataSamplesTests
				.source("read all".concat(" ".repeat(80_000)).getBytes(StandardCharsets.US_ASCII))
				.read(target, position);
		};
		assertThatThrownBy(() -> this.process.read("image/jpeg", 80_000, source)).isSameAs(gone);
		assertThat(obey("next")).isEqualTo(titled("next"));
		assertThat(this.process.childPid()).isEqualTo(pid);
	}

	@Test
	void aFileThatIsGoneAtOnceCostsNoChild() {
		NoSuchFileException gone = new NoSuchFileException("gone.jpg");
		assertThatThrownBy(() -> this.process.read("image/jpeg", 10, (target, position) -> {
			throw gone;
		})).isSameAs(gone);
		assertThat(this.process.childPid()).isZero();
	}

	@Test
	void aFileThatBecameShorterIsReadAsFarAsItGoes() throws IOException {
		byte[] bytes = "read all".concat(" ".repeat(50_000)).getBytes(StandardCharsets.US_ASCII);
		assertThat(this.process.read("image/jpeg", 400_000, MetadataSamplesTests.source(bytes)))
			.isEqualTo(titled("read"));
	}

	@Test
	void moreThanIsAllowedIsNotRead() throws IOException {
		byte[] bytes = new byte[600_000];
		System.arraycopy("read all".getBytes(StandardCharsets.US_ASCII), 0, bytes, 0, 8);
		Arrays.fill(bytes, 8, 20, (byte) ' ');
		assertThat(this.process.read("image/jpeg", bytes.length, MetadataSamplesTests.source(bytes)))
			.isEqualTo(new Failed(Reason.TOO_LARGE, "more than 500000 bytes of it would have to be read"));
		assertThat(obey("next")).isEqualTo(titled("next"));
	}

	@Test
	void aSourceWithABugIsNotHidden() throws IOException {
		obey("first");
		ByteSource source = (target, position) -> {
			if (position == 0) {
				return MetadataSamplesTests.source("read all            ".getBytes(StandardCharsets.US_ASCII))
					.read(target, 0);
			}
			throw new IllegalStateException("a bug");
		};
		assertThatThrownBy(() -> this.process.read("image/jpeg", 70_000, source)).hasMessage("a bug");
		assertThat(obey("next")).isEqualTo(titled("next"));
	}

	@Test
	void withoutAChildItSaysWhatToDoAndDoesNotTryAgainAtOnce() {
		try (MetadataProcess broken = new MetadataProcess(LIMITS, "no.such.Main")) {
			ByteSource source = MetadataSamplesTests.source(new byte[10]);
			MetadataUnavailableException first = catchThrowableOfType(MetadataUnavailableException.class,
					() -> broken.read("image/jpeg", 10, source));
			assertThat(first).hasMessageContaining("no.such.Main").hasMessageContaining("bin/java");
			assertThatThrownBy(() -> broken.read("image/jpeg", 10, source)).isSameAs(first);
		}
	}

	@Test
	void aChildWhoseInputEndsIsGoneEvenInTheMiddleOfAFile() throws Exception {
		Process child = Containments.current()
			.start(ChildCommand.of(MisbehavingChild.class.getName(), LIMITS), (started) -> started);
		try (DataOutputStream out = new DataOutputStream(child.getOutputStream())) {
			child.getInputStream().readNBytes(4);
			out.writeByte(ChildWire.FILE);
			out.writeUTF("image/jpeg");
			out.writeLong(4);
			out.writeInt(4);
			out.write("hang".getBytes(StandardCharsets.US_ASCII));
			out.flush();
			assertThat(child.waitFor(500, TimeUnit.MILLISECONDS)).isFalse();
		}
		assertThat(child.waitFor(5, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void aChildEndsWithAParentThatIsKilled() throws Exception {
		String java = ChildCommand.of("x", LIMITS).java().toString();
		Process parent = new ProcessBuilder(java, "-Xmx64m", "-cp", System.getProperty("java.class.path"),
				ParentOfAHangingChild.class.getName())
			.redirectError(ProcessBuilder.Redirect.DISCARD)
			.start();
		String pid = new BufferedReader(new InputStreamReader(parent.getInputStream(), StandardCharsets.US_ASCII))
			.readLine();
		ProcessHandle child = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
		assertThat(child.isAlive()).isTrue();
		parent.destroyForcibly().waitFor();
		assertThat(child.onExit().get(5, TimeUnit.SECONDS).isAlive()).isFalse();
	}

	@Test
	void severalThreadsShareAPool() throws Exception {
		byte[] jpeg = Samples.document("testJPEG_EXIF.jpg");
		ExecutorService threads = Executors.newFixedThreadPool(4);
		try (MetadataPool pool = new MetadataPool(2, MetadataLimits.DEFAULT)) {
			List<Future<MetadataOutcome>> outcomes = IntStream.range(0, 200)
				.mapToObj((i) -> threads
					.submit(() -> pool.read("image/jpeg", jpeg.length, MetadataSamplesTests.source(jpeg))))
				.toList();
			for (Future<MetadataOutcome> outcome : outcomes) {
				assertThat(outcome.get()).isInstanceOfSatisfying(Found.class,
						(found) -> assertThat(found.metadata().cameraModel()).isEqualTo("Canon EOS 40D"));
			}
		}
		finally {
			threads.shutdownNow();
		}
	}

	private MetadataOutcome obey(String order) throws IOException {
		byte[] bytes = order.getBytes(StandardCharsets.US_ASCII);
		return this.process.read("image/jpeg", bytes.length,
				(ByteBuffer target, long position) -> MetadataSamplesTests.source(bytes).read(target, position));
	}

	private static Found titled(String title) {
		MetadataDraft draft = new MetadataDraft();
		draft.title = title;
		return new Found(draft.finish());
	}

}
