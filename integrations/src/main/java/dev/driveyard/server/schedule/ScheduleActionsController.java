package dev.driveyard.server.schedule;

import java.net.URI;

import dev.driveyard.schedule.ScheduleService;
import dev.driveyard.schedules.Schedule;
import dev.driveyard.server.ServerConfiguration;
import dev.driveyard.server.api.RequestView;
import dev.driveyard.server.api.RequestViews;
import dev.driveyard.server.security.Caller;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What can be done with schedules. Whoever pauses or resumes one does not become the one
 * whose word it is: that is in the audit.
 */
@RestController
@RequestMapping(ServerConfiguration.API + "/schedules/{name}")
final class ScheduleActionsController {

	private final ScheduleService schedules;

	private final ScheduleNames names;

	private final RequestViews requests;

	ScheduleActionsController(ScheduleService schedules, ScheduleNames names, RequestViews requests) {
		this.schedules = schedules;
		this.names = names;
		this.requests = requests;
	}

	/** Lets one be due no more until it is resumed. What it launched goes on. */
	@PostMapping("/pause")
	ScheduleView pause(@PathVariable String name) {
		Schedule known = this.names.require(name);
		this.schedules.pause(known.name());
		return ScheduleView.of(this.schedules.find(known.name()), null);
	}

	/** Lets one be due again, from now on: nothing was missed meanwhile. */
	@PostMapping("/resume")
	ScheduleView resume(@PathVariable String name) {
		Schedule known = this.names.require(name);
		this.schedules.resume(known.name());
		return ScheduleView.of(this.schedules.find(known.name()), null);
	}

	/** Launches one now, whatever its times, its window and its pause say. */
	@PostMapping("/run")
	ResponseEntity<RequestView> run(@PathVariable String name, @AuthenticationPrincipal Caller caller) {
		long request = this.schedules.runNow(this.names.require(name).name(), caller.name());
		return ResponseEntity.accepted()
			.location(URI.create(ServerConfiguration.API + "/requests/" + request))
			.body(this.requests.require(request));
	}

}
