package dev.driveyard.server.catalogue;

import java.util.List;
import java.util.Map;

import dev.driveyard.database.CommittedReads;
import dev.driveyard.jobs.operate.RunOperator;
import dev.driveyard.journal.ReclaimJournal;
import dev.driveyard.journal.ReclaimJournal.Left;
import dev.driveyard.journal.ReclaimJournal.Reclaim;
import dev.driveyard.journal.ReclaimJournal.Similar;
import dev.driveyard.runs.Run;
import dev.driveyard.server.ServerConfiguration;
import dev.driveyard.server.api.Page;
import dev.driveyard.server.api.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What runs that reclaim room have planned: each duplicate with the file that is kept.
 */
@RestController
@RequestMapping(ServerConfiguration.API + "/runs/{id}/reclaims")
final class ReclaimsController {

	private final ReclaimJournal journal;

	private final RunOperator operator;

	private final CommittedReads reads;

	ReclaimsController(ReclaimJournal journal, RunOperator operator, CommittedReads reads) {
		this.journal = journal;
		this.operator = operator;
		this.reads = reads;
	}

	/** Of one run, in order: what is to be handled yet, and what is left alone. */
	@GetMapping
	Page<Map<String, @Nullable Object>> planned(@PathVariable long id, PageRequest page) {
		Run run = this.reads.read(() -> this.operator.require(id));
		int after = (int) Math.max(-1, Math.min(Integer.MAX_VALUE, page.key(-1)));
		List<Reclaim> found = this.journal.planned(run.instance(), after, page.size());
		String next = (found.size() == page.size()) ? String.valueOf(found.get(found.size() - 1).number()) : null;
		return new Page<>(found.stream().map((file) -> view(file, run.id())).toList(), next);
	}

	private static Map<String, @Nullable Object> view(Reclaim file, long run) {
		Similar similar = file.similar();
		JsonObject view = new JsonObject("reclaim").put("run", run)
			.name("path", file.path())
			.name("kept", file.keptPath())
			.put("size", file.size());
		if (similar != null) {
			view.put("kept_size", similar.keptSize()).put("similar", true);
		}
		return view.put("frees", file.freed())
			.put("other_names", file.otherNames())
			.putOrNull("left_alone", (file.left() != Left.NOT) ? JsonObject.word(file.left()) : null)
			.toMap();
	}

}
