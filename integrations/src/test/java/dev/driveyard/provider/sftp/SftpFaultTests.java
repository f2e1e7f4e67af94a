package dev.driveyard.provider.sftp;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import dev.driveyard.storage.Children;
import dev.driveyard.storage.FileStat;
import dev.driveyard.storage.OpenDirectory;
import dev.driveyard.storage.OpenFile;
import dev.driveyard.storage.volume.UnreachableException;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * Servers that fail, lie or fall silent: what did not come whole never counts.
 */
class SftpFaultTests {

	/** What a server does with a packet of a client. */
	@FunctionalInterface
	interface Script {

		/**
		 * The answer without its length; null to cut the connection; empty to be silent.
		 */
		byte @Nullable [] answer(int type, int id, ByteBuffer body) throws IOException;

	}

	/** A server whose SFTP is what a test says. */
	private static TestServer scripted(Script script) throws IOException {
		SftpSubsystemFactory factory = new SftpSubsystemFactory() {
			@Override
			public Command createSubsystem(ChannelSession channel) {
				return new Scripted(script);
			}
		};
		return new TestServer(factory, (server) -> {
		});
	}

	/** Speaks packets. */
	private static final class Scripted implements Command, Runnable {

		private final Script script;

		@SuppressWarnings("NullAway.Init")
		private DataInputStream in;

		@SuppressWarnings("NullAway.Init")
		private DataOutputStream out;

		@SuppressWarnings("NullAway.Init")
		private ExitCallback exit;

		Scripted(Script script) {
			this.script = script;
		}

		@Override
		public void setInputStream(InputStream stream) {
			this.in = new DataInputStream(stream);
		}

		@Override
		public void setOutputStream(OutputStream stream) {
			this.out = new DataOutputStream(stream);
		}

		@Override
		public void setErrorStream(OutputStream stream) {
			// it has nothing to say there
		}

		@Override
		public void setExitCallback(ExitCallback callback) {
			this.exit = callback;
		}

		@Override
		public void start(ChannelSession channel, Environment environment) {
			Thread thread = new Thread(this);
			thread.setDaemon(true);
			thread.start();
		}

		@Override
		public void destroy(ChannelSession channel) {
			// the thread ends with its streams
		}

		@Override
		public void run() {
			try {
				while (true) {
					byte[] packet = new byte[this.in.readInt()];
					this.in.readFully(packet);
					ByteBuffer body = ByteBuffer.wrap(packet);
					int type = body.get();
					byte[] answer = (type == 1) ? new Answer(2).number(3).bytes()
							: this.script.answer(type, body.getInt(), body);
					if (answer == null) {
						this.out.flush();
						this.exit.onExit(1);
						return;
					}
					if (answer.length > 0) {
						this.out.writeInt(answer.length);
						this.out.write(answer);
						this.out.flush();
					}
				}
			}
			catch (IOException ex) {
				// the client went
			}
		}

	}

	/** An answer in the making. */
	private static final class Answer {

		private final java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();

		Answer(int type) {
			this.out.write(type);
		}

		Answer number(long number) {
			this.out.writeBytes(ByteBuffer.allocate(4).putInt((int) number).array());
			return this;
		}

		Answer text(String text) {
			byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
			number(bytes.length);
			this.out.writeBytes(bytes);
			return this;
		}

		/** Attributes with size, mode and times. */
		Answer attributes(long size, int mode) {
			return number(1 | 4 | 8).number(size >>> 32).number(size).number(mode).number(7).number(7);
		}

		byte[] bytes() {
			return this.out.toByteArray();
		}

	}

	private static final int DIRECTORY = 0040755;

	private static final int FILE = 0100644;

	/**
	 * A server with a root, and one file of 100,000 bytes in it, of which it gives some.
	 */
	private static byte @Nullable [] file(int type, int id, ByteBuffer body, Script reading) throws IOException {
		return switch (type) {
			case PacketType.LSTAT -> {
				byte[] path = new byte[body.getInt()];
				body.get(path);
				boolean root = path.length == 1;
				yield new Answer(PacketType.ATTRS).number(id)
					.attributes(root ? 0 : 100_000, root ? DIRECTORY : FILE)
					.bytes();
			}
			case PacketType.FSTAT -> new Answer(PacketType.ATTRS).number(id).attributes(100_000, FILE).bytes();
			case PacketType.OPEN, PacketType.OPENDIR -> new Answer(PacketType.HANDLE).number(id).text("h").bytes();
			case PacketType.CLOSE -> status(id, 0);
			default -> reading.answer(type, id, body);
		};
	}

	/**
	 * Gives each answer to each second question for names, and says in between that these
	 * were all.
	 */
	private static Script listing(byte @Nullable [] answer, Script otherwise) {
		AtomicInteger asked = new AtomicInteger();
		return (type, id, body) -> {
			if (type != PacketType.READDIR) {
				return otherwise.answer(type, id, body);
			}
			if (asked.incrementAndGet() % 2 == 0) {
				return otherwise.answer(type, id, body);
			}
			return (answer != null) ? ByteBuffer.wrap(answer.clone()).putInt(1, id).array() : null;
		};
	}

