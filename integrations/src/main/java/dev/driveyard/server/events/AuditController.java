package dev.driveyard.server.events;

import java.util.List;
import java.util.Map;

import dev.driveyard.runs.events.ServerEvent;
import dev.driveyard.runs.events.ServerEventStore;
import dev.driveyard.server.ServerConfiguration;
import dev.driveyard.server.api.Page;
import dev.driveyard.server.api.PageRequest;
import dev.driveyard.server.problem.ProblemException;
import dev.driveyard.server.problem.ProblemType;
import dev.driveyard.server.security.Caller;
import dev.driveyard.tokens.TokenRole;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Who asked for what, for administrators.
 */
@RestController
@RequestMapping(ServerConfiguration.API + "/audit")
final class AuditController {

	private final ServerEventStore store;

	AuditController(ServerEventStore store) {
		this.store = store;
	}

	/** Newest first. */
	@GetMapping
	Page<Map<String, Object>> page(@AuthenticationPrincipal Caller caller, PageRequest page) {
		if (caller.role() != TokenRole.ADMIN) {
			throw new ProblemException(ProblemType.NOT_ALLOWED, "Only an administrator sees who asked for what.");
		}
		List<ServerEvent> found = this.store.audits(page.key(Long.MAX_VALUE), page.size());
		String next = (found.size() == page.size()) ? String.valueOf(found.get(found.size() - 1).id()) : null;
		return new Page<>(found.stream().map(ServerEvent::toMap).toList(), next);
	}

}
