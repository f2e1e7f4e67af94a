package dev.driveyard.jobs.validate;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

import dev.driveyard.jobs.testing.Outcome;
import dev.driveyard.jobs.testing.Tree;
import dev.driveyard.journal.Journal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the next run makes of a repair that died while a file had no name.
 */
class RepairCrashTests extends ValidateTestBase {

	private Path file = Path.of("");

	private Path copy = Path.of("");

	private byte[] rotten = {};

	@BeforeEach
	void damage() throws IOException {
		this.tree.file("d/f", "what it holds");
		this.copy = Tree.create(this.temp.resolve("copy")).file("f", "what it holds");
		index();
		this.jobs.index(this.temp.resolve("copy"), CONTENT);
		this.file = this.tree.path("d/f");
		rot("d/f");
		this.rotten = Files.readAllBytes(this.file);
	}

	private Outcome repair(Outcome validation, boolean confirmed) {
		Map<String, Object> parameters = new HashMap<>();
		parameters.put("run", validation.run().id());
		parameters.put("confirmed", confirmed);
		return run(parameters, "repair");
	}

	private Outcome run(Map<String, Object> parameters, String job) {
		return this.jobs.execute(this.jobs.operator().prepare(job, parameters, false));
	}

	/** The copy is made, then it gets its name: before that the process dies. */
	private void dieBetweenTheTwoNames(Outcome validation) {
		AtomicInteger seen = new AtomicInteger();
		this.jobs.volume().watchWrites((path) -> {
			if (path.endsWith(".part") && seen.incrementAndGet() == 2) {
				throw new AssertionError("killed");
			}
		});
		repair(validation, true).requireFailed("killed");
		this.jobs.volume().leave();
		assertThat(this.file).doesNotExist();
	}

	private String message(Outcome outcome) {
		return Objects
			.requireNonNull(this.jobs.bean(Journal.class).operations(outcome.run().instance()).get(0).message());
	}

	private List<String> names() {
		return List.of(Objects.requireNonNull(this.tree.path("d").toFile().list()));
	}

	@Test
	void theNextRunGoesOnAndSaysWhatWasDone() throws IOException {
		boolean attributes = Files.getFileStore(this.file).supportsFileAttributeView("user");
		if (attributes) {
			Files.getFileAttributeView(this.file, UserDefinedFileAttributeView.class)
				.write("tag", ByteBuffer.wrap("blue".getBytes(StandardCharsets.UTF_8)));
		}
		Outcome validation = validate("integrity");
		String aside = "f.damaged-" + repair(validation, false).run().instance();
		this.tree.file("d/" + aside, "somebody has this name");
		dieBetweenTheTwoNames(validation);
		Outcome outcome = repair(validation, true);
		assertThat(outcome.get("restored")).isEqualTo(1);
		assertThat(message(outcome)).endsWith("The damaged file is kept as " + aside + "-2.");
		assertThat(names()).containsExactlyInAnyOrder("f", aside, aside + "-2");
		assertThat(this.file).hasContent("what it holds");
		assertThat(this.tree.path("d/" + aside + "-2")).hasBinaryContent(this.rotten);
		assertThat(findings()).isEmpty();
		if (attributes) {
			assertThat(Files.getFileAttributeView(this.file, UserDefinedFileAttributeView.class).list())
				.containsExactly("tag");
		}
	}

	@Test
	void whereNoCopyIsGoodByThenTheDamagedFileGetsItsNameBack() throws IOException {
		Outcome validation = validate("integrity");
		dieBetweenTheTwoNames(validation);
		Files.delete(this.copy);
		assertThat(repair(validation, true).get("not_restored")).isEqualTo(1);
		assertThat(names()).containsExactly("f");
		assertThat(this.file).hasBinaryContent(this.rotten);
		assertThat(findings()).isNotEmpty();
	}

	@Test
	void whatTookItsPlaceByThenStaysAndTheDamagedFileIsTold() {
		Outcome validation = validate("integrity");
		dieBetweenTheTwoNames(validation);
		this.tree.file("d/f", "newer");
		Outcome outcome = repair(validation, true);
		assertThat(outcome.get("not_restored")).isEqualTo(1);
		assertThat(this.file).hasContent("newer");
		assertThat(message(outcome))
			.endsWith("The damaged file is called f.damaged-" + outcome.run().instance() + " now.");
		assertThat(names()).hasSize(2);
	}

	/** Where renaming takes two steps, a run may die when a file has both names. */
	@Test
	void aFileThatHasBothNamesKeepsOneOfThem() throws IOException {
		Outcome validation = validate("integrity");
		String aside = "f.damaged-" + repair(validation, false).run().instance();
		Files.createLink(this.tree.path("d/" + aside), this.file);
		Outcome outcome = repair(validation, true);
		assertThat(outcome.get("restored")).isEqualTo(1);
		assertThat(names()).hasSize(2).contains("f");
		assertThat(message(outcome))
			.contains("is kept as " + names().stream().filter((name) -> !name.equals("f")).findFirst().orElseThrow());
	}

}
