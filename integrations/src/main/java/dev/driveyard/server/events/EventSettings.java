package dev.driveyard.server.events;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How events are kept and told.
 *
 * @param keepFor how long they are kept
 * @param keepMost how many are kept at most
 * @param keepAuditFor how long it is kept who asked for what
 * @param keepRefusedFor how long it is kept what was refused
 * @param keepRefusedMost how many of those are kept at most
 * @param clients how many may listen at a time
 * @param clientsPerToken how many of them with the same token
 * @param clientsOfOwner how many of them by the Unix socket
 * @param queue how many events wait for one of them; who has more to read is cut off, and
 * goes on where it was when it comes again
 * @param progress how often the progress of runs is told
 * @param heartbeat how often something is sent where nothing happens
 * @param stalled how long somebody may read nothing of what waits
 */
@ConfigurationProperties("driveyard.server.events")
public record EventSettings(@DefaultValue("30d") Duration keepFor, @DefaultValue("100000") int keepMost,
		@DefaultValue("365d") Duration keepAuditFor, @DefaultValue("90d") Duration keepRefusedFor,
		@DefaultValue("20000") int keepRefusedMost, @DefaultValue("500") int clients,
		@DefaultValue("20") int clientsPerToken, @DefaultValue("50") int clientsOfOwner,
		@DefaultValue("1000") int queue, @DefaultValue("1s") Duration progress, @DefaultValue("15s") Duration heartbeat,
		@DefaultValue("30s") Duration stalled) {
}
