package dev.driveyard.autoconfigure;

import java.nio.file.Path;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/**
 * Applications that embed a library: with all that configures itself, such as Spring
 * Batch on a database of their own. Flyway is slow to start, and off until it is set.
 */
final class Hosts {

	private static int number;

	private Hosts() {
	}

	/** One that embeds the library in a folder, which is made if there is none. */
	static ConfigurableApplicationContext embedding(Path library, Class<?> more, String... settings) {
		return builder(more).properties("driveyard.library=" + library, "driveyard.create=true")
			.properties(settings)
			.run();
	}

	/** One that embeds none. */
	static ConfigurableApplicationContext plain(Class<?> more, String... settings) {
		return builder(more).properties(settings).run();
	}

	private static SpringApplicationBuilder builder(Class<?> more) {
		return new SpringApplicationBuilder(Host.class, more).web(WebApplicationType.NONE)
			.registerShutdownHook(false)
			.logStartupInfo(false)
			.properties("spring.main.banner-mode=off", "spring.application.name=host",
					"spring.datasource.url=jdbc:h2:mem:host" + ++number, "spring.batch.jdbc.initialize-schema=always",
					"spring.flyway.enabled=false");
	}

	/** All that configures itself. */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Host {

	}

}
