package dev.driveyard.jobs.validate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.driveyard.catalogue.findings.StoredFinding.Status;
import dev.driveyard.database.EveryDatabase;
import dev.driveyard.jobs.testing.Outcome;
import dev.driveyard.jobs.testing.Tree;
import dev.driveyard.jobs.testing.TreeSnapshot;
import dev.driveyard.journal.Journal;
import dev.driveyard.journal.Operation;
import dev.driveyard.journal.Operation.Action;
import dev.driveyard.journal.Operation.State;
import dev.driveyard.runs.RunStore;
import dev.driveyard.storage.local.LocalBackend;
import dev.driveyard.storage.local.LocalPaths;
import dev.driveyard.storage.local.Shell;
import dev.driveyard.transfer.repair.FileRepair;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.BatchStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a repair restores, and what it leaves alone.
 */
@Tag(EveryDatabase.ALWAYS)
class RepairTests extends ValidateTestBase {

	/** A tree with a copy of itself beside it, both indexed. */
	private SortedMap<String, String> fillWithCopy(int folders, int files) {
		fill(folders, files);
		Tree copy = Tree.create(this.temp.resolve("copy"));
		for (int d = 0; d < folders; d++) {
			for (int f = 0; f < files; f++) {
				copy.file("d" + d + "/f" + f, "content " + d + "/" + f + " ".repeat(f));
			}
		}
		this.jobs.index(copy.root(), CONTENT);
		return TreeSnapshot.of(this.tree.root());
	}

	private Outcome repair(Outcome validation, Map<String, Object> more) {
		Map<String, Object> parameters = new HashMap<>(more);
		parameters.put("run", validation.run().id());
		return this.jobs.execute(this.jobs.operator().prepare("repair", parameters, false));
	}

	private Outcome repair(Outcome validation) {
		return completed(repair(validation, Map.of("confirmed", true)));
	}

	/** What the tree holds, without times of folders and without what was kept aside. */
	private SortedMap<String, String> files() {
		SortedMap<String, String> files = new TreeMap<>(TreeSnapshot.of(this.tree.root()));
		files.keySet().removeIf((name) -> name.contains(".damaged-"));
		return filesOnly(files);
	}

	private SortedMap<String, String> filesOnly(SortedMap<String, String> all) {
		SortedMap<String, String> files = new TreeMap<>(all);
		files.keySet().removeIf((name) -> Files.isDirectory(this.tree.path(name)));
		return files;
	}

	@Test
	void damagedAndMissingFilesAreRestoredByteForByte() throws IOException {
		SortedMap<String, String> before = filesOnly(fillWithCopy(10, 20));
		for (int i = 0; i < 10; i++) {
			rot("d" + i + "/f" + i);
		}
		this.tree.remove("d3/f0");
		this.tree.remove("d9");
		byte[] rotten = Files.readAllBytes(this.tree.path("d0/f0"));
		Outcome validation = validate("integrity");
		assertThat(validation.get("critical")).isEqualTo(9);
		assertThat(validation.get("error")).isEqualTo(21);
		Outcome outcome = repair(validation);
		assertThat(outcome.get("planned")).isEqualTo(30);
		assertThat(outcome.get("restored")).isEqualTo(30);
		assertThat(outcome.get("issues")).isZero();
		assertThat(files()).isEqualTo(before);
		String aside = FileRepair.asideName("f0", Long.toString(outcome.run().instance()));
		assertThat(this.tree.path("d0/" + aside)).hasBinaryContent(rotten);
		assertThat(findings()).isEmpty();
		assertThat(stored(Status.RESOLVED)).hasSize(30);
		List<Operation> operations = this.jobs.bean(Journal.class).operations(outcome.run().instance());
		assertThat(operations).hasSize(30)
			.allMatch((operation) -> operation.action() == Action.REPAIR && operation.state() == State.DONE);
		assertThat(operations).filteredOn((operation) -> String.valueOf(operation.target()).endsWith("/d0/f0"))
			.singleElement()
			.satisfies((operation) -> assertThat(operation.message()).contains(aside));
		index();
		this.jobs.assertConsistent();
		Outcome again = validate("integrity");
		assertThat(again.get("critical") + again.get("error")).isZero();
		assertThat(again.get("not_hashed")).isZero();
	}

