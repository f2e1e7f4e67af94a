package dev.driveyard.storage.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link SystemCalls} in processes of their own, since JNA is loaded once.
 */
class SystemCallsTests {

	/**
	 * Says what is at fault.
	 */
	public static void main(String[] arguments) {
		System.out.println("fault: " + SystemCalls.fault());
	}

	static String fault(String... options) throws IOException {
		List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(),
				"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--add-opens=java.base/sun.nio.fs=ALL-UNNAMED"));
		command.addAll(List.of(options));
		command.addAll(List.of("-cp", System.getProperty("java.class.path"), SystemCallsTests.class.getName()));
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
	}

	@Test
	void nothingIsAtFaultWhereJnaCanBeLoaded() throws IOException {
		assertThat(fault()).contains("fault: null");
	}

	@Test
	void theReasonAndTheRemedyAreToldWhereItCant() throws IOException {
		assertThat(fault("-Djna.nounpack=true", "-Djna.nosys=true")).contains("can't be used").contains("jna.tmpdir");
	}

	@Test
	@Tag("mount")
	void aFolderWhereNothingMayBeRunIsNamedAndAnotherOneHelps(@TempDir Path temp) throws IOException {
		try (TestMount mount = TestMount.of(temp.resolve("noexec"), TestMount.Type.TMPFS, "20M")) {
			mount.remount("noexec");
			assertThat(fault("-Djna.tmpdir=" + mount.root())).contains("can't be used").contains("noexec");
			assertThat(fault("-Djna.tmpdir=" + temp)).contains("fault: null");
		}
	}

}
