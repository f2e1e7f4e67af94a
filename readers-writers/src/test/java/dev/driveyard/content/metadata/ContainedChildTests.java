package dev.driveyard.content.metadata;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;

import dev.driveyard.content.containment.Containment;
import dev.driveyard.content.containment.Containment.Level;
import dev.driveyard.content.containment.Containments;
import dev.driveyard.content.containment.TestContainments;
import dev.driveyard.content.metadata.MetadataOutcome.Failed;
import dev.driveyard.content.metadata.MetadataOutcome.Found;
import dev.driveyard.content.metadata.MetadataOutcome.Reason;
import dev.driveyard.content.metadata.child.MetadataProcess;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * What a child can do that a file has taken over, in each of the ways in which it may be
 * contained.
 */
@Timeout(180)
@Tag("thorough")
class ContainedChildTests {

	private static final MetadataLimits LIMITS = new MetadataLimits(Duration.ofSeconds(10), 48, 64, 1 << 20, 1000);

	@TempDir
	private Path folder;

	private Path open;

	private Path secret;

	@BeforeEach
	void prepare() throws IOException {
		Files.setPosixFilePermissions(this.folder, PosixFilePermissions.fromString("rwx--x--x"));
		this.open = Files.createDirectory(this.folder.resolve("open"));
		Files.setPosixFilePermissions(this.open, PosixFilePermissions.fromString("rwxrwxrwx"));
		this.secret = Files.writeString(this.folder.resolve("secret"), "1234");
		Files.setPosixFilePermissions(this.secret, PosixFilePermissions.fromString("rw-------"));
	}

	static List<String> ways() {
		return TestContainments.working();
	}

	@Test
	void itDoesWhatTheStrongestLevelAllows() throws IOException {
		itDoesWhatItsLevelAllows(ways().get(0));
	}

	@ParameterizedTest
	@MethodSource("ways")
	@Tag("thorough")
	void itDoesWhatItsLevelAllows(String way) throws IOException {
		Containments containments = TestContainments.only(way);
		try (MetadataProcess child = process(containments);
				ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
				RandomAccessFile held = new RandomAccessFile(this.secret.toFile(), "r")) {
			Containment reached = TestContainments.found(containments);
			Level level = reached.level();
			boolean ownUser = isOtherUser(reached);
			boolean sandbox = level == Level.SANDBOX;
			assertThat(title(child, "environment")).isIn("it has [LC_ALL, MALLOC_ARENA_MAX]",
					"it has [LC_ALL, MALLOC_ARENA_MAX, PWD]");
			assertThat(title(child, "descriptors")).doesNotContain("secret").contains("pipe");
			assertThat(held.read()).isEqualTo('1');
			assertThat(title(child, "read /etc/passwd").startsWith("refused")).isEqualTo(sandbox);
			assertThat(title(child, "read " + this.secret).startsWith("refused")).isEqualTo(sandbox || ownUser);
			boolean network = level.compareTo(Level.OTHER_USER) >= 0;
			assertThat(title(child, "connect " + server.getLocalPort()).startsWith("refused")).isEqualTo(!network);
			assertThat(title(child, "start /bin/true").startsWith("refused")).isEqualTo(sandbox);
			if (level != Level.NONE) {
				limits(child, ownUser, sandbox);
			}
		}
	}

