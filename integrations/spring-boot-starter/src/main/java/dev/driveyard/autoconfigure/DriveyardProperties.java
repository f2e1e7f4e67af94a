package dev.driveyard.autoconfigure;

import java.nio.file.Path;
import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The library that an application embeds. How it works in detail is said by the settings
 * that a server has too.
 *
 * @param library the folder of the library. Without it nothing is embedded
 * @param create whether to make the library if there is none
 * @param drain how long runs may go on to their own end when the application ends, before
 * they are stopped at their next chunk; the next start goes on with these
 */
@ConfigurationProperties(DriveyardProperties.PREFIX)
record DriveyardProperties(Path library, @DefaultValue("false") boolean create, @DefaultValue("0s") Duration drain) {

	/** What their names begin with. */
	static final String PREFIX = "driveyard";

	DriveyardProperties {
		if (drain.isNegative()) {
			throw new IllegalArgumentException("driveyard.drain must not be negative, not " + drain);
		}
	}

}
