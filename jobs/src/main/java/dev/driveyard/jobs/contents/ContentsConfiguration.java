package dev.driveyard.jobs.contents;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * What the jobs that read files share.
 */
@Configuration(proxyBeanMethods = false)
public class ContentsConfiguration {

	/** The setting that says how many files may be handled at once in this process. */
	public static final String READ_THREADS = "driveyard.read-threads";

	/** Two runs with the most threads that one may have. */
	private static final int MOST = 130;

	@Bean
	ReadExecutor readExecutor(Environment environment) {
		return new ReadExecutor(environment.getProperty(READ_THREADS, Integer.class, MOST));
	}

}