	private void limits(MetadataProcess child, boolean ownUser, boolean sandbox) throws IOException {
		title(child, "write " + this.open.resolve("made"));
		assertThat(this.open.resolve("made")).satisfiesAnyOf((file) -> assertThat(file).doesNotExist(),
				(file) -> assertThat(file).isEmptyFile());
		if (ownUser) {
			assertThat(title(child, "who")).contains("CapEff: 0000000000000000")
				.contains("NoNewPrivs: 1")
				.doesNotContain("Uid: 0");
		}
		if (sandbox) {
			assertThat(Integer.parseInt(title(child, "processes").substring(8))).isLessThan(6);
		}
		assertThat(obey(child, PicturesOfAnySize.jpeg(true, 65_500, 65_500))).isInstanceOfSatisfying(Failed.class,
				(failed) -> assertThat(failed.reason()).isIn(Reason.TOO_LARGE, Reason.CRASHED));
		assertThat(obey(child, "spin".getBytes(StandardCharsets.US_ASCII))).isInstanceOfSatisfying(Failed.class,
				(failed) -> assertThat(failed.reason()).isEqualTo(Reason.TIMED_OUT));
		assertThat(title(child, "read /nothing")).startsWith("refused");
		assertThat(obey(child, "native".getBytes(StandardCharsets.US_ASCII)).toString())
			.containsPattern("refused after \\d{1,4},|CRASHED");
	}

	private static boolean isOtherUser(Containment reached) {
		return isRoot() && reached.missing().stream().noneMatch((text) -> text.contains("this process's user"))
				&& reached.level() != Level.NONE;
	}

	private static boolean isRoot() {
		return "root".equals(System.getProperty("user.name"));
	}

	@Test
	void aChildOfOwnUserStartsNoMoreProcessesThanItMay() throws IOException {
		assumeTrue(TestContainments.working().contains("setpriv"), "only the super-user becomes another user");
		try (MetadataProcess child = process(TestContainments.only("setpriv"))) {
			assertThat(obey(child, "many /bin/sleep".getBytes(StandardCharsets.US_ASCII)).toString())
				.as("no process, or no thread that waits for one")
				.containsPattern("refused|CRASHED");
		}
	}

	@Test
	void withoutProgramsItIsSaidWhatIsMissing() throws IOException {
		try (MetadataProcess child = process(TestContainments.with(isRoot()))) {
			assertThat(title(child, "environment")).startsWith("it has [LC_ALL");
		}
		Containment none = TestContainments.found(TestContainments.with(isRoot()));
		assertThat(none.level()).isEqualTo(Level.NONE);
		assertThat(none.missing()).contains("Its memory and time are not limited",
				"bwrap is not there: install bubblewrap");
		Containment shell = TestContainments.found(TestContainments.with(isRoot(), "sh"));
		assertThat(shell.level()).isEqualTo(Level.LIMITED);
		assertThat(shell.missing()).contains("It reaches the network");
	}

	@Test
	void aPlainUsersChildrenAreContainedToo() throws Exception {
		assumeTrue(TestContainments.working().contains("setpriv"), "only the super-user becomes another user");
		Process other = new ProcessBuilder("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--",
				Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m", "-cp",
				TestContainments.publicClassPath(), PlainUser.class.getName())
			.directory(new File("/"))
			.redirectError(ProcessBuilder.Redirect.DISCARD)
			.start();
		List<String> lines = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
		assertThat(other.waitFor()).isZero();
		assertThat(lines).anyMatch((line) -> line.startsWith("ulimit: ") && line.contains("title=read "));
		assertThat(lines).filteredOn((line) -> line.startsWith("bwrap"))
			.allMatch((line) -> line.contains("title=refused: java.nio.file.NoSuchFileException"));
	}

	@Test
	void theStrongestThatWorksIsTaken() {
		String strongest = TestContainments.working().get(0);
		assertThat(Containment.find()).isEqualTo(new Containment(
				TestContainments.found(TestContainments.only(strongest)).level(), Containment.find().missing()));
	}

	private static MetadataProcess process(Containments containments) {
		return new MetadataProcess(LIMITS, AttackingChild.class.getName(), containments);
	}

	private static String title(MetadataProcess child, String order) throws IOException {
		MetadataOutcome outcome = obey(child, order.getBytes(StandardCharsets.US_ASCII));
		assertThat(outcome).as(order).isInstanceOf(Found.class);
		return String.valueOf(((Found) outcome).metadata().title());
	}

	private static MetadataOutcome obey(MetadataProcess child, byte[] bytes) throws IOException {
		return child.read("image/jpeg", bytes.length, MetadataSamplesTests.source(bytes));
	}

}
