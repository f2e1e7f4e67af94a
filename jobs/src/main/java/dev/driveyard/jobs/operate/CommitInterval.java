package dev.driveyard.jobs.operate;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * How many items the steps commit at once: as many as each is made for, unless the
 * setting {@link #SETTING} says otherwise. What they write does not depend on it.
 *
 * @param all for all steps; 0 for what each is made for
 */
public record CommitInterval(int all) {

	/** As many as each step is made for. */
	public static final CommitInterval OF_STEP = new CommitInterval(0);

	/** The name of the setting. */
	public static final String SETTING = "driveyard.commit-interval";

	/**
	 * The interval of a step.
	 * @param usual what it is made for
	 */
	public int of(int usual) {
		return (this.all > 0) ? this.all : usual;
	}

	/**
	 * Reads the setting.
	 */
	@Configuration(proxyBeanMethods = false)
	public static class Setting {

		@Bean
		CommitInterval commitInterval(Environment environment) {
			return new CommitInterval(environment.getProperty(SETTING, Integer.class, 0));
		}

	}

}
