package dev.driveyard.autoconfigure;

import java.util.Map;

import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;

/**
 * What the host's environment says, and beneath it what is usual. The host's own is not
 * changed.
 */
final class HostEnvironment extends StandardEnvironment {

	HostEnvironment(ConfigurableEnvironment host, Map<String, Object> usual) {
		merge(host);
		getPropertySources().addLast(new MapPropertySource("driveyardUsual", usual));
	}

	/** The host has those of the system. */
	@Override
	protected void customizePropertySources(MutablePropertySources sources) {
	}

}
