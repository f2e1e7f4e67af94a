package dev.driveyard;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.driveyard.catalogue.CatalogueException;
import dev.driveyard.catalogue.library.Library;
import dev.driveyard.context.ServiceDefaults;
import dev.driveyard.failure.FailureCode;
import dev.driveyard.files.SmallFile;
import dev.driveyard.jobs.operate.RecoveryTimer;
import dev.driveyard.jobs.operate.queue.QueueSettings;
import dev.driveyard.notify.NoticeTrial;
import dev.driveyard.notify.NoticeTrialConfiguration;
import dev.driveyard.notify.NotifyConfiguration;
import dev.driveyard.schedule.ScheduleSettings;
import dev.driveyard.server.RunningServer;
import dev.driveyard.server.ServerConfiguration;
import dev.driveyard.server.ServerSettings;
import dev.driveyard.server.ServerStartException;
import dev.driveyard.server.tomcat.LocalSocket;
import dev.driveyard.server.tomcat.TomcatConfiguration;
import dev.driveyard.tokens.AccessTokens;
import dev.driveyard.tokens.TokenSecret;
import dev.driveyard.watch.WatchTiming;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.env.DefaultPropertiesPropertySource;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertiesPropertySource;

/**
 * The Spring context of a server: that of an open library with what listens, and who runs
 * what is asked for.
 */
@Configuration(proxyBeanMethods = false)
@Import({ Application.class, ServerConfiguration.class, NotifyConfiguration.class })
class ServerApplication {

	/** The settings of a library's server. */
	static final String SETTINGS = "server.properties";

	private static final int LARGEST_SETTINGS = 1 << 20;

	private static final Map<String, Object> USUAL = Map.of("spring.config.location", "optional:classpath:/driveyard/",
			"spring.main.keep-alive", "false", "spring.lifecycle.timeout-per-shutdown-phase", "10s",
			"logging.structured.ecs.service.name", "driveyard", "spring.mail.properties.mail.smtp.connectiontimeout",
			"10000", "spring.mail.properties.mail.smtp.timeout", "20000",
			"spring.mail.properties.mail.smtp.writetimeout", "20000");

	/**
	 * Starts a server.
	 */
	static RunningServer start(Library library, Map<String, Object> settings) {
		return start(library, settings, (context) -> {
		});
	}

	/**
	 * Starts one with more beans than a server has.
	 */
	static RunningServer start(Library library, Map<String, Object> settings,
			Consumer<GenericApplicationContext> more) {
		Logging.toLibrary(library);
		JavaLogging.redirect();
		SpringApplication application = new SpringApplicationBuilder(ServerApplication.class)
			.web(WebApplicationType.SERVLET)
			.properties(usual(library))
			.bannerMode(Banner.Mode.OFF)
			.logStartupInfo(false)
			.registerShutdownHook(false)
			.addCommandLineProperties(false)
			.initializers((context) -> {
				prepare(context, library, settings);
				more.accept((GenericApplicationContext) context);
			})
			.build();
		try {
			return running((ServletWebServerApplicationContext) application.run());
		}
		catch (RuntimeException ex) {
			throw explained(ex);
		}
	}

	/**
	 * Sends a notice that is only a test to all that a server of the library would tell.
	 */
	static List<NoticeTrial.Result> tryNotices(Library library) {
		Logging.toLibrary(library);
		SpringApplication application = new SpringApplicationBuilder(NoticeTrialConfiguration.class)
			.web(WebApplicationType.NONE)
			.properties(usual(library))
			.bannerMode(Banner.Mode.OFF)
			.logStartupInfo(false)
			.registerShutdownHook(false)
			.addCommandLineProperties(false)
			.initializers((context) -> prepare(context, library, Map.of()))
			.build();
		try (ConfigurableApplicationContext context = application.run()) {
			return context.getBean(NoticeTrial.class).run();
		}
		catch (RuntimeException ex) {
			throw explained(ex);
		}
	}

	private static Map<String, Object> usual(Library library) {
		Map<String, Object> usual = new HashMap<>(USUAL);
		usual.putAll(ServiceDefaults.of(library));
		return usual;
	}

