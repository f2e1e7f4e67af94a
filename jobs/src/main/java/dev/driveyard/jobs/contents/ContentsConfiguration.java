package dev.driveyard.jobs.contents;

import dev.driveyard.jobs.operate.RunLimits;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * What the jobs that read or change files share.
 */
@Configuration(proxyBeanMethods = false)
public class ContentsConfiguration {

	/** The setting that says how many files may be read at once in this process. */
	public static final String READ_THREADS = "driveyard.read-threads";

	/** The setting that says how many files may be changed at once in this process. */
	public static final String EFFECT_THREADS = "driveyard.effect-threads";

	/** The most threads that one run may have, with the one for what takes long. */
	private static final int OF_RUN = 65;

	@Bean
	ReadExecutor readExecutor(Environment environment, RunLimits limits) {
		return new ReadExecutor(threads(environment, READ_THREADS, limits), limits.active());
	}

	@Bean
	EffectExecutor effectExecutor(Environment environment, RunLimits limits) {
		return new EffectExecutor(threads(environment, EFFECT_THREADS, limits), limits.active());
	}

	/** By default as many as all runs that there may be at a time can use. */
	private static int threads(Environment environment, String setting, RunLimits limits) {
		return environment.getProperty(setting, Integer.class, OF_RUN * Math.max(2, limits.active()));
	}

}