	private static byte[] status(int id, int code) {
		return new Answer(PacketType.STATUS).number(id).number(code).text("said").text("").bytes();
	}

	private static SftpBackend root(TestServer server) {
		Map<String, String> settings = server.settings(Path.of("/"));
		settings.put("timeout", "2");
		return server.backend(settings);
	}

	private static byte[] read(SftpBackend backend) throws IOException {
		try (OpenDirectory root = backend.open("/"); OpenFile file = root.open("file")) {
			return SftpBackendTests.readAll(file, 64 * 1024);
		}
	}

	@Test
	void aConnectionThatDropsInTheMiddleOfAReadIsAFailure() throws IOException {
		try (TestServer server = scripted((type, id, body) -> file(type, id, body, (t, i, b) -> {
			b.position(b.position() + 5);
			long position = b.getLong();
			return (position >= 65536) ? null : new Answer(PacketType.DATA).number(i).text("x".repeat(32768)).bytes();
		})); SftpBackend backend = root(server)) {
			assertThatExceptionOfType(UnreachableException.class).isThrownBy(() -> read(backend));
		}
	}

	@Test
	void aPacketThatIsCutOffIsNoAnswer() throws IOException {
		try (TestServer server = scripted((type, id, body) -> file(type, id, body, (t, i, b) -> {
			// says that it is longer than what comes before the connection is cut
			return new Answer(PacketType.DATA).number(i).number(32768).bytes();
		})); SftpBackend backend = root(server)) {
			assertThatIOException().isThrownBy(() -> read(backend)).withMessageContaining("makes no sense");
		}
	}

	@Test
	void aFileThatTheServerEndsTooEarlyIsNotReadAsAWholeOne() throws IOException {
		try (TestServer server = scripted((type, id, body) -> file(type, id, body, (t, i, b) -> {
			b.position(b.position() + 5);
			return (b.getLong() >= 65536) ? status(i, 1)
					: new Answer(PacketType.DATA).number(i).text("x".repeat(32768)).bytes();
		})); SftpBackend backend = root(server)) {
			assertThatIOException().isThrownBy(() -> read(backend)).withMessageContaining("too early");
		}
	}

	@Test
	void shortAnswersAreReadOnFromWhereTheyEnd() throws IOException {
		try (TestServer server = scripted((type, id, body) -> file(type, id, body, (t, i, b) -> {
			b.position(b.position() + 5);
			long position = b.getLong();
			int length = Math.min(b.getInt(), 1000);
			int left = (int) Math.min(length, 100_000 - position);
			return (left <= 0) ? status(i, 1)
					: new Answer(PacketType.DATA).number(i)
						.text(String.valueOf((char) ('a' + position / 1000 % 26)).repeat(left))
						.bytes();
		})); SftpBackend backend = root(server)) {
			byte[] read = read(backend);
			assertThat(read).hasSize(100_000);
			for (int i = 0; i < read.length; i++) {
				assertThat(read[i]).isEqualTo((byte) ('a' + i / 1000 % 26));
			}
		}
	}

