package dev.driveyard.server.catalogue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

import dev.driveyard.database.CommittedReads;
import dev.driveyard.files.Address;
import dev.driveyard.jobs.operate.RunOperator;
import dev.driveyard.journal.Journal;
import dev.driveyard.journal.JournalQueries;
import dev.driveyard.journal.Operation;
import dev.driveyard.runs.Run;
import dev.driveyard.runs.RunStore;
import dev.driveyard.server.ServerConfiguration;
import dev.driveyard.server.api.Page;
import dev.driveyard.server.api.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What was copied, moved, deleted and put back.
 */
@RestController
@RequestMapping(ServerConfiguration.API)
final class JournalController {

	private final Journal journal;

	private final JournalQueries queries;

	private final RunStore runs;

	private final RunOperator operator;

	private final CommittedReads reads;

	private final Places places;

	JournalController(Journal journal, JournalQueries queries, RunStore runs, RunOperator operator,
			CommittedReads reads, Places places) {
		this.journal = journal;
		this.queries = queries;
		this.runs = runs;
		this.operator = operator;
		this.reads = reads;
		this.places = places;
	}

	/**
	 * Of all runs, newest first.
	 * @param path only what came from or went to it or below it; a page may have fewer
	 * then, and there is more as long as it says so
	 */
	@GetMapping("/journal")
	Page<Map<String, @Nullable Object>> all(@RequestParam(required = false) @Nullable String path, PageRequest page) {
		List<Operation> found = this.journal.history(page.key(Long.MAX_VALUE), page.size());
		String next = (found.size() == page.size()) ? String.valueOf(found.get(found.size() - 1).id()) : null;
		List<Operation> wanted = found.stream().filter(isAbout(path)).toList();
		return new Page<>(this.reads.read(() -> views(wanted)), next);
	}

	private List<Map<String, @Nullable Object>> views(List<Operation> found) {
		Map<Long, @Nullable Long> known = new HashMap<>();
		Function<Address, String> texts = this.places.texts();
		return found.stream()
			.map((operation) -> view(operation,
					known.computeIfAbsent(operation.instance(),
							(instance) -> this.runs.lastOf(instance.longValue()).map(Run::id).orElse(null)),
					texts))
			.toList();
	}

	private Predicate<Operation> isAbout(@Nullable String path) {
		if (path == null) {
			return (operation) -> true;
		}
		Address below = this.places.address(Given.path("path", path));
		return (operation) -> operation.from().isWithin(below)
				|| (operation.target() != null && operation.to().isWithin(below));
	}

	/**
	 * Of one run, in order: also what is not done yet.
	 * @param path as for all runs
	 */
	@GetMapping("/runs/{id}/journal")
	Page<Map<String, @Nullable Object>> ofRun(@PathVariable long id,
			@RequestParam(required = false) @Nullable String path, PageRequest page) {
		Run run = this.reads.read(() -> this.operator.require(id));
		int after = (int) Math.max(-1, Math.min(Integer.MAX_VALUE, page.key(-1)));
		List<Operation> found = this.queries.operations(run.instance(), after, page.size());
		String next = (found.size() == page.size()) ? String.valueOf(found.get(found.size() - 1).number()) : null;
		Function<Address, String> texts = this.places.texts();
		return new Page<>(
				found.stream().filter(isAbout(path)).map((operation) -> view(operation, run.id(), texts)).toList(),
				next);
	}

	private static Map<String, @Nullable Object> view(Operation operation, @Nullable Long run,
			Function<Address, String> texts) {
		JsonObject object = new JsonObject("operation").put("id", operation.id())
			.put("run", run)
			.word("action", operation.action())
			.word("state", operation.state())
			.name("path", texts.apply(operation.from()))
			.name("target", (operation.target() != null) ? texts.apply(operation.to()) : null);
		Operation.TrashPlace trash = operation.trash();
		if (trash != null && !trash.folder().isEmpty()) {
			object.name("trash", trash.folder()).name("trash_name", trash.name());
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
