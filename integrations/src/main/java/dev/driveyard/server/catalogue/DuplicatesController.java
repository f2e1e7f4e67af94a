package dev.driveyard.server.catalogue;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.driveyard.catalogue.duplicates.DuplicateGroup;
import dev.driveyard.catalogue.duplicates.DuplicateGroup.Kind;
import dev.driveyard.catalogue.duplicates.DuplicateGroup.Look;
import dev.driveyard.catalogue.duplicates.DuplicateGroup.Member;
import dev.driveyard.catalogue.duplicates.DuplicateGroup.Totals;
import dev.driveyard.catalogue.duplicates.DuplicateGroups;
import dev.driveyard.database.CommittedReads;
import dev.driveyard.jobs.operate.RunOperator;
import dev.driveyard.runs.Run;
import dev.driveyard.runs.RunStore;
import dev.driveyard.server.ServerConfiguration;
import dev.driveyard.server.api.Page;
import dev.driveyard.server.api.PageRequest;
import dev.driveyard.server.problem.ProblemException;
import dev.driveyard.server.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What runs have found to be there more than once, as it was then.
 */
@RestController
@RequestMapping(ServerConfiguration.API + "/duplicates")
final class DuplicatesController {

	private static final String JOB = "duplicates";

	/** So many members of a page of groups are told with them. */
	private static final int MOST_MEMBERS = 20_000;

	private final DuplicateGroups groups;

	private final RunStore runs;

	private final RunOperator operator;

	private final CommittedReads reads;

	DuplicatesController(DuplicateGroups groups, RunStore runs, RunOperator operator, CommittedReads reads) {
		this.groups = groups;
		this.runs = runs;
		this.operator = operator;
		this.reads = reads;
	}

	/**
	 * Groups, the largest waste first.
	 * @param run that found them; the last one if there is none
	 * @param kind files, folders or pictures; pictures if the run looked for similar ones
	 * and nothing is said, else files
	 * @param members whether to tell them with their groups, unless they are very many
	 */
	@GetMapping
	Page<Map<String, @Nullable Object>> groups(@RequestParam(required = false) @Nullable Long run,
			@RequestParam(required = false) @Nullable String kind,
			@RequestParam(defaultValue = "false") boolean members, PageRequest page) {
		Kind asked = asked(kind);
		Run found = find(run);
		Kind wanted = wanted(asked, found);
		DuplicateGroup after = (page.after() != null)
				? this.groups.group(page.key(0))
					.orElseThrow(() -> ProblemException.ofField("after", "is not what a page has said comes next"))
				: null;
		List<DuplicateGroup> groups = this.groups.page(found.instance(), wanted, after, page.size());
		String next = (groups.size() == page.size()) ? String.valueOf(groups.get(groups.size() - 1).id()) : null;
		Map<Long, List<Member>> told = members ? membersOf(groups) : Map.of();
		return new Page<>(groups.stream().map((group) -> view(group, found, told.get(group.id()))).toList(), next);
	}

	private Map<Long, List<Member>> membersOf(List<DuplicateGroup> groups) {
		return (groups.stream().mapToLong(DuplicateGroup::names).sum() > MOST_MEMBERS) ? Map.of()
				: this.groups.members(groups).stream().collect(Collectors.groupingBy(Member::group));
	}

	/**
	 * How much all of them are.
	 * @param run that found them; the last one if there is none
	 * @param kind as for groups
	 */
	@GetMapping("/totals")
	Map<String, @Nullable Object> totals(@RequestParam(required = false) @Nullable Long run,
			@RequestParam(required = false) @Nullable String kind) {
		Kind asked = asked(kind);
		Run found = find(run);
		Kind wanted = wanted(asked, found);
		Totals totals = this.groups.totals(found.instance(), wanted);
		return new JsonObject("totals").put("run", found.id())
			.word("kind", wanted)
			.put("groups", totals.groups())
			.put("copies", totals.copies())
			.put("wasted", totals.wasted())
			.toMap();
	}

	private static @Nullable Kind asked(@Nullable String kind) {
		return (kind != null) ? Given.choice("kind", kind, Kind.values()) : null;
	}

	private Kind wanted(@Nullable Kind asked, Run found) {
		return (asked != null) ? asked : this.groups.kindOfFiles(found.instance());
	}

	private Run find(@Nullable Long run) {
		return this.reads.read(() -> (run != null) ? require(run) : last());
	}

	/** The members of a group. */
	@GetMapping("/{group}/members")
	Page<Map<String, @Nullable Object>> members(@PathVariable long group, PageRequest page) {
		if (this.groups.group(group).isEmpty()) {
			throw new ProblemException(ProblemType.NOT_FOUND, "There is no group " + group + ".");
		}
		List<Member> members = this.groups.members(group, page.key(0), page.size());
		String next = (members.size() == page.size()) ? String.valueOf(members.get(members.size() - 1).entry()) : null;
		return new Page<>(members.stream().map(DuplicatesController::view).toList(), next);
	}

	private Run last() {
		return this.runs.lastCompleted(JOB)
			.orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "No run has looked for duplicates yet."));
	}

	private Run require(long number) {
		Run run = this.operator.require(number);
		if (!run.job().equals(JOB)) {
			throw ProblemException.ofField("run", "is not the number of a run that looks for duplicates");
		}
		Run newest = this.runs.lastOf(run.instance()).orElse(run);
		if (newest.status() != BatchStatus.COMPLETED) {
			throw new ProblemException(ProblemType.CONFLICT, "Run " + number + " did not come to its end.");
		}
		Run last = this.runs.lastOf(run.subject()).orElse(run);
		if (last.instance() != run.instance() && last.status() == BatchStatus.COMPLETED) {
			throw new ProblemException(ProblemType.CONFLICT,
					"What run " + number + " found was replaced by run " + last.id() + ".");
		}
		return newest;
	}

	private static Map<String, @Nullable Object> view(DuplicateGroup group, Run run, @Nullable List<Member> members) {
		return new JsonObject(JOB).put("run", run.id())
			.put("group", group.id())
			.word("kind", group.kind())
			.put("size", group.size())
			.put("copies", group.copies())
			.put("wasted", group.wasted())
			.put("names", group.names())
			.put("members", (members != null) ? members.stream().map(DuplicatesController::view).toList() : null)
			.toMap();
	}

	private static Map<String, @Nullable Object> view(Member member) {
		JsonObject object = new JsonObject("member").put("entry", member.entry())
			.name("path", member.path())
			.fileTime("modified", member.modified())
			.put("volume", member.volume())
			.put("inode", member.inode())
			.put("shares", member.shared());
		Look look = member.look();
		if (look != null) {
			object.put("width", look.width())
				.put("height", look.height())
				.put("best", look.isBest())
				.put("distance", look.distance())
				.put("likeness", look.likeness() / 1000.0)
				.word("better_by", look.betterBy());
		}
		return object.toMap();
	}

}
