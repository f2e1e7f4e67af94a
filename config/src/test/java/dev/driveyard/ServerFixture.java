package dev.driveyard;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import dev.driveyard.catalogue.Json;
import dev.driveyard.catalogue.library.Library;
import dev.driveyard.catalogue.library.LibraryLock;
import dev.driveyard.cli.command.WorkSession;
import dev.driveyard.database.Dialect;
import dev.driveyard.database.TestLibrary;
import dev.driveyard.server.RunningServer;
import dev.driveyard.transfer.trash.TrashPlaces;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * A server in this JVM, on a library of its own, with those who ask it.
 */
final class ServerFixture implements AutoCloseable {

	private final Library library;

	private final @Nullable LibraryLock lock;

	private final RunningServer server;

	private final String admin;

	private boolean closed;

	private ServerFixture(Library library, Map<String, Object> settings, String admin, String owner) {
		this.library = library;
		this.lock = library.database().isServer() ? null : LibraryLock.acquire(library, owner);
		Map<String, Object> all = new HashMap<>(Map.of("driveyard.server.port", 0, "driveyard.queue.poll", "300ms"));
		all.putAll(settings);
		try {
			Path beside = Objects.requireNonNull(library.folder().getParent());
			this.server = ServerApplication.start(library, all,
					(context) -> context.registerBean(TrashPlaces.class, () -> CommandRunner.trashIn(beside)));
		}
		catch (RuntimeException ex) {
			unlock();
			throw ex;
		}
		this.admin = Optional.ofNullable(this.server.firstToken()).map((secret) -> secret.reveal()).orElse(admin);
	}

	/** Starts one on a new library in a folder. */
	static ServerFixture start(Dialect dialect, Path folder, Map<String, Object> settings) {
		return new ServerFixture(TestLibrary.newFolder(folder.resolve("library.driveyard"), dialect), settings, "",
				WorkSession.SERVER);
	}

	/** Starts what looks to others like an owner of the library that is no server. */
	static ServerFixture startAs(String owner, Path folder) {
		return new ServerFixture(TestLibrary.newFolder(folder.resolve("library.driveyard"), Dialect.SQLITE), Map.of(),
				"", owner);
	}

	static ServerFixture start(Path folder, Map<String, Object> settings) {
		return start(Dialect.SQLITE, folder, settings);
	}

	/** Starts it again after it was closed. */
	ServerFixture again(Map<String, Object> settings) {
		return new ServerFixture(this.library, settings, this.admin, WorkSession.SERVER);
	}

	Library library() {
		return this.library;
	}

	RunningServer server() {
		return this.server;
	}

	String admin() {
		return this.admin;
	}

	int port() {
		return URI.create(this.server.url()).getPort();
	}

	HttpConnection tcp() {
		return HttpConnection.tcp(port());
	}

	HttpConnection unix() {
		return HttpConnection.unix(Objects.requireNonNull(this.server.socket()));
	}

	/** Makes a token with a role. */
	String token(String name, String role) {
		return String
			.valueOf(post("/tokens", Map.of("name", name, "role", role)).requireStatus(201).json().get("token"));
	}

	HttpAnswer get(String path) {
		return ask(this.admin, "GET", path, "");
	}

	HttpAnswer post(String path, Map<String, Object> body) {
		return ask(this.admin, "POST", path, Json.write(body));
	}

	HttpAnswer post(String path) {
		return ask(this.admin, "POST", path, "");
	}

	/** Asks with a token; an empty one is not sent. */
	HttpAnswer ask(String token, String method, String path, String body, String... headers) {
		List<String> head = new ArrayList<>(List.of(method + " /api/v1" + path + " HTTP/1.1", "Host: 127.0.0.1"));
		if (!token.isEmpty()) {
			head.add("Authorization: Bearer " + token);
		}
		if (!body.isEmpty()) {
			head.add("Content-Type: application/json");
		}
		head.addAll(List.of(headers));
		return tcp().send(body, head.toArray(String[]::new));
	}

	/** Asks for a run and waits until its request is done; what it is then. */
	Map<String, Object> run(String job, Map<String, Object> parameters) {
		return awaitDone(launch(job, parameters).requireStatus(202).id());
	}

	HttpAnswer launch(String job, Map<String, Object> parameters) {
		return post("/runs", Map.of("job", job, "parameters", parameters));
	}

	Map<String, Object> awaitDone(long request) {
		return await("/requests/" + request, (answer) -> "DONE".equals(answer.get("state")));
	}

	/** Waits until an answer is as it should be. */
	Map<String, Object> await(String path, Predicate<Map<String, Object>> wanted) {
		return Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.pollInterval(Duration.ofMillis(20))
			.until(() -> get(path).requireStatus(200).json(), wanted);
	}

	/** Looks into the database beside the server. */
	List<String> sql(String query) {
		Properties properties = new Properties();
		Optional.ofNullable(this.library.database().user()).ifPresent((user) -> properties.setProperty("user", user));
		String url = Optional.ofNullable(this.library.database().url())
			.orElse("jdbc:sqlite:" + this.library.databaseFile());
		try (var connection = DriverManager.getConnection(url, properties)) {
			return JdbcClient.create(new SingleConnectionDataSource(connection, true))
				.sql(query)
				.query(String.class)
				.list();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void unlock() {
		if (this.lock != null) {
			this.lock.close();
		}
	}

	@Override
	public void close() {
		if (!this.closed) {
			this.closed = true;
			this.server.close();
			unlock();
		}
	}

	/** The paths below a folder, as text, for comparisons. */
	static Set<String> tree(Path folder) throws IOException {
		try (var files = Files.walk(folder)) {
			return files.map((file) -> folder.relativize(file).toString())
				.filter((name) -> !name.isEmpty())
				.collect(Collectors.toCollection(TreeSet::new));
		}
	}

}
