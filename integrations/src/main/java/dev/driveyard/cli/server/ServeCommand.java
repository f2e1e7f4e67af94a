package dev.driveyard.cli.server;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import dev.driveyard.catalogue.library.Library;
import dev.driveyard.catalogue.library.LibraryLock;
import dev.driveyard.cli.command.BaseCommand;
import dev.driveyard.cli.command.HereOnly;
import dev.driveyard.cli.command.WorkSession;
import dev.driveyard.cli.terminal.ExitCodes;
import dev.driveyard.jobs.operate.RunLimits;
import dev.driveyard.server.RunningServer;
import dev.driveyard.server.ServerSettings;
import dev.driveyard.tokens.TokenSecret;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code driveyard serve}.
 */
@Command(name = "serve", description = {
		"Serve the library over HTTP, and run what is asked for, until Ctrl-C or SIGTERM.",
		"It listens at a Unix socket in the library's folder, for its owner, and at a TCP port, where each"
				+ " request needs a token. The first start makes one and prints it, once.",
		"At the end the runs stop; the next start goes on with them. Other commands hand their runs to it meanwhile.",
		"More settings, and TLS: docs/server.md." })
public final class ServeCommand extends BaseCommand implements HereOnly {

	@Option(names = "--host", paramLabel = "ADDRESS", description = "Listen at this address (default: 127.0.0.1).")
	@Nullable String host;

	@Option(names = "--port", paramLabel = "N", description = "Listen at this TCP port, 0 for any (default: 8787).")
	@Nullable Integer port;

	@Option(names = "--socket", paramLabel = "PATH",
			description = "Listen at this Unix socket (default: server.sock in the library's folder).")
	@Nullable Path socket;

	@Option(names = "--no-socket", description = "Listen at no Unix socket.")
	boolean noSocket;

	@Option(names = "--runs", paramLabel = "N", description = "Run up to N jobs at a time (default: 2).")
	@Nullable Integer runs;

	@Option(names = "--tls-certificate", paramLabel = "FILE",
			description = "Listen by TLS with this certificate, in PEM; it is read again when it changes.")
	@Nullable Path certificate;

	@Option(names = "--tls-key", paramLabel = "FILE", description = "Its private key, in PEM.")
	@Nullable Path key;

	@Option(names = "--root", paramLabel = "FOLDER",
			description = "Requests with a token may name paths in this folder too, not only in locations.")
	Path @Nullable [] roots;

	@Option(names = "--read-only", description = "Only show; refuse everything that changes something.")
	boolean readOnly;

	@Option(names = "--insecure", description = "Listen beyond this machine without TLS.")
	boolean insecure;

	@Override
	public String reason() {
		return "It makes this machine a server. Leave --server out.";
	}

	@Override
	public Integer call() throws InterruptedException {
		Library library = library();
		LibraryLock lock = library.database().isServer() ? null : LibraryLock.acquire(library, WorkSession.SERVER);
		try (LibraryLock held = lock; RunningServer server = context().server().start(library, settings())) {
			CountDownLatch end = new CountDownLatch(1);
			context().onInterrupt().accept(end::countDown);
			tell(server);
			end.await();
		}
		return ExitCodes.DONE;
	}

	private Map<String, Object> settings() {
		Map<String, Object> settings = new LinkedHashMap<>();
		put(settings, "host", this.host);
		put(settings, "port", this.port);
		put(settings, "socket", this.noSocket ? ServerSettings.NO_SOCKET : path(this.socket));
		put(settings, "tls.certificate", path(this.certificate));
		put(settings, "tls.key", path(this.key));
		put(settings, "read-only", this.readOnly ? true : null);
		put(settings, "insecure", this.insecure ? true : null);
		for (int number = 0; this.roots != null && number < this.roots.length; number++) {
			put(settings, "roots[" + number + "]", path(this.roots[number]));
		}
		if (this.runs != null) {
			settings.put(RunLimits.ACTIVE, this.runs);
		}
		return settings;
	}

	private static void put(Map<String, Object> settings, String name, @Nullable Object value) {
		if (value != null) {
			settings.put(ServerSettings.PREFIX + name, value);
		}
	}

	private static @Nullable String path(@Nullable Path path) {
		return (path != null) ? path.toAbsolutePath().normalize().toString() : null;
	}

	private void tell(RunningServer server) {
		server.notes().forEach(this::note);
		TokenSecret first = server.firstToken();
		if (this.json) {
			Map<String, Object> map = object();
			map.put("type", "server");
			map.put("url", server.url());
			map.put("socket", (server.socket() != null) ? server.socket().toString() : null);
			map.put("token", (first != null) ? first.reveal() : null);
			output().json(map);
		}
		else {
			output().line("Driveyard listens at " + server.url()
					+ ((server.socket() != null) ? " and at " + server.socket() : ""));
			if (first != null) {
				output().line("The first token, for an administrator; it is not shown again: " + first.reveal());
			}
		}
		output().flush();
	}

}
