package dev.driveyard;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.driveyard.cli.terminal.ExitCodes;

/**
 * The same for commands that a server elsewhere does. What answers here is no server, so
 * that no class of one is archived.
 */
final class ClientRehearsal {

	private static final String SCHEMA = """
			{"name":"index","description":"","steps":["discover"],"parameters":{"properties":{"path":\
			{"type":"string","format":"path"},"mode":{"type":"string","enum":["shallow"],"default":"shallow"},\
			"maxDepth":{"type":"integer","minimum":0},"exclude":{"type":"array","items":{"type":"string"}},\
			"oneFileSystem":{"type":"boolean"}},"required":["path"]}}""";

	private static final String REQUEST = """
			{"id":1,"state":"DONE","action":"RUN","job":"index","description":"/a","priority":0,"run":1,\
			"requestedBy":"token","accepted":"2026-01-31T12:00:00Z","outcome":"COMPLETED"}""";

	private static final String RUN = """
			{"id":1,"job":"index","description":"/a","state":"COMPLETED","started":"2026-01-31T12:00:00Z",\
			"ended":"2026-01-31T12:00:01Z","seconds":1.0,"issues":0,"host":"a","process":1,\
			"summary":{"seen":1,"new":1,"bytes":10,"left_out_by_rule":{}},"steps":[]}""";

	private ClientRehearsal() {
	}

	static int run() throws IOException {
		Path folder = Files.createTempDirectory("driveyard-rehearsal");
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		try {
			server.createContext("/", ClientRehearsal::answer);
			server.start();
			Path token = Files.createFile(folder.resolve("token"),
					PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
			Files.writeString(token, "dy_rehearsal");
			List<String> first = List.of("--server", "http://127.0.0.1:" + server.getAddress().getPort(),
					"--token-file", token.toString());
			for (List<String> command : List.of(List.of("index", "/a"), List.of("index", "--json", "/a"),
					List.of("runs"), List.of("runs", "show", "1"), List.of("queue", "--all"), List.of("jobs"),
					List.of("runs", "show", "none"))) {
				Rehearsal.run(folder, Stream.concat(first.stream(), command.stream()).toArray(String[]::new));
			}
			return ExitCodes.DONE;
		}
		finally {
			server.stop(0);
			Rehearsal.remove(folder);
		}
	}

	private static void answer(HttpExchange exchange) throws IOException {
		String path = exchange.getRequestURI().getPath().replaceFirst("^/api/v1", "");
		boolean accepts = exchange.getRequestMethod().equals("POST");
		exchange.getRequestBody().readAllBytes();
		byte[] body = body(accepts, path).getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().add("Content-Type", "application/json");
		exchange.sendResponseHeaders(accepts ? 202 : 200, body.length);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

	private static String body(boolean accepts, String path) {
		return switch (path) {
			case "/jobs/index" -> SCHEMA;
			case "/jobs" -> "{\"items\":[" + SCHEMA + "]}";
			case "/runs" -> accepts ? REQUEST : "{\"items\":[" + RUN + "]}";
			case "/runs/1" -> RUN;
			case "/requests" -> "{\"items\":[" + REQUEST + "]}";
			case "/queue" -> "{\"paused\":false}";
			default -> REQUEST;
		};
	}

}
