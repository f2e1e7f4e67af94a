package dev.driveyard.server.catalogue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.driveyard.database.CommittedReads;
import dev.driveyard.jobs.operate.RunOperator;
import dev.driveyard.journal.Journal;
import dev.driveyard.journal.JournalQueries;
import dev.driveyard.journal.Operation;
import dev.driveyard.journal.ReclaimJournal;
import dev.driveyard.journal.ReclaimJournal.Reclaim;
import dev.driveyard.journal.ReclaimJournal.Similar;
import dev.driveyard.runs.Run;
import dev.driveyard.runs.RunStore;
import dev.driveyard.server.ServerConfiguration;
import dev.driveyard.server.api.Page;
import dev.driveyard.server.api.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What was copied, moved, deleted and put back.
 */
@RestController
@RequestMapping(ServerConfiguration.API)
final class JournalController {

	private static final String RECLAIM = "reclaim";

	private final Journal journal;

	private final JournalQueries queries;

	private final ReclaimJournal reclaims;

	private final RunStore runs;

	private final RunOperator operator;

	private final CommittedReads reads;

	JournalController(Journal journal, JournalQueries queries, ReclaimJournal reclaims, RunStore runs,
			RunOperator operator, CommittedReads reads) {
		this.journal = journal;
		this.queries = queries;
		this.reclaims = reclaims;
		this.runs = runs;
		this.operator = operator;
		this.reads = reads;
	}

	/** Of all runs, newest first. */
	@GetMapping("/journal")
	Page<Map<String, @Nullable Object>> all(PageRequest page) {
		List<Operation> found = this.journal.history(page.key(Long.MAX_VALUE), page.size());
		String next = (found.size() == page.size()) ? String.valueOf(found.get(found.size() - 1).id()) : null;
		return new Page<>(this.reads.read(() -> views(found)), next);
	}

	private List<Map<String, @Nullable Object>> views(List<Operation> found) {
		Map<Long, @Nullable Long> known = new HashMap<>();
		return found.stream()
			.map((operation) -> view(operation,
					known.computeIfAbsent(operation.instance(),
							(instance) -> this.runs.lastOf(instance.longValue()).map(Run::id).orElse(null))))
			.toList();
	}

	/** Of one run, in order: also what is not done yet. */
	@GetMapping("/runs/{id}/journal")
	Page<Map<String, @Nullable Object>> ofRun(@PathVariable long id, PageRequest page) {
		Run run = this.reads.read(() -> this.operator.require(id));
		int after = (int) Math.max(-1, Math.min(Integer.MAX_VALUE, page.key(-1)));
		List<Operation> found = this.queries.operations(run.instance(), after, page.size());
		String next = (found.size() == page.size()) ? String.valueOf(found.get(found.size() - 1).number()) : null;
		Map<Integer, Reclaim> kept = (found.isEmpty() || !run.job().equals(RECLAIM)) ? Map.of()
				: this.reclaims.files(run.instance(), after, found.get(found.size() - 1).number());
		return new Page<>(
				found.stream().map((operation) -> view(operation, run.id(), kept.get(operation.number()))).toList(),
				next);
	}

	private static Map<String, @Nullable Object> view(Operation operation, @Nullable Long run) {
		return view(operation, run, null);
	}

	/** With the file that is kept for the one that it is about. */
	private static Map<String, @Nullable Object> view(Operation operation, @Nullable Long run, @Nullable Reclaim file) {
		JsonObject object = new JsonObject("operation").put("id", operation.id())
			.put("run", run)
			.word("action", operation.action())
			.word("state", operation.state())
			.name("path", operation.source())
			.name("target", operation.target());
		Operation.TrashPlace trash = operation.trash();
		if (trash != null && !trash.folder().isEmpty()) {
			object.name("trash", trash.folder()).name("trash_name", trash.name());
		}
		if (file != null) {
			Similar similar = file.similar();
			object.name("kept", file.keptPath())
				.put("kept_size", (similar != null) ? similar.keptSize() : file.size())
				.put("similar", similar != null);
		}
		return object.word("kind", operation.identity().kind())
			.put("files", operation.amount().files())
			.put("directories", operation.amount().directories())
			.put("bytes", operation.amount().bytes())
			.millis("ended", operation.done())
			.put("message", operation.message())
			.toMap();
	}

}