	/** What was said at the start comes first, then the environment, then the file. */
	private static void prepare(ConfigurableApplicationContext context, Library library, Map<String, Object> settings) {
		((GenericApplicationContext) context).registerBean(Library.class, () -> library);
		ConfigurableEnvironment environment = context.getEnvironment();
		environment.getPropertySources().addFirst(new MapPropertySource("start", settings));
		environment.getPropertySources()
			.addBefore(DefaultPropertiesPropertySource.NAME, new PropertiesPropertySource("library", file(library)));
		log(library, environment);
		Map<String, Object> derived = new HashMap<>();
		if (environment.getProperty(ServerSettings.PREFIX + "read-only", Boolean.class, false)) {
			Stream.of(QueueSettings.ON, ScheduleSettings.ON, WatchTiming.ON, RecoveryTimer.ON, NotifyConfiguration.ON)
				.forEach((work) -> derived.put(work, "false"));
		}
		Optional.ofNullable(environment.getProperty(ServerSettings.PREFIX + "tls.certificate")).ifPresent((file) -> {
			String bundle = "spring.ssl.bundle.pem." + TomcatConfiguration.BUNDLE;
			derived.put(bundle + ".keystore.certificate", "file:" + file);
			derived.put(bundle + ".keystore.private-key",
					"file:" + environment.getProperty(ServerSettings.PREFIX + "tls.key", ""));
			derived.put(bundle + ".keystore.verify-keys", "true");
			derived.put(bundle + ".reload-on-update", "true");
		});
		environment.getPropertySources().addFirst(new MapPropertySource("derived", derived));
	}

	private static void log(Library library, ConfigurableEnvironment environment) {
		try {
			Logging.toLibrary(library, environment);
		}
		catch (IllegalArgumentException ex) {
			throw new ServerStartException(FailureCode.REFUSED, ex.getMessage() + ".", ex);
		}
	}

	private static Properties file(Library library) {
		Path file = library.folder().resolve(SETTINGS);
		Properties properties = new Properties();
		if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
			try {
				properties
					.load(new StringReader(new String(SmallFile.read(file, LARGEST_SETTINGS), StandardCharsets.UTF_8)));
			}
			catch (IOException | IllegalArgumentException ex) {
				throw new CatalogueException("Can't read " + file + ": " + ex.getMessage(), ex);
			}
		}
		return properties;
	}

	private static RunningServer running(ServletWebServerApplicationContext context) {
		try {
			return new ContextServer(context,
					context.getBean(AccessTokens.class).createFirst().map(AccessTokens.Issued::secret).orElse(null));
		}
		catch (RuntimeException ex) {
			context.close();
			throw ex;
		}
	}

	private static RuntimeException explained(RuntimeException ex) {
		for (Throwable cause = ex; cause != null; cause = cause.getCause()) {
			if (cause instanceof ServerStartException told) {
				return told;
			}
			if (cause instanceof CatalogueException told) {
				return told;
			}
			if (cause instanceof PortInUseException port) {
				return new ServerStartException(FailureCode.REFUSED,
						"The server can't listen at port " + port.getPort() + ": another program does.", ex);
			}
		}
		return ex;
	}

	/** A server that listens. */
	record ContextServer(ServletWebServerApplicationContext context,
			@Nullable TokenSecret firstToken) implements RunningServer {

		@Override
		public String url() {
			ServerSettings settings = this.context.getBean(ServerSettings.class);
			String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
			return (settings.isSecure() ? "https" : "http") + "://" + host + ":"
					+ Objects.requireNonNull(this.context.getWebServer()).getPort();
		}

		@Override
		public @Nullable Path socket() {
			return this.context.getBean(LocalSocket.class).path();
		}

		@Override
		public List<String> notes() {
			List<String> notes = new ArrayList<>();
			Optional.ofNullable(this.context.getBean(LocalSocket.class).note()).ifPresent(notes::add);
			return notes;
		}

		@Override
		public void close() {
			this.context.close();
		}

	}

}
