package dev.driveyard;

import java.util.Map;
import java.util.function.Consumer;

import dev.driveyard.catalogue.library.Library;
import dev.driveyard.cli.command.Session;
import dev.driveyard.context.LibraryConfiguration;
import dev.driveyard.jobs.operate.queue.LaunchQueue;
import dev.driveyard.jobs.operate.queue.LaunchRequests;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

/**
 * The Spring context of one open library. Everything is named here: nothing is scanned
 * and nothing configures itself, so a command starts fast.
 */
@Configuration(proxyBeanMethods = false)
@Import(LibraryConfiguration.class)
public class Application {

	/**
	 * Opens a library.
	 */
	static Session open(Library library) {
		return open(library, (context) -> {
		});
	}

	/**
	 * Opens a library with more beans than the application has.
	 */
	static Session open(Library library, Consumer<GenericApplicationContext> more) {
		Logging.toLibrary(library);
		SpringApplication application = new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
			.bannerMode(Banner.Mode.OFF)
			.logStartupInfo(false)
			.lazyInitialization(true)
			.registerShutdownHook(false)
			.properties(Map.of("spring.config.location", "optional:classpath:/driveyard/"))
			.addCommandLineProperties(false)
			.initializers((context) -> {
				GenericApplicationContext beans = (GenericApplicationContext) context;
				beans.registerBean(Library.class, () -> library);
				beans.registerBean(LaunchRequests.class, () -> accepting(beans));
				more.accept(beans);
			})
			.build();
		return new ContextSession(library, application.run());
	}

	/** Without the channels, which a command has no use for. */
	private static LaunchRequests accepting(GenericApplicationContext beans) {
		return (request) -> beans.getBean(LaunchQueue.class).accept(request);
	}

	private record ContextSession(Library library, ConfigurableApplicationContext context) implements Session {

		@Override
		public <T> T get(Class<T> type) {
			return this.context.getBean(type);
		}

		@Override
		public void close() {
			this.context.close();
		}

	}

}
