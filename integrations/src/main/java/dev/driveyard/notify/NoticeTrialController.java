package dev.driveyard.notify;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;

import dev.driveyard.server.ServerConfiguration;
import dev.driveyard.server.api.Page;
import dev.driveyard.server.problem.ProblemException;
import dev.driveyard.server.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Sends notices that are only a test, as the server is set to tell.
 */
@RestController
@RequestMapping(ServerConfiguration.API + "/notices")
final class NoticeTrialController {

	private final NoticeTrial trial;

	private final Semaphore turn = new Semaphore(1);

	NoticeTrialController(NoticeTrial trial) {
		this.trial = trial;
	}

	/** Tells everybody who is to be told, once, and what came of it; one at a time. */
	@PostMapping("/test")
	Page<Map<String, @Nullable Object>> test() {
		if (!this.turn.tryAcquire()) {
			throw new ProblemException(ProblemType.CONFLICT, "A test is being sent already.");
		}
		try {
			List<NoticeTrial.Result> results = this.trial.run();
			return Page.whole(results.stream().map(NoticeTrialController::view).toList());
		}
		finally {
			this.turn.release();
		}
	}

	private static Map<String, @Nullable Object> view(NoticeTrial.Result result) {
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		map.put("type", "notice");
		map.put("channel", result.channel());
		map.put("receiver", result.receiver());
		map.put("taken", result.isTaken());
		map.put("message", result.failure());
		return map;
	}

}
