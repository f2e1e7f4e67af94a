package dev.driveyard.autoconfigure;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;

import dev.driveyard.catalogue.CatalogueException;
import dev.driveyard.catalogue.library.Library;
import dev.driveyard.catalogue.library.LibraryFolder;
import dev.driveyard.catalogue.library.LibraryLock;
import dev.driveyard.context.Locales;
import dev.driveyard.context.ServiceDefaults;
import dev.driveyard.jobs.operate.queue.LaunchRequests;
import dev.driveyard.jobs.operate.queue.QueueSettings;
import dev.driveyard.jobs.operate.queue.QueueWorkers;
import dev.driveyard.jobs.operate.queue.RunEventListener;
import dev.driveyard.jobs.operate.queue.RunEvents;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * A library that is open for as long as its host runs: a context of its own that has no
 * parent, so that neither finds the beans of the other. Its lock is held from the first
 * moment to the last; what takes requests, schedules and watches begins and ends with the
 * host's lifecycle.
 */
public final class EmbeddedLibrary implements SmartLifecycle, SmartInitializingSingleton, AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(EmbeddedLibrary.class);

	/**
	 * After the ends of channels and the flows of the host, which are in phase 0; before
	 * what polls, listens or answers requests. At the end the other way round, so that
	 * flows are there for the last events.
	 */
	private static final int PHASE = 1024;

	private final Library library;

	private final @Nullable LibraryLock lock;

	private final Duration drain;

	private final ObjectProvider<RunEventListener> listeners;

	private final ConfigurableApplicationContext context;

	private volatile boolean running;

	/**
	 * Opens a library, and begins nothing yet.
	 * @param requests through which all launches go, also those of schedules and watches
	 * @param listeners who are told what becomes of them
	 */
	EmbeddedLibrary(DriveyardProperties properties, ConfigurableEnvironment host,
			ObjectProvider<LaunchRequests> requests, ObjectProvider<RunEventListener> listeners) {
		requireLocale();
		this.library = library(properties);
		this.lock = this.library.database().isServer() ? null : LibraryLock.acquire(this.library, owner(host));
		this.drain = properties.drain();
		this.listeners = listeners;
		try {
			this.context = context(this.library, host, requests);
		}
		catch (RuntimeException | Error ex) {
			release();
			throw ex;
		}
	}

	private static void requireLocale() {
		if (!Locales.canNameEveryFile()) {
			throw new CatalogueException("The JVM's encoding for file names is " + Locales.fileNameEncoding()
					+ ", which can't name every file. Start the application with a UTF-8 locale (LC_ALL=C.UTF-8).");
		}
	}

	private static Library library(DriveyardProperties properties) {
		Path folder = properties.library().toAbsolutePath().normalize();
		if (properties.create() && !Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
			String name = String.valueOf(folder.getFileName());
			return LibraryFolder.create(folder,
					name.endsWith(LibraryFolder.SUFFIX)
							? name.substring(0, name.length() - LibraryFolder.SUFFIX.length()) : name,
					"", Library.Database.EMBEDDED);
		}
		return LibraryFolder.open(folder);
	}

	/** What others are told: whether they can hand requests to it, too. */
	private static String owner(ConfigurableEnvironment host) {
		boolean takesRequests = host.getProperty(QueueSettings.ON, Boolean.class, true);
		return (takesRequests ? LibraryLock.APPLICATION : "the idle application ")
				+ host.getProperty("spring.application.name", "that embeds it");
	}

	private static ConfigurableApplicationContext context(Library library, ConfigurableEnvironment host,
			ObjectProvider<LaunchRequests> requests) {
		AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
		context.setDisplayName("driveyard");
		context.setEnvironment(new HostEnvironment(host, ServiceDefaults.of(library)));
		context.registerBean(AbstractApplicationContext.LIFECYCLE_PROCESSOR_BEAN_NAME, HeldLifecycle.class);
		context.registerBean(Library.class, () -> library);
		context.registerBean(LaunchRequests.class, () -> (request) -> requests.getObject().send(request));
		context.register(EmbeddedConfiguration.class);
		context.refresh();
		return context;
	}

	/** The library. */
	public Library library() {
		return this.library;
	}

	/**
	 * A bean of the library's context, for what the host wants to look up or do beyond
	 * the beans that it sees.
	 */
	public <T> T get(Class<T> type) {
		return this.context.getBean(type);
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.listeners.orderedStream().forEach(get(RunEvents.class)::add);
	}

	@Override
	public synchronized void start() {
		if (!this.running) {
			get(HeldLifecycle.class).begin();
			this.running = true;
		}
	}

	@Override
	public synchronized void stop() {
		if (!this.running) {
			return;
		}
		try {
			drain();
			get(HeldLifecycle.class).stop();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			get(HeldLifecycle.class).stop();
		}
		this.running = false;
	}

	private void drain() throws InterruptedException {
		if (!this.drain.isZero() && !get(QueueWorkers.class).drain(this.drain)) {
			logger.info("Runs did not come to their end in {}; they stop, and the next start goes on with them",
					this.drain);
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

	/** Closes the database, and lets others have the library. */
	@Override
	public void close() {
		try {
			this.context.close();
		}
		finally {
			release();
		}
	}

	private void release() {
		if (this.lock != null) {
			this.lock.close();
		}
	}

}
