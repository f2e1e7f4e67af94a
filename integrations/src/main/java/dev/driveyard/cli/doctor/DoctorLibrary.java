package dev.driveyard.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.driveyard.catalogue.CatalogueException;
import dev.driveyard.catalogue.library.FolderTrust;
import dev.driveyard.catalogue.library.Library;
import dev.driveyard.catalogue.library.LibraryFolder;
import dev.driveyard.catalogue.library.LibraryLock;
import dev.driveyard.cli.command.CliContext;
import dev.driveyard.cli.command.Session;
import dev.driveyard.cli.words.FailureWords;
import dev.driveyard.jobs.operate.DeadRuns;
import dev.driveyard.jobs.operate.Failures;
import dev.driveyard.runs.Run;
import dev.driveyard.runs.RunStore;
import dev.driveyard.storage.local.LocalPaths;
import dev.driveyard.transfer.trash.TrashPlaces;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Looks at the library: who could change it, whether its database is sound, who uses it,
 * and where things are trashed.
 */
final class DoctorLibrary {

	private static final String SUBJECT = "library";

	private final Diagnosis diagnosis;

	private final CliContext context;

	DoctorLibrary(Diagnosis diagnosis, CliContext context) {
		this.diagnosis = diagnosis;
		this.context = context;
	}

	void look(@Nullable String name) {
		try {
			Path folder = this.context.libraries().folder(name);
			if (Files.exists(folder.resolve("library.json"), LinkOption.NOFOLLOW_LINKS)) {
				look(folder);
			}
			else {
				this.diagnosis.ok(SUBJECT, "there is none yet at " + folder);
			}
		}
		catch (IOException | RuntimeException ex) {
			this.diagnosis.fault(SUBJECT, FailureWords.text(Failures.of(ex)), "See the operator runbook");
		}
		trash();
	}

	private void look(Path folder) throws IOException {
		List<FolderTrust.Problem> problems = LibraryFolder.problems(folder);
		problems.forEach((problem) -> this.diagnosis.fault(SUBJECT, problem.path() + " " + problem.what(),
				problem.remedy() + FailureWords.advice(problem.code())));
		if (!problems.isEmpty()) {
			return;
		}
		Library library = LibraryFolder.open(folder);
		String group = library.access().group();
		this.diagnosis.ok(SUBJECT,
				library.folder() + ", " + ((group != null) ? "shared with the group " + group : "its owner's alone"));
		Map<String, Object> holder = LibraryLock.holder(library);
		this.diagnosis.ok("lock", holder.isEmpty() ? "nobody has it"
				: "held by '" + holder.get("owner") + "' (process " + holder.get("pid") + ")");
		try (Session session = this.context.opener().open(library)) {
			database(session);
			runs(session.get(RunStore.class).active(), session.get(DeadRuns.class).find());
		}
		new DoctorPath(this.diagnosis).look("disk of the library", library.folder());
	}

	private void database(Session session) {
		JdbcClient client = session.get(JdbcClient.class);
		String schema = client
			.sql("SELECT version FROM flyway_schema_history WHERE success ORDER BY installed_rank DESC LIMIT 1")
			.query(String.class)
			.single();
		if (session.library().database().isServer()) {
			this.diagnosis.ok("database",
					client.sql("SELECT version()").query(String.class).single() + ", schema " + schema);
			return;
		}
		List<String> check = client.sql("PRAGMA quick_check(5)").query(String.class).list();
		if (check.equals(List.of("ok"))) {
			this.diagnosis.ok("database", "sound (quick_check), schema " + schema);
		}
		else {
			this.diagnosis.fault("database", "damaged: " + String.join("; ", check),
					"Restore it from a backup: see 'Damaged database' in the operator runbook");
		}
	}

	private void runs(List<Run> active, List<Run> dead) {
		dead.forEach((run) -> this.diagnosis.warning("run " + run.id(), "its process died: " + run.description(),
				"The same command goes on with it, or: driveyard runs recover"));
		if (dead.isEmpty()) {
			this.diagnosis.ok("runs", active.isEmpty() ? "none is active" : active.size() + " active");
		}
	}

	private void trash() {
		try {
			Path home = LocalPaths.toPath(TrashPlaces.ofSystem().home());
			if (Files.exists(home, LinkOption.NOFOLLOW_LINKS)
					&& (!Files.isDirectory(home, LinkOption.NOFOLLOW_LINKS) || !Files.isWritable(home))) {
				this.diagnosis.warning("trash", home + " is no folder that can be written to",
						"Nothing can be put into the trash from the disk of the home: mend it, or use --permanent");
			}
			else {
				this.diagnosis.ok("trash", home + (Files.exists(home) ? "" : " (made when it is needed)"));
			}
		}
		catch (IOException | CatalogueException ex) {
			this.diagnosis.warning("trash", "can't be told: " + ex.getMessage(), "Is /proc mounted?");
		}
	}

}
