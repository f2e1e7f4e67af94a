package dev.driveyard.server.catalogue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.driveyard.catalogue.differences.Difference;
import dev.driveyard.catalogue.differences.Difference.Kind;
import dev.driveyard.catalogue.differences.Differences;
import dev.driveyard.database.CommittedReads;
import dev.driveyard.jobs.operate.RunOperator;
import dev.driveyard.server.ServerConfiguration;
import dev.driveyard.server.api.Page;
import dev.driveyard.server.api.PageRequest;
import dev.driveyard.server.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * How two trees differ, as a run has found it, by path.
 */
@RestController
@RequestMapping(ServerConfiguration.API + "/runs/{id}/differences")
final class DifferencesController {

	/** Those that are told. */
	private static final Kind[] KINDS = Stream.of(Kind.values()).filter(Kind::isTold).toArray(Kind[]::new);

	private final Differences differences;

	private final RunOperator operator;

	private final CommittedReads reads;

	DifferencesController(Differences differences, RunOperator operator, CommittedReads reads) {
		this.differences = differences;
		this.operator = operator;
		this.reads = reads;
	}

	/**
	 * Differences that a run has found, in the order of the bytes of their paths.
	 * @param kind only these; null for all
	 */
	@GetMapping
	Page<Map<String, @Nullable Object>> page(@PathVariable long id,
			@RequestParam(required = false) @Nullable String kind, PageRequest page) {
		Kind only = (kind != null) ? Given.choice("kind", kind, KINDS) : null;
		String after = (page.after() != null) ? path(page.after()) : null;
		long instance = this.reads.read(() -> this.operator.require(id)).instance();
		List<Difference> found = this.differences.page(instance, only, after, page.size());
		String next = (found.size() == page.size()) ? key(found.get(found.size() - 1)) : null;
		return new Page<>(found.stream().map(DifferenceJson::of).toList(), next);
	}

	/** Any path can stand in an address. */
	private static String key(Difference last) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(last.path().getBytes(StandardCharsets.UTF_8));
	}

	private static String path(String key) {
		try {
			String path = new String(Base64.getUrlDecoder().decode(key), StandardCharsets.UTF_8);
			return Given.text("after", path);
		}
		catch (IllegalArgumentException ex) {
			throw ProblemException.ofField("after", "is not what a page has said comes next");
		}
	}

}
