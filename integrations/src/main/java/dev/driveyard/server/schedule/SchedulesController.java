package dev.driveyard.server.schedule;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import dev.driveyard.failure.FailureCode;
import dev.driveyard.jobs.operate.JobDefinitions;
import dev.driveyard.jobs.operate.OperateException;
import dev.driveyard.jobs.operate.RunRequest;
import dev.driveyard.schedule.ScheduleService;
import dev.driveyard.schedules.Occurrence;
import dev.driveyard.schedules.Schedule;
import dev.driveyard.schedules.ScheduleSpec;
import dev.driveyard.schedules.ScheduleTiming;
import dev.driveyard.server.ServerConfiguration;
import dev.driveyard.server.api.ConfinedPaths;
import dev.driveyard.server.api.Page;
import dev.driveyard.server.api.PageRequest;
import dev.driveyard.server.api.WrongField;
import dev.driveyard.server.problem.ProblemException;
import dev.driveyard.server.security.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What is launched at times.
 */
@RestController
@RequestMapping(ServerConfiguration.API + "/schedules")
final class SchedulesController {

	private static final int MOST_TIMES = 100;

	private final ScheduleService schedules;

	private final ScheduleNames names;

	private final JobDefinitions definitions;

	private final ConfinedPaths paths;

	SchedulesController(ScheduleService schedules, ScheduleNames names, JobDefinitions definitions,
			ConfinedPaths paths) {
		this.schedules = schedules;
		this.names = names;
		this.definitions = definitions;
		this.paths = paths;
	}

	/** All of them, by name. */
	@GetMapping
	Page<ScheduleView> all() {
		return Page.whole(this.schedules.all().stream().map((state) -> ScheduleView.of(state, null)).toList());
	}

	/**
	 * One of them.
	 * @param name its name, or its id as in id:7
	 * @param times how many of its next times to tell
	 */
	@GetMapping("/{name}")
	ScheduleView one(@PathVariable String name, @RequestParam(defaultValue = "5") int times) {
		if (times < 0 || times > MOST_TIMES) {
			throw ProblemException.ofField("times", "is a number from 0 to " + MOST_TIMES);
		}
		String known = this.names.require(name).name();
		return ScheduleView.of(this.schedules.find(known), this.schedules.nextTimes(known, times));
	}

	/** Its times and what came of them, newest first. */
	@GetMapping("/{name}/occurrences")
	Page<OccurrenceView> occurrences(@PathVariable String name, PageRequest page) {
		List<Occurrence> found = this.schedules.occurrences(this.names.require(name).name(), page.key(Long.MAX_VALUE),
				page.size());
		String next = (found.size() == page.size()) ? String.valueOf(found.get(found.size() - 1).id()) : null;
		return new Page<>(found.stream().map(OccurrenceView::of).toList(), next);
	}

	/** Makes one of any name. */
	@PostMapping
	ResponseEntity<ScheduleView> create(@RequestBody ScheduleBody body, @AuthenticationPrincipal Caller caller) {
		ScheduleSpec spec = checked(body, body.requireName(), caller);
		return following(body, () -> created(ScheduleView.of(this.schedules.create(spec, caller.name()), null)));
	}

	/** Makes one, or replaces what one says. What it launched goes on. */
	@PutMapping("/{name}")
	ResponseEntity<ScheduleView> put(@PathVariable String name, @RequestBody ScheduleBody body,
			@AuthenticationPrincipal Caller caller) {
		Optional<Schedule> known = this.names.find(name);
		if (known.isEmpty() && ScheduleNames.isId(name)) {
			this.names.require(name);
		}
		ScheduleSpec spec = checked(body, known.map(Schedule::name).orElse(name), caller);
		body.requireSame(spec.name());
		return following(body,
				() -> known.isPresent()
						? ResponseEntity
							.ok(ScheduleView.of(this.schedules.change(spec.name(), spec, caller.name()), null))
						: created(ScheduleView.of(this.schedules.create(spec, caller.name()), null)));
	}

	/** That there is none that it could follow is a fault of that field. */
	private static <T> T following(ScheduleBody body, Supplier<T> action) {
		try {
			return action.get();
		}
		catch (OperateException ex) {
			if (ex.failure().code() == FailureCode.NO_SUCH_SCHEDULE && body.after() != null) {
				throw WrongField.of("after", ex.failure().message());
			}
			throw ex;
		}
	}

	private static ResponseEntity<ScheduleView> created(ScheduleView made) {
		URI uri = UriComponentsBuilder.fromPath(ServerConfiguration.API)
			.pathSegment("schedules", "id:" + made.id())
			.build()
			.toUri();
		return ResponseEntity.created(uri).body(made);
	}

	/**
	 * What can be wrong is told by its field, and paths are where the caller may name
	 * any.
	 */
	private ScheduleSpec checked(ScheduleBody body, String name, Caller caller) {
		ScheduleSpec spec = body.toSpec(name);
		ScheduleTiming timing = spec.timing();
		WrongField.named("zone",
				() -> this.schedules.preview(ScheduleTiming.every(Duration.ofHours(1), timing.zone()), 0));
		WrongField.named(body.timingField(), () -> this.schedules.preview(timing, 1));
		if (this.definitions.find(spec.job()).isEmpty()) {
			throw ProblemException.ofField("job", "is the name of no job");
		}
		this.paths.require(
				new RunRequest(spec.job(), spec.parameters(), spec.policy().priority(), caller.name(), null, null));
		this.paths.require(caller.name(), this.definitions.require(spec.job()).parse(spec.parameters()));
		return spec;
	}

	/** Forgets one. What it launched goes on. */
	@DeleteMapping("/{name}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void remove(@PathVariable String name) {
		this.schedules.remove(this.names.require(name).name());
	}

}
