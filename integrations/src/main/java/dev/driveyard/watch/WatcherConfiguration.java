package dev.driveyard.watch;

import java.time.Duration;

import dev.driveyard.catalogue.locations.Locations;
import dev.driveyard.jobs.locations.VolumeRegistry;
import dev.driveyard.jobs.operate.queue.LaunchRequests;
import dev.driveyard.runs.requests.RequestQueries;
import dev.driveyard.watches.WatchStore;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/**
 * Which locations are watched, with who watches them, who begins as the application
 * context does: so this is for a server, and never for a command. Wants the channels of
 * the queue.
 */
@Configuration(proxyBeanMethods = false)
@Import(WatchConfiguration.class)
public class WatcherConfiguration {

	@Bean
	WatchTiming watchTiming(Environment environment) {
		return new WatchTiming(duration(environment, WatchTiming.QUIET, "700ms"),
				duration(environment, WatchTiming.LONGEST, "5s"), duration(environment, WatchTiming.RETRY, "30s"));
	}

	private static Duration duration(Environment environment, String name, String standard) {
		return DurationStyle.detectAndParse(environment.getProperty(name, standard));
	}

	@Bean
	WatchLimit watchLimit() {
		return WatchLimit.ofMachine();
	}

	@Bean
	Watcher watcher(WatchStore store, Locations locations, VolumeRegistry volumes, LaunchRequests requests,
			RequestQueries queries, WatchTiming timing, WatchLimit limit, Environment environment) {
		return new Watcher(store, locations, volumes, new IndexRequests(requests, queries, volumes), timing, limit,
				environment.getProperty(WatchTiming.ON, Boolean.class, true));
	}

}