	@Test
	void theCatalogueIsRightWithoutAScan() {
		fillWithCopy(3, 4);
		rot("d1/f2");
		long content = contentOf("d1/f2");
		long entry = this.jobs.catalogue().at(this.tree.path("d1/f2")).id();
		repair(validate("integrity"));
		assertThat(this.jobs.catalogue().at(this.tree.path("d1/f2")).id()).isEqualTo(entry);
		assertThat(contentOf("d1/f2")).isEqualTo(content);
		this.jobs.assertConsistent();
		assertThat(this.jobs.index(this.tree.root()).changes()).isEmpty();
	}

	/** Who may read it was changed on purpose since it was recorded. */
	@Tag("root")
	@Test
	void rightsOfTheDamagedFileStay() throws IOException {
		SortedMap<String, String> before = fillWithCopy(2, 3);
		boolean root = "root".equals(System.getProperty("user.name"));
		String asked = "stat -c '%a %u:%g' d1/f2";
		rot("d1/f2");
		this.tree.remove("d0/f1");
		Shell.run(this.tree.root(),
				(root ? "chown 65534:65534 d1/f2;" : "") + "chmod 600 d1/f2; " + asked + " > ../was");
		Outcome outcome = repair(validate("integrity"));
		assertThat(outcome.get("restored")).isEqualTo(2);
		Shell.run(this.tree.root(), asked + " | diff - ../was");
		assertThat(this.tree.path("d1/f2")).hasContent("content 1/2" + " ".repeat(2));
		assertThat(files().get("d0/f1")).isEqualTo(before.get("d0/f1"));
		this.jobs.assertConsistent();
		assertThat(this.jobs.index(this.tree.root()).changes()).isEmpty();
	}

	private long contentOf(String relative) {
		Long content = this.jobs.catalogue().at(this.tree.path(relative)).content();
		return (content != null) ? content : 0;
	}

	/** Else it would be restored into the empty mount point. */
	@Test
	void whereTheDiskIsNotMountedNothingIsRestored() throws IOException {
		fillWithCopy(2, 3);
		rot("d1/f2");
		this.tree.remove("d0/f1");
		byte[] rotten = Files.readAllBytes(this.tree.path("d1/f2"));
		Outcome validation = validate("integrity");
		repair(validation, Map.of());
		this.jobs.sql()
			.sql("UPDATE entry SET volume_id = volume_id + 100 WHERE id IN (?, ?)")
			.param(this.jobs.catalogue().at(this.tree.path("d1/f2")).id())
			.param(this.jobs.catalogue().at(this.tree.path("d0/f1")).id())
			.update();
		Outcome outcome = repair(validation);
		assertThat(outcome.get("restored")).isZero();
		assertThat(outcome.get("not_restored")).isEqualTo(2);
		assertThat(this.tree.path("d1/f2")).hasBinaryContent(rotten);
		assertThat(this.tree.path("d0/f1")).doesNotExist();
	}

	@Test
	void withoutConfirmationItOnlyPlans() {
		fillWithCopy(1, 2);
		rot("d0/f0");
		SortedMap<String, String> damaged = TreeSnapshot.of(this.tree.root());
		Outcome validation = validate("integrity");
		Outcome planned = repair(validation, Map.of());
		assertThat(planned.run().status()).isEqualTo(BatchStatus.STOPPED);
		assertThat(planned.get("planned")).isEqualTo(1);
		assertThat(TreeSnapshot.of(this.tree.root())).isEqualTo(damaged);
		Outcome confirmed = repair(validation);
		assertThat(confirmed.run().instance()).isEqualTo(planned.run().instance());
		assertThat(confirmed.get("restored")).isEqualTo(1);
		assertThat(findings()).isEmpty();
	}