	@Test
	void aReadThatTheServerRefusesIsAFailure() throws IOException {
		try (TestServer server = scripted((type, id, body) -> file(type, id, body, (t, i, b) -> status(i, 4)));
				SftpBackend backend = root(server)) {
			assertThatIOException().isThrownBy(() -> read(backend)).withMessageContaining("refused it: said");
		}
		try (TestServer server = scripted((type, id, body) -> file(type, id, body, (t, i, b) -> status(i, 3)));
				SftpBackend backend = root(server)) {
			assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> read(backend));
		}
	}

	/** An answer with some names. */
	private static byte[] names(List<String> names) {
		Answer answer = new Answer(PacketType.NAME).number(0).number(names.size());
		names.forEach((name) -> answer.text(name).text("").attributes(1, FILE));
		return answer.bytes();
	}

	@Test
	void aListingThatIsCutOffIsNoListing() throws IOException {
		Script cut = (type, id, body) -> (type == PacketType.READDIR) ? null
				: file(type, id, body, SftpFaultTests::end);
		try (TestServer server = scripted(listing(names(List.of("one")), cut)); SftpBackend backend = root(server)) {
			assertThatExceptionOfType(UnreachableException.class)
				.isThrownBy(() -> backend.list("/", backend.stat("/")));
		}
	}

	@Test
	void aListingThatNeverEndsIsEnded() throws IOException {
		byte[] nothing = names(List.of());
		Script endless = (type, id, body) -> file(type, id, body,
				(t, i, b) -> ByteBuffer.wrap(nothing.clone()).putInt(1, i).array());
		try (TestServer server = scripted(endless); SftpBackend backend = root(server)) {
			assertThatIOException().isThrownBy(() -> backend.list("/", backend.stat("/")))
				.withMessageContaining("makes no sense");
		}
	}

	private static byte[] end(int type, int id, ByteBuffer body) {
		return status(id, 1);
	}

	@Test
	void aServerThatFallsSilentIsNotWaitedForLong() throws IOException {
		try (TestServer server = scripted((type, id, body) -> new byte[0]); SftpBackend backend = root(server)) {
			assertThatExceptionOfType(UnreachableException.class).isThrownBy(() -> backend.stat("/"))
				.withMessageContaining("did not answer within 2 s");
		}
	}

	@Test
	void namesThatLeadElsewhereAreIssues() throws IOException {
		List<String> names = List.of(".", "..", "good", "../evil", "a/b", "", "nul\0l");
		Script whole = (type, id, body) -> file(type, id, body, SftpFaultTests::end);
		try (TestServer server = scripted(listing(names(names), whole)); SftpBackend backend = root(server)) {
			Children children = backend.list("/", backend.stat("/"));
			assertThat(children.stats()).extracting(FileStat::name).containsExactly("good");
			assertThat(children.failures()).hasSize(4);
			assertThat(children.failures())
				.allSatisfy((failure) -> assertThat(failure.name()).doesNotContain("/", "\0"));
		}
	}

	@Test
	void bytesThatAreNoTextAreKeptAndACharsetRefusesWhatItCantHold() throws IOException {
		Script whole = (type, id, body) -> file(type, id, body, SftpFaultTests::end);
		try (TestServer server = scripted(listing(names(List.of("caf\u00e9", "b\u0081")), whole))) {
			try (SftpBackend backend = root(server)) {
				assertThat(backend.list("/", backend.stat("/")).stats()).extracting(FileStat::name)
					.containsExactlyInAnyOrder("caf\uEFE9", "b\uEF81");
			}
			Map<String, String> settings = server.settings(Path.of("/"));
			settings.put("charset", "windows-1252");
			try (SftpBackend backend = server.backend(settings)) {
				Children children = backend.list("/", backend.stat("/"));
				assertThat(children.stats()).extracting(FileStat::name).containsExactly("café");
				assertThat(children.failures()).hasSize(1).allSatisfy((failure) -> {
					assertThat(failure.name()).isEqualTo("b\uEF81");
					assertThat(failure.cause()).hasMessageContaining("charset");
				});
				assertThatIOException().isThrownBy(() -> backend.stat("/日本"))
					.withMessageContaining("none in the charset");
			}
		}
	}

	@Test
	void aConnectionThatWasCutIsMadeAnew(@TempDir Path folder) throws IOException {
		Files.writeString(folder.resolve("file"), "x");
		try (TestServer server = new TestServer(); SftpBackend backend = server.backend(folder.toRealPath())) {
			backend.stat("/file");
			for (int i = 2; i < 5; i++) {
				server.cut();
				assertThat(backend.stat("/file").stat().size()).isOne();
				assertThat(server.sessions()).isEqualTo(i);
			}
		}
	}

	@Test
	void aFileWhoseConnectionWasCutIsNotReadOn(@TempDir Path folder) throws IOException {
		Files.write(folder.resolve("file"), new byte[100]);
		try (TestServer server = new TestServer();
				SftpBackend backend = server.backend(folder.toRealPath());
				OpenDirectory root = backend.open("/");
				OpenFile file = root.open("file")) {
			assertThat(file.read(ByteBuffer.allocate(50), 0)).isEqualTo(50);
			server.cut();
			assertThatIOException().isThrownBy(() -> file.read(ByteBuffer.allocate(50), 50));
			try (OpenFile again = root.open("file")) {
				assertThat(again.read(ByteBuffer.allocate(50), 50)).isEqualTo(50);
			}
		}
	}

	@Test
	void manyThreadsShareAFewConnections(@TempDir Path folder) throws Exception {
		byte[] content = new byte[300_000];
		for (int i = 0; i < 40; i++) {
			content[0] = (byte) i;
			Files.write(folder.resolve("file" + i), content);
		}
		Map<String, String> settings;
		ExecutorService threads = Executors.newFixedThreadPool(16);
		try (TestServer server = new TestServer()) {
			settings = server.settings(folder.toRealPath());
			settings.put("connections", "2");
			try (SftpBackend backend = server.backend(settings); OpenDirectory root = backend.open("/")) {
				List<Future<byte[]>> all = new ArrayList<>();
				for (int i = 0; i < 40; i++) {
					String name = "file" + i;
					all.add(threads.submit(() -> {
						try (OpenDirectory own = backend.open("/"); OpenFile file = own.open(name)) {
							return SftpBackendTests.readAll(file, 64 * 1024);
						}
					}));
				}
				for (int i = 0; i < 40; i++) {
					content[0] = (byte) i;
					assertThat(all.get(i).get()).isEqualTo(content);
				}
				assertThat(server.sessions()).isBetween(1, 2);
			}
		}
		finally {
			threads.shutdownNow();
		}
	}

}
