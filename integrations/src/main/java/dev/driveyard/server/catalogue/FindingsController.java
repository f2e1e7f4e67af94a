package dev.driveyard.server.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.driveyard.catalogue.findings.Finding.Severity;
import dev.driveyard.catalogue.findings.Findings;
import dev.driveyard.catalogue.findings.StoredFinding;
import dev.driveyard.catalogue.findings.StoredFinding.Status;
import dev.driveyard.database.CommittedReads;
import dev.driveyard.jobs.operate.RunOperator;
import dev.driveyard.server.ServerConfiguration;
import dev.driveyard.server.api.Page;
import dev.driveyard.server.api.PageRequest;
import dev.driveyard.server.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What validations have found, the worst first.
 */
@RestController
@RequestMapping(ServerConfiguration.API + "/findings")
final class FindingsController {

	private final Findings findings;

	private final Places places;

	private final RunOperator operator;

	private final CommittedReads reads;

	FindingsController(Findings findings, Places places, RunOperator operator, CommittedReads reads) {
		this.findings = findings;
		this.places = places;
		this.operator = operator;
		this.reads = reads;
	}

	/**
	 * Findings.
	 * @param severity the lowest
	 * @param status null for all that are not resolved
	 * @param all path may be there several times: only what is at one of them or below it
	 * @param run only what this one has seen, and none before it
	 */
	@GetMapping
	Page<Map<String, @Nullable Object>> page(@RequestParam(defaultValue = "info") String severity,
			@RequestParam(required = false) @Nullable String status, @RequestParam MultiValueMap<String, String> all,
			@RequestParam(required = false) @Nullable Long run, PageRequest page) {
		List<String> paths = Given.texts("path", all.getOrDefault("path", List.of()));
		List<Findings.Place> at = paths.stream()
			.map((path) -> this.places.address(Given.path("path", path)))
			.map((address) -> new Findings.Place(address, this.places.isHere(address)))
			.toList();
		Long seenBy = (run != null) ? (Long) this.reads.read(() -> this.operator.require(run)).instance() : null;
		Findings.Filter filter = new Findings.Filter(Given.choice("severity", severity, Severity.values()),
				(status != null) ? Given.choice("status", status, Status.values()) : null, seenBy, at);
		Key after = Key.of(page.after());
		List<StoredFinding> found = this.findings.page(filter, after.severity(), after.id(), page.size());
		String next = (found.size() == page.size()) ? Key.of(found.get(found.size() - 1)) : null;
		return new Page<>(found.stream().map(FindingJson::of).toList(), next);
	}

	/** The place of a finding among all. */
	private record Key(@Nullable Severity severity, long id) {

		static Key of(@Nullable String text) {
			if (text == null) {
				return new Key(null, 0);
			}
			if (!text.matches("[a-z]{1,8}-\\d{1,18}")) {
				throw ProblemException.ofField("after", "is not what a page has said comes next");
			}
			int dash = text.indexOf('-');
			return new Key(Given.choice("after", text.substring(0, dash), Severity.values()),
					Long.parseLong(text.substring(dash + 1)));
		}

		static String of(StoredFinding last) {
			return last.finding().code().severity().name().toLowerCase(Locale.ROOT) + "-" + last.id();
		}

	}

}
