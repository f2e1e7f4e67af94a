package dev.driveyard.server.metrics;

import java.nio.charset.StandardCharsets;

import dev.driveyard.server.ServerConfiguration;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The server in numbers.
 */
@RestController
final class MetricsController {

	private final MetricSource metrics;

	MetricsController(@Qualifier("metrics") MetricSource metrics) {
		this.metrics = metrics;
	}

	/** All metrics as they are now, whatever text is asked for. */
	@GetMapping(path = ServerConfiguration.API + "/metrics",
			produces = { MediaType.TEXT_PLAIN_VALUE, MediaType.ALL_VALUE })
	ResponseEntity<byte[]> metrics() {
		Exposition out = new Exposition();
		this.metrics.write(out);
		return ResponseEntity.ok()
			.header(HttpHeaders.CONTENT_TYPE, Exposition.MEDIA_TYPE)
			.header(HttpHeaders.CACHE_CONTROL, "no-store")
			.body(out.toString().getBytes(StandardCharsets.UTF_8));
	}

}
