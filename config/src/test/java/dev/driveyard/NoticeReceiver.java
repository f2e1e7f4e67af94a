package dev.driveyard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.driveyard.catalogue.Json;

/**
 * A web server that is told of runs.
 */
final class NoticeReceiver implements AutoCloseable {

	private final HttpServer server;

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();

	/**
	 * Starts one.
	 * @param answer the status for each request, by how many there were before
	 */
	NoticeReceiver(Function<Integer, Integer> answer) {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.createContext("/", (exchange) -> take(exchange, answer));
		this.server.setExecutor(this.threads);
		this.server.start();
	}

	private void take(HttpExchange exchange, Function<Integer, Integer> answer) throws IOException {
		String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		int before;
		synchronized (this.deliveries) {
			before = this.deliveries.size();
			this.deliveries.add(new Delivery(exchange.getRequestURI().getPath(),
					String.valueOf(exchange.getRequestHeaders().getFirst("Driveyard-Delivery")),
					String.valueOf(exchange.getRequestHeaders().getFirst("Driveyard-Signature")), body));
		}
		exchange.getResponseHeaders().add("Location", url() + "/elsewhere");
		exchange.sendResponseHeaders(answer.apply(before), -1);
		exchange.close();
	}

	String url() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	List<Delivery> deliveries() {
		return this.deliveries;
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.threads.shutdownNow();
	}

	/**
	 * What came.
	 */
	record Delivery(String path, String id, String signature, String body) {

		Map<String, Object> json() {
			return Json.read(this.body);
		}

	}

}
