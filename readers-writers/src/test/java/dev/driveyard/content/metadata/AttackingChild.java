package dev.driveyard.content.metadata;

import java.io.FileOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.Deflater;

import dev.driveyard.content.metadata.bytes.Content;
import dev.driveyard.content.metadata.child.MetadataChild;
import dev.driveyard.content.metadata.picture.PictureCheck;

/**
 * A child that a file has taken over: it tries what the file tells it, and answers with
 * what came of it.
 */
final class AttackingChild {

	private AttackingChild() {
	}

	public static void main(String... arguments) {
		MetadataChild.serve(new MetadataExtractor() {
			@Override
			void extract(String mediaType, Content content, MetadataDraft draft) throws IOException {
				String[] order = new String(content.upTo(0, 500), StandardCharsets.ISO_8859_1).strip().split(" ", 2);
				if (content.bytes(0, 1)[0] == (byte) 0xFF) {
					PictureCheck.decode("jpeg", content);
				}
				draft.title = obey(order[0], (order.length > 1) ? order[1] : "");
			}
		}, Long.parseLong(arguments[0]));
	}

	private static String obey(String order, String what) {
		try {
			return switch (order) {
				case "read" -> "read " + Files.readAllBytes(Path.of(what)).length;
				case "write" -> write(Path.of(what));
				case "connect" -> connect(Integer.parseInt(what));
				case "environment" -> "it has " + System.getenv().keySet().stream().sorted().toList();
				case "processes" -> "it sees " + numbers(Path.of("/proc")).count();
				case "descriptors" ->
					"it has " + numbers(Path.of("/proc/self/fd")).map(AttackingChild::target).toList();
				case "start" -> "ended with " + new ProcessBuilder(what).start().waitFor();
				case "many" -> many(what);
				case "native" -> natively();
				case "spin" -> spin();
				case "who" -> Files.readAllLines(Path.of("/proc/self/status"))
					.stream()
					.filter((line) -> line.matches("(Uid|CapEff|NoNewPrivs):.*"))
					.map((line) -> line.replaceAll("\\s+", " "))
					.collect(Collectors.joining(", "));
				default -> "decoded";
			};
		}
		catch (IOException | InterruptedException ex) {
			return "refused: " + ex;
		}
	}

	private static String write(Path file) throws IOException {
		try (FileOutputStream out = new FileOutputStream(file.toFile())) {
			out.write(1);
		}
		return "written";
	}

	private static String connect(int port) throws IOException {
		try (Socket socket = new Socket(InetAddress.getByAddress(new byte[] { 127, 0, 0, 1 }), port)) {
			return "connected " + socket.isConnected();
		}
	}

	private static Stream<Path> numbers(Path folder) throws IOException {
		try (Stream<Path> all = Files.list(folder)) {
			return all.filter((path) -> path.getFileName().toString().matches("\\d+")).toList().stream();
		}
	}

	private static String target(Path link) {
		try {
			return Files.readSymbolicLink(link).toString().replaceAll(".*/", "");
		}
		catch (IOException ex) {
			return "closed";
		}
	}

	private static String many(String program) {
		List<Process> started = new ArrayList<>();
		try {
			while (started.size() < 500) {
				started.add(new ProcessBuilder(program, "20").start());
			}
			return "all started";
		}
		catch (IOException ex) {
			return "refused";
		}
		finally {
			started.forEach(Process::destroyForcibly);
		}
	}

	private static String natively() {
		List<Deflater> all = new ArrayList<>();
		try {
			while (all.size() < 20_000) {
				all.add(new Deflater());
			}
			return "got all";
		}
		catch (OutOfMemoryError ex) {
			return "refused after " + all.size();
		}
	}

	private static String spin() {
		for (long i = 0; i >= 0; i = (i + 1) & Long.MAX_VALUE) {
			Thread.onSpinWait();
		}
		return "";
	}

}
