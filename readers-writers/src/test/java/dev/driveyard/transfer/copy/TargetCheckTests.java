package dev.driveyard.transfer.copy;

import java.io.IOException;
import java.nio.file.Files;

import dev.driveyard.storage.SystemError;
import dev.driveyard.storage.local.Shell;
import dev.driveyard.storage.writing.WritableDirectory;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

/**
 * What is to be known of a target before anything is copied there.
 */
class TargetCheckTests extends CopyFixture {

	@Test
	void aTargetThatTakesFilesIsLeftAsItWas() throws IOException {
		TargetCheck check = TargetCheck.of(this.to, "t");
		assertThat(check.refusal()).isNull();
		assertThat(check.space().free()).isPositive();
		assertThat(targets()).isEmpty();
	}

	@Test
	void aTargetThatRefusesIsTold() throws IOException {
		Shell.run(this.root, "chmod 0555 to");
		try {
			assumeFalse(Files.isWritable(this.root.resolve("to")), "The super-user writes whatever the mode");
			assertThat(TargetCheck.of(this.to, "t").refusal()).isEqualTo(SystemError.DENIED);
		}
		finally {
			Shell.run(this.root, "chmod 0755 to");
		}
	}

	@Test
	void aTargetInItsSourceIsFoundByWhateverPath() throws IOException {
		Shell.run(this.root, "mkdir -p from/a/b; ln -s from/a/b short");
		try (WritableDirectory inner = open(this.root.resolve("short").toRealPath())) {
			assertThat(TargetCheck.isInside(inner, this.from.self())).isTrue();
			assertThat(TargetCheck.isInside(inner, this.to.self())).isFalse();
			assertThat(TargetCheck.isInside(inner, inner.self())).isTrue();
			assertThat(TargetCheck.isInside(this.from, inner.self())).isFalse();
		}
	}

}
