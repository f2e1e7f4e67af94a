package dev.driveyard.server.metrics;

/**
 * Knows some of the metrics.
 */
@FunctionalInterface
interface MetricSource {

	/** Writes them as they are now. */
	void write(Exposition out);

}