	@Test
	void whatWasEditedOrReplacedIsLeftAlone() {
		fillWithCopy(1, 5);
		for (int i = 0; i < 4; i++) {
			rot("d0/f" + i);
		}
		this.tree.remove("d0/f4");
		Outcome validation = validate("integrity");
		edit("d0/f0");
		repair(validation, Map.of());
		edit("d0/f1");
		this.tree.replace("d0/f2", "another");
		this.tree.file("d0/f4", "came back");
		SortedMap<String, String> before = files();
		Outcome outcome = repair(validation);
		assertThat(outcome.get("restored")).isEqualTo(1);
		assertThat(outcome.get("not_restored")).isEqualTo(4);
		assertThat(outcome.get("issues")).isEqualTo(4);
		SortedMap<String, String> after = files();
		assertThat(after.get("d0/f3")).isNotEqualTo(before.get("d0/f3"));
		after.remove("d0/f3");
		before.remove("d0/f3");
		assertThat(after).isEqualTo(before);
		assertThat(this.jobs.bean(RunStore.class).issues(outcome.run().instance(), 0, 10))
			.extracting((issue) -> issue.issue().message())
			.containsExactlyInAnyOrder("It was edited since it was indexed.",
					"It was changed or replaced since the repair was planned.",
					"It was changed or replaced since the repair was planned.", "Something else is there by now.");
	}

	@Test
	void aCopyThatIsDamagedTooIsNotUsed() throws IOException {
		this.tree.file("alone", "nobody else has this");
		fillWithCopy(1, 3);
		Path copy = this.temp.resolve("copy/d0/f1");
		rot("d0/f1");
		FileTime time = Files.getLastModifiedTime(copy);
		Files.writeString(copy, "content 0/x ");
		Files.setLastModifiedTime(copy, time);
		rot("alone");
		SortedMap<String, String> before = TreeSnapshot.of(this.tree.root());
		Outcome outcome = repair(validate("integrity", Map.of(), ""));
		assertThat(outcome.get("restored")).isZero();
		assertThat(outcome.get("not_restored")).isEqualTo(2);
		assertThat(filesOnly(TreeSnapshot.of(this.tree.root()))).isEqualTo(filesOnly(before));
		assertThat(findings()).hasSize(2);
	}

	/** To refresh what was restored must not take what is damaged beside it for right. */
	@Test
	void whatCouldNotBeRestoredCanBeLater() throws IOException {
		fillWithCopy(1, 3);
		Path copy = this.temp.resolve("copy/d0/f1");
		Path away = this.temp.resolve("away");
		Files.move(copy, away);
		rot("d0/f0");
		rot("d0/f1");
		Outcome validation = validate("integrity", Map.of(), "");
		assertThat(repair(validation).get("restored")).isEqualTo(1);
		assertThat(findings()).containsOnly(Map.entry("d0/f1", "BIT_ROT"));
		Files.move(away, copy);
		assertThat(repair(validation).get("restored")).isEqualTo(1);
		assertThat(findings()).isEmpty();
		assertThat(this.jobs.index(this.tree.root()).changes()).isEmpty();
	}

	@Test
	void whatIsRightAgainIsLeftAlone() throws IOException {
		fillWithCopy(1, 3);
		rot("d0/f1");
		Outcome validation = validate("integrity");
		rot("d0/f1");
		assertThat(repair(validation).get("already_right")).isEqualTo(1);
		assertThat(findings()).isEmpty();
		assertThat(this.tree.path("d0")).isDirectoryNotContaining("glob:**.damaged-*");
	}

	@Test
	void aFailedRepairGoesOnAndRestoresOnce() {
		SortedMap<String, String> before = filesOnly(fillWithCopy(1, 20));
		for (int i = 0; i < 20; i++) {
			rot("d0/f" + i);
		}
		Outcome validation = validate("integrity");
		this.jobs.sabotage("INSERT", "operation_file", "NEW.name = 'f9'");
		repair(validation, Map.of("confirmed", true)).requireFailed("sabotage");
		this.jobs.repair();
		Outcome outcome = repair(validation);
		assertThat(outcome.get("restored")).as("the one that the failed run did is told as restored").isEqualTo(20);
		assertThat(outcome.get("already_right")).isZero();
		assertThat(this.jobs.bean(Journal.class).operations(outcome.run().instance()))
			.allMatch((operation) -> String.valueOf(operation.message()).contains("is kept as"));
		assertThat(files()).isEqualTo(before);
		assertThat(this.tree.path("d0").toFile().list()).hasSize(40);
		assertThat(findings()).isEmpty();
	}

