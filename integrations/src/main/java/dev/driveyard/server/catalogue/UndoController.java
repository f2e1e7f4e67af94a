package dev.driveyard.server.catalogue;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.driveyard.files.Address;
import dev.driveyard.jobs.locations.VolumeRegistry;
import dev.driveyard.jobs.operate.RunOperator;
import dev.driveyard.jobs.operate.RunRequest;
import dev.driveyard.jobs.operate.queue.LaunchRequests;
import dev.driveyard.journal.JournalQueries;
import dev.driveyard.journal.Operation;
import dev.driveyard.runs.Run;
import dev.driveyard.server.ServerConfiguration;
import dev.driveyard.server.api.ConfinedPaths;
import dev.driveyard.server.api.IdempotencyKeys;
import dev.driveyard.server.problem.ProblemException;
import dev.driveyard.server.problem.ProblemType;
import dev.driveyard.server.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes back what runs did: what they put into the trash, or moved.
 */
@RestController
@RequestMapping(ServerConfiguration.API + "/runs/{id}/undo")
final class UndoController {

	private static final int PAGE = 500;

	private final RunOperator operator;

	private final LaunchRequests requests;

	private final JournalQueries journal;

	private final ConfinedPaths paths;

	private final VolumeRegistry volumes;

	UndoController(RunOperator operator, LaunchRequests requests, JournalQueries journal, ConfinedPaths paths,
			VolumeRegistry volumes) {
		this.operator = operator;
		this.requests = requests;
		this.journal = journal;
		this.paths = paths;
		this.volumes = volumes;
	}

	/** Accepts that a run is undone. Nothing that is there now is replaced. */
	@PostMapping
	ResponseEntity<Map<String, Object>> undo(@PathVariable long id, @AuthenticationPrincipal Caller caller,
			@RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
		IdempotencyKeys.require(key);
		Run run = this.operator.require(id);
		RunRequest request = request(run, caller, key);
		if (Caller.isConfined(caller.name())) {
			requireAllowed(run);
		}
		long accepted = this.requests.send(request);
		return ResponseEntity.accepted()
			.location(URI.create(ServerConfiguration.API + "/requests/" + accepted))
			.body(Map.of("id", accepted));
	}

	private static RunRequest request(Run run, Caller caller, @Nullable String key) {
		return switch (run.job()) {
			case "delete", "reclaim" -> request("restore", Map.of("run", run.id()), caller, key);
			case "move" -> request("move", Map.of("undo", run.id()), caller, key);
			default -> throw new ProblemException(ProblemType.CONFLICT,
					"Run " + run.id() + " can't be undone: it is a run of the job '" + run.job()
							+ "'. Only what was moved, or put into the trash, can go back.");
		};
	}

	private static RunRequest request(String job, Map<String, Object> parameters, Caller caller, @Nullable String key) {
		return new RunRequest(job, parameters, RunRequest.NORMAL, caller.name(), key, null);
	}

	/** All that it did must be within reach of whoever wants it undone. */
	private void requireAllowed(Run run) {
		int after = -1;
		List<Operation> page;
		do {
			page = this.journal.operations(run.instance(), after, PAGE);
			for (Operation operation : page) {
				after = operation.number();
				addresses(operation).map(this.volumes::text).forEach(this.paths::requireAllowed);
			}
		}
		while (page.size() == PAGE);
	}

	private static Stream<Address> addresses(Operation operation) {
		return (operation.target() != null) ? Stream.of(operation.from(), operation.to()) : Stream.of(operation.from());
	}

}
