package dev.driveyard.server.metrics;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How metrics are told.
 *
 * @param keep how long what was read from the database is told again, at least
 */
@ConfigurationProperties("driveyard.server.metrics")
public record MetricsSettings(@DefaultValue("5s") Duration keep) {
}