	/** Lets a file look as if nothing had written to it. */
	private void hideTheWriting(String relative) throws IOException {
		long changed = new LocalBackend().stat(LocalPaths.encode(this.tree.path(relative))).stat().changed();
		this.jobs.sql()
			.sql("UPDATE entry SET changed = ? WHERE id = ?")
			.param(changed)
			.param(this.jobs.catalogue().at(this.tree.path(relative)).id())
			.update();
	}

	@Test
	void whatSomethingWroteToWithoutANewTimeIsToldApartAndRestoredUnlessItIsLeftOut() throws IOException {
		fillWithCopy(1, 4);
		for (int i = 0; i < 3; i++) {
			rot("d0/f" + i);
		}
		hideTheWriting("d0/f1");
		this.tree.remove("d0/f3");
		Outcome validation = validate("integrity");
		assertThat(validation.get("critical")).isEqualTo(3);
		assertThat(stored(null)).filteredOn((stored) -> relative(stored).equals("d0/f0"))
			.allMatch((stored) -> stored.finding().message().contains("something wrote to it"));
		assertThat(stored(null)).filteredOn((stored) -> relative(stored).equals("d0/f1"))
			.allMatch((stored) -> stored.finding().message().contains("nothing wrote to it"));
		byte[] written = Files.readAllBytes(this.tree.path("d0/f0"));
		Outcome planned = repair(validation, Map.of("untouchedOnly", true));
		assertThat(planned.get("planned")).isEqualTo(2);
		assertThat(planned.get("written_since")).isZero();
		assertThat(planned.get("left_out")).isEqualTo(2);
		assertThat(planned.get("issues")).isZero();
		Outcome some = completed(repair(validation, Map.of("untouchedOnly", true, "confirmed", true)));
		assertThat(some.run().instance()).isEqualTo(planned.run().instance());
		assertThat(some.get("restored")).isEqualTo(2);
		assertThat(findings()).containsOnlyKeys("d0/f0", "d0/f2");
		assertThat(this.tree.path("d0/f0")).hasBinaryContent(written);
		Outcome rest = repair(validation, Map.of());
		assertThat(rest.get("planned")).isEqualTo(2);
		assertThat(rest.get("written_since")).isEqualTo(2);
		assertThat(this.jobs.bean(Journal.class).operations(rest.run().instance())).hasSize(2)
			.allMatch((operation) -> String.valueOf(operation.message()).startsWith("Something wrote to it"));
		rest = repair(validation);
		assertThat(rest.get("restored")).isEqualTo(2);
		assertThat(this.jobs.bean(Journal.class).operations(rest.run().instance()))
			.allMatch((operation) -> String.valueOf(operation.message()).contains("is kept as"));
		String aside = FileRepair.asideName("f0", Long.toString(rest.run().instance()));
		assertThat(this.tree.path("d0/" + aside)).hasBinaryContent(written);
		assertThat(findings()).isEmpty();
	}

	@Test
	void whatWasPlannedAsUntouchedMustBeSo() throws IOException {
		fillWithCopy(1, 1);
		rot("d0/f0");
		hideTheWriting("d0/f0");
		Outcome validation = validate("integrity");
		assertThat(repair(validation, Map.of()).get("written_since")).isZero();
		FileTime time = Files.getLastModifiedTime(this.tree.path("d0/f0"));
		byte[] bytes = Files.readAllBytes(this.tree.path("d0/f0"));
		bytes[0] = 'X';
		Files.write(this.tree.path("d0/f0"), bytes);
		Files.setLastModifiedTime(this.tree.path("d0/f0"), time);
		assertThat(repair(validation).get("not_restored")).isEqualTo(1);
		assertThat(this.tree.path("d0/f0")).hasBinaryContent(bytes);
	}

	@Test
	void onlyValidationsCanBeRepaired() {
		fill(1, 1);
		assertThatExceptionOfType(IllegalArgumentException.class)
			.isThrownBy(() -> this.jobs.operator().prepare("repair", Map.of("run", 1), false))
			.withMessageContaining("job 'index'");
		assertThatExceptionOfType(IllegalArgumentException.class)
			.isThrownBy(() -> this.jobs.operator().prepare("repair", Map.of("run", 99), false))
			.withMessageContaining("There is no run 99");
	}

}
