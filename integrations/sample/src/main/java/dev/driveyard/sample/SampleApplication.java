package dev.driveyard.sample;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/**
 * Where the application starts.
 */
@SpringBootApplication
@EnableConfigurationProperties(InboxSettings.class)
public class SampleApplication {

	/**
	 * Starts it.
	 */
	public static void main(String... arguments) {
		SpringApplication.run(SampleApplication.class, arguments);
	}

}
