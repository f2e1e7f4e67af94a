package dev.driveyard.cli.schedule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link SocketQuestion} to servers that answer and that do not.
 */
@Timeout(60)
class SocketQuestionTests {

	@TempDir
	private Path folder;

	private ServerSocketChannel listen() throws Exception {
		return ServerSocketChannel.open(StandardProtocolFamily.UNIX)
			.bind(UnixDomainSocketAddress.of(this.folder.resolve("s")));
	}

	@Test
	void whoHangsIsNotWaitedForForEver() throws Exception {
		try (ServerSocketChannel hanging = listen()) {
			assertThat(hanging.isOpen()).isTrue();
			assertThat(SocketQuestion.get(this.folder.resolve("s"), "/x", Duration.ofMillis(100))).isEmpty();
		}
	}

	@Test
	void whereNobodyIsThereIsNoAnswer() {
		assertThat(SocketQuestion.get(this.folder.resolve("s"), "/x")).isEmpty();
	}

	@Test
	void anAnswerIsRead() throws Exception {
		try (ServerSocketChannel server = listen()) {
			Thread answering = new Thread(() -> answer(server));
			answering.start();
			assertThat(SocketQuestion.get(this.folder.resolve("s"), "/x"))
				.hasValueSatisfying((answer) -> assertThat(answer).containsEntry("items", 3));
			answering.join();
		}
	}

	private static void answer(ServerSocketChannel server) {
		try (SocketChannel asked = server.accept()) {
			asked.read(ByteBuffer.allocate(1 << 10));
			asked.write(ByteBuffer.wrap("HTTP/1.1 200 OK\r\n\r\n{\"items\":3}".getBytes(StandardCharsets.UTF_8)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
